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
    cues: &[Cue<'_>],
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
    let by_itself = holds_cue(cues, subject.start, clause.cue) || opens_clause(words, next, behind);
    Some(if it || !of_somebody && by_itself {
        vec![behind]
    } else if of_somebody || !heard {
        vec![whole]
    } else {
        Vec::new()
    })
}

/// Whether what follows the verb is a clause that can be said: "that A", "why A", "the bridge was closed". Behind a
/// comma it is another's.
fn opens_clause(words: &Words<'_, '_>, next: usize, behind: Stretch) -> bool {
    let subject = [
        Class::Determiner,
        Class::Pronoun,
        Class::First,
        Class::Capital,
        Class::Existential,
    ];
    let comma = words.find(next, behind.start, |i| words.has(i, Class::Comma));
    let says = words.is_any(behind.start, &[Class::That, Class::Wh, Class::Mark])
        || behind.start == next
            && words.is_any(next, &subject)
            && statement::has_verb(words.tokens, behind);
    comma.is_none() && says
}

/// Whether another cue precedes this one in its clause.
fn holds_cue(cues: &[Cue<'_>], start: usize, cue: usize) -> bool {
    cues.iter().any(|other| start <= other.at && other.at < cue)
}
