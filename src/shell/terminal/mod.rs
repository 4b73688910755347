//! The terminal: bytes to keys, frames to bytes, signals, and leaving it as it was.
//!
//! | file | what it is for |
//! |---|---|
//! | [`clipboard`] | the terminal's clipboard, by the sequence OSC 52. No terminal says whether it took what was sent |
//! | [`decoder`] | what a sequence of bytes from the terminal means: a key, a press of the mouse, the beginning of a paste, or nothing |
//! | [`encoder`] | a frame as the bytes that show it: the last gate before the terminal |
//! | [`guard`] | the terminal guard: puts the terminal into the state for reading and always brings it back |
//! | [`keyboard`] | the keys: waits for the terminal and for a waker at once, and turns what the terminal sends into events |
//! | [`keys`] | from a terminal's key event to a key of the keymap |
//! | [`keystrokes`] | the bytes of the keyboard as keys |
//! | [`panics`] | what happens when the program itself is wrong: the terminal comes back, one sentence, exit 101 |
//! | [`screen`] | the screen of the running program: drawing, redrawing, and giving it away for a while |
//! | `scroll` | finds the rows that a frame shows again at another height, so that the terminal can move them itself |
//! | [`sgr`] | the style the terminal writes in, changed by as few bytes as it takes (SGR sequences) |
//! | [`signals`] | signals as occurrences: a thread of its own waits for them and watches the terminal; the drawing thread acts |
//! | [`stray_keys`] | which keys are meant: the rest of a broken key sequence is not |
//! | [`tty`] | where the keys come from and how large the screen is: asked of the kernel, never of the terminal |
//! | [`waker`] | wakes the drawing thread from its wait for keys when another thread has sent something |

pub mod background;
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
pub mod title;
pub mod tty;
pub mod waker;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks what is shared between threads, also when one that held it has panicked: all of it is replaced whole, never half.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
