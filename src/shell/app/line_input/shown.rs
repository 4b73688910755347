//! What there is to see after a line was answered: the claim, the page, a box or the row that is selected in it.

use super::{LineInput, Seen};
use crate::session::{Command as C, Listed, Overlay, Purpose};
use crate::text::Span;

impl LineInput {
    /// What is there now that was not there before.
    pub(super) fn shown(&mut self) -> String {
        let now = self.seen();
        let before = &self.turn.before;
        let Some(command) = self.turn.command else {
            return if now.boxes.last() == before.boxes.last() {
                String::new()
            } else {
                self.plain().whole_box()
            };
        };
        // A box that was below another one before was read out already.
        let was_there = |now| before.boxes.iter().any(|before| is_same(now, before));
        let is_new = now.filter != before.filter || !now.boxes.last().is_some_and(was_there);
        match now.boxes.last() {
            // The sheet is that of another claim now: which one has to be printed.
            Some(Overlay::Sheet(_)) if now.current != before.current => {
                self.claim(command) + &self.plain().sheet_rows()
            }
            Some(_) if is_new => self.plain().whole_box(),
            Some(_) => self.plain().selected(),
            None => self.shown_on_page(command, &now),
        }
    }

    /// The same where no box is open: text that was read on to, the claim where it is another one or was covered.
    fn shown_on_page(&mut self, command: C, now: &Seen) -> String {
        let before = &self.turn.before;
        let is_other = now.current != before.current;
        match command {
            C::Search | C::SearchNext | C::SearchBack | C::List if self.turn.alarmed => {
                String::new()
            }
            C::Search | C::SearchNext | C::SearchBack => {
                let plain = self.plain();
                let (found, stretch) = (plain.found(), plain.stretch_found());
                self.heard = stretch.unwrap_or(self.heard);
                found
            }
            _ if self.turn.reads => self.text(command, is_other),
            C::Redraw | C::List => self.claim(command),
            C::RowOpen if before.boxes.is_empty() || before.is_list(&Listed::Claims) => {
                self.claim(command)
            }
            C::MarkGo | C::JumpBack | C::JumpOlder if now.place != before.place => {
                self.claim(command)
            }
            _ if is_other => self.claim(command),
            C::Undo | C::Redo | C::Return => self.plain().claim_in_brief(),
            _ if before.covers_claim() => self.plain().claim_in_brief(),
            _ => String::new(),
        }
    }

    /// The current claim; in full where it was asked for, in a line where it was decided a moment ago.
    pub(super) fn claim(&mut self, command: C) -> String {
        if matches!(command, C::Redraw | C::List | C::RowOpen) {
            self.heard = Span::default();
        }
        let plain = self.plain();
        let stretch = plain.stretch_of_claim();
        let claim = match command {
            C::Undo | C::Redo | C::Return => plain.claim_in_brief(),
            _ => plain.claim(),
        };
        if let Some(stretch) = stretch {
            self.heard = stretch;
            self.session.go_to_stretch(stretch);
        }
        claim
    }

    /// The text that was read on to, and which claim is current with it.
    fn text(&self, command: C, is_other: bool) -> String {
        let plain = self.plain();
        let mut text = match command {
            C::ParagraphNext | C::ParagraphBack | C::LineDown | C::LineUp => String::new(),
            _ => plain.page(),
        };
        text += &plain.text();
        if is_other {
            text += &plain.now_current();
        }
        text
    }
}

impl Seen {
    /// Whether the contents were uppermost.
    pub(super) fn is_contents(&self) -> bool {
        self.is_list(&Listed::Contents)
    }

    /// Whether what was uppermost left nothing to be heard of the claim itself.
    fn covers_claim(&self) -> bool {
        match self.boxes.last() {
            Some(Overlay::Sheet(_) | Overlay::Span(_) | Overlay::Unsaved) => true,
            Some(Overlay::Entry(entry)) => matches!(entry.purpose, Purpose::SaveElsewhere),
            _ => false,
        }
    }

    /// Whether a list of this was uppermost.
    fn is_list(&self, of: &Listed) -> bool {
        matches!(self.boxes.last(), Some(Overlay::List(list)) if list.of == *of)
    }
}

/// Whether two boxes are one, but for the row that is selected.
fn is_same(now: &Overlay, before: &Overlay) -> bool {
    match (now, before) {
        (Overlay::Sheet(now), Overlay::Sheet(before)) => now.more == before.more,
        (Overlay::List(now), Overlay::List(before)) => {
            // The numbers are the same until two sources are made one.
            let waits = matches!(now.of, Listed::Sources(Some(_)));
            (now.of == before.of || waits) && now.words == before.words
        }
        (Overlay::Span(_), Overlay::Span(_)) | (Overlay::Unsaved, Overlay::Unsaved) => true,
        _ => false,
    }
}
