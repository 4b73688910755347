//! Wrapping blocks into lines. A line is a stretch of the article's text, never a copy of it.

use super::line::{Line, LineKind};
use super::{Lines, table, to_u16};
use crate::article::{Article, Block, BlockKind};
use crate::text::{self, Span, width};

/// Bytes of running text wrapped in one go; a longer block is wrapped piece by piece.
const PIECE: usize = 8 * 1024;

impl Lines {
    /// Adds the blank line that is above a block, if one does.
    pub(super) fn add_blank_above(&mut self, article: &Article, index: usize) {
        let before = index.checked_sub(1).and_then(|i| article.blocks.get(i));
        let (Some(before), Some(block)) = (before, article.blocks.get(index)) else {
            return;
        };
        if is_apart(before, block) {
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
        let indent = indent_of(&article.blocks, index).min(self.column / 2);
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
        let line = rest.split(self.text, '\n').next()?;
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

/// Whether a blank line is between two neighbouring blocks: not between the items of a list that stand close.
fn is_apart(before: &Block, block: &Block) -> bool {
    !(before.listed > 0 && block.close)
}

/// Blocks that are looked back at for the items a block is in.
const LOOK_BACK: usize = 64;

/// The columns before a block's text: two for each quotation, and room for the marks of the items it is in.
pub(super) fn indent_of(blocks: &[Block], index: usize) -> usize {
    let Some(block) = blocks.get(index) else {
        return 0;
    };
    let quotes = usize::from(block.quoted.min(8)) * 2;
    let mut level = block.listed.min(8);
    let mut lists = 0;
    let above = blocks.get(..=index).unwrap_or_default();
    let above = above.iter().rev().take(LOOK_BACK);
    for item in above.take_while(|above| above.listed > 0) {
        if level == 0 {
            break;
        }
        if let Some(mark) = item.marker()
            && item.listed == level
        {
            lists += width(mark) + 1;
            level -= 1;
        }
    }
    let code = if block.kind == BlockKind::Code { 2 } else { 0 };
    quotes + lists + usize::from(level) * 2 + code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Lines;
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
            article.blocks.push(Block::new(kind, span));
        }
        article
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
