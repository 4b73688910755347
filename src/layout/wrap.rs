//! Wrapping blocks into lines. A line is a stretch of the article's text, never a copy of it.

use super::line::{Line, LineKind, hard_lines};
use super::{Lines, margin, table, to_u16};
use crate::article::{Article, BlockKind};
use crate::text::{self, Span};

/// Bytes of running text wrapped in one go; a longer block is wrapped piece by piece.
const PIECE: usize = 8 * 1024;

impl Lines {
    /// Adds the blank line that is above a block, if one does.
    pub(super) fn add_blank_above(&mut self, article: &Article, index: usize) {
        let before = index.checked_sub(1).and_then(|i| article.blocks.get(i));
        let (Some(before), Some(block)) = (before, article.blocks.get(index)) else {
            return;
        };
        if margin::is_apart(before, block) {
            // The bars of a quotation that goes on stand in this indent.
            let indent = usize::from(block.quoted_on.min(8)) * 2;
            self.lines.push(Line {
                span: Span::new(before.span.end, before.span.end),
                block: index - 1,
                indent: to_u16(indent.min(self.column / 2)),
                kind: LineKind::Blank,
            });
        }
    }

    /// Adds the lines of a block from byte `from` on, until `enough` says so; whether all of them were added.
    pub(super) fn add_block(
        &mut self,
        article: &Article,
        index: usize,
        from: usize,
        enough: impl Fn(&[Line]) -> bool,
    ) -> bool {
        let Some(block) = article.blocks.get(index) else {
            return true;
        };
        let indent = margin::indent_of(&article.blocks, index).min(self.column / 2);
        let room = self.column - indent;
        let line = |span, kind, label: usize| Line {
            span,
            block: index,
            indent: to_u16(indent + label),
            kind,
        };
        let from = from.clamp(block.span.start, block.span.end);
        let lines = &mut self.lines;
        match block.kind {
            BlockKind::Rule => lines.push(line(block.span, LineKind::Rule, 0)),
            BlockKind::Table(_) => {
                let push = |span, kind, label| {
                    lines.push(line(span, kind, label));
                    enough(lines)
                };
                let (columns, ended) = table::wrap(article, block, (from, room), push);
                self.tables.extend(columns.map(|columns| (index, columns)));
                return ended;
            }
            _ => {
                let mut running = Running {
                    text: &article.text,
                    rest: Some(Span::new(from, block.span.end)),
                    room,
                    preformatted: block.kind == BlockKind::Code,
                };
                let first = lines.len();
                while let Some(rows) = running.next_rows() {
                    lines.extend(rows.into_iter().map(|span| line(span, LineKind::Next, 0)));
                    if enough(lines) {
                        break;
                    }
                }
                if let Some(first) = lines.get_mut(first).filter(|_| from == block.span.start) {
                    first.kind = LineKind::First;
                }
                return running.rest.is_none();
            }
        }
        true
    }
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
            let mut wrapping = text::Wrapping::new(self.text, self.room);
            if self.preformatted {
                wrapping.clusters(piece);
            } else {
                wrapping.words(piece);
            }
            let mut rows = wrapping.end(piece.start);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Part};
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
                marker: None,
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
            // Every line is on exactly one page, blank lines at a page's top apart.
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
