//! Places what the reader decided and noted in the article as it is now, and says of each how it was found.

use super::judge::{AnchorJudge, Verdict};
use super::locate::{Located, Locator};
use super::offers::Offers;
use crate::checklist::findings::shared;
use crate::checklist::id::{first_chars, last_chars};
use crate::checklist::{Anchor, Entry, Findings, Origin, Record};
use crate::text::{CodePoints, Span};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// What is needed to place the records of one saved file.
pub(super) struct PlaceFinder<'a> {
    findings: &'a Findings,
    offers: &'a Offers<'a>,
    points: CodePoints<'a>,
    locator: Locator<'a>,
    judge: OnceCell<AnchorJudge<'a>>,
    /// Whether the article's text is another one.
    text_changed: bool,
    /// Whether its bytes are.
    edited: bool,
}

impl<'a> PlaceFinder<'a> {
    pub(super) fn new(
        offers: &'a Offers<'a>,
        findings: &'a Findings,
        text_changed: bool,
        edited: bool,
    ) -> Self {
        let text = &findings.article.text;
        Self {
            findings,
            offers,
            points: CodePoints::new(text),
            locator: Locator::new(text, &findings.sentences),
            judge: OnceCell::new(),
            text_changed,
            edited,
        }
    }

    /// The entries as they are now. Two that come to the same place cannot both be it: the better one stays.
    pub(super) fn entries(&self, records: Vec<Record>) -> Vec<Entry> {
        let mut placed: Vec<(Entry, f64)> = records.into_iter().map(|r| self.place(r)).collect();
        let mut best: FxHashMap<Span, f64> = FxHashMap::default();
        for (entry, score) in &placed {
            if let Some(span) = entry.span {
                let top = best.entry(span).or_insert(*score);
                *top = top.max(*score);
            }
        }
        for (entry, score) in &mut placed {
            match entry.span.and_then(|span| best.get_mut(&span)) {
                Some(top) if *score < *top => *entry = lost(entry.record().clone()),
                // The first of equals takes the place.
                Some(top) => *top = f64::INFINITY,
                None => {}
            }
        }
        placed.into_iter().map(|(entry, _)| entry).collect()
    }

    /// One record where it is now, with how well it fits there.
    fn place(&self, mut record: Record) -> (Entry, f64) {
        let hint = record.hint(&self.points);
        if !self.text_changed {
            if record.anchor == Anchor::Orphan {
                return (lost(record), 0.0);
            }
            if let Some(span) = self.as_saved(&record, hint) {
                return (self.unmoved(record, span), 1.0);
            }
        }
        match self.locator.locate(&record, hint.map(|span| span.start)) {
            Located::Nowhere => (lost(record), 0.0),
            Located::Several(span, score) => {
                record.anchor = Anchor::Ambiguous;
                record.stale = record.is_decided();
                (self.entry(record, span), score)
            }
            Located::Here(span, score) => {
                let span = self.whole(&record, span);
                (self.judged(record, span), score)
            }
        }
    }

    /// Where a record of the same text says that it is.
    fn as_saved(&self, record: &Record, hint: Option<Span>) -> Option<Span> {
        let text = &self.findings.article.text;
        let fits = |span: &Span| record.anchor != Anchor::Exact || span.of(text) == record.exact;
        // Decided by hand, so without a place: its id says which of several equal passages it is.
        let by_id = || {
            let own = self.offers.of_id(&record.id)?;
            own.span.filter(|span| span.of(text) == record.exact)
        };
        hint.filter(fits).or_else(by_id)
    }

    /// A record of the same text; its links may be others all the same.
    fn unmoved(&self, record: Record, span: Span) -> Entry {
        if self.edited && record.anchor == Anchor::Exact {
            return self.judged(record, span);
        }
        let by_hand = record.start.is_none();
        let entry = self.entry(record, span);
        if !by_hand {
            return entry;
        }
        let mut record = entry.record().clone();
        self.complete(&mut record, &entry);
        Entry::kept(record, entry.span, entry.claim)
    }

