//! From the words of a source to the speaker they mean: full names for short ones, for roles, for pronouns.
//!
//! In reading order, since a pronoun looks back. Where two fit nobody is taken: a reader would rather be told.

mod pronoun;

use crate::claim::attribution::Attribution;
use crate::claim::cues::{Class, classes};
use crate::claim::phrase::described::{self, Described};
use crate::claim::phrase::names::{is_acronym, is_name};
use crate::claim::phrase::office::{self, is_role};
use crate::claim::phrase::runs::{name_words, run_at};
use crate::claim::token::{Stretch, Tokens};
use crate::claim::who::cast::{Cast, Gender, Matches};
use crate::claim::who::identity::Speaker;

/// Somebody or something known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// A person of the cast (index).
    Person(usize),
    /// A body, by its name.
    Body(Stretch),
}

/// Who spoke, as far as a later pronoun needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spoke {
    /// Somebody or something known by name.
    Known(Meant),
    /// Somebody without a full name: a lawyer, or a "she" whom two fit.
    Somebody(Option<Gender>),
}

/// Who a source means.
pub type Who = Matches<Meant>;

/// Finds speakers in reading order.
#[derive(Debug)]
pub struct Resolver<'a, 't> {
    tokens: &'a Tokens<'t>,
    cast: Cast<'t>,
    /// Who spoke, with the first token of the source, in reading order.
    spoke: Vec<(usize, Spoke)>,
}

impl<'a, 't> Resolver<'a, 't> {
    /// Begins with the whole cast, and with nobody who spoke yet.
    pub fn new(tokens: &'a Tokens<'t>, cast: Cast<'t>, attributions: &[Attribution]) -> Self {
        let mut resolver = Self {
            tokens,
            cast,
            spoke: Vec::new(),
        };
        for source in attributions.iter().filter_map(|a| a.source) {
            resolver.note_speaker(source);
        }
        resolver
    }

    /// Who speaks under a full name is somebody.
    fn note_speaker(&mut self, source: Stretch) {
        let head = Stretch::new(source.start, head_end(self.tokens, source));
        let found = self
            .named(source, head)
            .filter(|&name| name_words(self.tokens, name) > 1)
            .map(|name| self.cast.person(self.tokens, name));
        if let Some(Matches::One(person)) = found
            && let Some(person) = self.cast.persons.get_mut(person)
        {
            person.introduced = true;
        }
    }

    /// Who the source of the attribution means.
    pub fn who(&mut self, attribution: &Attribution) -> Who {
        let Some(source) = attribution.source else {
            return Matches::Nobody;
        };
        let who = self.of_source(source, attribution);
        match who {
            Matches::One(meant) => self.spoke.push((source.start, Spoke::Known(meant))),
            _ if self.may_be_person(source) => {
                let gender = self.called(source.start);
                self.spoke.push((source.start, Spoke::Somebody(gender)));
            }
            _ => {}
        }
        who
    }

    /// What a pronoun tells: "she".
    fn called(&self, index: usize) -> Option<Gender> {
        match self.tokens.text_of(index).to_ascii_lowercase().as_str() {
            "he" => Some(Gender::Male),
            "she" => Some(Gender::Female),
            _ => None,
        }
    }

    /// Whether somebody without a full name speaks: a lawyer, Norvik, Zelma, she.
    fn may_be_person(&self, source: Stretch) -> bool {
        let last = head_end(self.tokens, source).saturating_sub(1);
        is_role(self.tokens, last)
            || self.called(source.start).is_some()
            || is_name(self.tokens, last) && !self.tokens.has(last, Class::Body)
    }

    fn of_source(&mut self, source: Stretch, attribution: &Attribution) -> Who {
        let tokens = self.tokens;
        if source.len() <= 2 && tokens.has(source.start, Class::Pronoun) {
            return self.pronoun(source.start, attribution);
        }
        // "Mara Ilves, who teaches there and has a boat" is one person.
        let mut several = source.start..source.end;
        let clause = several.clone().find(|&i| tokens.has(i, Class::Relative));
        several.end = clause.unwrap_or(source.end);
        if several.into_iter().any(|i| tokens.text_of(i) == "and") {
            return Matches::Nobody;
        }
        let end = head_end(tokens, source);
        let head = Stretch::new(source.start, end);
        if let Some(name) = self.named(source, head) {
            return match self.cast.person(tokens, name) {
                Matches::Nobody => self.acronym(name),
                found => meant(found, Meant::Person),
            };
        }
        self.described(source, head)
    }

    /// The name in the source that is the speaker's own.
    fn named(&self, source: Stretch, head: Stretch) -> Option<Stretch> {
        let first = self
            .cast
            .mentions
            .partition_point(|m| m.words.start < source.start);
        let mentions = self.cast.mentions.get(first..)?;
        let inside = mentions
            .iter()
            .map(|m| m.words)
            .take_while(|words| words.end <= source.end);
        let ends_head = inside
            .clone()
            .find(|words| words.end == head.end && self.is_led_to(source, *words));
        let apposed = inside.clone().find(|words| {
            words.start > head.end
                && self.tokens.has(words.start - 1, Class::Comma)
                && words.len() > 1
        });
        let last = head.end.checked_sub(1)?;
        let acronym = is_acronym(self.tokens, last) && is_name(self.tokens, last);
        ends_head
            .or(apposed)
            .or_else(|| acronym.then(|| Stretch::new(last, last + 1)))
    }

