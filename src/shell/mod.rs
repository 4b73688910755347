//! The only part that touches the outside: arguments, files, clocks, programs and the terminal.
//!
//! Everything below it is pure; nothing below may import it.
#![expect(clippy::disallowed_methods, reason = "the shell is the I/O boundary")]

mod args;
pub mod backend;
mod desk;
pub mod events;
mod failure;
mod folders;
pub mod input;
mod keys;
pub mod keystrokes;
mod opened;
pub mod panics;
mod print;
mod reader;
mod run;
pub mod screen;
pub mod signals;
pub mod terminal;
pub mod tty;

pub use run::run;
