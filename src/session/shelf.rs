//! The shelf: a list of the articles read before, from which another one is opened in place of the present one.
//!
//! Which articles there are is asked of the shell each time: other programs read, too.

use super::{Command as C, Effect, Notice, Overlay, SaveState, Session};
use crate::checklist::Shelved;
use std::sync::Arc;

/// The articles read before, while they are listed. Below them is the built-in sample.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The articles, those opened last first.
    pub items: Arc<[Shelved]>,
    /// The selected row among those listed.
    pub row: usize,
    /// Only articles that hold these words are listed.
    pub words: String,
    /// The article (index) that the next "forget" forgets.
    forgetting: Option<usize>,
}

impl Shelf {
    /// What is listed (indices); behind the last article the sample, which is not looked for by words.
    pub fn listed(&self) -> Vec<usize> {
        let holds = |(i, item): (usize, &Shelved)| item.holds(&self.words).then_some(i);
        let articles = self.items.iter().enumerate().filter_map(holds);
        let sample = self.words.is_empty().then_some(self.items.len());
        articles.chain(sample).collect()
    }

    /// What is selected (index), if anything is listed.
    pub fn selected(&self) -> Option<usize> {
        self.listed().get(self.row).copied()
    }
}

impl Session {
    /// Asks for the articles read before; [`Session::take_shelf`] opens their list.
    pub(super) fn ask_for_shelf(&mut self) {
        self.effects.push(Effect::Shelf { forget: None });
    }

    /// Takes the articles in: into the list that is open, else into a new one if it `opens`.
    pub(super) fn take_shelf(&mut self, items: Vec<Shelved>, report: Option<Notice>, opens: bool) {
        if opens && self.shelf_mut().is_none() {
            self.place_box(Overlay::Shelf(Shelf::default()));
        }
        if let Some(articles) = self.shelf_mut() {
            articles.items = items.into();
            articles.row = articles.row.min(articles.listed().len().saturating_sub(1));
        }
        if let Some(report) = report {
            self.notify(report);
        }
    }

    /// Whether the list of articles has the keys.
    pub fn is_at_shelf(&self) -> bool {
        matches!(self.boxes.last(), Some(Overlay::Shelf(_)))
    }

    /// Whether the list of articles is open, whatever is over it.
    pub fn is_below_shelf(&self) -> bool {
        let is_shelf = |open: &Overlay| matches!(open, Overlay::Shelf(_));
        self.boxes.iter().any(is_shelf)
    }

    fn shelf_mut(&mut self) -> Option<&mut Shelf> {
        self.boxes.iter_mut().rev().find_map(|open| match open {
            Overlay::Shelf(articles) => Some(articles),
            _ => None,
        })
    }

    /// Lists only articles that hold these words; none: all of them.
    pub(super) fn filter_shelf(&mut self, words: &str) {
        if let Some(articles) = self.shelf_mut() {
            words.clone_into(&mut articles.words);
            articles.row = 0;
            if articles.listed().is_empty() {
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
        match self.boxes.last_mut() {
            Some(Overlay::Shelf(articles)) if !articles.words.is_empty() => {
                (articles.words, articles.row) = (String::new(), 0);
                true
            }
            _ => false,
        }
    }

    /// Opens the selected article in place of this one, once all of this one is saved.
    pub(super) fn open_shelved(&mut self, articles: &Shelf) {
        let Some(index) = articles.selected() else {
            return self.tell_none_listed(&articles.words);
        };
        if matches!(self.save, SaveState::Failed(_)) {
            return self.boxes.push(Overlay::Unsaved);
        }
        let item = articles.items.get(index).cloned();
        self.effects.push(Effect::Open(item.map(Box::new)));
    }

    /// Takes the selected article off the shelf, or the one of that number; asks first.
    pub(super) fn forget(&mut self, number: Option<usize>) {
        let Some(Overlay::Shelf(articles)) = self.boxes.last_mut() else {
            let articles = " forgets an article of the shelf";
            return self.notify(Notice::default().key("", C::Forget, articles));
        };
        if let Some(number) = number {
            let row = (articles.listed().iter()).position(|index| index + 1 == number);
            let Some(row) = row else {
                return self.notify(format!("no row {number}"));
            };
            articles.row = row;
        }
        let index = articles.selected();
        let Some(item) = index.and_then(|index| articles.items.get(index)) else {
            return self.notify("the sample cannot be forgotten");
        };
        if articles.forgetting.take() == index {
            let forget = Some(item.position.clone());
            return self.effects.push(Effect::Shelf { forget });
        }
        articles.forgetting = index;
        self.notify("press again to forget this article; its files stay");
    }

    /// Lets go of the question whether an article is to be forgotten: something else was asked for.
    pub(super) fn keep_shelved(&mut self) {
        if let Some(articles) = self.shelf_mut() {
            articles.forgetting = None;
        }
    }
}
