//! Bare web addresses in running text: `https://…`, `http://…`, `www.…`.
//!
//! Called by the builder for each finished block. Finds; never opens or judges.

use std::ops::Range;

/// Longer words are no addresses that a person could follow.
const MAX_LENGTH: usize = 4096;

/// The addresses in `text` in reading order, with where they lead. One pass over the text.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    if !text.contains("://") && !text.contains("ww.") && !text.contains("WW.") {
        return found;
    }
    let mut at = 0;
    for word in text.split_inclusive(is_outside) {
        let begin = beginning(word).filter(|_| word.len() <= MAX_LENGTH);
        if let Some(begin) = begin {
            let length = length(word.get(begin..).unwrap_or(""));
            let range = at + begin..at + begin + length;
            let shown = text.get(range.clone()).unwrap_or("");
            let has_scheme = shown.contains("://");
            let host = shown.rsplit("://").next().unwrap_or("");
            let enough = host.contains('.') || has_scheme && !host.is_empty();
            if enough && host.starts_with(char::is_alphanumeric) {
                let scheme = if has_scheme { "" } else { "https://" };
                found.push((range, format!("{scheme}{shown}")));
            }
        }
        at += word.len();
    }
    found
}

/// Characters that no address holds.
fn is_outside(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "<>\"“”«»`|{}^\\。，、；：！？（）《》「」".contains(c)
}

/// Where in a word the address begins: not in the middle of letters.
fn beginning(word: &str) -> Option<usize> {
    let starts = ["https://", "http://", "www."];
    let lower = word.to_ascii_lowercase();
    let places = starts.iter().filter_map(|s| lower.find(s));
    places
        .filter(|&at| {
            let before = word.get(..at).unwrap_or("");
            !before.ends_with(|c: char| c.is_alphanumeric() || c == '/' || c == '.' || c == '@')
        })
        .min()
}

/// The address without the marks of the sentence it is in.
fn length(word: &str) -> usize {
    let mut rest = word.trim_end_matches(is_outside);
    loop {
        let shorter =
            rest.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '‘', '*', '_', '…']);
        let unopened = |open, close| {
            shorter.ends_with(close)
                && shorter.matches(open).count() < shorter.matches(close).count()
        };
        let closes = unopened('(', ')') || unopened('[', ']');
        let next = if closes {
            shorter.get(..shorter.len() - 1).unwrap_or("")
        } else {
            shorter
        };
        if next.len() == rest.len() {
            return rest.len();
        }
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = find(text);
        let found: Vec<_> = found
            .iter()
            .map(|(r, url)| (text.get(r.clone()).unwrap_or(""), url.as_str()))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn the_sentence_is_left_out() {
        check(
            "Go to https://a.example/x_y?z=1.",
            &[("https://a.example/x_y?z=1", "https://a.example/x_y?z=1")],
        );
        check(
            "(see www.port.example/log)",
            &[("www.port.example/log", "https://www.port.example/log")],
        );
        check(
            "http://w.example/Tide_(sea), then",
            &[("http://w.example/Tide_(sea)", "http://w.example/Tide_(sea)")],
        );
    }

    #[test]
    fn words_that_only_look_alike_are_left() {
        check("awww. how https:// sweet, x@www.example", &[]);
        check("no address here", &[]);
    }
}
