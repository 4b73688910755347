//! Entries for claims that were just found: their ids, their surroundings, and what a headline repeats.

use super::digest;
use crate::article::{Article, Part};
use crate::checklist::{Anchor, Entry, Origin, Reviewed};
use crate::claim::{Claim, Kind, Scope};
use crate::sentence::Sentence;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::collections::HashSet;

/// Code points kept on each side of a claim.
pub(super) const SURROUNDING: usize = 32;
/// Bytes of the digest in an id, two hex digits each.
const ID_BYTES: usize = 6;

/// An entry for every claim, in reading order.
pub(super) fn entries(article: &Article, claims: &[Claim], sentences: &[Sentence]) -> Vec<Entry> {
    // How many claims have had each number: a passage may be repeated thousands of times.
    let mut numbers: FxHashMap<u64, usize> = FxHashMap::default();
    let mut entries: Vec<Entry> = Vec::new();
    for (nth, claim) in claims.iter().enumerate() {
        if claim.not.is_some() || claim.span.of(&article.text).is_empty() {
            continue;
        }
        let (prefix, suffix) = surroundings(&article.text, claim.span);
        let number = number(prefix, claim.span.of(&article.text), suffix);
        let n = numbers.entry(number).or_default();
        *n += 1;
        let id = match *n {
            1 => id(number),
            n => format!("{}-{n}", id(number)),
        };
        let mut entry = bare(article, claim.span, id);
        entry.part = claim.part;
        entry.kind = claim.kind;
        entry.suggestion = Some(claim.suggestion.clone());
        entry.claim = Some(nth);
        entries.push(entry);
    }
    let repeats: Vec<Option<String>> = entries
        .iter()
        .map(|e| repeated(e, &entries, claims, sentences))
        .collect();
    for (entry, repeats) in entries.iter_mut().zip(repeats) {
        entry.repeats = repeats;
    }
    entries
}

/// An undecided entry for a stretch of the article, with the id that its words give it.
///
/// The id may be taken by another claim with the same words around it: see [`crate::checklist::Checklist::unused_id`].
pub fn entry_at(article: &Article, span: Span, origin: Origin) -> Entry {
    let mut entry = bare(article, span, id_at(&article.text, span));
    entry.origin = origin;
    surround(&mut entry, article);
    entry
}

/// Fills in what stands around an entry, where that was not needed so far.
pub fn surround(entry: &mut Entry, article: &Article) {
    if let Some(span) = entry.span.filter(|_| entry.lacks_surroundings()) {
        let (prefix, suffix) = surroundings(&article.text, span);
        (entry.prefix, entry.suffix) = (prefix.to_owned(), suffix.to_owned());
    }
}

/// An entry without its surroundings.
fn bare(article: &Article, span: Span, id: String) -> Entry {
    let block = article
        .block_at(span.start)
        .and_then(|i| article.blocks.get(i));
    Entry {
        id,
        exact: span.of(&article.text).to_owned(),
        review: Reviewed::default(),
        part: block.map_or(Part::Body, |b| b.part),
        kind: Kind::Other,
        repeats: None,
        origin: Origin::Found,
        parent: None,
        anchor: Anchor::Exact,
        stale: false,
        suggestion: None,
        prefix: String::new(),
        suffix: String::new(),
        span: Some(span),
        claim: None,
    }
}

/// The id that a claim gets from its words and what stands around them.
///
/// A passage that stands in the article several times gets the same one each time; `-2` and so on is up to the caller.
pub fn id_at(text: &str, span: Span) -> String {
    let (prefix, suffix) = surroundings(text, span);
    id(number(prefix, span.of(text), suffix))
}

/// The number that a claim's words and surroundings give its id: the first six bytes of their digest.
fn number(prefix: &str, exact: &str, suffix: &str) -> u64 {
    let digest = digest(&[prefix, "\0", exact, "\0", suffix]);
    let bytes = digest.iter().take(ID_BYTES);
    bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn id(number: u64) -> String {
    format!("c-{number:012x}")
}

/// `id`, or `id-2`, `id-3`: the first that is not in use.
pub(in crate::checklist) fn unused(id: &str, ids: &HashSet<String>) -> String {
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    let mut candidates = std::iter::once(id.to_owned()).chain(numbered);
    candidates
        .find(|candidate| !ids.contains(candidate))
        .unwrap_or_default()
}

/// Up to 32 code points on each side of a span.
pub(in crate::checklist) fn surroundings(text: &str, span: Span) -> (&str, &str) {
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let from = before.char_indices().rev().take(SURROUNDING).last();
    let to = after.char_indices().nth(SURROUNDING);
    let from = from.map_or(before.len(), |(at, _)| at);
    let to = to.map_or(after.len(), |(at, _)| at);
    (
        before.get(from..).unwrap_or(""),
        after.get(..to).unwrap_or(""),
    )
}

/// The body claim whose sentence holds the origin of a headline.
fn repeated(
    entry: &Entry,
    entries: &[Entry],
    claims: &[Claim],
    sentences: &[Sentence],
) -> Option<String> {
    let claim = claims
        .get(entry.claim?)
        .filter(|c| c.scope == Some(Scope::HeadlineBody))?;
    let origin = claim.source.or(claim.cue)?;
    let sentence = sentences.iter().find(|s| s.span.overlaps(origin))?;
    let in_sentence =
        |e: &&Entry| e.part != Part::Headline && e.span.is_some_and(|s| s.overlaps(sentence.span));
    entries.iter().find(in_sentence).map(|e| e.id.clone())
}
