//! The one place that writes an article's text: in the form `sc-text-1`, block by block.
//!
//! Both parsers call it with words and structure; white space and line ends are settled here, single characters in
//! `form`, and nowhere else. Knows nothing of any input format and gives no block its part.

use super::addresses;
use super::form::{Gap, is_scene_break, plain_words, stored};
use super::{Article, Block, BlockKind, Inline, InlineStyle, Link, Part};
use crate::text::Span;

/// What the parser knows of a block beyond its kind; the parts are decided from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BlockHint {
    /// The words describe a picture (alternative text, or marked as a caption).
    pub picture: bool,
    /// A picture stood directly before it.
    pub after_picture: bool,
    /// It belongs to a footnote or another note.
    pub note: bool,
    /// What links within the article call it: the `id` of the elements that begin with it.
    pub anchors: Vec<String>,
    /// Its part was given, by front matter.
    pub part: Option<Part>,
    /// What marks the item that begins with it, where it is no paragraph.
    pub marker: Option<String>,
}

/// An article whose parts are still to be decided: `hints` runs along its blocks.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Text, blocks, links and inlines; every part is `Body`.
    pub article: Article,
    /// One for each block.
    pub hints: Vec<BlockHint>,
}

/// Quotations or lists inside each other that are distinguished; deeper ones count as this deep.
pub(super) const MAX_DEPTH: u8 = 12;
/// Marks set inside each other (bold in italics ...) that are kept; deeper ones keep their words alone.
const MAX_INLINES: usize = 16;

/// Writes blocks one after the other.
#[derive(Debug, Default)]
pub(super) struct Builder {
    draft: Draft,
    open: Option<Open>,
    /// Quotations that may go on from the last block into the next one.
    quoted_on: usize,
    gap: Gap,
    marks: Vec<(Mark, usize)>,
    /// Inlines of the open block; kept when it is.
    inlines: Vec<Inline>,
    links: Vec<Link>,
}

/// What a stretch inside a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Set off by its looks.
    Style(InlineStyle),
    /// A link to an address.
    Link(String),
}

#[derive(Debug)]
struct Open {
    /// What it will be; its text begins there once the first word is written.
    block: Block,
    hint: BlockHint,
    /// Whether every word so far came from pictures, and there was one.
    only_pictures: bool,
}

impl Builder {
    /// Begins a block; the one before it must be ended.
    pub fn begin(&mut self, kind: BlockKind, quoted: usize, listed: usize) {
        self.end();
        if !self.draft.article.text.is_empty() {
            self.draft.article.text.push_str("\n\n");
        }
        let depth = |n: usize| u8::try_from(n).unwrap_or(MAX_DEPTH).min(MAX_DEPTH);
        let quoted_on = std::mem::replace(&mut self.quoted_on, quoted).min(quoted);
        let start = self.draft.article.text.len();
        self.open = Some(Open {
            block: Block {
                quoted: depth(quoted),
                quoted_on: depth(quoted_on),
                listed: depth(listed),
                ..Block::new(kind, Span::new(start, start))
            },
            hint: BlockHint::default(),
            only_pictures: false,
        });
    }

    /// Says that only the outer `most` quotations go on into the next block.
    pub fn end_quotations(&mut self, most: usize) {
        self.quoted_on = self.quoted_on.min(most);
    }

    /// Says that the open block follows the one before it without an empty line.
    pub const fn close_up(&mut self) {
        if let Some(open) = &mut self.open {
            open.block.close = true;
        }
    }

    /// The kind of the open block.
    pub const fn kind(&self) -> Option<&BlockKind> {
        match &self.open {
            Some(open) => Some(&open.block.kind),
            None => None,
        }
    }

    /// Whether a line break was passed and no word since.
    pub fn is_at_break(&self) -> bool {
        self.gap == Gap::Break
    }

