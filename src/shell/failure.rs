//! What ends the program without success: one sentence and an exit code (sysexits).

use crate::text::SafeText;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Why the program ends without success. Shown, it is one sentence: what, which path, what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Wrong use, or no terminal for the keys.
    #[error("{0}")]
    Use(String),
    /// The input cannot be read.
    #[error("{0}")]
    Input(String),
    /// The output cannot be written.
    #[error("{0}")]
    Output(String),
}

/// The exit code when the terminal has vanished, as after `SIGHUP`.
pub const TERMINAL_GONE_EXIT: u8 = 129;

impl Failure {
    /// The exit code: 2, 66 (`EX_NOINPUT`) or 74 (`EX_IOERR`).
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Use(_) => 2,
            Self::Input(_) => 66,
            Self::Output(_) => 74,
        }
    }
}

/// Says one sentence on stderr.
pub fn report(why: &str) {
    // There is nothing to do when stderr is closed.
    writeln!(io::stderr(), "sourcecheck: {}", SafeText::sanitize(why)).ok();
}

/// A path as it may be shown to a person.
pub fn shown(path: &Path) -> SafeText {
    SafeText::sanitize(&path.to_string_lossy())
}

/// The name of a file without its folder.
pub fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// What went wrong with a file in plain words, and what to do about it; `None`: only the system has words for it.
const fn words(kind: ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::NotFound => ("no such file", "check the path"),
        ErrorKind::PermissionDenied => (
            "permission denied",
            "check the permissions of the file and its folder",
        ),
        ErrorKind::IsADirectory => ("it is a folder", "give the path of a file"),
        ErrorKind::NotADirectory => ("part of the path is not a folder", "check the path"),
        ErrorKind::StorageFull => ("the disk is full", "free some space and try again"),
        ErrorKind::QuotaExceeded => ("disk quota exceeded", "free some space and try again"),
        ErrorKind::FileTooLarge => ("the file would be too large", "raise the limit (ulimit -f)"),
        ErrorKind::ReadOnlyFilesystem => ("the disk is read-only", "save elsewhere"),
        _ => return None,
    })
}

/// Why reading or writing failed, in a few words; without the number of the error.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let by_system = text.split(" (os error").next().unwrap_or("unknown error");
    let known = words(error.kind()).map(|(what, _)| what);
    known.unwrap_or(by_system).to_owned()
}

/// What to do where a file could not be read or written.
pub const fn advice(kind: ErrorKind) -> &'static str {
    match words(kind) {
        Some((_, advice)) => advice,
        None => "try again or save elsewhere",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The message and the advice for an error of this number, as Linux counts them.
    #[track_caller]
    fn check(number: i32, sentence: &str) {
        let error = io::Error::from_raw_os_error(number);
        let shown = format!("{}; {}", reason(&error), advice(error.kind()));
        assert_eq!(shown, sentence);
    }

    #[test]
    fn each_error_is_said_in_its_words() {
        check(2, "no such file; check the path");
        check(
            13,
            "permission denied; check the permissions of the file and its folder",
        );
        check(20, "part of the path is not a folder; check the path");
        check(21, "it is a folder; give the path of a file");
        check(
            27,
            "the file would be too large; raise the limit (ulimit -f)",
        );
        check(28, "the disk is full; free some space and try again");
        check(30, "the disk is read-only; save elsewhere");
        check(122, "disk quota exceeded; free some space and try again");
        check(5, "Input/output error; try again or save elsewhere");
    }
}
