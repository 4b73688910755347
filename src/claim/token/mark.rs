//! The marks of footnotes in a text: "[2]", "²", "†". What the notes hold is not asked here.

use super::tokens::{Stretch, Tokens};
use crate::claim::cues::{Class, classes};

/// The longest label of a footnote (bytes): what stands longer between brackets is no mark.
const LONGEST_LABEL: usize = 24;

/// The label of a footnote's mark with which the text begins, and the mark's length: "[2]", "²", "†".
pub fn label_at(text: &str) -> Option<(&str, usize)> {
    if let Some(inside) = text.strip_prefix('[') {
        let end = inside.bytes().take(LONGEST_LABEL).position(|b| b == b']')?;
        let label = inside
            .get(..end)
            .filter(|l| !l.is_empty() && !l.contains(' '))?;
        return Some((label, end + 2));
    }
    let is_sign = |c: char| {
        matches!(
            c,
            '¹' | '²' | '³' | '\u{2074}'..='\u{2079}' | '\u{2070}' | '*' | '†' | '‡'
        )
    };
    let end = text.find(|c| !is_sign(c)).unwrap_or(text.len());
    text.get(..end).filter(|l| !l.is_empty()).map(|l| (l, end))
}

/// How many tokens of footnotes' marks stand at the end and at the beginning of the words; they are no part of a claim.
/// A word in brackets behind a blank is the author's: "told [them]".
pub fn marks_at_edges(tokens: &Tokens<'_>, words: Stretch) -> (usize, usize) {
    let is = |i: usize, mark: &str| words.contains(i) && tokens.text_of(i) == mark;
    let label = |i: usize| tokens.is_any(i, classes!(Word Number));
    let mark = |at: usize| {
        let glued = tokens.is_glued(at) || tokens.has(at + 1, Class::Number);
        is(at, "[") && label(at + 1) && is(at + 2, "]") && glued
    };
    // Behind a stop or a long word: "closed.²", "market¹"; "40 km²" and "10⁶" are measures.
    let raised = |at: usize| {
        let behind = at.checked_sub(1);
        let is_mark = behind.is_some_and(|i| {
            tokens.has(i, Class::Long) || !tokens.is_any(i, classes!(Word Number))
        });
        is_mark
            && label_at(tokens.text_of(at)).is_some_and(|(_, len)| len == tokens.text_of(at).len())
    };
    let signs = tokens.text_of(words.start);
    if words.len() > 3 && !signs.is_empty() && signs.chars().all(|c| matches!(c, '*' | '†' | '‡'))
    {
        return (0, 1);
    }
    if words.len() > 3 && raised(words.end - 1) {
        return (1, 0);
    }
    let ends = words.len() > 3 && mark(words.end - 3);
    let begins = words.len() > 3 && mark(words.start);
    (3 * usize::from(ends), 3 * usize::from(begins && !ends))
}
