//! The screen of the running program: drawing, redrawing, and giving it away for a while.
//!
//! Owned by the drawing thread. However it goes out of use, the terminal is given back; see
//! `guard` for what that means.

use std::io;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::encoder::Encoder;
use super::guard;
use super::keyboard::Keys;
use super::signals;
use super::tty::{self, TerminalError};
use crate::text::{Hyperlink, SafeText};

/// Around each frame, so that a terminal which supports it shows it at once and others ignore it.
const FRAME: (&[u8], &[u8]) = (b"\x1b[?2026h", b"\x1b[?2026l");

/// The terminal while it is ours.
#[derive(Debug)]
pub struct Screen {
    /// What is on the terminal.
    shown: Buffer,
    /// What is being drawn; empty between two frames.
    next: Buffer,
    /// Whether what is on the terminal is unknown.
    unknown: bool,
    encoder: Encoder,
    keys: Arc<Keys>,
    /// Whether the mouse is reported; without, selecting stays the terminal's.
    mouse: bool,
    /// The title of the window, where it is ours.
    title: SafeText,
}

impl Screen {
    /// Takes over the terminal that `keys` (of [`Events`](crate::shell::app::events::Events)) come from.
    ///
    /// # Errors
    /// [`TerminalError::Refused`], with the terminal as it was.
    pub fn enter(keys: Arc<Keys>) -> Result<Self, TerminalError> {
        let mut screen = Self {
            shown: Buffer::default(),
            next: Buffer::default(),
            unknown: true,
            encoder: Encoder::default(),
            keys,
            mouse: false,
            title: SafeText::default(),
        };
        screen.take()?;
        Ok(screen)
    }

    /// Draws one frame: `render` fills an empty buffer and says where the cursor is, if anywhere. What changed
    /// since the last frame is sent by one write; nothing is when nothing did.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        let area = Rect::from((Position::ORIGIN, tty::size().unwrap_or_default()));
        if self.next.area != area {
            self.next = Buffer::empty(area);
            self.unknown = true;
        }
        let cursor = render(&mut self.next);
        let changes = if self.unknown {
            self.encoder.encode_anew(&self.next, cursor)
        } else {
            self.encoder.encode(&self.shown, &self.next, cursor)
        };
        let sent = if changes.is_empty() {
            Ok(())
        } else {
            guard::write_all(&[FRAME.0, changes, FRAME.1].concat())
        };
        self.unknown = sent.is_err();
        std::mem::swap(&mut self.shown, &mut self.next);
        if self.next.area == area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(area);
        }
        sent
    }

    /// Says where the linked cells of the next frame lead.
    pub fn set_link(&mut self, link: Option<Hyperlink>) {
        if link.is_some() {
            guard::remember_links();
        }
        self.encoder.set_link(link);
    }

    /// Makes the next [`Screen::draw`] paint everything, whatever is on the terminal now.
    pub const fn redraw(&mut self) {
        self.unknown = true;
    }

    /// After a stop that was not ours (`SIGCONT`): sets the modes again and paints everything at the next draw.
    ///
    /// In the background nothing is touched.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn resume(&mut self) -> io::Result<()> {
        if !tty::in_foreground(self.keys.terminal()) {
            return Ok(());
        }
        self.give_back();
        self.take()
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
            if tty::in_foreground(self.keys.terminal()) {
                break;
            }
        }
        self.take()?;
        Ok(true)
    }

    /// Lends the terminal to another program, such as an editor, while `run` waits for it.
    ///
    /// Keys are not read, since the thread that reads them waits, and Ctrl-C is the other program's.
    ///
    /// # Errors
    /// When the terminal cannot be taken over again; what `run` returned is lost then.
    pub fn lend<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        self.give_back();
        signals::set_tty_lent(true);
        let result = run();
        signals::set_tty_lent(false);
        self.take()?;
        Ok(result)
    }

    /// Turns the reports of the mouse on or off.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        guard::set_mouse(on)
    }

    /// Gives the window this title, unless it has it.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_title(&mut self, title: SafeText) -> io::Result<()> {
        if self.title == title {
            return Ok(());
        }
        guard::set_title(&title)?;
        self.title = title;
        Ok(())
    }

    /// Sends bytes that are no drawing, such as text for the clipboard.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn send(&self, bytes: &[u8]) -> io::Result<()> {
        guard::write_all(bytes)
    }

    /// Gives the terminal back for good; nothing is drawn any more.
    pub fn leave(self) {
        drop(self);
    }

    /// Takes the terminal; a terminal without an alternate screen still shows what was there.
    fn take(&mut self) -> io::Result<()> {
        guard::enter(self.keys.terminal(), self.mouse)?;
        self.title = SafeText::default();
        self.redraw();
        Ok(())
    }

    fn give_back(&self) {
        guard::restore();
        self.keys.forget_what_began();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.give_back();
    }
}
