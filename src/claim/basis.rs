//! The basis of every attribution: what its source is, where its pronoun points, and whether anybody says it at all.
//!
//! `source` judges the words that name a source; here the article around them is asked. Statuses are `suggest`'s.

use super::Basis;
use super::attribution::Attribution;
use super::cues::Class;
use super::names::PersonNames;
use super::source;
use super::tokens::{Stretch, Tokens};

/// How many attributions back a document spoken of again may have been named.
const LOOKED_BACK: usize = 12;

/// The basis of each attribution, in reading order.
pub fn of_all(tokens: &Tokens<'_>, attributions: &[Attribution]) -> Vec<Basis> {
    let persons = PersonNames::new(tokens);
    let mut bases: Vec<Basis> = Vec::new();
    for (index, attribution) in attributions.iter().enumerate() {
        let own = basis(tokens, attribution, &persons);
        let found = own.unwrap_or_else(|| {
            if points_to_person_before(tokens, attribution, &persons) {
                Basis::NamedPerson
            } else {
                antecedent(tokens, attribution, &bases)
            }
        });
        let again = document_again(
            tokens,
            attributions.get(..index).unwrap_or_default(),
            attribution,
            &bases,
        );
        bases.push(again.unwrap_or(found));
    }
    bases
}

/// Whether the words before the cue are only spoken of and nobody speaks: "is said to", "it is believed".
pub fn is_said_by_nobody(tokens: &Tokens<'_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue.start;
    let before = (cue.saturating_sub(2)..cue)
        .any(|i| tokens.has(i, Class::Be) && !tokens.has(i, Class::Possessive));
    let it = attribution
        .source
        .is_none_or(|s| s.len() == 1 && tokens.text_of(s.start).eq_ignore_ascii_case("it"));
    let follows = tokens.text_of(attribution.cue.end);
    let spoken_of = attribution.source.is_none_or(|s| s.end <= cue) && follows == "to";
    tokens.has(cue, Class::SaidByNobody)
        && tokens.has(cue, Class::Past)
        && before
        && (spoken_of || it && attribution.source.is_none_or(|s| s.end <= cue))
}

/// "it is believed" inside the author's words, as a stretch.
pub fn believed_by_nobody(tokens: &Tokens<'_>, words: Stretch) -> Option<Stretch> {
    (words.start..words.end)
        .filter(|&i| tokens.has(i, Class::SaidByNobody) && tokens.has(i, Class::Past))
        .find_map(|i| {
            let be = i.checked_sub(1).filter(|&b| tokens.has(b, Class::Be))?;
            let it = be
                .checked_sub(1)
                .filter(|&t| tokens.text_of(t).eq_ignore_ascii_case("it"))?;
            let spoken = words.contains(it) && !tokens.has(i, Class::Quoted);
            spoken.then(|| Stretch::new(it, i + 1))
        })
}

/// "The report also found": the document or its issuer, where the article has named one with the same noun before.
fn document_again(
    tokens: &Tokens<'_>,
    earlier: &[Attribution],
    attribution: &Attribution,
    bases: &[Basis],
) -> Option<Basis> {
    let source = attribution.source.filter(|s| s.len() <= 3)?;
    let noun = source
        .end
        .checked_sub(1)
        .filter(|&i| tokens.has(i, Class::Document))?;
    let definite = ["the", "this", "that"]
        .iter()
        .any(|d| tokens.text_of(source.start).eq_ignore_ascii_case(d));
    let same = |i: usize| tokens.text_of(i).eq_ignore_ascii_case(tokens.text_of(noun));
    if !definite {
        return None;
    }
    let named = earlier
        .iter()
        .zip(bases)
        .rev()
        .take(LOOKED_BACK)
        .find(|(other, basis)| {
            let named = matches!(basis, Basis::Document | Basis::NamedOrganisation);
            named && other.source.is_some_and(|s| (s.start..s.end).any(same))
        });
    named.map(|(_, &basis)| basis)
}

/// The basis that the words of the source give; `None` where they point back to another source.
fn basis(
    tokens: &Tokens<'_>,
    attribution: &Attribution,
    persons: &PersonNames<'_>,
) -> Option<Basis> {
    // A chain rests on its origin, who stands first.
    let Some(words) = attribution.chain.first().copied().or(attribution.source) else {
        return Some(Basis::Vague);
    };
    if words.len() == 1 && tokens.has(words.start, Class::First) {
        return Some(Basis::OwnVoice);
    }
    source::basis(tokens, words, persons)
}

/// Whether "he", "she", "his" or "her" follows a sentence that begins with a person's name: "Mayor Ilves went further. She said".
fn points_to_person_before(
    tokens: &Tokens<'_>,
    attribution: &Attribution,
    persons: &PersonNames<'_>,
) -> bool {
    let pronoun = attribution.source.map_or("", |s| tokens.text_of(s.start));
    let personal = ["he", "she", "his", "her"]
        .iter()
        .any(|p| pronoun.eq_ignore_ascii_case(p));
    let Some(earlier) = attribution.sentence.checked_sub(1) else {
        return false;
    };
    let first = tokens.of_sentence(earlier).start;
    let last = (first..first + 5)
        .take_while(|&i| tokens.has(i, Class::Capital))
        .last();
    personal && last.is_some_and(|i| persons.has(tokens.text_of(i)))
}

/// The basis of what a pronoun points back to: "it" and "its" to a body, "he" and "her" to a person, "they" and "their"
/// to the last source.
fn antecedent(tokens: &Tokens<'_>, attribution: &Attribution, earlier: &[Basis]) -> Basis {
    let pronoun = attribution
        .source
        .map_or("", |s| tokens.text_of(s.start))
        .to_ascii_lowercase();
    let fits: fn(Basis) -> bool = match pronoun.as_str() {
        "it" | "its" => |b| matches!(b, Basis::NamedOrganisation | Basis::Document),
        "they" | "their" => |b| b != Basis::OwnVoice,
        _ => |b| matches!(b, Basis::NamedPerson | Basis::Anonymous),
    };
    let unknown = if pronoun.starts_with("it") {
        Basis::NamedOrganisation
    } else {
        Basis::NamedPerson
    };
    earlier
        .iter()
        .rev()
        .copied()
        .find(|&b| fits(b))
        .unwrap_or(unknown)
}
