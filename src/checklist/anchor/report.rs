//! What became of the saved claims, in numbers and in one line.

use crate::checklist::{Anchor, Entry};

/// How the saved claims were found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Whether the article's text is another one than when the checklist was saved.
    pub text_changed: bool,
    /// Found as they were.
    pub n_kept: usize,
    /// Found with a change that does not matter.
    pub n_moved: usize,
    /// Found with a change that matters.
    pub n_changed: usize,
    /// Found in several places.
    pub n_ambiguous: usize,
    /// Not found.
    pub n_orphan: usize,
    /// On the list for the first time.
    pub n_new: usize,
    /// Undecided and without a note, and not in the article any more.
    pub n_dropped: usize,
}

impl Report {
    pub(super) fn count(&mut self, entry: &Entry) {
        let n = match entry.anchor {
            Anchor::Exact => &mut self.n_kept,
            Anchor::Moved => &mut self.n_moved,
            Anchor::Changed => &mut self.n_changed,
            Anchor::Ambiguous => &mut self.n_ambiguous,
            Anchor::Orphan => &mut self.n_orphan,
        };
        *n += 1;
    }

    /// One line for the reader; `None` when the article is as it was.
    pub fn line(&self) -> Option<String> {
        if !self.text_changed {
            return None;
        }
        let counts = [
            (self.n_kept, "kept"),
            (self.n_moved, "moved"),
            (self.n_changed, "changed: look again"),
            (self.n_ambiguous, "in several places: look again"),
            (self.n_orphan, "not found"),
            (self.n_new, "new"),
            (self.n_dropped, "undecided dropped"),
        ];
        let said = counts
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, what)| format!("{n} {what}"));
        Some(format!(
            "the article changed: {}",
            said.collect::<Vec<_>>().join(", ")
        ))
    }
}
