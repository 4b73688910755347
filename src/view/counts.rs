//! What the summary counts: decisions, bases, problems, concerns, and claims a source.
//!
//! Counts only: no score and no percentage, which would be read as a verdict. Orphans are counted by themselves.

use crate::checklist::{Concern, Finding, Record, Stance, faults};
use crate::claim::{Basis, Problem, Status};
use crate::session::Session;
use crate::text::{count, if_any, in_words};
use std::collections::BTreeMap;

/// The counts of one checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    sourced: usize,
    /// Of those, the ones of which a cited source was opened.
    opened: usize,
    named: usize,
    unnamed: usize,
    /// Attributed, but not yet to whom.
    without_basis: usize,
    unsupported: usize,
    undecided: usize,
    /// Of those, the ones decided on words that changed since.
    again: usize,
    /// Claims that are no longer in the article; not among the others.
    gone: usize,
    excluded: usize,
    /// Decided claims by basis.
    bases: BTreeMap<Basis, usize>,
    /// Claims by problem.
    problems: BTreeMap<Problem, usize>,
    /// Claims by concern.
    concerns: BTreeMap<Concern, usize>,
    /// Decided claims by what they lack, and by what contradicts their decision.
    incomplete: BTreeMap<String, usize>,
    /// Claims by what the reader found when checking.
    findings: BTreeMap<Finding, usize>,
    /// Claims by who says them, most first.
    sources: Vec<(String, usize)>,
}

impl Counts {
    /// Counts the entries of a session.
    pub(super) fn of(session: &Session) -> Self {
        let mut counts = Self::default();
        for entry in &session.checklist.entries {
            if entry.span.is_none() {
                counts.add_gone();
                continue;
            }
            counts.add(entry.record());
        }
        let sources = session.sources();
        let sources = sources.iter().map(|g| (g.name.clone(), g.claims.len()));
        counts.sources = sources.collect();
        counts
    }

    /// Counts a claim that is no longer in the article.
    pub const fn add_gone(&mut self) {
        self.gone += 1;
    }

    /// Counts a claim of the article.
    pub fn add(&mut self, review: &Record) {
        // A decision on words that changed since is none.
        if review.is_decided() && !review.is_settled() {
            self.again += 1;
            self.undecided += 1;
            return;
        }
        self.opened += usize::from(review.status == Some(Status::Sourced) && is_opened(review));
        if let Some(basis) = review.basis {
            *self.bases.entry(basis).or_default() += 1;
        }
        if let Some(problem) = review.problem {
            *self.problems.entry(problem).or_default() += 1;
        }
        for &concern in &review.concern {
            *self.concerns.entry(concern).or_default() += 1;
        }
        if let Some(finding) = review.finding {
            *self.findings.entry(finding).or_default() += 1;
        }
        for fault in faults(review) {
            *self.incomplete.entry(fault.what).or_default() += 1;
        }
        let unnamed = matches!(review.basis, Some(Basis::Anonymous | Basis::Vague));
        let count = match review.status {
            Some(Status::Sourced) => &mut self.sourced,
            Some(Status::Unsupported) => &mut self.unsupported,
            Some(Status::Attributed) if unnamed => &mut self.unnamed,
            Some(Status::Attributed) if review.basis.is_none() => &mut self.without_basis,
            Some(Status::Attributed) => &mut self.named,
            None if review.exclude.is_some() => &mut self.excluded,
            None => &mut self.undecided,
        };
        *count += 1;
    }

    /// All of it in one line; excluded claims are not among those counted first.
    pub(super) fn line(&self) -> String {
        self.line_with("")
    }

    /// The same, and of how many sourced claims a cited source was opened.
    pub fn line_with_opened(&self) -> String {
        self.line_with(&format!(" ({} opened)", self.opened))
    }

    fn line_with(&self, opened: &str) -> String {
        let attributed = self.named + self.unnamed + self.without_basis;
        let open_basis = if_any(self.without_basis, ", ", " without a basis");
        let again = if_any(self.again, " (", " to re-check)");
        let gone = if_any(self.gone, "; ", " no longer in the article");
        let total = self.sourced + attributed + self.unsupported + self.undecided;
        let claims = count(total, "claim");
        format!(
            "{claims}: {} sourced{opened}, {attributed} attributed ({} named, {} unnamed{open_basis}), {} unsupported, {} undecided{again}; {} excluded{gone}",
            self.sourced, self.named, self.unnamed, self.unsupported, self.undecided, self.excluded
        )
    }
}

impl Counts {
    /// What is counted name by name, each table under its title; those without a row are left out.
    pub(super) fn tables(&self) -> Vec<(&'static str, Vec<(String, usize)>)> {
        let tables = [
            ("Basis", named(&self.bases, Basis::name)),
            ("Problems", named(&self.problems, Problem::name)),
            ("Concerns", named(&self.concerns, Concern::name)),
            ("Incomplete", self.incomplete.clone().into_iter().collect()),
            ("Findings", named(&self.findings, Finding::name)),
            ("Sources (number of claims)", self.sources.clone()),
        ];
        tables
            .into_iter()
            .filter(|(_, rows)| !rows.is_empty())
            .collect()
    }
}

/// Whether a source that the article cites was opened, whatever came of it.
fn is_opened(review: &Record) -> bool {
    let mut cited = review.evidence.iter().filter(|e| e.is_cited());
    cited.any(|e| !matches!(e.stance, None | Some(Stance::Unopened)))
}

/// What was counted by a value, under the value's name in words.
fn named<T: Copy>(
    counted: &BTreeMap<T, usize>,
    name: fn(T) -> &'static str,
) -> Vec<(String, usize)> {
    let row = |(value, n): (&T, &usize)| (in_words(name(*value)), *n);
    counted.iter().map(row).collect()
}
