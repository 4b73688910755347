//! Lines that are there when they are needed: around the reader at once, all of them when the layout thread is done.
//!
//! An article that is small is always wrapped whole. In a large one a jump or a resize wraps the pages around the new
//! place, and what needs every line (a page number, the claims) waits as [`Waiting`] without stopping the keys.

use super::command::Command as C;
use super::{Effect, Invocation, Session};
use crate::article::Article;
use crate::layout::Lines;
use std::sync::Arc;

/// What was asked for before all that it needs was there; any further key takes its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Waiting {
    /// A command.
    Command(Invocation),
    /// A phrase to find.
    Search(String),
}

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
        } else if needs_page_numbers(invocation) && !self.lines.is_whole() {
            "counting pages …"
        } else if needs_claims(invocation.command) && self.found.is_none() {
            "looking for claims …"
        } else {
            return false;
        };
        self.tell(what);
        let before = match self.waiting {
            Some(Waiting::Command(before)) if before.command == invocation.command => before.count,
            _ => Some(0),
        };
        // Pressed again, a key counts again: three times Space is three pages.
        let times = before.unwrap_or(1) + invocation.count.unwrap_or(1);
        let count = match invocation.command {
            C::PageNext | C::LineDown | C::HalfDown | C::ParagraphNext | C::ClaimNext => {
                Some(times)
            }
            _ => invocation.count,
        };
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
            C::HalfDown => self.lines.height.div_ceil(2),
            C::LineDown => 1,
            C::End
            | C::Percent
            | C::ParagraphNext
            | C::SectionNext
            | C::Contents
            | C::MarkGo
            | C::SearchNext
            | C::SearchBack => return true,
            C::Start => return invocation.count.is_some(),
            _ => return false,
        };
        let below = rows.saturating_mul(invocation.count.unwrap_or(1));
        // The page after next may end otherwise once its continuation is known.
        let end = self.visible().end.saturating_add(below);
        end.saturating_add(self.rows_shown()) >= self.lines.lines.len()
    }
}

/// Whether a command names a page by its number.
const fn needs_page_numbers(invocation: &Invocation) -> bool {
    matches!(invocation.command, C::Start | C::End) && invocation.count.is_some()
}

/// Whether a command goes from claim to claim.
const fn needs_claims(command: C) -> bool {
    matches!(
        command,
        C::ClaimNext | C::ClaimBack | C::UndecidedNext | C::UndecidedBack | C::List
    )
}
