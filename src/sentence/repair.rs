//! What sentencex cuts too often or not at all: "5 p.m. Tuesday", "vol. 3", "Jeopardy! host", "1. A licence", "(It is.) So", "in
//! May. It".
//!
//! Sentences of one block come in and go out, put together or divided at a bracket. Every rule looks at one boundary.

use super::mask::is_raised;
use crate::text::Span;

/// Short words whose stop ends no sentence before a number.
const BEFORE_NUMBER: [&str; 16] = [
    "vol", "vols", "ch", "chs", "approx", "art", "arts", "fig", "figs", "sec", "par", "para", "ed",
    "pt", "nr", "ca",
];
/// Short words for a time whose stop ends no sentence before a weekday.
const BEFORE_DAY: [&str; 4] = ["p.m", "a.m", "pm", "am"];
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
/// The longest number of an item inside a line (bytes).
const ITEM: usize = 3;

/// The sentences of a block with their boundaries mended.
pub(super) fn repaired(text: &str, sentences: Vec<Span>) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::with_capacity(sentences.len());
    for next in sentences
        .into_iter()
        .flat_map(|span| behind_brackets(text, span))
        .flat_map(|span| behind_may(text, span))
    {
        let next = match kept.last_mut() {
            Some(last) if goes_on(last.of(text), next.of(text)) => {
                last.end = next.end;
                continue;
            }
            Some(last) => with_item_number(text, last, next),
            None => next,
        };
        kept.push(next);
    }
    kept
}

/// Whether the second stretch goes on with the sentence of the first.
fn goes_on(one: &str, next: &str) -> bool {
    let (last, first) = (last_word(one), next.split_whitespace().next().unwrap_or(""));
    let begins = next.trim_start_matches(is_dash).trim_start();
    let small = begins.starts_with(char::is_lowercase)
        && one.ends_with(['.', '!', '?', '\u{201d}', '"', ')']);
    let dashes = next.starts_with(is_dash) && one.contains(is_dash);
    let number = next.starts_with(|c: char| c.is_ascii_digit());
    let day = first.trim_end_matches(|c: char| !c.is_alphabetic());
    small && !is_address(first)
        || dashes
        || number && BEFORE_NUMBER.iter().any(|w| last.eq_ignore_ascii_case(w))
        || DAYS.contains(&day) && BEFORE_DAY.iter().any(|w| last.eq_ignore_ascii_case(w))
        || is_item_number(one)
}

/// The last word, without the stop behind it.
fn last_word(sentence: &str) -> &str {
    let word = sentence
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '['))
        .next();
    word.and_then(|word| word.strip_suffix('.')).unwrap_or("")
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2013}' | '\u{2014}')
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.")
}

/// "1." and nothing else.
fn is_item_number(sentence: &str) -> bool {
    let number = sentence.strip_suffix('.').unwrap_or("");
    !number.is_empty() && number.len() < ITEM && number.bytes().all(|b| b.is_ascii_digit())
}

/// The next sentence with the number of its item, taken from the end of the last: "The needs are: 1." "A licence."
fn with_item_number(text: &str, last: &mut Span, next: Span) -> Span {
    let words = last.of(text);
    let Some(blank) = words.rfind(char::is_whitespace) else {
        return next;
    };
    let number = words.get(blank..).unwrap_or("").trim_start();
    let before = words.get(..blank).unwrap_or("").trim_end();
    if !is_item_number(number) || !before.ends_with([':', '.', ';', '!', '?']) {
        return next;
    }
    let start = last.end - number.len();
    last.end = last.start + before.len();
    Span::new(start, next.end)
}

/// The stretch cut behind every bracket that holds whole sentences: "(The mill closed.) The dam stayed."
fn behind_brackets(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut rest = span;
    while let Some(at) = bracket_end(rest.of(text)) {
        let (one, next) = (
            Span::new(rest.start, rest.start + at),
            Span::new(rest.start + at, rest.end),
        );
        found.push(one);
        rest = next.trimmed(text);
    }
    found.push(rest);
    found
}

/// The stretch cut behind "May." where a sentence may begin: sentencex takes the month for an abbreviation.
fn behind_may(text: &str, span: Span) -> Vec<Span> {
    let words = span.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, may) in words.match_indices("May.") {
        let (before, rest) = words.split_at_checked(at + may.len()).unwrap_or_default();
        let is_word = !words
            .get(..at)
            .unwrap_or("")
            .ends_with(char::is_alphanumeric);
        let behind = rest.trim_start_matches(is_raised);
        let begins = behind.starts_with(char::is_whitespace)
            && behind.trim_start().starts_with(char::is_uppercase);
        if is_word && begins {
            let end = before.len() + rest.len() - behind.len();
            found.push(Span::new(span.start + start, span.start + end).trimmed(text));
            start = end;
        }
    }
    found.push(Span::new(span.start + start, span.end).trimmed(text));
    found
}

/// One past the bracket that opens the text and closes behind a stop, where a sentence begins behind it.
fn bracket_end(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let at = text.find(close)?;
    let inside = text.get(..at)?;
    let behind = text.get(at + 1..)?;
    let ends = inside.ends_with(['.', '!', '?', '\u{201d}', '"']);
    let begins = behind.starts_with(char::is_whitespace)
        && behind
            .trim_start()
            .starts_with(|c: char| !c.is_lowercase() && !is_dash(c));
    (ends && begins).then_some(at + 1)
}
