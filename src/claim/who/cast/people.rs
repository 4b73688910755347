//! Persons of the article, and what it calls them: she or he.
//!
//! Never guessed from a name: titles, offices and pronouns alone tell.

use crate::claim::cues::Class;
use crate::claim::phrase::described::Described;
use crate::claim::token::{Stretch, Tokens};
use std::cmp::Ordering;

/// What the article calls a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}

/// A person with a full name.
#[derive(Clone, Debug)]
pub struct Person {
    /// The full name in its plainest form.
    pub name: Stretch,
    /// Where the article names them in full first.
    pub(super) since: usize,
    /// What titles and offices tell: "Mrs", "chairwoman".
    pub(super) titled: Option<Gender>,
    /// How much more often "she" meant them than "he".
    pub(super) called: isize,
    /// Whether a title, an office or a verb of speech is beside the full name.
    pub introduced: bool,
    /// Whether the name is where places and things stand: "in", "the".
    pub place: bool,
    /// What is with the name, where it says who this is.
    pub described: Vec<Described>,
}

impl Person {
    /// Whether more speaks for a person than for a place: "in Norvik" is none.
    pub const fn is_plain(&self) -> bool {
        self.introduced || !self.place
    }

    /// What the article calls them, where it tells: by title first, else by the pronoun used more often.
    pub fn gender(&self) -> Option<Gender> {
        let called = match self.called.cmp(&0) {
            Ordering::Greater => Some(Gender::Female),
            Ordering::Less => Some(Gender::Male),
            Ordering::Equal => None,
        };
        self.titled.or(called)
    }

    /// Notes that a pronoun meant them.
    pub const fn call(&mut self, gender: Gender) {
        self.called += match gender {
            Gender::Female => 1,
            Gender::Male => -1,
        };
    }
}

/// What the words tell of somebody: "Mrs", "chairwoman".
pub(super) fn gender(tokens: &Tokens<'_>, words: Stretch) -> Option<Gender> {
    words.iter().find_map(|i| {
        if tokens.has(i, Class::Possessor) {
            None
        } else if tokens.has(i, Class::Female) {
            Some(Gender::Female)
        } else if tokens.has(i, Class::Male) {
            Some(Gender::Male)
        } else {
            None
        }
    })
}

/// Whether two full names are one person's: the same first and last name, or one is the end of the other.
pub(super) fn is_same_person(tokens: &Tokens<'_>, one: Stretch, other: Stretch) -> bool {
    let text = |i: usize| tokens.text_of(i);
    let ends = text(one.end - 1) == text(other.end - 1);
    let (long, short) = if one.len() < other.len() {
        (other, one)
    } else {
        (one, other)
    };
    let suffix = (1..=short.len()).all(|n| text(short.end - n) == text(long.end - n));
    ends && (text(one.start) == text(other.start) || suffix)
}
