//! What can be asked of a session without changing it: the current claim, its words, the headings.

use super::command::Mode;
use super::{Overlay, Session};
use crate::checklist::{Concern, Entry};
use crate::claim::Claim;

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

    /// A claim's words as they stand in the article now; for one that is gone, as they stood.
    pub fn words_of<'s>(&'s self, entry: &'s Entry) -> &'s str {
        let now = entry.span.map(|span| span.of(&self.article.text));
        now.unwrap_or(&entry.exact)
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
