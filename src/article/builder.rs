//! The one place that writes an article's text: in the form `sc-text-1`, block by block.
//!
//! Both parsers call it with words and structure; white space, line ends and control characters are settled here and
//! nowhere else. Knows nothing of any input format and gives no block its part.

use super::addresses;
use super::{Article, Block, BlockKind, Inline, InlineStyle, Link, Part};
use crate::text::Span;

/// Quotations or lists inside each other that are told apart; deeper ones count as this deep.
pub(super) const MAX_DEPTH: u8 = 12;
/// Marks set inside each other (bold in italics ...) that are kept; deeper ones keep their words alone.
const MAX_INLINES: usize = 16;

/// What the parser knows of a block beyond its kind; the parts are decided from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hint {
    /// The words describe a picture (alternative text, or marked as a caption).
    pub picture: bool,
    /// A picture stood directly before it.
    pub after_picture: bool,
    /// It belongs to a footnote.
    pub footnote: bool,
    /// Its part was given, by front matter.
    pub part: Option<Part>,
}

/// An article whose parts are still to be decided: `hints` runs along its blocks.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Text, blocks, links and inlines; every part is `Body`.
    pub article: Article,
    /// One for each block.
    pub hints: Vec<Hint>,
}

/// Writes blocks one after the other.
#[derive(Debug, Default)]
pub(super) struct Builder {
    draft: Draft,
    open: Option<Open>,
    gap: Gap,
    marks: Vec<(Mark, usize)>,
    /// Inlines of the open block; kept when it is.
    inlines: Vec<Inline>,
    links: Vec<Link>,
}

