//! Which lines are on the page now.

use super::{ClaimsShown, Session};
use crate::checklist::Entry;
use crate::layout::{LineKind, Lines};
use std::ops::Range;

impl Session {
    /// The lines on the screen, as indices; at most a page, or two that face each other.
    pub fn visible(&self) -> Range<usize> {
        let (left, facing) = self.spread();
        left.start..facing.end
    }

    /// The lines of the page on the screen, and of the one that faces it; those are none where none does.
    pub fn spread(&self) -> (Range<usize>, Range<usize>) {
        let lines = &self.lines;
        let at = if self.place.free {
            lines.top_at(self.place.at)
        } else {
            lines.line_at(self.place.at)
        };
        let by_page = !self.place.free && lines.from_start;
        let page = self.first_of_spread(lines.page_of(at));
        let rows = |first: usize, end: usize| {
            let end = end.min(first + lines.height).min(lines.lines.len());
            first.min(end)..end
        };
        let of = |page: usize| {
            let (first, end) = lines.page_lines(page);
            rows(first, end)
        };
        let left = if by_page {
            of(page)
        } else {
            rows(at, usize::MAX)
        };
        let facing = match self.frame.facing {
            Some(_) if by_page && page + 1 < lines.pages.len() => of(page + 1),
            Some(_) if !by_page => rows(skip_blank(lines, left.end), usize::MAX),
            _ => left.end..left.end,
        };
        (left, facing)
    }

    /// The page (from 0) that is at the left when this one is on the screen.
    pub(super) fn first_of_spread(&self, page: usize) -> usize {
        page - page % self.frame.pages()
    }

    /// Whether the screen begins with this line when pages are turned.
    pub(super) fn begins_spread(&self, line: usize) -> bool {
        let page = self.lines.page_of(line);
        self.lines.begins_page(line) && self.first_of_spread(page) == page
    }

    /// The page (from 0) that the first visible line is on.
    pub fn page(&self) -> usize {
        self.lines.page_of(self.visible().start)
    }

    /// How much of the article has been on the screen when it is read from the start, in percent; `None` while the rest
    /// of it is still read in.
    pub fn percent_seen(&self) -> Option<usize> {
        let lines = &self.lines;
        let shown = self.visible();
        let (seen, total) = if lines.is_whole() {
            (shown.end, lines.lines.len())
        } else {
            let last = shown.end.checked_sub(1).and_then(|i| lines.lines.get(i));
            (last.map_or(0, |l| l.span.end), self.article.text.len())
        };
        self.whole.then(|| seen.min(total) * 100 / total.max(1))
    }

    /// Whether the claim's beginning is on the screen; without one nothing is out of sight.
    pub fn is_in_sight(&self, entry: &Entry) -> bool {
        let visible = self.visible();
        let in_lines = self.options.shown == ClaimsShown::InLines;
        entry
            .span
            .is_some_and(|span| in_lines || visible.contains(&self.lines.line_at(span.start)))
    }

    /// The first claim that begins on the visible lines (index of an entry), filtered or not.
    pub fn first_in_sight(&self) -> Option<usize> {
        let visible = self.visible();
        let from = self.lines.lines.get(visible.start)?.span.start;
        let first = self
            .checklist
            .entries
            .partition_point(|e| e.span.is_some_and(|s| s.start < from));
        let entry = self.checklist.entries.get(first)?;
        self.is_in_sight(entry).then_some(first)
    }

    /// The last claim that begins on the visible lines (index of an entry), filtered or not.
    pub(super) fn last_in_sight(&self) -> Option<usize> {
        let end = self.lines.lines.get(self.visible().end.checked_sub(1)?)?;
        let entries = &self.checklist.entries;
        let behind = entries.partition_point(|e| e.span.is_some_and(|s| s.start <= end.span.end));
        let last = behind.checked_sub(1)?;
        self.is_in_sight(entries.get(last)?).then_some(last)
    }
}

/// The next line from `line` on that is not blank.
pub(super) fn skip_blank(lines: &Lines, mut line: usize) -> usize {
    while lines
        .lines
        .get(line)
        .is_some_and(|l| l.kind == LineKind::Blank)
    {
        line += 1;
    }
    line
}
