//! Whether words hold a verb, and whether a word needs another behind it.

use super::tokens::{Stretch, Tokens};
use crate::claim::cues::{Class, classes};

/// Whether a word may be the verb that carries a sentence.
pub fn has_verb(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let participle = tokens.has(words.start, Class::EndsIng) && words.len() > 5;
    participle
        || words.iter().any(|i| {
            let listed = tokens.is_any(i, classes!(Finite PastEvent));
            // ", seen from the north" says nothing of the crane.
            let set_off = i > words.start && tokens.has(i - 1, Class::Comma);
            let form = tokens.has(i, Class::Verb)
                && (tokens.has(i, Class::Past) && !set_off || tokens.has(i, Class::Present));
            // "the United Union".
            let named = i > words.start && tokens.has(i, Class::Capital);
            let regular = tokens.has(i, Class::EndsEd) && !named;
            listed || form || regular || is_verb_in_s(tokens, words, i)
        })
}

/// Whether the word may be the verb of a clause where it stands: "is", "rose", "carried" behind its subject, not "the
/// proposed toll" and not "Ilves's reported plan".
pub fn is_finite(tokens: &Tokens<'_>, index: usize) -> bool {
    let listed = tokens.has(index, Class::Verb) && tokens.is_any(index, classes!(Past Present));
    let verb = listed || tokens.is_any(index, classes!(Finite PastEvent EndsEd));
    let noun = classes!(Determiner Possessor Possessive);
    let owned = index
        .checked_sub(1)
        .is_some_and(|i| tokens.is_any(i, noun) && !tokens.has(i, Class::That));
    verb && !tokens.is_any(index, classes!(Capital Possessive)) && !owned
}

/// Whether a word without a capital may be one: in "Report on the Moved Villages, p. 4" none may.
pub fn has_small_verb(tokens: &Tokens<'_>, words: Stretch) -> bool {
    words
        .iter()
        .filter(|&i| i == words.start || !tokens.has(i, Class::Capital))
        .any(|i| has_verb(tokens, Stretch::new(i, i + 1)) || is_verb_in_s(tokens, words, i))
}

/// A small word in -s behind a noun and before an object may be a verb of no list: "the bridge spans the bay".
fn is_verb_in_s(tokens: &Tokens<'_>, words: Stretch, index: usize) -> bool {
    let text = tokens.text_of(index);
    let shaped = text.len() > 3
        && text.ends_with('s')
        && !text.ends_with("ss")
        && !tokens.has(index, Class::Capital);
    let object = classes!(Determiner Number Preposition ObjectPronoun Capital);
    shaped && index > words.start && tokens.is_any(index + 1, object)
}

/// A word that needs another behind it.
pub fn needs_another(tokens: &Tokens<'_>, index: usize) -> bool {
    let half = classes!(Conjunction Preposition Edge Have Be);
    tokens.is_any(index, half) || matches!(tokens.text_of(index), "a" | "an" | "the")
}
