//! Files on disk: reading them, and saving so that a file is whole and old or whole and new, never between.
//!
//! The only place that writes a reader's file. Independent of what is in it; never saves over a file that is not the
//! one last read or written, and never over anything that is not a regular file.

mod error;
mod new_file;
mod stamp;

pub use error::{FileError, FileErrorKind};
pub use stamp::Stamp;

use new_file::{NewFile, PRIVATE, temporary_beside};
use sha2::{Digest, Sha256};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind as Io, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Symbolic links followed before it must be a ring.
const MAX_LINKS: usize = 40;

/// Names tried for a new file of which others have some.
const MOST_NAMES: usize = 100;

/// A save that succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// What is on disk now.
    pub stamp: Stamp,
    /// Whether file and folder were flushed; if not, a power cut may still undo the save.
    pub durable: bool,
}

/// Reads a whole regular file.
///
/// # Errors
/// Not there, not readable, or not a regular file.
pub fn read(path: &Path) -> Result<(Vec<u8>, Stamp), FileError> {
    let failed = |e: io::Error| FileError::io("read", path, &e);
    refuse_irregular(path, &fs::metadata(path).map_err(failed)?)?;
    let mut file = File::open(path).map_err(failed)?;
    // In this order: whatever is changed from now on has a later time than these metadata.
    let now = SystemTime::now();
    let facts = file.metadata().map_err(failed)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    let stamp = Stamp::new(Sha256::digest(&bytes), &facts, now);
    Ok((bytes, stamp))
}

/// The file that a name leads to through symbolic links, also when that file does not exist yet.
///
/// # Errors
/// The links lead in a ring, or cannot be read.
pub fn resolve(path: &Path) -> Result<PathBuf, FileError> {
    let mut at = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&at) {
            Ok(target) => at = folder_of(&at).join(target),
            // Not there, or something else than a link.
            Err(e) if matches!(e.kind(), Io::NotFound | Io::InvalidInput) => return Ok(at),
            Err(e) => return Err(FileError::io("open", &at, &e)),
        }
    }
    let path = path.display();
    let words = format!("{path} is a symbolic link to itself; remove it");
    Err(FileError::new(FileErrorKind::NotAFile, &words))
}

/// Saves `bytes` under `path`; see [`save_with`].
///
/// # Errors
/// Those of [`save_with`].
pub fn save(path: &Path, bytes: &[u8], expected: Option<Stamp>) -> Result<Written, FileError> {
    save_with(path, |out| out.write_all(bytes), expected)
}

/// Saves `bytes` under the first of several names, counted from 1, that is free; the path.
///
/// # Errors
/// It cannot be written, or a hundred names are taken.
pub fn save_new(name: impl Fn(usize) -> PathBuf, bytes: &[u8]) -> Result<PathBuf, FileError> {
    let mut nth = 1;
    loop {
        let path = name(nth);
        let taken = [FileErrorKind::ChangedOnDisk, FileErrorKind::NotAFile];
        match save(&path, bytes, None) {
            Err(e) if taken.contains(&e.kind) && nth < MOST_NAMES => nth += 1,
            done => return done.map(|_| path),
        }
    }
}

/// Saves what `write` writes under `path`, whole or not at all, and flushes file and folder. What was last read or written
/// there is `expected`; `None`: the file is new.
///
/// # Errors
/// [`FileErrorKind::ChangedOnDisk`] when the file is not what was `expected`; the others when it cannot be written. The
/// old file is untouched in every case.
pub fn save_with(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    expected: Option<Stamp>,
) -> Result<Written, FileError> {
    let (target, file) = begin(path, write)?;
    ensure_expected(&target, expected)?;
    let (stamp, is_flushed) = (file.stamp, file.is_flushed);
    file.put(&target, expected).map_err(|e| match e.kind() {
        Io::AlreadyExists => FileError::changed(&target),
        _ => FileError::io("save", path, &e),
    })?;
    let folder = File::open(folder_of(&target)).and_then(|folder| folder.sync_all());
    Ok(Written {
        stamp,
        durable: is_flushed && folder.is_ok(),
    })
}

