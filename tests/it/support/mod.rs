//! What several tests share: an invented article with its checklist, and a painter that shows a screen as text.

pub mod bridge;
pub mod painter;
