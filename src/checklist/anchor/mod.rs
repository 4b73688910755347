//! Finding the claims of a saved checklist again in the article as it is now: never silently.
//!
//! A saved checklist and what the claim finder found go in, a checklist in reading order and a report come out; pure.
//! Nothing the reader decided or noted is ever dropped, and a decision whose words changed in a way that matters is
//! marked for another look. What was said about each place is kept in words, not in scores: a score cannot tell 18
//! percent from 28 percent.

mod context;
mod fresh;
mod fuzzy;
mod locate;
mod material;
mod place;
mod report;
#[cfg(test)]
mod tests;

pub use fresh::{entry_at, id_at, surround};
pub(super) use fresh::{surroundings, unused};
pub use report::Report;

use super::fields::is_pristine;
use super::format::Saved;
use super::{Anchor, Checklist, Document, Entry, Origin};
use crate::article::Article;
use crate::claim::Claim;
use crate::sentence::Sentence;
use crate::text::Span;
use place::Places;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// Puts together what was saved and what was found; without a saved checklist, begins a new one.
///
/// Costs a SHA-256 of the text and a look at each claim and entry; entries that are not where they were cost a search.
/// Entries stand in reading order, those not found again at the end. The caller knows where the article lies and when
/// it was read, and sets `location`, `retrieved`, `reviewer` and `raw_sha256` of the document.
pub fn reconcile(
    saved: Option<&Saved>,
    article: &Article,
    claims: &[Claim],
    sentences: &[Sentence],
) -> (Checklist, Report) {
    let document = document_of(saved, article);
    let mut offers = Offers::new(fresh::entries(article, claims, sentences));
    let mut report = Report::default();
    let mut entries = Vec::new();
    if let Some(saved) = saved {
        report.text_changed = saved.checklist.document.text_sha256 != document.text_sha256;
        let places = Places::new(saved, article, report.text_changed);
        let is_ours = |e: &&Entry| is_pristine(e) && !saved.annotated.contains(&e.id);
        let readers = saved.checklist.entries.iter().filter(|e| !is_ours(e));
        entries = places.find(readers, &offers.fresh);
        for entry in &mut entries {
            offers.withdraw(entry);
        }
        let ours: Vec<&Entry> = saved.checklist.entries.iter().filter(is_ours).collect();
        let (kept, n_dropped) = offers.keep_ids(&ours);
        entries.extend(kept);
        for entry in &entries {
            report.count(entry);
        }
        report.n_dropped = n_dropped;
    }
    let new = offers.rest(&entries);
    report.n_new = new.len();
    if entries.is_empty() {
        entries = new;
    } else {
        entries.extend(new);
    }
    entries.sort_by_key(|e| {
        e.span
            .map_or((usize::MAX, usize::MAX), |s| (s.start, s.end))
    });
    (Checklist { document, entries }, report)
}

/// Takes the words at an entry's place as its own, after the reader has looked at what changed.
pub fn confirm(entry: &mut Entry, article: &Article) {
    if let Some(span) = entry.span {
        span.of(&article.text).clone_into(&mut entry.exact);
        (entry.prefix, entry.suffix) = (String::new(), String::new());
        surround(entry, article);
        entry.anchor = Anchor::Exact;
        entry.stale = false;
    }
}

/// Tells entries that came back (by an undo, by another program) which claim of the finder they are.
pub fn link(checklist: &mut Checklist, claims: &[Claim]) {
    for entry in checklist
        .entries
        .iter_mut()
        .filter(|e| e.claim.is_none() && e.origin == Origin::Found)
    {
        let is_it = |claim: &Claim| claim.not.is_none() && Some(claim.span) == entry.span;
        entry.claim = claims.iter().position(is_it);
    }
}

/// SHA-256 of a text in UTF-8, in hex.
pub fn sha256(text: &str) -> String {
    hex(&digest(&[text]))
}

/// SHA-256 of pieces of a text, one after the other.
fn digest(pieces: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for piece in pieces {
        hasher.update(piece.as_bytes());
    }
    hasher.finalize().into()
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)])
        .collect()
}

/// What is known about the article: as saved, completed by what the article says about itself.
fn document_of(saved: Option<&Saved>, article: &Article) -> Document {
    let mut document = saved
        .map(|s| s.checklist.document.clone())
        .unwrap_or_default();
    let says = &article.metadata;
    for (ours, theirs) in [
        (&mut document.title, &says.title),
        (&mut document.url, &says.url),
        (&mut document.publisher, &says.publisher),
        (&mut document.byline, &says.byline),
        (&mut document.published, &says.published),
        (&mut document.language, &says.language),
    ] {
        if ours.is_none() {
            ours.clone_from(theirs);
        }
    }
    document.text_chars = article.text.chars().count();
    document.text_sha256 = sha256(&article.text);
    document
}

/// The claims that were found now, and which of them are taken already.
struct Offers {
    fresh: Vec<Entry>,
    taken: Vec<bool>,
    /// Their places in order, with the claim that stands there.
    places: Vec<(Span, usize)>,
    /// How far the places up to each one reach: one may lie within another.
    reach: Vec<usize>,
}

