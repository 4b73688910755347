//! Files on disk: reading them, and saving so that a file is whole and old or whole and new, never between.
//!
//! The only place that writes a reader's file. Knows nothing of what is in it; never saves over a file that is not the
//! one last read or written, and never over anything that is not a regular file.

mod error;
mod stamp;

pub use error::{FileError, FileErrorKind};
pub use stamp::Stamp;

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Symbolic links followed before it must be a ring.
const MAX_LINKS: usize = 40;
/// Bytes of a file's name that its temporary file repeats; names may have 255.
const MAX_NAME: usize = 200;
/// What a temporary file's name ends with.
const TEMPORARY: &str = ".tmp";
/// Age from which a temporary file is left over from a run that was killed.
const STALE: Duration = Duration::from_hours(24);

/// What a save expects to find under the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing: the file is new.
    Nothing,
    /// What was last read or written.
    This(Stamp),
}

/// A save that succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// What is on disk now.
    pub stamp: Stamp,
    /// Whether the folder was flushed too; if not, a power cut may still undo the save.
    pub durable: bool,
}

/// Reads a whole regular file.
///
/// # Errors
/// Not there, not readable, or not a regular file.
pub fn read(path: &Path) -> Result<(Vec<u8>, Stamp), FileError> {
    let facts = fs::metadata(path).map_err(|e| FileError::io("read", path, &e))?;
    refuse_irregular(path, &facts)?;
    let bytes = fs::read(path).map_err(|e| FileError::io("read", path, &e))?;
    let stamp = Stamp::new(&bytes);
    Ok((bytes, stamp))
}

/// The file that a name leads to through symbolic links, also when that file does not exist yet.
///
/// # Errors
/// The links lead in a ring, or cannot be read.
pub fn resolve(path: &Path) -> Result<PathBuf, FileError> {
    let mut at = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&at) {
            Ok(facts) if facts.is_symlink() => {
                let target = fs::read_link(&at).map_err(|e| FileError::io("follow", &at, &e))?;
                at = folder_of(&at).join(target);
            }
            Ok(_) => return Ok(at),
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(at),
            Err(e) => return Err(FileError::io("open", &at, &e)),
        }
    }
    Err(FileError::new(
        FileErrorKind::NotAFile,
        path,
        format!(
            "{} is a symbolic link that leads back to itself; remove it",
            path.display()
        ),
    ))
}

/// Saves `bytes` under `path`, whole or not at all, and flushes file and folder.
///
/// # Errors
/// [`FileErrorKind::ChangedOnDisk`] when the file is not what was `expected`; the others when it cannot be written. The
/// old file is untouched in every case.
pub fn save(path: &Path, bytes: &[u8], expected: Expected) -> Result<Written, FileError> {
    let failed = |e: &io::Error| FileError::io("save", path, e);
    let target = resolve(path)?;
    let old = old_file(&target)?;
    let begun = temporary_beside(&target);
    let mut temporary = begun.map_err(|e| no_folder(path, &target, &e))?;
    temporary.write_all(bytes).map_err(|e| failed(&e))?;
    take_after(temporary.as_file(), old.as_ref()).map_err(|e| failed(&e))?;
    temporary.as_file().sync_all().map_err(|e| failed(&e))?;
    ensure_expected(&target, expected)?;
    match expected {
        Expected::Nothing => temporary.persist_noclobber(&target),
        Expected::This(_) => temporary.persist(&target),
    }
    .map_err(|e| match e.error.kind() {
        io::ErrorKind::AlreadyExists => FileError::changed(&target),
        _ => failed(&e.error),
    })?;
    let durable = File::open(folder_of(&target))
        .and_then(|folder| folder.sync_all())
        .is_ok();
    Ok(Written {
        stamp: Stamp::new(bytes),
        durable,
    })
}

/// Puts `bytes` in place of a file of the program's own, whole or not at all, without waiting for the disk.
///
/// # Errors
/// When it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let failed = |e: &io::Error| FileError::io("save", path, e);
    let mut temporary = temporary_beside(path).map_err(|e| failed(&e))?;
    temporary.write_all(bytes).map_err(|e| failed(&e))?;
    let persisted = temporary.persist(path).map_err(|e| failed(&e.error));
    persisted.map(drop)
}

/// Whether a file of this name could be saved now: tries with a temporary file beside it.
///
/// # Errors
/// Why it could not.
pub fn probe(path: &Path) -> Result<(), FileError> {
    let target = resolve(path)?;
    old_file(&target)?;
    let tried = temporary_beside(&target).and_then(tempfile::NamedTempFile::close);
    tried.map_err(|e| no_folder(path, &target, &e))
}

