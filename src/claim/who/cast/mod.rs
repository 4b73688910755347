//! Who is named in the article: persons with their roles, bodies, and acronyms put in brackets.
//!
//! Read once, in reading order; asked for who a short name or a role means. The article's own words are the only
//! evidence: no name means more than another.

mod lookup;
mod people;

pub use lookup::{Matches, only};
pub use people::{Gender, Person};

use crate::claim::cues::{Class, classes};
use crate::claim::phrase::described;
use crate::claim::phrase::names::PersonNames;
use crate::claim::phrase::runs::{
    Runs, acronym_behind, body_head, is_in_capitals, is_inside, name_words, without_titles,
};
use crate::claim::token::{Stretch, Tokens, quotation};
use people::gender;
use std::collections::{HashMap, HashSet};

/// The most members that one word is remembered for; with more, it tells nobody apart.
const MOST: usize = 6;

/// A person named at a place of the text, in full or in short.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// The words.
    pub words: Stretch,
    /// Who it is (index); `None` when two fit.
    pub person: Option<usize>,
}

/// All that the article names.
#[derive(Debug, Default)]
pub struct Cast<'t> {
    /// The persons, in order of their first full name.
    pub persons: Vec<Person>,
    /// Where they are named, in reading order.
    pub mentions: Vec<Mention>,
    /// Which single names are those of persons, and which those of places.
    pub names: PersonNames<'t>,
    by_last: HashMap<&'t str, Vec<usize>>,
    /// What forms of address before a last name tell.
    told: HashMap<&'t str, Vec<Gender>>,
    /// Words in the plural that stand for many, not for a family name.
    counted: HashSet<&'t str>,
    by_first: HashMap<&'t str, Vec<usize>>,
    by_role: HashMap<String, Vec<usize>>,
    bodies: HashMap<String, Vec<Stretch>>,
    acronyms: HashMap<&'t str, Stretch>,
}

impl<'t> Cast<'t> {
    /// Reads the article; sentences that `is_read` refuses are left out.
    pub fn new(tokens: &Tokens<'t>, is_read: impl Fn(usize) -> bool) -> Self {
        let mut cast = Self::default();
        let runs: Vec<Stretch> = Runs { tokens, at: 0 }
            .filter(|run| {
                let sentence = tokens.get(run.start).map_or(0, |t| t.sentence);
                let headline = is_in_capitals(tokens, tokens.of_sentence(sentence));
                is_read(sentence) && (!headline || quotation::signs(tokens, sentence))
            })
            .collect();
        for &run in &runs {
            cast.read(tokens, run);
        }
        for run in runs {
            cast.mention(tokens, run);
        }
        cast
    }

    /// Remembers whom the article addresses by a last name, and which words it counts: "Mr Ilves", "some Democrats".
    fn note(&mut self, tokens: &Tokens<'t>, run: Stretch, name: Stretch) {
        let last = tokens.text_of(run.end - 1);
        if let Some(gender) = gender(tokens, Stretch::new(run.start, name.start)) {
            let told = self.told.entry(last).or_default();
            if !told.contains(&gender) {
                told.push(gender);
            }
        }
        let counted = run.start.checked_sub(1).filter(|_| run.len() == 1);
        let quantity = classes!(Nobody NumberWord Number);
        if counted.is_some_and(|i| tokens.is_any(i, quantity)) {
            self.counted.insert(last);
        }
    }

    /// Remembers what a run of names stands for.
    fn read(&mut self, tokens: &Tokens<'t>, run: Stretch) {
        let name = without_titles(tokens, run);
        self.note(tokens, run, name);
        self.names.note(tokens, run, name);
        if let Some(short) = acronym_behind(tokens, run) {
            self.acronyms.entry(short).or_insert(run);
        }
        if let Some(head) = body_head(tokens, run) {
            let held = self.bodies.entry(head).or_default();
            if !held.iter().any(|&b| is_same_body(tokens, b, run)) {
                remember(held, run);
            }
            return;
        }
        if name_words(tokens, name) >= 2 {
            self.add(tokens, name);
        }
    }

    fn add(&mut self, tokens: &Tokens<'t>, name: Stretch) {
        let known = self.in_full(tokens, name);
        let index = known.unwrap_or(self.persons.len());
        if known.is_none() {
            let [first, last] = [name.start, name.end - 1].map(|i| tokens.text_of(i));
            remember(self.by_last.entry(last).or_default(), index);
            remember(self.by_first.entry(first).or_default(), index);
            self.persons.push(Person {
                name,
                since: name.start,
                titled: None,
                called: 0,
                introduced: false,
                place: false,
                described: Vec::new(),
            });
        }
        if let Some(person) = self
            .persons
            .get_mut(index)
            .filter(|p| p.name.len() > name.len())
        {
            person.name = name;
        }
        self.describe(tokens, index, name);
    }

    /// Remembers what is with a name.
    fn describe(&mut self, tokens: &Tokens<'t>, index: usize, name: Stretch) {
        let sentence = tokens.get(name.start).map_or(0, |t| t.sentence);
        let described = described::around(tokens, name, tokens.of_sentence(sentence));
        let Some(person) = self.persons.get_mut(index) else {
            return;
        };
        let titles = Stretch::new(described.whole.start, name.start);
        person.titled = person.titled.or_else(|| gender(tokens, titles));
        let speaks = |i: usize| tokens.has(i, Class::Say);
        person.introduced |= described.whole != name
            || speaks(name.end)
            || name.start.checked_sub(1).is_some_and(speaks);
        let Some(role) = described.role else {
            return;
        };
        person.titled = person.titled.or_else(|| gender(tokens, role));
        remember(&mut person.described, described);
        let head = tokens.text_of(role.end - 1).to_lowercase();
        let alike = self.by_role.entry(head).or_default();
        if !alike.contains(&index) {
            remember(alike, index);
        }
    }

    /// Notes that a run of names stands for a person, where it does.
    fn mention(&mut self, tokens: &Tokens<'t>, run: Stretch) {
        let name = without_titles(tokens, run);
        if body_head(tokens, run).is_some() {
            return;
        }
        let titled = name.start > run.start;
        let person = match self.person(tokens, name) {
            Matches::Nobody if titled => None,
            Matches::Nobody => return,
            Matches::One(person) => Some(person),
            Matches::Several => None,
        };
        let place = run
            .start
            .checked_sub(1)
            .is_some_and(|i| is_inside(tokens, i));
        if let Some(person) = person.and_then(|i| self.persons.get_mut(i)) {
            let before = Stretch::new(run.start, name.start);
            person.titled = person.titled.or_else(|| gender(tokens, before));
            person.introduced |= titled;
            person.place |= place && !titled;
        }
        self.mentions.push(Mention {
            words: name,
            person,
        });
    }
}

/// Adds one more to a list that is short.
fn remember<T>(list: &mut Vec<T>, one: T) {
    if list.len() < MOST {
        list.push(one);
    }
}

/// Whether one name holds all words of the other: "Kelmsund Harbour Board" and "Harbour Board".
fn is_same_body(tokens: &Tokens<'_>, one: Stretch, other: Stretch) -> bool {
    let (long, short) = if one.len() < other.len() {
        (other, one)
    } else {
        (one, other)
    };
    short
        .iter()
        .all(|i| long.iter().any(|j| tokens.text_of(j) == tokens.text_of(i)))
}
