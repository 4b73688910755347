//! Keys to commands: what a key is called, to which command it is bound in which mode, what a half-typed one waits for.
//!
//! Tables of names come in (from the configuration), commands go out (to the session). Pure: independent of files and
//! the terminal; the shell translates what was pressed into a [`Key`].

mod build;
mod input;
mod key;
mod line;
mod table;

pub use build::{KeymapError, Table};
pub use input::{Input, KeyStep};
pub use key::{Key, KeyCode, parse_keys, show_keys};
pub use line::{TypedLine, read_line};
pub use table::{Keymap, Lookup, Remap};