impl Offers {
    /// Costs a sort of the claims.
    fn new(fresh: Vec<Entry>) -> Self {
        let taken = vec![false; fresh.len()];
        let numbered = fresh.iter().enumerate();
        let mut places: Vec<(Span, usize)> = numbered
            .filter_map(|(i, entry)| Some((entry.span?, i)))
            .collect();
        places.sort_by_key(|(span, _)| span.start);
        let furthest = |far: &mut usize, (span, _): &(Span, usize)| {
            *far = (*far).max(span.end);
            Some(*far)
        };
        let reach = places.iter().scan(0, furthest).collect();
        Self {
            fresh,
            taken,
            places,
            reach,
        }
    }

    /// The claims that may share text with a span.
    fn around(&self, span: Span) -> &[(Span, usize)] {
        let first = self.reach.partition_point(|&reach| reach <= span.start);
        let end = self.places.partition_point(|(s, _)| s.start < span.end);
        self.places.get(first..end).unwrap_or_default()
    }

    /// Takes back what an entry of the reader's covers, and gives the entry what only the finder knows. Looks at the
    /// claims around the entry's place alone; for one that was split, at all ids once.
    fn withdraw(&mut self, entry: &mut Entry) {
        if let Some(parent) = &entry.parent {
            for (fresh, taken) in self.fresh.iter().zip(&mut self.taken) {
                *taken |= fresh.id == *parent;
            }
        }
        let Some(span) = entry.span else {
            return;
        };
        let covers = |&(found, i): &(Span, usize)| {
            let shared = shared(span, found);
            let enough = entry.origin != Origin::Found || shared * 2 >= found.len().min(span.len());
            (shared > 0 && enough).then_some((shared, i))
        };
        let covered: Vec<(usize, usize)> = self.around(span).iter().filter_map(covers).collect();
        for (_, i) in &covered {
            take(&mut self.taken, *i);
        }
        let best = covered.into_iter().max();
        let twin = best.and_then(|(_, i)| self.fresh.get(i));
        if let Some(twin) = twin.filter(|_| entry.origin == Origin::Found) {
            adopt(entry, twin);
        }
    }

    /// Undecided claims found again keep their ids, so that the file changes little; says how many were not.
    fn keep_ids(&mut self, ours: &[&Entry]) -> (Vec<Entry>, usize) {
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        let mut by_words: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, fresh) in self.fresh.iter().enumerate().rev() {
            by_id.insert(&fresh.id, i);
            by_words.entry(&fresh.exact).or_default().push(i);
        }
        let mut kept: Vec<(usize, String)> = Vec::new();
        let mut left = Vec::new();
        for entry in ours {
            match by_id.get(entry.id.as_str()).filter(|i| self.is_free(**i)) {
                Some(i) => {
                    kept.push((*i, entry.id.clone()));
                    take(&mut self.taken, *i);
                }
                None => left.push(entry),
            }
        }
        let mut n_dropped = 0;
        for entry in left {
            let same = by_words.get(entry.exact.as_str());
            match same.and_then(|rows| rows.iter().rev().find(|i| self.is_free(**i))) {
                Some(i) => {
                    kept.push((*i, entry.id.clone()));
                    take(&mut self.taken, *i);
                }
                None => n_dropped += 1,
            }
        }
        let with_id = |(i, id): (usize, String)| {
            self.fresh.get(i).map(|fresh| Entry {
                id,
                ..fresh.clone()
            })
        };
        (kept.into_iter().filter_map(with_id).collect(), n_dropped)
    }

    /// Everything that is still free, with ids that no other entry has.
    fn rest(self, entries: &[Entry]) -> Vec<Entry> {
        if entries.is_empty() && !self.taken.contains(&true) {
            // Their ids differ already; a long list is not copied.
            return self.fresh;
        }
        let mut ids: HashSet<String> = entries.iter().map(|e| e.id.clone()).collect();
        let free = self
            .fresh
            .into_iter()
            .zip(self.taken)
            .filter(|(_, taken)| !taken);
        let fresh_id = |(mut entry, _): (Entry, bool)| {
            entry.id = fresh::unused(&entry.id, &ids);
            ids.insert(entry.id.clone());
            entry
        };
        free.map(fresh_id).collect()
    }

    fn is_free(&self, i: usize) -> bool {
        self.taken.get(i) == Some(&false)
    }
}

fn take(taken: &mut [bool], i: usize) {
    if let Some(taken) = taken.get_mut(i) {
        *taken = true;
    }
}

/// What only the finder knows of an entry's claim; what was saved with a decision stays.
fn adopt(entry: &mut Entry, twin: &Entry) {
    entry.claim = twin.claim;
    entry.part = twin.part;
    if entry.suggestion.is_none() {
        entry.suggestion.clone_from(&twin.suggestion);
    }
}

/// How many bytes two spans share.
fn shared(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
