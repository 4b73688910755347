//! What several features' tests share: a real terminal to run programs in, and a program to run there.

pub mod oracle;
pub mod pty;
pub mod toy;
