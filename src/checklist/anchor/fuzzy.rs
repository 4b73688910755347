//! Where nearly the same words are in a text, by edit distance.
//!
//! Sellers' algorithm with a cutoff, on code points; the time is about the text's length times the errors allowed.

/// A fraction; texts are far too short for the conversion to lose anything.
#[expect(
    clippy::cast_precision_loss,
    reason = "lengths of texts are below 2^52"
)]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A place where nearly the same words are, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) errors: usize,
}

/// The places in `text` where `pattern` is with at most `allowed` changes, the best of each neighbourhood.
pub(super) fn search(pattern: &[char], text: &[char], allowed: usize) -> Vec<Near> {
    let ends = ends(pattern, text, allowed);
    let mut places: Vec<Near> = Vec::new();
    for (end, errors) in ends {
        match places.last_mut() {
            Some(last) if end - last.end <= allowed.max(1) => {
                if errors < last.errors {
                    (last.end, last.errors) = (end, errors);
                }
            }
            _ => places.push(Near {
                start: 0,
                end,
                errors,
            }),
        }
    }
    for place in &mut places {
        place.start = start_of(pattern, text, *place);
    }
    places
}

/// Every end of a match and its errors, left to right.
fn ends(pattern: &[char], text: &[char], allowed: usize) -> Vec<(usize, usize)> {
    let mut column: Vec<usize> = (0..=pattern.len()).collect();
    // Below this row everything has more errors than allowed.
    let mut active = allowed.min(pattern.len());
    let mut ends = Vec::new();
    for (at, c) in text.iter().enumerate() {
        let reach = (active + 1).min(pattern.len());
        let reached = column.iter_mut().take(reach + 1);
        advance(reached, pattern.iter(), *c, 0);
        active = reach;
        while active > 0 && column.get(active).is_some_and(|errors| *errors > allowed) {
            active -= 1;
        }
        // The row just below the active ones is read next time: it must not be left from an earlier column.
        if let Some(next) = column.get_mut(active + 1) {
            *next = (*next).max(allowed + 1);
        }
        if active == pattern.len() {
            ends.extend(column.last().map(|errors| (at + 1, *errors)));
        }
    }
    ends
}

/// Reads one more letter of the text into a column of errors, of which the first is `first` then.
fn advance<'c>(
    mut column: impl Iterator<Item = &'c mut usize>,
    pattern: impl Iterator<Item = &'c char>,
    letter: char,
    first: usize,
) {
    let Some(head) = column.next() else { return };
    let mut diagonal = std::mem::replace(head, first);
    let mut above = first;
    for (cell, wanted) in column.zip(pattern) {
        let left = *cell;
        above = (diagonal + usize::from(*wanted != letter))
            .min(left + 1)
            .min(above + 1);
        diagonal = left;
        *cell = above;
    }
}

/// Where the match that ends at `place.end` begins: the same search backwards.
fn start_of(pattern: &[char], text: &[char], place: Near) -> usize {
    let from = place.end.saturating_sub(pattern.len() + place.errors);
    let window = text.get(from..place.end).unwrap_or(&[]);
    let mut column: Vec<usize> = (0..=pattern.len()).collect();
    let mut best = (pattern.len(), 0);
    for (length, c) in window.iter().rev().enumerate() {
        advance(column.iter_mut(), pattern.iter().rev(), *c, length + 1);
        let errors = column.last().copied().unwrap_or(usize::MAX);
        if errors <= best.0 {
            best = (errors, length + 1);
        }
    }
    place.end - best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, found: &str) {
        let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
        let places = search(&p, &t, p.len() / 4);
        let best = places.iter().min_by_key(|place| place.errors).unwrap();
        assert_eq!(t[best.start..best.end].iter().collect::<String>(), found);
    }

    #[test]
    fn finds_nearly_the_same_words() {
        check(
            "the ferry stops at nine",
            "Today the fery stops at nine, we hear.",
            "the fery stops at nine",
        );
        check(
            "fares rose by 18 percent",
            "In May fares rose by 28 percent.",
            "fares rose by 28 percent",
        );
        check(
            "fares rose sharply in May",
            "Then fares did rise sharply in May.",
            "fares did rise sharply in May",
        );
    }

    proptest! {
        #[test]
        fn the_cutoff_loses_nothing(pattern in "[ab]{4,12}", text in "[ab ]{0,40}") {
            let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            let allowed = p.len() / 4;
            let found: Vec<(usize, usize)> = ends(&p, &t, allowed);
            for end in 1..=t.len() {
                let window = |start: usize| t[start..end].iter().collect::<String>();
                let least = (0..=end).map(|start| strsim::levenshtein(&pattern, &window(start))).min().unwrap();
                let expected = (least <= allowed).then_some((end, least));
                prop_assert_eq!(found.iter().find(|(e, _)| *e == end).copied(), expected);
            }
        }
    }
}
