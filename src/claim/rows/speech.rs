//! How somebody's words are given: in quotation marks, in the author's words, or both.
//!
//! Looks at the words of one claim and who they belong to; nothing is decided from it here.

use crate::claim::Speech;
use crate::claim::attribution::Attribution;
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Tokens};

/// Direct when nearly all of the words are in quotation marks, mixed when some do. The words that attribute do not count.
pub fn of(tokens: &Tokens<'_>, words: Stretch, by: Option<&Attribution>) -> Speech {
    let attributes =
        |i: usize| by.is_some_and(|a| a.cue.contains(i) || a.source.is_some_and(|s| s.contains(i)));
    let loose = classes!(Mark Comma);
    let (mut quoted, mut plain) = (0, 0);
    for index in words.start..words.end {
        if tokens.has(index, Class::Quoted) {
            quoted += 1;
        } else if !attributes(index) && !tokens.is_any(index, loose) {
            plain += 1;
        }
    }
    match quoted {
        0 => Speech::Indirect,
        _ if plain * 10 <= quoted + plain => Speech::Direct,
        _ => Speech::Mixed,
    }
}
