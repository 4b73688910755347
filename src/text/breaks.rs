//! Where a line may break: the words of a text, each with its columns and the blanks behind it.
//!
//! The rules are those of Unicode Standard Annex 14, as `icu_segmenter` has them. Between two words of Latin letters a
//! line may break at every blank, and inside of one nowhere: such words are found here, which is fast, and only the
//! stretches between them are given to `icu_segmenter`. It finds the same words in the whole text: a test compares them.

use super::width;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

const SEGMENTER: LineSegmenterBorrowed =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

/// A stretch between two places where a line may break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct BreakUnit {
    /// Its length without the blanks behind it (bytes).
    pub len: usize,
    /// The columns it takes.
    pub columns: usize,
    /// The blanks behind it (bytes and columns).
    pub blanks: usize,
}

/// The words of a hard line, in order; together they are all of it. Cost: linear in the text.
pub(super) fn words(text: &str) -> Vec<BreakUnit> {
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    let mut start = 0;
    for (blank, _) in text.match_indices(' ') {
        let (before, behind) = text.split_at(blank + 1);
        let ends = before.get(..blank).unwrap_or_default();
        if ends.ends_with(|c| is_letter(c) || is_closing(c))
            && behind.starts_with(|c| is_letter(c) || is_opening(c))
        {
            add(&mut words, before.get(start..).unwrap_or_default());
            start = blank + 1;
        }
    }
    add(&mut words, text.get(start..).unwrap_or_default());
    words
}

/// Adds the words of a stretch between two places where a line may break.
fn add(words: &mut Vec<BreakUnit>, text: &str) {
    let word = text.trim_end_matches(' ');
    let letters = word.trim_start_matches(is_opening);
    let letters = letters.trim_end_matches(is_closing);
    if !letters.is_empty() && letters.chars().all(|c| is_letter(c) || c == '’') {
        words.push(BreakUnit {
            len: word.len(),
            columns: word.chars().count(),
            blanks: text.len() - word.len(),
        });
    } else {
        words.extend(by_annex_14(text));
    }
}

fn by_annex_14(text: &str) -> impl Iterator<Item = BreakUnit> {
    let mut start = 0;
    let breaks = SEGMENTER.segment_str(text).filter(|at| *at > 0);
    breaks.map(move |end| {
        let whole = text.get(start..end).unwrap_or_default();
        let word = whole.trim_end_matches(' ');
        start = end;
        BreakUnit {
            len: word.len(),
            columns: width(word),
            blanks: whole.len() - word.len(),
        }
    })
}

/// A letter or a digit of one column (classes AL and NU of the annex).
const fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ')
}

/// What begins a word and stays with it (QU).
const fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘')
}

/// What ends a word and stays with it (IS, EX, QU).
const fn is_closing(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '”' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        for words in [by_annex_14(text).collect(), words(text)] {
            let mut rest = text;
            let shown = words.iter().map(|word| {
                let (here, behind) = rest.split_at(word.len + word.blanks);
                rest = behind;
                here
            });
            assert_eq!(shown.collect::<Vec<_>>(), expected, "{text:?}");
            assert_eq!(rest, "");
        }
    }

    #[test]
    fn lines_break_behind_blanks_hyphens_and_dashes_and_between_ideographs() {
        check("the ferry  sails ", &["the ", "ferry  ", "sails "]);
        check("a well-kept ferry", &["a ", "well-", "kept ", "ferry"]);
        check(
            "1990-1995, -5 (or 3.5%)",
            &["1990-1995, ", "-5 ", "(or ", "3.5%)"],
        );
        check("it came—late", &["it ", "came", "—", "late"]);
        check("“It came,” she said", &["“It ", "came,” ", "she ", "said"]);
        check("wait ! no", &["wait ! ", "no"]);
        check("港は今", &["港", "は", "今"]);
    }

    /// One character of each class.
    const OF_EACH: &str = "aé5 ,!'“”’()-–—$%日\u{301}\u{a0}/…";

    /// Every text of at most `length` such characters that begins so.
    fn check_all(text: &mut String, length: usize) {
        assert!(by_annex_14(text).eq(words(text)), "{text:?}");
        for c in OF_EACH.chars().filter(|_| length > 0) {
            text.push(c);
            check_all(text, length - 1);
            text.pop();
        }
    }

    #[test]
    fn neighbours_break_where_the_annex_lets_them() {
        check_all(&mut String::new(), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]
        #[test]
        fn plain_prose_breaks_where_the_annex_lets_it(text in "([aé5日]{1,3}[ ,.!'\"“”‘’()–—$%\u{301}\u{200b}👩א-]{0,3}){0,9}") {
            prop_assert!(by_annex_14(&text).eq(words(&text)), "{:?}", text);
        }
    }
}
