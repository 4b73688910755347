//! What is wrong with a saved checklist: contradictions, what is missing, and what the article does not hold any more.

use super::file::Saved;
use super::{Anchor, Checklist, ClaimId, Entry, Fault, Record, faults};
use crate::article::Article;
use crate::text::CodePoints;
use rustc_hash::{FxHashMap, FxHashSet};

/// Something that is wrong with a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The number of the claim in reading order, and its id; `None`: it is about the whole file.
    pub claim: Option<(usize, ClaimId)>,
    /// What it is.
    pub fault: Fault,
}

/// Everything that is wrong with a checklist as its file has it. `now` is the same checklist put over the article, where that could be
/// read.
pub fn lint(saved: &Saved, now: Option<(&Checklist, &Article)>) -> Vec<Complaint> {
    let ids: FxHashSet<&ClaimId> = saved.claims.iter().map(|claim| &claim.id).collect();
    let mut complaints = Vec::new();
    if let Some((list, _)) = now
        && list.document.text_sha256 != saved.document.text_sha256
        && !saved.document.text_sha256.is_empty()
    {
        let fault = warning(
            "the article's text changed",
            "open it, and look again at what changed",
        );
        complaints.push(Complaint { claim: None, fault });
    }
    let is_same_text = complaints.is_empty();
    let entries = now.iter().flat_map(|(list, _)| &list.entries);
    let places: FxHashMap<&ClaimId, usize> = entries.map(Entry::id).zip(0..).collect();
    let points = now.map(|(_, article)| CodePoints::new(&article.text));
    for (nth, claim) in saved.claims.iter().enumerate() {
        let Some(record) = claim.record.as_deref() else {
            continue;
        };
        let at = places.get(&claim.id).copied();
        let entry = now.and_then(|(list, _)| list.entries.get(at?));
        let mut found = faults(record);
        found.extend(unknown_ids(record, &ids));
        found.extend(entry.and_then(reopened));
        let is_gone = entry.is_some_and(|entry| entry.span.is_none());
        if let (Some((_, article)), Some(points), true) = (now, &points, is_same_text && !is_gone) {
            found.extend(misplaced(record, article, points));
        }
        let claim = (at.unwrap_or(nth) + 1, claim.id.clone());
        complaints.extend(found.into_iter().map(|fault| Complaint {
            claim: Some(claim.clone()),
            fault,
        }));
    }
    complaints
}

fn warning(what: &str, remedy: &'static str) -> Fault {
    Fault {
        what: what.to_owned(),
        remedy,
        is_error: false,
    }
}

/// Ids of other claims that no claim has.
fn unknown_ids(record: &Record, ids: &FxHashSet<&ClaimId>) -> Vec<Fault> {
    let named = [("parent", &record.parent), ("repeats", &record.repeats)];
    let named = named
        .into_iter()
        .filter_map(|(key, id)| Some((key, id.as_ref()?)));
    let unknown = named.filter(|(_, id)| !ids.contains(id));
    unknown
        .map(|(key, id)| Fault {
            what: format!("{key} {id} is no claim of this checklist"),
            remedy: "correct the id, or remove the line",
            is_error: true,
        })
        .collect()
}

/// A claim that the article does not hold as it was decided.
fn reopened(entry: &Entry) -> Option<Fault> {
    let anchor = entry.record().anchor;
    let changed = entry
        .needs_another_look()
        .then_some("changed since decided");
    let remedy = if anchor == Anchor::Orphan {
        "remove it, or find its words in the article"
    } else {
        "open it and decide again"
    };
    anchor
        .unclear()
        .or(changed)
        .map(|what| warning(what, remedy))
}

/// A claim whose words are not where it says that they are.
fn misplaced(record: &Record, article: &Article, points: &CodePoints<'_>) -> Option<Fault> {
    let there = record.hint(points)?;
    let what = format!("its words are not at {} to {}", record.start?, record.end?);
    let fault = warning(&what, "open the article; the next save corrects it");
    (there.of(&article.text) != record.exact).then_some(fault)
}
