//! A file being made beside the one that it becomes, so that no program ever sees half of it.
//!
//! What a disk does not know (hard links, modes, flushing) is done without: vfat, exFAT and some network disks.

use super::folder_of;
use super::stamp::Stamp;
use crate::shell::failure::name_of;
use digest_io::HashWriter;
use rustix::io::Errno;
use sha2::Sha256;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::time::{Duration, SystemTime};
use tempfile::NamedTempFile;

/// Bytes of a file's name that its temporary file repeats; names may have 255.
const MAX_NAME: usize = 200;
/// What a temporary file's name ends with.
const TEMPORARY: &str = ".tmp";
/// Age from which a temporary file is left over from a run that was killed.
const STALE: Duration = Duration::from_hours(24);

/// The mode of a file that its owner alone may read.
pub(super) const PRIVATE: u32 = 0o600;

/// A file that is written; removed again unless it is put in place.
pub(super) struct NewFile {
    file: NamedTempFile,
    /// What is in it.
    pub(super) stamp: Stamp,
    /// Whether it was flushed to the disk, which not every disk supports.
    pub(super) is_flushed: bool,
}

impl NewFile {
    /// Has a new file written, gives it owner and mode of the `old` one, and flushes it.
    pub(super) fn write(
        file: NamedTempFile,
        old: Option<&Metadata>,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Self> {
        let mut out = BufWriter::new(HashWriter::<Sha256, _>::new(file.as_file()));
        write(&mut out)?;
        let written = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        let sha256 = written.finalize();
        if let Some(old) = old {
            take_after(file.as_file(), old)?;
        }
        let is_flushed = if_supported(file.as_file().sync_all())?;
        // No other program has opened the file yet, so that these are surely the metadata of this content.
        let stamp = Stamp::new(sha256, &file.as_file().metadata()?, SystemTime::now());
        Ok(Self {
            file,
            stamp,
            is_flushed,
        })
    }

    /// Gives it its name; where nothing is expected, never over a file that is there.
    ///
    /// # Errors
    /// `AlreadyExists`, or what the disk says.
    pub(super) fn put(self, target: &Path, expected: Option<Stamp>) -> io::Result<()> {
        let file = match expected {
            Some(_) => self.file,
            None => match self.file.persist_noclobber(target) {
                Err(e) if is_unsupported(&e.error) => e.file,
                done => return done.map(drop).map_err(|e| e.error),
            },
        };
        // Without hard links looking first is all that can be done.
        if expected.is_none() && target.try_exists()? {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        file.persist(target).map(drop).map_err(|e| e.error)
    }

    /// Tries whether it could be put in place: gives it another name and removes it.
    ///
    /// # Errors
    /// Why not.
    pub(super) fn try_put(self) -> io::Result<()> {
        let name = self.file.path().with_extension("probe.tmp");
        self.put(&name, None)?;
        fs::remove_file(name)
    }
}

/// A new file in the same folder, with the bits of `mode` that new files get, removed again unless it is kept.
pub(super) fn temporary_beside(target: &Path, mode: u32) -> io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(&temporary_prefix(target))
        .suffix(TEMPORARY)
        .permissions(Permissions::from_mode(mode))
        .tempfile_in(folder_of(target))
}

/// Removes what killed runs left beside `target`, a day old or older.
pub(super) fn remove_stale(target: &Path, now: SystemTime) {
    let prefix = temporary_prefix(target);
    let Ok(folder) = fs::read_dir(folder_of(target)) else {
        return;
    };
    for entry in folder.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let facts = entry.metadata().ok().filter(Metadata::is_file);
        let modified = facts.and_then(|facts| facts.modified().ok());
        let age = modified.and_then(|m| now.duration_since(m).ok());
        if name.starts_with(&prefix) && name.ends_with(TEMPORARY) && age.is_some_and(|a| a >= STALE)
        {
            // Another session may have removed it first: either way it is gone.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn temporary_prefix(target: &Path) -> String {
    let name = name_of(target);
    let end = name.floor_char_boundary(MAX_NAME);
    format!(".{}.", name.get(..end).unwrap_or_default())
}

/// Gives a new file the owner and mode of the one it replaces.
fn take_after(file: &File, old: &Metadata) -> io::Result<()> {
    // Only a privileged user may give a file away; that it stays ours is no reason not to save.
    let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
    let mode = Permissions::from_mode(old.mode() & 0o7777);
    if_supported(file.set_permissions(mode)).map(drop)
}

/// Whether it was done; not where this disk does not know how, which is no reason not to save.
fn if_supported(done: io::Result<()>) -> io::Result<bool> {
    match done {
        Err(e) if is_unsupported(&e) => Ok(false),
        done => done.map(|()| true),
    }
}

/// How disks say that they do not know a call.
fn is_unsupported(error: &io::Error) -> bool {
    let known = [Errno::PERM, Errno::INVAL, Errno::NOTSUP, Errno::NOSYS];
    Errno::from_io_error(error).is_some_and(|e| known.contains(&e))
}
