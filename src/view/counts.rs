//! What the summary counts: decisions, bases, problems, concerns, and claims a source.
//!
//! Counts only: no score and no percentage, which would be read as a verdict. Orphans are counted by themselves.

use crate::checklist::{Concern, Entry, source_of};
use crate::claim::{Basis, Problem, Status};
use crate::session::Session;
use crate::text::in_words;
use std::collections::BTreeMap;

/// The counts of one checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    sourced: usize,
    named: usize,
    unnamed: usize,
    /// Attributed, but nobody said yet to whom.
    without_basis: usize,
    unsupported: usize,
    undecided: usize,
    /// Of those, the ones decided on words that changed since.
    again: usize,
    /// Claims that are no longer in the article; not among the others.
    gone: usize,
    excluded: usize,
    /// Decided claims by basis.
    bases: Vec<(&'static str, usize)>,
    /// Claims by problem.
    problems: Vec<(&'static str, usize)>,
    /// Claims by concern.
    concerns: Vec<(&'static str, usize)>,
    /// Claims by who says them, most first.
    sources: Vec<(String, usize)>,
}

impl Counts {
    /// Counts the entries of a session.
    pub(super) fn of(session: &Session) -> Self {
        let mut counts = Self::default();
        let mut sources = BTreeMap::<String, usize>::new();
        let placed = || {
            session
                .checklist
                .entries
                .iter()
                .filter(|e| e.span.is_some())
        };
        for entry in placed() {
            counts.add(entry);
            if let Some(source) = source(session, entry) {
                *sources.entry(source).or_default() += 1;
            }
        }
        // A decision on words that changed since is none.
        let holding = || placed().filter(|e| !e.needs_another_look());
        let by = |holds: &dyn Fn(&Entry) -> bool| holding().filter(|e| holds(e)).count();
        counts.gone = session.checklist.entries.len() - placed().count();
        counts.bases = tally(Basis::ALL, |v| {
            (v.name(), by(&|e| e.record().basis == Some(v)))
        });
        counts.problems = tally(Problem::ALL, |v| {
            (v.name(), by(&|e| e.record().problem == Some(v)))
        });
        counts.concerns = tally(Concern::ALL, |v| {
            (v.name(), by(&|e| e.record().concern.contains(&v)))
        });
        counts.sources = sources.into_iter().collect();
        counts.sources.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        counts
    }

    fn add(&mut self, entry: &Entry) {
        if entry.needs_another_look() {
            self.again += 1;
            self.undecided += 1;
            return;
        }
        let unnamed = matches!(entry.record().basis, Some(Basis::Anonymous | Basis::Vague));
        let count = match entry.record().status {
            Some(Status::Sourced) => &mut self.sourced,
            Some(Status::Unsupported) => &mut self.unsupported,
            Some(Status::Attributed) if unnamed => &mut self.unnamed,
            Some(Status::Attributed) if entry.record().basis.is_none() => &mut self.without_basis,
            Some(Status::Attributed) => &mut self.named,
            None if entry.record().exclude.is_some() => &mut self.excluded,
            None => &mut self.undecided,
        };
        *count += 1;
    }

    /// All of it in one line; excluded claims are not among those counted first.
    pub(super) fn line(&self) -> String {
        let attributed = self.named + self.unnamed + self.without_basis;
        let open = match self.without_basis {
            0 => String::new(),
            n => format!(", {n} without a basis"),
        };
        let again = match self.again {
            0 => String::new(),
            n => format!(" ({n} to look at again)"),
        };
        let gone = match self.gone {
            0 => String::new(),
            n => format!("; {n} no longer in the article"),
        };
        let total = self.sourced + attributed + self.unsupported + self.undecided;
        let claims = super::wording::count(total, "claim");
        format!(
            "{claims}: {} sourced, {attributed} attributed ({} named, {} unnamed{open}), {} unsupported, {} undecided{again}; {} excluded{gone}",
            self.sourced, self.named, self.unnamed, self.unsupported, self.undecided, self.excluded
        )
    }
}

impl Counts {
    /// What is counted name by name, each table under its title; those without a row are left out.
    pub(super) fn tables(&self) -> Vec<(&'static str, Vec<(String, usize)>)> {
        let named = |rows: &[(&'static str, usize)]| -> Vec<(String, usize)> {
            rows.iter().map(|(name, n)| (in_words(name), *n)).collect()
        };
        let tables = [
            ("Basis", named(&self.bases)),
            ("Problems", named(&self.problems)),
            ("Concerns", named(&self.concerns)),
            (
                "Sources, and how many claims rest on each",
                self.sources.clone(),
            ),
        ];
        tables
            .into_iter()
            .filter(|(_, rows)| !rows.is_empty())
            .collect()
    }
}

fn tally<T: Copy>(
    all: &[T],
    count: impl Fn(T) -> (&'static str, usize),
) -> Vec<(&'static str, usize)> {
    all.iter()
        .map(|v| count(*v))
        .filter(|(_, n)| *n > 0)
        .collect()
}

/// Who says it: as confirmed, else as found; `None` for the author's own voice and for what is excluded.
fn source(session: &Session, entry: &Entry) -> Option<String> {
    if entry.record().exclude.is_some() {
        return None;
    }
    // A claim that is not decided yet counts for whom a decision would name.
    let confirmed = entry.record().source.clone();
    let found = || source_of(&session.article, session.claim_of(entry)?);
    let source = confirmed.or_else(found)?;
    let words = source.name.or(source.role)?;
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}
