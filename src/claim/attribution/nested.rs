//! Cues inside what an earlier cue already covers.
//!
//! "He said the board promised ..." is one attribution. A later cue of the sentence counts only where a new attributing
//! clause plainly begins.

use super::{cue::Cue, verb_group::before_adverbs};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Words, before};

/// The cues that are not swallowed by the one before them.
pub fn outermost(words: &Words<'_, '_>, cues: &[Cue]) -> Vec<Cue> {
    let mut kept: Vec<Cue> = Vec::new();
    for &cue in cues {
        let counts = match kept.last() {
            Some(outer) if cue.frame.is_none() => begins_anew(words, outer, &cue),
            _ => true,
        };
        if counts {
            kept.push(cue);
        }
    }
    kept
}

/// Whether a new attributing clause begins between the two cues.
fn begins_anew(words: &Words<'_, '_>, outer: &Cue, cue: &Cue) -> bool {
    let between = |class: Class| {
        words
            .find(outer.at + 1, cue.at, |i| words.has(i, class))
            .is_some()
    };
    let says = words.has(cue.at, Class::Say);
    let comma = between(Class::Comma);
    let near_end = words.end() - cue.at <= 6 || words.is_any(cue.at + 1, classes!(Comma Stop));
    let joined = cue.at - outer.at > 1
        && words
            .find(cue.at.saturating_sub(3).max(outer.at + 1), cue.at, |i| {
                words.is_any(i, classes!(Coordinator Semicolon))
            })
            .is_some();
    let finite = says && words.is_any(cue.at, classes!(Past Present))
        || words.has(cue.at, Class::Address) && words.has(cue.at, Class::Past);
    let own_thought = !words.is_any(outer.at, classes!(Say Find According));
    // ", even suggesting".
    let set_off_verb = words.has(before_adverbs(words, cue.at), Class::Comma);
    let participle = words.has(cue.at, Class::Ing) && set_off_verb;
    // A quotation inside what somebody says may hold anything.
    let quotation = between(Class::Mark) && (own_thought || finite && comma);
    let set_off = words.is_any(before(cue.at), classes!(Dash Semicolon));
    words.has(cue.at, Class::Colon)
        || says && near_end && comma
        || joined
        || participle
        || set_off
        || quotation
        || comma && (own_thought || finite)
}
