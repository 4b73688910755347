//! Passives without an agent: "the ferry is said to have sunk", "the board was not asked about it".
//!
//! Nobody is named who says it. Whether it is said at all, and with which words it can be read, is notified here.

use super::{Attribution, content, cue::Clause, subject, verb_group};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Tokens, Words, verbs};

/// Whether the verb is a passive: "was notified", "has not been told".
pub fn is_passive(words: &Words<'_, '_>, cue: usize) -> bool {
    if words.has(cue, Class::Mood) {
        return false;
    }
    let near = verb_group::before_adverbs(words, cue);
    // "The keeper was, by all accounts, asked".
    let be = subject::before_apposition(words, near).unwrap_or(near);
    let is = words.has(be, Class::Be) && !words.has(be, Class::Possessive);
    let passed = if words.get(near).is_some() {
        near + 1
    } else {
        words.start()
    };
    words.has(cue, Class::Past) && (is || (passed..cue).any(|i| words.is(i, "been")))
}

/// What is said where nobody is named who says it: nothing when the verb only tells what happened to its subject.
/// `behind` is what follows the verb.
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
    Some(if it || !of_somebody && opens_clause(words, next, behind) {
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
    let subject = classes!(Determiner Pronoun First Capital Existential);
    let comma = words.find(next, behind.start, |i| words.has(i, Class::Comma));
    let says = words.is_any(behind.start, classes!(That Wh Mark))
        || behind.start == next
            && words.is_any(next, subject)
            && verbs::has_verb(words.tokens, behind);
    comma.is_none() && says
}

/// Whether the words before the cue are only spoken of and nobody speaks: "is said to", "it is believed".
pub fn is_said_by_nobody(tokens: &Tokens<'_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue.start;
    let before = (cue.saturating_sub(2)..cue)
        .any(|i| tokens.has(i, Class::Be) && !tokens.has(i, Class::Possessive));
    let it = attribution
        .source
        .is_none_or(|s| s.len() == 1 && tokens.is(s.start, "it"));
    let spoken_of = it || tokens.text_of(attribution.cue.end) == "to";
    tokens.has(cue, Class::SaidByNobody)
        && tokens.has(cue, Class::Past)
        && before
        && spoken_of
        && attribution.source.is_none_or(|s| s.end <= cue)
}

/// "it is believed" inside the author's words, as a stretch.
pub fn believed_by_nobody(tokens: &Tokens<'_>, words: Stretch) -> Option<Stretch> {
    words
        .iter()
        .filter(|&i| tokens.has(i, Class::SaidByNobody) && tokens.has(i, Class::Past))
        .find_map(|i| {
            let be = i.checked_sub(1).filter(|&b| tokens.has(b, Class::Be))?;
            let it = be.checked_sub(1).filter(|&t| tokens.is(t, "it"))?;
            let spoken = words.contains(it) && !tokens.has(i, Class::Quoted);
            spoken.then(|| Stretch::new(it, i + 1))
        })
}
