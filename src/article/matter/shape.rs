//! One block as the rules see it: how long, how linked, how set off, how it begins and ends.
//!
//! Measured once for all blocks in one pass. Judges nothing.

use crate::article::{Article, BlockKind, InlineStyle, form};
use crate::text::Span;

/// Bytes of a block that the rules read; matter says what it is at its beginning.
const READ_AT_MOST: usize = 4000;

/// What can be measured of a block.
#[derive(Clone, Debug)]
pub(super) struct BlockShape<'a> {
    /// Its words.
    pub text: &'a str,
    /// The beginning of its words in lower case, with plain apostrophes.
    pub lower: String,
    /// What it is.
    pub kind: &'a BlockKind,
    /// How many lists it is in.
    pub listed: u8,
    /// Words, where the script divides them; in scripts that do not, two characters count as one.
    pub n_words: usize,
    /// How much of it is links, in percent of its bytes.
    pub linked: usize,
    /// Whether nearly all of it is in italics.
    pub is_italic: bool,
    /// Whether nearly all of it is bold.
    pub is_bold: bool,
    /// Whether it ends like a sentence.
    pub ends_a_sentence: bool,
}

impl BlockShape<'_> {
    /// Running text: a sentence or more, long enough that no label or list of names would be.
    pub fn is_prose(&self) -> bool {
        let runs = matches!(self.kind, BlockKind::Paragraph | BlockKind::Item(_));
        runs && !self.is_linked()
            && self.n_words >= 12
            && (self.ends_a_sentence || self.n_words >= 40)
    }

    /// Whether nearly all of it is one or more links.
    pub const fn is_linked(&self) -> bool {
        self.linked >= 85
    }

    /// Whether a third or more of it is links.
    pub const fn is_much_linked(&self) -> bool {
        self.linked >= 33
    }

    /// Whether it is a line across and holds no words.
    pub fn is_rule(&self) -> bool {
        *self.kind == BlockKind::Rule
    }

    /// Whether it is a heading.
    pub const fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading(_))
    }

    /// The lines of the block as `label: value`, when every line is one.
    pub fn labels(&self) -> Option<Vec<(&str, &str)>> {
        if self.text.len() > 600 {
            return None;
        }
        self.text.lines().map(label).collect()
    }

    /// Whether nearly all longer words begin in upper case.
    pub fn is_in_title_case(&self) -> bool {
        let bare = |w: &str| {
            w.trim_start_matches(|c: char| !c.is_alphabetic())
                .to_owned()
        };
        let words = self.text.split_whitespace().map(bare);
        let long: Vec<String> = words.filter(|w| w.chars().count() > 3).collect();
        let n_high = long
            .iter()
            .filter(|w| w.starts_with(char::is_uppercase))
            .count();
        long.len() >= 3 && n_high * 10 >= long.len() * 8
    }

    /// Whether it is a dash and a name, as below a quotation or an embedded post.
    pub fn is_signature(&self) -> bool {
        let name = self.text.trim_start_matches(['—', '–', '-', ' ']);
        self.n_words <= 14 && name.len() < self.text.len() && name.starts_with(char::is_uppercase)
    }

    /// Whether somebody speaks in it.
    pub fn is_quoted(&self) -> bool {
        self.text.contains(['"', '“', '”', '«', '„', '「'])
    }
}

/// A short label and what follows the colon.
fn label(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once([':', '：'])?;
    let fits = !label.is_empty() && label.split_whitespace().count() <= 4 && label.len() <= 40;
    let first = label.chars().next()?;
    (fits && !value.trim().is_empty() && first.is_alphabetic() && !first.is_lowercase())
        .then_some((label.trim(), value.trim()))
}

/// The shapes of all blocks. Cost: one pass over blocks, links and inlines.
pub(super) fn of_blocks(article: &Article) -> Vec<BlockShape<'_>> {
    let linked = covered(article, article.links.iter().map(|l| l.span));
    let styled = |style: InlineStyle| {
        let inlines = article.inlines.iter();
        covered(
            article,
            inlines.filter(move |i| i.style == style).map(|i| i.span),
        )
    };
    let (italic, bold) = (styled(InlineStyle::Emphasis), styled(InlineStyle::Strong));
    let measured = linked.into_iter().zip(italic).zip(bold);
    article
        .blocks
        .iter()
        .zip(measured)
        .map(|(block, ((linked, italic), bold))| {
            let text = block.span.of(&article.text);
            let mostly = |n: usize| !text.is_empty() && n * 100 >= text.len() * 85;
            BlockShape {
                text,
                lower: lower(text),
                kind: &block.kind,
                listed: block.listed,
                n_words: count_words(text),
                linked: linked * 100 / text.len().max(1),
                is_italic: mostly(italic),
                is_bold: mostly(bold),
                ends_a_sentence: ends_a_sentence(text),
            }
        })
        .collect()
}

/// For each block, how many of its bytes lie in `spans` (in reading order; a span inside another counts once).
fn covered(article: &Article, spans: impl Iterator<Item = Span>) -> Vec<usize> {
    let mut covered = vec![0; article.blocks.len()];
    let mut done = 0;
    for span in spans {
        let fresh = Span::new(span.start.max(done), span.end);
        done = done.max(span.end);
        let block = article.block_at(span.start);
        if let Some(n) = block.and_then(|b| covered.get_mut(b)) {
            *n += fresh.len();
        }
    }
    covered
}

fn lower(text: &str) -> String {
    let read = text.get(..text.floor_char_boundary(READ_AT_MOST));
    let read = read.unwrap_or_default();
    read.to_lowercase().replace('’', "'")
}

fn count_words(text: &str) -> usize {
    if text.is_ascii() {
        let is_blank = |byte: u8| matches!(byte, b' ' | b'\n' | b'\t');
        let pairs = text.bytes().zip(text.bytes().skip(1));
        let n_begin = pairs.filter(|&(a, b)| is_blank(a) && !is_blank(b)).count();
        return n_begin + usize::from(text.bytes().next().is_some_and(|byte| !is_blank(byte)));
    }
    let (mut n_words, mut n_wide, mut blank_before) = (0, 0, true);
    for c in text.chars() {
        let blank = c.is_whitespace();
        n_words += usize::from(blank_before && !blank);
        n_wide += usize::from(matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{e00}'..='\u{eff}'));
        blank_before = blank;
    }
    n_words + n_wide / 2
}

fn ends_a_sentence(text: &str) -> bool {
    // A footnote's mark follows the stop.
    let mark = text
        .rsplit_once('[')
        .filter(|(_, mark)| mark.trim_end_matches(form::CLOSING).len() <= 4);
    form::ends_a_sentence(mark.map_or(text, |(before, _)| before))
}
