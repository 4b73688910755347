//! What a checklist lacks: errors that make a decision unusable, and warnings about what is left to do.
//!
//! Says, never mends. What cannot be read at all is said by `format`.

use super::{Anchor, Checklist, ClaimId, Entry, Origin, Record, Stance};
use crate::claim::{Basis, Status};
use crate::text::named;
use std::collections::HashSet;

named! {
    /// How bad it is.
    Severity {
        /// The decision cannot stand.
        Error = "error",
        /// Something is left to do.
        Warning = "warning",
    }
}

/// One thing that is wrong with one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// How bad it is.
    pub severity: Severity,
    /// The id of the claim.
    pub claim: ClaimId,
    /// What is wrong, as the rest of a sentence about the claim.
    pub sentence: String,
}

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

/// What a decision still lacks, as a few words; `None` for a complete or open one.
pub fn incomplete(entry: &Entry) -> Option<&'static str> {
    let review = entry.record();
    review.status?;
    let ground = lacks_ground(entry).map(Lack::name);
    ground.or(match (&review.by, review.at) {
        (None, _) => Some("no reviewer given"),
        (_, None) => Some("no time given"),
        _ => None,
    })
}

/// What the reader still has to add to a decision; `None` when it is on something.
pub fn lacks_ground(entry: &Entry) -> Option<Lack> {
    let review = entry.record();
    match review.status? {
        Status::Sourced if !has_standing_citation(review) => Some(Lack::Link),
        Status::Unsupported if review.problem.is_none() => Some(Lack::Problem),
        Status::Attributed if !names_origin(review) => Some(Lack::Origin),
        _ if review.basis.is_none() => Some(Lack::Basis),
        _ => None,
    }
}

/// Everything wrong with a checklist, claim by claim.
pub fn lint(checklist: &Checklist) -> Vec<Issue> {
    let ids: HashSet<&ClaimId> = checklist.entries.iter().map(Entry::id).collect();
    checklist
        .entries
        .iter()
        .flat_map(|e| issues(e, &ids))
        .collect()
}

fn issues(entry: &Entry, ids: &HashSet<&ClaimId>) -> Vec<Issue> {
    let review = entry.record();
    let points_nowhere = |to: &Option<ClaimId>| to.as_ref().is_some_and(|id| !ids.contains(id));
    // A claim that was cut or joined leaves the list: its id is still said, and points nowhere by right.
    let by_right = matches!(review.origin, Origin::Split | Origin::Merged);
    let unsourced = review.status == Some(Status::Sourced) && !has_standing_citation(review);
    let lacks = incomplete(entry).filter(|_| !unsourced);
    let errors = [
        (
            review.status.is_some() && review.exclude.is_some(),
            "has a status and is excluded: delete one",
        ),
        (unsourced, "is sourced, but has no cited link that may hold"),
        (
            points_nowhere(&review.repeats),
            "repeats a claim that is not in the list",
        ),
        (
            points_nowhere(&review.parent) && !by_right,
            "has a parent that is not in the list",
        ),
    ];
    let warnings = [
        (
            review.anchor == Anchor::Orphan,
            "is no longer in the article",
        ),
        (
            review.anchor == Anchor::Ambiguous,
            "matches several places in the article",
        ),
        (
            review.stale,
            "was decided before the article was edited: re-check it",
        ),
    ];
    let issue = |severity, sentence: String| Issue {
        severity,
        claim: entry.id().clone(),
        sentence,
    };
    let said = |(holds, words): &(bool, &str)| holds.then(|| (*words).to_owned());
    let errors = errors
        .iter()
        .filter_map(said)
        .map(|words| issue(Severity::Error, words));
    let open = lacks.map(|words| issue(Severity::Warning, format!("is incomplete: {words}")));
    let warnings = warnings
        .iter()
        .filter_map(said)
        .map(|words| issue(Severity::Warning, words));
    errors.chain(open).chain(warnings).collect()
}

/// Whether the article cites something that was not opened yet, or that held when it was.
fn has_standing_citation(review: &Record) -> bool {
    let stands = |stance: Option<Stance>| {
        matches!(
            stance,
            None | Some(Stance::Unopened | Stance::Supports | Stance::Partly)
        )
    };
    let cited = review.evidence.iter().filter(|e| e.is_cited());
    cited.map(|e| e.stance).any(stands)
}

/// Whether it is said whose words they are, at least by their kind.
fn names_origin(review: &Record) -> bool {
    let outside = !matches!(review.basis, None | Some(Basis::OwnVoice | Basis::Vague));
    outside || review.source.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::{Entry, file};

    /// The lines of one claim, and what is said about it: `!` for an error, `?` for a warning.
    #[track_caller]
    fn check(lines: &str, said: &[&str]) {
        let head = "format = \"sourcecheck-checklist\"\nversion = 1\n[[claim]]\nid = \"c-1\"\nexact = \"Tolls doubled\"\n";
        let saved = file::read(format!("{head}{lines}").as_bytes(), |_, _| false).unwrap();
        let records = saved.claims.into_iter().filter_map(|claim| claim.record);
        let checklist = Checklist {
            entries: records
                .map(|record| Entry::kept(*record, None, None))
                .collect(),
            ..Checklist::default()
        };
        let mark = |i: Issue| {
            format!(
                "{} {}",
                if i.severity == Severity::Error {
                    '!'
                } else {
                    '?'
                },
                i.sentence
            )
        };
        let found: Vec<String> = lint(&checklist).into_iter().map(mark).collect();
        assert_eq!(found, said, "{lines}");
    }

    const SIGNED: &str = "by = \"ab\"\nat = 2026-03-04T09:00:00Z\n";

    #[test]
    fn says_what_a_decision_lacks() {
        check("", &[]);
        check("exclude = 'opinion'", &[]);
        check(
            "status = 'unsupported'",
            &["? is incomplete: no problem given"],
        );
        check(
            "status = 'unsupported'\nproblem = 'no-source'\nbasis = 'own-voice'",
            &["? is incomplete: no reviewer given"],
        );
        check(
            &format!("{SIGNED}status = 'unsupported'\nproblem = 'no-source'\nbasis = 'own-voice'"),
            &[],
        );
        check(
            &format!("{SIGNED}status = 'attributed'"),
            &["? is incomplete: no origin given"],
        );
        check(
            &format!("{SIGNED}status = 'attributed'\nbasis = 'named-person'"),
            &[],
        );
    }

    #[test]
    fn a_source_that_fell_does_not_count() {
        let sourced = |stance: &str| {
            format!(
                "{SIGNED}status = 'sourced'\nbasis = 'link'\n[[claim.evidence]]\nrole = 'cited'\nurl = 'u'\nstance = '{stance}'"
            )
        };
        check(&sourced("unopened"), &[]);
        check(
            &sourced("contradicts"),
            &["! is sourced, but has no cited link that may hold"],
        );
        check(
            &format!("{SIGNED}status = 'sourced'"),
            &["! is sourced, but has no cited link that may hold"],
        );
    }

    #[test]
    fn what_points_nowhere_or_stands_nowhere_is_said() {
        check(
            "repeats = 'c-9'",
            &["! repeats a claim that is not in the list"],
        );
        check(
            "parent = 'c-9'",
            &["! has a parent that is not in the list"],
        );
        check("parent = 'c-9'\norigin = 'split'", &[]);
        check("anchor = 'orphan'", &["? is no longer in the article"]);
        check(
            "stale = true",
            &["? was decided before the article was edited: re-check it"],
        );
    }
}
