//! The text form `sc-text-1`, character by character, and the signs that only divide.
//!
//! Used by the builder for the text and by front matter for values. Holds no state.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// A value in the text's form, for what is outside of the text (front matter).
pub(super) fn in_form(value: &str) -> String {
    let folded: Vec<&str> = value.split_ascii_whitespace().collect();
    folded.join(" ").chars().filter_map(stored).collect()
}

/// What is stored for a character: one for one, soft hyphens alone are dropped.
///
/// Line feeds and tabs pass; running text folds them before it asks.
pub(super) fn stored(c: char) -> Option<char> {
    match c {
        '\u{ad}' => None,
        '\n' | '\t' => Some(c),
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => Some('\u{fffd}'),
        _ if (c as u32) & 0xfffe == 0xfffe => Some('\u{fffd}'),
        _ => Some(c),
    }
}

/// The longest line of signs that divides (bytes).
const LONGEST_BREAK: usize = 240;

/// `*`, `* * *`, `⁂`, `~~~`, `###`, `-30-`: signs that divide and say nothing.
pub(super) fn is_scene_break(words: &str) -> bool {
    const SIGNS: &[char] = &[
        '*', '⁂', '•', '·', '~', '#', '-', '–', '—', '_', '=', '◆', '❖', '■', '□',
    ];
    let bare = words.trim();
    if bare.len() > LONGEST_BREAK {
        return false;
    }
    if bare == "-30-" || bare == "–30–" {
        return true;
    }
    let n_signs = bare.chars().filter(|c| !c.is_whitespace()).count();
    let lone = bare.starts_with(['*', '⁂', '•', '~', '◆', '❖', '■']);
    (n_signs >= 3 || lone)
        && bare
            .chars()
            .all(|c| SIGNS.contains(&c) || c.is_whitespace())
}

/// What closes quotations and brackets behind the stop of a sentence.
pub(super) const CLOSING: [char; 9] = ['"', '”', '’', '\'', ')', ']', '»', '」', '』'];

/// Whether a text ends like a sentence.
pub(super) fn ends_a_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(CLOSING);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

/// White space that is written only when a word follows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// None.
    #[default]
    None,
    /// A space.
    Space,
    /// The end of a line that stays.
    Break,
}

/// The length of the words with which the text begins and that are in form already: ASCII, single spaces between.
pub(super) fn plain_words(text: &str) -> usize {
    let mut words = 0;
    let mut before = b' ';
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        match byte {
            b'!'..=b'~' => words = at + 1,
            b' ' if before != b' ' => {}
            _ => break,
        }
        before = byte;
    }
    words
}

/// Words in the text's form without tags and entities, which some pages put where only text belongs.
pub(super) fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return in_form(text);
    }
    let tokens = Tokenizer::new_with_emitter(text, DefaultEmitter::default());
    let words = tokens.filter_map(|Ok(token)| match token {
        Token::String(words) => Some(String::from_utf8_lossy(&words).into_owned()),
        _ => None,
    });
    in_form(&words.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, form: &str) {
        assert_eq!(in_form(value), form, "{value:?}");
    }

    #[test]
    fn characters_are_put_in_form_one_for_one() {
        check("  The  tide\n\t came in. ", "The tide came in.");
        check(
            "sea\u{ad}wall\u{1b}[2J \u{7f}\u{9b}\u{fffe}",
            "seawall␛[2J ␡\u{fffd}\u{fffd}",
        );
        check("5\u{a0}000 crowns\u{200b}", "5\u{a0}000 crowns\u{200b}");
    }

    #[test]
    fn words_in_form_are_taken_up_to_what_has_to_be_folded() {
        for (text, length) in [
            ("The tide came", 13),
            ("The tide  came", 8),
            ("The tide ", 8),
            ("The tidé", 7),
            (" The", 0),
            ("\tThe", 0),
            ("", 0),
        ] {
            assert_eq!(plain_words(text), length, "{text:?}");
        }
    }

    #[test]
    fn signs_that_divide_are_told_from_words() {
        for sign in ["*", "* * *", "***", "⁂", "~", "###", "-30-", "— — —"] {
            assert!(is_scene_break(sign), "{sign}");
        }
        for words in ["", "...", "-", "* a", "30", "#", "—"] {
            assert!(!is_scene_break(words), "{words}");
        }
    }
}
