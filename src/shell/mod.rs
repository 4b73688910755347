//! The only part that touches the outside: arguments, files, clocks, programs and the terminal.
//!
//! Everything below it is pure; nothing below may import it.
#![expect(clippy::disallowed_methods, reason = "the shell is the I/O boundary")]

pub mod backend;
pub mod events;
pub mod input;
pub mod key_reader;
pub mod keystrokes;
pub mod panics;
pub mod screen;
pub mod signals;
pub mod terminal;
pub mod tty;
