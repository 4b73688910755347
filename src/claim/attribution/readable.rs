//! Whether somebody's words can be read alone: "that the pier is closed" can, "to close the pier" cannot.
//!
//! What cannot takes in the clause that attributes it: "The board refuses to close the pier". Asked once the
//! attributions of a sentence are complete; who speaks is known by then.

use super::Attribution;
use super::agentless;
use super::subject;
use crate::claim::cues::{Class, classes};
use crate::claim::token::tokens::Stretch;
use crate::claim::token::verbs;
use crate::claim::token::words::{Words, before};

/// How far behind its subject the verb of a clause may be (tokens).
const SUBJECT: usize = 12;
/// The longest "to comment on it" that says nothing (tokens).
const SILENCE: usize = 6;
/// How far before its verb a speaker may be to be of its clause (tokens).
const NEAR: usize = 5;

/// The attributions of a sentence with words that can be read alone; those that are part of a larger clause are left out.
pub fn readable(words: &Words<'_, '_>, found: Vec<Attribution>) -> Vec<Attribution> {
    let mut kept: Vec<Attribution> = Vec::with_capacity(found.len());
    for next in found {
        if stands_alone(words, &next) {
            kept.push(next);
        } else if let Some(last) = kept.last_mut().filter(|last| goes_on(&next, last)) {
            let end = next.contents.first().map_or(next.cue.end, |c| c.end);
            if let Some(said) = last.contents.last_mut() {
                said.end = said.end.max(end);
            }
        } else if let Some(whole) = with_clause(words, next) {
            kept.push(whole);
        }
    }
    kept
}

/// Whether a verb of the same speaker goes on with what cannot be read alone: "praised the lock, calling it a gem".
fn goes_on(next: &Attribution, last: &Attribution) -> bool {
    let same = next.source.is_some() && next.source == last.source;
    same && next.cue.start > last.cue.start
}

/// The attribution with its clause; `None` where the clause only adds to another.
fn with_clause(words: &Words<'_, '_>, attribution: Attribution) -> Option<Attribution> {
    let said = attribution.contents.first().copied()?;
    let cue = attribution.cue;
    let withheld = words.is(said.start, "to") && words.has(said.start + 1, Class::Withheld);
    let names_document = attribution
        .source
        .is_some_and(|s| (s.start..s.end).any(|i| words.has(i, Class::Document)));
    // "The council replied in June": when, and nothing that was said.
    let when = words.has(said.start, Class::Preposition)
        && words.has(cue.start, Class::Say)
        && !verbs::has_verb(words.tokens, said);
    if when {
        let marks = [before(words.start()), words.end()];
        let beside = marks.iter().any(|&i| words.tokens.has(i, Class::Mark));
        return beside.then_some(Attribution {
            contents: Vec::new(),
            ..attribution
        });
    }
    if withheld && said.len() <= SILENCE
        || words.has(cue.start, Class::ClauseOnly) && !names_document
    {
        return None;
    }
    let infinitive = words.is(before(cue.start), "to");
    // "The club filed suit challenging it".
    let participle = |s: &Stretch| {
        let set_off = words.find(s.end, cue.start, |i| words.has(i, Class::Comma));
        words.has(cue.start, Class::Ing) && set_off.is_none()
    };
    let verbs = subject::before_verb_group(words, cue.start);
    let closes_aside = |s: &Stretch| {
        words.has(verbs, Class::Comma) && words.has(s.end, Class::Comma) && s.end < verbs
    };
    let near = |s: &Stretch| {
        let beside = infinitive || cue.start.saturating_sub(s.end) <= NEAR;
        beside || participle(s) || closes_aside(s)
    };
    let Some(source) = attribution.source.filter(|s| s.end <= cue.start).filter(near) else {
        let opens = cue.start == words.start() && words.has(cue.start, Class::Ing);
        let start = if opens { said.start } else { cue.start };
        return Some(Attribution {
            contents: vec![Stretch::new(start, said.end)],
            ..attribution
        });
    };
    // "Republicans who want to lead squared off": which ones, not what they want.
    let restricts = words.is_any(source.end, classes!(Relative | That));
    // "Ilves, who opposes it, left": what she left belongs to the same clause.
    let inside = words.has(source.end, Class::Comma)
        && words.has(source.end + 1, Class::Relative)
        && words.has(said.end, Class::Comma);
    if (restricts || inside) && source.end < cue.start {
        return None;
    }
    let lead = before(source.start);
    if words.is_any(lead, classes!(Subordinate | Relative | Wh)) {
        return None;
    }
    let opening = Stretch::new(words.start(), source.start);
    let mark = words.find(opening.start, opening.end, |i| words.has(i, Class::Mark));
    // "Launching the ferry, the board hopes to": what precedes the comma cannot be read alone.
    let hangs = words.is_any(opening.start, classes!(EndsIng | Subordinate))
        && words.has(lead, Class::Comma)
        && attribution.mind.is_some();
    let own = mark.is_some() || !hangs && verbs::has_verb(words.tokens, opening);
    let start = if own { source.start } else { opening.start };
    Some(Attribution {
        contents: vec![Stretch::new(start, said.end)],
        passing: None,
        ..attribution
    })
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
    if words.has(cue.start, Class::Denies) || is_hearsay_of(words, attribution, said) {
        return false;
    }
    let reporting = classes!(Say | Find | Ask | According);
    let opens = classes!(That | Wh | Mark | Quoted);
    if words.is_one_of(said.start, &["for", "about", "of", "against"]) {
        return false;
    }
    let says = words.is_one_of(cue.start, &["said", "says", "say", "saying"]);
    let part = names_only(words, said) || tells_what_to_do(words, said);
    if words.is_any(cue.start, classes!(Say | Ask)) && !says && part {
        return false;
    }
    let reports = words.is_any(cue.start, reporting) && !words.has(cue.start, Class::ClauseOnly);
    if reports || words.is_any(said.start, opens) || words.is_one_of(said.start, &["if", "there"]) {
        return true;
    }
    let ends = classes!(Relative | That | Wh | Subordinate | Coordinator | Comma);
    let until = said.end.min(said.start + SUBJECT);
    let stop = words
        .find(said.start, until, |i| {
            words.is_any(i, ends) || words.is(i, "to")
        })
        .unwrap_or(until);
    words
        .find(said.start + 1, stop, |i| is_finite(words, i))
        .is_some()
}

