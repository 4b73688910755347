//! What can be asked of a session without changing it: the current claim, progress, what the filter lets through.

use super::command::Mode;
use super::find::Wanted;
use super::{Filter, Overlay, Session};
use crate::checklist::{Concern, Entry};
use crate::claim::{Claim, Status};

impl Session {
    /// Which table of keys rules now.
    pub fn mode(&self) -> Mode {
        self.boxes.last().map_or(Mode::Reading, Overlay::mode)
    }

    /// The current claim on the checklist.
    pub fn entry(&self) -> Option<&Entry> {
        self.checklist.entries.get(self.current?)
    }

    /// What the finder found for an entry; `None` for the reader's own claims and orphans.
    pub fn claim_of(&self, entry: &Entry) -> Option<&Claim> {
        self.found.as_ref()?.claims.get(entry.claim?)
    }

    /// Whether the filter lets this claim through.
    pub fn passes_filter(&self, entry: &Entry) -> bool {
        let status = entry.review.status;
        let by_status = match self.filter {
            Filter::All => true,
            Filter::Undecided => !entry.is_settled(),
            Filter::Attributed => status == Some(Status::Attributed),
            Filter::Sourced => status == Some(Status::Sourced),
            Filter::Unsupported => status == Some(Status::Unsupported),
            Filter::Excluded => entry.review.exclude.is_some(),
            Filter::Flagged => entry.review.flag,
            Filter::Stale => entry.stale,
        };
        // As a search finds them: whatever the marks, and the case unless a capital was typed.
        let held = |words: &String| {
            Wanted::phrase(words).is_none_or(|w| w.first(&entry.exact, 0).is_some())
        };
        by_status && self.filter_words.as_ref().is_none_or(held)
    }

    /// The claims that the filter lets through (indices of entries).
    pub fn listed(&self) -> Vec<usize> {
        let passing = |(i, e): (usize, &Entry)| self.passes_filter(e).then_some(i);
        self.checklist
            .entries
            .iter()
            .enumerate()
            .filter_map(passing)
            .collect()
    }

    /// The headings: block index and level, the headline included.
    pub fn headings(&self) -> Vec<(usize, u8)> {
        let level = |(i, b): (usize, &crate::article::Block)| match b.kind {
            crate::article::BlockKind::Heading(level) => Some((i, level)),
            _ => None,
        };
        self.article
            .blocks
            .iter()
            .enumerate()
            .filter_map(level)
            .collect()
    }

    /// The concerns that hold for the current claim.
    pub fn concerns(&self) -> &[Concern] {
        self.entry().map_or(&[], |e| &e.review.concern)
    }
}
