//! Where a phrase or a regular expression is in the text, across line ends and paragraphs.
//!
//! Smart case: in lower case it finds every case; one capital letter makes case count, as one mark does. A blank matches any white
//! space, so that a line end never hides a match. Independent of sessions.

use super::folding::{expression_of, is_mark};
use crate::text::Span;
use regex::{Regex, RegexBuilder};

/// The sign that distinguishes a regular expression from a phrase.
pub const EXPRESSION: char = '/';

/// What a compiled expression may take at most (bytes).
const LARGEST: usize = 4 * 1024 * 1024;

/// Something that can be looked for.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
    /// Whether a match may not end before a mark, which would make its last letter another one.
    ends_in_letter: bool,
}

impl Pattern {
    /// What was typed: a phrase, or a regular expression behind [`EXPRESSION`]. `None` when it holds no word.
    ///
    /// # Errors
    /// Why the expression cannot be read, in a few words.
    pub fn typed(typed: &str) -> Result<Option<Self>, String> {
        match typed.strip_prefix(EXPRESSION) {
            Some("") => Ok(None),
            Some(typed) => Self::new(&blanks_as_space(typed), has_capital(typed), false).map(Some),
            None => Self::phrase(typed),
        }
    }

    /// Words in this order. `None` when it holds no word.
    fn phrase(typed: &str) -> Result<Option<Self>, String> {
        let words: Vec<String> = typed.split_whitespace().filter_map(expression_of).collect();
        if words.is_empty() {
            return Ok(None);
        }
        let has_capital = typed.chars().any(char::is_uppercase);
        Self::new(&words.join(r"\s+"), has_capital, true).map(Some)
    }

    fn new(expression: &str, has_capital: bool, ends_in_letter: bool) -> Result<Self, String> {
        let largest = LARGEST.max(expression.len() * 64);
        let built = RegexBuilder::new(expression)
            .case_insensitive(!has_capital)
            .multi_line(true)
            .size_limit(largest)
            .build();
        let why = |error: regex::Error| {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            last.trim().trim_start_matches("error: ").to_owned()
        };
        built.map_err(why).map(|regex| Self {
            regex,
            ends_in_letter,
        })
    }

    /// Every place where it is in `text`, in reading order, not overlapping. Cost: linear for usual phrases.
    pub fn all(&self, text: &str) -> Vec<Span> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(span) = self.first(text, at) {
            at = span.end;
            found.push(span);
        }
        found
    }

    /// The first place at byte `from` or behind it.
    pub fn first(&self, text: &str, from: usize) -> Option<Span> {
        let mut at = from;
        loop {
            let found = self.regex.find_at(text, at)?;
            let next = text.get(found.end()..)?.chars().next();
            let is_other = self.ends_in_letter && next.is_some_and(is_mark);
            if !found.is_empty() && !is_other {
                return Some(Span::new(found.start(), found.end()));
            }
            let c = text.get(found.start()..)?.chars().next()?;
            at = found.start() + c.len_utf8();
        }
    }
}

/// Whether a letter is in it as a capital: not that of `\S` or `\W`.
fn has_capital(expression: &str) -> bool {
    let mut escaped = false;
    expression.chars().any(|c| {
        let counts = c.is_uppercase() && !escaped;
        escaped = c == '\\' && !escaped;
        counts
    })
}

