//! Tables: cells in columns where they fit, else one cell a line.

use super::wrap::{LineKind, hard_lines};
use crate::article::{Article, Block};
use crate::text::{Span, width};

/// Columns between two cells.
const GAP: usize = 2;

/// Hands every line of the table to `push`.
pub(super) fn wrap(
    article: &Article,
    block: &Block,
    room: usize,
    mut push: impl FnMut(Span, LineKind),
) {
    let fits = stops(article, block, room).is_some();
    for row in hard_lines(block.span, &article.text) {
        if fits {
            push(row, LineKind::Row);
            continue;
        }
        for cell in cells(row, &article.text) {
            for piece in cut(cell, &article.text, room) {
                push(piece, LineKind::Next);
            }
        }
    }
}

/// The column at which each cell but the first begins; `None` when the table is wider than `room`.
pub(super) fn stops(article: &Article, block: &Block, room: usize) -> Option<Vec<u16>> {
    let mut widths: Vec<usize> = Vec::new();
    for row in hard_lines(block.span, &article.text) {
        for (nth, cell) in cells(row, &article.text).enumerate() {
            let columns = width(cell.of(&article.text));
            match widths.get_mut(nth) {
                Some(widest) => *widest = columns.max(*widest),
                None => widths.push(columns),
            }
        }
    }
    let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    let mut at = 0;
    let begin = widths.iter().map(|columns| {
        at += columns + GAP;
        u16::try_from(at).unwrap_or(u16::MAX)
    });
    (total <= room).then(|| begin.collect())
}

fn cells(row: Span, text: &str) -> impl Iterator<Item = Span> {
    let mut at = row.start;
    row.of(text).split('\t').map(move |cell| {
        let span = Span::new(at, at + cell.len());
        at = span.end + 1;
        span
    })
}

/// A cell cut into stretches of at most `room` columns, between words where that is possible.
fn cut(cell: Span, text: &str, room: usize) -> Vec<Span> {
    let options = textwrap::Options::new(room);
    let mut at = cell.start;
    let wrapped = textwrap::wrap(cell.of(text), options);
    let found = wrapped.iter().map(|line| {
        let from = text
            .get(at..cell.end)
            .and_then(|rest| rest.find(line.as_ref()))
            .unwrap_or(0);
        let span = Span::new(at + from, at + from + line.len());
        at = span.end;
        span
    });
    found.collect()
}
