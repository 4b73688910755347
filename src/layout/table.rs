//! Tables: cells in columns where they fit, else a line a cell, with the head of its column before it.
//!
//! A line is a stretch of the article's text, so a head that stands before many cells is no part of their lines: it is
//! drawn in their margin. The head's own row is shown once, above.

use super::lines::Cell;
use super::wrap::{self, Line, LineKind, hard_lines};
use crate::article::{Align, Article, Block, BlockKind};
use crate::text::{Span, graphemes, shown_grapheme, width};

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
struct Column {
    /// Where it begins.
    start: usize,
    /// The columns it takes.
    width: usize,
    align: Align,
}

/// Hands every line of the table to `push`, with the columns by which it is indented.
pub(super) fn wrap(
    article: &Article,
    block: &Block,
    room: usize,
    mut push: impl FnMut(Span, LineKind, usize),
) {
    let rows = hard_lines(block.span, &article.text);
    if columns(article, block, room).is_some() {
        rows.for_each(|row| push(row, LineKind::Row, 0));
        return;
    }
    let label = label_columns(article, block, room);
    let mut end = None;
    for row in rows {
        let Some(above) = end.replace(row.end) else {
            for line in head(row, &article.text, room) {
                push(line, LineKind::Head, 0);
            }
            continue;
        };
        push(Span::new(above, above), LineKind::Blank, 0);
        for cell in cells(row, &article.text).filter(|cell| !cell.is_empty()) {
            let lines = wrap::rows(cell, &article.text, (room - label).max(1), false);
            for (nth, line) in lines.into_iter().enumerate() {
                let kind = if nth == 0 {
                    LineKind::Cell
                } else {
                    LineKind::Next
                };
                push(line, kind, label);
            }
        }
    }
}

/// The head's row as running text, its cells divided.
fn head(row: Span, text: &str, room: usize) -> Vec<Span> {
    let mut pieces: Vec<wrap::Piece> = Vec::new();
    for (nth, cell) in cells(row, text).enumerate() {
        if let Some(last) = pieces.last_mut().filter(|_| nth > 0) {
            last.blanks += DIVIDED;
        }
        if !cell.is_empty() {
            pieces.extend(wrap::pieces(cell, text, room, false));
        }
    }
    wrap::fit(&pieces, row.start, room)
}

/// The columns of a table whose cells fit side by side into `room`; `None` when they do not.
fn columns(article: &Article, block: &Block, room: usize) -> Option<Vec<Column>> {
    let aligns: &[Align] = match &block.kind {
        BlockKind::Table(aligns) => aligns,
        _ => &[],
    };
    let mut columns: Vec<Column> = Vec::new();
    for row in hard_lines(block.span, &article.text) {
        for (nth, cell) in cells(row, &article.text).enumerate() {
            let width = width(cell.of(&article.text));
            match columns.get_mut(nth) {
                Some(column) => column.width = width.max(column.width),
                None => columns.push(Column {
                    start: 0,
                    width,
                    align: aligns.get(nth).copied().unwrap_or_default(),
                }),
            }
        }
    }
    let mut end = 0;
    for column in &mut columns {
        column.start = end;
        end += column.width + GAP;
    }
    (end <= room + GAP).then_some(columns)
}

/// Where each grapheme cluster of a row stands whose cells are in columns.
pub(super) fn row_cells<'a>(
    article: &'a Article,
    block: &Block,
    line: &Line,
    room: usize,
) -> Vec<Cell<'a>> {
    let columns = columns(article, block, room).unwrap_or_default();
    let placed = cells(line.span, &article.text)
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

/// Where each grapheme cluster of a line of a head stands, and the dividers between its cells.
pub(super) fn head_cells<'a>(article: &'a Article, line: &Line) -> Vec<Cell<'a>> {
    let mut x = usize::from(line.indent);
    let mut placed = Vec::new();
    for (nth, cell) in cells(line.span, &article.text).enumerate() {
        if nth > 0 {
            placed.push((to_columns(x + 1), cell.start - 1, DIVIDER));
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
        let here = to_columns(x);
        x += shown_grapheme(cluster).1;
        (here, span.start + at, cluster)
    })
}

