//! What is counted of a report: claims, rules that were overruled, and what the sign-off says. Counts, never a score.

use super::claims::ReportClaim;
use super::standing::Standing;
use super::{ArticleState, ReviewReport, proof};
use crate::checklist::faults;
use crate::text::count;
use crate::view::Counts;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// How often suggestions of a rule were decided on, and of those how often with another status, with the same status on another
/// basis, and by taking the claim out of the count.
pub type RuleTally = [usize; 4];

/// "8 claims: 1 sourced (1 opened), ...; text unchanged since 2026-03-04".
pub fn counts_line(report: &ReviewReport<'_>) -> String {
    let mut counts = Counts::default();
    for claim in &report.claims {
        if claim.is_gone() {
            counts.add_gone();
        } else {
            counts.add(&claim.record);
        }
    }
    let since = report.document.retrieved.map(proof::day);
    let since = since.map_or_else(String::new, |day| format!(" since {day}"));
    let text = match report.state {
        ArticleState::Same => format!("text unchanged{since}"),
        ArticleState::Changed => "text changed since the checklist was saved".to_owned(),
        ArticleState::Gone => "the article could not be read".to_owned(),
    };
    format!("{}; {text}", counts.line_with_opened())
}

/// The rules whose suggestions were decided on, by name.
pub fn rules(claims: &[ReportClaim]) -> BTreeMap<String, RuleTally> {
    let mut rules: BTreeMap<String, RuleTally> = BTreeMap::new();
    for claim in claims {
        let record = &claim.record;
        let Some(suggestion) = record.suggestion.as_ref().filter(|_| record.is_decided()) else {
            continue;
        };
        let tally = rules.entry(suggestion.rule.to_string()).or_default();
        let [decided, other_status, other_basis, excluded] = tally;
        *decided += 1;
        match record.status {
            None => *excluded += 1,
            Some(status) if status != suggestion.status => *other_status += 1,
            Some(_) => {
                let other = record.basis.is_some_and(|basis| basis != suggestion.basis);
                *other_basis += usize::from(other);
            }
        }
    }
    rules
}

/// What the sign-off says, a row each; what is not known is left out.
pub fn sign_off(report: &ReviewReport<'_>) -> Vec<(&'static str, String)> {
    let document = report.document;
    let words = report
        .article
        .map(|a| count(a.text.split_whitespace().count(), "word"));
    let chars = document.text_chars.map(|n| count(n, "character"));
    let length: Vec<String> = words.into_iter().chain(chars).collect();
    let published = [&document.published, &document.updated]
        .into_iter()
        .flatten()
        .cloned();
    let hash = (!document.text_sha256.is_empty()).then(|| document.text_sha256.clone());
    let (first, last) = (moments(report).min(), moments(report).max());
    let moment = |at: Timestamp| at.to_string();
    let rows = [
        ("Article", Some(report.title().to_owned())),
        ("By", document.byline.clone()),
        ("Published by", document.publisher.clone()),
        (
            "Published",
            Some(published.collect::<Vec<_>>().join(", updated ")),
        ),
        ("Address", document.url.clone()),
        ("File", report.file_name().map(str::to_owned)),
        ("Archived", document.archive_url.clone()),
        ("Read in", document.retrieved.map(moment)),
        ("Length", Some(length.join(", "))),
        ("SHA-256 of the text", hash),
        ("Counts", Some(counts_line(report))),
        ("Reviewers", Some(reviewers(report))),
        ("First decision", first.map(moment)),
        ("Last decision", last.map(moment)),
        ("Incomplete", Some(incomplete(report))),
    ];
    let known = rows
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    known.filter(|(_, value)| !value.is_empty()).collect()
}

fn moments<'r>(report: &'r ReviewReport<'_>) -> impl Iterator<Item = Timestamp> + 'r {
    let records = report.claims.iter().map(|claim| &claim.record);
    records
        .filter(|record| record.is_decided())
        .filter_map(|record| record.at)
}

/// Who decided, and who is named as the reviewer.
fn reviewers(report: &ReviewReport<'_>) -> String {
    let by = report
        .claims
        .iter()
        .filter_map(|claim| claim.record.by.as_deref());
    let all: BTreeSet<&str> = by.chain(report.document.reviewer.as_deref()).collect();
    all.into_iter().collect::<Vec<_>>().join(", ")
}

/// What is left to do, or that nothing is.
fn incomplete(report: &ReviewReport<'_>) -> String {
    type Lacks = fn(&ReportClaim) -> bool;
    let kinds: [(Lacks, &str); 5] = [
        (
            |c| c.standing() == Standing::Undecided && !c.is_gone(),
            "undecided",
        ),
        (
            |c| c.standing() == Standing::Again && !c.is_gone(),
            "to re-check",
        ),
        (
            |c| !faults(&c.record).is_empty() && c.standing() != Standing::Again,
            "to complete or correct",
        ),
        (
            |c| c.record.is_decided() && c.record.by.is_none(),
            "unsigned",
        ),
        (ReportClaim::is_gone, "no longer in the article"),
    ];
    let left = kinds.iter().filter_map(|(lacks, what)| {
        let of = report.claims.iter().filter(|claim| lacks(claim));
        let numbers: Vec<String> = of.map(|claim| claim.number.to_string()).collect();
        (!numbers.is_empty()).then(|| format!("{} {what} ({})", numbers.len(), numbers.join(", ")))
    });
    let left: Vec<String> = left.collect();
    if left.is_empty() {
        "nothing".to_owned()
    } else {
        left.join("; ")
    }
}
