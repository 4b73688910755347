//! Passives without an agent: "the ferry is said to have sunk", "the board was not asked about it".
//!
//! Nobody is named who says it. Whether it is said at all, and with which words it can be read, is notified here.

use super::content::{self, Clause};
use super::cues::Class;
use super::gate::{self, Cue};
use super::statement;
use super::subject;
use super::tokens::Stretch;
use super::words::Words;

/// Whether the verb is a passive: "was notified", "has not been told".
pub fn is_passive(words: &Words<'_, '_>, cue: usize) -> bool {
    let be = gate::before_adverbs(words, cue);
    let is = words.has(be, Class::Be) && !words.has(be, Class::Possessive);
    let passed = if words.get(be).is_some() {
        be + 1
    } else {
        words.start()
    };
    words.has(cue, Class::Past) && (is || (passed..cue).any(|i| words.is(i, "been")))
}

/// What is said where nobody is named who says it: nothing when the verb only tells what happened to its subject.
/// `behind` is what follows the verb, `cues` are those of the sentence.
pub fn contents(
    words: &Words<'_, '_>,
    clause: &Clause,
    subject: Stretch,
    behind: Stretch,
) -> Option<Vec<Stretch>> {
    if !is_passive(words, clause.cue) || subject::agent(words, clause.cue).is_some() {
        return None;
    }
    let next = clause.cue_end;
    let it = words.is(subject.start, "it");
    // "The sensor, it is believed, has been taking steam for fog".
    let set_off = words.has(clause.lead(), Class::Comma) && words.has(next, Class::Comma);
    if set_off && it {
        return Some(content::around(words, clause, false, next));
    }
    // What is said of somebody can only be read with the subject and the verb.
    let whole = Stretch::new(subject.start, behind.end);
    let heard = words.has(clause.cue, Class::Teller);
    let of_somebody = words.is_one_of(next, &["to", "as", "for"]) || words.is(next, "of") && !heard;
    Some(if it {
        vec![behind]
    } else if of_somebody || !heard {
        vec![whole]
    } else {
        Vec::new()
    })
}
