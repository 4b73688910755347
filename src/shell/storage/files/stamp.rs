//! What a file held when we last read or wrote it, to notice that another program changed it.

use digest_io::IoWrapper;
use sha2::{Digest, Sha256};
use std::fs::{File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How much older than the stamp a file's last change must be for its time to tell the next one apart: more than a tick
/// of the kernel's clock, 10 ms at most; where times are whole seconds, the two seconds of FAT. A younger file is what git
/// calls racily clean (Documentation/technical/racy-git.txt) and is compared by content.
const TICK: Duration = Duration::from_millis(20);
const WHOLE_SECONDS: Duration = Duration::from_secs(2);

/// The content of a file at one moment. A file that was rewritten with the same bytes has not changed.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    sha256: [u8; 32],
    /// The file's metadata, where no later change can leave them as they are.
    metadata: Option<(u64, u64, u64, SystemTime)>,
}

impl PartialEq for Stamp {
    /// Whether the content is the same, in whichever file.
    fn eq(&self, other: &Self) -> bool {
        self.sha256 == other.sha256
    }
}

impl Eq for Stamp {}

impl Stamp {
    /// The stamp of a file whose content has this SHA-256 and which was not changed between `facts` and the moment `at`.
    pub(super) fn new(sha256: impl Into<[u8; 32]>, facts: &Metadata, at: SystemTime) -> Self {
        let least = match facts.mtime_nsec() {
            0 => WHOLE_SECONDS,
            _ => TICK,
        };
        let metadata = metadata_of(facts);
        let is_settled = |changed| at.duration_since(changed).is_ok_and(|age| age >= least);
        Self {
            sha256: sha256.into(),
            metadata: metadata.filter(|facts| is_settled(facts.3)),
        }
    }

    /// Whether the file at `path`, which has these metadata, still has this content; it is read only where they do not
    /// tell.
    ///
    /// # Errors
    /// When it has to be read and cannot be.
    pub(in crate::shell::storage) fn is_of(
        &self,
        path: &Path,
        facts: &Metadata,
    ) -> io::Result<bool> {
        if self.metadata.is_some() && self.metadata == metadata_of(facts) {
            return Ok(true);
        }
        let mut sha256 = IoWrapper(Sha256::new());
        io::copy(&mut File::open(path)?, &mut sha256)?;
        Ok(sha256.0.finalize() == self.sha256)
    }
}

/// Device, inode, size in bytes and time of the last change.
fn metadata_of(facts: &Metadata) -> Option<(u64, u64, u64, SystemTime)> {
    Some((
        facts.dev(),
        facts.ino(),
        facts.len(),
        facts.modified().ok()?,
    ))
}
