//! What ends the program without success: one sentence and an exit code (sysexits).

use crate::text::SafeText;
use std::io::{self, Write};
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

/// Every exit code, with what it means.
pub const EXIT_CODES: &[(u8, &str)] = &[
    (0, "Done, also when an article holds no claim."),
    (2, "Wrong usage, or no terminal for the keys."),
    (66, "The input cannot be read."),
    (
        74,
        "The output cannot be written, or not everything is saved.",
    ),
    (101, "An internal error; what was shown as saved is kept."),
    (129, "The terminal was closed; everything was saved."),
];

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
    // Nobody is left to tell when stderr is gone.
    writeln!(io::stderr(), "sourcecheck: {}", SafeText::sanitize(why)).ok();
}

/// A path as it may be shown to a person.
pub fn shown(path: &Path) -> SafeText {
    SafeText::sanitize(&path.to_string_lossy())
}

/// The reason of an input or output error in plain words, without the number of the error.
pub fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::NotFound => "no such file".to_owned(),
        K::PermissionDenied => "permission denied".to_owned(),
        K::IsADirectory => "it is a folder".to_owned(),
        K::NotADirectory => "part of the path is not a folder".to_owned(),
        K::StorageFull => "the disk is full".to_owned(),
        K::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error")
                .next()
                .unwrap_or("unknown error")
                .to_owned()
        }
    }
}
