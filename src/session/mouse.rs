//! The mouse: which byte of the text a cell of the screen shows, and what a click there does.
//!
//! A click selects or opens a box with a target to look at; it never decides and never opens anything by itself.

use super::{Effect, Listed, Overlay, Session};
use crate::checklist::Entry;
use crate::layout::{Frame, Line, LineKind};
use crate::text::{Span, shown_grapheme};
use ratatui::layout::Position;

/// What a cell of the screen belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// The character at this byte of the text.
    Text(usize),
    /// The gutter of this line of the article (index).
    Gutter(usize),
}

impl Session {
    /// What the cell in this column and row of the screen belongs to; `None` where there is neither text nor gutter.
    pub fn pointed(&self, column: u16, row: u16) -> Option<Pointed> {
        let (left, facing) = self.spread();
        let pages = [(Some(self.frame.text), left), (self.frame.facing, facing)];
        let (x, index) = pages.into_iter().find_map(|(area, mut lines)| {
            let area = area.filter(|area| area.contains(Position::new(column, row)))?;
            Some((column - area.x, lines.nth(usize::from(row - area.y))?))
        })?;
        let line = self.lines.lines.get(index)?;
        if line.kind == LineKind::Blank {
            return None;
        }
        let Some(x) = x.checked_sub(Frame::GUTTER) else {
            return Some(Pointed::Gutter(index));
        };
        let cells = self.lines.cells(&self.article, line);
        let (left, at, cluster) = cells.into_iter().rfind(|(left, _, _)| *left <= x)?;
        let columns = shown_grapheme(cluster).1;
        (usize::from(x - left) < columns).then_some(Pointed::Text(at))
    }

    /// Selects the claim on whose words or gutter the cell is; on a link, shows where it leads.
    pub(super) fn click(&mut self, column: u16, row: u16) {
        (self.notice, self.waiting, self.cancelled) = (None, None, false);
        if !self.boxes.is_empty() {
            return;
        }
        let (claim, link) = match self.pointed(column, row) {
            Some(Pointed::Text(at)) => (self.claim_at(at), self.link_at(at)),
            Some(Pointed::Gutter(index)) => (self.claim_beside(index), None),
            None => return,
        };
        if let Some(claim) = claim {
            self.select(claim);
        }
        if let Some(row) = link {
            self.boxes.push(Overlay::list(Listed::AllLinks, row));
        }
    }

    /// Selects a row of the open list, or of the commands that the typed line may mean.
    pub(super) fn click_row(&mut self, row: usize) {
        (self.notice, self.waiting, self.cancelled) = (None, None, false);
        match self.boxes.last_mut() {
            Some(Overlay::Entry(typed)) => typed.row = row,
            _ => self.select_row(row),
        }
    }

    /// Turns the mouse on or off.
    pub(super) fn toggle_mouse(&mut self) {
        self.mouse = !self.mouse;
        self.notify(if self.mouse {
            "mouse on: wheel, and click on claims, links and rows; Shift selects text"
        } else {
            "mouse off: the terminal selects text"
        });
        self.effects.push(Effect::Mouse(self.mouse));
    }

    /// The claim whose sign is beside a line: the current one, else the first undecided, else the first that begins
    /// there.
    pub fn signed_beside(&self, line: &Line) -> Option<usize> {
        let entries = &self.checklist.entries;
        let first = entries.partition_point(|e| begins_before(e, line.span.start));
        // The blank at which the line was broken belongs to no line: only its own bytes count.
        let end = entries.partition_point(|e| begins_before(e, line.span.end));
        let here = entries.get(first..end)?;
        let current = self.current.filter(|c| (first..end).contains(c));
        let undecided = || here.iter().position(|e| !e.is_settled()).map(|n| first + n);
        current
            .or_else(undecided)
            .or_else(|| (first < end).then_some(first))
    }

    /// The claim of a line: the one whose sign is beside it, else the one that runs on in it.
    fn claim_beside(&self, index: usize) -> Option<usize> {
        let line = self.lines.lines.get(index)?;
        self.signed_beside(line)
            .or_else(|| self.claim_at(line.span.start))
    }

    /// The claim that holds a byte; of several the shortest.
    fn claim_at(&self, at: usize) -> Option<usize> {
        let spans = self.checklist.entries.iter().enumerate();
        let holding = spans.filter_map(|(nth, e)| Some((nth, e.span.filter(|s| s.contains(at))?)));
        let shortest = holding.min_by_key(|(_, span)| span.end - span.start);
        shortest.map(|(nth, _)| nth)
    }

    fn link_at(&self, at: usize) -> Option<usize> {
        let mut links = self.article.links_in(Span::new(at, at + 1));
        links.next().map(|(index, _)| index)
    }
}

fn begins_before(entry: &Entry, at: usize) -> bool {
    entry.span.is_some_and(|span| span.start < at)
}
