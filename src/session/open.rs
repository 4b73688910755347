//! Beginning a session, and coming back to where the reader left.

use super::spot::{Spot, relocated};
use super::{
    Command as C, Notice, Options, Overlay, Place, Purpose, Session, TextEntry, Unfinished, Visited,
};
use crate::article::Article;
use crate::checklist::ClaimId;
use crate::layout::{Frame, Lines};
use crate::prompt::Bank;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where the reader left an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    /// The top of the page.
    pub top: Spot,
    /// Whether the page begins with its line, as [`Place::free`].
    pub free: bool,
    /// The current claim.
    pub claim: Option<ClaimId>,
    /// Marked places and their letters.
    pub marks: Vec<(char, Spot)>,
    /// What was being typed for a claim when the program was ended.
    pub draft: Option<Unfinished>,
}

impl Session {
    /// Opens an article at its beginning, on a screen of the given columns and rows.
    pub fn new(article: Arc<Article>, bank: Arc<Bank>, options: Options, size: (u16, u16)) -> Self {
        let usual_column = options.column;
        let frame = Frame::of(size.0, size.1, options.column);
        let lines = Lines::around(&article, frame.column, frame.page_height(), 0);
        Self {
            article,
            whole: true,
            bank,
            options,
            lines: Arc::new(lines),
            frame,
            usual_column,
            ..Self::default()
        }
    }

    /// A session of another article in place of this one; how it is shown stays as the reader set it.
    #[must_use]
    pub fn of_another(&self, article: Arc<Article>) -> Self {
        let options = Options {
            read_only: None,
            ..self.options.clone()
        };
        let (width, height) = (self.frame.screen.width, self.frame.screen.height);
        let mut other = Self {
            usual_column: self.usual_column,
            theme: self.theme,
            mouse: self.mouse,
            typed_lines: self.typed_lines.clone(),
            habits: self.habits.clone(),
            ..Self::new(article, Arc::clone(&self.bank), options, (width, height))
        };
        // Without the panel, if it was hidden.
        other.resize(width, height);
        other
    }

    /// Goes back to where the reader left; in an article that was edited since, to the same words.
    pub fn reopen(&mut self, bookmark: Bookmark) {
        let text = &self.article.text;
        let at = bookmark.top.in_text(text);
        let marks = bookmark.marks.iter();
        let marked = |spot: &Spot| Visited {
            at: spot.in_text(text),
            claim: None,
        };
        self.marks = marks.map(|(c, spot)| (*c, marked(spot))).collect();
        self.place = Place {
            at,
            free: bookmark.free || at != bookmark.top.at,
        };
        self.lay_out_around(at);
        self.returning_to = bookmark.claim;
        self.draft = bookmark.draft;
    }

    /// Where the reader is, to come back to.
    pub fn bookmark(&self) -> Bookmark {
        let text = &self.article.text;
        let marks = self.marks.iter();
        let current = self.entry().map(|entry| entry.id().clone());
        Bookmark {
            top: Spot::at(text, self.top_byte()),
            free: self.place.free,
            claim: current.or_else(|| self.returning_to.clone()),
            marks: marks
                .map(|(c, mark)| (*c, Spot::at(text, mark.at)))
                .collect(),
            draft: self.draft.clone(),
        }
    }

    /// Keeps what is being typed for a claim, since the program is ended in the middle of it.
    pub fn keep_draft(&mut self) {
        let typed = self.boxes.iter().rev().find_map(|open| match open {
            Overlay::Entry(entry) if entry.purpose == Purpose::Note => Some(entry),
            _ => None,
        });
        let typed = typed.filter(|entry| entry.typed != entry.initial);
        if let (Some(entry), Some(claim)) = (typed, self.entry()) {
            self.draft = Some(Unfinished {
                claim: claim.id().clone(),
                text: entry.typed.clone(),
            });
        }
    }

    /// Takes the article as it was read again; place, marks and the way back stay with their words.
    pub(super) fn take_article(&mut self, article: Arc<Article>) {
        if Arc::ptr_eq(&self.article, &article) || self.article == article {
            return;
        }
        let relocated = |at: usize| relocated(&self.article.text, &article.text, at);
        let marks = self.marks.iter_mut().map(|(_, mark)| mark);
        let visited = marks.chain(&mut self.jumps).map(|visited| &mut visited.at);
        for at in visited.chain([&mut self.place.at]) {
            *at = relocated(*at);
        }
        self.article = article;
        self.laying_out = None;
        self.lay_out_anew();
        self.search = None;
    }

    /// Leaves what a checklist that was replaced had open; the claim that is current now has been looked for.
    pub(super) fn settle_checklist(&mut self, report: Option<Notice>) {
        // Its ends are places of a text that may have changed.
        self.boxes.retain(|b| !matches!(b, Overlay::Span(_)));
        if let Some(report) = report {
            let is_open = self.counts().again > 0;
            self.notify(if is_open {
                report.key(" · ", C::UndecidedNext, " goes to what is open")
            } else {
                report
            });
        }
        if self.current.is_none() {
            self.leave_what_was_begun();
        }
        if !self.boxes.iter().any(Overlay::is_of_claim) {
            self.keep_current_in_sight();
        }
    }

    /// Closes what was begun on a claim that is no more: it must not go on with another one. A note is kept to be recalled.
    fn leave_what_was_begun(&mut self) {
        let Some(first) = self.boxes.iter().position(Overlay::is_of_claim) else {
            return;
        };
        for left in self.boxes.split_off(first) {
            match left {
                Overlay::Entry(entry) if entry.purpose.is_of_claim() => self.give_back(&entry),
                other if other.is_of_claim() => {}
                other => self.boxes.push(other),
            }
        }
    }

    /// Keeps what was typed for a claim that cannot take it.
    fn give_back(&mut self, entry: &TextEntry) {
        if entry.typed != entry.initial {
            self.keep_typed(entry.purpose, entry.typed.trim());
        }
        self.warn(Notice::info("the claim was deleted").key(
            ": ",
            C::RecallOlder,
            " restores what you typed, in the next such field",
        ));
    }
}
