//! The article's lines at one width.
//!
//! Line breaks by textwrap at the opportunities of Unicode Annex 14, widths by grapheme cluster. A line is a
//! stretch of the article's text, never a copy of it.

use super::page;
use super::table;
use crate::article::{Article, Block, BlockKind};
use crate::text::{Span, graphemes, shown_grapheme, width};
use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

/// All lines of an article at one width, and its pages at one height.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines in reading order; they begin at ever later bytes.
    pub lines: Vec<Line>,
    /// The line each page begins with; the first is 0.
    pub pages: Vec<usize>,
    /// Rows of a page.
    pub height: usize,
    /// Columns of the text.
    pub column: usize,
}

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
    /// The space between two blocks.
    Blank,
    /// A line across.
    Rule,
}

impl Lines {
    /// Wraps the article to `column` columns and cuts it into pages of `height` rows. Cost: linear in the text.
    pub fn new(article: &Article, column: usize, height: usize) -> Self {
        let mut lines =
            Vec::with_capacity(article.text.len() / column.max(1) * 2 + article.blocks.len());
        for (index, block) in article.blocks.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|i| article.blocks.get(i));
            if let Some(before) = before.filter(|b| is_apart(b, block)) {
                let span = Span::new(before.span.end, before.span.end);
                lines.push(Line {
                    span,
                    block: index - 1,
                    indent: 0,
                    kind: LineKind::Blank,
                });
            }
            wrap_block(article, index, block, column, &mut lines);
        }
        let pages = page::cut(&lines, &article.blocks, height);
        Self {
            lines,
            pages,
            height,
            column,
        }
    }

    /// Cuts the same lines into pages of another height.
    #[must_use]
    pub fn repaged(&self, article: &Article, height: usize) -> Self {
        let pages = page::cut(&self.lines, &article.blocks, height);
        Self {
            lines: self.lines.clone(),
            pages,
            height,
            column: self.column,
        }
    }

    /// The line that shows byte `at`, or the last that begins before it.
    pub fn line_at(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|line| line.span.start <= at);
        let mut found = after.saturating_sub(1);
        while found > 0
            && self
                .lines
                .get(found)
                .is_some_and(|l| l.kind == LineKind::Blank)
        {
            found -= 1;
        }
        found
    }

    /// The page (from 0) on which a line stands.
    pub fn page_of(&self, line: usize) -> usize {
        self.pages
            .partition_point(|&first| first <= line)
            .saturating_sub(1)
    }

    /// The lines of a page: first, and one past the last.
    pub fn page_lines(&self, page: usize) -> (usize, usize) {
        let first = self.pages.get(page).copied().unwrap_or(0);
        let end = self
            .pages
            .get(page + 1)
            .copied()
            .unwrap_or(self.lines.len());
        (first, end)
    }

    /// Where each grapheme cluster of a line stands: column (from the line's left edge), byte, cluster.
    pub fn cells<'a>(&self, article: &'a Article, line: &Line) -> Vec<(u16, usize, &'a str)> {
        let stops = match (line.kind, article.blocks.get(line.block)) {
            (LineKind::Row, Some(block)) => {
                table::stops(article, block, self.column - usize::from(line.indent))
                    .unwrap_or_default()
            }
            _ => Vec::new(),
        };
        let mut stops = stops.into_iter();
        let mut x = line.indent;
        let mut cells = Vec::new();
        for (at, cluster) in graphemes(line.span.of(&article.text)) {
            if cluster == "\t" && line.kind == LineKind::Row {
                x = line.indent + stops.next().unwrap_or(x + 1 - line.indent);
                continue;
            }
            cells.push((x, line.span.start + at, cluster));
            x = x.saturating_add(u16::try_from(shown_grapheme(cluster).1).unwrap_or(2));
        }
        cells
    }
}

/// Whether a blank line stands between two neighbouring blocks: not between the items of a list.
fn is_apart(before: &Block, block: &Block) -> bool {
    !(before.listed > 0 && matches!(block.kind, BlockKind::Item(_)) && block.listed > 0)
}

/// The columns before a block's text: two for each quotation and list, and room for an item's mark.
pub(super) fn indent_of(block: &Block) -> usize {
    let quotes = usize::from(block.quoted.min(8)) * 2;
    let lists = usize::from(block.listed.min(8));
    match &block.kind {
        BlockKind::Item(mark) => quotes + lists.saturating_sub(1) * 2 + width(mark) + 1,
        BlockKind::Code => quotes + lists * 2 + 2,
        _ => quotes + lists * 2,
    }
}

fn wrap_block(
    article: &Article,
    index: usize,
    block: &Block,
    column: usize,
    lines: &mut Vec<Line>,
) {
    let indent = indent_of(block).min(column / 2);
    let line = |span, kind| Line {
        span,
        block: index,
        indent: u16::try_from(indent).unwrap_or(0),
        kind,
    };
    let room = column - indent;
    let before = lines.len();
    match block.kind {
        BlockKind::Rule => lines.push(line(block.span, LineKind::Rule)),
        BlockKind::Table => table::wrap(article, block, room, |span, kind| {
            lines.push(line(span, kind));
        }),
        _ => {
            for part in hard_lines(block.span, &article.text) {
                let pieces = pieces(part, &article.text, room, block.kind == BlockKind::Code);
                for row in wrap_first_fit(&pieces, &[to_f64(room)]) {
                    let start = row.first().map_or(part.start, |p| p.span.start);
                    let end = row.last().map_or(part.start, |p| p.span.end);
                    lines.push(line(Span::new(start, end), LineKind::Next));
                }
            }
        }
    }
    if let Some(first) = lines.get_mut(before).filter(|l| l.kind == LineKind::Next) {
        first.kind = LineKind::First;
    }
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
struct Piece {
    span: Span,
    width: usize,
    blanks: usize,
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
fn pieces(span: Span, text: &str, room: usize, preformatted: bool) -> Vec<Piece> {
    let mut out = Vec::new();
    if preformatted {
        push_cut(span, text, room, 0, &mut out);
        return out;
    }
    let mut at = span.start;
    for word in WordSeparator::UnicodeBreakProperties.find_words(span.of(text)) {
        let here = Span::new(at, at + word.word.len());
        at = here.end + word.whitespace.len();
        push_cut(here, text, room, word.whitespace.len(), &mut out);
    }
    out
}

fn push_cut(span: Span, text: &str, room: usize, blanks: usize, out: &mut Vec<Piece>) {
    let total = width(span.of(text));
    if total <= room {
        out.push(Piece {
            span,
            width: total,
            blanks,
        });
        return;
    }
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
                listed: 0,
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
