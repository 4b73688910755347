//! Wrapping blocks into lines.
//!
//! First fit by textwrap, at the places where `breaks` lets a line break; widths by grapheme cluster. A line is a
//! stretch of the article's text, never a copy of it.

use super::{breaks, margin, table};
use crate::article::{Article, Block, BlockKind};
use crate::text::{Span, graphemes, shown_grapheme};
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

/// One line on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its text, without the blanks at which it was broken.
    pub span: Span,
    /// The block it belongs to (index); for a blank line, the block above.
    pub block: usize,
    /// Columns before its text.
    pub indent: u16,
    /// What it is.
    pub kind: LineKind,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The first line of a block.
    First,
    /// A further line of a block.
    Next,
    /// A row of a table whose cells stand in columns.
    Row,
    /// A line of the head of a table whose cells do not fit in columns.
    Head,
    /// The first line of a cell of such a table.
    Cell,
    /// The space between two blocks.
    Blank,
    /// A line across.
    Rule,
}

/// Bytes of running text wrapped in one go; a longer block is wrapped piece by piece.
const PIECE: usize = 8 * 1024;

/// An article being wrapped, block by block.
pub(super) struct Wrapping<'a> {
    article: &'a Article,
    column: usize,
    /// The lines so far.
    pub lines: Vec<Line>,
}

impl<'a> Wrapping<'a> {
    /// Begins to wrap an article to `column` columns, with room for so many lines.
    pub fn new(article: &'a Article, column: usize, expected: usize) -> Self {
        Self {
            article,
            column,
            lines: Vec::with_capacity(expected),
        }
    }

    /// Adds the blank line that stands above a block, if one does.
    pub fn blank_above(&mut self, index: usize) {
        let blocks = &self.article.blocks;
        let before = index.checked_sub(1).and_then(|i| blocks.get(i));
        let (Some(before), Some(block)) = (before, blocks.get(index)) else {
            return;
        };
        if margin::is_apart(before, block) {
            // The bars of a quotation that goes on stand in this indent.
            let indent = usize::from(block.quoted_on.min(8)) * 2;
            self.lines.push(Line {
                span: Span::new(before.span.end, before.span.end),
                block: index - 1,
                indent: u16::try_from(indent.min(self.column / 2)).unwrap_or(0),
                kind: LineKind::Blank,
            });
        }
    }

    /// Adds the lines of a block from byte `from` on, until `enough` says so; whether all of them were added.
    pub fn block(&mut self, index: usize, from: usize, enough: impl Fn(&[Line]) -> bool) -> bool {
        let Some(block) = self.article.blocks.get(index) else {
            return true;
        };
        let span = Span::new(from.clamp(block.span.start, block.span.end), block.span.end);
        let indent = margin::indent_of(&self.article.blocks, index).min(self.column / 2);
        let line_at = |indent, span, kind| Line {
            span,
            block: index,
            indent: u16::try_from(indent).unwrap_or(0),
            kind,
        };
        let line = |span, kind| line_at(indent, span, kind);
        let room = self.column - indent;
        let lines = &mut self.lines;
        let before = lines.len();
        let ended = match block.kind {
            BlockKind::Rule => {
                lines.push(line(block.span, LineKind::Rule));
                true
            }
            BlockKind::Table(_) => {
                table::wrap(self.article, block, room, |span, kind, label| {
                    lines.push(line_at(indent + label, span, kind));
                });
                true
            }
            _ => {
                let mut running = Running {
                    text: &self.article.text,
                    rest: Some(span),
                    room,
                    preformatted: block.kind == BlockKind::Code,
                };
                while let Some(rows) = running.next_rows() {
                    lines.extend(rows.into_iter().map(|span| line(span, LineKind::Next)));
                    if enough(lines) {
                        break;
                    }
                }
                running.rest.is_none()
            }
        };
        let begins = span.start == block.span.start;
        let first = lines
            .get_mut(before)
            .filter(|l| begins && l.kind == LineKind::Next);
        if let Some(first) = first {
            first.kind = LineKind::First;
        }
        ended
    }
}

