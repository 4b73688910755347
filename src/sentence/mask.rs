//! The quotation mask: sentences inside a quotation are sentences too.
//!
//! A splitter that handles quotation marks takes a quotation of several sentences for one. So the marks are blanked, byte
//! for byte, before the text is split, and a closing mark is handed back to the sentence it ends,
//! as is the mark of a footnote. Independent of articles.

use crate::text::Span;
use sentencex::languages::Language;
use std::borrow::Cow;

/// The longest label of a footnote (bytes).
const LONGEST_LABEL: usize = 24;

/// The most bytes that are split at once, and so the longest sentence: at every stop sentencex looks back to the last
/// blank, and what reads a sentence may look at all its words for each of them.
const WINDOW: usize = 4 * 1024;
/// How far behind a stop sentencex looks (bytes), and some more.
const LOOK_AHEAD: usize = 64;

/// Splits the stretch `span` of `text` into sentences.
pub(super) fn split(text: &str, span: Span, language: &dyn Language) -> Vec<Span> {
    let original = span.of(text);
    let masked = blanked(original);
    let mut found = Vec::new();
    let mut push = |start: usize, end: usize| {
        let sentence = Span::new(span.start + start, span.start + end).trimmed(text);
        found.extend((!sentence.is_empty()).then_some(sentence));
    };
    let mut start = 0;
    loop {
        let from = start;
        let until = masked.floor_char_boundary(from + WINDOW);
        let window = masked.get(from..until).unwrap_or_default();
        let is_last = until == masked.len();
        for boundary in language.get_sentence_boundaries(window) {
            if !is_last && boundary.end_byte + LOOK_AHEAD > window.len() {
                break;
            }
            let stop = from + boundary.start_byte + boundary.text.trim_end().len();
            let end = with_closing_marks(original, stop);
            if end > start && !goes_on(original, stop, end) {
                push(start, end);
                start = end;
            }
        }
        if is_last {
            break;
        }
        if start == from {
            let blank = window.rfind(' ').filter(|&at| at > 0);
            start += blank.unwrap_or(window.len());
            push(from, start);
        }
    }
    let rest = Span::new(span.start + start, span.end).trimmed(text);
    match found.last_mut() {
        Some(last) if !rest.is_empty() && is_only_marks(rest.of(text)) => last.end = rest.end,
        _ if !rest.is_empty() => found.push(rest),
        _ => {}
    }
    found
}

/// "... to theft?” said the lawyer": behind a closing mark a small letter goes on with the sentence.
fn goes_on(original: &str, stop: usize, end: usize) -> bool {
    let rest = original.get(end..).unwrap_or("");
    end > stop && rest.trim_start().starts_with(char::is_lowercase)
}

/// Where the sentence ends once the marks that follow its stop without a blank are counted in.
fn with_closing_marks(original: &str, stop: usize) -> usize {
    let rest = original.get(stop..).unwrap_or("");
    let closing = rest
        .char_indices()
        .take_while(|&(at, c)| {
            is_mark(c) && c != '\u{201c}' && !(c == '`' && at == 0)
                || is_doubled(rest, at)
                || closes_single(original, stop + at)
        })
        .last();
    let closed = stop + closing.map_or(0, |(at, c)| at + c.len_utf8());
    closed + footnote_marks(original.get(closed..).unwrap_or(""))
}

/// The length of the footnotes' marks with which the text begins: "[2]", "[a][b]", "²", "†".
fn footnote_marks(text: &str) -> usize {
    let mut rest = text;
    loop {
        let raised = rest.trim_start_matches(|c| is_raised(c) || matches!(c, '*' | '†' | '‡'));
        let label = raised.strip_prefix('[').and_then(|inside| {
            let near = inside.get(..inside.floor_char_boundary(LONGEST_LABEL + 1))?;
            let (label, _) = near.split_once(']')?;
            let behind = inside.get(label.len() + 1..)?;
            (!label.is_empty() && !label.contains(char::is_whitespace)).then_some(behind)
        });
        match label {
            Some(behind) => rest = behind,
            None => return text.len() - raised.len(),
        }
    }
}

/// A digit written above the line.
pub(super) const fn is_raised(c: char) -> bool {
    matches!(
        c,
        '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}' | '\u{2074}'..='\u{2079}'
    )
}

/// Whether a raised digit is the mark of a note behind a stop: it would hide the stop.
fn follows_stop(original: &str, at: usize) -> bool {
    let before = original.get(..at).unwrap_or("").trim_end_matches(is_raised);
    before.ends_with(['.', '!', '?', '”', '"', ')'])
}

/// The same number of bytes, quotation marks and the marks of notes as blanks.
fn blanked(original: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, byte) in original.bytes().enumerate() {
        // The first bytes of all marks; the rest of the text is copied in long pieces.
        if !matches!(byte, b'"' | b'\'' | b'`' | 0xc2 | 0xe2) {
            continue;
        }
        let here = original.get(at..).and_then(|rest| rest.chars().next());
        let single = opens_single(original, at) || closes_single(original, at);
        let raised = here.is_some_and(is_raised) && follows_stop(original, at);
        let is_blanked = |&c: &char| is_mark(c) || is_doubled(original, at) || single || raised;
        let Some(mark) = here.filter(is_blanked) else {
            continue;
        };
        out.push_str(original.get(done..at).unwrap_or(""));
        out.extend(std::iter::repeat_n(' ', mark.len_utf8()));
        done = at + mark.len_utf8();
    }
    if done == 0 {
        return Cow::Borrowed(original);
    }
    out.push_str(original.get(done..).unwrap_or(""));
    Cow::Owned(out)
}

const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}'
    )
}

/// Whether the character at `at` is a single mark before a word: no apostrophe is there, but for "’tis".
fn opens_single(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at_checked(at).unwrap_or_default();
    let free = before.chars().next_back().is_none_or(char::is_whitespace);
    let mut behind = rest.chars();
    matches!(behind.next(), Some('\u{2018}' | '\''))
        && free
        && behind.next().is_some_and(char::is_alphanumeric)
}

/// Whether the character at `at` is a single mark behind a stop or a comma.
fn closes_single(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at_checked(at).unwrap_or_default();
    let mut behind = rest.chars();
    matches!(behind.next(), Some('\u{2019}' | '\''))
        && before.ends_with(['.', ',', '?', '!', '\u{2026}'])
        && behind.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether the character at `at` is half of a mark written as two: `''` or two backticks.
fn is_doubled(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let byte = bytes.get(at).copied();
    if !matches!(byte, Some(b'\'' | b'`')) {
        return false;
    }
    bytes.get(at + 1).copied() == byte
        || at.checked_sub(1).and_then(|i| bytes.get(i).copied()) == byte
}

fn is_only_marks(rest: &str) -> bool {
    rest.chars()
        .all(|c| is_mark(c) || matches!(c, '\'' | '\u{2019}' | ')' | ']' | '.'))
}
