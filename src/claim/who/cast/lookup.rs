//! Who of the cast is meant: by a name, a role, a body's noun, an acronym.
//!
//! Where two fit, both are said to fit; nothing is chosen between them.

use super::Cast;
use super::people::{Person, gender, is_same_person};
use crate::claim::cues::{Class, classes};
use crate::claim::phrase::runs::name_words;
use crate::claim::token::{Stretch, Tokens};

/// How many fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matches<T> {
    /// Nobody.
    Nobody,
    /// One alone.
    One(T),
    /// Two or more.
    Several,
}

impl<'t> Cast<'t> {
    /// Who is meant by a name, full or short.
    pub fn person(&self, tokens: &Tokens<'t>, name: Stretch) -> Matches<usize> {
        let Some(last) = name.end.checked_sub(1).filter(|_| !name.is_empty()) else {
            return Matches::Nobody;
        };
        if name_words(tokens, name) >= 2 {
            return self
                .in_full(tokens, name)
                .map_or(Matches::Nobody, Matches::One);
        }
        let held = self.by_last.get(tokens.text_of(last));
        let held = held.map_or(&[][..], Vec::as_slice);
        if self.counted.contains(tokens.text_of(last)) {
            return Matches::Nobody;
        }
        if !held.is_empty() {
            return self.nearest(tokens, name, held);
        }
        let first = self.by_first.get(tokens.text_of(name.start));
        let introduced = |&i: &usize| self.persons.get(i).is_some_and(|p| p.introduced);
        let by_first: Vec<usize> = first
            .into_iter()
            .flatten()
            .copied()
            .filter(introduced)
            .collect();
        self.nearest(tokens, name, &by_first)
    }

    /// Who has this full name.
    pub(super) fn in_full(&self, tokens: &Tokens<'_>, name: Stretch) -> Option<usize> {
        let held = self.by_last.get(tokens.text_of(name.end - 1))?;
        let same = |p: &Person| is_same_person(tokens, p.name, name);
        let mut held = held.iter().copied();
        held.find(|&i| self.persons.get(i).is_some_and(same))
    }

    /// The one of those with a last name who is meant by it: named in full before, and of the gender it is notified with.
    fn nearest(&self, tokens: &Tokens<'_>, name: Stretch, held: &[usize]) -> Matches<usize> {
        if held.is_empty() {
            return Matches::Nobody;
        }
        let last = tokens.text_of(name.end.saturating_sub(1));
        let titles = Stretch::new(name.start.saturating_sub(2), name.start);
        let told = gender(tokens, titles).filter(|_| name.start >= 2);
        let shared = || self.told.get(last).is_some_and(|told| told.len() > 1);
        let person = |i: &usize| self.persons.get(*i);
        let fits = |p: &Person| told.is_none() || p.gender().is_none_or(|own| Some(own) == told);
        let plain = |i: &usize| person(i).is_some_and(|p| fits(p) && p.is_plain());
        let mut named: Vec<usize> = held.iter().copied().filter(plain).collect();
        let earlier = |i: &usize| person(i).is_some_and(|p| p.since <= name.start);
        if named.iter().any(earlier) {
            named.retain(earlier);
        }
        // Of several the one of whom the article says who they are; the others are only mentioned.
        let introduced = |i: &usize| person(i).is_some_and(|p| p.introduced);
        if named.iter().filter(|i| introduced(i)).count() == 1 {
            named.retain(introduced);
        }
        match only(&named) {
            // "Mr Ilves" and "Ms Ilves" are two, even where only one of them is named in full.
            Matches::One(i) if person(&i).is_some_and(|p| p.gender().is_none()) && shared() => {
                Matches::Several
            }
            found => found,
        }
    }

    /// Who holds the role that the words name without a name: "the mayor", "its chairwoman".
    pub fn holder(&self, tokens: &Tokens<'t>, role: Stretch) -> Matches<usize> {
        let Some(head) = role.end.checked_sub(1).filter(|_| !role.is_empty()) else {
            return Matches::Nobody;
        };
        let alike = self.by_role.get(&tokens.text_of(head).to_lowercase());
        let fits: Vec<usize> = alike
            .into_iter()
            .flatten()
            .copied()
            .filter(|&i| self.holds(tokens, i, role))
            .collect();
        only(&fits)
    }

    /// Whether a description of the person, given earlier, holds every word of the role.
    fn holds(&self, tokens: &Tokens<'t>, person: usize, role: Stretch) -> bool {
        let described = self.persons.get(person).map_or(&[][..], |p| &p.described);
        let mut earlier = described.iter().filter(|d| d.whole.start < role.start);
        earlier.any(|described| {
            let plain = classes!(Determiner Preposition Possessive);
            let has = |words: Stretch, i: usize| tokens.has_word(words, tokens.text_of(i));
            let named = |i: usize| tokens.is_any(i, plain) || has(described.whole, i);
            let missing = |i: usize| tokens.has(i, Class::NotQuite) && !has(role, i);
            let held = described.role.filter(|held| !held.iter().any(missing));
            held.is_some() && role.iter().all(named)
        })
    }

    /// The body that the words name, in full or in short: "the board" after "the Harbour Board".
    pub fn body(&self, tokens: &Tokens<'t>, words: Stretch) -> Matches<Stretch> {
        let key = |i: usize| self.bodies.get(&tokens.text_of(i).to_lowercase());
        let held = words.end.checked_sub(1).filter(|_| !words.is_empty());
        let held = held.and_then(key).or_else(|| key(words.start));
        let fits: Vec<Stretch> = held
            .into_iter()
            .flatten()
            .copied()
            .filter(|body| body.start <= words.start)
            .filter(|&body| {
                let held = |i: usize| tokens.has_word(body, tokens.text_of(i));
                words.iter().all(held)
            })
            .collect();
        only(&fits)
    }

    /// What an acronym stands for, where the article says so.
    pub fn acronym(&self, tokens: &Tokens<'t>, index: usize) -> Option<Stretch> {
        let full = self.acronyms.get(tokens.text_of(index)).copied();
        full.filter(|name| name.start < index)
    }
}

/// The one, where there is but one.
pub fn only<T: Copy>(held: &[T]) -> Matches<T> {
    match held {
        [] => Matches::Nobody,
        [one] => Matches::One(*one),
        _ => Matches::Several,
    }
}
