//! Verbs that no list holds, known by the quotation beside them: "'It leaks,' laughed Cato Lund", "Lund shrugged: 'It leaks.'"
//!
//! Asked about words that no gate lets in. A name beside a quotation is a new speaker, whatever its verb.

use super::cue::Cue;
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Words, before};

/// The most words of a speaker between the quotation and the verb.
const LONGEST: usize = 6;

/// The cue that a verb in the past tense makes with a quotation and a name.
pub fn beside_quotation(words: &Words<'_, '_>, at: usize) -> Option<Cue> {
    if words.has(at, Class::Colon) {
        return names_speaker(words, at).then_some(Cue::new(at, "cue.colon"));
    }
    let past = words.is_any(at, classes!(EndsEd PastEvent));
    let other = classes!(Capital Quoted Be Have);
    if !past || words.is_any(at, other) {
        return None;
    }
    let names = begins_name(words, at + 1) || closes_with_noun(words, at + 1);
    let follows_name = is_named_before(words, at) || begins_name(words, before(at));
    let speaks = is_closed_before(words, at) && names
        || follows_name && leads_to_quotation(words, behind_particle(words, at + 1));
    speaks.then_some(Cue::new(at, "cue.said"))
}

/// "“No.” Krag: “Yes.”": a name between a quotation and a colon with the next.
fn names_speaker(words: &Words<'_, '_>, colon: usize) -> bool {
    let least = colon.saturating_sub(LONGEST).max(words.start());
    let mark = (least..colon).rev().find(|&i| words.has(i, Class::Mark));
    let quoted = words.has(colon + 1, Class::Mark) && words.has(colon + 2, Class::Quoted);
    quoted
        && mark.is_some_and(|mark| {
            mark + 1 < colon && (mark + 1..colon).all(|i| words.has(i, Class::Capital))
        })
}

/// Whether a quotation of a whole clause ends before the word: "A,” laughed", "A!” laughed".
fn is_closed_before(words: &Words<'_, '_>, at: usize) -> bool {
    let mark = before(at);
    let ends = classes!(Comma Stop);
    words.has(mark, Class::Mark) && words.is_any(before(mark), ends)
        || words.has(mark, Class::Comma) && words.has(before(mark), Class::Mark)
}

/// Whether a name or a pronoun is between the beginning, or the quotation, and the word.
fn is_named_before(words: &Words<'_, '_>, at: usize) -> bool {
    let passed = classes!(Adverb Conjunction);
    let first = words.find(words.start(), at, |i| !words.is_any(i, passed));
    first.is_some_and(|first| {
        let joins = |i: usize| words.has(i, Class::Conjunction) && !words.has(i, Class::Capital);
        let set_off = words.has(before(at), Class::Comma)
            && words
                .find(first, before(at), |i| words.has(i, Class::Comma))
                .is_some();
        let near = first + LONGEST >= at || set_off;
        near && begins_name(words, first) && !(first..at).any(joins)
    })
}

/// "laughed the keeper": a noun phrase that ends its sentence.
fn closes_with_noun(words: &Words<'_, '_>, at: usize) -> bool {
    let ends = |i: usize| words.get(i).is_none() || words.is_any(i, classes!(Stop Comma));
    words.has(at, Class::Determiner) && (at + 2..=at + LONGEST).any(ends)
}

/// Past the small word that belongs to the verb: "shot back", "chimed in", "asked rhetorically".
pub fn behind_particle(words: &Words<'_, '_>, at: usize) -> usize {
    let particle = words.has(at, Class::Ly) || words.is_one_of(at, &["back", "in", "out", "up"]);
    at + usize::from(particle)
}

fn begins_name(words: &Words<'_, '_>, at: usize) -> bool {
    let other = classes!(Conjunction Preposition Quoted Adverb);
    words.is_any(at, classes!(Capital Pronoun)) && !words.is_any(at, other)
}

/// Whether a comma or colon and a quotation follow.
fn leads_to_quotation(words: &Words<'_, '_>, at: usize) -> bool {
    words.is_any(at, classes!(Comma Colon))
        && words.has(at + 1, Class::Mark)
        && words.has(at + 2, Class::Quoted)
}
