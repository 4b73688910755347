//! The bytes of the keyboard as keys.
//!
//! Own and small, since a reader that must stop reading while an editor has the terminal, never wake when idle and
//! see the terminal vanish cannot share crossterm's. It uses crossterm's types. Sequences that mean nothing here
//! are swallowed whole: their letters must never become commands.

use super::background::{ANSWER, is_light};
use super::decoder::{FirstBytes, first, key};
use crossterm::event::{Event, KeyCode, KeyModifiers};
use std::time::Duration;

const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;
/// Closes a paste.
const PASTE_END: &[u8] = b"\x1b[201~";
/// Bytes of a paste that are kept; a note is never longer.
const PASTE_LIMIT: usize = 1 << 20;
/// Bytes that an unfinished sequence may have before it is dropped.
const SEQUENCE_LIMIT: usize = 4096;

/// Collects bytes until they are keys.
#[derive(Debug, Default)]
pub struct Keystrokes {
    pending: Vec<u8>,
    paste: Option<Paste>,
    /// What the terminal answered of its background: whether it is light.
    background: Option<bool>,
    /// Whether an Esc was given out alone: what follows may be the rest of that answer.
    escaped: bool,
}

/// A paste whose end has not come yet.
#[derive(Debug, Default)]
struct Paste {
    text: Vec<u8>,
    /// Its end did not come in time: what comes is still text and no keys, but Ctrl-C ends it.
    stalled: bool,
}

impl Keystrokes {
    /// Takes `bytes` and returns the events that they complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        let is_torn = self.escaped && bytes.starts_with(ANSWER.get(1..).unwrap_or(b"]"));
        if std::mem::take(&mut self.escaped) && is_torn {
            self.pending.push(ESC);
        }
        self.pending.extend_from_slice(bytes);
        let mut events = Vec::new();
        loop {
            if self.paste.is_some() {
                match self.collect_paste() {
                    Some(event) => events.push(event),
                    None => return events,
                }
            }
            match first(&self.pending) {
                FirstBytes::More if self.pending.len() > SEQUENCE_LIMIT => self.pending.clear(),
                FirstBytes::More => return events,
                FirstBytes::Took(n, event) => {
                    let background = self.pending.get(..n).and_then(is_light);
                    self.background = background.or(self.background);
                    self.pending.drain(..n.min(self.pending.len()));
                    events.extend(event);
                }
                FirstBytes::Paste(n) => {
                    self.pending.drain(..n.min(self.pending.len()));
                    self.paste = Some(Paste::default());
                }
            }
        }
    }

    /// How long to wait for the rest of what has begun; `None` when nothing has.
    pub fn patience(&self) -> Option<Duration> {
        let is_reported = |paste: &Paste| paste.stalled && paste.text.is_empty();
        let millis = match self.pending.as_slice() {
            [] if self.paste.as_ref().is_none_or(is_reported) => return None,
            _ if self.paste.is_some() => 1000,
            // A report of the mouse is never typed: what it lacks is on its way, and must not be read as keys.
            [ESC, b'[', b'<', ..] => 1000,
            // Nor is what the terminal answers.
            answer if answer.starts_with(ANSWER) => 1000,
            [ESC] => 25,
            _ => 100,
        };
        Some(Duration::from_millis(millis))
    }

    /// Nothing more came in time: what is pending is all there will be. Of a paste, its rest may still come over a slow
    /// line, and must not be read as keys.
    pub fn give_up(&mut self) -> Vec<Event> {
        let pending = std::mem::take(&mut self.pending);
        if let Some(paste) = &mut self.paste {
            paste.stalled = true;
            paste.text.extend(pending);
            return vec![pasted(&std::mem::take(&mut paste.text))];
        }
        match pending.as_slice() {
            [ESC] => {
                self.escaped = true;
                vec![key(KeyCode::Esc, KeyModifiers::NONE)]
            }
            [ESC, c @ 0x20..0x7f] => vec![key(KeyCode::Char(char::from(*c)), KeyModifiers::ALT)],
            _ => Vec::new(),
        }
    }

    /// Whether the terminal said that its background is light, where it answered.
    pub const fn background(&self) -> Option<bool> {
        self.background
    }

    /// Forgets what has begun, as after another program has had the keys.
    pub fn forget(&mut self) {
        self.pending.clear();
        self.paste = None;
    }

    /// Moves pending bytes into the open paste; the event when it closes.
    fn collect_paste(&mut self) -> Option<Event> {
        let paste = self.paste.as_mut()?;
        let closing = |window: &[u8]| window == PASTE_END;
        let end = self.pending.windows(PASTE_END.len()).position(closing);
        let cancelled = self.pending.iter().position(|&byte| byte == CTRL_C);
        let cancelled = cancelled.filter(|&at| paste.stalled && end.is_none_or(|end| at < end));
        // The last bytes may be the beginning of the end.
        let unsure = self.pending.len().saturating_sub(PASTE_END.len() - 1);
        let take = cancelled.or(end).unwrap_or(unsure);
        let room = PASTE_LIMIT.saturating_sub(paste.text.len());
        paste.text.extend(self.pending.drain(..take).take(room));
        if cancelled.is_none() {
            end?;
            self.pending.drain(..PASTE_END.len());
        }
        self.paste.take().map(|paste| pasted(&paste.text))
    }
}

fn pasted(text: &[u8]) -> Event {
    // Terminals send the line ends of a paste as the Enter key does.
    let text = String::from_utf8_lossy(text).replace("\r\n", "\n");
    Event::Paste(text.replace('\r', "\n"))
}

#[cfg(test)]
mod tests;
