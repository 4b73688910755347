//! The only part that touches the outside: arguments, files, clocks, programs and the terminal.
//!
//! Turns the session's effects into deeds and what happens into messages. Everything below it is pure and may not
//! import it.
#![expect(clippy::disallowed_methods, reason = "the shell is the I/O boundary")]

mod args;
pub mod backend;
mod bell;
mod clipboard;
mod clock;
mod completions;
pub mod desk;
pub mod disk;
mod editor;
mod ending;
mod environment;
pub mod events;
mod failure;
pub mod files;
mod finder;
pub mod input;
mod install;
pub mod keyboard;
mod keys;
pub mod keystrokes;
pub mod line_desk;
mod lines;
pub mod lock;
mod manual;
mod news;
mod opened;
mod opener;
pub mod panics;
mod pen;
pub mod places;
mod plain;
mod print;
mod reader;
mod run;
pub mod screen;
mod sequences;
mod shelf;
mod shelf_lines;
mod shelf_screen;
pub mod signals;
mod snapshot;
pub mod state;
mod store;
pub mod terminal;
mod told_config;
pub mod tty;
mod usage;
mod user_files;
mod visit;

pub use run::run;