    /// Whether the open block's words end with such a character, with nothing behind it.
    pub fn ends_with(&self, is: fn(char) -> bool) -> bool {
        !self.is_empty() && self.gap == Gap::None && self.draft.article.text.ends_with(is)
    }

    /// What is known of the open block, to be added to.
    pub fn hint(&mut self) -> Option<&mut BlockHint> {
        self.open.as_mut().map(|open| &mut open.hint)
    }

    /// What is known of the open block, if it holds no words yet.
    pub fn empty_hint(&mut self) -> Option<&mut BlockHint> {
        if self.is_empty() { self.hint() } else { None }
    }

    /// Says that the words that follow, up to the next [`Builder::words`], come from a picture.
    pub fn picture(&mut self) {
        let empty = self.is_empty();
        if let Some(open) = &mut self.open {
            open.only_pictures |= empty;
        }
    }

    /// Whether the open block holds nothing but pictures.
    pub fn holds_only_pictures(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.only_pictures)
    }

    /// Text: in a paragraph white space folds to one space, in code it stays.
    pub fn words(&mut self, text: &str) {
        if let Some(open) = &mut self.open {
            open.only_pictures &= text.trim().is_empty();
            if open.block.kind == BlockKind::Code {
                return self.verbatim(text);
            }
        }
        self.fold(text);
    }

    /// The words that describe a picture.
    pub fn picture_words(&mut self, text: &str) {
        self.fold(text);
    }

    fn verbatim(&mut self, text: &str) {
        let text = if self.is_empty() {
            text.trim_start_matches('\n')
        } else {
            text
        };
        self.draft
            .article
            .text
            .extend(text.chars().filter_map(stored));
    }

    /// A space, unless a word is still to come.
    pub fn soft_break(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// A line break that stays; in a table a space, since lines are its rows.
    pub fn hard_break(&mut self) {
        let in_table = matches!(self.kind(), Some(BlockKind::Table(_)));
        self.gap = self.gap.max(if in_table { Gap::Space } else { Gap::Break });
    }

    /// The next cell of a table.
    pub fn cell(&mut self) {
        self.gap = Gap::None;
        self.draft.article.text.push('\t');
    }

    /// The end of a table's row; cells that nothing follows are left out.
    pub fn row(&mut self) {
        self.trim_end(|c| c == '\t' || c == ' ');
        self.gap = Gap::None;
        if !self.is_empty() && !self.draft.article.text.ends_with('\n') {
            self.draft.article.text.push('\n');
        }
    }

    /// Begins a marked stretch.
    pub fn mark(&mut self, mark: Mark) {
        self.marks.push((mark, self.draft.article.text.len()));
    }

    /// Ends the marked stretch begun last.
    pub fn unmark(&mut self) {
        let Some((mark, start)) = self.marks.pop() else {
            return;
        };
        let text = &self.draft.article.text;
        let span = Span::new(start, text.len()).trimmed(text);
        if self.open.is_none() || span.is_empty() {
            return;
        }
        match mark {
            Mark::Link(url) => {
                let free = self.links.last().is_none_or(|l| l.span.end <= span.start);
                if free {
                    self.links.push(Link { span, url });
                }
            }
            Mark::Style(style) if self.marks.len() < MAX_INLINES => {
                self.inlines.push(Inline { span, style });
            }
            Mark::Style(_) => {}
        }
    }

    /// Ends the open block; one without a word vanishes, one that is only a scene break becomes a rule.
    pub fn end(&mut self) {
        while !self.marks.is_empty() {
            self.unmark();
        }
        let Some(open) = self.open.take() else {
            return;
        };
        self.gap = Gap::None;
        self.trim_end(char::is_whitespace);
        let text = &mut self.draft.article.text;
        let start = open.block.span.start;
        let words = text.get(start..).unwrap_or("").to_owned();
        let is_rule = matches!(
            open.block.kind,
            BlockKind::Paragraph | BlockKind::Heading(_)
        ) && !open.hint.note
            && is_scene_break(&words);
        if words.trim().is_empty() || is_rule {
            text.truncate(start);
            self.trim_end(char::is_whitespace);
            self.inlines.clear();
            self.links.clear();
            if is_rule {
                self.rule();
            }
            return;
        }
        self.keep(open, &words);
    }

    /// A line across, or a scene break.
    pub fn rule(&mut self) {
        self.end();
        self.end_quotations(0);
        let at = self.draft.article.text.len();
        self.push(Block {
            part: Part::Matter,
            ..Block::new(BlockKind::Rule, Span::new(at, at))
        });
    }

    /// The finished draft.
    pub fn finish(mut self) -> Draft {
        self.end();
        let inlines = &mut self.draft.article.inlines;
        inlines.sort_by_key(|i| (i.span.start, std::cmp::Reverse(i.span.end)));
        self.draft
    }

    fn keep(&mut self, open: Open, words: &str) {
        let start = open.block.span.start;
        let span = Span::new(start, start + words.len());
        if open.block.kind != BlockKind::Code {
            self.link_addresses(start, words);
        }
        // Trailing white space was cut off after the marks were set.
        let inside = |s: Span| Span::new(s.start, s.end.min(span.end));
        self.links.iter_mut().for_each(|l| l.span = inside(l.span));
        self.inlines
            .iter_mut()
            .for_each(|i| i.span = inside(i.span));
        let article = &mut self.draft.article;
        article
            .links
            .extend(self.links.drain(..).filter(|l| !l.span.is_empty()));
        article
            .inlines
            .extend(self.inlines.drain(..).filter(|i| !i.span.is_empty()));
        self.push(Block {
            span,
            marker: open.hint.marker.clone(),
            ..open.block
        });
        if let Some(hint) = self.draft.hints.last_mut() {
            *hint = BlockHint {
                picture: open.hint.picture || open.only_pictures,
                ..open.hint
            };
        }
    }

    /// Makes links of bare addresses, except where a link stands already.
    fn link_addresses(&mut self, start: usize, words: &str) {
        let n_given = self.links.len();
        for (range, url) in addresses::find(words) {
            let span = Span::new(start + range.start, start + range.end);
            let given = self.links.get(..n_given).unwrap_or(&[]);
            let next = given.partition_point(|l| l.span.end <= span.start);
            if !given.get(next).is_some_and(|l| l.span.overlaps(span)) {
                self.links.push(Link { span, url });
            }
        }
        self.links.sort_by_key(|l| l.span.start);
    }

    fn push(&mut self, block: Block) {
        self.draft.article.blocks.push(block);
        self.draft.hints.push(BlockHint::default());
    }

    fn is_empty(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.block.span.start == self.draft.article.text.len())
    }

    fn fold(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (plain, behind) = rest.split_at(plain_words(rest).max(first.len_utf8()));
            if matches!(first, ' ' | '\t' | '\n' | '\r') {
                self.soft_break();
            } else if let Some(c) = stored(first) {
                self.write(c);
                self.draft
                    .article
                    .text
                    .extend(plain.get(first.len_utf8()..));
            }
            rest = behind;
        }
    }

    fn write(&mut self, c: char) {
        if self.is_empty() {
            if c.is_whitespace() {
                return;
            }
            self.gap = Gap::None;
        }
        let text = &mut self.draft.article.text;
        match std::mem::take(&mut self.gap) {
            Gap::Space if !text.ends_with(['\n', '\t']) => text.push(' '),
            Gap::Break => text.push('\n'),
            _ => {}
        }
        text.push(c);
    }

    /// Takes characters off the end. A finished block ends with none that could be taken.
    fn trim_end(&mut self, goes: fn(char) -> bool) {
        let text = &mut self.draft.article.text;
        text.truncate(text.trim_end_matches(goes).len());
    }
}

#[cfg(test)]
mod tests;
