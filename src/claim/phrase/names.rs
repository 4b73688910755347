//! Which single names of the article belong to persons, judged by how the article itself uses them.
//!
//! "Ilves said" is a person's word where the article has "Mara Ilves" or "Mayor Ilves" elsewhere; "Kelmsund said" is a
//! body's. Only the shape of words counts, never which name it is.

use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Tokens, before};
use std::collections::HashSet;

/// How far behind a name a pronoun may be that means it (tokens).
const FAR: usize = 40;

/// The last words of the names that the article uses for persons.
#[derive(Debug, Default)]
pub struct PersonNames<'t> {
    persons: HashSet<&'t str>,
    places: HashSet<&'t str>,
}

impl<'t> PersonNames<'t> {
    /// Remembers what a run of names tells; `name` is what it holds behind titles.
    pub fn note(&mut self, tokens: &Tokens<'t>, run: Stretch, name: Stretch) {
        let last = run.end - 1;
        let ahead = Stretch::new(run.start.saturating_sub(1), last);
        let titled = tokens.any(ahead, classes!(Title));
        let full = run.len() > 1 && !tokens.has(before(run.start), Class::Determiner);
        let body = tokens.has(last, Class::Body);
        if (titled || full) && !body || is_meant_by_pronoun(tokens, last) {
            self.persons.insert(tokens.text_of(last));
        }
        if is_used_as_place(tokens, name) {
            self.places.insert(tokens.text_of(last));
        }
    }

    /// Whether the word is the last of a person's name somewhere in the article, and nowhere that of a place.
    pub fn has(&self, word: &str) -> bool {
        self.persons.contains(word) && !self.is_place(word)
    }

    /// The same for a word that is written in capitals throughout: "OSEI".
    pub fn has_in_capitals(&self, word: &str) -> bool {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        self.has(word) || self.has(&format!("{first}{}", rest.to_lowercase()))
    }

    /// Whether the article speaks of the word as of a place or a state: "in Kelmsund", "Kelmsund's foreign minister".
    pub fn is_place(&self, word: &str) -> bool {
        self.places.contains(word)
    }
}

/// Whether a single name that opens a sentence is "he" or "she" in what follows: "Ilves said ... She blamed".
fn is_meant_by_pronoun(tokens: &Tokens<'_>, index: usize) -> bool {
    let Some(token) = tokens.get(index) else {
        return false;
    };
    let sentence = tokens.of_sentence(token.sentence);
    if sentence.start != index || tokens.has(index + 1, Class::Capital) {
        return false;
    }
    let next = tokens.of_sentence(token.sentence + 1).start;
    let until = sentence.end.min(index + FAR);
    let mut inside = (index + 1..until).filter(|&i| !tokens.has(i, Class::Quoted));
    let first = inside.find(|&i| is_personal(tokens, i) || is_name(tokens, i));
    first.is_some_and(|i| is_personal(tokens, i)) || is_personal(tokens, next)
}

/// "he", "her": a pronoun that only a person has.
fn is_personal(tokens: &Tokens<'_>, index: usize) -> bool {
    let pronouns = ["he", "she", "his", "her", "him", "himself", "herself"];
    tokens.is_one_of(index, &pronouns)
}

/// Whether a name is used as a place's or a state's.
fn is_used_as_place(tokens: &Tokens<'_>, name: Stretch) -> bool {
    let lead = tokens.text_of(before(name.start));
    let owns = tokens.has(name.end, Class::Possessive);
    let inside = !owns && matches!(lead, "in" | "In" | "across" | "throughout");
    let office = Stretch::new(name.end + 1, name.end + 3);
    inside
        || owns && tokens.any(office, classes!(StateOffice))
        || (2..4).contains(&name.len()) && tokens.has(name.start, Class::Region)
}

/// A word with a capital that is no acronym and no function word.
pub fn is_name(tokens: &Tokens<'_>, index: usize) -> bool {
    let plain = classes!(
        Conjunction Determiner Preposition Edge Pronoun First Time Subordinate Modal Be
    );
    tokens.has(index, Class::Capital)
        && (!tokens.classes(index).meets(plain) || is_last_name(tokens, index))
        && !is_common_opening(tokens, index)
}

/// A month that is a last name: "Petra May".
fn is_last_name(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.has(index, Class::Month)
        && index.checked_sub(1).is_some_and(|i| {
            tokens.has(i, Class::Capital)
                && !tokens.is_any(i, classes!(Time Preposition Determiner))
                && !is_common_opening(tokens, i)
                && tokens.get(i).map(|t| t.sentence) == tokens.get(index).map(|t| t.sentence)
        })
        && !tokens.has(index + 1, Class::Number)
}

/// Whether the capital is only that of the sentence's first word: "Experts say".
fn is_common_opening(tokens: &Tokens<'_>, index: usize) -> bool {
    let opens = tokens
        .get(index)
        .is_some_and(|t| tokens.of_sentence(t.sentence).start == index);
    let listed = classes!(
        Nobody Role Document Body Statement Message Spokes NumberWord Quantity Possessor
    );
    opens && tokens.classes(index).meets(listed) && !tokens.has(index + 1, Class::Capital)
}

/// Whether a word written in capitals throughout stands for a body: "NATO".
pub fn is_acronym(tokens: &Tokens<'_>, index: usize) -> bool {
    let text = tokens.text_of(index);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && text.chars().all(|c| !c.is_lowercase())
}
