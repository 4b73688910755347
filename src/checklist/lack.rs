//! What a decision still lacks, and where a record contradicts itself: what the reader is told, the summary counts and
//! `check` reports.

use super::{Evidence, Record, Source};
use crate::claim::{Basis, Problem, Status};
use crate::text::named;

named! {
    /// What the reader still has to add to a decision.
    Lack {
        /// A link or document that is said to be cited.
        Link = "no link given",
        /// Why it is unsupported.
        Problem = "no problem given",
        /// Whose word it is.
        Origin = "no origin given",
        /// What kind of origin it is.
        Basis = "no basis given",
    }
}

impl Lack {
    /// What the reader does about it.
    const fn remedy(self) -> &'static str {
        match self {
            Self::Link => "add the cited link or document, or decide again",
            Self::Problem => "say why it is unsupported",
            Self::Origin => "say who says it",
            Self::Basis => "choose a basis",
        }
    }
}

/// Something about a record that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is, in a few words.
    pub what: String,
    /// What to do.
    pub remedy: &'static str,
    /// Whether the record contradicts itself; else something only is missing.
    pub is_error: bool,
}

/// What is missing in a record, and what in it contradicts the rest.
pub fn faults(record: &Record) -> Vec<Fault> {
    let lack = lack(record).map(|lack| Fault {
        what: lack.name().to_owned(),
        remedy: lack.remedy(),
        // A citation is what `sourced` says; without one it is not so.
        is_error: lack == Lack::Link,
    });
    let clash = clashes(record).into_iter().map(|(what, remedy)| Fault {
        what,
        remedy,
        is_error: true,
    });
    lack.into_iter().chain(clash).collect()
}

/// What in a record contradicts its status, each with what to do.
fn clashes(record: &Record) -> Vec<(String, &'static str)> {
    let mut clashes = Vec::new();
    if !record.is_decided() {
        return clashes;
    }
    let decision = record.decision();
    let is_unsupported = record.status == Some(Status::Unsupported);
    if let Some(problem) = record.problem.filter(|_| !is_unsupported) {
        let clash = format!("{decision} with problem {problem}");
        clashes.push((clash, "remove the problem, or decide unsupported"));
    }
    let suits = |basis: &Basis| {
        record
            .status
            .is_some_and(|status| suits(*basis, status, record.problem))
    };
    if let Some(basis) = record.basis.filter(|basis| !suits(basis)) {
        let problem = record.problem.filter(|_| is_unsupported);
        let because = problem.map(|p| format!(" ({p})")).unwrap_or_default();
        let clash = format!("{decision}{because} with basis {basis}");
        clashes.push((clash, "choose the basis that fits, or decide again"));
    }
    if is_unsupported
        && record.problem == Some(Problem::NoSource)
        && record.source.as_ref().is_some_and(Source::is_named)
    {
        let clash = "unsupported (no-source) with a source".to_owned();
        clashes.push((clash, "remove the source, or decide attributed"));
    }
    clashes
}

/// Whether a basis can be under a status and, where that is unsupported, beside a problem.
pub(super) const fn suits(basis: Basis, status: Status, problem: Option<Problem>) -> bool {
    match (status, problem) {
        (Status::Attributed, _) => !matches!(basis, Basis::Vague | Basis::OwnVoice | Basis::Link),
        (Status::Sourced, _) => !matches!(basis, Basis::Vague | Basis::OwnVoice),
        (Status::Unsupported, Some(Problem::NoSource)) => matches!(basis, Basis::OwnVoice),
        (Status::Unsupported, Some(Problem::VagueAttribution)) => matches!(basis, Basis::Vague),
        (Status::Unsupported, _) => true,
    }
}

/// The basis that cited evidence gives: a link before a document.
pub(super) fn cited_basis(record: &Record) -> Option<Basis> {
    let cited = || record.evidence.iter().filter(|e| e.is_cited());
    let has_link = cited().any(|e: &Evidence| e.url.is_some());
    let is_named = cited().any(|e| e.title.is_some());
    match (has_link, is_named) {
        (true, _) => Some(Basis::Link),
        (false, true) => Some(Basis::Document),
        (false, false) => None,
    }
}

