//! The shelf: a list of the articles read before, from which another one is opened in place of the present one.
//!
//! Which articles there are is asked of the shell each time: other programs read, too.

use super::{Command as C, Effect, ListBox, Listed, Notice, Overlay, SaveState, Session};
use crate::checklist::Shelved;
use jiff::Timestamp;

const fn is_shelf(of: &Listed) -> bool {
    matches!(of, Listed::Articles(_))
}

impl Session {
    /// Asks for the articles read before; [`Session::take_shelf`] opens their list.
    pub(super) fn ask_for_shelf(&mut self) {
        self.effects.push(Effect::Shelf { forget: None });
    }

    /// Takes the articles in: into the list that is open, else into a new one if it `opens`.
    pub(super) fn take_shelf(&mut self, items: Vec<Shelved>, report: Option<Notice>, opens: bool) {
        let of = Listed::Articles(items.into());
        match self.list_mut(is_shelf).cloned() {
            Some(list) => {
                let mut list = ListBox { of, ..list };
                let n_rows = self.rows_of(&list).len();
                list.row = list.row.min(n_rows.saturating_sub(1));
                if let Some(open) = self.list_mut(is_shelf) {
                    *open = list;
                }
            }
            None if opens => self.place_box(Overlay::list(of, 0)),
            None => {}
        }
        if let Some(report) = report {
            self.notify(report);
        }
    }

    /// Whether the list of articles has the keys.
    pub fn is_at_shelf(&self) -> bool {
        self.list().is_some_and(|list| is_shelf(&list.of))
    }

    /// Whether the list of articles is open, whatever is over it.
    pub fn is_below_shelf(&self) -> bool {
        let is_open = |open: &Overlay| matches!(open, Overlay::List(list) if is_shelf(&list.of));
        self.boxes.iter().any(is_open)
    }

    /// Lists only articles that hold these words; none: all of them.
    pub(super) fn filter_shelf(&mut self, words: &str) {
        if let Some(list) = self.list_mut(is_shelf) {
            words.clone_into(&mut list.words);
            list.row = 0;
            let list = list.clone();
            if self.rows_of(&list).is_empty() {
                self.tell_none_listed(words);
            }
        }
    }

    fn tell_none_listed(&mut self, words: &str) {
        let none = Notice::info(format!("no article matches “{words}”"));
        self.notify(none.key(": ", C::Close, " shows all"));
    }

    /// Lists all articles again; whether some were not.
    pub(super) fn unfilter_shelf(&mut self) -> bool {
        let is_filtered =
            self.is_at_shelf() && self.list().is_some_and(|list| !list.words.is_empty());
        if is_filtered {
            self.filter_shelf("");
        }
        is_filtered
    }

    /// Opens the selected article in place of this one, once all of this one is saved.
    pub(super) fn open_shelved(&mut self, list: &ListBox, items: &[Shelved]) {
        let Some(index) = self.selected(list) else {
            return self.tell_none_listed(&list.words);
        };
        if matches!(self.save, SaveState::Failed(_)) {
            return self.boxes.push(Overlay::Unsaved);
        }
        let item = items.get(index).cloned();
        self.effects.push(Effect::Open(item.map(Box::new)));
    }

    /// Takes the selected article off the shelf, or the one of that number; asks first. Evidence is removed at once, since
    /// that can be undone.
    pub(super) fn forget(&mut self, number: Option<usize>, now: Timestamp) {
        let of = self.list().map(|list| &list.of);
        let is_evidence = matches!(of, Some(Listed::Evidence | Listed::EvidenceFields(_)));
        if !is_evidence && !self.is_at_shelf() {
            let articles = " forgets an article of the shelf, or removes evidence";
            return self.notify(Notice::default().key("", C::Forget, articles));
        }
        if !self.select_numbered(number) {
            return;
        }
        if is_evidence {
            let row = self.list().map_or(0, |list| list.row);
            return self.remove_evidence(row, now);
        }
        let Some(list) = self.list().cloned() else {
            return;
        };
        let index = self.selected(&list);
        let item = match &list.of {
            Listed::Articles(items) => index.and_then(|index| items.get(index)),
            _ => None,
        };
        let Some(item) = item else {
            return self.notify("the sample cannot be forgotten");
        };
        if self.forgetting.take() == index {
            let forget = Some(item.position.clone());
            return self.effects.push(Effect::Shelf { forget });
        }
        self.forgetting = index;
        self.notify("press again to forget this article; its files stay");
    }
}
