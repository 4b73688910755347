//! Which rows of a table a word fits, told in a few steps however many rows there are.
//!
//! Made once from the conditions of the `[points]` and `[kinds]` tables. A row is one bit; what a word is by the lists is
//! worked out beforehand, what its shape and place add is looked up class by class.

use super::classes::{Classes, bits};
use super::condition::Condition;
use super::lexicon::{Lexicon, WordFacts};
use super::shared::{Pool, WordId};
use rustc_hash::FxHashMap;

/// Rows of one table, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RowSet(u128);

impl RowSet {
    /// How many rows a table may have.
    pub const MOST: usize = u128::BITS as usize;

    /// What is in either set.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The rows whose number fits.
    #[must_use]
    pub fn only(self, fits: impl Fn(usize) -> bool) -> Self {
        let kept = self.numbers().filter(|&row| fits(row));
        Self(kept.fold(0, |bits, row| bits | 1 << row))
    }

    /// The numbers of the rows, lowest first.
    #[inline]
    pub fn numbers(self) -> impl Iterator<Item = usize> {
        bits(self.0)
    }
}

/// The rows that ask for something and those that refuse it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Rows {
    wanted: RowSet,
    refused: RowSet,
}

impl Rows {
    const fn and(self, other: Self) -> Self {
        Self {
            wanted: self.wanted.and(other.wanted),
            refused: self.refused.and(other.refused),
        }
    }
}

/// The conditions of one table, turned around.
#[derive(Debug)]
pub struct Sieve {
    /// The rows of each word, by its number, as a number of `distinct`.
    by_word: Vec<u16>,
    distinct: Pool<Rows>,
    by_class: Vec<Rows>,
    /// The classes that any row asks about.
    asked: Classes,
    /// The rows that want nothing and may refuse.
    free: RowSet,
}

impl Sieve {
    /// Turns the conditions around; the number of a row is its place among them, `None` a row that asks for no word.
    pub(super) fn new<'c>(
        conditions: impl Iterator<Item = Option<&'c Condition>>,
        lexicon: &Lexicon,
    ) -> Result<Self, String> {
        let mut sieve = Self {
            by_word: Vec::new(),
            distinct: Pool::default(),
            by_class: vec![Rows::default(); Classes::MOST as usize],
            asked: Classes::default(),
            free: RowSet::default(),
        };
        let mut named: FxHashMap<WordId, Rows> = FxHashMap::default();
        for (number, condition) in conditions.enumerate() {
            if number >= RowSet::MOST {
                return Err(format!("a table has more than {} rows", RowSet::MOST));
            }
            if let Some(condition) = condition {
                sieve.add(RowSet(1 << number), condition, &mut named);
            }
        }
        let of_word = |word: WordFacts| {
            let own = named.get(&word.id).copied().unwrap_or_default();
            own.and(sieve.of_classes(word.classes))
        };
        let mut distinct = Pool::default();
        let by_word = lexicon.listed().map(|word| distinct.number(of_word(word)));
        let by_word = by_word.collect::<Result<_, String>>()?;
        distinct.close();
        Ok(Self {
            by_word,
            distinct,
            ..sieve
        })
    }

    /// What the conditions say of the classes alone.
    #[inline]
    fn of_classes(&self, classes: Classes) -> Rows {
        let asked = classes.and_only(self.asked).numbers();
        let rows = asked.map(|class| self.by_class.get(class).copied().unwrap_or_default());
        rows.fold(Rows::default(), Rows::and)
    }

    fn add(&mut self, row: RowSet, condition: &Condition, named: &mut FxHashMap<WordId, Rows>) {
        let wanted = Rows {
            wanted: row,
            ..Rows::default()
        };
        let refused = Rows {
            refused: row,
            ..Rows::default()
        };
        for (classes, words, rows) in [
            (condition.any, &condition.any_words, wanted),
            (condition.none, &condition.none_words, refused),
        ] {
            self.asked = self.asked.and(classes);
            for class in classes.numbers() {
                if let Some(place) = self.by_class.get_mut(class) {
                    *place = place.and(rows);
                }
            }
            for &word in words {
                let place = named.entry(word).or_default();
                *place = place.and(rows);
            }
        }
        if condition.asks_nothing() {
            self.free = self.free.and(row);
        }
    }

    /// The rows that the word fits; `more` are the classes it has by its shape and place.
    #[inline]
    pub fn rows(&self, word: WordId, more: Classes) -> RowSet {
        let own = self.by_word.get(usize::from(word));
        let own = own
            .and_then(|&rows| self.distinct.get(rows))
            .unwrap_or_default();
        let rows = own.and(self.of_classes(more));
        RowSet(rows.wanted.and(self.free).0 & !rows.refused.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Class, Cues};
    use super::*;

    #[test]
    fn tells_what_the_conditions_tell() {
        let cues = Cues::shipped();
        let shapes = [
            &[][..],
            &[Class::Number],
            &[Class::Capital, Class::NameLike],
            &[Class::EndsEd, Class::Mark],
        ];
        for word in cues.lexicon.listed() {
            for more in shapes.map(Classes::all) {
                let classes = word.classes.and(more);
                let fits = |condition: &Condition| condition.fits(word.id, classes);
                let points = cues.tables.points.iter();
                let points = points.map(|point| point.longer.is_none() && fits(&point.any));
                let kinds = cues.tables.kinds.iter().map(|row| fits(&row.any));
                assert_eq!(cues.points_of(word.id, more), as_set(points), "{word:?}");
                assert_eq!(cues.kinds_of(word.id, more), as_set(kinds), "{word:?}");
            }
        }
    }

    fn as_set(rows: impl Iterator<Item = bool>) -> RowSet {
        let set = rows.enumerate().filter(|(_, fits)| *fits);
        set.fold(RowSet::default(), |set, (row, _)| set.and(RowSet(1 << row)))
    }
}
