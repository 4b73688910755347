//! The rows of `config/cues`: gates, frames, documents, points and kinds, as they are written and as they are asked.
//!
//! A row is read with its conditions as text; [`CueRow::compile`] looks their words and classes up.

use super::lexicon::{Lexicon, WordFacts};
use super::piece::{Phrase, Piece};
use super::{classes::Classes, condition::Condition};
use crate::claim::Kind;
use serde::Deserialize;

/// A row that is looked up in the lists of words.
pub(super) trait CueRow {
    /// Looks up what the row names, and refuses what makes no sense.
    fn compile(&mut self, lexicon: &mut Lexicon) -> Result<(), String>;
}

/// Compiles all rows of a table.
pub(super) fn compile<R: CueRow>(rows: &mut [R], lexicon: &mut Lexicon) -> Result<(), String> {
    rows.iter_mut().try_for_each(|row| row.compile(lexicon))
}

/// Which word, in which surroundings, is a cue.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Gate {
    /// Classes the word must all have, and must not have.
    is: Condition,
    /// The verbs it may be a form of.
    head: Condition,
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
    refuse: bool,
    mind: bool,
    seems: bool,
}

/// What is in somebody's mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mind {
    /// What somebody thinks or wants, which the author alone states.
    Thought,
    /// How it looks to the author: "it seems".
    Impression,
}

impl CueRow for Gate {
    fn compile(&mut self, lexicon: &mut Lexicon) -> Result<(), String> {
        let is = self.is.written();
        if self.refuse == self.rule.is_some() {
            return Err(format!(
                "a gate needs either a rule or refuse = true: is = {is:?}"
            ));
        }
        if is.contains(char::is_lowercase) {
            return Err(format!("`is` takes classes only: {is:?}"));
        }
        let around = [&mut self.before, &mut self.after, &mut self.subject];
        let own = [&mut self.is, &mut self.head, &mut self.passed];
        let mut all = own.into_iter().chain(around);
        all.try_for_each(|condition| condition.compile(lexicon))
    }
}

impl Gate {
    /// Whether the row may be about this word, whatever its shape and place add to its classes.
    pub(super) fn may_concern(&self, word: WordFacts) -> bool {
        word.classes.covers(self.is.any.beyond_shape())
            && !word.classes.meets(self.is.none)
            && self.head.fits(word.head, Classes::default())
    }

    /// Whether the row is about this word at all.
    pub fn concerns(&self, word: WordFacts, classes: Classes) -> bool {
        classes.covers(self.is.any)
            && !classes.meets(self.is.none)
            && self.head.fits(word.head, Classes::default())
    }

    /// What the word tells where that is a thought.
    pub const fn mind(&self) -> Option<Mind> {
        match (self.mind, self.seems) {
            (_, true) => Some(Mind::Impression),
            (true, false) => Some(Mind::Thought),
            (false, false) => None,
        }
    }
}

/// Where source and cue stand to each other in a set phrase: "according to X", "in X's view", "as X put it".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameShape {
    /// What it consists of, in order; the first is never the source.
    pub words: Phrase,
    /// What the first word of the source must be.
    #[serde(default)]
    pub source: Condition,
    /// Whether it counts without a comma before it.
    #[serde(default)]
    pub anywhere: bool,
    /// The name of the rule.
    pub rule: String,
}

impl FrameShape {
    /// What its first word must be.
    pub(super) fn first(&self) -> Option<&Condition> {
        match self.words.pieces().first() {
            Some(Piece::Word(first)) => Some(first),
            _ => None,
        }
    }
}

impl CueRow for FrameShape {
    fn compile(&mut self, lexicon: &mut Lexicon) -> Result<(), String> {
        self.words.compile(lexicon)?;
        if self.words.n_sources() != 1 || self.first().is_none() {
            let words = self.words.written();
            return Err(format!(
                "a frame begins with a word and names SOURCE once: {words:?}"
            ));
        }
        self.source.compile(lexicon)
    }
}

/// Numbers that name a document which can be found: "Case 4:19-cv-02233", "Bill 41", "ISBN 978-0-00".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentShape {
    /// What it consists of, in order.
    pub words: Phrase,
    /// Whether its first word needs a capital.
    #[serde(default)]
    pub capital: bool,
    /// Where it counts.
    #[serde(default)]
    pub counts: WhereCounted,
}

/// Where a document that fits a row counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WhereCounted {
    /// Wherever it is mentioned.
    #[default]
    Mentioned,
    /// Where it is said to say something.
    Origin,
    /// There, and where what is said rests on it: "under the Harbour Act 2003".
    Ground,
    /// Scholarly work: where it is said to say something, and for what its authors say behind it.
    Study,
}

impl CueRow for DocumentShape {
    fn compile(&mut self, lexicon: &mut Lexicon) -> Result<(), String> {
        if self.words.n_sources() > 0 {
            let words = self.words.written();
            return Err(format!("a document has no SOURCE: {words:?}"));
        }
        self.words.compile(lexicon)
    }
}

/// Points for one sort of word: what speaks for a statement of fact.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Point {
    /// The words that count; none where the length does.
    pub any: Condition,
    /// The word before each.
    pub before: Condition,
    /// The word behind each.
    pub after: Condition,
    /// The length (words) that counts when the sentence has more.
    pub longer: Option<usize>,
    /// Whether such a word may make a judgement of a sentence.
    pub judges: bool,
    /// Whether it may where no fact is beside it.
    pub leans: bool,
    /// How many are passed over first.
    pub beyond: usize,
    /// How many count at most; one where nothing is said.
    pub most: Option<usize>,
    /// Points for each in a report.
    pub news: f32,
    /// Points for each in a speech.
    pub speech: f32,
}

impl CueRow for Point {
    fn compile(&mut self, lexicon: &mut Lexicon) -> Result<(), String> {
        if self.longer.is_some() != self.any.written().is_empty() {
            return Err("a row of points needs either any or longer".to_owned());
        }
        self.any.compile(lexicon)?;
        self.before.compile(lexicon)?;
        self.after.compile(lexicon)
    }
}

/// A kind of claim and the words that show it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// The words.
    pub any: Condition,
    /// The word before each.
    #[serde(default)]
    pub before: Condition,
    /// The word behind each.
    #[serde(default)]
    pub after: Condition,
}

impl CueRow for KindRow {
    fn compile(&mut self, lexicon: &mut Lexicon) -> Result<(), String> {
        self.any.compile(lexicon)?;
        self.before.compile(lexicon)?;
        self.after.compile(lexicon)
    }
}
