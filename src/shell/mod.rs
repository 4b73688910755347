//! The only part that touches the outside: arguments, files, clocks, programs and the terminal.
//!
//! Performs the session's effects and turns events into its messages. Everything below it is pure and may not import it.
//!
//! | folder | room for |
//! |---|---|
//! | [`terminal`] | bytes to keys, frames to bytes, signals, leaving the terminal as it was |
//! | [`fetch`] | the one request for a page of the web |
//! | [`storage`] | paths, saving, pages kept, the lock, the position, the disk thread |
//! | `cli` | arguments, configuration files, printing, manual page, completions |
//! | [`app`] | the event loops: reading with a screen and line by line |
#![expect(clippy::disallowed_methods, reason = "the shell is the I/O boundary")]

pub mod app;
mod cli;
mod clock;
mod failure;
pub mod fetch;
mod run;
pub mod storage;
pub mod terminal;

pub use failure::TERMINAL_GONE_EXIT;
pub use run::run;
