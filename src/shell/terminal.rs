//! The terminal guard: puts the terminal into the state for reading and always brings it back.
//!
//! One terminal, hence one state for the whole program: any thread may bring it back, once. What is drawn in
//! between belongs to [`screen`](super::screen). Nothing here waits for an answer of the terminal.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Arc, Mutex, PoisonError};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// Alternate screen, no cursor, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// The reverse, after the end of a frame that was cut and of its colours.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?1049l\x1b[?25h";
/// Presses and the wheel, reported as text.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// Every way of reporting, whoever turned it on.
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l";

/// What has to be undone; nothing while the terminal is its owner's.
static ENTERED: Mutex<Option<Entered>> = Mutex::new(None);

struct Entered {
    keys: Arc<OwnedFd>,
    cooked: Termios,
    mouse: bool,
}

/// Takes the terminal over: keys one by one, alternate screen, cursor hidden, pastes marked.
///
/// # Errors
/// When the terminal refuses; it is then as it was.
pub fn enter(keys: &Arc<OwnedFd>, mouse: bool) -> io::Result<()> {
    let cooked = uninterrupted(|| tcgetattr(keys))?;
    let mut raw = cooked.clone();
    raw.make_raw();
    // Remembered first: from here on any way out brings back what was.
    *lock() = Some(Entered {
        keys: Arc::clone(keys),
        cooked,
        mouse,
    });
    let entered = uninterrupted(|| tcsetattr(keys, OptionalActions::Now, &raw))
        .map_err(io::Error::from)
        .and_then(|()| write_all(ENTER))
        .and_then(|()| if mouse { write_all(MOUSE_ON) } else { Ok(()) });
    if entered.is_err() {
        restore();
    }
    entered
}

/// Gives the terminal back as it was; the second call, from whichever thread, does nothing.
///
/// Errors are swallowed: a terminal that is gone has nothing to bring back, and there is no one to tell.
pub fn restore() {
    let Some(entered) = lock().take() else {
        return;
    };
    if entered.mouse {
        write_all(MOUSE_OFF).ok();
    }
    write_all(LEAVE).ok();
    uninterrupted(|| tcsetattr(&entered.keys, OptionalActions::Now, &entered.cooked)).ok();
}

/// Whether the terminal is taken over at the moment.
pub fn is_entered() -> bool {
    lock().is_some()
}

/// Turns the reports of the mouse on or off; remembered for the way out.
///
/// # Errors
/// When the terminal is gone.
pub fn set_mouse(on: bool) -> io::Result<()> {
    match lock().as_mut() {
        Some(entered) => entered.mouse = on,
        None => return Ok(()),
    }
    write_all(if on { MOUSE_ON } else { MOUSE_OFF })
}

/// Writes all of `bytes` to the terminal, past any buffer of ours.
///
/// # Errors
/// When the terminal is gone.
pub fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    let out = rustix::stdio::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(out, bytes) {
            Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Another program made this terminal non-blocking and left it so.
            Err(Errno::AGAIN) => {
                let mut ready = [PollFd::from_borrowed_fd(out.as_fd(), PollFlags::OUT)];
                poll(&mut ready, None)
                    .or_else(|e| if e == Errno::INTR { Ok(0) } else { Err(e) })?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The state, also when the thread that held it has panicked: it is replaced whole, never half.
fn lock() -> std::sync::MutexGuard<'static, Option<Entered>> {
    ENTERED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A call that a signal interrupted is made again: a stop and `fg` must not look like a failure.
fn uninterrupted<T>(mut call: impl FnMut() -> rustix::io::Result<T>) -> rustix::io::Result<T> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            done => return done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of the private modes that `bytes` set (`h`) or reset (`l`), in order.
    fn modes(bytes: &[u8], end: char) -> Vec<String> {
        String::from_utf8_lossy(bytes)
            .split('\u{1b}')
            .filter_map(|part| part.strip_prefix("[?")?.strip_suffix(end))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn every_mode_is_undone_on_the_way_out() {
        assert_eq!(modes(ENTER, 'h'), ["1049", "2004"]);
        assert_eq!(modes(ENTER, 'l'), ["25"]);
        assert_eq!(modes(LEAVE, 'l'), ["2026", "2004", "1049"]);
        assert_eq!(modes(LEAVE, 'h'), ["25"]);
        for mode in modes(MOUSE_ON, 'h') {
            assert!(modes(MOUSE_OFF, 'l').contains(&mode), "{mode}");
        }
    }

    #[test]
    fn bringing_back_what_was_never_taken_does_nothing() {
        restore();
        assert!(!is_entered());
    }
}
