//! Places the reader's entries in the article as it is now, and says of each how it was found.

use super::context::Context;
use super::fresh::{surround, surroundings};
use super::locate::{Found, Wanted, locate};
use super::material::{self, Vocabulary};
use crate::article::Article;
use crate::checklist::format::Saved;
use crate::checklist::{Anchor, Entry, EvidenceRole};
use crate::claim::Basis;
use crate::text::{CodePoints, Span};
use std::collections::HashMap;

/// What is needed to place the entries of one saved checklist.
pub(super) struct Places<'a> {
    saved: &'a Saved,
    article: &'a Article,
    points: CodePoints<'a>,
    text_changed: bool,
    words: Vocabulary<'a>,
}

impl<'a> Places<'a> {
    pub(super) fn new(saved: &'a Saved, article: &'a Article, text_changed: bool) -> Self {
        Self {
            saved,
            article,
            points: CodePoints::new(&article.text),
            text_changed,
            words: Vocabulary::new(&article.text),
        }
    }

    /// The entries as they are now. Two that come to the same place cannot both be it: the better one stays.
    pub(super) fn find<'e>(
        &self,
        entries: impl Iterator<Item = &'e Entry>,
        fresh: &[Entry],
    ) -> Vec<Entry> {
        let mut placed: Vec<(Entry, f64)> = entries.map(|e| self.place(e, fresh)).collect();
        let mut best: HashMap<Span, f64> = HashMap::new();
        for (entry, score) in &placed {
            if let Some(span) = entry.span {
                let top = best.entry(span).or_insert(*score);
                *top = top.max(*score);
            }
        }
        for (entry, score) in &mut placed {
            let top = entry.span.and_then(|span| best.get_mut(&span));
            match top {
                Some(top) if *score < *top => lose(entry),
                // The first of equals takes the place.
                Some(top) => *top = f64::INFINITY,
                None => {}
            }
        }
        placed.into_iter().map(|(entry, _)| entry).collect()
    }

    /// One entry where it stands now, with how well it fits there.
    fn place(&self, saved: &Entry, fresh: &[Entry]) -> (Entry, f64) {
        let mut entry = saved.clone();
        let hint = self.hint(&entry.id);
        if !self.text_changed {
            if entry.anchor == Anchor::Orphan {
                return (entry, 0.0);
            }
            let as_saved = hint.filter(|s| {
                entry.anchor != Anchor::Exact || s.of(&self.article.text) == entry.exact
            });
            // Decided by hand, so without a place: its id says which of several equal passages it is.
            let twin = || {
                fresh
                    .iter()
                    .find(|f| f.id == entry.id && f.exact == entry.exact)?
                    .span
            };
            if let Some(span) = as_saved.or_else(twin) {
                entry.span = Some(span);
                self.complete(&mut entry, span, fresh);
                return (entry, 1.0);
            }
        }
        let wanted = Wanted {
            exact: &saved.exact,
            prefix: &saved.prefix,
            suffix: &saved.suffix,
            at: hint.map(|s| s.start),
        };
        match locate(&wanted, &self.article.text) {
            Found::Nowhere => {
                lose(&mut entry);
                (entry, 0.0)
            }
            Found::Several(span, score) => {
                entry.span = Some(span);
                entry.anchor = Anchor::Ambiguous;
                entry.stale = entry.is_decided();
                (entry, score)
            }
            Found::Here(span, score) => {
                self.judge(&mut entry, span, fresh);
                (entry, score)
            }
        }
    }

    /// Says whether what changed at the place that was found matters.
    fn judge(&self, entry: &mut Entry, span: Span, fresh: &[Entry]) {
        entry.span = Some(span);
        let text = &self.article.text;
        let now = span.of(text);
        let (prefix, suffix) = surroundings(text, span);
        let before = Context::new(&entry.prefix, &entry.exact, &entry.suffix);
        let after = Context::new(prefix, now, suffix);
        let by_hand = entry.lacks_surroundings();
        let words_matter = !by_hand && material::differs(&before, &after, &self.words);
        if words_matter || self.links_differ(entry, span, fresh) {
            entry.anchor = Anchor::Changed;
            entry.stale = entry.is_decided();
            return;
        }
        entry.anchor = if now == entry.exact {
            Anchor::Exact
        } else {
            Anchor::Moved
        };
        entry.stale = false;
        now.clone_into(&mut entry.exact);
        (entry.prefix, entry.suffix) = (prefix.to_owned(), suffix.to_owned());
    }

    /// Whether the claim gained or lost the link that a suggestion rested on.
    fn links_differ(&self, entry: &Entry, span: Span, fresh: &[Entry]) -> bool {
        let rests_on_link = |e: &Entry| e.suggestion.as_ref().map(|s| s.basis == Basis::Link);
        let twin = fresh
            .iter()
            .find(|f| f.span.is_some_and(|s| s.overlaps(span)));
        let (Some(before), Some(after)) = (rests_on_link(entry), twin.and_then(rests_on_link))
        else {
            return false;
        };
        let cited = entry
            .review
            .evidence
            .iter()
            .filter(|e| e.role == EvidenceRole::Cited)
            .filter_map(|e| e.field("url"));
        let mut cited = cited.peekable();
        let has = |url: &str| {
            self.article
                .links
                .iter()
                .any(|l| l.url.trim() == url.trim())
        };
        before != after || (before && cited.peek().is_some() && !cited.any(has))
    }

    /// Where the file says it stood, in bytes of the present text.
    fn hint(&self, id: &str) -> Option<Span> {
        let (start, end) = *self.saved.positions.get(id)?;
        Some(Span::new(
            self.points.to_byte(start),
            self.points.to_byte(end),
        ))
    }

    /// Gives an entry that was decided by hand what the file lacks.
    fn complete(&self, entry: &mut Entry, span: Span, fresh: &[Entry]) {
        if entry.lacks_surroundings() {
            surround(entry, self.article);
            let twin = fresh.iter().find(|f| f.span == Some(span));
            entry.kind = twin.map_or(entry.kind, |t| t.kind);
        }
    }
}

fn lose(entry: &mut Entry) {
    entry.span = None;
    entry.claim = None;
    entry.anchor = Anchor::Orphan;
}
