//! Words of a sentence as an editor compares them: in one form whatever the typography, with what is in quotation
//! marks known.

use unicode_normalization::UnicodeNormalization;

/// A word, a number with its inner points, or a sign that carries meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ComparedWord {
    /// Letters composed (NFC), apostrophes straight, thousands without commas.
    pub(super) text: String,
    /// Whether it is in quotation marks.
    pub(super) quoted: bool,
}

/// A character in the one form that is used for all forms of the same mark.
pub(super) const fn folded(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{2bc}' | '`' | '\u{b4}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\n' | '\t' => ' ',
        c => c,
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<ComparedWord> {
    let chars: Vec<char> = text.nfc().map(folded).collect();
    let mut words = Vec::new();
    let (mut double, mut single) = (false, false);
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        match c {
            '"' => double = !double,
            '\'' if !single && is_free(before) && !is_free(after) => {
                single = closes(&chars, at + 1);
            }
            '\'' if single && is_free(after) => single = false,
            _ => {}
        }
        let length = length_at(&chars, at, before);
        if length > 0 {
            let word: String = chars.iter().skip(at).take(length).collect();
            words.push(ComparedWord {
                text: without_commas(word),
                quoted: double || single,
            });
        }
        at += length.max(1);
    }
    words
}

/// Whether a single quotation mark behind `from` closes the one before it; else that was an apostrophe.
fn closes(chars: &[char], from: usize) -> bool {
    let rest = chars
        .iter()
        .zip(chars.iter().skip(1).map(Some).chain([None]))
        .skip(from);
    rest.take_while(|(c, _)| **c != '"')
        .any(|(c, next)| *c == '\'' && next.is_none_or(|next| !next.is_alphanumeric()))
}

/// How many characters the word at `at` has; 0 where none begins.
fn length_at(chars: &[char], at: usize, before: Option<char>) -> usize {
    let is = |at: usize, test: fn(char) -> bool| chars.get(at).is_some_and(|c| test(*c));
    let digit: fn(char) -> bool = |c| c.is_ascii_digit();
    let signed = is(at, |c| c == '-' || c == '+') && is(at + 1, digit);
    if signed && before.is_none_or(|c| !c.is_alphanumeric()) {
        return 1 + length_at(chars, at + 1, None);
    }
    if is(at, is_sign) {
        return 1;
    }
    let mut end = at;
    loop {
        let joins = end > at
            && match chars.get(end) {
                Some('\'') => is(end - 1, char::is_alphabetic) && is(end + 1, char::is_alphabetic),
                Some('.' | ',' | ':') => is(end - 1, digit) && is(end + 1, digit),
                _ => false,
            };
        if !joins && !is(end, char::is_alphanumeric) && !is(end, is_mark) {
            return end - at;
        }
        end += 1;
    }
}

/// Signs that change what is claimed: of money, parts, comparison, and the mark of a question.
fn is_sign(c: char) -> bool {
    "%‰$€£¥<>=≤≥±×÷°?".contains(c)
}

/// A combining mark that was not composed with its letter.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// `41,200` as `41200`; other commas stay.
fn without_commas(word: String) -> String {
    let mut groups = word.split(',');
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let is_number = word.contains(',')
        && first.trim_start_matches(['-', '+']).len() <= 3
        && groups.all(|group| {
            let whole = group.split('.').next().unwrap_or("");
            whole.len() == 3 && digits(whole)
        });
    if is_number {
        word.replace(',', "")
    } else {
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = words(text).into_iter();
        let marked = found.map(|w| {
            if w.quoted {
                format!("“{}", w.text)
            } else {
                w.text
            }
        });
        assert_eq!(marked.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn words_are_the_same_in_every_typography() {
        check(
            "the O’Brien mill didn’t pay",
            &["the", "O'Brien", "mill", "didn't", "pay"],
        );
        check(
            "5–6 crowns, −3 or 41,200.5",
            &["5", "6", "crowns", "-3", "or", "41200.5"],
        );
        check("cafe\u{301} of A\u{30a}se", &["café", "of", "Åse"]);
        check("18 % of $3?", &["18", "%", "of", "$", "3", "?"]);
        check("in 1,2 and 9:30", &["in", "1,2", "and", "9:30"]);
    }

    #[test]
    fn what_is_quoted_is_known() {
        check("a “big plan” of his", &["a", "“big", "“plan", "of", "his"]);
        check("a \"big plan\" of", &["a", "“big", "“plan", "of"]);
        check("tolls ‘to double’ by", &["tolls", "“to", "“double", "by"]);
        check(
            "the boats' crew and 'tis",
            &["the", "boats", "crew", "and", "tis"],
        );
    }
}
