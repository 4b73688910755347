//! Finding words in a claim: whole words in any case, phrases, beginnings (`forecast*`).
//!
//! Independent of prompts. What is found is given back as the article writes it.

use crate::text::Span;

/// What follows a number and belongs to it.
pub(super) const UNITS: &[&str] = &[
    "%",
    "per cent",
    "percent",
    "percentage points",
    "thousand",
    "million",
    "billion",
    "trillion",
];

/// The first of `words` that is in `text`, as it is there; the order of `words` does not matter.
pub(super) fn first_of<'t>(words: &[String], text: &'t str) -> Option<&'t str> {
    let places = words.iter().filter_map(|word| place_of(word, text));
    places
        .min_by_key(|span| span.start)
        .map(|span| span.of(text))
}

/// Where `word` is first, as a whole word; with `*` at its end, as the beginning of one.
pub(super) fn place_of(word: &str, text: &str) -> Option<Span> {
    let (stem, open) = match word.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (word, false),
    };
    let first = stem.chars().next()?;
    let begins = |&(_, c): &(usize, char)| {
        !(c.is_ascii() && first.is_ascii()) || c.eq_ignore_ascii_case(&first)
    };
    let mut starts = text.char_indices().filter(begins).map(|(at, _)| at);
    starts.find_map(|start| {
        let end = start + same_start(stem, text.get(start..)?)?;
        let rest = text.get(end..)?;
        let joined_before = joins(text.get(..start)?.chars().next_back(), stem.chars().next());
        let joined_behind = joins(stem.chars().next_back(), rest.chars().next());
        match (joined_before, joined_behind, open) {
            (false, _, true) => {
                let word_end = rest.find(|c: char| !c.is_alphanumeric());
                Some(Span::new(start, end + word_end.unwrap_or(rest.len())))
            }
            (false, false, false) => Some(Span::new(start, end)),
            _ => None,
        }
    })
}

/// How many bytes of `text` agree with `stem`, case aside and any white space as a blank; `None` when it does not.
fn same_start(stem: &str, text: &str) -> Option<usize> {
    let mut used = 0;
    let mut chars = text.chars();
    for wanted in stem.chars() {
        let c = chars.next()?;
        let same = c == wanted
            || c.eq_ignore_ascii_case(&wanted)
            || !(c.is_ascii() && wanted.is_ascii()) && c.to_lowercase().eq(wanted.to_lowercase())
            || (wanted == ' ' && c.is_whitespace());
        if !same {
            return None;
        }
        used += c.len_utf8();
    }
    (used > 0).then_some(used)
}

/// Whether two neighbouring characters belong to one word.
fn joins(left: Option<char>, right: Option<char>) -> bool {
    left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], text: &str, found: Option<&str>) {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        assert_eq!(first_of(&words, text), found, "{words:?} in {text:?}");
    }

    #[test]
    fn words_are_whole_and_in_any_case() {
        check(&["experts"], "Experts say so", Some("Experts"));
        check(&["most"], "the almost mostly empty quay", None);
        check(&["more", "first"], "the first of many more", Some("first"));
        check(
            &["it is believed"],
            "so it is\nbelieved",
            Some("it is\nbelieved"),
        );
        check(&["%"], "up 18% on the year", Some("%"));
        check(&["caus*"], "what caused it", Some("caused"));
        check(&["caus*"], "because of it", None);
        check(&["été"], "en ÉTÉ", Some("ÉTÉ"));
        check(&[], "anything", None);
    }
}
