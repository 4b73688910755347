//! Tables: cells in columns where they fit, else a line a cell, with the head of its column before it.
//!
//! A line is a stretch of the article's text, so a head that precedes many cells is no part of their lines: it is
//! drawn in their margin. The head's own row is shown once, above.

use super::line::{Cell, Line, LineKind};
use super::to_u16;
use crate::article::{Align, Article, Block, BlockKind};
use crate::text::{Span, Wrapping, clipped, graphemes, shown_grapheme, width};
use std::iter;

/// Columns between two cells.
const GAP: usize = 2;
/// What divides the cells of a head that is written as running text.
const DIVIDER: &str = "·";
/// Columns of the divider with the blanks around it.
const DIVIDED: usize = 3;
/// The share of the width that heads before cells may take: so many in so many.
const SHARE: (usize, usize) = (2, 5);

/// A column of a table whose cells fit side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Column {
    /// Where it begins.
    start: usize,
    /// The columns it takes.
    width: usize,
    align: Align,
}

/// Gives the lines of the table's rows from byte `from` on, where a row begins, to `push`, with the columns by which they
/// are indented, until it says that they are enough: the table's columns, where its cells are side by side, and whether
/// all lines were handed over.
pub(super) fn wrap(
    article: &Article,
    block: &Block,
    (from, room): (usize, usize),
    mut push: impl FnMut(Span, LineKind, usize) -> bool,
) -> (Option<Vec<Column>>, bool) {
    let text = &article.text;
    let mut rows = Span::new(from, block.span.end).split(text, '\n');
    let columns = columns(article, block, room);
    if columns.is_some() {
        let stopped = rows.any(|row| push(row, LineKind::Row, 0));
        return (columns, !stopped);
    }
    let label = label_columns(article, block, room);
    let push_row = |row: Span| {
        if row.start == block.span.start {
            let mut lines = head(row, text, room).into_iter();
            return lines.any(|line| push(line, LineKind::Head, 0));
        }
        let above = row.start - 1;
        let mut cells = row.split(text, '\t').filter(|cell| !cell.is_empty());
        push(Span::new(above, above), LineKind::Blank, 0)
            || cells.any(|cell| {
                let mut wrapping = Wrapping::new(text, (room - label).max(1));
                wrapping.words(cell);
                let kinds = iter::once(LineKind::Cell).chain(iter::repeat(LineKind::Next));
                let mut lines = wrapping.end(cell.start).into_iter().zip(kinds);
                lines.any(|(line, kind)| push(line, kind, label))
            })
    };
    let stopped = rows.any(push_row);
    (None, !stopped)
}

/// The head's row as running text, its cells divided.
fn head(row: Span, text: &str, room: usize) -> Vec<Span> {
    let mut wrapping = Wrapping::new(text, room);
    for (nth, cell) in row.split(text, '\t').enumerate() {
        if nth > 0 {
            wrapping.blanks(DIVIDED);
        }
        if !cell.is_empty() {
            wrapping.words(cell);
        }
    }
    wrapping.end(row.start)
}

/// The columns of a table whose cells fit side by side into `room`; `None` when they do not.
fn columns(article: &Article, block: &Block, room: usize) -> Option<Vec<Column>> {
    let aligns: &[Align] = match &block.kind {
        BlockKind::Table(aligns) => aligns,
        _ => &[],
    };
    let mut columns: Vec<Column> = Vec::new();
    let mut end = 0;
    for row in block.span.split(&article.text, '\n') {
        for (nth, cell) in row.split(&article.text, '\t').enumerate() {
            if nth == columns.len() {
                end += if nth > 0 { GAP } else { 0 };
                columns.push(Column {
                    align: aligns.get(nth).copied().unwrap_or_default(),
                    ..Column::default()
                });
            }
            let column = columns.get_mut(nth)?;
            let more = width(cell.of(&article.text)).saturating_sub(column.width);
            column.width += more;
            end += more;
        }
        if end > room {
            return None;
        }
    }
    let mut start = 0;
    for column in &mut columns {
        column.start = start;
        start += column.width + GAP;
    }
    Some(columns)
}

