//! The terminal: bytes to keys, frames to bytes, signals, and leaving it as it was.

pub mod clipboard;
pub mod decoder;
pub mod encoder;
pub mod guard;
pub mod keyboard;
pub mod keys;
pub mod keystrokes;
pub mod panics;
pub mod screen;
mod scroll;
pub mod sgr;
pub mod signals;
pub mod stray_keys;
pub mod tty;
pub mod waker;
