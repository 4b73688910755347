//! The screen of the running program: drawing, redrawing, and giving it away for a while.
//!
//! Owned by the drawing thread. However it goes out of use, the terminal is given back; see
//! [`terminal`] for what that means.

use std::fmt;
use std::io;
use std::sync::Arc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};

use super::backend::{Pending, SafeBackend};
use super::key_reader::KeyGate;
use super::signals;
use super::terminal;
use super::tty::{self, TerminalError};

/// Around each frame, so that a terminal which knows how shows it at once and others ignore it.
const FRAME: (&[u8], &[u8]) = (b"\x1b[?2026h", b"\x1b[?2026l");

/// How the screen is entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether the mouse is reported; without, selecting stays the terminal's.
    pub mouse: bool,
}

/// The terminal while it is ours.
pub struct Screen {
    terminal: Terminal<SafeBackend<CrosstermBackend<Pending>>>,
    pending: Pending,
    gate: Arc<KeyGate>,
    mouse: bool,
}

impl fmt::Debug for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Screen")
            .field("mouse", &self.mouse)
            .finish_non_exhaustive()
    }
}

impl Screen {
    /// Takes the terminal over and lets keys in through `gate` (of [`Events`](super::events::Events)).
    ///
    /// # Errors
    /// [`TerminalError::Refused`], with the terminal as it was.
    pub fn enter(options: Options, gate: Arc<KeyGate>) -> Result<Self, TerminalError> {
        let pending = Pending::default();
        let backend = SafeBackend::new(CrosstermBackend::new(pending.clone()), tty::size);
        let mut screen = Self {
            terminal: Terminal::new(backend)?,
            pending,
            gate,
            mouse: options.mouse,
        };
        screen.take()?;
        // A terminal without an alternate screen still shows what stood there.
        screen.redraw()?;
        Ok(screen)
    }

    /// Draws one frame: what changed since the last, by one write.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(render)?;
        let frame = self.pending.take();
        if !terminal::is_entered() {
            return Ok(());
        }
        terminal::write_all(&[FRAME.0, &frame, FRAME.1].concat())
    }

    /// Makes the next [`Screen::draw`] paint everything, whatever is on the terminal now.
    ///
    /// # Errors
    /// When the size cannot be told.
    pub fn redraw(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        // Clears and forgets what was drawn; unlike `clear` it does not ask where the cursor is.
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// After a stop that was not ours (`SIGCONT`): sets the modes again and paints everything at the next draw.
    ///
    /// In the background nothing is touched.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn resume(&mut self) -> io::Result<()> {
        if !tty::in_foreground(self.gate.keys()) {
            return Ok(());
        }
        self.give_back();
        self.take()?;
        self.redraw()
    }

    /// Gives the terminal back, stops the process group, and takes over again after `fg`.
    ///
    /// `false`, with nothing done, when no shell is there that could wake us.
    ///
    /// # Errors
    /// When the terminal is gone after the stop.
    pub fn suspend(&mut self) -> io::Result<bool> {
        if !signals::can_stop() {
            return Ok(false);
        }
        self.give_back();
        loop {
            signals::stop()?;
            // Continued by `bg`: still not ours to draw on.
            if tty::in_foreground(self.gate.keys()) {
                break;
            }
        }
        self.take()?;
        self.redraw()?;
        Ok(true)
    }

    /// Lends the terminal to another program, such as an editor, while `run` waits for it.
    ///
    /// Keys are not read, and Ctrl-C is the other program's.
    ///
    /// # Errors
    /// When the terminal cannot be taken over again; what `run` returned is lost then.
    pub fn lend<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        self.give_back();
        signals::set_lent(true);
        let result = run();
        signals::set_lent(false);
        self.take()?;
        self.redraw()?;
        Ok(result)
    }

    /// Turns the reports of the mouse on or off.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        terminal::set_mouse(on)
    }

    /// Sends bytes that are no drawing, such as text for the clipboard.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn send(&self, bytes: &[u8]) -> io::Result<()> {
        if terminal::is_entered() {
            terminal::write_all(bytes)
        } else {
            Ok(())
        }
    }

    /// Gives the terminal back for good; nothing is drawn any more.
    pub fn leave(self) {
        drop(self);
    }

    fn take(&mut self) -> io::Result<()> {
        terminal::enter(self.gate.keys(), self.mouse)?;
        self.gate.open();
        Ok(())
    }

    fn give_back(&self) {
        self.gate.close();
        terminal::restore();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.give_back();
    }
}