/// Where a name leads to, and a file made beside that, flushed and with its owner and mode.
fn begin(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(PathBuf, NewFile), FileError> {
    let target = resolve(path)?;
    let old = old_file(&target)?;
    // A new file gets the mode that any new file gets, one that replaces another the mode of that one, at last.
    let mode = if old.is_some() { PRIVATE } else { 0o666 };
    let begun = temporary_beside(&target, mode).map_err(|e| no_folder(path, &target, &e))?;
    let written = NewFile::write(begun, old.as_ref(), write);
    let file = written.map_err(|e| FileError::io("save", path, &e))?;
    Ok((target, file))
}

/// Puts `bytes` in place of a file of the program's own, whole or not at all, without waiting for the disk.
///
/// # Errors
/// When it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let failed = |e: &io::Error| FileError::io("save", path, e);
    let mut temporary = temporary_beside(path, PRIVATE).map_err(|e| failed(&e))?;
    temporary.write_all(bytes).map_err(|e| failed(&e))?;
    let persisted = temporary.persist(path).map_err(|e| failed(&e.error));
    persisted.map(drop)
}

/// Whether a file of this name could be saved now: does all of a save with another file, which is removed again.
///
/// # Errors
/// Why it could not.
pub fn probe(path: &Path) -> Result<(), FileError> {
    let (_, file) = begin(path, |out| out.write_all(b"\n"))?;
    file.try_put().map_err(|e| FileError::io("save", path, &e))
}

/// Why nothing can be written beside `target`. A folder that is not there and could not be made has its own reason: that
/// the file is not there either explains nothing.
fn no_folder(path: &Path, target: &Path, error: &io::Error) -> FileError {
    if error.kind() != Io::NotFound {
        return FileError::io("save", path, error);
    }
    let folder = folder_of(target);
    let above = folder.ancestors().find(|a| a.exists()).unwrap_or(folder);
    let why = if above == folder {
        "its folder is not writable; save elsewhere".to_owned()
    } else if is_writable(above) {
        let why = "its folder does not exist; create it first";
        return FileError::save(FileErrorKind::Missing, path, why);
    } else {
        format!(
            "its folder does not exist, and {} is not writable; check the permissions",
            above.display()
        )
    };
    FileError::save(FileErrorKind::Denied, path, &why)
}

/// Removes temporary files of killed runs beside `path`, a day old or older. Never fails.
pub fn remove_stale(path: &Path, now: SystemTime) {
    if let Ok(target) = resolve(path) {
        new_file::remove_stale(&target, now);
    }
}

/// The folder a file is in.
pub(in crate::shell) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The file that is there already, if it may be replaced: renaming over it would not ask.
fn old_file(target: &Path) -> Result<Option<Metadata>, FileError> {
    let facts = match fs::metadata(target) {
        Ok(facts) => facts,
        Err(e) if e.kind() == Io::NotFound => return Ok(None),
        Err(e) => return Err(FileError::io("save", target, &e)),
    };
    refuse_irregular(target, &facts)?;
    if !is_writable(target) || facts.permissions().readonly() {
        let why = "it is write-protected; allow writing (chmod u+w)";
        return Err(FileError::save(FileErrorKind::Denied, target, why));
    }
    Ok(Some(facts))
}

fn is_writable(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

fn refuse_irregular(path: &Path, facts: &Metadata) -> Result<(), FileError> {
    if facts.is_file() {
        return Ok(());
    }
    let what = if facts.is_dir() {
        "a folder"
    } else {
        "not a regular file"
    };
    let words = format!("{} is {what}; give the path of a file", path.display());
    Err(FileError::new(FileErrorKind::NotAFile, &words))
}

/// Compares what is on disk with what was last read or written there, by content where the metadata do not show it.
fn ensure_expected(target: &Path, expected: Option<Stamp>) -> Result<(), FileError> {
    let same = match (expected, fs::metadata(target)) {
        (Some(last), Ok(facts)) => last.is_of(target, &facts),
        (None, Ok(_)) => Ok(false),
        (_, Err(e)) => Err(e),
    };
    match same {
        Ok(true) => Ok(()),
        Err(e) if e.kind() != Io::NotFound => Err(FileError::io("read", target, &e)),
        Err(_) if expected.is_none() => Ok(()),
        _ => Err(FileError::changed(target)),
    }
}
