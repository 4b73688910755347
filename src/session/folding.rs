//! Which letters a search takes for the same: what is typed finds what it looks like.
//!
//! A letter typed without its marks finds it with them ("cafe" finds "café"), one typed with marks requires them, however
//! the text composes them (Unicode Standard Annex 15). Quotation marks, apostrophes, hyphens and dashes match in every
//! form: the others are hard to type. A ligature is its letters, an ellipsis its dots. Characters without a shape are read over.

use crate::text::is_hidden;
use unicode_normalization::char::{
    canonical_combining_class, decompose_canonical, decompose_compatible,
};

/// A letter as it was typed.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    base: char,
    marks: Vec<char>,
}

impl Letter {
    /// The letters of a word.
    pub fn all(word: &str) -> Vec<Self> {
        let mut letters: Vec<Self> = Vec::new();
        for c in word.chars().filter(|&c| !is_hidden(c)) {
            take_apart(c, |part| match letters.last_mut() {
                Some(letter) if is_mark(part) => letter.marks.push(part),
                _ => letters.push(Self {
                    base: usual(part),
                    marks: Vec::new(),
                }),
            });
        }
        for letter in &mut letters {
            letter.marks.sort_unstable();
        }
        letters
    }

    /// The base where a text may begin with it as one byte, and nothing else looks like it but what is not ASCII.
    pub fn ascii(&self) -> Option<u8> {
        let byte = u8::try_from(self.base).ok()?;
        byte.is_ascii_alphanumeric().then_some(byte)
    }

    /// The byte behind the character at byte `at` of a text, if the first of `letters` are what it shows, and the other
    /// letters. Those that end in the midst of a ligature are found with all of it.
    pub fn pass<'l>(
        letters: &'l [Self],
        text: &str,
        at: usize,
        any_case: bool,
    ) -> Option<(usize, &'l [Self])> {
        let (first, rest) = letters.split_first()?;
        if let Some(end) = first.end_in(text, at, any_case) {
            return Some((end, rest));
        }
        let joined = text.get(at..)?.chars().next().filter(|&c| is_joined(c))?;
        let mut left = letters;
        let mut is_same = true;
        decompose_compatible(joined, |part| {
            if let Some((letter, behind)) = left.split_first() {
                is_same &= letter.marks.is_empty() && letter.has_base(part, any_case);
                left = behind;
            }
        });
        is_same.then_some((at + joined.len_utf8(), left))
    }

    /// The byte behind the letter at byte `at` of a text, with its marks and what has no shape, if it is this one.
    pub fn end_in(&self, text: &str, at: usize, any_case: bool) -> Option<usize> {
        let bytes = text.as_bytes();
        if bytes.get(at)?.is_ascii() && bytes.get(at + 1).is_none_or(u8::is_ascii) {
            // By far the most frequent: a letter that cannot have a mark.
            let same =
                self.marks.is_empty() && self.has_base(char::from(*bytes.get(at)?), any_case);
            return same.then_some(at + 1);
        }
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        if matches!(first, '\u{2010}'..='\u{2027}') && self.ascii().is_some() {
            // Dashes and quotation marks, of which prose is full: no letter and no digit.
            return None;
        }
        let (mut base, mut marks) = (None, Vec::new());
        take_apart(first, |part| match base {
            None => base = Some(usual(part)),
            Some(_) => marks.push(part),
        });
        if !self.has_base(base?, any_case) {
            return None;
        }
        let mut end = at + first.len_utf8();
        for c in rest.get(first.len_utf8()..)?.chars() {
            if c.is_ascii() || !is_mark(c) && !is_hidden(c) {
                break;
            }
            if !is_hidden(c) {
                marks.push(c);
            }
            end += c.len_utf8();
        }
        self.allows(&mut marks).then_some(end)
    }

    fn has_base(&self, base: char, any_case: bool) -> bool {
        if base.is_ascii() && self.base.is_ascii() {
            base == self.base || any_case && base.eq_ignore_ascii_case(&self.base)
        } else {
            base == self.base || any_case && base.to_lowercase().eq(self.base.to_lowercase())
        }
    }

    fn allows(&self, marks: &mut [char]) -> bool {
        marks.sort_unstable();
        *marks == *self.marks || self.marks.is_empty() && marks.iter().all(|&c| is_accent(c))
    }
}

/// A character as its base and its marks; a syllable of Hangul stays whole.
fn take_apart(c: char, mut each: impl FnMut(char)) {
    if c.is_ascii() || matches!(c, '\u{ac00}'..='\u{d7a3}') {
        each(c);
    } else if is_joined(c) {
        decompose_compatible(c, each);
    } else {
        decompose_canonical(c, each);
    }
}

/// A character that shows several letters or dots: the Latin ligatures, the ellipsis.
const fn is_joined(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb06}' | '\u{2025}' | '\u{2026}')
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && canonical_combining_class(c) != 0
}

/// Marks that a reader leaves out when typing. Those of other scripts make another letter.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// The form that is typed.
fn usual(c: char) -> char {
    match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
        '\u{a0}' => ' ',
        _ => c,
    }
}
