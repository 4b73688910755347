//! Who speaks where no subject is beside the cue: "the mayor went on to say", "their claim that", ", adding".
//!
//! Asked by `attribution` once `subject` has looked beside the cue. Finds words of the cue's own sentence only; speakers
//! of earlier sentences are `carried`'s.

use super::subject;
use super::verb_group::{before_adverbs, before_verb_group};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Words, before, verbs};

/// How far to the left of "to say" its main verb may be (tokens).
const NEAR: usize = 12;
/// The most words between a noun and the words that say whose it is: "her own sharp criticism".
const LONGEST_EPITHET: usize = 3;
/// The most words between a speaker and "say" in "went on to say".
const LEADING: usize = 3;
/// The most words of the noun phrase that opens a sentence.
const LONGEST_OPENING: usize = 9;
/// The most words of an office inside a name: "presidential nominee".
const OFFICE: usize = 3;
/// How far into a sentence the dash behind a dateline may be (tokens).
const DATELINE: usize = 12;

/// The speaker in a sentence that only says whose the quotation before it is: "'Who pays?' asked the mayor."
pub fn behind_closed_quotation(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    let first = words.start() + usize::from(words.has(words.start(), Class::Mark));
    let says = words.is_any(cue, classes!(Say Ask)) && words.is_any(cue, classes!(Past Present));
    let names = begins_noun_phrase(words, cue + 1);
    if cue != first || !says || !names {
        return None;
    }
    subject::inverted(words, cue)
}

/// Whose noun it is: "the board's claim that", "her warning that". Only asked of cues that are nouns.
pub fn of_noun(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    if !words.has(cue, Class::Carrier) || words.is_any(cue, classes!(Past Ing)) {
        return None;
    }
    let mut index = before(cue);
    for _ in 0..LONGEST_EPITHET {
        let owner = words.is_any(index, classes!(Possessor Possessive));
        if owner || !words.has(index, Class::Word) || ends_epithet(words, index) {
            break;
        }
        index = before(index);
    }
    if words.has(index, Class::Possessor) {
        return Some(Stretch::new(index, index + 1));
    }
    if !words.has(index, Class::Possessive) {
        return None;
    }
    subject::left_of(words, index)
        .subject
        .filter(|owner| owner.end == index)
}

fn ends_epithet(words: &Words<'_, '_>, index: usize) -> bool {
    let ends = classes!(Determiner Preposition Conjunction Pronoun Finite);
    words.is_any(index, ends)
}

/// The subject of the verb that "to" hangs on: "the mayor went out of her way to praise".
pub fn of_infinitive(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    let to = [before(cue), before(before(cue))]
        .into_iter()
        .find(|&i| words.is(i, "to"))?;
    if !words.has(cue, Class::Base) {
        return None;
    }
    let first = to.saturating_sub(NEAR).max(words.start());
    let verb = (first..to)
        .rev()
        .take_while(|&i| !words.is_any(i, classes!(Mark Semicolon)))
        .find(|&i| is_main_verb(words, i))?;
    subject::left_of(words, verb).subject
}

/// ", even suggesting": a participle behind a comma.
pub fn is_set_off(words: &Words<'_, '_>, cue: usize) -> bool {
    words.has(cue, Class::Ing) && words.has(before_adverbs(words, cue), Class::Comma)
}

/// The subject of the verb that a participle adds to: "The club filed suit challenging it". A person beside it is its
/// own: "arrested a man claiming it".
pub fn of_participle(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    let left = before_verb_group(words, cue);
    let progressive = (left.wrapping_add(1)..cue).any(|i| words.has(i, Class::Be));
    let other = classes!(Role Nobody Coordinator);
    if !words.has(cue, Class::Ing) || progressive || words.is_any(left, other) {
        return None;
    }
    let ends = classes!(Mark Semicolon Colon);
    let from = (words.start()..cue).rev().find(|&i| words.is_any(i, ends));
    let boundary = classes!(Comma Conjunction Relative);
    // Of several verbs in a clause the first has the subject: "wrote in a letter posted on Tuesday".
    let mut main = None;
    let mut fresh = true;
    for index in from.map_or(words.start(), |i| i + 1)..cue {
        if fresh && is_main_verb(words, index) {
            (main, fresh) = (Some(index), false);
        }
        // "He doubted that it was closed, saying": the clause behind "that" is not his.
        fresh |= words.is_any(index, boundary) && !words.has(index, Class::That);
    }
    subject::left_of(words, main?).subject
}

/// The few words from the speaker to the cue that only lead to it: "The mayor went on to" say.
pub fn leading_verbs(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    let speaker = of_infinitive(words, cue)?;
    (cue <= speaker.end + LEADING).then_some(Stretch::new(speaker.start, cue))
}

