//! The id of a claim, and the digests that files keep.

use crate::text::Span;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// Code points of the article kept on each side of a claim.
const SURROUNDING: usize = 32;
/// Bytes of the digest in an id, two hex digits each.
const ID_BYTES: usize = 6;

/// The id of a claim, fixed at creation: `c-` and 12 hex digits, a repeated passage adds `-2`; or any name that somebody
/// wrote into the file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum ClaimId {
    /// Made by the program; takes no memory of its own, since most claims of a long article have nothing else.
    Hashed {
        /// The first six bytes of the digest.
        digest: u64,
        /// Which of the passages with this digest it is, from 1.
        nth: u32,
    },
    /// Written by hand.
    Named(Box<str>),
}

impl ClaimId {
    /// The id that a claim gets from its words and the 32 code points on each side of them (SHA-256 over prefix NUL exact
    /// NUL suffix). Equal passages get the same one: [`ClaimId::numbered`] distinguishes them.
    pub fn at(text: &str, span: Span) -> Self {
        let (prefix, suffix) = surroundings(text, span);
        let mut hasher = Sha256::new();
        for piece in [prefix, "\0", span.of(text), "\0", suffix] {
            hasher.update(piece.as_bytes());
        }
        let bytes = hasher.finalize();
        let digest = bytes.iter().take(ID_BYTES);
        Self::Hashed {
            digest: digest.fold(0, |number, byte| number << 8 | u64::from(*byte)),
            nth: 1,
        }
    }

    /// The same for the `nth` passage with these words (from 1).
    #[must_use]
    pub fn numbered(self, nth: u32) -> Self {
        match self {
            Self::Hashed { digest, .. } => Self::Hashed { digest, nth },
            Self::Named(name) => format!("{name}-{nth}").into(),
        }
    }
}

impl Default for ClaimId {
    fn default() -> Self {
        Self::Named("".into())
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hashed { digest, nth: 1 } => write!(f, "c-{digest:012x}"),
            Self::Hashed { digest, nth } => write!(f, "c-{digest:012x}-{nth}"),
            Self::Named(name) => f.write_str(name),
        }
    }
}

impl From<&str> for ClaimId {
    fn from(text: &str) -> Self {
        let hashed = || {
            let (digits, nth) = match text.strip_prefix("c-")?.split_once('-') {
                Some((digits, nth)) => (digits, nth.parse().ok()?),
                None => (text.strip_prefix("c-")?, 1),
            };
            let digest = u64::from_str_radix(digits, 16).ok()?;
            let id = Self::Hashed { digest, nth };
            // Written otherwise (`c-00A`, `-02`) it is another name.
            (id.to_string() == text).then_some(id)
        };
        hashed().unwrap_or_else(|| Self::Named(text.into()))
    }
}

impl From<String> for ClaimId {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<ClaimId> for String {
    fn from(id: ClaimId) -> Self {
        id.to_string()
    }
}

/// Up to 32 code points on each side of a span.
pub(super) fn surroundings(text: &str, span: Span) -> (&str, &str) {
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    (
        last_chars(before, SURROUNDING),
        first_chars(after, SURROUNDING),
    )
}

/// The first `n` characters of a text, or all of it.
pub(super) fn first_chars(text: &str, n: usize) -> &str {
    let end = text.char_indices().nth(n);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The last `n` characters of a text, or all of it.
pub(super) fn last_chars(text: &str, n: usize) -> &str {
    let start = text.char_indices().rev().take(n).last();
    start.and_then(|(start, _)| text.get(start..)).unwrap_or("")
}

/// SHA-256 of bytes, in hex.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_what_was_written() {
        for text in [
            "c-3df3c7d280b5",
            "c-3df3c7d280b5-2",
            "c-1",
            "c-00A",
            "c-3df3c7d280b5-02",
            "c-000000000001",
            "",
            "mine",
        ] {
            let id = ClaimId::from(text);
            assert_eq!(id.to_string(), text);
            let is_short = matches!(id, ClaimId::Hashed { .. });
            assert_eq!(
                is_short,
                text.len() >= 14 && !text.ends_with("02"),
                "{text}"
            );
        }
    }

    #[test]
    fn the_id_of_the_worked_example() {
        let text = "Harbour tolls ‘to double’ by spring\n\nThe port of Kelmsund handled 41,200 containers last year, the most in its history. Tolls will double";
        let words = "The port of Kelmsund handled 41,200 containers last year";
        let at = text.find(words).unwrap();
        let id = ClaimId::at(text, Span::new(at, at + words.len()));
        assert_eq!(id.to_string(), "c-3df3c7d280b5");
        assert_eq!(id.numbered(2).to_string(), "c-3df3c7d280b5-2");
    }
}
