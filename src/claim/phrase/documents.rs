//! Documents named well enough to be found without a link: a section of an act, a docket, a report with issuer and date.
//!
//! Looks at shapes and general nouns; no title and no issuer is known by name. "A study", "documents" and "the law" are
//! nothing that can be found. Whether the words are in a place where they count is `suggest`'s and `source`'s to say.

use super::pieces;
use crate::claim::cues::{Class, Classes, WhereCounted, classes};
use crate::claim::token::{Stretch, Tokens, Words};

/// How many words a title may have between its noun and its year or its section; nothing is looked for further away.
const TITLE: usize = 12;

/// The document that the words name as the origin of what is said, with issuer and date, author, journal or number.
pub fn findable(tokens: &Tokens<'_>, words: Stretch) -> Option<Stretch> {
    let words = Named { tokens, words };
    let noun = words.find(|i| words.is_document(i))?;
    let dated = words.find(|i| is_date(tokens, i)).is_some();
    let titled = words.is_titled(noun) || words.is_quoted_title();
    let recorded = dated && words.any(Class::Recording);
    let counted = dated && (words.has_issuer() || words.any(Class::Census));
    let found = counted
        || recorded
        || titled && words.has_issuer()
        || words.shaped(noun, WhereCounted::Study).is_some();
    found.then_some(words.words)
}

/// The words from a study on that name its journal or its author.
pub fn study(tokens: &Tokens<'_>, words: Stretch) -> Option<Stretch> {
    let named = Named { tokens, words };
    let noun = named.find(|i| named.shaped(i, WhereCounted::Study).is_some());
    noun.map(|noun| Stretch::new(noun, words.end))
}

/// The document that a number, a section or a citation in the words names: it can be found wherever it is mentioned.
pub fn identified(tokens: &Tokens<'_>, words: Stretch) -> Option<Stretch> {
    let named = Named { tokens, words };
    words
        .iter()
        .filter(|&i| named.may_open(i) && !tokens.has(i, Class::Quoted))
        .find_map(|i| {
            let end = named
                .shaped(i, WhereCounted::Mentioned)
                .or_else(|| named.citation(i))
                .or_else(|| named.own_title(i))
                .or_else(|| {
                    named
                        .shaped(i, WhereCounted::Ground)
                        .filter(|_| named.rests_on(i))
                })?;
            Some(Stretch::new(i, end.min(words.end)))
        })
}

/// A statute, a treaty, a bill or a standard as the origin of what is said: "Section 12 of the Harbour Act 2003 forbids".
pub fn identified_source(tokens: &Tokens<'_>, words: Stretch) -> Option<Stretch> {
    let named = Named { tokens, words };
    let told = |i: usize| {
        let shaped = |counts| named.shaped(i, counts);
        let end = shaped(WhereCounted::Ground).or_else(|| shaped(WhereCounted::Origin))?;
        Some(Stretch::new(i, end.min(words.end)))
    };
    identified(tokens, words).or_else(|| {
        let mut opens = words.iter().filter(|&i| named.may_open(i));
        opens.find_map(told)
    })
}

/// The document that a footnote names: an issuer or author, and a noun with a date, or a number.
pub fn in_note(tokens: &Tokens<'_>, words: Stretch) -> Option<Stretch> {
    let named = Named { tokens, words };
    let cited = named.any(Class::Cited) || named.find(|i| named.is_document(i)).is_some();
    let dated = named.find(|i| is_date(tokens, i)).is_some();
    let written = !named.was_heard();
    // "Author's notes, visit to the lock": what the author wrote down.
    let notes = named.find(|i| named.is(i, "notes")).is_some();
    identified_source(tokens, words)
        .or_else(|| findable(tokens, words).filter(|_| written))
        .or_else(|| (notes || written && cited && dated && named.has_issuer()).then_some(words))
}

/// Whether a footnote tells from whom the author heard it: "Interview with Mara Ilves", "Harbour Board, by telephone".
pub fn was_heard(tokens: &Tokens<'_>, words: Stretch) -> bool {
    Named { tokens, words }.was_heard()
}

/// Whether a number is a year, the day of a month, or a span of years such as "2023-24".
fn is_date(tokens: &Tokens<'_>, index: usize) -> bool {
    if !tokens.has(index, Class::Number) {
        return false;
    }
    let beside = |i: usize| tokens.has(i, Class::Month);
    let day =
        tokens.text_of(index).len() <= 4 && (beside(index.wrapping_sub(1)) || beside(index + 1));
    is_year(tokens, index) || day
}

fn is_year(tokens: &Tokens<'_>, index: usize) -> bool {
    pieces::is_year(tokens.text_of(index))
}

/// Words that may name a document.
struct Named<'a, 't> {
    tokens: &'a Tokens<'t>,
    words: Stretch,
}

impl Named<'_, '_> {
    fn find(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        (self.words.start..self.words.end).find(|&i| fits(i))
    }

    fn any(&self, class: Class) -> bool {
        self.find(|i| self.tokens.has(i, class)).is_some()
    }

    fn has(&self, index: usize, class: Class) -> bool {
        self.tokens.has(index, class)
    }