    /// Gives a record that was decided by hand what the file lacks.
    fn complete(&self, record: &mut Record, entry: &Entry) {
        if let Some(claim) = self.findings.claim(entry) {
            (record.kind, record.part) = (claim.kind, claim.part);
        }
        if record.is_decided() {
            let suggestion = record.suggestion.take();
            self.findings.confirm(record, entry);
            record.suggestion = suggestion.or(record.suggestion.take());
        }
    }

    /// A claim whose ends are those of the claim that was found there; of one with ends of the reader's own, all words.
    fn whole(&self, record: &Record, span: Span) -> Span {
        let text = &self.findings.article.text;
        if span.of(text) == record.exact {
            return span;
        }
        let twin = self.offers.twin(span).and_then(|twin| twin.span);
        let is_it = |found: &Span| shared(*found, span) * 2 >= found.len().max(span.len());
        match twin.filter(|found| record.origin == Origin::Found && is_it(found)) {
            Some(found) => found,
            None => between(record, span, text),
        }
    }

    /// Says whether what changed at the place that was found matters.
    fn judged(&self, mut record: Record, span: Span) -> Entry {
        let text = &self.findings.article.text;
        let by_hand = record.start.is_none();
        let judge = self.judge.get_or_init(|| AnchorJudge::new(self.findings));
        let now = self.entry(record.clone(), span);
        let verdict = judge.verdict(&record, &now, span);
        let decided = record.was.take().unwrap_or_else(|| record.exact.clone());
        let is_same = decided == span.of(text);
        record.was = (!is_same).then_some(decided);
        record.stale = verdict == Verdict::Changed && record.is_decided();
        record.anchor = match verdict {
            Verdict::Changed => Anchor::Changed,
            _ if is_same => Anchor::Exact,
            Verdict::Same | Verdict::Reworded => Anchor::Moved,
        };
        if verdict == Verdict::Changed {
            let findings = self.findings;
            let row = if now.has_own_ends() {
                findings.row_at(&now)
            } else {
                findings.claim(&now)
            };
            record.suggestion = findings.suggestion_at(&now).or(record.suggestion);
            record.kind = row.map_or(record.kind, |row| row.kind);
        }
        if by_hand && verdict != Verdict::Changed {
            self.complete(&mut record, &now);
        }
        self.entry(record, span)
    }

    fn entry(&self, mut record: Record, span: Span) -> Entry {
        let text = &self.findings.article.text;
        record.place_from(text, span, self.points.of_byte(span.start));
        let claim = self.offers.twin(span).and_then(|twin| twin.claim);
        Entry::kept(record, Some(span), claim)
    }
}

/// What is no longer in the article.
fn lost(mut record: Record) -> Entry {
    record.anchor = Anchor::Orphan;
    Entry::kept(record, None, None)
}

/// The words between what preceded a claim and what followed it, where both are still there: an edit distance
/// alone cuts off a last word that is another one.
fn between(record: &Record, span: Span, text: &str) -> Span {
    /// Characters by which what was beside the claim is known.
    const KNOWN_BY: usize = 8;
    /// Characters beside the place that was found in which that is looked for.
    const NEAR: usize = 60;
    let is_gap = |gap: &str| !gap.contains('\n');
    let after = first_chars(text.get(span.end..).unwrap_or(""), NEAR);
    let end = after.find(first_chars(&record.suffix, KNOWN_BY));
    let end = end.filter(|at| is_gap(after.get(..*at).unwrap_or("")));
    let before = last_chars(&record.prefix, KNOWN_BY);
    let until = text.get(..span.start).unwrap_or("");
    let window = last_chars(until, NEAR);
    let from = until.len() - window.len();
    let start = window.rfind(before).map(|at| at + before.len());
    let start = start.filter(|at| is_gap(window.get(*at..).unwrap_or("")));
    Span::new(
        start.map_or(span.start, |at| from + at),
        span.end + end.unwrap_or(0),
    )
    .trimmed(text)
}
