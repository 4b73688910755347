//! Where a place of the article is once the article was edited by another hand.
//!
//! A place is a byte, and bytes move. The words that were there are looked for again, first where they would be if all
//! else had stayed. Claims are found again by the checklist, with more care: nothing is decided by this.

use crate::checklist::ClaimId;
use serde::{Deserialize, Serialize};

/// Characters by which a place is known again.
const KNOWN_BY: usize = 64;

/// A place in a text, known by its words when the text was edited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Bytes before it.
    pub at: usize,
    /// The words that are there, on their line.
    pub words: String,
}

/// A place to come back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visited {
    /// The byte with which the page began.
    pub at: usize,
    /// The claim that was current there (its id).
    pub claim: Option<ClaimId>,
}

impl Spot {
    /// The place at a byte of a text.
    pub fn at(text: &str, at: usize) -> Self {
        let line = text.get(at..).and_then(|rest| rest.lines().next());
        let words = line.unwrap_or_default().chars().take(KNOWN_BY).collect();
        Self { at, words }
    }

    /// Its byte in a text: where its words are nearest to where they were. Cost: linear in the text.
    pub fn in_text(&self, text: &str) -> usize {
        let rest = text.get(self.at..);
        if self.words.is_empty() || rest.is_some_and(|rest| rest.starts_with(&self.words)) {
            return text.floor_char_boundary(self.at);
        }
        let found = text.match_indices(&self.words).map(|(found, _)| found);
        let nearest = found.min_by_key(|found| found.abs_diff(self.at));
        nearest.unwrap_or_else(|| text.floor_char_boundary(self.at))
    }
}

/// Where byte `at` of `old` is in `new`: at the same words, or as near as possible. Cost: linear in the texts.
pub(super) fn relocated(old: &str, new: &str, at: usize) -> usize {
    let before = common_prefix(old.bytes(), new.bytes());
    if at < before {
        return at;
    }
    let most = old.len().min(new.len()) - before;
    let after = common_prefix(old.bytes().rev(), new.bytes().rev()).min(most);
    if at + after >= old.len() {
        return new.floor_char_boundary((at + new.len()).saturating_sub(old.len()));
    }
    Spot::at(old, at).in_text(new)
}

/// How many bytes two texts begin with alike.
fn common_prefix(one: impl Iterator<Item = u8>, other: impl Iterator<Item = u8>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `|` is the place in both texts.
    #[track_caller]
    fn check(old: &str, new: &str) {
        let at = |text: &str| text.find('|').expect("a place");
        let bare = |text: &str| text.replace('|', "");
        assert_eq!(relocated(&bare(old), &bare(new), at(old)), at(new), "{new}");
    }

    #[test]
    fn a_place_stays_with_its_words() {
        let old = "The ferry sails.\n\nThe |bell rings.\n\nThe quay is empty.";
        check(old, old);
        check(
            old,
            "New. The ferry sails.\n\nThe |bell rings.\n\nThe quay is empty.",
        );
        check(
            old,
            "The ferry sails.\n\nThe |bell rings.\n\nThe quay is full of gulls.",
        );
        check(
            old,
            "At dawn the ferry sails.\n\nThe |bell rings.\n\nThe quay is empty now.",
        );
        check(
            old,
            "The bell is mute.\n\nThe ferry sails.\n\nThe |bell rings.\n\nAnd the quay is empty.",
        );
        check("日本|の港", "新日本|の港");
    }

    #[test]
    fn where_the_words_are_gone_it_stays_where_it_was() {
        check(
            "The ferry |sails at noon.",
            "The ferry |is late and noon has gone.",
        );
        check("The ferry sails|.", "The |");
    }

    proptest! {
        #[test]
        fn a_place_is_always_one(old in "[aé\n ]{0,20}", new in "[aé\n ]{0,20}", share in 0usize..=20) {
            let at = old.floor_char_boundary(old.len() * share / 20);
            let there = relocated(&old, &new, at);
            prop_assert!(there <= new.len() && new.is_char_boundary(there));
        }
    }
}
