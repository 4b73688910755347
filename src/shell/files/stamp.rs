//! What a file was when we last read or wrote it, to notice that another program changed it.

use sha2::{Digest, Sha256};
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

/// Identity and content of a file at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    inode: u64,
    size: u64,
    /// Seconds and nanoseconds.
    modified: (i64, i64),
    sha256: [u8; 32],
}

impl Stamp {
    /// The stamp of a file with these facts and bytes.
    pub(super) fn new(facts: &Metadata, bytes: &[u8]) -> Self {
        Self {
            inode: facts.ino(),
            size: facts.len(),
            modified: (facts.mtime(), facts.mtime_nsec()),
            sha256: Sha256::digest(bytes).into(),
        }
    }

    /// Whether the two held the same bytes. A file that was rewritten with the same bytes has not changed.
    pub fn same_content(&self, other: &Self) -> bool {
        self.sha256 == other.sha256
    }

    /// Whether a file with these facts is worth reading again.
    pub fn may_differ(&self, facts: &Metadata) -> bool {
        (self.inode, self.size, self.modified)
            != (
                facts.ino(),
                facts.len(),
                (facts.mtime(), facts.mtime_nsec()),
            )
    }
}
