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

    /// The value of this number.
    #[inline]
    pub(super) fn get(&self, number: u16) -> Option<T> {
        self.distinct.get(usize::from(number)).copied()
    }

    /// Forgets which value has which number, once no further one will come.
    pub(super) fn close(&mut self) {
        self.numbers = FxHashMap::default();
    }
}