/// Whether wrapping may begin in the middle of a block: not of a table, whose columns depend on every row.
pub(super) const fn may_begin_inside(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Table(_) | BlockKind::Rule)
}

/// Running text being wrapped, hard line by hard line and piece by piece.
struct Running<'a> {
    text: &'a str,
    /// What is still to be wrapped; `None` at the end.
    rest: Option<Span>,
    room: usize,
    preformatted: bool,
}

impl Running<'_> {
    /// The next rows: a hard line, or a piece of a long one. Where more follows of it, the last row of a piece waits,
    /// since the next words may belong on it.
    fn next_rows(&mut self) -> Option<Vec<Span>> {
        let rest = self.rest.take()?;
        let line = hard_lines(rest, self.text).next()?;
        let mut most = PIECE;
        loop {
            let piece = Span::new(line.start, cut_at(self.text, line, most));
            let mut rows = rows(piece, self.text, self.room, self.preformatted);
            if piece.end == line.end {
                self.rest = (line.end < rest.end).then(|| Span::new(line.end + 1, rest.end));
                return Some(rows);
            }
            match rows.pop() {
                Some(last) if !rows.is_empty() => {
                    self.rest = Some(Span::new(last.start, rest.end));
                    return Some(rows);
                }
                _ => most = most.saturating_mul(2),
            }
        }
    }
}

/// Where a piece of at most `most` bytes ends: behind a blank if there is one.
fn cut_at(text: &str, span: Span, most: usize) -> usize {
    let end = span.start.saturating_add(most);
    if end >= span.end {
        return span.end;
    }
    let end = (span.start..=end)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(span.start);
    let piece = text.get(span.start..end).unwrap_or_default();
    piece.rfind(' ').map_or(end, |blank| span.start + blank + 1)
}

/// The rows of a piece of running text.
pub(super) fn rows(part: Span, text: &str, room: usize, preformatted: bool) -> Vec<Span> {
    fit(&pieces(part, text, room, preformatted), part.start, room)
}

/// The rows into which words fit; without words an empty one at `start`.
pub(super) fn fit(pieces: &[Piece], start: usize, room: usize) -> Vec<Span> {
    let rows = wrap_first_fit(pieces, &[to_f64(room)]);
    let span = |row: &&[Piece]| {
        let from = row.first().map_or(start, |p| p.span.start);
        let to = row.last().map_or(start, |p| p.span.end);
        Span::new(from, to)
    };
    rows.iter().map(span).collect()
}

/// The stretches between hard line breaks.
pub(super) fn hard_lines(span: Span, text: &str) -> impl Iterator<Item = Span> {
    let mut at = span.start;
    span.of(text).split('\n').map(move |line| {
        let found = Span::new(at, at + line.len());
        at = found.end + 1;
        found
    })
}

/// A word, or a part of one, with the blanks behind it.
#[derive(Debug)]
pub(super) struct Piece {
    span: Span,
    width: usize,
    /// Columns between it and the next one, where that stands on the same row.
    pub blanks: usize,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        to_f64(self.width)
    }
    fn whitespace_width(&self) -> f64 {
        to_f64(self.blanks)
    }
    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Widths are columns of one line: far below what a float holds exactly.
fn to_f64(columns: usize) -> f64 {
    f64::from(u32::try_from(columns).unwrap_or(u32::MAX))
}

