//! A speaker inserted into a clause: "The dam, Krag said, never leaked", "Never, Krag said, had it leaked".
//!
//! Neither half can be read alone, so both are what is said. Asked for every verb before its content is looked for.

use super::cue::Clause;
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Words, before, verbs};

/// How far behind the verb the comma that closes the insertion may be (tokens).
const LONGEST: usize = 12;

/// The halves around the attributing clause, where what precedes it has no verb and what follows has no subject.
pub fn halves(words: &Words<'_, '_>, clause: &Clause) -> Option<Vec<Stretch>> {
    let lead = clause.lead();
    let close = words.find(clause.cue_end, clause.cue_end + LONGEST, |i| {
        words.has(i, Class::Comma)
    })?;
    let first = Stretch::new(words.start(), lead);
    let between = Stretch::new(clause.cue_end, close);
    let marked = words
        .find(first.start, close, |i| words.is_any(i, classes!(Mark Dash)))
        .is_some();
    let half = words.has(lead, Class::Comma)
        && !first.is_empty()
        && !marked
        && !verbs::has_verb(words.tokens, first)
        && !verbs::has_verb(words.tokens, between)
        && begins_predicate(words, close + 1);
    half.then(|| vec![first, Stretch::new(close + 1, words.end())])
}

/// Whether a verb without its subject begins here: "never leaked", "had", "rose".
fn begins_predicate(words: &Words<'_, '_>, from: usize) -> bool {
    let passed = classes!(Adverb Ly Negation);
    let verb = words.find(from, words.end(), |i| !words.is_any(i, passed));
    let finite = classes!(Finite PastEvent EndsEd Have Be);
    let is_verb =
        |i: usize| words.is_any(i, finite) || words.has(i, Class::Modal) && !words.is(i, "to");
    words.has(before(from), Class::Comma) && verb.is_some_and(is_verb)
}
