//! What became of the saved claims, in numbers and in one line.

use crate::checklist::{Anchor, Entry};

/// How the saved claims were found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edited {
    /// Whether the article is another one than when the checklist was saved: its text, or a link.
    pub is_edited: bool,
    /// Whether its text is another one; where it is the same and no claim is touched, there is nothing to say.
    pub has_other_text: bool,
    /// Found as they were.
    pub n_unchanged: usize,
    /// Found in other words that say the same.
    pub n_reworded: usize,
    /// Found with a change that matters.
    pub n_changed: usize,
    /// Found in several places.
    pub n_ambiguous: usize,
    /// Not found.
    pub n_deleted: usize,
    /// On the list for the first time.
    pub n_new: usize,
    /// Undecided and without a note, and not in the article any more.
    pub n_dropped: usize,
}

impl Edited {
    pub(super) fn count(&mut self, entry: &Entry) {
        let n = match entry.record().anchor {
            Anchor::Exact => &mut self.n_unchanged,
            Anchor::Moved => &mut self.n_reworded,
            Anchor::Changed => &mut self.n_changed,
            Anchor::Ambiguous => &mut self.n_ambiguous,
            Anchor::Orphan => &mut self.n_deleted,
        };
        *n += 1;
    }

    /// One line for the reader; `None` when the article is as it was, or but for what no claim is touched by: adverts.
    pub fn line(&self) -> Option<String> {
        let claims = if self.n_unchanged == 1 {
            "claim unchanged"
        } else {
            "claims unchanged"
        };
        let counts = [
            (self.n_unchanged, claims),
            (self.n_reworded, "reworded"),
            (self.n_changed, "to re-check"),
            (self.n_ambiguous, "in several places, to re-check"),
            (self.n_deleted, "deleted"),
            (self.n_new, "new"),
            (self.n_dropped, "undecided removed"),
        ];
        let counted = counts.iter().filter(|(n, _)| *n > 0);
        let counted: Vec<String> = counted.map(|(n, what)| format!("{n} {what}")).collect();
        let touched = counts.iter().skip(1).any(|(n, _)| *n > 0);
        let says = self.is_edited && (self.has_other_text || touched);
        let of_edit = says.then(|| counted.join(", "));
        of_edit.map(|counts| format!("the article was edited: {counts}"))
    }
}