/// Columns that the heads before the cells take, with what divides them; none when the head is empty.
fn label_columns(article: &Article, block: &Block, room: usize) -> usize {
    let head = hard_lines(block.span, &article.text).next();
    let heads = head.into_iter().flat_map(|row| cells(row, &article.text));
    match heads.map(|head| width(head.of(&article.text))).max() {
        None | Some(0) => 0,
        Some(widest) => (widest + GAP).min(room * SHARE.0 / SHARE.1),
    }
}

/// The head of the column in which a cell stands, cut to the columns it has before the cell.
pub(super) fn label(article: &Article, block: &Block, line: &Line, room: usize) -> String {
    let text = &article.text;
    let before = Span::new(block.span.start, line.span.start).of(text);
    let row = before.rfind('\n').map_or(0, |end| end + 1);
    let nth = before.get(row..).unwrap_or("").matches('\t').count();
    let head = hard_lines(block.span, text).next();
    let head = head.and_then(|row| cells(row, text).nth(nth));
    let columns = label_columns(article, block, room).saturating_sub(GAP);
    head.map_or_else(String::new, |head| cut(head.of(text), columns))
}

/// As much of `text` as fits into `columns`, with a sign where something is left out.
fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut room = columns.saturating_sub(1);
    let fitting = graphemes(text).take_while(|(_, cluster)| {
        let columns = shown_grapheme(cluster).1;
        let fits = columns <= room;
        room = room.saturating_sub(columns);
        fits
    });
    let fitting: String = fitting.map(|(_, cluster)| cluster).collect();
    if columns == 0 {
        fitting
    } else {
        fitting.trim_end().to_owned() + "…"
    }
}

fn cells(row: Span, text: &str) -> impl Iterator<Item = Span> {
    let mut at = row.start;
    row.of(text).split('\t').map(move |cell| {
        let span = Span::new(at, at + cell.len());
        at = span.end + 1;
        span
    })
}

fn to_columns(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use crate::article::read;
    use crate::layout::{LineKind, Lines};

    /// Checks the lines of a table as they are shown, with the heads in the margin.
    #[track_caller]
    fn check(table: &str, column: usize, expected: &[&str]) {
        let article = read(table.as_bytes(), Some("table.md")).unwrap();
        let lines = Lines::new(&article, column, 99);
        let shown = lines.lines.iter().map(|line| {
            let mut row = String::new();
            if let Some((at, label)) = lines.label(&article, line) {
                row = " ".repeat(at.into()) + &label;
            }
            for (x, _, cluster) in lines.cells(&article, line) {
                let gap = usize::from(x) - row.chars().count();
                row = row + &" ".repeat(gap) + cluster;
            }
            row
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    const SHIPS: &str = "| Port | Ships | Share |\n|---|--:|:-:|\n| Ottermole | 1,204 | 9 % |\n| Kelm | 87 | 12 % |\n";

    #[test]
    fn numbers_stand_at_the_right() {
        let rows = [
            "Port       Ships  Share",
            "Ottermole  1,204   9 %",
            "Kelm          87  12 %",
        ];
        check(SHIPS, 30, &rows);
        check(SHIPS, 23, &rows);
    }

    #[test]
    fn cells_that_do_not_fit_stand_behind_their_heads() {
        check(
            SHIPS,
            22,
            &[
                "Port · Ships · Share",
                "",
                "Port   Ottermole",
                "Ships  1,204",
                "Share  9 %",
                "",
                "Port   Kelm",
                "Ships  87",
                "Share  12 %",
            ],
        );
    }

    #[test]
    fn long_heads_are_cut_and_empty_cells_left_out() {
        check(
            "| When | What was written in the margin |\n|---|---|\n| 1911 | |\n| | much water in the house |\n",
            20,
            &[
                "When · What was",
                "written in the",
                "margin",
                "",
                "When    1911",
                "",
                "What…   much water",
                "        in the house",
            ],
        );
    }

    #[test]
    fn a_row_is_kept_together_with_its_place_in_the_text() {
        let article = read(SHIPS.as_bytes(), Some("table.md")).unwrap();
        let lines = Lines::new(&article, 22, 99).lines;
        let ends = lines.iter().map(|line| (line.span.start, line.span.end));
        assert!(ends.clone().zip(ends.skip(1)).all(|(a, b)| a.1 <= b.0));
        let words = lines.iter().filter(|line| line.kind == LineKind::Cell);
        let words: Vec<&str> = words.map(|line| line.span.of(&article.text)).collect();
        assert_eq!(words, ["Ottermole", "1,204", "9 %", "Kelm", "87", "12 %"]);
    }
}
