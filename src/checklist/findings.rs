//! The article with the sentences and claims that were found in it: what a checklist is made over.

use super::anchor::locate_record;
use super::{ClaimId, Entry, ListRow, Record};
use crate::article::{Article, Part};
use crate::claim::{Claim, Scope};
use crate::sentence::Sentence;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// An article and what was found in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The article.
    pub article: Arc<Article>,
    /// The sentences.
    pub sentences: Vec<Sentence>,
    /// The claims, and the sentences that are none.
    pub claims: Vec<Claim>,
}

impl Findings {
    /// The found claim that an entry is, or shares most text with.
    pub fn claim(&self, entry: &Entry) -> Option<&Claim> {
        self.claims.get(entry.claim?)
    }

    /// An entry for every claim, in the order in which they were found. Cost: linear, with a SHA-256 of each claim.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let text = &self.article.text;
        // How often each id was given: a passage may be repeated thousands of times.
        let mut given: FxHashMap<ClaimId, u32> = FxHashMap::default();
        let claims = self.claims.iter().enumerate();
        let offered = claims.filter(|(_, c)| c.not.is_none() && !c.span.of(text).is_empty());
        offered
            .map(|(nth, claim)| {
                let id = ClaimId::at(text, claim.span);
                let times = given.entry(id.clone()).or_default();
                *times += 1;
                Entry::found(id.numbered(*times), claim.span, nth)
            })
            .collect()
    }

    /// The entries of a file's rows, as far as their places are known.
    pub(super) fn entries_of(&self, rows: &[ListRow]) -> Vec<Entry> {
        let entry = |row: &ListRow| {
            let nth = row.claim.unwrap_or(usize::MAX);
            let span = self.claims.get(nth).map(|claim| claim.span);
            Entry::found(row.id.clone(), span.unwrap_or_default(), nth)
        };
        rows.iter().map(entry).collect()
    }

    /// All that is known of an entry, as it would be saved if something were decided now. `list` holds the other
    /// entries. Cost: linear in the text up to there.
    pub fn record(&self, entry: &Entry, list: &[Entry]) -> Record {
        if entry.is_kept() {
            return entry.record().clone();
        }
        let mut record = Record::new(entry.id().clone(), String::new());
        let (Some(claim), Some(span)) = (self.claim(entry), entry.span) else {
            return record;
        };
        record.part = claim.part;
        record.kind = claim.kind;
        record.suggestion = Some(claim.suggestion.clone());
        record.repeats = self.repeated(claim, list);
        record.place(&self.article.text, span);
        record
    }

    /// The entry for a record: at its place, where its words are in the article.
    pub(super) fn entry(&self, record: Record) -> Entry {
        let span = locate_record(&record, &self.article.text);
        self.entry_at(record, span)
    }

    /// The entry for a record that is there.
    pub fn entry_at(&self, mut record: Record, span: Option<Span>) -> Entry {
        if let Some(span) = span {
            record.place(&self.article.text, span);
        }
        let claim = span.and_then(|span| self.claim_at(span));
        // A record without anything in it is a found claim only where that has the same words.
        let is_it = |nth: &usize| self.claims.get(*nth).map(|claim| claim.span) == span;
        match claim.filter(is_it) {
            Some(_) => Entry::new(record, span, claim),
            None => Entry::kept(record, span, claim),
        }
    }

    /// The claim that shares most text with a stretch of the article (index). Cost: linear in the claims.
    pub fn claim_at(&self, span: Span) -> Option<usize> {
        let claims = self.claims.iter().enumerate();
        let offered = claims.filter(|(_, claim)| claim.not.is_none());
        let shared = offered.map(|(nth, claim)| (shared(claim.span, span), std::cmp::Reverse(nth)));
        let most = shared.filter(|(shared, _)| *shared > 0).max();
        most.map(|(_, nth)| nth.0)
    }

    /// The sentences that a stretch of the article is in. Cost: a search by halves.
    pub fn sentences_around(&self, span: Span) -> Span {
        let first = self.sentences.partition_point(|s| s.span.end <= span.start);
        let behind = self.sentences.partition_point(|s| s.span.start < span.end);
        let around = self.sentences.get(first..behind).unwrap_or_default();
        match (around.first(), around.last()) {
            (Some(first), Some(last)) => {
                let start = first.span.start.min(span.start);
                Span::new(start, last.span.end.max(span.end))
            }
            _ => span,
        }
    }

    /// The links that are on or next to an entry (indices into the article's), of every found claim that it covers.
    pub fn links(&self, entry: &Entry) -> Vec<usize> {
        let (Some(span), Some(from)) = (entry.span, entry.claim) else {
            return Vec::new();
        };
        let claims = self.claims.get(from..).unwrap_or_default().iter();
        let covered = claims.take_while(|claim| claim.span.start < span.end);
        let covered = covered.filter(|c| c.not.is_none() && c.span.overlaps(span));
        let mut links = Vec::new();
        for &link in covered.flat_map(|claim| &claim.links) {
            if !links.contains(&link) {
                links.push(link);
            }
        }
        links
    }

    /// What the claim rests on outside its sentence, as it is kept with a decision: the addresses of its links, and the
    /// document that its footnote names.
    pub fn grounds(&self, entry: &Entry) -> Vec<String> {
        let links = self.links(entry).into_iter();
        let links = links.filter_map(|nth| self.article.links.get(nth));
        let document = self.claim(entry).and_then(|claim| claim.document);
        let is_outside = |document: &Span| {
            let around = entry.span.map(|span| self.sentences_around(span));
            around.is_none_or(|around| !around.overlaps(*document))
        };
        let document = document.filter(is_outside);
        let words = document.map(|document| document.of(&self.article.text));
        let urls = links.map(|link| link.url.as_str());
        let all = urls.chain(words).map(|ground| ground.trim().to_owned());
        all.collect()
    }

    /// Writes down on what words a decision is made now: those of the claim, of its sentence, and its links.
    pub fn confirm(&self, record: &mut Record, entry: &Entry) {
        let Some(span) = entry.span else {
            return;
        };
        let text = &self.article.text;
        record.place(text, span);
        let sentence = self.sentences_around(span).trimmed(text);
        let letters = |span: Span| {
            span.of(text)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .count()
        };
        let holds_more = letters(sentence) > letters(span);
        record.sentence = holds_more.then(|| sentence.of(text).to_owned());
        record.links = self.grounds(entry);
        record.anchor = super::Anchor::Exact;
        (record.stale, record.was) = (false, None);
        // A claim of the reader's own has none.
        if let (Some(suggestion), Some(claim)) = (&mut record.suggestion, self.claim(entry)) {
            suggestion.clone_from(&claim.suggestion);
        }
    }

    /// The body claim whose sentence holds the origin of a headline.
    pub(super) fn repeated(&self, claim: &Claim, list: &[Entry]) -> Option<ClaimId> {
        if claim.scope != Some(Scope::HeadlineBody) {
            return None;
        }
        let origin = claim.source.or(claim.cue)?;
        let sentence = self.sentences.iter().find(|s| s.span.overlaps(origin))?;
        let in_sentence = |entry: &&Entry| {
            let overlaps = entry.span.is_some_and(|span| span.overlaps(sentence.span));
            overlaps && entry.part(self.claim(entry)) != Part::Headline
        };
        list.iter()
            .find(in_sentence)
            .map(|entry| entry.id().clone())
    }
}

/// How many bytes two spans share.
pub(super) fn shared(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
