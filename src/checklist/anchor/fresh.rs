//! Entries for claims that were just found: their ids, their surroundings, and what a headline repeats.

use super::{digest, hex};
use crate::article::{Article, Part};
use crate::checklist::{Anchor, Entry, Origin, Review};
use crate::claim::{Claim, Kind, Scope};
use crate::sentence::Sentence;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// Code points kept on each side of a claim.
pub(super) const SURROUNDING: usize = 32;
/// Bytes of the digest in an id, two hex digits each.
const ID_BYTES: usize = 6;

/// An entry for every claim, in reading order.
pub(super) fn entries(article: &Article, claims: &[Claim], sentences: &[Sentence]) -> Vec<Entry> {
    // How many claims have had each id: a passage may be repeated thousands of times.
    let mut ids: HashMap<String, usize> = HashMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for (nth, claim) in claims.iter().enumerate() {
        if claim.not.is_some() || claim.span.of(&article.text).is_empty() {
            continue;
        }
        let mut entry = entry_at(article, claim.span, Origin::Found);
        let n = ids
            .entry(entry.id.clone())
            .and_modify(|n| *n += 1)
            .or_insert(1);
        if *n > 1 {
            entry.id = format!("{}-{n}", entry.id);
        }
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
    let exact = span.of(&article.text);
    let (prefix, suffix) = surroundings(&article.text, span);
    let block = article
        .block_at(span.start)
        .and_then(|i| article.blocks.get(i));
    Entry {
        id: id(&prefix, exact, &suffix),
        exact: exact.to_owned(),
        review: Review::default(),
        part: block.map_or(Part::Body, |b| b.part),
        kind: Kind::Other,
        repeats: None,
        origin,
        parent: None,
        anchor: Anchor::Exact,
        stale: false,
        suggestion: None,
        prefix,
        suffix,
        span: Some(span),
        claim: None,
    }
}

/// The id that a claim gets from its words and what stands around them.
///
/// A passage that stands in the article several times gets the same one each time; `-2` and so on is up to the caller.
pub fn id_at(text: &str, span: Span) -> String {
    let (prefix, suffix) = surroundings(text, span);
    id(&prefix, span.of(text), &suffix)
}

fn id(prefix: &str, exact: &str, suffix: &str) -> String {
    let digest = digest(&[prefix, "\0", exact, "\0", suffix]);
    let mut id = hex(digest.get(..ID_BYTES).unwrap_or(&digest));
    id.insert_str(0, "c-");
    id
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
pub(super) fn surroundings(text: &str, span: Span) -> (String, String) {
    let before = text.get(..span.start).unwrap_or("");
    let from = before
        .char_indices()
        .rev()
        .take(SURROUNDING)
        .last()
        .map_or(before.len(), |(i, _)| i);
    let prefix = before.get(from..).unwrap_or("").to_owned();
    let suffix = text
        .get(span.end..)
        .unwrap_or("")
        .chars()
        .take(SURROUNDING)
        .collect();
    (prefix, suffix)
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
