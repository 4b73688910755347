//! Lines that are there when they are needed: around the reader at once, all of them when the layout thread is done.
//!
//! An article that is small is always wrapped whole. In a large one a jump or a resize wraps the pages around the new
//! place, and what needs every line (a page number, the claims) waits as [`Waiting`] without stopping the keys.

use super::{Command as C, CommandFlag, Effect, Invocation, Session, Waiting};
use crate::article::Article;
use crate::layout::Lines;
use std::sync::Arc;

impl Session {
    /// Wraps the pages around byte `at` unless they are there.
    pub(super) fn lay_out_around(&mut self, at: usize) {
        if !self.lines.is_whole() && !self.lines.reaches_around(at) {
            let (column, height) = (self.frame.column, self.frame.page_height());
            self.lines = Arc::new(Lines::around(&self.article, column, height, at));
        }
    }

    /// Wraps anew around the reader: the article or the width of its column changed.
    pub(super) fn lay_out_anew(&mut self) {
        let (column, height) = (self.frame.column, self.frame.page_height());
        self.lines = Arc::new(Lines::around(&self.article, column, height, self.place.at));
    }

    /// Asks for all lines, where they are not there and were not asked for.
    pub(super) fn want_layout(&mut self) {
        let wanted = Some(self.frame.column);
        if self.whole && !self.lines.is_whole() && self.laying_out != wanted {
            self.laying_out = wanted;
            self.effects.push(Effect::LayOut);
        }
    }

    /// Takes all lines in, unless the width changed meanwhile.
    pub(super) fn take_lines(&mut self, article: &Arc<Article>, lines: Lines) {
        if lines.column != self.frame.column || !Arc::ptr_eq(article, &self.article) {
            return;
        }
        let height = self.frame.page_height();
        self.lines = Arc::new(if lines.height == height {
            lines
        } else {
            lines.repaged(&self.article, height)
        });
    }

    /// Keeps a command for later when something it needs is not there yet; whether it was kept.
    pub(super) fn waits(&mut self, invocation: &Invocation) -> bool {
        let what = if !self.whole && self.leaves_beginning(invocation) {
            "reading the rest of the article …"
        } else if names_page(invocation) && !self.lines.is_whole() {
            "counting pages …"
        } else if invocation.command.has(CommandFlag::Claims) && self.found.is_none() {
            "looking for claims …"
        } else {
            return false;
        };
        self.notify(what);
        let before = match self.waiting {
            Some(Waiting::Command(before)) if before.command == invocation.command => before.count,
            _ => Some(0),
        };
        // Pressed again, a key counts again: three times Space is three pages.
        let again = invocation.command.has(CommandFlag::Times);
        let times = before.unwrap_or(1) + invocation.times();
        let count = if again { Some(times) } else { invocation.count };
        self.waiting = Some(Waiting::Command(Invocation {
            count,
            ..*invocation
        }));
        true
    }

    /// Does what was asked for before its time.
    pub(super) fn take_up(&mut self) {
        match self.waiting.take() {
            Some(Waiting::Command(invocation)) => {
                self.notice = None;
                self.invoke(&invocation);
            }
            Some(Waiting::Search(phrase)) => self.search_for(&phrase),
            None => {}
        }
    }

    /// Whether a command may lead out of the beginning of the article, which is all that was read so far.
    fn leaves_beginning(&self, invocation: &Invocation) -> bool {
        let rows = match invocation.command {
            C::PageNext => self.rows_shown(),
            C::HalfDown => self.half_page(),
            C::LineDown => 1,
            other => return other.has(CommandFlag::Whole) || names_page(invocation),
        };
        let below = rows.saturating_mul(invocation.times());
        // The page after next may end otherwise once its continuation is known.
        let end = self.visible().end.saturating_add(below);
        end.saturating_add(self.rows_shown()) >= self.lines.lines.len()
    }
}

/// Whether a command names a page by its number.
fn names_page(invocation: &Invocation) -> bool {
    invocation.command.has(CommandFlag::Page) && invocation.count.is_some()
}
