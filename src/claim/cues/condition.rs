//! What a row of `config/cues` asks of a word: one of some classes and words, and none of others.

use super::lexicon::{Lexicon, WordFacts};
use super::{classes::Classes, shared::WordId};
use serde::Deserialize;

/// What one word must be: CAPITALS name a class, small letters a word, a leading "-" refuses.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct Condition {
    written: String,
    pub(super) any: Classes,
    pub(super) none: Classes,
    pub(super) any_words: Vec<WordId>,
    pub(super) none_words: Vec<WordId>,
}

impl From<String> for Condition {
    fn from(written: String) -> Self {
        Self {
            written,
            ..Self::default()
        }
    }
}

impl Condition {
    /// Whether a word of these classes fits.
    pub fn fits(&self, word: WordId, classes: Classes) -> bool {
        let wanted =
            self.asks_nothing() || classes.meets(self.any) || self.any_words.contains(&word);
        wanted && !classes.meets(self.none) && !self.none_words.contains(&word)
    }

    /// Whether one of these words fits, and none is refused. No word at all fits where nothing is asked.
    pub fn fits_among(&self, mut words: impl Iterator<Item = WordFacts> + Clone) -> bool {
        let wanted = |w: WordFacts| w.classes.meets(self.any) || self.any_words.contains(&w.id);
        let refused = |w: WordFacts| w.classes.meets(self.none) || self.none_words.contains(&w.id);
        (self.asks_nothing() || words.clone().any(wanted)) && !words.any(refused)
    }

    /// Whether every word is wanted that is not refused.
    pub(super) const fn asks_nothing(&self) -> bool {
        self.any.is_empty() && self.any_words.is_empty()
    }

    /// Whether every word fits, and no word as well.
    pub const fn is_free(&self) -> bool {
        self.asks_nothing() && self.none.is_empty() && self.none_words.is_empty()
    }

    /// As it is written.
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// Looks its words and classes up.
    pub(super) fn compile(&mut self, lexicon: &mut Lexicon) -> Result<(), String> {
        for item in self.written.split_whitespace() {
            let (refused, name) = match item.strip_prefix('-') {
                Some(rest) if !rest.is_empty() => (true, rest),
                _ => (false, item),
            };
            let (classes, words) = if refused {
                (&mut self.none, &mut self.none_words)
            } else {
                (&mut self.any, &mut self.any_words)
            };
            if name.starts_with(char::is_uppercase) {
                *classes = classes.and(lexicon.class(name)?);
            } else {
                words.push(lexicon.number(name)?);
            }
        }
        Ok(())
    }
}
