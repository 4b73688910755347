//! Why a file could not be read or saved, as a sentence that says what to do.

use crate::text::SafeText;
use std::io;
use std::path::{Path, PathBuf};

/// What kind of trouble it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileErrorKind {
    /// Another program changed the file since it was last read or written.
    ChangedOnDisk,
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// It, or its folder, is not there.
    Missing,
    /// Reading or writing is not allowed.
    Denied,
    /// The disk is full, or a quota or size limit is reached.
    NoRoom,
    /// Anything else.
    Other,
}

/// Why a file could not be read or saved. Its text is one sentence, safe to show.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct FileError {
    /// What kind of trouble it is.
    pub kind: FileErrorKind,
    /// Which file.
    pub path: PathBuf,
    /// All of it for a person.
    pub sentence: String,
}

impl FileError {
    pub(in crate::shell) fn new(
        kind: FileErrorKind,
        path: &Path,
        sentence: impl AsRef<str>,
    ) -> Self {
        Self {
            kind,
            path: path.to_owned(),
            sentence: SafeText::sanitize(sentence.as_ref()).into_string(),
        }
    }

    pub(super) fn changed(path: &Path) -> Self {
        let words = format!("{} was changed by another program", path.display());
        Self::new(FileErrorKind::ChangedOnDisk, path, words)
    }

    /// The error for an operation ("save") that the system refused.
    pub(in crate::shell) fn io(operation: &str, path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind as Io;
        let (kind, reason, advice) = match error.kind() {
            Io::NotFound => (
                FileErrorKind::Missing,
                "it is not there",
                "check the name and its folder",
            ),
            Io::PermissionDenied => (
                FileErrorKind::Denied,
                "permission denied",
                "check who may use the file and its folder",
            ),
            Io::ReadOnlyFilesystem => (
                FileErrorKind::Denied,
                "the disk is read-only",
                "save elsewhere",
            ),
            Io::StorageFull => (
                FileErrorKind::NoRoom,
                "the disk is full",
                "make room and try again",
            ),
            Io::QuotaExceeded => (
                FileErrorKind::NoRoom,
                "the quota is used up",
                "make room and try again",
            ),
            Io::FileTooLarge => (
                FileErrorKind::NoRoom,
                "the file would be too large",
                "raise the limit (ulimit -f)",
            ),
            Io::IsADirectory => (
                FileErrorKind::NotAFile,
                "it is a folder",
                "give the name of a file",
            ),
            Io::NotADirectory => (
                FileErrorKind::NotAFile,
                "part of its path is no folder",
                "check the name",
            ),
            _ => (FileErrorKind::Other, "", "try again or save elsewhere"),
        };
        let path_words = path.display();
        let words = match reason {
            "" => format!("cannot {operation} {path_words}: {error}; {advice}"),
            _ => format!("cannot {operation} {path_words}: {reason}; {advice}"),
        };
        Self::new(kind, path, words)
    }
}
