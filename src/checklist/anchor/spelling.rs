//! Whether two words are one: a spelling variant of English, or a typo that was mended.

use crate::text::is_among;

/// Pairs of spellings that no ending tells.
const PAIRS: &str = "\
    grey/gray programme/program programmes/programs tyre/tire tyres/tires kerb/curb aluminium/aluminum \
    jewellery/jewelry ageing/aging judgement/judgment enquiry/inquiry whilst/while amongst/among \
    towards/toward learnt/learned burnt/burned spelt/spelled sceptical/skeptical sceptics/skeptics \
    plough/plow mould/mold pyjamas/pajamas practise/practice licence/license defence/defense offence/offense \
    pretence/pretense";

/// Endings that are written in two ways, with the letters that the word must have in all.
const ENDINGS: &[(&str, &str, usize)] = &[
    ("isation", "ization", 8),
    ("ise", "ize", 6),
    ("ised", "ized", 7),
    ("ises", "izes", 7),
    ("ising", "izing", 8),
    ("yse", "yze", 6),
    ("ysed", "yzed", 7),
    ("our", "or", 6),
    ("ours", "ors", 7),
    ("oured", "ored", 7),
    ("ouring", "oring", 8),
    ("oural", "oral", 8),
    ("tre", "ter", 5),
    ("tres", "ters", 6),
    ("bre", "ber", 5),
    ("ogue", "og", 7),
    ("ogues", "ogs", 8),
    ("lled", "led", 8),
    ("lling", "ling", 9),
    ("ller", "ler", 8),
];

/// Letters that a word with a typo must have: in a shorter one, one letter makes another word.
const LONG_ENOUGH: usize = 5;

/// Whether the two are spelling variants of one word.
pub(super) fn are_variants(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(str::to_lowercase);
    let is_pair = |one: &str, other: &str| is_among(PAIRS, &format!("{one}/{other}"));
    is_pair(&one, &other)
        || is_pair(&other, &one)
        || ends_otherwise(&one, &other)
        || ends_otherwise(&other, &one)
}

fn ends_otherwise(one: &str, other: &str) -> bool {
    ENDINGS.iter().any(|(from, to, letters)| {
        let stem = one.strip_suffix(from).filter(|_| one.len() >= *letters);
        stem.is_some_and(|stem| other.strip_suffix(to) == Some(stem))
    })
}

/// Whether `new` may be `old` with a typo mended: one letter more, less, other or out of order, in a word of five letters
/// or more that begins with the same one and holds no digit. Another form of a word (claim, claims; close, closed) is none.
pub(super) fn is_mended(old: &str, new: &str) -> bool {
    let letters = |word: &str| word.chars().count();
    let has_digit = |word: &str| word.chars().any(char::is_numeric);
    let long = letters(old).max(letters(new)) >= LONG_ENOUGH;
    let same_first = old.chars().next() == new.chars().next();
    let inflects = |a: &str, b: &str| matches!(b.strip_prefix(a), Some("s" | "d" | "n" | "r"));
    long && same_first
        && !has_digit(old)
        && !has_digit(new)
        && !inflects(old, new)
        && !inflects(new, old)
        && strsim::osa_distance(old, new) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_and_typos() {
        for [a, b] in [
            ["centre", "center"],
            ["colour", "color"],
            ["organised", "organized"],
            ["grey", "gray"],
            ["travelled", "traveled"],
            ["theatres", "theaters"],
        ] {
            assert!(are_variants(a, b) && are_variants(b, a), "{a} {b}");
        }
        for [a, b] in [
            ["four", "for"],
            ["filling", "filing"],
            ["called", "caled"],
            ["tour", "tor"],
            ["rose", "rise"],
        ] {
            assert!(!are_variants(a, b), "{a} {b}");
        }
        for [a, b] in [
            ["Fery", "Ferry"],
            ["goverment", "government"],
            ["recieved", "received"],
            ["occured", "occurred"],
        ] {
            assert!(is_mended(a, b), "{a} {b}");
        }
        for [a, b] in [
            ["claim", "claims"],
            ["close", "closed"],
            ["Iran", "Iraq"],
            ["guilty", "innocent"],
            ["rose", "fell"],
            ["lower", "tower"],
            ["b1234", "b1235"],
        ] {
            assert!(!is_mended(a, b), "{a} {b}");
        }
    }
}