/// Whether what is said is a thing and no clause: "questioned the student", "admitted to the theft".
fn names_only(words: &Words<'_, '_>, said: Stretch) -> bool {
    let clause = classes!(That | Wh | Mark | Quoted | Pronoun | First | Existential);
    let verb = |i: usize| {
        words.is_any(i, classes!(Mark | Pronoun | First))
            || words.has(i, Class::Verb) && !words.is_any(before(i), classes!(Determiner | Adjectival))
            || words.get(i).is_some_and(|t| t.span.of(words.tokens.text).contains(['\'', '’']))
                && !words.has(i, Class::Possessive)
    };
    !words.is_any(said.start, clause)
        && !(said.start..said.end).any(verb)
        && !verbs::has_verb(words.tokens, said)
}

/// Whether what is said is what somebody should do: "asked the owner to pay", "claims to know".
fn tells_what_to_do(words: &Words<'_, '_>, said: Stretch) -> bool {
    let limit = said.end.min(said.start + NEAR + 1);
    let clause = classes!(
        That | Wh | Mark | Comma | Finite | PastEvent | EndsEd | Pronoun | First | Existential
    );
    let to = words.find(said.start, limit, |i| words.is(i, "to") || words.is_any(i, clause));
    to.is_some_and(|i| words.is(i, "to") && words.has(i + 1, Class::Word))
}

/// Whether somebody is only spoken of: "the ferry is said to have sunk".
fn is_hearsay_of(words: &Words<'_, '_>, attribution: &Attribution, said: Stretch) -> bool {
    let it = attribution
        .source
        .is_none_or(|s| s.len() == 1 && words.has(s.start, Class::Pronoun));
    !it && words.is(said.start, "to") && agentless::is_said_by_nobody(words.tokens, attribution)
}

/// Whether the word may be the verb of a clause: "is", "rose", "carried" behind its subject.
fn is_finite(words: &Words<'_, '_>, index: usize) -> bool {
    let listed = words.has(index, Class::Verb) && words.is_any(index, classes!(Past | Present));
    let verb = words.is_any(index, classes!(Finite | PastEvent | EndsEd)) || listed;
    let noun = classes!(Determiner | Possessor | Possessive);
    verb && !words.has(index, Class::Possessive) && !words.is_any(before(index), noun)
}
