//! The thread that reads keys, and the gate that makes it let go.
//!
//! It sleeps on the terminal and on its gate at once, without a time-out while no key has begun. The gate is closed
//! before an editor or the shell gets the terminal: not one of their bytes may be taken. A terminal that vanishes is
//! told also while the gate is closed.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::events::{Occurrence, TERMINAL_GONE_EXIT};
use super::input::StrayKeys;
use super::keystrokes::Keystrokes;
use super::terminal;

/// How long the drawing thread has to save and end after the terminal has vanished.
const GONE_GRACE: Duration = Duration::from_millis(1500);

/// Whether keys may be read; closing it waits until the reader has let go.
#[derive(Debug)]
pub struct KeyGate {
    keys: Arc<OwnedFd>,
    state: Mutex<Gate>,
    changed: Condvar,
    wake: PipeWriter,
}

#[derive(Debug, Default)]
struct Gate {
    open: bool,
    reading: bool,
}

impl KeyGate {
    /// The terminal that the keys come from.
    pub fn keys(&self) -> &Arc<OwnedFd> {
        &self.keys
    }

    /// Lets the reader read.
    pub fn open(&self) {
        self.lock().open = true;
        self.wake();
    }

    /// Stops the reader; when this returns not one byte will be taken from the terminal.
    pub fn close(&self) {
        let mut state = self.lock();
        state.open = false;
        self.wake();
        while state.reading {
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn wake(&self) {
        (&self.wake).write_all(&[0]).ok();
    }

    /// Takes over what is wanted; whether to read.
    fn obey(&self) -> bool {
        let mut state = self.lock();
        state.reading = state.open;
        self.changed.notify_all();
        state.reading
    }

    /// The reader has ended: nobody needs to wait for it.
    fn end(&self) {
        let mut state = self.lock();
        state.open = false;
        state.reading = false;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Gate> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the thread that reads keys and tells them, with its gate closed.
///
/// # Errors
/// When the system refuses a pipe or a thread.
pub(super) fn read_keys<M: Send + 'static>(
    keys: Arc<OwnedFd>,
    tell: Sender<Occurrence<M>>,
) -> io::Result<Arc<KeyGate>> {
    let (woken, wake) = io::pipe()?;
    let gate = Arc::new(KeyGate {
        keys,
        state: Mutex::default(),
        changed: Condvar::new(),
        wake,
    });
    let mut reader = Reader {
        gate: Arc::clone(&gate),
        woken,
        keystrokes: Keystrokes::default(),
        stray: StrayKeys::default(),
        began: Instant::now(),
        reading: false,
    };
    thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || {
            let gone = reader.run(|event| tell.send(Occurrence::Terminal(event)).is_ok());
            reader.gate.end();
            if gone && tell.send(Occurrence::TerminalGone).is_ok() {
                drop(tell);
                end_without_terminal();
            }
        })?;
    Ok(gate)
}

/// The last resort: whoever should end is stuck, perhaps in a write to the terminal that is no more.
fn end_without_terminal() {
    thread::sleep(GONE_GRACE);
    terminal::restore();
    std::process::exit(TERMINAL_GONE_EXIT.into());
}

/// Waits for the terminal and for its gate at once.
struct Reader {
    gate: Arc<KeyGate>,
    woken: PipeReader,
    keystrokes: Keystrokes,
    stray: StrayKeys,
    began: Instant,
    reading: bool,
}

/// What a wait ended by.
enum Woken {
    Gate,
    Keys,
    Patience,
    Interrupted,
    Gone,
}

impl Reader {
    /// Reads until nobody listens (`false`) or the terminal has vanished (`true`).
    fn run(&mut self, mut tell: impl FnMut(Event) -> bool) -> bool {
        loop {
            let events = match self.wait() {
                Woken::Gone => return true,
                Woken::Interrupted => continue,
                Woken::Gate => {
                    self.obey();
                    continue;
                }
                Woken::Patience => self.keystrokes.give_up(),
                Woken::Keys => match self.read() {
                    Some(events) => events,
                    None => return true,
                },
            };
            let now = self.began.elapsed();
            for event in events {
                if self.stray.admits(now, &event) && !tell(event) {
                    return false;
                }
            }
        }
    }

    /// Sleeps until there is something to do; without end when no key has begun.
    fn wait(&self) -> Woken {
        // A closed gate asks for nothing, but a terminal that vanishes is always told.
        let wanted = if self.reading {
            PollFlags::IN
        } else {
            PollFlags::empty()
        };
        let patience = self.keystrokes.patience().map(timespec);
        let mut fds = [
            PollFd::from_borrowed_fd(self.gate.keys.as_fd(), wanted),
            PollFd::from_borrowed_fd(self.woken.as_fd(), PollFlags::IN),
        ];
        match poll(&mut fds, patience.as_ref()) {
            Ok(0) => return Woken::Patience,
            Ok(_) => {}
            Err(Errno::INTR) => return Woken::Interrupted,
            Err(_) => return Woken::Gone,
        }
        let [keys, woken] = fds.map(|fd| fd.revents());
        if woken.contains(PollFlags::IN) {
            return Woken::Gate;
        }
        if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Woken::Gone;
        }
        Woken::Keys
    }

    /// Opens or closes as the gate says.
    fn obey(&mut self) {
        drain(&mut self.woken);
        self.reading = self.gate.obey();
        if !self.reading {
            self.keystrokes.forget();
        }
    }

    /// Reads what is there; `None` when the terminal has vanished.
    fn read(&mut self) -> Option<Vec<Event>> {
        let mut bytes = [0; 4096];
        match rustix::io::read(&self.gate.keys, &mut bytes) {
            Ok(0) => None,
            Ok(n) => Some(self.keystrokes.feed(bytes.get(..n).unwrap_or_default())),
            Err(Errno::INTR | Errno::AGAIN) => Some(Vec::new()),
            Err(_) => None,
        }
    }
}

fn drain(woken: &mut PipeReader) {
    // One read takes every wake that has been written, since a wake is one byte and they are few.
    let mut bytes = [0; 64];
    drop(woken.read(&mut bytes));
}

fn timespec(wait: Duration) -> Timespec {
    Timespec {
        tv_sec: wait.as_secs().try_into().unwrap_or(i64::MAX),
        tv_nsec: wait.subsec_nanos().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use std::sync::mpsc::{Receiver, channel};

    /// A keyboard that is a pipe, read through a gate.
    fn keyboard() -> (PipeWriter, Arc<KeyGate>, Receiver<Occurrence<()>>) {
        let (keys, typist) = io::pipe().unwrap();
        let (tell, told) = channel();
        let gate = read_keys(Arc::new(keys.into()), tell).unwrap();
        (typist, gate, told)
    }

    fn typed(c: char) -> Occurrence<()> {
        let key = KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
        Occurrence::Terminal(Event::Key(key))
    }

    #[test]
    fn a_closed_gate_leaves_every_byte_to_others() {
        let (mut typist, gate, told) = keyboard();
        for _ in 0..100 {
            gate.open();
            typist.write_all(b"a").unwrap();
            assert_eq!(told.recv().unwrap(), typed('a'));
            gate.close();
            assert!(!gate.lock().reading);
            typist.write_all(b"b").unwrap();
            let mut byte = [0];
            rustix::io::read(gate.keys(), &mut byte).unwrap();
            assert_eq!(&byte, b"b");
        }
    }

    #[test]
    fn a_sequence_that_was_cut_by_closing_is_forgotten() {
        let (mut typist, gate, told) = keyboard();
        gate.open();
        typist.write_all(b"a\x1b[1;").unwrap();
        assert_eq!(told.recv().unwrap(), typed('a'));
        gate.close();
        gate.open();
        typist.write_all(b"q").unwrap();
        assert_eq!(told.recv().unwrap(), typed('q'));
    }

    #[test]
    fn an_escape_without_more_is_told_after_a_moment() {
        let (mut typist, gate, told) = keyboard();
        gate.open();
        typist.write_all(b"\x1b").unwrap();
        let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        assert_eq!(
            told.recv().unwrap(),
            Occurrence::Terminal(Event::Key(escape))
        );
    }
}
