//! The claims that were found now, and which of them are on the list already.

use crate::checklist::findings::shared;
use crate::checklist::{ClaimId, Entry, Findings, Origin, Record};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// Found claims, each to be taken once.
pub(super) struct Offers<'f> {
    findings: &'f Findings,
    /// One for each claim.
    fresh: Vec<Entry>,
    taken: Vec<bool>,
    /// The index of a claim by the id that it gets now.
    by_id: FxHashMap<ClaimId, usize>,
    /// Their places in order, with the claim that is there.
    places: Vec<(Span, usize)>,
    /// How far the places up to each one reach: one may be within another.
    reach: Vec<usize>,
}

impl<'f> Offers<'f> {
    /// Cost: a SHA-256 of each claim, and a sort.
    pub(super) fn new(findings: &'f Findings) -> Self {
        let fresh = findings.entries();
        let numbered = || fresh.iter().enumerate();
        let mut places: Vec<(Span, usize)> = numbered()
            .filter_map(|(nth, entry)| Some((entry.span?, nth)))
            .collect();
        places.sort_by_key(|(span, _)| span.start);
        let furthest = |far: &mut usize, (span, _): &(Span, usize)| {
            *far = (*far).max(span.end);
            Some(*far)
        };
        Self {
            by_id: numbered()
                .map(|(nth, entry)| (entry.id().clone(), nth))
                .collect(),
            reach: places.iter().scan(0, furthest).collect(),
            taken: vec![false; fresh.len()],
            places,
            fresh,
            findings,
        }
    }

    /// All of them, taken or not.
    pub(super) fn all(&self) -> &[Entry] {
        &self.fresh
    }

    /// The claim that has this id now.
    pub(super) fn of_id(&self, id: &ClaimId) -> Option<&Entry> {
        self.fresh.get(*self.by_id.get(id)?)
    }

    /// Takes the claim that has this id now, unless it was taken.
    pub(super) fn take(&mut self, id: &ClaimId) -> Option<Entry> {
        let nth = *self.by_id.get(id)?;
        self.take_nth(nth)
    }

    fn take_nth(&mut self, nth: usize) -> Option<Entry> {
        let taken = self.taken.get_mut(nth).filter(|taken| !**taken)?;
        *taken = true;
        self.fresh.get(nth).cloned()
    }

    /// Takes undecided claims of an edited article by their words; each keeps the id that it has in the file.
    pub(super) fn take_by_words(&mut self, left: &[Record]) -> Vec<Entry> {
        if left.is_empty() {
            return Vec::new();
        }
        let text = &self.findings.article.text;
        let mut by_words: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (nth, entry) in self.fresh.iter().enumerate().rev() {
            let words = entry.span.unwrap_or_default().of(text);
            by_words.entry(words).or_default().push(nth);
        }
        let mut taken = Vec::new();
        for record in left {
            let rows = by_words.get_mut(record.exact.as_str());
            let same = rows.and_then(|rows| {
                std::iter::from_fn(|| rows.pop()).find_map(|nth| self.take_nth(nth))
            });
            if let Some((span, claim)) = same.and_then(|entry| entry.span.zip(entry.claim)) {
                taken.push(Entry::found(record.id.clone(), span, claim));
            }
        }
        taken
    }

    /// Takes back what an entry of the reader's covers. Looks at the claims around its place alone; for one that was
    /// split, at all ids once.
    pub(super) fn withdraw(&mut self, entry: &Entry) {
        let record = entry.record();
        if let Some(parent) = &record.parent {
            self.take(parent);
        }
        let Some(span) = entry.span else {
            return;
        };
        let covers = |found: Span| {
            let shared = shared(span, found);
            let enough = shared * 2 >= found.len().min(span.len());
            shared > 0 && (record.origin != Origin::Found || enough)
        };
        let around = self.around(span).iter();
        let covered = around
            .filter(|(found, _)| covers(*found))
            .map(|(_, nth)| *nth);
        for nth in covered.collect::<Vec<_>>() {
            self.take_nth(nth);
        }
    }

    /// The claims that may share text with a span.
    fn around(&self, span: Span) -> &[(Span, usize)] {
        let first = self.reach.partition_point(|&reach| reach <= span.start);
        let end = self.places.partition_point(|(s, _)| s.start < span.end);
        self.places.get(first..end).unwrap_or_default()
    }

    /// The claim that shares most text with a span (index into the findings').
    pub(super) fn twin(&self, span: Span) -> Option<&Entry> {
        let most = self
            .around(span)
            .iter()
            .map(|(found, nth)| (shared(*found, span), nth));
        let most = most
            .filter(|(shared, _)| *shared > 0)
            .max_by_key(|(shared, _)| *shared);
        self.fresh.get(*most?.1)
    }

    /// Everything that is still free, with ids that no other entry has.
    pub(super) fn rest(self, entries: &[Entry]) -> Vec<Entry> {
        let kept = entries.iter().filter(|entry| entry.is_kept());
        let mut ids: FxHashSet<ClaimId> = kept.map(|entry| entry.id().clone()).collect();
        let of_its_own = |e: &&Entry| self.of_id(e.id()).is_some_and(|own| own.claim == e.claim);
        let renamed = entries.iter().filter(|e| !e.is_kept() && !of_its_own(e));
        ids.extend(renamed.map(|entry| entry.id().clone()));
        let free = self
            .fresh
            .into_iter()
            .zip(self.taken)
            .filter(|(_, taken)| !taken);
        let with_id = |(entry, _): (Entry, bool)| {
            let mut id = entry.id().clone();
            let mut nth = 1;
            while ids.contains(&id) {
                nth += 1;
                id = id.numbered(nth);
            }
            match (entry.span, entry.claim) {
                (Some(span), Some(claim)) if id != *entry.id() => {
                    ids.insert(id.clone());
                    Entry::found(id, span, claim)
                }
                _ => entry,
            }
        };
        free.map(with_id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn around_a_place_stands_every_claim_that_shares_text_with_it() {
        let places = [(0, 40), (2, 5), (10, 12), (11, 30), (41, 50), (45, 48)];
        let findings = Findings::default();
        let mut offers = Offers::new(&findings);
        offers.places = (0..)
            .zip(places)
            .map(|(nth, (from, to))| (Span::new(from, to), nth))
            .collect();
        offers.reach = vec![40, 40, 40, 40, 50, 50];
        let all = (0..55).flat_map(|from| (from + 1..=55).map(move |to| Span::new(from, to)));
        for span in all {
            let sharing = |(found, _): &&(Span, usize)| shared(span, *found) > 0;
            let around = offers.around(span).iter().filter(sharing).count();
            let every = places
                .iter()
                .filter(|(from, to)| shared(span, Span::new(*from, *to)) > 0);
            assert_eq!(around, every.count(), "{span:?}");
        }
    }
}
