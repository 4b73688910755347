//! The sentence round a claim, as far as its surroundings of 32 characters show it.

use crate::checklist::SURROUNDING;

/// A claim in its sentence.
pub(super) struct AnchorContext<'t> {
    /// The words before it, nearest last.
    pub(super) before: Side<'t>,
    /// Its own words.
    pub(super) exact: &'t str,
    /// The words behind it, nearest first.
    pub(super) after: Side<'t>,
}

/// What is on one side of a claim, inside its sentence.
pub(super) struct Side<'t> {
    pub(super) words: &'t str,
    /// Whether the sentence goes on beyond what is known.
    pub(super) cut: bool,
}

impl<'t> AnchorContext<'t> {
    pub(super) fn new(prefix: &'t str, exact: &'t str, suffix: &'t str) -> Self {
        let full = |side: &str| side.chars().count() >= SURROUNDING;
        let start = sentence_start(prefix);
        let end = sentence_end(suffix);
        Self {
            before: Side {
                words: start.map_or(prefix, |at| prefix.get(at..).unwrap_or("")),
                cut: start.is_none() && full(prefix),
            },
            exact,
            after: Side {
                words: end.map_or(suffix, |at| suffix.get(..at).unwrap_or("")),
                cut: end.is_none() && full(suffix),
            },
        }
    }
}

fn stops(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '\n')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»')
}

/// The byte at which the last sentence of `text` begins, when its beginning is there.
fn sentence_start(text: &str) -> Option<usize> {
    let mut start = None;
    let mut stopped = false;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => (start, stopped) = (Some(at + 1), false),
            _ if stops(c) => stopped = true,
            _ if stopped && c.is_whitespace() => {
                (start, stopped) = (Some(at + c.len_utf8()), false);
            }
            _ if stopped && closes(c) => {}
            _ => stopped = false,
        }
    }
    start
}

/// The byte at which the first sentence of `text` ends, when its end is there.
fn sentence_end(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = |next: Option<&(usize, char)>| {
            next.is_none_or(|(_, n)| n.is_whitespace() || closes(*n))
        };
        if c == '\n' || (stops(c) && ends(chars.peek())) {
            return Some(at);
        }
    }
    None
}