/// The words of "it is believed" before its verb: they name nobody.
pub fn of_nobody(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    let it = before_verb_group(words, cue);
    words.is(it, "it").then(|| Stretch::new(it, cue))
}

/// Whether the word may be the verb of a main clause.
fn is_main_verb(words: &Words<'_, '_>, index: usize) -> bool {
    let joined = words.is_any(before_adverbs(words, index), classes!(Pronoun First));
    let base = words.has(index, Class::Verb) && words.has(index, Class::Base) && joined;
    (base || verbs::is_finite(words.tokens, index)) && !words.has(index, Class::Statement)
}

/// The subject behind a participle that opens the sentence: "Citing the report, the mayor closed the pier".
pub fn of_opening(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    let joins = classes!(Preposition Conjunction Subordinate Opener Ly Have);
    let opens = (words.start()..cue).all(|i| words.is_any(i, joins) || words.has(i, Class::Ing));
    if !opens || !words.is_any(cue, classes!(Ing Past)) {
        return None;
    }
    let behind = |comma: usize| comma + 1 + usize::from(words.has(comma + 1, Class::Mark));
    let comma = words.find(cue + 1, words.end(), |i| {
        words.has(i, Class::Comma) && begins_noun_phrase(words, behind(i))
    })?;
    noun_phrase(words, behind(comma), words.end())
}

fn begins_noun_phrase(words: &Words<'_, '_>, index: usize) -> bool {
    let begins = classes!(Determiner Pronoun First Capital);
    words.is_any(index, begins) && !words.has(index, Class::Quoted) && !words.is(index, "who")
}

/// The first name, pronoun or opening noun phrase of the sentence before the cue.
pub fn first_named(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    let never = classes!(Conjunction SourceSkip Day);
    let from = behind_opening_phrase(words, cue);
    let start = words.find(from, cue, |i| {
        let opens = i == from && words.has(i, Class::Determiner);
        let gerund = i == words.start() && words.has(i, Class::EndsIng);
        let stands = begins_noun_phrase(words, i) && (opens || !words.has(i, Class::Determiner));
        stands && !gerund && !words.is(i, "you") && !words.is_any(i, never)
    })?;
    noun_phrase(words, start, cue)
}

/// The pronoun, name or noun with its words that begins at `start`.
fn noun_phrase(words: &Words<'_, '_>, start: usize, limit: usize) -> Option<Stretch> {
    if words.is_any(start, classes!(Pronoun First)) {
        return Some(Stretch::new(start, start + 1));
    }
    let limit = limit.min(start + LONGEST_OPENING);
    let named = words.has(start, Class::Capital) && !words.has(start, Class::Determiner);
    // "Liberal presidential nominee Mara Ilves": the office leads to the name.
    let office = |i: usize| {
        let holder = classes!(Role Title Spokes);
        let mut near = i..(i + OFFICE).min(limit);
        near.find(|&at| words.is_any(at, holder) && words.has(at + 1, Class::Capital))
            .is_some_and(|at| (i..at).all(|i| words.has(i, Class::Word) && !is_main_verb(words, i)))
    };
    let end = words.until(start + 1, limit, |i| {
        if named && office(i) {
            return false;
        }
        if named {
            let stop = words.is(i, ".") && words.has(before(i), Class::Title);
            let joined = (stop || words.is_one_of(i, &["of", "the"]))
                && i + 1 < limit
                && words.has(i + 1, Class::Capital);
            return !words.has(i, Class::Capital) && !joined;
        }
        let word = words.is_any(i, classes!(Word Number));
        let ends = classes!(Conjunction Relative Finite Ly Adverb);
        !word || words.is_any(i, ends) || is_main_verb(words, i)
    });
    (end > start).then_some(Stretch::new(start, end))
}

/// Where the main clause begins when a dateline or "Meeting his counterpart on Monday," precedes it.
fn behind_opening_phrase(words: &Words<'_, '_>, cue: usize) -> usize {
    let first = words.start();
    let dash = words.find(first, (first + DATELINE).min(cue), |i| {
        words.has(i, Class::Dash)
    });
    if let Some(dash) = dash.filter(|_| words.has(first, Class::Capital))
        && (first..dash)
            .all(|i| !words.has(i, Class::Word) || words.is_any(i, classes!(Capital Preposition)))
    {
        return dash + 1;
    }
    let phrase = words.is_any(first, classes!(EndsIng TimeOpener)) && words.has(first, Class::Word);
    let comma = words.find(first, cue, |i| words.has(i, Class::Comma));
    match comma {
        Some(comma) if phrase && cue - comma > 2 => comma + 1,
        _ => first,
    }
}
