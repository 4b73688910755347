//! What the reader does: the state of one reading, and how commands change it.
//!
//! Pure: [`Session::update`] takes a [`Message`] and returns [`Effect`]s; it sees no clock, disk or terminal.
//! Knows nothing of keys (keymap) or of how it is drawn (view).

mod command;
mod state;
mod visible;

pub use command::{Command, Group, Mode, ROWS, Row};
pub use state::*;
