//! The ids of printed rows: those that the claims get on a checklist made from the article as it is.
//!
//! `c-` and the first 12 hex digits of SHA-256 over prefix NUL exact NUL suffix; a repeated passage adds `-2`.

use crate::text::Span;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;

/// Characters of context on either side.
const CONTEXT: usize = 32;

/// One id for each span, in order.
pub(super) fn of(text: &str, spans: impl Iterator<Item = Span>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    spans
        .map(|span| {
            let id = hashed(text, span);
            let times = seen.entry(id.clone()).or_default();
            *times += 1;
            if *times == 1 {
                id
            } else {
                format!("{id}-{times}")
            }
        })
        .collect()
}

fn hashed(text: &str, span: Span) -> String {
    let ahead = text.get(..span.start).unwrap_or("");
    let behind = text.get(span.end..).unwrap_or("");
    let prefix = ahead
        .char_indices()
        .rev()
        .take(CONTEXT)
        .last()
        .map_or("", |(at, _)| ahead.get(at..).unwrap_or(""));
    let suffix = behind
        .char_indices()
        .nth(CONTEXT)
        .map_or(behind, |(at, _)| behind.get(..at).unwrap_or(""));
    let digest = Sha256::digest([prefix, span.of(text), suffix].join("\0"));
    let mut id = String::from("c-");
    for byte in digest.iter().take(6) {
        write!(id, "{byte:02x}").expect("a string takes everything");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_passage_gets_a_number() {
        let text = "the year before last, the most in its history. Tolls will double by April, according to a senior official";
        let start = text.find("Tolls").unwrap();
        let span = Span::new(start, start + "Tolls will double by April".len());
        assert_eq!(
            of(text, [span, span].into_iter())
                .join(" ")
                .split('-')
                .count(),
            4
        );
        assert!(of(text, [span].into_iter())[0].len() == 14);
    }
}
