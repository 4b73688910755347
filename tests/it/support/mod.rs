//! What several features' tests share: a real terminal, an invented article, a painter that shows a screen as text.

pub mod bridge;
pub mod home;
pub mod key_table;
pub mod oracle;
pub mod painter;
pub mod palettes;
pub mod picture;
pub mod program;
pub mod pty;
#[cfg(feature = "fetch")]
pub mod server;
pub mod sitting;
pub mod toy;
