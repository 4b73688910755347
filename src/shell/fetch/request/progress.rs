//! The line on stderr that says how far a request is, where that is a terminal.

use crate::shell::fetch::StopSwitch;
use crate::text::{SafeText, width};
use std::io::{self, IsTerminal, Write};

/// The line; dropped, it is gone.
pub(super) struct ProgressLine {
    host: String,
    stop: StopSwitch,
    /// Columns of the line; `None` where nobody looks.
    shown: Option<usize>,
}

impl ProgressLine {
    /// Says which host is asked.
    pub(super) fn begin(host: &str, stop: StopSwitch) -> Self {
        let mut line = Self {
            stop,
            host: SafeText::sanitize(host).into_string(),
            shown: io::stderr().is_terminal().then_some(0),
        };
        line.write(&format!("sourcecheck: asking {}", line.host));
        line
    }

    /// Says how many bytes came; whether anybody still waits for more.
    pub(super) fn update(&mut self, bytes: usize) -> bool {
        self.write(&format!(
            "sourcecheck: {} KB from {}",
            bytes / 1024,
            self.host
        ))
    }

    /// Writes over the line; without escape codes, which not every terminal knows.
    fn write(&mut self, words: &str) -> bool {
        let columns = width(words);
        let line = self.shown.map(|before| {
            let rest = " ".repeat(before.saturating_sub(columns));
            format!("\r{words}{rest}\r{words}")
        });
        self.shown = self.shown.map(|_| columns);
        // Nobody is left to tell when stderr is gone.
        let write = || drop(write!(io::stderr(), "{}", line.unwrap_or_default()));
        self.stop.unless_stopped(write)
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.write("");
    }
}
