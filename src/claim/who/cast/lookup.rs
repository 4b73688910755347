//! Who of the cast is meant: by a name, a role, a body's noun, an acronym.
//!
//! Where two fit, both are said to fit; nothing is chosen between them.

use super::Cast;
use super::people::{Person, gender, is_same_person};
use crate::claim::cues::{Class, classes};
use crate::claim::phrase::runs::name_words;
use crate::claim::token::tokens::{Stretch, Tokens};

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
        let held = self
            .by_last
            .get(tokens.text_of(last))
            .map_or(&[][..], Vec::as_slice);
        if name_words(tokens, name) >= 2 {
            let same = held.iter().copied().find(|&i| {
                let other = self.persons.get(i).map(|p| p.name);
                other.is_some_and(|o| is_same_person(tokens, o, name))
            });
            return same.map_or(Matches::Nobody, Matches::One);
        }
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

    /// The one of those with a last name who is meant by it: named in full before, and of the gender it is notified with.
    fn nearest(&self, tokens: &Tokens<'_>, name: Stretch, held: &[usize]) -> Matches<usize> {
        if held.is_empty() {
            return Matches::Nobody;
        }
        let last = tokens.text_of(name.end.saturating_sub(1));
        let titles = Stretch::new(name.start.saturating_sub(2), name.start);
        let told = gender(tokens, titles).filter(|_| name.start >= 2);
        let shared = || self.told.get(last).is_some_and(|told| told.len() > 1);
        let fits = |i: usize| {
            let known = self.persons.get(i).and_then(Person::gender);
            known.is_none() || told.is_none() || known == told
        };
        let plain = |i: usize| self.persons.get(i).is_some_and(Person::is_plain);
        let fitting: Vec<usize> = held
            .iter()
            .copied()
            .filter(|&i| fits(i) && plain(i))
            .collect();
        let earlier: Vec<usize> = fitting
            .iter()
            .copied()
            .filter(|&i| self.persons.get(i).is_some_and(|p| p.since <= name.start))
            .collect();
        let mut named = if earlier.is_empty() { fitting } else { earlier };
        // Of several the one of whom the article says who they are; the others are only mentioned.
        let introduced = |&i: &usize| self.persons.get(i).is_some_and(|p| p.introduced);
        if named.iter().filter(|i| introduced(i)).count() == 1 {
            named.retain(introduced);
        }
        let found = only(&named);
        match found {
            // "Mr Ilves" and "Ms Ilves" are two, even where only one of them is named in full.
            Matches::One(i)
                if self.persons.get(i).is_some_and(|p| p.gender().is_none()) && shared() =>
            {
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
        let Some(person) = self.persons.get(person) else {
            return false;
        };
        person
            .described
            .iter()
            .filter(|d| d.whole.start < role.start)
            .any(|described| {
                let Some(held) = described.role else {
                    return false;
                };
                let has = |word: &str| {
                    (described.whole.start..described.whole.end)
                        .any(|i| tokens.text_of(i).eq_ignore_ascii_case(word))
                };
                let plain = classes!(Determiner | Preposition | Possessive);
                let named = (role.start..role.end)
                    .all(|i| tokens.is_any(i, plain) || has(tokens.text_of(i)));
                let qualified = (held.start..held.end).any(|i| {
                    tokens.has(i, Class::NotQuite)
                        && !(role.start..role.end)
                            .any(|j| tokens.text_of(j).eq_ignore_ascii_case(tokens.text_of(i)))
                });
                named && !qualified
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
            .filter(|body| {
                (words.start..words.end).all(|i| {
                    let word = tokens.text_of(i);
                    (body.start..body.end).any(|j| tokens.text_of(j).eq_ignore_ascii_case(word))
                })
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