    fn is_any(&self, index: usize, classes: Classes) -> bool {
        self.tokens.is_any(index, classes)
    }

    fn is(&self, index: usize, lower: &str) -> bool {
        self.tokens.is(index, lower)
    }

    /// Whether a number, a section, a title or a citation may begin here: few words can, and all are asked.
    fn may_open(&self, at: usize) -> bool {
        let shapes = classes!(Capital Number Marks DocketWord SectionWord NumberSign);
        self.is_any(at, shapes) || self.is(at, "et")
    }

    /// One past the document at `at` that a `documents` row knows: "No. 21-476", "Bill 41", "ISBN 978-0-00".
    fn shaped(&self, at: usize, counts: WhereCounted) -> Option<usize> {
        let words = Words {
            tokens: self.tokens,
            within: self.words,
        };
        let rows = self.tokens.cues().tables.documents.iter();
        rows.filter(|row| row.counts == counts && (!row.capital || self.has(at, Class::Capital)))
            .find_map(|row| pieces::after(&words, at, row.words.pieces()))
    }

    /// A noun for a document that is no more than that: "report author" is a person, "20 minutes" a time.
    fn is_document(&self, index: usize) -> bool {
        let counted = classes!(Number NumberWord);
        let time = self.is(index, "minutes")
            && index
                .checked_sub(1)
                .is_some_and(|i| self.is_any(i, counted));
        let modifies = self.is_any(index + 1, classes!(Role Title Body Spokes));
        self.has(index, Class::Document) && !time && !modifies
    }

    /// Whether the words tell how the author heard it, and of no recording: "Harbour Board, by telephone, 4 May 2026".
    fn was_heard(&self) -> bool {
        let heard = |i: usize| {
            let name = self.has(i, Class::Capital) && i > self.words.start;
            self.has(i, Class::Heard) && !self.has(i, Class::Quoted) && !name
        };
        self.find(heard).is_some() && !self.any(Class::Recording)
    }

    /// Whether a name, a body or somebody's possession says whose it is.
    fn has_issuer(&self) -> bool {
        let issuer = classes!(Body Possessive Possessor);
        let name = |i: usize| {
            self.has(i, Class::Capital)
                && !self.is_any(i, classes!(Determiner Document Month Preposition))
        };
        self.find(|i| self.is_any(i, issuer) || name(i)).is_some()
    }

    /// "its Report on Sound Signals": the noun begins or ends a title of three words or more.
    fn is_titled(&self, noun: usize) -> bool {
        let run = self.title(noun).count();
        let opens = self
            .tokens
            .get(noun)
            .is_some_and(|t| self.tokens.of_sentence(t.sentence).start == noun);
        self.has(noun, Class::Capital) && !opens && run > 1
    }

    /// The words with a capital that follow a noun in its title.
    fn title(&self, noun: usize) -> impl Iterator<Item = usize> {
        let title = |i: usize| self.has(i, Class::Capital);
        let small = |i: usize| self.is_any(i, classes!(Preposition Determiner));
        (noun + 1..(noun + TITLE).min(self.words.end))
            .take_while(move |&i| title(i) || small(i) || self.is(i, "and"))
            .filter(move |&i| title(i))
    }

    /// One past "in its Report on Sound Signals": somebody's work under its title, in which the words are said to be.
    fn own_title(&self, noun: usize) -> Option<usize> {
        let owned = noun
            .checked_sub(1)
            .filter(|&i| self.is_any(i, classes!(Possessor Possessive)))?;
        let from = owned.saturating_sub(TITLE).max(self.words.start);
        let inside = (from..owned).any(|i| self.is(i, "in"));
        let found = inside && self.is_document(noun) && self.is_titled(noun);
        found.then(|| self.title(noun).last().unwrap_or(noun) + 1)
    }

    /// A title in quotation marks.
    fn is_quoted_title(&self) -> bool {
        self.any(Class::Mark) && self.any(Class::Quoted)
    }

    /// One past "(Ilves and Brandt, 2018)", "(Harbour Board 2024)".
    fn citation(&self, at: usize) -> Option<usize> {
        if !self.is(at, "(") {
            return None;
        }
        let close = (at + 1..(at + TITLE).min(self.words.end)).find(|&i| self.is(i, ")"))?;
        let year = close.checked_sub(1).filter(|&i| is_year(self.tokens, i))?;
        let author = |i: usize| {
            self.is_any(i, classes!(Capital Comma Preposition))
                || self.is(i, "and")
                || self.is(i, "&")
        };
        let month = (at + 1..year).any(|i| self.has(i, Class::Month));
        (year > at + 1 && !month && (at + 1..year).all(author)).then_some(close + 1)
    }

    /// Whether what precedes makes a law the ground of what is said: nothing, "under", "by". A law that is broken or
    /// passed says nothing about who broke or passed it.
    fn rests_on(&self, at: usize) -> bool {
        let passed = |i: usize| self.has(i, Class::Determiner) || is_year(self.tokens, i);
        let least = at.saturating_sub(TITLE).max(self.words.start);
        match (least..at).rev().find(|&i| !passed(i)) {
            Some(before) => self.has(before, Class::Ground),
            None => least == self.words.start,
        }
    }
}

#[cfg(test)]
mod tests;
