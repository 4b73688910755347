//! What many words have in common, kept once: thousands of words carry some hundreds of sets of classes.

use rustc_hash::FxHashMap;
use std::hash::Hash;

/// The number of a listed word; 0 for every word that is not listed.
pub type WordId = u16;

/// Values that get a number when they are first seen.
#[derive(Debug, Default)]
pub(super) struct Pool<T> {
    numbers: FxHashMap<T, u16>,
    distinct: Vec<T>,
}

impl<T: Copy + Eq + Hash> Pool<T> {
    /// The number of a value.
    ///
    /// # Errors
    /// When there are more than can be numbered.
    pub(super) fn number(&mut self, value: T) -> Result<u16, String> {
        if let Some(&known) = self.numbers.get(&value) {
            return Ok(known);
        }
        let new = u16::try_from(self.distinct.len()).map_err(|_| "too many sorts of words")?;
        self.numbers.insert(value, new);
        self.distinct.push(value);
        Ok(new)
    }

    /// The values by their numbers.
    pub(super) fn distinct(&self) -> &[T] {
        &self.distinct
    }

    /// Forgets which value has which number, once no further one will come.
    pub(super) fn close(&mut self) {
        self.numbers = FxHashMap::default();
    }
}

/// A value for each word, by its number.
#[derive(Debug, Default)]
pub(super) struct Shared<T> {
    which: Vec<u16>,
    distinct: Vec<T>,
}

impl<T: Copy + Default + Eq + Hash> Shared<T> {
    /// The values of the words in the order of their numbers.
    ///
    /// # Errors
    /// When there are more distinct ones than can be numbered.
    pub(super) fn new(values: impl Iterator<Item = T>) -> Result<Self, String> {
        let mut pool = Pool::default();
        let which: Result<Vec<u16>, String> = values.map(|value| pool.number(value)).collect();
        Ok(Self {
            which: which?,
            distinct: pool.distinct,
        })
    }

    /// How many distinct values there are.
    pub(super) const fn n_distinct(&self) -> usize {
        self.distinct.len()
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
