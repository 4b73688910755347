//! Things that show something: "the crisis highlighted the gap", "his popularity suggests". Nobody says it but the author.
//!
//! Only verbs whose subject may be a thing are asked about; polls, reports and data speak for those who made them.

use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Words, before};

/// Endings of nouns for people: "owners", "dentist", "respondents".
const PEOPLE: [&str; 16] = [
    "er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ants", "ents", "ees", "man", "men",
    "woman", "women", "people",
];

/// Whether the source of the cue is a thing, which says nothing.
pub fn is_source(words: &Words<'_, '_>, cue: usize, source: Stretch) -> bool {
    if !words.has(cue, Class::Evident) || source.end > cue {
        return false;
    }
    let ends = classes!(Preposition Comma Relative Bracket EndsEd);
    let end = words.until(source.start + 1, source.end, |i| words.is_any(i, ends));
    let head = before(end);
    let speaks = classes!(
        Role Body Title Spokes Document Study Nobody Exhibit Service Pronoun First NumberWord
    );
    let people = words.get(head).is_some_and(|token| {
        let noun = token.span.of(words.tokens.text);
        PEOPLE.iter().any(|ending| noun.ends_with(ending))
    });
    let named = words.has(head, Class::Capital);
    !people
        && !named
        && words.has(head, Class::Word)
        && !(source.start..end).any(|i| words.is_any(i, speaks))
}
