//! What is known of every listed word, kept once where it is the same for many.

use super::lexicon::WordId;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// A value for each word, by its number. Thousands of words share some hundreds of values.
#[derive(Debug)]
pub(super) struct Shared<T> {
    which: Vec<u16>,
    distinct: Vec<T>,
}

impl<T: Copy + Eq + Hash> Shared<T> {
    /// The values of the words in the order of their numbers.
    ///
    /// # Errors
    /// When there are more distinct ones than can be numbered.
    pub(super) fn new(values: impl Iterator<Item = T>) -> Result<Self, String> {
        let mut numbers: FxHashMap<T, u16> = FxHashMap::default();
        let mut distinct = Vec::new();
        let number = |value: T| {
            if let Some(&known) = numbers.get(&value) {
                return Ok(known);
            }
            let new = u16::try_from(distinct.len()).map_err(|_| "too many sorts of words")?;
            numbers.insert(value, new);
            distinct.push(value);
            Ok(new)
        };
        let which = values.map(number).collect::<Result<_, String>>()?;
        Ok(Self { which, distinct })
    }

    /// The values, each once.
    pub(super) fn distinct(&self) -> &[T] {
        &self.distinct
    }

    /// The place of a word's value among the distinct ones.
    #[inline]
    pub(super) fn which(&self, word: WordId) -> Option<usize> {
        self.which.get(usize::from(word)).copied().map(usize::from)
    }

    /// The value of a word.
    #[inline]
    pub(super) fn of(&self, word: WordId) -> Option<T> {
        self.distinct.get(self.which(word)?).copied()
    }
}
