//! One session writes a checklist at a time: a lock that ends with the process, however it ends.
//!
//! The lock is on a file of its own in the state folder, since a checklist becomes another file at each save.

use super::files::FileError;
use crate::text::SafeText;
use std::fmt::Display;
use std::fs::{File, TryLockError};
use std::io::{Read, Write};
use std::path::Path;

/// Bytes of what a session writes about itself; a machine's name has at most 64.
const NOTE: usize = 99;
/// Bytes read of a lock file that another session wrote.
const MAX_NOTE: u64 = 400;

/// A lock; it is free again when this is dropped, or when the process ends.
#[derive(Debug)]
pub struct Lock {
    _file: Option<File>,
    /// Why there is no protection, as a sentence: some network disks know no locks.
    pub warning: Option<String>,
}

/// Another session has the checklist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("read only: open in another session ({holder}); close that and press R")]
pub struct Held {
    /// Who has it, as far as the lock file says: process and host.
    pub holder: String,
}

impl Lock {
    /// Takes the lock at `path`, whose folder is made if need be.
    ///
    /// # Errors
    /// Another session has it. Where locks do not work at all there is a lock with a warning instead.
    pub fn take(path: &Path) -> Result<Self, Held> {
        if super::paths::is_without_home(path) {
            return Ok(Self::without(&"no home folder"));
        }
        let mut file = match open(path) {
            Ok(file) => file,
            Err(error) => return Ok(Self::without(&error)),
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::Error(error)) => return Ok(Self::without(&error)),
            Err(TryLockError::WouldBlock) => {
                let holder = holder(&mut file);
                return Err(Held { holder });
            }
        }
        // Who holds it is only shown to others; the lock works without it.
        let _ = sign(&mut file);
        Ok(Self {
            _file: Some(file),
            warning: None,
        })
    }

    fn without(reason: &dyn Display) -> Self {
        let words = format!("no protection against a second session: {reason}");
        Self {
            _file: None,
            warning: Some(words),
        }
    }
}

fn open(path: &Path) -> Result<File, FileError> {
    if let Some(folder) = path.parent() {
        super::paths::make_private(folder)?;
    }
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    let opened = options.open(path);
    opened.map_err(|e| FileError::io("open", path, &e))
}

fn sign(file: &mut File) -> std::io::Result<()> {
    let machine = rustix::system::uname();
    let host = machine.nodename().to_string_lossy();
    let note = format!("process {} on {host}", std::process::id());
    // Always as long, so that it is written over the last one without the file being emptied first.
    file.write_all(format!("{note:<NOTE$}\n").as_bytes())
}

/// What the holder wrote about itself.
fn holder(file: &mut File) -> String {
    let mut note = String::new();
    // A note that cannot be read leaves the holder unknown.
    let _ = file.take(MAX_NOTE).read_to_string(&mut note);
    match note.trim() {
        "" => "unknown".to_owned(),
        known => SafeText::sanitize(known).into_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_has_it_and_may_take_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/a.lock");
        let first = Lock::take(&path).unwrap();
        assert_eq!(first.warning, None);
        let held = Lock::take(&path).unwrap_err();
        assert!(
            held.holder
                .starts_with(&format!("process {} on ", std::process::id())),
            "{held}"
        );
        drop(first);
        assert!(Lock::take(&path).is_ok());
    }

    #[test]
    fn where_no_lock_can_be_the_work_goes_on_with_a_warning() {
        let lock = Lock::take(Path::new("/dev/null/x/a.lock")).unwrap();
        assert!(lock.warning.unwrap().contains("no protection"));
    }
}