    /// Whether only titles, roles and what qualifies them precede the name in its source.
    fn is_led_to(&self, source: Stretch, name: Stretch) -> bool {
        let tokens = self.tokens;
        let determined = tokens.has(source.start, Class::Determiner);
        let mut before = (source.start + usize::from(determined)..name.start).peekable();
        let bare = before.peek().is_none();
        let leads = before.all(|i| {
            office::modifies(tokens, i)
                || is_role(tokens, i)
                || tokens.has(i, Class::Possessive)
                || matches!(tokens.text_of(i), "." | "of" | "," | "the" | ">")
        });
        leads && !(determined && bare && name.len() == 1)
    }

    fn acronym(&self, name: Stretch) -> Who {
        let full = self.cast.acronym(self.tokens, name.end - 1);
        full.map_or(Matches::Nobody, |body| Matches::One(Meant::Body(body)))
    }

    /// "The mayor", "the board": one person or body alone may be meant.
    fn described(&self, source: Stretch, head: Stretch) -> Who {
        let tokens = self.tokens;
        let last = head.end.saturating_sub(1);
        let definite = tokens.is(source.start, "the");
        let words = Stretch::new(head.start + usize::from(definite), head.end);
        if is_name(tokens, words.start) {
            let name = run_at(tokens, words.start, source.end);
            return meant(self.cast.body(tokens, name), Meant::Body);
        }
        if !definite || words.is_empty() || tokens.has(last, Class::Capital) {
            return Matches::Nobody;
        }
        if is_role(tokens, last) {
            let role = Stretch::new(words.start, source.end.min(head.end + 6));
            return match self.cast.holder(tokens, words) {
                Matches::One(person) if role.end > head.end && !self.also_holds(person, role) => {
                    Matches::Nobody
                }
                found => meant(found, Meant::Person),
            };
        }
        if !tokens.has(last, Class::Body) || head.end < source.end {
            return Matches::Nobody;
        }
        meant(self.cast.body(tokens, words), Meant::Body)
    }

    /// "The mayor of Kelmsund" is not the mayor of another town.
    fn also_holds(&self, person: usize, role: Stretch) -> bool {
        self.cast.persons.get(person).is_some_and(|p| {
            p.described.iter().any(|d| {
                role.iter()
                    .filter(|&i| is_name(self.tokens, i))
                    .all(|i| self.tokens.has_word(d.whole, self.tokens.text_of(i)))
            })
        })
    }

    /// The speaker as spans of the text: what is with the source, and what the article said of them before.
    pub fn speaker(&self, attribution: &Attribution, who: Who) -> Speaker {
        let tokens = self.tokens;
        let span = |words: Stretch| tokens.span(words);
        let own = attribution.source.map(|source| self.own(source));
        let role = own.and_then(|d| d.role);
        let affiliation = own.and_then(|d| d.affiliation);
        let bare = Speaker {
            name: None,
            role: role.map(span),
            affiliation: affiliation.map(span),
            ambiguous: who == Matches::Several,
        };
        match who {
            Matches::One(Meant::Body(body)) => Speaker {
                name: Some(span(body)),
                ..bare
            },
            Matches::One(Meant::Person(index)) => {
                let Some(person) = self.cast.persons.get(index) else {
                    return bare;
                };
                let known = person.described.first();
                let full = own.map(|d| d.name).filter(|&n| name_words(tokens, n) > 1);
                let in_full = full.filter(|n| n.start > 0 && is_name(tokens, n.start));
                Speaker {
                    name: Some(span(in_full.unwrap_or(person.name))),
                    role: role.or_else(|| known.and_then(|d| d.role)).map(span),
                    affiliation: affiliation
                        .or_else(|| known.and_then(|d| d.affiliation))
                        .map(span),
                    ambiguous: false,
                }
            }
            _ => bare,
        }
    }

    /// Role and affiliation in the words of the source.
    fn own(&self, source: Stretch) -> Described {
        let head = Stretch::new(source.start, head_end(self.tokens, source));
        match self.named(source, head) {
            Some(name) => described::around(self.tokens, name, source),
            None => Described {
                name: source,
                whole: source,
                role: office::of_words(self.tokens, source).map(|o| o.role),
                affiliation: office::of_words(self.tokens, source).and_then(|o| o.affiliation),
            },
        }
    }
}

/// The same number of fits, of another kind.
fn meant<T>(found: Matches<T>, of: impl Fn(T) -> Meant) -> Who {
    match found {
        Matches::One(one) => Matches::One(of(one)),
        Matches::Several => Matches::Several,
        Matches::Nobody => Matches::Nobody,
    }
}

/// Where the main noun of a source ends: before "of", a comma or a bracket.
fn head_end(tokens: &Tokens<'_>, source: Stretch) -> usize {
    let ends = classes!(Preposition Comma Relative Bracket);
    tokens.until(source.start + 1, source.end, ends)
}
