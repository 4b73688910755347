//! Where nearly the same words stand: edit distance, whole against whole and words against a text.
//!
//! Sellers' algorithm with a cutoff, on code points; the time is about the text's length times the errors allowed.

/// The least number of single-letter changes that make `a` of `b`.
pub(super) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, cb) in row.iter_mut().skip(1).zip(&b) {
            let above = *cell;
            left = (diagonal + usize::from(ca != *cb))
                .min(above + 1)
                .min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// How alike two texts are, from 0 to 1.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    let longer = a.chars().count().max(b.chars().count());
    if longer == 0 {
        return 1.0;
    }
    1.0 - ratio(distance(a, b), longer)
}

/// A fraction; texts are far too short for the conversion to lose anything.
#[expect(
    clippy::cast_precision_loss,
    reason = "lengths of texts are below 2^52"
)]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A place where nearly the same words stand, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) errors: usize,
}

/// The places in `text` where `pattern` stands with at most `allowed` changes, the best of each neighbourhood.
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
        let mut diagonal = 0;
        let mut above = 0;
        let reach = (active + 1).min(pattern.len());
        for (cell, p) in column.iter_mut().skip(1).zip(pattern).take(reach) {
            let left = *cell;
            above = (diagonal + usize::from(p != c))
                .min(left + 1)
                .min(above + 1);
            diagonal = left;
            *cell = above;
        }
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

/// Where the match that ends at `place.end` begins: the same search backwards.
fn start_of(pattern: &[char], text: &[char], place: Near) -> usize {
    let from = place.end.saturating_sub(pattern.len() + place.errors);
    let window = text.get(from..place.end).unwrap_or(&[]);
    let backwards: Vec<char> = pattern.iter().rev().copied().collect();
    let mut column: Vec<usize> = (0..=backwards.len()).collect();
    let mut best = (column.last().copied().unwrap_or(0), 0);
    for (length, c) in window.iter().rev().enumerate() {
        let mut diagonal = length;
        let mut above = length + 1;
        if let Some(first) = column.first_mut() {
            *first = length + 1;
        }
        for (cell, p) in column.iter_mut().skip(1).zip(&backwards) {
            let left = *cell;
            above = (diagonal + usize::from(p != c))
                .min(left + 1)
                .min(above + 1);
            diagonal = left;
            *cell = above;
        }
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

    #[test]
    fn likeness_runs_from_none_to_all() {
        assert!((likeness("harbour", "harbour") - 1.0).abs() < 1e-9);
        assert!(likeness("abc", "xyz") < 1e-9);
        assert_eq!(distance("fery", "ferry"), 1);
    }

    proptest! {
        #[test]
        fn the_cutoff_loses_nothing(pattern in "[ab]{4,12}", text in "[ab ]{0,40}") {
            let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            let allowed = p.len() / 4;
            let found: Vec<(usize, usize)> = ends(&p, &t, allowed);
            for end in 1..=t.len() {
                let window = |start: usize| t[start..end].iter().collect::<String>();
                let least = (0..=end).map(|start| distance(&pattern, &window(start))).min().unwrap();
                let expected = (least <= allowed).then_some((end, least));
                prop_assert_eq!(found.iter().find(|(e, _)| *e == end).copied(), expected);
            }
        }
    }
}
