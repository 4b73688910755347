//! Whether somebody's words can be read alone: "that the pier is closed" can, "to close the pier" cannot.
//!
//! What cannot takes in the clause that attributes it (`whole_clause`). Asked once the attributions of a sentence are
//! complete; who speaks is known by then.

use super::{Attribution, whole_clause};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Words, before, verbs};

/// How far behind its subject the verb of a clause may be (tokens).
const SUBJECT: usize = 12;
/// How far into what is said "to" may be (tokens): "asked the owners of the boat to".
const HEARER: usize = 10;

/// The attributions of a sentence with words that can be read alone; those that are part of a larger clause are left out.
pub fn readable(words: &Words<'_, '_>, found: Vec<Attribution>) -> Vec<Attribution> {
    let mut kept: Vec<Attribution> = Vec::with_capacity(found.len());
    for next in found {
        if stands_alone(words, &next) {
            kept.push(next);
        } else if let Some(last) = kept.last_mut().filter(|last| goes_on(&next, last)) {
            let end = next.contents.first().map_or(next.cue.end, |c| c.end);
            let opens = last.source.is_some_and(|s| s.start > last.cue.start);
            let first = last.cue.start;
            if let Some(said) = last.contents.last_mut() {
                said.end = said.end.max(end);
                // "Praising the lock, she called it a gem": the verb behind the speaker attributes all of it.
                if opens {
                    said.start = first;
                    (last.cue, last.rule) = (next.cue, next.rule);
                }
            }
        } else if !kept.last().is_some_and(|last| explains(words, &next, last)) {
            kept.extend(whole_clause::with_clause(words, next));
        }
    }
    kept
}

/// Whether a verb of the same speaker goes on with what cannot be read alone: "praised the lock, calling it a gem".
fn goes_on(next: &Attribution, last: &Attribution) -> bool {
    let open = last.contents.last().is_some_and(|c| c.end > last.cue.start);
    is_same_speaker(next, last) && open
}

/// "A, he said, referring to B": what is meant by A.
fn explains(words: &Words<'_, '_>, next: &Attribution, last: &Attribution) -> bool {
    is_same_speaker(next, last) && words.has(next.cue.start, Class::Citing)
}

fn is_same_speaker(next: &Attribution, last: &Attribution) -> bool {
    next.source.is_some() && next.source == last.source && next.cue.start > last.cue.start
}

/// Whether the words are a clause or a quotation: "that A", "why A", "the pier is closed".
fn stands_alone(words: &Words<'_, '_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue;
    let &[said] = attribution.contents.as_slice() else {
        return true;
    };
    let behind = (cue.end..=cue.end + 1).contains(&said.start);
    // The words of a set phrase are no clause.
    let phrase = attribution.passing.is_some_and(|p| p.contains(cue.start));
    if !behind || phrase || !attribution.chain.is_empty() {
        return true;
    }
    if attribution.mind.is_some() && attribution.source.is_some() {
        return false;
    }
    if words.has(cue.start, Class::Denies) {
        return false;
    }
    let reporting = classes!(Say Find Ask According);
    let opens = classes!(That Wh Mark Quoted);
    if words.is_one_of(said.start, &["for", "about", "of", "against"]) {
        return false;
    }
    let says = words.is_one_of(cue.start, &["said", "says", "say", "saying"]);
    let part = names_only(words, said) || tells_what_to_do(words, said);
    if words.is_any(cue.start, classes!(Say Ask)) && !says && part {
        return false;
    }
    let reports = words.is_any(cue.start, reporting) && !words.has(cue.start, Class::ClauseOnly);
    if reports || words.is_any(said.start, opens) || words.is_one_of(said.start, &["if", "there"]) {
        return true;
    }
    let ends = classes!(Relative That Wh Subordinate Coordinator Comma);
    let until = said.end.min(said.start + SUBJECT);
    let stop = words.until(said.start, until, |i| {
        words.is_any(i, ends) || words.is(i, "to")
    });
    words
        .find(said.start + 1, stop, |i| verbs::is_finite(words.tokens, i))
        .is_some()
}

/// Whether what is said is a thing and no clause: "questioned the student", "admitted to the theft".
fn names_only(words: &Words<'_, '_>, said: Stretch) -> bool {
    let clause = classes!(That Wh Mark Quoted Pronoun First Existential);
    let verb = |i: usize| {
        words.is_any(i, classes!(Mark Pronoun First))
            || words.has(i, Class::Verb)
                && !words.is_any(before(i), classes!(Determiner Adjectival))
            || words
                .get(i)
                .is_some_and(|t| t.span.of(words.tokens.text).contains(['\'', '’']))
                && !words.has(i, Class::Possessive)
    };
    !words.is_any(said.start, clause)
        && !said
            .iter()
            .any(|i| verb(i) || verbs::is_finite(words.tokens, i))
}

/// Whether what is said is what somebody should do: "asked the owner to pay", "claims to know".
fn tells_what_to_do(words: &Words<'_, '_>, said: Stretch) -> bool {
    let limit = said.end.min(said.start + HEARER + 1);
    let clause = classes!(
        That Wh Mark Comma Finite PastEvent EndsEd Pronoun First Existential
    );
    let to = words.find(said.start, limit, |i| {
        words.is(i, "to") || words.is_any(i, clause)
    });
    to.is_some_and(|i| words.is(i, "to") && words.has(i + 1, Class::Word))
}
