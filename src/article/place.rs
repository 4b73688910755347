//! Where words of an article are in its file: line and column.
//!
//! Reading a page loses the positions of its words, so they are found again when somebody asks: the letters and digits of
//! the file, without tags, entities and marks, are searched for those of the article, block by block in their order. One
//! way for every form. Cost: a pass over the file and one search for each block and place.

mod letters;

use super::sniff::Format;
use super::{Article, Hint, decode, mail, read};
use crate::text::Span;
use letters::{FileLetters, folded};
use std::cell::LazyCell;

/// Letters and digits of a block or a claim that are looked for, and how many are tried where so many are not found:
/// something that the article does not show may stand between them.
const LENGTHS: [usize; 4] = [48, 24, 12, 6];

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FilePlace {
    /// The line, the first is 1.
    pub line: usize,
    /// The byte in the line, the first is 1, as editors count columns; in UTF-8, also where the file is in another encoding.
    pub column: usize,
}

/// Where stretches of an article begin in the bytes that it was read from, in their order; `None` for those that are not
/// there: the file is packed, or in a mail encoded so that no line holds the words.
pub fn file_places(
    bytes: &[u8],
    hint: &Hint,
    article: &Article,
    spans: &[Span],
) -> Vec<Option<FilePlace>> {
    let Some((letters, text)) = letters_of(bytes, hint) else {
        return vec![None; spans.len()];
    };
    let line_ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let place = |at: usize| {
        let line = line_ends.partition_point(|end| *end < at);
        let begin = line.checked_sub(1).and_then(|before| line_ends.get(before));
        FilePlace {
            line: line + 1,
            column: at - begin.map_or(0, |end| end + 1) + 1,
        }
    };
    // Words of an attribute, which the article shows where a picture or a recording is.
    let written = LazyCell::new(|| FileLetters::of(&text, Format::Plain));
    let blocks = blocks(&letters, article);
    let mut last = (Span::default(), 0);
    let found = spans.iter().map(|&span| {
        let block = article.block_at(span.start)?;
        let begin = article.blocks.get(block)?.span.start.min(span.start);
        let at = blocks.get(block).copied().flatten();
        // Behind what was found last, where that stands before it in the same block.
        let is_behind = last.0.start >= begin && last.0.start <= span.start && at <= Some(last.1);
        let from = if is_behind { last.1 } else { at.unwrap_or(0) };
        let before = folded(Span::new(begin, span.start).of(&article.text)).len();
        let words = folded(span.of(&article.text));
        let exact = at.map(|at| at + before);
        let exact = exact.filter(|&at| letters.begins(at, cut(&words, LENGTHS[0])));
        // What holds no letter is where the words before it are.
        let before = || words.is_empty().then_some(last.1);
        let near = exact.or_else(|| letters.find(&words, from)).or(at);
        let Some(at) = near.or_else(before) else {
            return written.place(written.find(&words, 0)?).map(place);
        };
        last = (span, at);
        letters.place(at).map(place)
    });
    found.collect()
}

/// The letters of a file with its text; `None` where no line of it holds words.
fn letters_of(bytes: &[u8], hint: &Hint) -> Option<(FileLetters, String)> {
    if read::is_packed(bytes) {
        return None;
    }
    let file = decode::decode(bytes, hint).ok()?;
    let letters = match mail::body(bytes, hint) {
        Some(body) => FileLetters::of_mail(&file.text, body.format),
        None => FileLetters::of(&file.text, file.format),
    };
    Some((letters, file.text))
}

/// For each block where it begins among the letters of the file.
fn blocks(letters: &FileLetters, article: &Article) -> Vec<Option<usize>> {
    let mut from = letters.begin;
    let found = article.blocks.iter().map(|block| {
        let words = folded(block.span.of(&article.text));
        let at = letters.find(&words, from)?;
        if at >= from {
            from = at + words.len() / 2;
        }
        Some(at)
    });
    found.collect()
}

/// At most so many of the first bytes.
fn cut(words: &str, most: usize) -> &str {
    words
        .get(..words.floor_char_boundary(most))
        .unwrap_or_default()
}
