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

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks what is shared between threads, also when one that held it has panicked: all of it is replaced whole, never half.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
