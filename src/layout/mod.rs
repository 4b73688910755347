//! Lines and pages: the article wrapped to a width, and how the screen is divided.
//!
//! Done on resize, never per frame. Imports only `text` and `article`; columns exist from here on.

mod area;
mod frame;
mod line;
mod lines;
mod table;
mod window;
mod wrap;

pub use area::{RectExt, to_u16};
pub use frame::Frame;
pub use line::{Cell, Line, LineKind};
pub use lines::Lines;
pub use window::AT_ONCE;
