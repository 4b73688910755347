//! Everything the drawing thread may wait for, in one channel: keys, signals, a lost terminal, finished work.
//!
//! One thread waits for signals and one for keys; both sleep until something happens. Nothing is decided here: the
//! event loop does that.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crossterm::event::Event;

use super::key_reader::{KeyGate, read_keys};
use super::panics;
use super::signals::{self, Signal};
use super::tty::{self, TerminalError};

/// The exit code when the terminal has vanished, as after `SIGHUP`.
pub const TERMINAL_GONE_EXIT: u8 = 129;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occurrence<M> {
    /// A key, a paste, the mouse, a new size.
    Terminal(Event),
    /// A signal that asks for something.
    Signal(Signal),
    /// The terminal has vanished: save and end with [`TERMINAL_GONE_EXIT`], drawing nothing.
    TerminalGone,
    /// Another thread has panicked: save, give the terminal back, print [`panics::sentence`], end with 101.
    WorkerPanicked,
    /// A line was typed, in the line mode; `None`: no more will come.
    Typed(Option<String>),
    /// Work of another thread is done.
    Message(M),
}

/// The one channel that the drawing thread waits on.
#[derive(Debug)]
pub struct Events<M> {
    occurred: Receiver<Occurrence<M>>,
    sender: Sender<Occurrence<M>>,
    resized: Arc<AtomicBool>,
    gate: Arc<KeyGate>,
}

impl<M: Send + 'static> Events<M> {
    /// Finds the terminal and starts waiting for signals and, once the screen is entered, for keys.
    ///
    /// The calling thread becomes the one that draws: see [`panics::install`].
    ///
    /// # Errors
    /// When there is no terminal to draw on or to read keys from, before a byte is written.
    pub fn listen() -> Result<Self, TerminalError> {
        let keys = Arc::new(tty::check()?);
        let (sender, occurred) = channel();
        let resized = Arc::new(AtomicBool::new(false));
        panics::install();
        let tell = sender.clone();
        panics::on_worker_panic(move || drop(tell.send(Occurrence::WorkerPanicked)));
        let (tell, tell_size) = (sender.clone(), sender.clone());
        let pending = Arc::clone(&resized);
        signals::listen(
            // An error means that nobody listens any more: the program is ending already.
            move |signal| drop(tell.send(Occurrence::Signal(signal))),
            move || {
                if !pending.swap(true, Ordering::SeqCst) {
                    drop(tell_size.send(Occurrence::Terminal(Event::Resize(0, 0))));
                }
            },
        )?;
        let gate = read_keys(keys, sender.clone())?;
        Ok(Self {
            occurred,
            sender,
            resized,
            gate,
        })
    }

    /// A sender for any thread that has work to report.
    pub fn sender(&self) -> Sender<Occurrence<M>> {
        self.sender.clone()
    }

    /// The gate of the keys, for the screen that is about to be entered.
    pub fn gate(&self) -> Arc<KeyGate> {
        Arc::clone(&self.gate)
    }

    /// Waits, without end and without waking in between, for the next thing that happens.
    pub fn next(&self) -> Occurrence<M> {
        match self.occurred.recv() {
            Ok(occurrence) => self.measured(occurrence),
            Err(_) => unreachable!("this value holds a sender itself"),
        }
    }

    /// The next thing if it has happened already: for taking in a burst before one drawing.
    pub fn next_ready(&self) -> Option<Occurrence<M>> {
        let occurrence = self.occurred.try_recv().ok()?;
        Some(self.measured(occurrence))
    }

    /// The next thing within `patience`.
    pub fn next_within(&self, patience: Duration) -> Option<Occurrence<M>> {
        let occurrence = self.occurred.recv_timeout(patience).ok()?;
        Some(self.measured(occurrence))
    }

    /// Fills in the size when it is needed, so that a storm of resizes is one occurrence with the last size.
    fn measured(&self, occurrence: Occurrence<M>) -> Occurrence<M> {
        match occurrence {
            Occurrence::Terminal(Event::Resize(..)) => {
                // Cleared before asking: a size that changes after is told again.
                self.resized.store(false, Ordering::SeqCst);
                let size = tty::size().unwrap_or_default();
                Occurrence::Terminal(Event::Resize(size.width, size.height))
            }
            other => other,
        }
    }
}
