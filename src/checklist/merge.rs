//! Two programs changed one checklist: puts both sides' work together, claim by claim.
//!
//! Pure; the shell calls it when the file on disk is not what it last read or wrote, and keeps theirs in a file of its own
//! where both changed the same claim.

use super::fields::{Fields, fields_of, is_pristine};
use super::{Anchor, Checklist, Document, Entry, Origin, Reviewed};
use std::collections::HashMap;

/// Both sides' work in one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Ours, with what only they changed.
    pub checklist: Checklist,
    /// The ids of claims that both changed, each in its own way; ours is kept.
    pub conflicts: Vec<String>,
    /// How many claims were taken from them.
    pub n_taken: usize,
}

/// Merges what they made of `base` into what we made of it. Entries that only they have come without a span.
pub fn merge(base: &Checklist, ours: &Checklist, theirs: &Checklist) -> Merged {
    let before = by_id(base);
    let other = by_id(theirs);
    let mut merged = Merged {
        checklist: Checklist {
            document: document(&base.document, &ours.document, &theirs.document),
            entries: Vec::with_capacity(ours.entries.len()),
        },
        conflicts: Vec::new(),
        n_taken: 0,
    };
    for entry in &ours.entries {
        let id = entry.id.as_str();
        let kept = one(
            before.get(id).copied(),
            entry,
            other.get(id).copied(),
            &mut merged,
        );
        merged.checklist.entries.extend(kept);
    }
    let our_ids = by_id(ours);
    for entry in &theirs.entries {
        let id = entry.id.as_str();
        if our_ids.contains_key(id) {
            continue;
        }
        // We took it off the list: it comes back only if they changed it meanwhile.
        let changed = before.get(id).is_none_or(|old| words(old) != words(entry));
        if changed && !is_pristine(entry) {
            merged.n_taken += 1;
            merged.checklist.entries.push(entry.clone());
        }
    }
    merged
}

/// One claim of ours, `None` when they took it off and we did not touch it.
fn one(
    base: Option<&Entry>,
    ours: &Entry,
    theirs: Option<&Entry>,
    merged: &mut Merged,
) -> Option<Entry> {
    let before = base.map(words);
    let mine = words(ours);
    let Some(theirs) = theirs else {
        if before.is_none() || before.as_ref() != Some(&mine) || is_pristine(ours) {
            return Some(ours.clone());
        }
        merged.n_taken += 1;
        return undecided(ours);
    };
    let other = words(theirs);
    if other == mine || before.as_ref() == Some(&other) {
        return Some(ours.clone());
    }
    if before.as_ref() == Some(&mine) || (before.is_none() && is_pristine(ours)) {
        merged.n_taken += 1;
        return Some(placed(theirs, ours));
    }
    if !is_pristine(theirs) || before.is_some() {
        merged.conflicts.push(ours.id.clone());
    }
    Some(ours.clone())
}

/// Their entry at our place: a file knows places only in code points.
fn placed(theirs: &Entry, ours: &Entry) -> Entry {
    let mut entry = theirs.clone();
    entry.span = ours.span;
    entry.claim = ours.claim;
    if theirs.prefix.is_empty() && theirs.suffix.is_empty() {
        entry.prefix.clone_from(&ours.prefix);
        entry.suffix.clone_from(&ours.suffix);
        entry.kind = ours.kind;
    }
    entry
}

/// A claim deleted by hand is open again if the article holds it, and gone if it was the reader's own.
fn undecided(entry: &Entry) -> Option<Entry> {
    let stands = entry.origin == Origin::Found && entry.span.is_some();
    stands.then(|| Entry {
        review: Reviewed::default(),
        anchor: Anchor::Exact,
        stale: false,
        ..entry.clone()
    })
}

/// What they say about the article, where we did not change it.
fn document(base: &Document, ours: &Document, theirs: &Document) -> Document {
    let text = |base: &Option<String>, ours: &Option<String>, theirs: &Option<String>| {
        if ours == base {
            theirs.clone()
        } else {
            ours.clone()
        }
    };
    Document {
        title: text(&base.title, &ours.title, &theirs.title),
        url: text(&base.url, &ours.url, &theirs.url),
        publisher: text(&base.publisher, &ours.publisher, &theirs.publisher),
        byline: text(&base.byline, &ours.byline, &theirs.byline),
        published: text(&base.published, &ours.published, &theirs.published),
        language: text(&base.language, &ours.language, &theirs.language),
        reviewer: text(&base.reviewer, &ours.reviewer, &theirs.reviewer),
        ..ours.clone()
    }
}

/// What the file says of an entry, apart from what the program makes again by itself.
fn words(entry: &Entry) -> Fields {
    let made = ["suggestion", "kind", "part", "prefix", "suffix"];
    let mut fields = fields_of(entry);
    fields.retain(|(key, _)| !made.contains(&key.as_str()));
    fields
}

fn by_id(checklist: &Checklist) -> HashMap<&str, &Entry> {
    checklist
        .entries
        .iter()
        .map(|e| (e.id.as_str(), e))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::checklist::entry_at;
    use crate::claim::Status;
    use crate::text::Span;

    /// Four claims with a status each: `a`, `s`, `u`, `.` for undecided, `-` for not on the list.
    fn list(statuses: &str) -> Checklist {
        let article = Article {
            text: "One Two Six Ten".to_owned(),
            ..Article::default()
        };
        let entry = |(nth, c): (usize, char)| {
            let mut entry = entry_at(&article, Span::new(nth * 4, nth * 4 + 3), Origin::Found);
            entry.review.status = Status::ALL
                .iter()
                .find(|s| s.name().starts_with(c))
                .copied();
            (c != '-').then_some(entry)
        };
        Checklist {
            entries: statuses.chars().enumerate().filter_map(entry).collect(),
            ..Checklist::default()
        }
    }

    #[track_caller]
    fn check(base: &str, ours: &str, theirs: &str, expected: &str, n_conflicts: usize) {
        let mut from_file = list(theirs);
        from_file.entries.iter_mut().for_each(|e| e.span = None);
        let merged = merge(&list(base), &list(ours), &from_file);
        let reviews = |c: &Checklist| -> Vec<(String, Reviewed)> {
            let mut all: Vec<_> = c
                .entries
                .iter()
                .map(|e| (e.id.clone(), e.review.clone()))
                .collect();
            all.sort_by(|a, b| a.0.cmp(&b.0));
            all
        };
        assert_eq!(
            reviews(&merged.checklist),
            reviews(&list(expected)),
            "{base} {ours} {theirs}"
        );
        assert_eq!(
            merged.conflicts.len(),
            n_conflicts,
            "{base} {ours} {theirs}"
        );
    }

    #[test]
    fn each_side_keeps_what_it_alone_changed() {
        check("....", "a...", "...s", "a..s", 0);
        check("aaaa", "aa.a", "uaaa", "ua.a", 0);
        check("....", "a...", "a...", "a...", 0);
    }

    #[test]
    fn the_same_claim_changed_by_both_is_ours_and_a_conflict() {
        check("....", "a...", "s...", "a...", 1);
        check("u...", "a...", "s..u", "a..u", 1);
        check("u...", "a...", "....", "a...", 1);
    }

    #[test]
    fn claims_that_come_and_go() {
        check("...-", "...-", "...s", "...s", 0);
        check("a...", "a...", "-...", "....", 0);
        check("a...", "s...", "-...", "s...", 0);
        check("a...", "-...", "a...", "-...", 0);
        check("a...", "-...", "s...", "s...", 0);
    }
}
