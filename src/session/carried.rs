//! Where a place of the article is once the article was edited by another hand.
//!
//! A place is a byte, and bytes move. The words that stood there are looked for again, first where they would be if all
//! else had stayed. Claims are found again by the checklist, with more care: nothing is decided by this.

/// Characters by which a place is known again.
const KNOWN_BY: usize = 48;

/// Where byte `at` of `old` is in `new`: at the same words, or as near as can be told. Cost: linear in the texts.
pub(super) fn carried(old: &str, new: &str, at: usize) -> usize {
    let before = alike(old.bytes(), new.bytes());
    if at < before {
        return at;
    }
    let most = old.len().min(new.len()) - before;
    let after = alike(old.bytes().rev(), new.bytes().rev()).min(most);
    let moved = (at + new.len()).saturating_sub(old.len());
    if at + after >= old.len() {
        return on_boundary(new, moved);
    }
    let words = old.get(at..).unwrap_or("");
    let end = words.char_indices().nth(KNOWN_BY);
    let words = words
        .get(..end.map_or(words.len(), |(end, _)| end))
        .unwrap_or("");
    let words = words.lines().next().unwrap_or("");
    let found = new.match_indices(words).map(|(found, _)| found);
    // Of several places the one that moved least.
    let nearest = found
        .filter(|_| !words.is_empty())
        .min_by_key(|found| found.abs_diff(at));
    nearest.unwrap_or_else(|| on_boundary(new, at))
}

/// How many bytes two texts begin with alike.
fn alike(one: impl Iterator<Item = u8>, other: impl Iterator<Item = u8>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}

/// The last character boundary up to byte `at`.
fn on_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
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
        assert_eq!(carried(&bare(old), &bare(new), at(old)), at(new), "{new}");
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
            let at = on_boundary(&old, old.len() * share / 20);
            let there = carried(&old, &new, at);
            prop_assert!(there <= new.len() && new.is_char_boundary(there));
        }
    }
}
