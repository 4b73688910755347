//! A stretch of the article's text, and its translation to code points for files.
//!
//! Inside the program positions are bytes; in files (checklist, claims, exports) they are code points.

use std::ops::Range;

/// A stretch of text, `start..end`, in bytes on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to, not including, `end` (bytes).
    #[inline]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text it covers; empty when it is outside of `text` or off a character boundary.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the byte at `at` is in it.
    pub const fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` is wholly in it.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same stretch without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self::new(start, start + inside.trim().len())
    }

    /// The stretches of it between such signs: rows, cells.
    pub fn split(self, text: &str, sign: char) -> impl Iterator<Item = Self> {
        let mut at = self.start;
        self.of(text).split(sign).map(move |part| {
            let found = Self::new(at, at + part.len());
            at = found.end + sign.len_utf8();
            found
        })
    }

    /// As a standard range, for slicing with `get`.
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Translates byte offsets of one text into code points and back.
///
/// Building it reads the text once; a look-up reads at most [`CodePoints::STEP`] bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points that begin before byte `i * STEP`.
    before: Vec<usize>,
    total: usize,
}

impl<'t> CodePoints<'t> {
    /// Bytes between two remembered counts.
    pub const STEP: usize = 64;

    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut before = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut total = 0;
        for step in text.as_bytes().chunks(Self::STEP) {
            before.push(total);
            total += beginnings(step);
        }
        if before.is_empty() {
            before.push(0);
        }
        Self {
            text,
            before,
            total,
        }
    }

    /// The text.
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// How many code points the text has.
    pub const fn total(&self) -> usize {
        self.total
    }

    /// The code points before byte `at` (clamped to the text).
    #[inline]
    pub fn of_byte(&self, at: usize) -> usize {
        let from = (at / Self::STEP).min(self.before.len() - 1);
        let known = self.before.get(from).copied().unwrap_or(0);
        let bytes = self.text.as_bytes();
        let rest = bytes.get(from * Self::STEP..at.min(bytes.len()));
        known + rest.map_or(0, beginnings)
    }

    /// The byte at which code point `nth` begins; the text's length when there is none.
    pub fn to_byte(&self, nth: usize) -> usize {
        let from = self.before.partition_point(|&n| n <= nth).saturating_sub(1);
        let start = self.text.ceil_char_boundary(from * Self::STEP);
        let known = self.before.get(from).copied().unwrap_or(0);
        let rest = self.text.get(start..).unwrap_or("");
        rest.char_indices()
            .nth(nth - known.min(nth))
            .map_or(self.text.len(), |(i, _)| start + i)
    }
}

/// How many code points begin in these bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn code_points_agree_with_counting(text in "[a-zé日😀\n]{0,3000}") {
            let points = CodePoints::new(&text);
            for (nth, (at, _)) in text.char_indices().enumerate().step_by(7) {
                prop_assert_eq!(points.of_byte(at), nth);
                prop_assert_eq!(points.to_byte(nth), at);
            }
            prop_assert_eq!(points.of_byte(text.len()), text.chars().count());
            prop_assert_eq!(points.to_byte(text.chars().count()), text.len());
            prop_assert_eq!(points.total(), text.chars().count());
        }
    }

    #[test]
    fn trims_and_survives_bad_bounds() {
        assert_eq!(Span::new(0, 5).trimmed(" ab  "), Span::new(1, 3));
        assert_eq!(Span::new(4, 99).of("abc"), "");
        assert_eq!(Span::new(1, 2).of("é"), "");
    }
}
