//! Lines and pages: the article wrapped to a width, and how the screen is divided.
//!
//! Done on resize, never per frame. Imports only `text` and `article`; columns exist from here on.

mod area;
mod frame;
mod page;
mod table;
mod wrap;

pub use frame::{Area, Frame};
pub use wrap::{Line, LineKind, Lines};