/// Where each grapheme cluster of a row stands whose cells are in columns.
pub(super) fn row_cells<'a>(
    article: &'a Article,
    columns: &[Column],
    line: &Line,
) -> Vec<Cell<'a>> {
    let placed = line
        .span
        .split(&article.text, '\t')
        .enumerate()
        .flat_map(|(nth, cell)| {
            let column = columns.get(nth).copied().unwrap_or_default();
            let left_over = column.width.saturating_sub(width(cell.of(&article.text)));
            let before = match column.align {
                Align::Left => 0,
                Align::Middle => left_over / 2,
                Align::Right => left_over,
            };
            let x = usize::from(line.indent) + column.start + before;
            placed_from(article, cell, x)
        });
    placed.collect()
}

/// Where each grapheme cluster of a line of a head is, and the dividers between its cells.
pub(super) fn head_cells<'a>(article: &'a Article, line: &Line) -> Vec<Cell<'a>> {
    let mut x = usize::from(line.indent);
    let mut placed = Vec::new();
    for (nth, cell) in line.span.split(&article.text, '\t').enumerate() {
        if nth > 0 {
            placed.push((to_u16(x + 1), cell.start - 1, DIVIDER));
            x += DIVIDED;
        }
        placed.extend(placed_from(article, cell, x));
        x += width(cell.of(&article.text));
    }
    placed
}

fn placed_from(article: &Article, span: Span, x: usize) -> impl Iterator<Item = Cell<'_>> {
    let mut x = x;
    graphemes(span.of(&article.text)).map(move |(at, cluster)| {
        let here = to_u16(x);
        x += shown_grapheme(cluster).1;
        (here, span.start + at, cluster)
    })
}

/// Columns that the heads before the cells take, with what divides them; none when the head is empty.
fn label_columns(article: &Article, block: &Block, room: usize) -> usize {
    let head = block.span.split(&article.text, '\n').next();
    let heads = head
        .into_iter()
        .flat_map(|row| row.split(&article.text, '\t'));
    match heads.map(|head| width(head.of(&article.text))).max() {
        None | Some(0) => 0,
        Some(widest) => (widest + GAP).min(room * SHARE.0 / SHARE.1),
    }
}

/// The head of the column in which a cell is, cut to the columns it has before the cell.
pub(super) fn label(article: &Article, block: &Block, line: &Line, room: usize) -> String {
    let text = &article.text;
    let before = Span::new(block.span.start, line.span.start).of(text);
    let row = before.rfind('\n').map_or(0, |end| end + 1);
    let nth = before.get(row..).unwrap_or("").matches('\t').count();
    let head = block.span.split(text, '\n').next();
    let head = head.and_then(|row| row.split(text, '\t').nth(nth));
    let columns = label_columns(article, block, room).saturating_sub(GAP);
    head.map_or_else(String::new, |head| {
        clipped(head.of(text), columns).into_owned()
    })
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Hint, read};
    use crate::layout::{LineKind, Lines};

    const SHIPS: &str = "| Port | Ships | Share |\n|---|--:|:-:|\n| Ottermole | 1,204 | 9 % |\n| Kelm | 87 | 12 % |\n";

    #[test]
    fn a_row_is_placed_without_looking_at_the_others() {
        let mut article = read(SHIPS.as_bytes(), &Hint::file("table.md")).unwrap();
        let lines = Lines::new(&article, 30, 99);
        let columns = |article: &Article| -> Vec<u16> {
            let cells = lines.cells(article, &lines.lines[2]);
            cells.into_iter().map(|(x, _, _)| x).collect()
        };
        let before = columns(&article);
        // As many bytes, fewer columns: were the table measured again, the row would be further left.
        article.text = article.text.replace("Ottermole", "日本語");
        assert_eq!(columns(&article), before);
    }

    #[test]
    fn a_row_is_kept_together_with_its_place_in_the_text() {
        let article = read(SHIPS.as_bytes(), &Hint::file("table.md")).unwrap();
        let lines = Lines::new(&article, 22, 99).lines;
        let ends = lines.iter().map(|line| (line.span.start, line.span.end));
        assert!(ends.clone().zip(ends.skip(1)).all(|(a, b)| a.1 <= b.0));
        let words = lines.iter().filter(|line| line.kind == LineKind::Cell);
        let words: Vec<&str> = words.map(|line| line.span.of(&article.text)).collect();
        assert_eq!(words, ["Ottermole", "1,204", "9 %", "Kelm", "87", "12 %"]);
    }
}
