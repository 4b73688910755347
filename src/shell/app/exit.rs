//! The end of a session: messages once the terminal is restored, and the exit code.

use crate::shell::failure::{Failure, TERMINAL_GONE_EXIT, reason, report};
use crate::shell::terminal::panics;
use crate::shell::terminal::signals;
use std::io::{self, ErrorKind};

/// How a session ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The reader quit, or no more answers will come.
    Quit,
    /// A signal came.
    Signal(i32),
    /// The terminal is gone.
    Gone,
    /// A thread of ours panicked.
    Panicked,
    /// Stdout is closed.
    StdoutClosed(ErrorKind),
    /// What was to be kept before another article was opened is not saved, and why.
    NotSaved(String),
    /// No claims could be looked for, and why: there is nothing to ask about.
    InputFailed(String),
}

impl Exit {
    /// The exit code, after saying what there is to say; a signal ends the program here. `kept` tells whether everything
    /// is on disk, else why not.
    ///
    /// # Errors
    /// Something is not saved, not written or not read: the caller reports that.
    pub fn exit_code(self, kept: Result<(), String>) -> Result<u8, Failure> {
        // Quitting says it through the exit code's sentence.
        let is_reported = matches!(self, Self::Quit | Self::StdoutClosed(ErrorKind::BrokenPipe));
        if let (Err(why), false) = (&kept, is_reported) {
            report(why);
        }
        match self {
            Self::Quit | Self::StdoutClosed(ErrorKind::BrokenPipe) => {
                kept.map(|()| 0).map_err(Failure::Output)
            }
            Self::StdoutClosed(kind) => Err(Failure::Output(format!(
                "stdout cannot be written: {}",
                reason(&io::Error::from(kind))
            ))),
            Self::NotSaved(why) => Err(Failure::Output(why)),
            Self::InputFailed(why) => Err(Failure::Input(why)),
            Self::Signal(signal) => Ok(signals::die_by(signal)),
            Self::Gone => Ok(TERMINAL_GONE_EXIT),
            Self::Panicked => {
                report(panics::sentence().unwrap_or("an internal error"));
                Ok(panics::EXIT_CODE)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_has_its_exit_code_and_work_that_is_not_saved_fails_a_quit() {
        let unsaved = || Err("NOT SAVED: the disk is full".to_owned());
        let failed = |end: Exit, kept| end.exit_code(kept).map_err(|f| f.exit_code());
        assert_eq!(failed(Exit::Quit, Ok(())), Ok(0));
        assert_eq!(failed(Exit::Quit, unsaved()), Err(74));
        assert_eq!(
            failed(Exit::StdoutClosed(ErrorKind::BrokenPipe), Ok(())),
            Ok(0)
        );
        let refused = Exit::StdoutClosed(ErrorKind::StorageFull);
        assert_eq!(failed(refused, Ok(())), Err(74));
        assert_eq!(failed(Exit::InputFailed(String::new()), unsaved()), Err(66));
        assert_eq!(failed(Exit::Gone, unsaved()), Ok(129));
        assert_eq!(failed(Exit::Panicked, Ok(())), Ok(101));
    }
}
