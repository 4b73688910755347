//! Which keys are meant: the rest of a broken key sequence is not.
//!
//! A slow line may tear a cursor key apart: its Esc arrives alone, and `[B` after it would be two commands. Pure:
//! the time comes with the event.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// How long after a lone Esc printable keys are taken for the rest of a broken sequence.
pub const BROKEN_WITHIN: Duration = Duration::from_millis(25);

/// Remembers the last lone Esc and judges what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StrayKeys {
    escaped_at: Option<Duration>,
}

impl StrayKeys {
    /// Whether `event`, come at `now` (since any fixed moment), is meant; `false` for the rest of a sequence.
    pub fn admits(&mut self, now: Duration, event: &Event) -> bool {
        let Event::Key(key) = event else {
            return true;
        };
        let broken = self
            .escaped_at
            .is_some_and(|at| now.saturating_sub(at) < BROKEN_WITHIN);
        if starts_a_sequence(*key) {
            self.escaped_at = Some(now);
            return true;
        }
        !(broken && is_printable(*key))
    }
}

/// Esc alone, or with one key in its wake: what a terminal sends for Alt and what is left of a torn sequence.
fn starts_a_sequence(key: KeyEvent) -> bool {
    key.code == KeyCode::Esc
        || (matches!(key.code, KeyCode::Char(_)) && key.modifiers.contains(KeyModifiers::ALT))
}

fn is_printable(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_))
        && !key
            .modifiers
            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::terminal::keystrokes::Keystrokes;

    /// `script` is lines of a time in milliseconds and what the keyboard sent then; the keys that are meant.
    #[track_caller]
    fn check(script: &[(u64, &str)], meant: &str) {
        let mut stray = StrayKeys::default();
        let mut out = Vec::new();
        for (at, bytes) in script {
            let mut keys = Keystrokes::default();
            let mut events = keys.feed(bytes.as_bytes());
            events.extend(keys.give_up());
            for event in events {
                if stray.admits(Duration::from_millis(*at), &event)
                    && let Event::Key(key) = event
                {
                    out.push(key.code.to_string());
                }
            }
        }
        assert_eq!(out.join(" "), meant, "{script:?}");
    }

    #[test]
    fn the_rest_of_a_torn_cursor_key_is_dropped() {
        check(&[(0, "\u{1b}"), (10, "[B")], "Esc");
        check(&[(0, "\u{1b}"), (3, "["), (24, "q")], "Esc");
    }

    #[test]
    fn a_key_after_a_pause_is_meant() {
        check(&[(0, "\u{1b}"), (25, "q")], "Esc q");
        check(&[(0, "q"), (1, "q")], "q q");
    }

    #[test]
    fn keys_that_no_sequence_ends_in_are_meant() {
        check(&[(0, "\u{1b}"), (5, "\r")], "Esc Enter");
        check(&[(0, "\u{1b}"), (5, "\u{1b}[A")], "Esc Up");
        check(&[(0, "\u{1b}"), (5, "\u{1a}")], "Esc z");
    }
}
