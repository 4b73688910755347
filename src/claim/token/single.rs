//! Single quotation marks: ‘Tolls will double,’ distinguished from the apostrophe they are written like.
//!
//! Asked by `quotation` for a mark that may open; looks no further than the paragraph. Marks nothing itself.

use super::tokens::Tokens;
use crate::claim::cues::Class;

/// How far a mark may be closed by one that could be an apostrophe behind an s: "the ‘boys’ of the harbour" (tokens).
const NEAR: usize = 6;
/// How far a mark is looked for that closes (tokens).
const FAR: usize = 600;

/// Whether the token is a single mark that may open a quotation: a blank before it, a word behind it.
pub fn opens(tokens: &Tokens<'_>, index: usize, first: bool) -> bool {
    let mark = tokens.has(index, Class::Marks) && matches!(tokens.text_of(index), "\u{2018}" | "'");
    let free = first
        || !tokens.is_glued(index)
        || index
            .checked_sub(1)
            .is_some_and(|i| is_open_edge(tokens, i));
    mark && free && index + 1 < tokens.len() && tokens.is_glued(index + 1)
}

/// A bracket, a dash or another mark: what may precede a mark without a blank.
fn is_open_edge(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.has(index, Class::Dash)
        || matches!(tokens.text_of(index), "(" | "[" | "\u{201c}" | "\"" | "-")
}

/// The token that closes the quotation opened at `open`; none behind `end`, the end of its paragraph.
pub fn closing(tokens: &Tokens<'_>, open: usize, end: usize) -> Option<usize> {
    let curly = tokens.text_of(open) == "\u{2018}";
    let mut maybe = None;
    for index in open + 2..end.min(open + FAR) {
        if opens(tokens, index, false) {
            break;
        }
        if !closes(tokens, index, end) {
            continue;
        }
        if !may_be_apostrophe(tokens, index) {
            return Some(index);
        }
        if curly && index < open + NEAR {
            maybe = maybe.or(Some(index));
        }
    }
    maybe
}

/// The end of the paragraph, when the quotation opened at `open` is not closed in it and the next paragraph opens again.
pub fn goes_on(tokens: &Tokens<'_>, open: usize, end: usize) -> Option<usize> {
    let again = tokens.text_of(open) == "\u{2018}" && tokens.text_of(end) == "\u{2018}";
    (again && open + 1 < end).then_some(end)
}

/// Whether the token is a single mark at the end of a word or behind a stop.
fn closes(tokens: &Tokens<'_>, index: usize, end: usize) -> bool {
    let mark = tokens.has(index, Class::Marks) && matches!(tokens.text_of(index), "\u{2019}" | "'");
    let free =
        index + 1 >= end || !tokens.is_glued(index + 1) || !tokens.has(index + 1, Class::Word);
    mark && tokens.is_glued(index) && free
}

/// "the boys’ fault": behind an s and before another word.
fn may_be_apostrophe(tokens: &Tokens<'_>, index: usize) -> bool {
    let word = index.checked_sub(1).map_or("", |i| tokens.text_of(i));
    word.ends_with(['s', 'S']) && tokens.has(index + 1, Class::Word)
}
