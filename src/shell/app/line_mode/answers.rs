//! Lines of answers, read one at a time on a thread of their own: a signal has to be handled while no answer comes.
//!
//! The next line is read only when it is asked for, so that nothing typed ahead is answered before its question.

use crate::shell::app::events::AppEvent;
use crate::shell::app::line_reader::next_line;
use std::io::{self, BufReader, Read};
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