/// A blank outside of brackets matches any white space.
fn blanks_as_space(expression: &str) -> String {
    let mut written = String::with_capacity(expression.len());
    let (mut escaped, mut bracket) = (false, false);
    for c in expression.chars() {
        match c {
            ' ' if !escaped && !bracket => written.push_str(r"\s+"),
            _ => written.push(c),
        }
        bracket = match c {
            '[' if !escaped => true,
            ']' if !escaped => false,
            _ => bracket,
        };
        escaped = c == '\\' && !escaped;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[track_caller]
    fn check(text: &str, typed: &str, found: &[&str]) {
        let wanted = Pattern::typed(typed).expect("readable");
        let spans = wanted.map(|wanted| wanted.all(text)).unwrap_or_default();
        let words: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
        assert_eq!(words, found, "{typed:?}");
    }

    #[test]
    fn finds_across_line_ends_with_smart_case() {
        check(
            "The ferry\n\nsails. A Ferry sails.",
            "ferry sails",
            &["ferry\n\nsails", "Ferry sails"],
        );
        check("The ferry and the Ferry", "Ferry", &["Ferry"]);
        check("the mayor’s office", "mayor's", &["mayor’s"]);
        check(
            "a well‑known quay – open",
            "well-known quay - open",
            &["a well‑known quay – open".split_at(2).1],
        );
        check("ÉTÉ été", "été", &["ÉTÉ", "été"]);
        check("日本の kelvin K", "k", &["k", "K"]);
        check(
            "Çelik, C\u{327}elik, Celik",
            "celik",
            &["Çelik", "C\u{327}elik", "Celik"],
        );
        check(
            "Çelik, C\u{327}elik, Celik",
            "çelik",
            &["Çelik", "C\u{327}elik"],
        );
        check(
            "Ngô, Ngộ, Ngo\u{302}\u{323}",
            "ngộ",
            &["Ngộ", "Ngo\u{302}\u{323}"],
        );
        check("はい ばい は\u{3099}い", "はい", &["はい"]);
        check("はい ばい は\u{3099}い", "ばい", &["ばい", "は\u{3099}い"]);
        check("한글 하", "하", &["하"]);
        check(
            "to\u{200b}ll \u{200b}toll",
            "toll",
            &["to\u{200b}ll", "toll"],
        );
        check("a ☎\u{fe0f} b", "☎ b", &["☎\u{fe0f} b"]);
        check("a ﬁsh, ﬂeet, oﬃce", "fish", &["ﬁsh"]);
        check("a ﬁsh, ﬂeet, oﬃce", "FLEET", &[]);
        check("a ﬁsh, ﬂeet, oﬃce", "office", &["oﬃce"]);
        check("five men… paid…", "men...", &["men…"]);
        check("five men... paid…", "…", &["...", "…"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("nothing", "  ", &[]);
    }

    #[test]
    fn long_phrases_are_found_and_many_dots_cost_nothing() {
        let text = "The offer of the staff stuffed ".repeat(40);
        check(&text, text.trim(), &[text.trim()]);
        check(
            &".".repeat(90),
            &".".repeat(45),
            &[".".repeat(45).as_str(); 2],
        );
    }

    proptest::proptest! {
        #[test]
        fn finds_the_same_however_the_text_is_composed(
            text in "[tThHeEéèßộ ’-]{0,40}",
            typed in "[tThHeEéộ ’-]{1,4}",
        ) {
            let n = |text: String| Pattern::typed(&typed).unwrap().map_or(0, |wanted| wanted.all(&text).len());
            proptest::prop_assert_eq!(n(text.nfc().collect()), n(text.nfd().collect()));
        }
    }

    #[test]
    fn an_expression_stands_behind_a_slash() {
        check(
            "rose by 12 percent\nand 3 percent",
            r"/\d+ percent",
            &["12 percent", "3 percent"],
        );
        check("rose by 12\npercent", r"/\d+ percent", &["12\npercent"]);
        check("Toll and toll", "/toll", &["Toll", "toll"]);
        check("Toll and toll", "/Toll", &["Toll"]);
        check("a-b c", r"/[- ]", &["-", " "]);
        check("abc", "/x*", &[]);
        check("abc", "/", &[]);
        check("TOLL", r"/\S+", &["TOLL"]);
    }

    #[test]
    fn an_expression_that_cannot_be_read_says_why() {
        assert_eq!(Pattern::typed("/(toll").unwrap_err(), "unclosed group");
    }
}