/// What the reader still has to add to a decision; `None` when it is on something.
pub fn lack(review: &Record) -> Option<Lack> {
    match review.status? {
        Status::Sourced if !has_valid_citation(review) => Some(Lack::Link),
        Status::Unsupported if review.problem.is_none() => Some(Lack::Problem),
        Status::Attributed if !names_origin(review) => Some(Lack::Origin),
        _ if review.basis.is_none() => Some(Lack::Basis),
        _ => None,
    }
}

/// Whether the article cites something that was not opened yet, or that held when it was.
fn has_valid_citation(review: &Record) -> bool {
    let mut cited = review.evidence.iter().filter(|e| e.is_cited());
    cited.any(Evidence::may_hold)
}

/// Whether it is said whose words they are, at least by their kind.
fn names_origin(review: &Record) -> bool {
    let outside = !matches!(review.basis, None | Some(Basis::OwnVoice | Basis::Vague));
    outside || review.source.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::file;

    /// The lines of one claim, and what its decision lacks.
    #[track_caller]
    fn check(lines: &str, lack: Option<Lack>) {
        let head = "format = \"sourcecheck-checklist\"\nversion = 1\n[[claim]]\nid = \"c-1\"\nexact = \"Tolls doubled\"\n";
        let saved = file::read(format!("{head}{lines}").as_bytes(), |_, _| false).unwrap();
        let record = saved.claims.into_iter().find_map(|claim| claim.record);
        assert_eq!(super::lack(&record.unwrap()), lack, "{lines}");
    }

    #[test]
    fn says_what_a_decision_lacks() {
        check("", None);
        check("exclude = 'opinion'", None);
        check("status = 'unsupported'", Some(Lack::Problem));
        let problem = "status = 'unsupported'\nproblem = 'no-source'";
        check(problem, Some(Lack::Basis));
        check(&format!("{problem}\nbasis = 'own-voice'"), None);
        check("status = 'attributed'", Some(Lack::Origin));
        check("status = 'attributed'\nbasis = 'named-person'", None);
    }

    /// The lines of one claim, and what in it is missing or contradicts the rest.
    #[track_caller]
    fn check_faults(lines: &str, faults: &[&str]) {
        let record: Record =
            toml::from_str(&format!("id = 'c-1'\nexact = 'Tolls doubled'\n{lines}")).unwrap();
        let found = super::faults(&record).into_iter().map(|fault| fault.what);
        assert_eq!(found.collect::<Vec<_>>(), faults, "{lines}");
    }

    #[test]
    fn says_where_a_record_contradicts_itself() {
        check_faults("problem = 'overstated'", &[]);
        check_faults(
            "status = 'attributed'\nbasis = 'own-voice'",
            &["no origin given", "attributed with basis own-voice"],
        );
        check_faults(
            "status = 'attributed'\nbasis = 'anonymous'\nproblem = 'overstated'",
            &["attributed with problem overstated"],
        );
        check_faults(
            "status = 'unsupported'\nbasis = 'named-person'\nproblem = 'no-source'\nsource = { name = 'Mara Ilves' }",
            &[
                "unsupported (no-source) with basis named-person",
                "unsupported (no-source) with a source",
            ],
        );
        check_faults(
            "exclude = 'opinion'\nproblem = 'no-source'",
            &["excluded with problem no-source"],
        );
    }

    #[test]
    fn a_source_that_fell_does_not_count() {
        let sourced = "status = 'sourced'\nbasis = 'link'";
        let cited = |stance: &str| {
            format!("{sourced}\n[[claim.evidence]]\nrole = 'cited'\nurl = 'u'\nstance = '{stance}'")
        };
        check(&cited("unopened"), None);
        check(&cited("contradicts"), Some(Lack::Link));
        check(sourced, Some(Lack::Link));
    }
}
