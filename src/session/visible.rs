//! Which lines are on the page now.

use super::Session;
use crate::checklist::Entry;
use crate::layout::{LineKind, Lines};
use std::ops::Range;

impl Session {
    /// The lines on the screen, as indices; at most a page.
    pub fn visible(&self) -> Range<usize> {
        let lines = &self.lines;
        let at = lines.line_at(self.place.at);
        let (first, end) = if self.place.free || !lines.from_start {
            (at, at + lines.height)
        } else {
            let (first, end) = lines.page_lines(lines.page_of(at));
            (first, end.min(first + lines.height))
        };
        first..end.min(lines.lines.len())
    }

    /// The page (from 0) that the first visible line stands on.
    pub fn page(&self) -> usize {
        self.lines.page_of(self.visible().start)
    }

    /// Whether the claim's beginning is on the screen.
    pub fn is_in_sight(&self, entry: &Entry) -> bool {
        let visible = self.visible();
        entry
            .span
            .is_some_and(|span| visible.contains(&self.lines.line_at(span.start)))
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
