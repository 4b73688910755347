//! What there is to see after a line was answered: the claim, the page, a box or the row that is selected in it.

use super::{LineInput, Seen};
use crate::session::{Command as C, Group, Listed, Overlay, Purpose, TextEntry};

impl LineInput {
    /// What is there now that was not there before.
    pub(super) fn shown(&self) -> String {
        let before = &self.turn.before;
        let now = self.seen();
        let plain = self.plain();
        let Some(command) = self.turn.command else {
            return if now.top.is_some() && now.top != before.top {
                plain.whole_box()
            } else {
                String::new()
            };
        };
        let is_new = now.filter != before.filter || !is_known(now.top.as_ref(), before);
        match &now.top {
            // The sheet is that of another claim now: which one has to be printed.
            Some(Overlay::Sheet(_)) if now.current != before.current => plain.claim_with_sheet(),
            Some(_) if is_new => plain.whole_box(),
            Some(_) => plain.selected(),
            None => self.shown_on_page(command, &now),
        }
    }

    /// The same where no box is open: the page after moving on it, the claim where it is another one or was covered.
    fn shown_on_page(&self, command: C, now: &Seen) -> String {
        let before = &self.turn.before;
        let plain = self.plain();
        match command {
            C::Search | C::SearchNext | C::SearchBack | C::List if self.turn.alarmed => {
                String::new()
            }
            C::Search | C::SearchNext | C::SearchBack => plain.found(),
            _ if command.row().group == Group::Reading => plain.page(),
            C::RowOpen if before.is_list(&Listed::Contents) => plain.page(),
            _ => {
                let again = matches!(command, C::Undo | C::Redo | C::Return | C::Redraw | C::List);
                let saved_as = |entry: &TextEntry| entry.purpose == Purpose::SaveElsewhere;
                let uncovered = match &before.top {
                    Some(Overlay::Sheet(_) | Overlay::Span(_) | Overlay::Unsaved) => true,
                    Some(Overlay::Entry(entry)) => saved_as(entry),
                    _ => false,
                };
                let asked = command == C::RowOpen
                    && (before.top.is_none() || before.is_list(&Listed::Claims));
                if again || uncovered || asked || now.current != before.current {
                    plain.claim()
                } else {
                    String::new()
                }
            }
        }
    }
}

impl Seen {
    /// Whether a list of this was uppermost.
    fn is_list(&self, of: &Listed) -> bool {
        matches!(&self.top, Some(Overlay::List(list)) if list.of == *of)
    }
}

/// Whether a box was there before, but for the row that is selected; a sheet stays below what opens over it.
fn is_known(now: Option<&Overlay>, before: &Seen) -> bool {
    let (Some(now), Some(was)) = (now, before.top.as_ref()) else {
        return false;
    };
    match (now, was) {
        (Overlay::Sheet(now), Overlay::Sheet(before)) => now.more == before.more,
        (Overlay::List(now), Overlay::List(before)) => {
            let is_field = matches!(
                (&now.of, &before.of),
                (Listed::EvidenceFields(_), Listed::Values(_))
            );
            // The numbers are the same until two sources are made one.
            let waits = matches!(now.of, Listed::Sources(Some(_)));
            is_field || (now.of == before.of || waits) && now.words == before.words
        }
        (
            Overlay::List(list),
            Overlay::Entry(TextEntry {
                purpose: Purpose::EvidenceText(..),
                ..
            }),
        ) => {
            matches!(list.of, Listed::EvidenceFields(_))
        }
        (Overlay::List(_), Overlay::Entry(entry)) => entry.purpose == Purpose::Row,
        (Overlay::Sheet(_), Overlay::List(_) | Overlay::Entry(_))
        | (Overlay::Span(_), Overlay::Span(_))
        | (Overlay::Unsaved, Overlay::Unsaved) => true,
        _ => false,
    }
}
