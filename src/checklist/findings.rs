//! The article with the sentences and claims that were found in it: what a checklist is made over.

use super::anchor::locate_record;
use super::{ClaimId, Entry, ListRow, Record};
use crate::article::{Article, Link, Part};
use crate::claim::{self, Claim, Scope, Status, Suggestion, link_refusal, linked};
use crate::sentence::{self, Sentence};
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
    /// What is found in an article. Cost: linear in the text.
    pub fn of(article: impl Into<Arc<Article>>) -> Self {
        Self::of_with(article.into(), &|_| ())
    }

    /// The same; `report` is told again and again how much is done (percent).
    pub fn of_with(article: Arc<Article>, report: &dyn Fn(usize)) -> Self {
        let sentences = sentence::split(&article);
        let claims = claim::detect_with(&article, &sentences, report);
        Self {
            article,
            sentences,
            claims,
        }
    }

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
        let before = |span: Span| self.article.text.get(..span.start);
        let start = entry
            .span
            .and_then(before)
            .map_or(0, |text| text.chars().count());
        let mut record = self.undecided(entry, start);
        let claim = self.claim(entry);
        record.repeats = claim.and_then(|claim| self.repeated(claim, list));
        record
    }

    /// What is known of an entry of which nothing is kept; it begins at this code point.
    pub fn undecided(&self, entry: &Entry, start: usize) -> Record {
        let mut record = Record::new(entry.id().clone(), String::new());
        if let (Some(claim), Some(span)) = (self.claim(entry), entry.span) {
            record.part = claim.part;
            record.kind = claim.kind;
            record.suggestion = Some(claim.suggestion.clone());
            record.place_from(&self.article.text, span, start);
        }
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

    /// The sentence around a stretch, where it holds more letters than that.
    pub(super) fn wider_sentence(&self, span: Span) -> Option<&str> {
        let text = &self.article.text;
        let sentence = self.sentences_around(span).trimmed(text).of(text);
        let letters = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).count();
        (letters(sentence) > letters(span.of(text))).then_some(sentence)
    }

    /// The links that are on or next to an entry (indices into the article's), of every found claim that it covers; where the
    /// reader set its ends, also those in it that no claim has.
    pub fn links(&self, entry: &Entry) -> Vec<usize> {
        let Some(span) = entry.span else {
            return Vec::new();
        };
        let covered = self.rows_in(entry).filter(|row| row.not.is_none());
        let mut links = Vec::new();
        for &link in covered.flat_map(|claim| &claim.links) {
            if !links.contains(&link) {
                links.push(link);
            }
        }
        if entry.has_own_ends() {
            let inside = self.article.links_in(span);
            let counts = |link| link_refusal(&self.article, &self.sentences, link).is_none();
            let inside = inside.filter(|(nth, link)| !links.contains(nth) && counts(link));
            let inside: Vec<usize> = inside.map(|(nth, _)| nth).collect();
            links.extend(inside);
        }
        links
    }

    /// Why the other links in an entry's sentence do not count for it, each in two words.
    pub fn uncounted(&self, entry: &Entry) -> Vec<String> {
        let Some(span) = entry.span else {
            return Vec::new();
        };
        let counted = self.links(entry);
        let source = self.claim(entry).and_then(|claim| claim.source);
        let others = self.article.links_in(self.sentences_around(span));
        let others = others.filter(|(nth, _)| !counted.contains(nth));
        let why = |(_, link): (usize, &Link)| {
            let is_of_speaker = source.is_some_and(|source| source.overlaps(link.span));
            let about = || is_of_speaker.then(|| "about the speaker".to_owned());
            link_refusal(&self.article, &self.sentences, link).or_else(about)
        };
        others.filter_map(why).collect()
    }

    /// The rows that share text with an entry: found claims, and sentences that are none.
    fn rows_in<'s>(&'s self, entry: &Entry) -> impl Iterator<Item = &'s Claim> + use<'s> {
        let span = entry.span.unwrap_or_default();
        let begin = self.sentences_around(span).start;
        let first = self.claims.partition_point(|row| row.span.start < begin);
        let rows = self
            .claims
            .get(entry.claim.map_or(first, |nth| first.min(nth))..);
        let rows = rows.unwrap_or_default().iter();
        let near = rows.take_while(move |row| row.span.start < span.end);
        near.filter(move |row| row.span.overlaps(span))
    }

    /// What is suggested for an entry: as for the found claim that it is; where the reader set its ends, as for the words in it
    /// that give something to consult, else for most of them.
    pub fn suggestion_at(&self, entry: &Entry) -> Option<Suggestion> {
        if !entry.has_own_ends() {
            return Some(self.claim(entry)?.suggestion.clone());
        }
        let row = self.row_at(entry)?;
        let link = self.links(entry).into_iter().next();
        let link = link.and_then(|nth| self.article.links.get(nth));
        Some(match link.filter(|_| !is_sourced(row)) {
            Some(link) => linked(link.span.of(&self.article.text)),
            None => row.suggestion.clone(),
        })
    }

    /// The row that an entry is judged by: a claim before a sentence that is none, one that is sourced before another, then the
    /// one that shares most text.
    pub fn row_at(&self, entry: &Entry) -> Option<&Claim> {
        let span = entry.span?;
        let rank = |row: &&Claim| (row.not.is_none(), is_sourced(row), shared(row.span, span));
        self.rows_in(entry).max_by_key(rank)
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
        record.sentence = self.wider_sentence(span).map(str::to_owned);
        record.links = self.grounds(entry);
        record.anchor = super::Anchor::Exact;
        (record.stale, record.was) = (false, None);
        if let (Some(suggestion), Some(now)) = (&mut record.suggestion, self.suggestion_at(entry)) {
            *suggestion = now;
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

fn is_sourced(row: &Claim) -> bool {
    row.suggestion.status == Status::Sourced
}

/// How many bytes two spans share.
pub(super) fn shared(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
