//! Gate rows: which word, in which surroundings, is a cue.
//!
//! Compiles the `[gates]` table of `config/cues`; `gate` asks the rows about the words of a sentence.

use super::classes::Classes;
use super::lexicon::{Lexicon, WordFacts};
use super::shared::WordId;
use serde::Deserialize;

/// One row as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GateRow {
    #[serde(default)]
    is: String,
    #[serde(default)]
    head: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    passed: String,
    rule: Option<String>,
    #[serde(default)]
    refuse: bool,
    #[serde(default)]
    mind: bool,
    #[serde(default)]
    seems: bool,
}

/// One row, compiled.
#[derive(Debug)]
pub struct Gate {
    /// Classes the word must all have.
    pub is: Classes,
    /// Classes it must not have.
    pub is_not: Classes,
    /// The verbs it may be a form of.
    pub head: Condition,
    /// The word before it.
    pub before: Condition,
    /// The word behind it.
    pub after: Condition,
    /// What precedes it beyond adverbs and auxiliaries.
    pub subject: Condition,
    /// The adverbs and auxiliaries passed over.
    pub passed: Condition,
    /// The name of the rule; `None` refuses.
    pub rule: Option<String>,
    /// What it tells where that is a thought.
    pub mind: Option<Mind>,
}

/// What is in somebody's mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mind {
    /// What somebody thinks or wants, which the author alone states.
    Thought,
    /// How it looks to the author: "it seems".
    Impression,
}

/// What one neighbour must be.
#[derive(Debug, Default)]
pub struct Condition {
    pub(super) any: Classes,
    pub(super) none: Classes,
    pub(super) any_words: Vec<WordId>,
    pub(super) none_words: Vec<WordId>,
}

impl Condition {
    /// Whether a word of these classes fits.
    pub fn fits(&self, word: WordId, classes: Classes) -> bool {
        let wanted =
            self.asks_nothing() || classes.meets(self.any) || self.any_words.contains(&word);
        wanted && !classes.meets(self.none) && !self.none_words.contains(&word)
    }

    /// The words it names.
    pub(super) fn words(&self) -> impl Iterator<Item = WordId> {
        self.any_words.iter().chain(&self.none_words).copied()
    }

    /// Whether every word is wanted that is not refused.
    pub(super) const fn asks_nothing(&self) -> bool {
        self.any.is_empty() && self.any_words.is_empty()
    }

    /// Whether one of these words fits, and none is refused. No word at all fits where nothing is asked.
    pub fn fits_among(&self, words: impl Iterator<Item = WordFacts> + Clone) -> bool {
        let wanted = self.asks_nothing()
            || words
                .clone()
                .any(|w| w.classes.meets(self.any) || self.any_words.contains(&w.id));
        let mut words = words;
        wanted && !words.any(|w| w.classes.meets(self.none) || self.none_words.contains(&w.id))
    }

    /// CAPITALS name a class, small letters a word, a leading "-" refuses.
    pub(super) fn compile(written: &str, lexicon: &mut Lexicon) -> Result<Self, String> {
        let mut condition = Self::default();
        for item in written.split_whitespace() {
            let (refused, name) = match item.strip_prefix('-') {
                Some(rest) if !rest.is_empty() => (true, rest),
                _ => (false, item),
            };
            if name.starts_with(char::is_uppercase) {
                let set = if refused {
                    &mut condition.none
                } else {
                    &mut condition.any
                };
                *set = set.and(lexicon.class(name)?);
            } else {
                let number = lexicon.number(name)?;
                let list = if refused {
                    &mut condition.none_words
                } else {
                    &mut condition.any_words
                };
                list.push(number);
            }
        }
        Ok(condition)
    }
}

/// Compiles every row, in order.
pub(super) fn compile(rows: Vec<GateRow>, lexicon: &mut Lexicon) -> Result<Vec<Gate>, String> {
    rows.into_iter().map(|row| gate(row, lexicon)).collect()
}

fn gate(row: GateRow, lexicon: &mut Lexicon) -> Result<Gate, String> {
    if row.refuse == row.rule.is_some() {
        return Err(format!(
            "a gate needs either a rule or refuse = true: is = {:?}",
            row.is
        ));
    }
    let own = Condition::compile(&row.is, lexicon)?;
    if !own.any_words.is_empty() || !own.none_words.is_empty() {
        return Err(format!("`is` takes classes only: {:?}", row.is));
    }
    Ok(Gate {
        is: own.any,
        is_not: own.none,
        head: Condition::compile(&row.head, lexicon)?,
        before: Condition::compile(&row.before, lexicon)?,
        after: Condition::compile(&row.after, lexicon)?,
        subject: Condition::compile(&row.subject, lexicon)?,
        passed: Condition::compile(&row.passed, lexicon)?,
        rule: row.rule,
        mind: match (row.mind, row.seems) {
            (_, true) => Some(Mind::Impression),
            (true, false) => Some(Mind::Thought),
            (false, false) => None,
        },
    })
}

impl Gate {
    /// Whether the row may be about this word, whatever its shape and place add to its classes.
    pub(super) fn may_concern(&self, word: WordFacts) -> bool {
        word.classes.covers(self.is.beyond_shape())
            && !word.classes.meets(self.is_not)
            && self.head.fits(word.head, Classes::default())
    }

    /// Whether the row is about this word at all.
    pub fn concerns(&self, word: WordFacts, classes: Classes) -> bool {
        classes.covers(self.is)
            && !classes.meets(self.is_not)
            && self.head.fits(word.head, Classes::default())
    }
}
