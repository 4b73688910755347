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

/// `text` in rows of at most `columns`, broken between words, but not behind a key.
pub(super) fn wrapped(role: Role, text: &str, columns: usize) -> Vec<Row> {
    let text = tied(SafeText::sanitize(text).as_str());
    let rows = wrap(&text, columns).into_iter();
    rows.map(|row| Row::of(role, &untied(row.of(&text))))
        .collect()
}

/// The same, broken between its parts where that is possible.
pub(super) fn in_parts(role: Role, text: &str, columns: usize) -> Vec<Row> {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split(" · ") {
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(part) <= columns => {
                line.push_str(" · ");
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    let rows = lines.iter().map(|line| wrapped(role, line, columns));
    rows.flatten().collect()
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
    fn check(text: &str, columns: usize, rows: &[&str]) {
        let rows: Vec<Row> = rows.iter().map(|row| Row::of(Role::Text, row)).collect();
        assert_eq!(wrapped(Role::Text, text, columns), rows);
    }

    #[test]
    fn a_key_stays_with_its_word() {
        check(
            "all claims are decided: S shows the summary",
            26,
            &["all claims are decided:", "S shows the summary"],
        );
        check(
            "mark b set: ' b returns",
            22,
            &["mark b set:", "' b returns"],
        );
    }

    #[test]
    fn sentences_break_between_their_parts() {
        let text = "10 unsupported: no source · Backspace returns · z undoes";
        let rows = ["10 unsupported: no source", "Backspace returns · z undoes"];
        let rows: Vec<Row> = rows.iter().map(|row| Row::of(Role::Text, row)).collect();
        assert_eq!(in_parts(Role::Text, text, 40), rows);
    }

    #[test]
    fn a_word_that_is_no_key_stands_alone() {
        check(
            "the harbour board said so",
            12,
            &["the harbour", "board said", "so"],
        );
    }
}