/// Why nothing can be written beside `target`. A folder that is not there and could not be made has its own reason: that
/// the file is not there either explains nothing.
fn no_folder(path: &Path, target: &Path, error: &io::Error) -> FileError {
    if error.kind() != io::ErrorKind::NotFound {
        return FileError::io("save", path, error);
    }
    let above = folder_of(target).ancestors().find(|a| a.exists());
    if above == Some(folder_of(target)) {
        let words = format!(
            "cannot save {}: its folder takes no files; save elsewhere",
            path.display()
        );
        return FileError::new(FileErrorKind::Denied, target, words);
    }
    let closed = |a: &&Path| rustix::fs::access(*a, rustix::fs::Access::WRITE_OK).is_err();
    let path = path.display();
    match above.filter(closed) {
        Some(above) => {
            let words = format!(
                "cannot save {path}: its folder is not there, and nothing can be made in {}; check who may use that",
                above.display()
            );
            FileError::new(FileErrorKind::Denied, target, words)
        }
        None => {
            let words = format!("cannot save {path}: its folder is not there; make it first");
            FileError::new(FileErrorKind::Missing, target, words)
        }
    }
}

/// Removes temporary files of killed runs beside `path`, a day old or older. Never fails.
pub fn remove_stale(path: &Path, now: SystemTime) {
    let Ok(target) = resolve(path) else {
        return;
    };
    let prefix = temporary_prefix(&target);
    let Ok(folder) = fs::read_dir(folder_of(&target)) else {
        return;
    };
    for entry in folder.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let modified = entry
            .metadata()
            .ok()
            .filter(Metadata::is_file)
            .and_then(|m| m.modified().ok());
        let age = modified.and_then(|m| now.duration_since(m).ok());
        if name.starts_with(&prefix) && name.ends_with(TEMPORARY) && age.is_some_and(|a| a >= STALE)
        {
            // Another session may have removed it first: either way it is gone.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The folder a file stands in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The file that is there already, if it may be replaced: renaming over it would not ask.
fn old_file(target: &Path) -> Result<Option<Metadata>, FileError> {
    let facts = match fs::metadata(target) {
        Ok(facts) => facts,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(FileError::io("save", target, &e)),
    };
    refuse_irregular(target, &facts)?;
    let writable = rustix::fs::access(target, rustix::fs::Access::WRITE_OK).is_ok();
    if !writable || facts.permissions().readonly() {
        let words = format!(
            "cannot save {}: it is write-protected; allow writing (chmod u+w)",
            target.display()
        );
        return Err(FileError::new(FileErrorKind::Denied, target, words));
    }
    Ok(Some(facts))
}

fn refuse_irregular(path: &Path, facts: &Metadata) -> Result<(), FileError> {
    if facts.is_file() {
        return Ok(());
    }
    let what = if facts.is_dir() {
        "a folder"
    } else {
        "no ordinary file"
    };
    let words = format!("{} is {what}; give the name of a file", path.display());
    Err(FileError::new(FileErrorKind::NotAFile, path, words))
}

/// A new file in the same folder, readable by its owner alone, removed again unless it is kept.
fn temporary_beside(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new()
        .prefix(&temporary_prefix(target))
        .suffix(TEMPORARY)
        .tempfile_in(folder_of(target))
}

fn temporary_prefix(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let end = name
        .char_indices()
        .map(|(i, c)| i + c.len_utf8())
        .take_while(|end| *end <= MAX_NAME)
        .last();
    format!(".{}.", name.get(..end.unwrap_or(0)).unwrap_or_default())
}

/// Gives a new file the owner and mode of the one it replaces, or those that any new file gets.
fn take_after(file: &File, old: Option<&Metadata>) -> io::Result<()> {
    let mode = if let Some(old) = old {
        // Only a privileged user may give a file away; that it stays ours is no reason not to save.
        let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
        old.mode() & 0o7777
    } else {
        0o666 & !mask()
    };
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// The bits that new files do not get; reading it means setting it for a moment.
fn mask() -> u32 {
    let mask = rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    rustix::process::umask(mask);
    mask.as_raw_mode()
}

/// Compares what is on disk with what was last read or written there, by content.
fn ensure_expected(target: &Path, expected: Expected) -> Result<(), FileError> {
    let found = match read(target) {
        Ok((_, stamp)) => Some(stamp),
        Err(e) if e.kind == FileErrorKind::Missing => None,
        Err(e) => return Err(e),
    };
    match (expected, found) {
        (Expected::Nothing, None) => Ok(()),
        (Expected::This(last), Some(now)) if last == now => Ok(()),
        _ => Err(FileError::changed(target)),
    }
}
