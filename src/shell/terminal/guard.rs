//! The terminal guard: puts the terminal into the state for reading and always brings it back.
//!
//! One terminal, hence one state for the whole program: any thread may bring it back, once. What is drawn in
//! between belongs to [`screen`](super::screen). Nothing here waits for an answer of the terminal, and on the way out
//! nothing waits for a terminal that is not read.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::encoder::END_OF_LINK;
use super::{lock, title};
use crate::text::SafeText;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, retry_on_intr};
use rustix::stdio::{dup2_stderr, stderr, stdout};
use rustix::termios::{OptionalActions, Termios, isatty, tcgetattr, tcsetattr};

/// Alternate screen, no cursor, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// The reverse, after the end of a frame that was cut and of its colours.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?1049l\x1b[?25h";
/// Presses and the wheel, reported as text.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// Every way of reporting, also those that other programs turned on.
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l";

/// How long a terminal may take to read what brings it back.
const RESTORE_TIMEOUT: Duration = Duration::from_millis(200);
/// How often it is looked, while a terminal takes nothing, whether to give up.
const LOOK: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 50_000_000,
};

/// Whether a signal ends the program: nothing is drawn any more.
static ENDING: AtomicBool = AtomicBool::new(false);
/// What has to be undone; nothing while the terminal is its owner's.
static ENTERED: Mutex<Option<Entered>> = Mutex::new(None);

struct Entered {
    keys: Arc<OwnedFd>,
    screen: Arc<OwnedFd>,
    cooked: Termios,
    mouse: bool,
    /// Whether the window has a title of ours.
    title: bool,
    /// Whether a frame that was cut may have left a link open.
    link: bool,
}

/// Takes the terminal over: keys one by one, alternate screen, cursor hidden, pastes marked. Not when a signal ends the
/// program.
///
/// # Errors
/// When the terminal refuses; it is then as it was.
pub fn enter(keys: &Arc<OwnedFd>, mouse: bool) -> io::Result<()> {
    let cooked = retry_on_intr(|| tcgetattr(keys))?;
    let mut raw = cooked.clone();
    raw.make_raw();
    let screen = Arc::new(open_screen()?);
    let mut entered = lock(&ENTERED);
    if ENDING.load(Ordering::SeqCst) {
        // It may have been given back for the last time.
        return Ok(());
    }
    // Remembered first: from here on any way out brings back what was.
    *entered = Some(Entered {
        keys: Arc::clone(keys),
        screen,
        cooked,
        mouse,
        title: false,
        link: false,
    });
    let set = retry_on_intr(|| tcsetattr(keys, OptionalActions::Now, &raw));
    drop(entered);
    let enter = [ENTER, if mouse { MOUSE_ON } else { &[] }].concat();
    let done = set.map_err(io::Error::from);
    let done = done.and_then(|()| write_all(&enter));
    if done.is_err() {
        restore();
    }
    done
}

/// Gives the terminal back as it was; the second call, from whichever thread, waits for the first and does nothing.
///
/// Errors are ignored: a terminal that is gone has nothing to restore.
pub fn restore() {
    // Held to the end: no thread may end the program between the take and the restored modes.
    let mut entered = lock(&ENTERED);
    let Some(was) = entered.take() else {
        return;
    };
    // First what never waits.
    retry_on_intr(|| tcsetattr(&was.keys, OptionalActions::Now, &was.cooked)).ok();
    let end = Instant::now() + RESTORE_TIMEOUT;
    let mouse: &[u8] = if was.mouse { MOUSE_OFF } else { &[] };
    let title: &[u8] = if was.title { title::BRING_BACK } else { &[] };
    let link: &[u8] = if was.link { END_OF_LINK } else { &[] };
    let leave = [mouse, title, link, LEAVE].concat();
    let sent = send(&was.screen, &leave, || Instant::now() >= end);
    if sent != Ok(true) && ENDING.load(Ordering::SeqCst) {
        mute();
    }
}

/// Discards later messages to a terminal that is not read: writing would block.
fn mute() {
    if isatty(stderr())
        && let Ok(nowhere) = open("/dev/null", OFlags::WRONLY, Mode::empty())
    {
        dup2_stderr(nowhere).ok();
    }
}

/// Draws nothing from now on, so that the drawing thread can end, also when the terminal takes nothing.
pub(in crate::shell) fn stop_drawing() {
    ENDING.store(true, Ordering::SeqCst);
}

/// Whether the terminal is taken over at the moment.
pub fn is_entered() -> bool {
    lock(&ENTERED).is_some()
}

/// Turns the reports of the mouse on or off; remembered for the way out.
///
/// # Errors
/// When the terminal is gone.
pub fn set_mouse(on: bool) -> io::Result<()> {
    if let Some(entered) = lock(&ENTERED).as_mut() {
        entered.mouse = on;
    }
    write_all(if on { MOUSE_ON } else { MOUSE_OFF })
}

/// Has the way out end a link.
pub(super) fn remember_links() {
    if let Some(entered) = lock(&ENTERED).as_mut() {
        entered.link = true;
    }
}

/// Gives the window this title; the one before is put aside at first, for the way out.
///
/// # Errors
/// When the terminal is gone.
pub fn set_title(title: &SafeText) -> io::Result<()> {
    let mut before: &[u8] = &[];
    if let Some(entered) = lock(&ENTERED).as_mut()
        && !std::mem::replace(&mut entered.title, true)
    {
        before = title::PUT_ASIDE;
    }
    write_all(&[before, &title::sequence(title)].concat())
}

/// Writes all of `bytes` to the terminal, past any buffer of ours; nothing while the terminal is its owner's, or when a
/// signal ends the program.
///
/// # Errors
/// When the terminal is gone.
pub fn write_all(bytes: &[u8]) -> io::Result<()> {
    let screen = lock(&ENTERED)
        .as_ref()
        .map(|entered| Arc::clone(&entered.screen));
    if let Some(screen) = screen {
        send(&screen, bytes, || ENDING.load(Ordering::SeqCst))?;
    }
    Ok(())
}

/// Sends bytes as the terminal takes them; whether it took all before it `is_over`.
fn send(
    screen: &OwnedFd,
    mut bytes: &[u8],
    is_over: impl Fn() -> bool,
) -> rustix::io::Result<bool> {
    while !bytes.is_empty() {
        if is_over() {
            return Ok(false);
        }
        let mut ready = [PollFd::from_borrowed_fd(screen.as_fd(), PollFlags::OUT)];
        let written = match poll(&mut ready, Some(&LOOK)) {
            Ok(0) => continue,
            Ok(_) => rustix::io::write(screen, bytes),
            Err(error) => Err(error),
        };
        match written {
            Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

/// Stdout opened anew, so that a write never waits: the one we were given is shared with the shell and must stay as it
/// is. Of another user's terminal, as after `su`, it is that one all the same.
fn open_screen() -> io::Result<OwnedFd> {
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    match open("/dev/fd/1", flags, Mode::empty()) {
        Ok(screen) => Ok(screen),
        Err(_) => stdout().try_clone_to_owned(),
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
