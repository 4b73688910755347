//! From claim to claim, and keeping the current one in view with its context.

use super::{Command as C, Notice, Place, Session};
use crate::text::Span;

/// Lines kept above a claim when the page has to move for it.
const CONTEXT: usize = 3;

/// Which claims count as a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Those the filter lets through.
    Listed,
    /// Of those, the ones not decided yet, and those decided on words that changed since.
    Undecided,
}

impl Session {
    /// Goes to the `n`th claim from the current one, forward or back.
    pub(super) fn step(&mut self, n: usize, forward: bool, stop: Stop) {
        for _ in 0..n.clamp(1, self.checklist.entries.len().max(1)) {
            let Some(next) = self.neighbour(forward, stop) else {
                self.tell_no_more(forward, stop);
                return;
            };
            self.select(next);
        }
    }

    /// The next claim this way; undecided ones are looked for round the end, too.
    pub(super) fn neighbour(&self, forward: bool, stop: Stop) -> Option<usize> {
        let n = self.checklist.entries.len();
        let listed = self.listed();
        let fits = |index: &usize| {
            let entry = self.checklist.entries.get(*index);
            entry.is_some_and(|e| e.span.is_some() && (stop == Stop::Listed || !e.is_settled()))
                && listed.binary_search(index).is_ok()
        };
        let begins_before_page = || {
            let top = self.top_byte();
            self.checklist
                .entries
                .partition_point(|e| e.span.is_some_and(|s| s.start < top))
        };
        let from = match (self.current, forward) {
            (Some(current), true) => current + 1,
            (Some(current), false) => current,
            (None, _) => begins_before_page(),
        };
        let round = stop == Stop::Undecided;
        if forward {
            (from..n)
                .find(fits)
                .or_else(|| (0..from.min(n)).find(fits).filter(|_| round))
        } else {
            (0..from.min(n))
                .rev()
                .find(fits)
                .or_else(|| (from..n).rev().find(fits).filter(|_| round))
        }
    }

    fn tell_no_more(&mut self, forward: bool, stop: Stop) {
        let way = if forward { "below" } else { "above" };
        let (decided, total) = self.progress();
        self.notify(match stop {
            _ if self.checklist.entries.is_empty() => {
                Notice::info("no claims found in this article")
            }
            Stop::Undecided if self.is_filtered() && decided < total => {
                self.with_way_back(Notice::info("no undecided claim matches the filter"))
            }
            Stop::Undecided => {
                Notice::info("all claims are decided").key(": ", C::Summary, " shows the summary")
            }
            Stop::Listed if self.is_filtered() => self.with_way_back(Notice::info(format!(
                "no more claims {way} match the filter"
            ))),
            Stop::Listed => {
                let none = Notice::info(format!("no more claims {way}"));
                if forward && self.current.is_none() {
                    none.key(": ", C::ClaimBack, " goes to the previous")
                } else {
                    none
                }
            }
        });
    }

    /// Makes an entry the current claim and brings it into view.
    pub(super) fn select(&mut self, index: usize) {
        let field = self.selected_field();
        let other = self.current != Some(index);
        self.current = Some(index);
        if other {
            self.begin_sheet(field);
        }
        self.show_current();
    }

    /// Brings the current claim into view; the page stays where it is when the claim is on it already.
    pub(super) fn show_current(&mut self) {
        let Some(span) = self.entry().and_then(|e| e.span) else {
            return;
        };
        self.show(span);
    }

    /// Brings a stretch of text into view: its page, or, where it runs over the page's end, the lines around it.
    pub(super) fn show(&mut self, span: Span) {
        self.lay_out_around(span.start);
        let first = self.lines.line_at(span.start);
        let last = self
            .lines
            .line_at(span.end.saturating_sub(1).max(span.start));
        let visible = self.visible();
        if visible.contains(&first) && visible.contains(&last) {
            return;
        }
        let left = self.first_of_spread(self.lines.page_of(first));
        let (_, end) = self.lines.page_lines(left + self.frame.pages() - 1);
        let page = self.lines.page_lines(left);
        if last < end && self.lines.from_start {
            self.go_to_line(page.0);
            return;
        }
        let height = self.lines.height;
        let room = height.saturating_sub(last - first + 1);
        let highest = if self.lines.from_start { page.0 } else { 0 };
        let top = first.saturating_sub(CONTEXT.min(room)).max(highest);
        let top = super::visible::skip_blank(&self.lines, top).min(first);
        let at = self.lines.lines.get(top).map_or(0, |l| l.span.start);
        self.place = Place {
            at,
            free: !self.begins_spread(top),
        };
    }

    /// Returns to the claim decided last.
    pub(super) fn return_to_decided(&mut self) {
        let decided = self.just_decided.clone();
        let index = decided.and_then(|id| self.checklist.position(&id));
        match index {
            Some(index) => self.select(index),
            None => self.notify("no claim decided yet in this session"),
        }
    }

    /// Says something to the reader.
    pub(super) fn notify(&mut self, notice: impl Into<Notice>) {
        self.notice = Some(notice.into());
    }

    /// Says that something went wrong.
    pub(super) fn warn(&mut self, notice: impl Into<Notice>) {
        self.notice = Some(Notice {
            alarm: true,
            ..notice.into()
        });
    }
}
