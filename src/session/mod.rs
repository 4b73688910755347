//! What the reader does: the state of one reading, and how commands change it.
//!
//! Pure: [`Session::update`] takes a [`Message`] and returns [`Effect`]s; it sees no clock, disk or terminal.
//! Knows nothing of keys (keymap) or of how it is drawn (view).

mod alike;
mod asked;
mod boxes;
mod called;
mod change;
mod command;
mod complete;
mod context;
mod copying;
mod counted;
mod decide;
mod filter;
mod find;
mod help;
mod laid_out;
mod links;
mod navigate;
mod notice;
mod open;
mod overlay;
mod pointing;
mod rows;
mod search;
mod sheet;
mod shelf;
mod span_edit;
mod spot;
mod state;
mod step;
mod typing;
mod update;
mod visible;

pub use called::{Called, Miscalled, called};
pub use command::{Command, Group, Mode, ROWS, Row};
pub use context::Context;
pub use counted::Counted;
pub use laid_out::Waiting;
pub use notice::{Notice, Piece};
pub use open::Bookmark;
pub use overlay::*;
pub use pointing::Pointed;
pub use search::{Before, find_all};
pub use sheet::{SHOWN_PROMPTS, choices};
pub use shelf::{Shelf, ShelfEffect};
pub use spot::Spot;
pub use state::*;
