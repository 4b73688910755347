//! Which single names of the article belong to persons, judged by how the article itself uses them.
//!
//! "Ilves said" is a person's word where the article has "Mara Ilves" or "Mayor Ilves" elsewhere; "Kelmsund said" is a
//! body's. Only the shape of words counts, never which name it is.

use super::cues::{Class, Classes};
use super::tokens::{Stretch, Tokens};
use std::collections::HashSet;

/// The last words of full names.
#[derive(Debug, Default)]
pub struct PersonNames<'t>(HashSet<&'t str>);

impl<'t> PersonNames<'t> {
    /// Reads the article once.
    pub fn new(tokens: &Tokens<'t>) -> Self {
        let mut names = HashSet::new();
        for index in 1..tokens.len() {
            if ends_full_name(tokens, index) {
                names.insert(tokens.text_of(index));
            }
        }
        Self(names)
    }

    /// Whether the word is the last of a full name somewhere in the article.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Whether the word ends a run of names that is a person's: a first name or a title before it, no body at its end.
fn ends_full_name(tokens: &Tokens<'_>, index: usize) -> bool {
    if !is_name(tokens, index)
        || is_name(tokens, index + 1) && same_sentence(tokens, index, index + 1)
    {
        return false;
    }
    let mut start = index;
    while start > 0
        && index - start < 5
        && joins(tokens, start - 1)
        && same_sentence(tokens, start - 1, index)
    {
        start -= 1;
    }
    let run = Stretch::new(start, index);
    let body = tokens.has(index, Class::Body);
    let named = (run.start..run.end).any(|i| is_name(tokens, i) || tokens.has(i, Class::Title));
    named && !body
}

/// A word with a capital that is no acronym and no function word.
pub fn is_name(tokens: &Tokens<'_>, index: usize) -> bool {
    let plain = Classes::all(&[
        Class::Conjunction,
        Class::Determiner,
        Class::Preposition,
        Class::Pronoun,
        Class::First,
        Class::Time,
        Class::Subordinate,
        Class::Modal,
        Class::Be,
    ]);
    tokens.has(index, Class::Capital)
        && !tokens.classes(index).meets(plain)
        && !is_common_opening(tokens, index)
}

/// Whether the capital is only that of the sentence's first word: "Experts say".
fn is_common_opening(tokens: &Tokens<'_>, index: usize) -> bool {
    let opens = tokens
        .get(index)
        .is_some_and(|t| tokens.of_sentence(t.sentence).start == index);
    let listed = Classes::all(&[
        Class::Nobody,
        Class::Role,
        Class::Document,
        Class::Body,
        Class::Statement,
        Class::Message,
        Class::Spokes,
        Class::NumberWord,
        Class::Quantity,
        Class::Possessor,
    ]);
    opens && tokens.classes(index).meets(listed) && !tokens.has(index + 1, Class::Capital)
}

/// Whether a word written in capitals throughout stands for a body: "NATO".
pub fn is_acronym(tokens: &Tokens<'_>, index: usize) -> bool {
    let text = tokens.text_of(index);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && text.chars().all(|c| !c.is_lowercase())
}

/// Whether the word before a name may belong to it: a name, a title, or the stop of "Dr.".
fn joins(tokens: &Tokens<'_>, index: usize) -> bool {
    let stop = tokens.text_of(index) == "." && index > 0 && tokens.is_glued(index);
    is_name(tokens, index) || tokens.has(index, Class::Title) || stop
}

fn same_sentence(tokens: &Tokens<'_>, one: usize, other: usize) -> bool {
    tokens.get(one).map(|t| t.sentence) == tokens.get(other).map(|t| t.sentence)
}
