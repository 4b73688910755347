//! Where a phrase or a regular expression is in the text, across line ends and paragraphs.
//!
//! Smart case: in lower case it finds every case; one capital letter makes case count, as one mark does. A blank matches any white
//! space, so that a line end never hides a match. Independent of sessions.

use super::folding::Letter;
use crate::text::Span;
use regex::{Regex, RegexBuilder};

/// The sign that distinguishes a regular expression from a phrase.
pub const EXPRESSION: char = '/';

/// What a compiled expression may take at most (bytes).
const LARGEST: usize = 4 * 1024 * 1024;

/// Something that can be looked for.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// Words in this order.
    Phrase {
        /// The words.
        words: Vec<Vec<Letter>>,
        /// Whether any case will do.
        any_case: bool,
    },
    /// A regular expression.
    Expression(Regex),
}

impl Pattern {
    /// What was typed: a phrase, or a regular expression behind [`EXPRESSION`]. `None` when it holds no word.
    ///
    /// # Errors
    /// Why the expression cannot be read, in a few words.
    pub fn typed(typed: &str) -> Result<Option<Self>, String> {
        if let Some(expression) = typed.strip_prefix(EXPRESSION) {
            return Self::expression(expression);
        }
        Ok(Self::phrase(typed))
    }

    /// A phrase, whatever it begins with. `None` when it holds no word.
    pub fn phrase(typed: &str) -> Option<Self> {
        let words: Vec<Vec<Letter>> = typed
            .split_whitespace()
            .map(Letter::all)
            .filter(|word| !word.is_empty())
            .collect();
        let any_case = !typed.chars().any(char::is_uppercase);
        (!words.is_empty()).then_some(Self::Phrase { words, any_case })
    }

    fn expression(typed: &str) -> Result<Option<Self>, String> {
        if typed.is_empty() {
            return Ok(None);
        }
        let built = RegexBuilder::new(&blanks_as_space(typed))
            .case_insensitive(!has_capital(typed))
            .multi_line(true)
            .size_limit(LARGEST)
            .build();
        let why = |error: regex::Error| {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            last.trim().trim_start_matches("error: ").to_owned()
        };
        built
            .map(|regex| Some(Self::Expression(regex)))
            .map_err(why)
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
        match self {
            Self::Phrase { words, any_case } => first_phrase(text, from, words, *any_case),
            Self::Expression(regex) => {
                let mut at = from;
                loop {
                    let found = regex.find_at(text, at)?;
                    if !found.is_empty() {
                        return Some(Span::new(found.start(), found.end()));
                    }
                    at = next_char(text, found.end())?;
                }
            }
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

fn first_phrase(text: &str, from: usize, words: &[Vec<Letter>], any_case: bool) -> Option<Span> {
    let first = words.first()?;
    let mut at = from;
    loop {
        let start = next_start(text, at, first, any_case)?;
        if let Some(end) = end_of_match(text, start, words, any_case) {
            return Some(Span::new(start, end));
        }
        at = next_char(text, start)?;
    }
}

/// The byte behind the character at `at`; `None` at the end.
fn next_char(text: &str, at: usize) -> Option<usize> {
    let c = text.get(at..)?.chars().next()?;
    Some(at + c.len_utf8())
}

/// A letter as the byte it is in nearly every text.
#[derive(Clone, Copy)]
struct Byte {
    one: u8,
    /// The same in the other case, where that will do.
    other: u8,
}

impl Byte {
    fn of(letter: &Letter, any_case: bool) -> Option<Self> {
        let one = letter.ascii()?;
        let other = if any_case {
            one.to_ascii_uppercase()
        } else {
            one
        };
        Some(Self { one, other })
    }

    /// Whether the letter may be there: what is not ASCII may look like it.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "without branches the compiler looks at many bytes at once"
    )]
    const fn fits(self, byte: u8) -> bool {
        (byte == self.one) | (byte == self.other) | !byte.is_ascii()
    }
}

/// The next byte from `at` on where `word` could begin.
fn next_start(text: &str, at: usize, word: &[Letter], any_case: bool) -> Option<usize> {
    let initial = word.first()?;
    let rest = text.get(at..)?;
    let found = if let Some(one) = Byte::of(initial, any_case) {
        // By far the most frequent, and much faster byte by byte: by two, where the word has as many.
        let second = word.get(1).and_then(|second| Byte::of(second, any_case));
        position(rest.as_bytes(), one, second)?
    } else {
        rest.char_indices()
            .find(|&(here, _)| Letter::pass(word, rest, here, any_case).is_some())?
            .0
    };
    let at = at + found;
    if text.is_char_boundary(at) {
        Some(at)
    } else {
        next_start(text, next_boundary(text, at)?, word, any_case)
    }
}

/// Where `one` may be with `two` behind it, if any. Whole chunks are looked at without a branch, which the compiler
/// makes many bytes at a time.
fn position(bytes: &[u8], one: Byte, two: Option<Byte>) -> Option<usize> {
    const CHUNK: usize = 32;
    let Some(two) = two else {
        return bytes.iter().position(|byte| one.fits(*byte));
    };
    let fits = |(a, b): (&u8, &u8)| one.fits(*a) & (two.fits(*b) | !a.is_ascii());
    let behind = bytes.get(1..)?.chunks(CHUNK);
    let mut chunks = bytes.chunks(CHUNK).zip(behind).enumerate();
    chunks.find_map(|(nth, (chunk, behind))| {
        let mut pairs = chunk.iter().zip(behind);
        let any = pairs.clone().fold(false, |any, pair| any | fits(pair));
        any.then(|| pairs.position(fits).map(|at| nth * CHUNK + at))?
    })
}

fn next_boundary(text: &str, at: usize) -> Option<usize> {
    (at..text.len()).find(|&at| text.is_char_boundary(at))
}

/// Where the phrase that begins at `start` ends, if it is there.
fn end_of_match(text: &str, start: usize, words: &[Vec<Letter>], any_case: bool) -> Option<usize> {
    let mut at = start;
    for (nth, word) in words.iter().enumerate() {
        if nth > 0 {
            let rest = text.get(at..)?;
            let blanks = rest.len() - rest.trim_start().len();
            if blanks == 0 {
                return None;
            }
            at += blanks;
        }
        let mut letters = word.as_slice();
        while !letters.is_empty() {
            (at, letters) = Letter::pass(letters, text, at, any_case)?;
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

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

    proptest::proptest! {
        #[test]
        fn finds_what_trying_every_place_finds(
            text in "[tThHeEéèE\u{301}\u{ad}ß \n’-]{0,40}",
            typed in "[tThHeEé ’-]{1,4}",
        ) {
            let Some(Pattern::Phrase { words, any_case }) = Pattern::phrase(&typed) else {
                return Ok(());
            };
            let (mut at, mut expected) = (0, Vec::new());
            while at < text.len() {
                let end = Some(at).filter(|at| text.is_char_boundary(*at));
                match end.and_then(|at| end_of_match(&text, at, &words, any_case)) {
                    Some(end) => {
                        expected.push(Span::new(at, end));
                        at = end;
                    }
                    None => at += 1,
                }
            }
            let wanted = Pattern::Phrase { words, any_case };
            proptest::prop_assert_eq!(wanted.all(&text), expected);
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
