//! What is opened in the reader's own editor, and where.

use super::{Effect, Session};
use crate::checklist::ClaimId;
use crate::text::Span;

/// A file that the editor opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditedFile {
    /// The checklist, at a claim.
    Checklist(Option<ClaimId>),
    /// The article, at a stretch of its text.
    Article(Span),
}

impl Session {
    /// Has the checklist opened at the current claim.
    pub(super) fn edit_checklist(&mut self) {
        let claim = self.entry().map(|entry| entry.id().clone());
        let file = EditedFile::Checklist(claim);
        self.effects.push(Effect::Edit(file));
    }

    /// Has the article opened at the current claim, else at the beginning of the page.
    pub(super) fn edit_article(&mut self) {
        let claim = self.entry().and_then(|entry| entry.span);
        let top = self.top_byte();
        let end = self
            .article
            .text
            .len()
            .min(self.lines.start_of(self.visible().end));
        let words = claim.unwrap_or_else(|| Span::new(top, end.max(top)));
        self.effects.push(Effect::Edit(EditedFile::Article(words)));
    }
}
