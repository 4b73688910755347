//! A role as a noun phrase: the office, whose it is, and the body or place it belongs to.
//!
//! "The mayor of Kelmsund", "Norvik's foreign minister", "Harbour Board chairwoman". Only shapes count; who holds it is
//! `cast`'s to know.

use super::names::is_name;
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Tokens};

/// The most words that a role before or behind a name may have.
pub const LONGEST: usize = 14;

/// A role as a noun phrase: "the mayor of Kelmsund", "Norvik's foreign minister".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Office {
    /// All of it, article and affiliation included.
    pub whole: Stretch,
    /// The role without article and affiliation.
    pub role: Stretch,
    /// The body or place.
    pub affiliation: Option<Stretch>,
}

/// The token before `index`, where it is within.
pub fn last_before(index: usize, within: Stretch) -> Option<usize> {
    index.checked_sub(1).filter(|&i| i >= within.start)
}

/// Whether the word is a role that one person may hold.
pub fn is_role(tokens: &Tokens<'_>, index: usize) -> bool {
    let noun = classes!(Role Title Spokes);
    let text = tokens.text_of(index);
    let many = text.ends_with('s') && !text.ends_with("ss")
        || text.ends_with("men")
        || text.ends_with("people");
    tokens.is_any(index, noun) && !many && !tokens.has(index, Class::Honorific)
}

/// The office whose head is the word at `head`, with what stands to its left.
pub fn office_ending(tokens: &Tokens<'_>, head: usize, within: Stretch) -> Office {
    let least = head.saturating_sub(LONGEST / 2).max(within.start);
    let mut start = head;
    while start > least && modifies(tokens, start - 1) {
        start -= 1;
    }
    let possessive = last_before(start, within).filter(|&i| tokens.has(i, Class::Possessive));
    let owner = possessive.and_then(|at| owner_ending(tokens, at, within));
    let begin = match owner {
        Some(owner) => owner.start,
        None => last_before(start, within)
            .filter(|&i| tokens.is_any(i, classes!(Determiner Possessor)))
            .unwrap_or(start),
    };
    let body = (start..head)
        .take_while(|&i| is_name(tokens, i) && !tokens.has(i, Class::NotQuite))
        .last()
        .map(|last| Stretch::new(start, last + 1))
        .filter(|body| !is_role(tokens, body.start));
    let role = Stretch::new(body.map_or(start, |b| b.end), head + 1);
    Office {
        whole: Stretch::new(with_article(tokens, begin, within), head + 1),
        role,
        affiliation: owner.or(body),
    }
}

/// The owner before a possessive: "Norvik" of "Norvik's", "the bakery" of "the bakery's".
fn owner_ending(tokens: &Tokens<'_>, possessive: usize, within: Stretch) -> Option<Stretch> {
    let least = possessive.saturating_sub(4).max(within.start);
    let mut start = possessive;
    while start > least && modifies(tokens, start - 1) {
        start -= 1;
    }
    (start < possessive).then(|| Stretch::new(start, possessive))
}

fn with_article(tokens: &Tokens<'_>, start: usize, within: Stretch) -> usize {
    last_before(start, within)
        .filter(|&i| tokens.has(i, Class::Determiner))
        .unwrap_or(start)
}

/// Whether a word may be between article and noun.
pub fn modifies(tokens: &Tokens<'_>, index: usize) -> bool {
    let never = classes!(
        Verb Determiner Possessor Preposition Pronoun Conjunction First Be Have Modal Adverb
        Finite PastEvent Quoted Day Ly EndsEd EndsIng Subordinate
    );
    let hyphen = tokens.text_of(index) == "-" && tokens.is_glued(index);
    if tokens.has(index, Class::Capital) && is_name(tokens, index) {
        return !tokens.has(index, Class::Quoted);
    }
    hyphen || tokens.has(index, Class::Word) && !tokens.is_any(index, never)
}

/// The office that ends at a comma: "the mayor of Kelmsund," and "Norvik's foreign minister,".
pub fn office_before_comma(tokens: &Tokens<'_>, comma: usize, within: Stretch) -> Option<Office> {
    let least = comma.saturating_sub(LONGEST).max(within.start);
    let head = (least..comma).rev().find(|&i| is_role(tokens, i))?;
    let affiliation = affiliation_behind(tokens, head + 1, comma)?;
    let office = office_ending(tokens, head, within);
    // "At a meeting with the mayor, Mara Ilves said": two people.
    let governed = last_before(office.whole.start, within).is_some_and(|i| {
        tokens.has(i, Class::Preposition) || matches!(tokens.text_of(i), "to" | "between")
    });
    (!governed).then(|| office.belonging(affiliation, comma))
}

impl Office {
    /// The same up to `end`, with what it belongs to.
    pub fn belonging(self, affiliation: Option<Stretch>, end: usize) -> Self {
        Self {
            whole: Stretch::new(self.whole.start, end),
            affiliation: self.affiliation.or(affiliation),
            ..self
        }
    }
}

/// The office that the words name by themselves: "the mayor of Kelmsund".
pub fn of_words(tokens: &Tokens<'_>, words: Stretch) -> Option<Office> {
    let ends = classes!(Preposition Comma Relative);
    let end = tokens.until(words.start + 1, words.end, ends);
    let head = end.checked_sub(1).filter(|&i| is_role(tokens, i))?;
    let office = office_ending(tokens, head, words);
    let clause = classes!(Comma Relative);
    let to = tokens.until(end, words.end, clause);
    let affiliation = affiliation_behind(tokens, end, to).flatten();
    Some(office.belonging(affiliation, words.end))
}

/// What a role belongs to, in `from..end`: nothing, or a preposition and a body. `None` when other words are there.
#[expect(
    clippy::option_option,
    reason = "no affiliation and no office are two answers"
)]
pub fn affiliation_behind(tokens: &Tokens<'_>, from: usize, end: usize) -> Option<Option<Stretch>> {
    if from >= end {
        return Some(None);
    }
    let stops = classes!(
        Comma Verb Finite PastEvent EndsEd Relative Mark Stop Semicolon Dash
    );
    let clean = (from..end)
        .all(|i| is_name(tokens, i) && !tokens.has(i, Class::Quoted) || !tokens.is_any(i, stops));
    let joined = tokens.has(from, Class::Preposition) || tokens.text_of(from) == "to";
    (clean && joined).then(|| {
        let article = usize::from(tokens.has(from + 1, Class::Determiner));
        Some(Stretch::new(from + 1 + article, end)).filter(|s| !s.is_empty())
    })
}
