//! What a file held when we last read or wrote it, to notice that another program changed it.

use sha2::{Digest, Sha256};

/// The content of a file at one moment. A file that was rewritten with the same bytes has not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp([u8; 32]);

impl Stamp {
    /// The stamp of these bytes.
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}
