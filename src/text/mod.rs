//! Positions, widths, rows and the one gate against control characters.
//!
//! First in the flow: independent of articles and screens. Every other folder may use it; it uses none.

mod address;
mod breaks;
mod count;
mod graphemes;
pub mod json;
mod moment;
mod named;
mod path;
mod safe;
mod script;
mod span;
mod width;
mod wrap;

pub use address::{Hyperlink, host, is_web_address, shown_address, site};
pub use count::{capital, count, if_any, is_among, number};
pub use graphemes::{Graphemes, graphemes};
pub use moment::by_the_clock;
pub(crate) use named::named;
pub use named::{NamedEnum, in_words, names, next, not_among};
pub use path::{percent_decoded, percent_encoded};
pub use safe::{SafeText, count_hidden, is_hidden, lone, placeholder, shown_grapheme};
pub use script::{is_mostly_latin, runs_right_to_left};
pub use span::{CodePoints, Span};
pub use width::{clipped, columns_at, fitting, is_ideographic, width};
pub use wrap::{Wrapping, one_line, wrap};
