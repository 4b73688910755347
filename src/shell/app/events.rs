//! Everything the drawing thread may wait for, in one place: keys, signals, a lost terminal, finished work.
//!
//! The drawing thread reads the keys itself; another thread waits for signals, and others work. All sleep until
//! something happens. Nothing is decided here: the event loop does that.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::time::Instant;

use crossterm::event::Event;

use crate::shell::storage::disk::WorkerEvent;
use crate::shell::terminal::keyboard::{Keyboard, Keys, Wake};
use crate::shell::terminal::panics;
use crate::shell::terminal::signals::{self, Signal, SignalEvent};
use crate::shell::terminal::tty::{self, TerminalError};
use crate::shell::terminal::waker::Waker;

/// One thing that happened.
#[derive(Debug)]
pub enum AppEvent {
    /// A key, a paste, the mouse, a new size.
    Terminal(Event),
    /// A signal that has to be acted on.
    Signal(Signal),
    /// The terminal has vanished: save and end with [`crate::shell::failure::TERMINAL_GONE_EXIT`], drawing nothing.
    TerminalGone,
    /// Another thread has panicked: save, give the terminal back, print [`panics::sentence`], end with 101.
    WorkerPanicked,
    /// A line was typed, in the line mode; `None`: no more will come.
    Typed(Option<String>),
    /// Work of another thread is done, for the article of this number.
    Message(usize, WorkerEvent),
}

/// Sends events of other threads to the drawing thread, and wakes it.
#[derive(Clone, Debug)]
pub struct EventSender {
    sender: Sender<AppEvent>,
    waker: Arc<Waker>,
    /// Which of the articles read one after the other it reports of.
    article: usize,
}

impl EventSender {
    /// A sender for this channel alone, without a keyboard to wake.
    ///
    /// # Errors
    /// When the system refuses a pipe.
    pub fn to(sender: Sender<AppEvent>) -> io::Result<Self> {
        let waker = Arc::new(Waker::new()?);
        let article = 0;
        Ok(Self {
            sender,
            waker,
            article,
        })
    }

    /// The number of the article that it reports of.
    pub const fn article(&self) -> usize {
        self.article
    }

    /// The same for the article after this one.
    #[must_use]
    pub fn of_another(&self) -> Self {
        Self {
            article: self.article + 1,
            ..self.clone()
        }
    }

    /// Begins to wait for signals and for the panics of other threads, which are sent on; `take` says which event something
    /// heard is, if any. The calling thread becomes the one that draws: see [`panics::install`].
    ///
    /// # Errors
    /// When the system refuses.
    pub fn listen(
        &self,
        terminal: Option<Arc<OwnedFd>>,
        take: impl Fn(SignalEvent) -> Option<AppEvent> + Send + 'static,
    ) -> io::Result<()> {
        panics::install();
        let (reports, sender) = (self.clone(), self.clone());
        panics::on_worker_panic(move || drop(reports.send(AppEvent::WorkerPanicked)));
        signals::listen(terminal, move |heard| {
            take(heard).is_none_or(|event| sender.send(event).is_ok())
        })
    }

    /// Sends an event and wakes the drawing thread.
    ///
    /// # Errors
    /// The receiver is gone: the program is ending.
    pub fn send(&self, event: AppEvent) -> Result<(), SendError<AppEvent>> {
        self.sender.send(event)?;
        self.waker.wake();
        Ok(())
    }

    /// Reports work that is done; dropped where the program is ending.
    pub fn report(&self, event: WorkerEvent) {
        self.send(AppEvent::Message(self.article, event)).ok();
    }
}

/// All that the drawing thread waits on.
#[derive(Debug)]
pub struct Events {
    keyboard: Keyboard,
    received: Receiver<AppEvent>,
    sender: EventSender,
    resized: Arc<AtomicBool>,
}

impl Events {
    /// Finds the terminal and starts waiting for signals; keys are read only while the next event is waited for.
    ///
    /// # Errors
    /// When there is no terminal to draw on or to read keys from, before a byte is written.
    pub fn listen() -> Result<Self, TerminalError> {
        let keys = Arc::new(Keys::new(tty::check()?));
        let (sender, received) = channel();
        let sender = EventSender::to(sender)?;
        let resized = Arc::new(AtomicBool::new(false));
        let pending = Arc::clone(&resized);
        sender.listen(
            Some(Arc::clone(keys.terminal())),
            move |heard| match heard {
                // The size is asked for when it is needed: a burst of resizes is reported once.
                SignalEvent::Resized if pending.swap(true, Ordering::SeqCst) => None,
                SignalEvent::Resized => Some(AppEvent::Terminal(Event::Resize(0, 0))),
                SignalEvent::Signal(signal) => Some(AppEvent::Signal(signal)),
                // Here Ctrl-C is a key like any other and comes as one.
                SignalEvent::Interrupted => None,
                SignalEvent::TerminalGone => Some(AppEvent::TerminalGone),
            },
        )?;
        Ok(Self {
            keyboard: Keyboard::new(keys),
            received,
            sender,
            resized,
        })
    }

    /// A sender for any thread that has work to report.
    pub fn sender(&self) -> EventSender {
        self.sender.clone()
    }

    /// Where the keys come from, for the screen that is about to be entered.
    pub fn keys(&self) -> Arc<Keys> {
        Arc::clone(self.keyboard.keys())
    }

    /// Waits, without waking in between, for the next thing that happens, until `end` at most, where there is one; `None`
    /// when nothing has happened by then.
    pub fn wait_until(&mut self, end: Option<Instant>) -> Option<AppEvent> {
        loop {
            if let Some(event) = self.next_ready() {
                return Some(event);
            }
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                return None;
            }
            match self.keyboard.wait(&*self.sender.waker, left) {
                Wake::Waker => self.sender.waker.clear(),
                Wake::Keys => {}
                Wake::Gone => return Some(AppEvent::TerminalGone),
            }
        }
    }

    /// Waits until the terminal has answered which background it has, until `end` at most: whether it is light. Keys that
    /// come meanwhile are kept.
    pub fn background(&mut self, end: Instant) -> Option<bool> {
        while self.keyboard.told_background().is_none() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            match self.keyboard.wait(&*self.sender.waker, Some(left)) {
                // What it woke for is taken when the next event is asked for.
                Wake::Waker => self.sender.waker.clear(),
                Wake::Keys => {}
                Wake::Gone => break,
            }
        }
        self.keyboard.told_background()
    }

    /// The next thing if it is known already: for taking in a burst before one drawing.
    pub fn next_ready(&mut self) -> Option<AppEvent> {
        if let Some(event) = self.keyboard.next() {
            return Some(AppEvent::Terminal(event));
        }
        let event = self.received.try_recv().ok()?;
        Some(self.measured(event))
    }

    /// Fills in the size when it is needed, so that a burst of resizes is one event with the last size.
    fn measured(&self, event: AppEvent) -> AppEvent {
        match event {
            AppEvent::Terminal(Event::Resize(..)) => {
                // Cleared before asking: a size that changes after is reported again.
                self.resized.store(false, Ordering::SeqCst);
                let size = tty::size().unwrap_or_default();
                AppEvent::Terminal(Event::Resize(size.width, size.height))
            }
            other => other,
        }
    }
}
