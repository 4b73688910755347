//! A stretch of lines around a place, wrapped at once while the whole article would take longer than a key press.
//!
//! The lines are those of the whole article wherever the stretch begins with a block; inside one enormous block they may
//! break at other words until the whole is there.

use super::line::Line;
use super::lines::Lines;
use crate::article::{Article, BlockKind};
use crate::text::Span;

/// Articles of at most so many bytes are wrapped whole at once.
pub const AT_ONCE: usize = 64 * 1024;

/// Pages kept wrapped on either side of the place.
const PAGES_AROUND: usize = 3;

impl Lines {
    /// Wraps the article whole where that is quick, else the pages around byte `at`.
    pub fn around(article: &Article, column: usize, height: usize, at: usize) -> Self {
        if article.text.len() <= AT_ONCE {
            return Self::new(article, column, height);
        }
        let rows = height.saturating_mul(PAGES_AROUND).clamp(60, 2000);
        let from = begin_above(article, at, rows, column);
        let first = article.block_at(from).unwrap_or(0);
        let mut window = Self::empty(column, 2 * rows);
        window.from_start = from == 0;
        let mut below = 0;
        for index in first..article.blocks.len() {
            if index > first {
                window.add_blank_above(article, index);
            }
            let before = window.lines.len();
            let enough = |lines: &[Line]| rows_below(lines, before, at) + below > rows;
            window.to_end = window.add_block(article, index, from, enough);
            below += rows_below(&window.lines, before, at);
            if !window.to_end || below > rows && index + 1 < article.blocks.len() {
                window.to_end = false;
                break;
            }
        }
        window.paged(article, height)
    }

    /// Whether a page's rows above and two below byte `at` are wrapped, or as many as there are.
    pub fn reaches_around(&self, at: usize) -> bool {
        let line = self.line_at(at);
        let above = self.from_start || line >= self.height;
        let below = self.to_end || line + 3 * self.height <= self.lines.len();
        above && below
    }
}

/// How many of the lines from `from` on begin behind byte `at`.
fn rows_below(lines: &[Line], from: usize, at: usize) -> usize {
    let new = lines.get(from..).unwrap_or_default();
    new.len() - new.partition_point(|line| line.span.start <= at)
}

/// A byte at which to begin wrapping so that about `rows` rows come before byte `at`: a block's first where possible.
fn begin_above(article: &Article, at: usize, rows: usize, column: usize) -> usize {
    let mut wanted = rows.saturating_mul(column.max(1));
    let Some(mut index) = article.block_at(at) else {
        return 0;
    };
    let mut end = at;
    loop {
        let Some(block) = article.blocks.get(index) else {
            return 0;
        };
        let span = Span::new(block.span.start, end.max(block.span.start));
        // A short block fills rows of its own and a blank one.
        let fills = (span.end - span.start).max(2 * column);
        if span.end - span.start > wanted + AT_ONCE / 2 {
            return match block.kind {
                BlockKind::Table(_) => start_of_row(&article.text, span, span.end - wanted),
                _ => behind_blank(&article.text, span, span.end - wanted),
            };
        }
        if index == 0 {
            return 0;
        }
        if fills >= wanted {
            return block.span.start;
        }
        wanted -= fills;
        index -= 1;
        end = article.blocks.get(index).map_or(0, |b| b.span.end);
    }
}

/// The first byte behind a blank from `at` on, within the span; `at` itself where there is none.
fn behind_blank(text: &str, span: Span, at: usize) -> usize {
    let at = text.ceil_char_boundary(at);
    let rest = text.get(at..span.end).unwrap_or_default();
    rest.find([' ', '\n']).map_or(at, |blank| at + blank + 1)
}

/// The byte with which the row of a table begins that holds `at`.
fn start_of_row(text: &str, span: Span, at: usize) -> usize {
    let before = text.get(span.start..text.floor_char_boundary(at));
    let end = before.and_then(|before| before.rfind('\n'));
    end.map_or(span.start, |end| span.start + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Hint, read};
    use crate::layout::LineKind;
    use proptest::prelude::*;
    use std::fmt::Write;

    fn long_article(paragraphs: usize, words: usize) -> Article {
        let mut text = String::new();
        for paragraph in 0..paragraphs {
            for word in 0..words {
                text.push_str(
                    ["the ", "ferry ", "sailed ", "again ", "at ", "noon "]
                        [(word * 7 + paragraph) % 6],
                );
            }
            text.push_str("again.\n\n");
        }
        read(text.as_bytes(), &Hint::file("long.txt")).unwrap()
    }

    fn long_table(rows: usize) -> Article {
        let mut text = "Before.\n\n| Day | Quay | Crates landed |\n|---|---|--:|\n".to_owned();
        for row in 0..rows {
            let quays = ["north", "the old fish quay", "", "east"][row % 4];
            writeln!(text, "| {row} | {quays} | {} |", row * 7919 % 10_000).unwrap();
        }
        read((text + "\nBehind.\n").as_bytes(), &Hint::file("long.md")).unwrap()
    }

    #[test]
    fn a_stretch_of_a_table_begins_with_a_row_and_ends_with_the_page() {
        let article = long_table(20_000);
        let part = Lines::around(&article, 60, 20, article.text.len() / 2);
        assert!(!part.from_start && !part.to_end && part.lines.len() < 1_000);
        assert!(part.lines.iter().all(|line| line.kind == LineKind::Row));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_stretch_holds_the_lines_of_the_whole(share in 0usize..=100, column in 30usize..76, height in 5usize..50, is_table: bool) {
            let article = if is_table { long_table(6_000) } else { long_article(400, 60) };
            let at = article.text.len() * share / 100;
            let whole = Lines::new(&article, column, height);
            let part = Lines::around(&article, column, height, at);
            prop_assert!(part.reaches_around(at));
            prop_assert!(part.lines.len() < whole.lines.len());
            let first = whole.lines.iter().position(|l| *l == part.lines[0]).expect("begins with a line of the whole");
            prop_assert_eq!(&whole.lines[first..first + part.lines.len()], &part.lines[..]);
            prop_assert_eq!(part.from_start, first == 0);
            prop_assert_eq!(part.to_end, first + part.lines.len() == whole.lines.len());
            if part.from_start {
                let line = part.line_at(at);
                prop_assert_eq!(part.page_of(line), whole.page_of(line));
            }
        }

        #[test]
        fn a_place_in_an_enormous_paragraph_is_wrapped_at_once(share in 0usize..=100) {
            let article = long_article(1, 60_000);
            let at = article.text.len() * share / 100;
            let part = Lines::around(&article, 68, 20, at);
            prop_assert!(part.reaches_around(at));
            prop_assert!(part.lines.len() < 2_000);
            let line = &part.lines[part.line_at(at)];
            prop_assert!(line.span.start <= at && at <= line.span.end + 1);
        }
    }
}
