//! The line on stderr that says how far a request is, where that is a terminal.

use crate::shell::fetch::StopSwitch;
use crate::text::{SafeText, width};
use std::io::{self, IsTerminal, Write};

/// Bytes of a kilobyte and of a megabyte.
const KB: usize = 1024;
const MB: usize = KB * KB;

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

    /// Says how many bytes came, and of how many, where that is known; whether anybody still waits for more.
    pub(super) fn update(&mut self, bytes: usize, total: Option<usize>) -> bool {
        let came = amount(bytes, total);
        self.write(&format!("sourcecheck: fetching {came} from {}", self.host))
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

/// Bytes that came, of how many: in KB, from 1 MB on in MB.
fn amount(bytes: usize, total: Option<usize>) -> String {
    // A length that was passed is not that of the text.
    let total = total.filter(|total| *total >= bytes);
    let is_large = total.unwrap_or(bytes) >= MB;
    let number = |n: usize| {
        if is_large {
            format!("{}.{}", n / MB, n % MB * 10 / MB)
        } else {
            (n / KB).to_string()
        }
    };
    let of = total.map(|total| format!(" of {}", number(total)));
    let unit = if is_large { "MB" } else { "KB" };
    format!("{}{} {unit}", number(bytes), of.unwrap_or_default())
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.write("");
    }
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn it_is_said_how_much_of_how_much_came() {
        assert_eq!(amount(1_300_000, Some(3_600_000)), "1.2 of 3.4 MB");
        assert_eq!(amount(2048, Some(5120)), "2 of 5 KB");
        assert_eq!(amount(2_097_152, None), "2.0 MB");
        assert_eq!(amount(4096, Some(1024)), "4 KB");
    }
}
