//! The only part that touches the outside: arguments, files, clocks, programs and the terminal.
//!
//! Everything below it is pure; nothing below may import it.
#![expect(clippy::disallowed_methods, reason = "the shell is the I/O boundary")]

mod args;
pub mod backend;
pub mod desk;
mod editor;
pub mod events;
mod failure;
pub mod files;
mod folders;
pub mod input;
mod keeper;
pub mod key_reader;
mod keys;
pub mod keystrokes;
mod lock;
mod opened;
pub mod panics;
mod places;
mod print;
mod reader;
mod run;
mod saver;
pub mod screen;
pub mod signals;
mod state;
pub mod terminal;
pub mod tty;

pub use run::run;
