//! "He", "she" and "it": the one who fits in the nearest sentence that names anybody who does.
//!
//! What the article calls somebody is the only evidence of gender. Where two fit nobody is taken.

use super::{Meant, Resolver, Spoke, Who, meant};
use crate::claim::attribution::Attribution;
use crate::claim::cues::{Class, classes};
use crate::claim::phrase::runs::is_before_place;
use crate::claim::token::Stretch;
use crate::claim::who::cast::{Gender, Matches, Person, only};

/// How many sentences back a pronoun may look for a name.
const REACH: usize = 5;
/// How many names a pronoun looks at.
const LOOK: usize = 24;

impl Resolver<'_, '_> {
    /// "He", "she", "it", "they": the one who fits in the nearest sentence that names somebody who does.
    pub(super) fn pronoun(&mut self, at: usize, attribution: &Attribution) -> Who {
        let tokens = self.tokens;
        let Some(gender) = self.called(at) else {
            return if tokens.is(at, "it") {
                self.last_body(at)
            } else {
                Matches::Nobody
            };
        };
        let (found, subject) = self.fitting(at, gender);
        let goes_on = tokens.has(attribution.cue.start, Class::GoesOn);
        let found = match (found, subject) {
            (Matches::Several, _) if goes_on => self.last_speaker(at, gender),
            (Matches::Several, Some(subject)) => Matches::One(subject),
            (other, _) => other,
        };
        if let Matches::One(person) = found
            && let Some(person) = self.cast.persons.get_mut(person)
        {
            person.call(gender);
        }
        meant(found, Meant::Person)
    }

    fn sentence_of(&self, index: usize) -> usize {
        self.tokens.get(index).map_or(0, |t| t.sentence)
    }

    fn fits(&self, person: usize, gender: Gender) -> bool {
        let known = self.cast.persons.get(person).and_then(Person::gender);
        known.is_none_or(|own| own == gender)
    }

    /// Whether nothing speaks against a person: a name of two words may be that of a town.
    fn is_plain(&self, person: usize) -> bool {
        let person = self.cast.persons.get(person);
        person.is_some_and(Person::is_plain)
    }

    /// Those named in the nearest sentence before the pronoun that names anybody who fits, and its subject.
    fn fitting(&self, at: usize, gender: Gender) -> (Matches<usize>, Option<usize>) {
        let named = self.cast.mentions.partition_point(|m| m.words.start < at);
        let mentions = self.cast.mentions.get(..named).unwrap_or_default();
        let spoken = self
            .spoke
            .iter()
            .rev()
            .filter_map(|&(i, spoke)| match spoke {
                Spoke::Known(Meant::Person(person)) => Some((i, Some(person))),
                Spoke::Known(Meant::Body(_)) => None,
                Spoke::Somebody(called) => called.is_none_or(|c| c == gender).then_some((i, None)),
            });
        let named = mentions
            .iter()
            .rev()
            .take(2 * LOOK)
            .filter(|m| !self.is_beside_the_point(m.words))
            .map(|m| (m.words.start, m.person));
        let here = self.sentence_of(at);
        let mut nearest = None;
        let mut fits: Vec<Option<usize>> = Vec::new();
        let mut first = None;
        for (index, person) in latest_first(named.take(LOOK), spoken.take(LOOK)) {
            let sentence = self.sentence_of(index);
            if here - sentence > REACH || nearest.is_some_and(|n| n != sentence) {
                break;
            }
            if person.is_some_and(|p| !self.fits(p, gender)) {
                continue;
            }
            nearest = Some(sentence);
            first = Some((index, person));
            if !fits.contains(&person) {
                fits.push(person);
            }
        }
        let found = match only(&fits) {
            Matches::One(Some(person)) if self.is_plain(person) => Matches::One(person),
            Matches::Nobody | Matches::One(_) => Matches::Nobody,
            Matches::Several => Matches::Several,
        };
        (found, self.subject(first, gender))
    }

    /// The person with whom a sentence begins, whom the next is about: the name is its subject.
    fn subject(&self, first: Option<(usize, Option<usize>)>, gender: Gender) -> Option<usize> {
        let (index, person) = first?;
        let opens = self.tokens.of_sentence(self.sentence_of(index)).start;
        let verb = classes!(Finite PastEvent Verb Preposition Mark);
        let subject = (opens..index)
            .all(|i| self.tokens.has(i, Class::Capital) || !self.tokens.is_any(i, verb));
        let known = |p: usize| self.cast.persons.get(p).and_then(Person::gender) == Some(gender);
        person.filter(|&p| subject && known(p) && self.is_plain(p))
    }

    /// Whether a name is no person the author goes on about: a place, a ship, a name inside somebody's quoted words.
    fn is_beside_the_point(&self, words: Stretch) -> bool {
        let tokens = self.tokens;
        let Some(before) = words.start.checked_sub(1) else {
            return false;
        };
        tokens.has(words.start, Class::Quoted)
            || is_before_place(tokens, before)
            || tokens.has(words.end, Class::Possessive)
    }

    /// The last person who spoke, when "he added" goes on with it.
    fn last_speaker(&self, at: usize, gender: Gender) -> Matches<usize> {
        let near = |i: usize| self.sentence_of(at) - self.sentence_of(i) <= REACH;
        let last = self.spoke.last().copied();
        match last {
            Some((i, Spoke::Known(Meant::Person(person))))
                if near(i) && self.fits(person, gender) =>
            {
                Matches::One(person)
            }
            _ => Matches::Several,
        }
    }

    /// "It said": the body that spoke last, when it is near.
    fn last_body(&self, at: usize) -> Who {
        match self.spoke.last() {
            Some(&(i, Spoke::Known(Meant::Body(body))))
                if self.sentence_of(at) - self.sentence_of(i) <= 2 =>
            {
                Matches::One(Meant::Body(body))
            }
            _ => Matches::Nobody,
        }
    }
}

/// Two lists that run backwards through the text, as one.
fn latest_first(
    one: impl Iterator<Item = (usize, Option<usize>)>,
    other: impl Iterator<Item = (usize, Option<usize>)>,
) -> Vec<(usize, Option<usize>)> {
    let mut all: Vec<_> = one.chain(other).collect();
    all.sort_by_key(|&(index, _)| std::cmp::Reverse(index));
    all
}
