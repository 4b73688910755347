//! The checklist: what the reader decided about each claim, and the file that keeps it.
//!
//! Claims and a saved checklist go in, a checklist whose entries are in reading order comes out. [`Record`] is what is
//! saved of a claim, everywhere; only `file` handles TOML's syntax. Reads and writes strings, never files: that is the
//! shell's.

mod anchor;
mod change;
mod decision;
mod document;
mod entry;
pub mod file;
mod findings;
mod history;
mod id;
mod lack;
mod lint;
mod merge;
mod names;
mod offer;
mod record;
mod shelved;
mod sources;
mod typed_evidence;
mod wording;

pub use anchor::{Edited, Loaded, Saving, begin, load};
pub use change::{Change, Rebased, Refused};
pub use decision::Decision;
pub use document::Document;
pub use entry::Entry;
pub use file::ListRow;
pub use findings::Findings;
pub use history::{History, Moment, Revision, Step};
use id::surroundings;
pub use id::{ClaimId, sha256};
pub use lack::{Fault, Lack, faults, lack};
pub use lint::{Complaint, lint};
pub use merge::{set_value, value_of};
pub use names::{
    Anchor, Answer, Concern, EvidenceRole, Exclude, Finding, Level, Origin, Stance, Ties,
};
pub use offer::{Offer, source_of};
pub use record::{Evidence, Record, Source};
pub use shelved::Shelved;
pub use sources::{SourceGroup, is_pronoun, of_entry, sources};

/// All that is kept about one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checklist {
    /// Which article this is.
    pub document: Document,
    /// One entry a claim, in reading order; orphans last.
    pub entries: Vec<Entry>,
}

impl Checklist {
    /// The index of a claim. Cost: linear in the list.
    pub fn position(&self, id: &ClaimId) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id() == id)
    }

    /// `id` with the first number that no entry has.
    pub fn unused_id(&self, id: &ClaimId) -> ClaimId {
        let mut numbered = (1..).map(|nth| id.clone().numbered(nth));
        let unused = numbered.find(|id| self.position(id).is_none());
        unused.unwrap_or_else(|| id.clone())
    }

    /// Puts the entries back into reading order. Cost: a sort, linear where little moved.
    pub fn sort(&mut self) {
        self.entries.sort_by_key(|entry| {
            let place = entry.span.map(|span| (span.start, span.end));
            place.unwrap_or((usize::MAX, usize::MAX))
        });
    }

    /// The rows of the file.
    pub fn rows(&self) -> Vec<ListRow> {
        let row = |entry: &Entry| ListRow {
            id: entry.id().clone(),
            claim: entry.claim,
            is_kept: entry.is_kept(),
        };
        self.entries.iter().map(row).collect()
    }
}
