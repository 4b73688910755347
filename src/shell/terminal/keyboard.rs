//! The keys: waits for the terminal and for a waker at once, and turns what the terminal sends into events.
//!
//! Read by the drawing thread itself, so that a key needs no hand-over, and that not one byte is taken while an
//! editor or the shell has the terminal: the drawing thread waits then. The wait has no end while no key has begun.

use std::collections::VecDeque;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::keystrokes::Keystrokes;
use super::stray_keys::StrayKeys;

/// The terminal that the keys come from.
#[derive(Debug)]
pub struct Keys {
    terminal: Arc<OwnedFd>,
    forget: AtomicBool,
}

impl Keys {
    pub(in crate::shell) fn new(terminal: OwnedFd) -> Self {
        Self {
            terminal: Arc::new(terminal),
            forget: AtomicBool::new(false),
        }
    }

    /// The terminal itself.
    pub fn terminal(&self) -> &Arc<OwnedFd> {
        &self.terminal
    }

    /// Has a sequence that has begun forgotten: another program gets the keys now.
    pub(in crate::shell) fn forget_what_began(&self) {
        self.forget.store(true, Ordering::SeqCst);
    }
}

/// What ended a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::shell) enum Wake {
    /// Another thread has sent something.
    Waker,
    /// Keys that can be asked for now, or nothing at all.
    Keys,
    /// The terminal has vanished.
    Gone,
}

/// Reads keys.
#[derive(Debug)]
pub(in crate::shell) struct Keyboard {
    keys: Arc<Keys>,
    keystrokes: Keystrokes,
    stray: StrayKeys,
    began: Instant,
    events: VecDeque<Event>,
}

impl Keyboard {
    pub(in crate::shell) fn new(keys: Arc<Keys>) -> Self {
        Self {
            keys,
            keystrokes: Keystrokes::default(),
            stray: StrayKeys::default(),
            began: Instant::now(),
            events: VecDeque::new(),
        }
    }

    /// The terminal that is read.
    pub(in crate::shell) const fn keys(&self) -> &Arc<Keys> {
        &self.keys
    }

    /// Whether the terminal said that its background is light, where it answered.
    pub(in crate::shell) const fn told_background(&self) -> Option<bool> {
        self.keystrokes.background()
    }

    /// The next event that has been read.
    pub(in crate::shell) fn next(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Sleeps until the terminal sends something, `waker` is readable or `at_most` is over; without end when no key has
    /// begun and no limit is given.
    pub(in crate::shell) fn wait(&mut self, waker: &impl AsFd, at_most: Option<Duration>) -> Wake {
        if self.keys.forget.swap(false, Ordering::SeqCst) {
            self.keystrokes.forget();
        }
        let patience = self.keystrokes.patience();
        let is_limit =
            at_most.is_some_and(|limit| patience.is_none_or(|patience| limit < patience));
        let patience = if is_limit { at_most } else { patience };
        let patience = patience.and_then(|wait| Timespec::try_from(wait).ok());
        let mut fds = [
            PollFd::from_borrowed_fd(self.keys.terminal.as_fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(waker.as_fd(), PollFlags::IN),
        ];
        match poll(&mut fds, patience.as_ref()) {
            Ok(0) if is_limit => return Wake::Keys,
            Ok(0) => {
                let rest = self.keystrokes.give_up();
                self.take(rest);
                return Wake::Keys;
            }
            Ok(_) => {}
            Err(Errno::INTR) => return Wake::Keys,
            Err(_) => return Wake::Gone,
        }
        let [keys, others] = fds.map(|fd| fd.revents());
        if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Wake::Gone;
        }
        if keys.contains(PollFlags::IN) {
            return self.read();
        }
        if others.is_empty() {
            Wake::Keys
        } else {
            Wake::Waker
        }
    }

    /// Reads what is there.
    fn read(&mut self) -> Wake {
        let mut bytes = [0; 4096];
        match rustix::io::read(&self.keys.terminal, &mut bytes) {
            Ok(0) => return Wake::Gone,
            Ok(n) => {
                let events = self.keystrokes.feed(bytes.get(..n).unwrap_or_default());
                self.take(events);
            }
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => return Wake::Gone,
        }
        Wake::Keys
    }

    /// Keeps the events that are meant.
    fn take(&mut self, events: Vec<Event>) {
        let now = self.began.elapsed();
        let meant = events.into_iter();
        let meant = meant.filter(|event| self.stray.admits(now, event));
        self.events.extend(meant);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::terminal::waker::Waker;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use std::io::{PipeWriter, Write};

    /// A keyboard that is a pipe.
    fn keyboard() -> (PipeWriter, Keyboard, Waker) {
        let (keys, typist) = std::io::pipe().unwrap();
        let keyboard = Keyboard::new(Arc::new(Keys::new(keys.into())));
        (typist, keyboard, Waker::new().unwrap())
    }

    fn typed(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    /// The next event, however often the keyboard others before it.
    fn next(keyboard: &mut Keyboard, waker: &Waker) -> Event {
        loop {
            if let Some(event) = keyboard.next() {
                return event;
            }
            assert_eq!(keyboard.wait(waker, None), Wake::Keys);
        }
    }

    #[test]
    fn keys_come_one_by_one_in_their_order() {
        let (mut typist, mut keyboard, waker) = keyboard();
        typist.write_all(b"ab\x1b[B").unwrap();
        for code in [KeyCode::Char('a'), KeyCode::Char('b'), KeyCode::Down] {
            assert_eq!(next(&mut keyboard, &waker), typed(code));
        }
        assert_eq!(keyboard.next(), None);
    }

    #[test]
    fn a_sequence_that_was_cut_by_giving_the_keys_away_is_forgotten() {
        let (mut typist, mut keyboard, waker) = keyboard();
        typist.write_all(b"a\x1b[1;").unwrap();
        assert_eq!(next(&mut keyboard, &waker), typed(KeyCode::Char('a')));
        keyboard.keys().forget_what_began();
        typist.write_all(b"q").unwrap();
        assert_eq!(next(&mut keyboard, &waker), typed(KeyCode::Char('q')));
    }

    #[test]
    fn an_escape_without_more_is_told_after_a_moment() {
        let (mut typist, mut keyboard, waker) = keyboard();
        typist.write_all(b"\x1b").unwrap();
        assert_eq!(next(&mut keyboard, &waker), typed(KeyCode::Esc));
    }

    #[test]
    fn the_bell_ends_the_wait_and_takes_no_key() {
        let (_typist, mut keyboard, waker) = keyboard();
        waker.wake();
        waker.wake();
        assert_eq!(keyboard.wait(&waker, None), Wake::Waker);
        waker.clear();
        assert_eq!(keyboard.next(), None);
    }

    #[test]
    fn a_keyboard_that_vanishes_is_told() {
        let (typist, mut keyboard, waker) = keyboard();
        drop(typist);
        assert_eq!(keyboard.wait(&waker, None), Wake::Gone);
    }
}