/// White space that is written only when a word follows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Break,
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
    /// Where its text begins, once the first word is written.
    start: usize,
    kind: BlockKind,
    quoted: u8,
    listed: u8,
    hint: Hint,
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
        self.open = Some(Open {
            start: self.draft.article.text.len(),
            kind,
            quoted: depth(quoted),
            listed: depth(listed),
            hint: Hint::default(),
            only_pictures: false,
        });
    }

    /// Whether a block is open.
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What is known of the open block, to be added to.
    pub fn hint(&mut self) -> Option<&mut Hint> {
        self.open.as_mut().map(|open| &mut open.hint)
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
            if open.kind == BlockKind::Code {
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
        let in_table = matches!(&self.open, Some(o) if o.kind == BlockKind::Table);
        self.gap = self.gap.max(if in_table { Gap::Space } else { Gap::Break });
    }

    /// The next cell of a table.
    pub fn cell(&mut self) {
        self.gap = Gap::None;
        self.draft.article.text.push('\t');
    }

    /// The end of a table's row; cells that nothing follows are left out.
    pub fn row(&mut self) {
        self.trim_end(&['\t', ' ']);
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
        let Some(open) = self.open.take() else {
            return;
        };
        self.gap = Gap::None;
        self.marks.clear();
        self.trim_end(&[]);
        let text = &mut self.draft.article.text;
        let words = text.get(open.start..).unwrap_or("").to_owned();
        let is_rule = matches!(open.kind, BlockKind::Paragraph | BlockKind::Heading(_))
            && !open.hint.footnote
            && is_scene_break(&words);
        if words.trim().is_empty() || is_rule {
            text.truncate(open.start);
            self.trim_end(&[]);
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
        let at = self.draft.article.text.len();
        self.push(Block {
            span: Span::new(at, at),
            kind: BlockKind::Rule,
            part: Part::Matter,
            quoted: 0,
            listed: 0,
        });
    }

    /// The finished draft.
    pub fn finish(mut self) -> Draft {
        self.end();
        let by_place = |i: &Inline| (i.span.start, std::cmp::Reverse(i.span.end));
        self.draft.article.inlines.sort_by_key(by_place);
        self.draft
    }

    fn keep(&mut self, open: Open, words: &str) {
        let span = Span::new(open.start, open.start + words.len());
        if open.kind != BlockKind::Code {
            self.link_addresses(open.start, words);
        }
        let inside = |s: Span| Span::new(s.start, s.end.min(span.end));
        for link in self.links.drain(..) {
            let link = Link {
                span: inside(link.span),
                ..link
            };
            if !link.span.is_empty() {
                self.draft.article.links.push(link);
            }
        }
        for inline in self.inlines.drain(..) {
            let inline = Inline {
                span: inside(inline.span),
                ..inline
            };
            if !inline.span.is_empty() {
                self.draft.article.inlines.push(inline);
            }
        }
        self.push(Block {
            span,
            kind: open.kind,
            part: Part::Body,
            quoted: open.quoted,
            listed: open.listed,
        });
        if let Some(hint) = self.draft.hints.last_mut() {
            *hint = Hint {
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
        self.draft.hints.push(Hint::default());
    }

    fn is_empty(&self) -> bool {
        let length = self.draft.article.text.len();
        self.open.as_ref().is_some_and(|open| open.start == length)
    }

    fn fold(&mut self, text: &str) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                self.soft_break();
            } else if let Some(c) = stored(c) {
                self.write(c);
            }
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

    /// Takes white space (or just `these`) off the end, but nothing that belongs to the block before.
    fn trim_end(&mut self, these: &[char]) {
        let text = &mut self.draft.article.text;
        let kept = if these.is_empty() {
            text.trim_end().len()
        } else {
            text.trim_end_matches(these).len()
        };
        text.truncate(kept);
    }
}

/// A value in the text's form, for what stands outside of the text (front matter).
pub(super) fn in_form(value: &str) -> String {
    let folded: Vec<&str> = value.split_ascii_whitespace().collect();
    folded.join(" ").chars().filter_map(stored).collect()
}

/// What is stored for a character: one for one, soft hyphens alone are dropped.
///
/// Line feeds and tabs pass; running text folds them before it asks.
fn stored(c: char) -> Option<char> {
    match c {
        '\u{ad}' => None,
        '\n' | '\t' => Some(c),
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => Some('\u{fffd}'),
        _ if (c as u32) & 0xfffe == 0xfffe => Some('\u{fffd}'),
        _ => Some(c),
    }
}

/// `*`, `* * *`, `⁂`, `~~~`, `###`, `-30-`: signs that divide and say nothing.
fn is_scene_break(words: &str) -> bool {
    const SIGNS: &[char] = &[
        '*', '⁂', '•', '·', '~', '#', '-', '–', '—', '_', '=', '◆', '❖', '■', '□',
    ];
    let bare = words.trim();
    if bare == "-30-" || bare == "–30–" {
        return true;
    }
    let n_signs = bare.chars().filter(|c| !c.is_whitespace()).count();
    let lone = bare.starts_with(['*', '⁂', '•', '~', '◆', '❖', '■']);
    bare.len() <= 240
        && (n_signs >= 3 || lone)
        && bare
            .chars()
            .all(|c| SIGNS.contains(&c) || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(write: impl FnOnce(&mut Builder)) -> Article {
        let mut builder = Builder::default();
        write(&mut builder);
        builder.finish().article
    }

    #[track_caller]
    fn check(words: &str, text: &str) {
        let article = build(|b| {
            b.begin(BlockKind::Paragraph, 0, 0);
            b.words(words);
        });
        assert_eq!(article.text, text, "{words:?}");
    }

    #[test]
    fn words_are_put_in_form() {
        check("  The  tide\n\t came in. ", "The tide came in.");
        check(
            "sea\u{ad}wall\u{1b}[2J \u{7f}\u{9b}\u{fffe}",
            "seawall␛[2J ␡\u{fffd}\u{fffd}",
        );
        check("5\u{a0}000 crowns\u{200b}", "5\u{a0}000 crowns\u{200b}");
        check("\u{a0}\u{2003}edge\u{a0}", "edge");
    }

    #[test]
    fn blocks_are_joined_by_one_empty_line_and_rules_are_empty() {
        let article = build(|b| {
            b.begin(BlockKind::Paragraph, 0, 0);
            b.words("One.");
            b.begin(BlockKind::Paragraph, 0, 0);
            b.words("* * *");
            b.begin(BlockKind::Paragraph, 0, 0);
            b.words(" \u{a0} ");
            b.begin(BlockKind::Paragraph, 0, 0);
            b.words("Two");
            b.hard_break();
            b.words("lines.");
        });
        assert_eq!(article.text, "One.\n\nTwo\nlines.");
        let kinds: Vec<_> = article.blocks.iter().map(|b| (&b.kind, b.span)).collect();
        assert_eq!(kinds[1], (&BlockKind::Rule, Span::new(4, 4)));
        assert_eq!(kinds.len(), 3);
    }

    #[test]
    fn marks_hug_their_words() {
        let article = build(|b| {
            b.begin(BlockKind::Paragraph, 0, 0);
            b.words("See ");
            b.mark(Mark::Link("#".to_owned()));
            b.words(" the log ");
            b.unmark();
            b.words(" at www.port.example.");
        });
        let links: Vec<_> = article
            .links
            .iter()
            .map(|l| (l.span.of(&article.text), l.url.as_str()))
            .collect();
        assert_eq!(
            links,
            [
                ("the log", "#"),
                ("www.port.example", "https://www.port.example")
            ]
        );
    }

    #[test]
    fn tables_keep_their_cells() {
        let article = build(|b| {
            b.begin(BlockKind::Table, 0, 0);
            for cells in [["Year", "Tolls", ""], ["", "3 m", "x"]] {
                for (n, cell) in cells.iter().enumerate() {
                    if n > 0 {
                        b.cell();
                    }
                    b.words(cell);
                }
                b.row();
            }
        });
        assert_eq!(article.text, "Year\tTolls\n\t3 m\tx");
    }
}
