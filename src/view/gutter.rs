//! The four columns left of the text: status letter, pointer, and the signs of flagged and changed claims.

use super::Scene;
use super::canvas::{Canvas, Row};
use super::wording;
use crate::checklist::Entry;
use crate::layout::{Area, Line};
use crate::session::Session;
use crate::text::paint::Role;

/// Draws the gutter of one line; `area` is that line with its gutter.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, line: &Line, area: Area) {
    let session = scene.session;
    let Some(nth) = entry_of(session, line) else {
        return;
    };
    let Some(entry) = session.checklist.entries.get(nth) else {
        return;
    };
    let (letter, role) = wording::letter(entry);
    let current = session.current == Some(nth);
    let sign = match entry {
        e if e.review.flag => "!",
        e if e.stale => "~",
        _ => " ",
    };
    let row = Row::of(role, letter)
        .add(Role::Gutter, if current { "▸" } else { " " })
        .add(Role::Gutter, sign);
    canvas.row(area, 0, &row);
}

/// The claim whose sign stands beside a line: the current one, else the first undecided, else the first that begins there.
fn entry_of(session: &Session, line: &Line) -> Option<usize> {
    let entries = &session.checklist.entries;
    let first = entries.partition_point(|e| begins_before(e, line.span.start));
    // The blank at which the line was broken belongs to nobody: only its own bytes count.
    let end = entries.partition_point(|e| begins_before(e, line.span.end));
    let here = entries.get(first..end)?;
    let current = session.current.filter(|c| (first..end).contains(c));
    let undecided = || here.iter().position(|e| !e.is_decided()).map(|n| first + n);
    current
        .or_else(undecided)
        .or_else(|| (first < end).then_some(first))
}

fn begins_before(entry: &Entry, at: usize) -> bool {
    entry.span.is_some_and(|span| span.start < at)
}
