//! Breaking notices and help into rows: a key and the word that says what it does stay together.
//!
//! Sentences come as plain text, so keys are known by their looks: a single character, or a key's name.

use super::canvas::Row;
use super::role::Role;
use crate::keymap::parse_keys;
use crate::text::{SafeText, width, wrap};

/// What divides the parts of a sentence.
const DOT: &str = "·";
/// Replaces a blank at which no line breaks: the word joiner, which neutralised text does not hold and which is counted
/// as one column. At a no-break blank a line may break behind a hyphen.
const TIE: &str = "\u{2060}";

/// `text` in two rows, the upper one of at most `columns`: broken between its parts where that leaves the lower one at
/// most `room` columns, else between words.
pub(super) fn in_two(text: &str, columns: usize, room: usize) -> (String, String) {
    if width(text) <= columns {
        return (text.to_owned(), String::new());
    }
    let parts: Vec<&str> = text.split(" · ").collect();
    let joined = |parts: &[&str]| parts.join(" · ");
    let halves = (1..parts.len())
        .rev()
        .filter_map(|n| parts.split_at_checked(n));
    let mut halves = halves.map(|(upper, lower)| (joined(upper), joined(lower)));
    let fit = |(upper, lower): &(String, String)| width(upper) <= columns && width(lower) <= room;
    halves.find(fit).unwrap_or_else(|| {
        let tied = tied(text);
        let rows = wrap(&tied, columns);
        let upper = rows.first().map_or("", |row| row.of(&tied));
        let upper = upper.trim_end_matches(DOT).trim_end_matches(TIE);
        let lower = rows.get(1).and_then(|row| tied.get(row.start..));
        (untied(upper), untied(lower.unwrap_or("")))
    })
}

/// `text` in rows of at most `columns`, broken between words, but not behind a key.
pub(super) fn wrapped(role: Role, text: &str, columns: usize) -> Vec<Row> {
    let text = tied(SafeText::sanitize(text).as_str());
    let rows = wrap(&text, columns).into_iter();
    rows.map(|row| Row::of(role, &untied(row.of(&text))))
        .collect()
}

/// The text with each key tied to the word behind it, and each dot to the word before it.
pub(super) fn tied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            let holds = (is_key(word) && !next.is_empty()) || *next == DOT;
            out.push_str(if holds { TIE } else { " " });
        }
    }
    out
}

/// The same text without its ties.
pub(super) fn untied(text: &str) -> String {
    text.replace(TIE, " ")
}

/// Whether a word may be a key's name; "a" and "I" are taken for keys, which does no harm.
fn is_key(word: &str) -> bool {
    word != DOT && parse_keys(word).is_ok_and(|keys| keys.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, columns: usize, room: usize, rows: [&str; 2]) {
        let (upper, lower) = in_two(text, columns, room);
        assert_eq!([upper, lower], rows);
    }

    #[test]
    fn sentences_break_between_their_parts() {
        let text = "10 unsupported: no source · Backspace returns · z undoes";
        check(
            text,
            46,
            21,
            ["10 unsupported: no source · Backspace returns", "z undoes"],
        );
        check(
            text,
            40,
            30,
            ["10 unsupported: no source", "Backspace returns · z undoes"],
        );
    }

    #[test]
    fn a_key_stays_with_its_word() {
        check(
            "all claims are decided: S shows the summary",
            26,
            20,
            ["all claims are decided:", "S shows the summary"],
        );
        check(
            "mark b set: ' b returns",
            22,
            20,
            ["mark b set:", "' b returns"],
        );
        check(
            "every claim up to here · is decided at last: S shows the summary",
            24,
            30,
            [
                "every claim up to here",
                "is decided at last: S shows the summary",
            ],
        );
    }

    #[test]
    fn a_word_that_is_no_key_stands_alone() {
        check(
            "the harbour board said so twice",
            12,
            20,
            ["the harbour", "board said so twice"],
        );
    }
}
