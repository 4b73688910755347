//! The only part that touches the outside: arguments, files, clocks, programs and the terminal.
//!
//! Turns the session's effects into deeds and what happens into messages. Everything below it is pure and may not
//! import it.
#![expect(clippy::disallowed_methods, reason = "the shell is the I/O boundary")]

mod args;
pub mod backend;
mod bell;
mod clock;
pub mod desk;
mod editor;
pub mod events;
mod failure;
pub mod files;
mod finder;
pub mod input;
mod keeper;
pub mod keyboard;
mod keys;
pub mod keystrokes;
pub mod lock;
mod opened;
pub mod panics;
mod pen;
pub mod places;
mod print;
mod reader;
mod run;
pub mod saver;
pub mod screen;
pub mod signals;
pub mod state;
pub mod terminal;
pub mod tty;
mod user_files;

pub use run::run;