/// The pieces of one hard line, none wider than `room`. Preformatted text is cut only where it must be.
pub(super) fn pieces(span: Span, text: &str, room: usize, preformatted: bool) -> Vec<Piece> {
    let mut out = Vec::new();
    let line = span.of(text);
    if preformatted {
        push_cut(span, text, room, 0, &mut out);
        return out;
    }
    let words = breaks::words(line);
    out.reserve(words.len());
    let mut at = span.start;
    for word in words {
        let here = Span::new(at, at + word.len);
        at = here.end + word.blanks;
        if word.columns > room {
            push_cut(here, text, room, word.blanks, &mut out);
            continue;
        }
        out.push(Piece {
            span: here,
            width: word.columns,
            blanks: word.blanks,
        });
    }
    out
}

/// Cuts a stretch between grapheme clusters into pieces that fit.
fn push_cut(span: Span, text: &str, room: usize, blanks: usize, out: &mut Vec<Piece>) {
    let mut piece = Piece {
        span: Span::new(span.start, span.start),
        width: 0,
        blanks: 0,
    };
    for (at, cluster) in graphemes(span.of(text)) {
        let columns = shown_grapheme(cluster).1;
        if piece.width + columns > room && piece.width > 0 {
            let start = span.start + at;
            out.push(std::mem::replace(
                &mut piece,
                Piece {
                    span: Span::new(start, start),
                    width: 0,
                    blanks: 0,
                },
            ));
        }
        piece.width += columns;
        piece.span.end = span.start + at + cluster.len();
    }
    piece.blanks = blanks;
    out.push(piece);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Part;
    use crate::layout::Lines;
    use crate::text::width;
    use proptest::prelude::*;

    fn article(paragraphs: &[&str]) -> Article {
        let mut article = Article::default();
        for paragraph in paragraphs {
            if !article.text.is_empty() {
                article.text.push_str("\n\n");
            }
            let start = article.text.len();
            article.text.push_str(paragraph);
            let span = Span::new(start, article.text.len());
            let kind = BlockKind::Paragraph;
            article.blocks.push(Block {
                span,
                kind,
                part: Part::Body,
                quoted: 0,
                quoted_on: 0,
                listed: 0,
                close: false,
            });
        }
        article
    }

    #[track_caller]
    fn check(paragraph: &str, column: usize, expected: &[&str]) {
        let article = article(&[paragraph]);
        let lines = Lines::new(&article, column, 10);
        let shown: Vec<&str> = lines
            .lines
            .iter()
            .map(|l| l.span.of(&article.text))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn breaks_between_words_within_long_words_and_between_ideographs() {
        check(
            "the ferry sails at noon",
            10,
            &["the ferry", "sails at", "noon"],
        );
        check(
            "incomprehensibilities",
            8,
            &["incompre", "hensibil", "ities"],
        );
        check("港は今日も静かだ", 6, &["港は今", "日も静", "かだ"]);
        check("one\ntwo three", 20, &["one", "two three"]);
        check(
            "a e\u{301}e\u{301}e\u{301} b",
            5,
            &["a e\u{301}e\u{301}e\u{301}", "b"],
        );
    }

    proptest! {
        #[test]
        fn no_word_is_lost_or_shown_twice(
            words in prop::collection::vec("[a-zé日]{1,14}", 1..60),
            column in 1usize..80,
            height in 1usize..30,
        ) {
            let article = article(&[&words.join(" "), "Last paragraph."]);
            let lines = Lines::new(&article, column, height);
            let shown: String = lines.lines.iter().map(|l| l.span.of(&article.text)).collect();
            let strip = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(strip(&shown), strip(&article.text));
            for line in &lines.lines {
                prop_assert!(width(line.span.of(&article.text)) <= column.max(2));
            }
            // Every line stands on exactly one page, blank lines at a page's top apart.
            let mut seen = vec![0; lines.lines.len()];
            for page in 0..lines.pages.len() {
                let (first, end) = lines.page_lines(page);
                prop_assert!(end - first <= height + 1 || end == lines.lines.len());
                seen.iter_mut().take(end).skip(first).for_each(|n| *n += 1);
            }
            prop_assert!(seen.iter().all(|&n| n == 1));
        }
    }
}
