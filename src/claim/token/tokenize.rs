//! Where a token ends: words, numbers, initials, marks.
//!
//! Text comes in, the stretch of its next token goes out. What the token is, is not asked here.

use crate::text::Span;

/// The longest token (bytes); longer runs of letters are no words and are cut.
const LONGEST: usize = 1 << 15;

/// The next token of the stretch `rest`.
pub(super) fn next(text: &str, rest: Span) -> Option<Span> {
    let all = rest.of(text);
    let begin = all.len() - all.trim_start().len();
    let here = all.get(begin..)?;
    let here = here.get(..here.floor_char_boundary(LONGEST))?;
    let len = address(here)
        .or_else(|| plain_word(here.as_bytes()))
        .unwrap_or_else(|| length(here));
    let start = rest.start + begin;
    (len > 0).then(|| Span::new(start, start + len))
}

/// The length of a web address, without the marks behind it.
fn address(here: &str) -> Option<usize> {
    if !(here.starts_with("http") || here.starts_with("www.")) {
        return None;
    }
    let end = here.find(char::is_whitespace).unwrap_or(here.len());
    let address = here.get(..end)?;
    let is_one = address.contains("://") || address.starts_with("www.");
    let bare =
        address.trim_end_matches(['.', ',', ';', ':', ')', ']', '>', '?', '!', '"', '\u{201d}']);
    is_one.then_some(bare.len())
}

/// The length of a word of plain small letters behind at most one capital, nothing but a blank or a mark after it.
fn plain_word(here: &[u8]) -> Option<usize> {
    let (first, rest) = here.split_first()?;
    let small = rest.iter().take_while(|b| b.is_ascii_lowercase()).count();
    let ends = match rest.get(small) {
        None | Some(b' ' | b',' | b':' | b';' | b'?' | b'!' | b'"' | b')' | b'\n') => true,
        Some(b'-') => rest
            .get(small + 1)
            .is_some_and(|b| b.is_ascii_lowercase() || *b == b'-'),
        Some(b'.') => small > 0,
        Some(_) => false,
    };
    (first.is_ascii_alphabetic() && ends).then_some(small + 1)
}

/// The length of the token with which `here` begins.
fn length(here: &str) -> usize {
    let Some(first) = here.chars().next() else {
        return 0;
    };
    match first {
        '\'' | '`' if here.starts_with("''") || here.starts_with("``") => 2,
        '-' => here.len() - here.trim_start_matches('-').len(),
        '\'' | '\u{2019}' => possessive(here).unwrap_or(first.len_utf8()),
        _ if is_raised(first) => here.len() - here.trim_start_matches(is_raised).len(),
        _ if first.is_numeric() => number(here),
        _ if first.is_alphanumeric() || first == '_' => {
            initials(here).unwrap_or_else(|| word(here))
        }
        _ => first.len_utf8(),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// A digit written above the line: the mark of a footnote, or a power.
pub(super) const fn is_raised(c: char) -> bool {
    matches!(
        c,
        '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}' | '\u{2074}'..='\u{2079}'
    )
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() && !is_raised(c)
        || c == '_'
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// The length of "'s".
fn possessive(here: &str) -> Option<usize> {
    let mut chars = here.char_indices().skip(1);
    let (at, s) = chars.next()?;
    let ends = chars.next().is_none_or(|(_, c)| !is_part_of_word(c));
    (matches!(s, 's' | 'S') && ends).then_some(at + 1)
}

/// The length of a number with its dots and commas.
fn number(here: &str) -> usize {
    let mut end = 0;
    let mut chars = here.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '.' | ',')
            && chars
                .peek()
                .is_some_and(|&(_, d)| d.is_numeric() && !is_raised(d));
        if !is_part_of_word(c) && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The length of initials such as "U.S." or "A.B.".
fn initials(here: &str) -> Option<usize> {
    let bytes = here.as_bytes();
    let pairs = bytes
        .chunks_exact(2)
        .take_while(|pair| matches!(pair, [letter, b'.'] if letter.is_ascii_uppercase()))
        .count();
    (pairs >= 2).then_some(pairs * 2)
}

/// The length of a word, "don't" and "Adler-Brown" among them; the apostrophe of "the board's" does not belong to it.
fn word(here: &str) -> usize {
    let mut end = 0;
    let mut chars = here.char_indices();
    while let Some((at, c)) = chars.next() {
        let double = c == '-' && here.starts_with(char::is_uppercase) && {
            end > 1 && chars.as_str().starts_with(char::is_uppercase)
        };
        let joins = double
            || is_apostrophe(c) && {
                let rest = chars.as_str();
                rest.starts_with(char::is_alphabetic)
                    && possessive(here.get(at..).unwrap_or("")).is_none()
            };
        if !is_part_of_word(c) && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_cuts_words_as_the_long_one_does(text in "[a-cA-C.,'\u{2019}_0é -]{1,8}") {
            if let Some(len) = plain_word(text.as_bytes()) {
                prop_assert_eq!(len, length(&text));
            }
        }
    }

    #[test]
    fn a_word_without_end_is_cut_on_a_character() {
        let text = "é".repeat(LONGEST);
        let whole = Span::new(0, text.len());
        let first = next(&text, whole).unwrap();
        assert!(first.len() <= LONGEST && text.is_char_boundary(first.end));
        assert_eq!(
            next(&text, Span::new(first.end, text.len())).unwrap().start,
            first.end
        );
    }
}
