//! Why a file could not be read or saved, as a sentence that says what to do.

use crate::shell::failure::{advice, reason};
use crate::text::SafeText;
use std::io;
use std::path::Path;

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
    /// All of it for a person.
    pub sentence: String,
}

impl FileError {
    pub(super) fn new(kind: FileErrorKind, sentence: &str) -> Self {
        Self {
            kind,
            sentence: SafeText::sanitize(sentence).into_string(),
        }
    }

    pub(super) fn changed(path: &Path) -> Self {
        let words = format!("{} was changed by another program", path.display());
        Self::new(FileErrorKind::ChangedOnDisk, &words)
    }

    /// Why `path` cannot be saved, and what to do.
    pub(super) fn save(kind: FileErrorKind, path: &Path, why: &str) -> Self {
        let words = format!("cannot save {}: {why}", path.display());
        Self::new(kind, &words)
    }

    /// The error for an operation ("save") that the system refused.
    pub(in crate::shell) fn io(operation: &str, path: &Path, error: &io::Error) -> Self {
        let (path, reason, advice) = (path.display(), reason(error), advice(error.kind()));
        let words = format!("cannot {operation} {path}: {reason}; {advice}");
        Self::new(kind_of(error), &words)
    }
}

fn kind_of(error: &io::Error) -> FileErrorKind {
    use io::ErrorKind as Io;
    match error.kind() {
        Io::NotFound => FileErrorKind::Missing,
        Io::PermissionDenied | Io::ReadOnlyFilesystem => FileErrorKind::Denied,
        Io::StorageFull | Io::QuotaExceeded | Io::FileTooLarge => FileErrorKind::NoRoom,
        Io::IsADirectory | Io::NotADirectory => FileErrorKind::NotAFile,
        _ => FileErrorKind::Other,
    }
}
