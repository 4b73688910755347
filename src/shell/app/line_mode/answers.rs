//! Lines of answers, read one at a time on a thread of their own: a signal has to be handled while no answer comes.
//!
//! The next line is read only when it is asked for, so that nothing typed ahead is answered before its question. Lines are
//! cut where they are too long, never gathered without end.

use crate::shell::app::events::AppEvent;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// The thread that reads answers.
#[derive(Debug)]
pub struct Answers {
    asked: Sender<()>,
}

impl Answers {
    /// Begins to read lines of `input` when they are asked for; each arrives as [`AppEvent::Typed`].
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn listen(input: impl Read + Send + 'static, tell: Sender<AppEvent>) -> io::Result<Self> {
        let (asked, asking) = channel();
        let mut lines = BufReader::new(input);
        thread::Builder::new()
            .name("answers".to_owned())
            .spawn(move || {
                while asking.recv().is_ok() {
                    let line = next_line(&mut lines);
                    let ended = line.is_none();
                    if tell.send(AppEvent::Typed(line)).is_err() || ended {
                        return;
                    }
                }
            })?;
        Ok(Self { asked })
    }

    /// Asks for the next line.
    pub fn ask(&self) {
        // When the thread has ended, it has reported the end of the answers.
        self.asked.send(()).ok();
    }
}

/// Bytes that an answer may have; what is longer is cut.
const LONGEST: u64 = 64 * 1024;
/// Bytes behind a cut in which a line has to end; what goes on is no answer.
const ENDLESS: u64 = 1024 * 1024;

/// The next line without its end; `None` at the end of the input, also when it cannot be read any more or when a line
/// never ends.
fn next_line(input: &mut impl BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
    if read.is_err() || bytes.is_empty() {
        return None;
    }
    if !bytes.ends_with(b"\n") && bytes.len() as u64 == LONGEST {
        // The rest of a line that is cut must not become answers of its own.
        let skipped = input.by_ref().take(ENDLESS).skip_until(b'\n').ok()?;
        if skipped as u64 == ENDLESS {
            return None;
        }
    }
    let line = String::from_utf8_lossy(&bytes);
    Some(line.trim_end_matches(['\n', '\r']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_whole_and_end_at_the_end() {
        let long = format!("{}\nz\n", "a".repeat(100_000));
        let mut input = "a\r\n\nlast".as_bytes().chain(b"\n".chain(long.as_bytes()));
        let mut input = BufReader::new(&mut input);
        let mut next = || next_line(&mut input);
        assert_eq!(next().as_deref(), Some("a"));
        assert_eq!(next().as_deref(), Some(""));
        assert_eq!(next().as_deref(), Some("last"));
        assert_eq!(next().map(|line| line.len()), Some(64 * 1024));
        assert_eq!(next().as_deref(), Some("z"));
        assert_eq!(next(), None);
    }

    #[test]
    fn a_line_that_never_ends_is_the_end() {
        assert_eq!(next_line(&mut BufReader::new(std::io::repeat(0))), None);
    }
}
