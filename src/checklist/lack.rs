//! What a decision still lacks: a link, a problem, an origin or its kind.

use super::{Entry, Record, Stance};
use crate::claim::{Basis, Status};
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

/// What the reader still has to add to a decision; `None` when it is on something.
pub fn lacks_ground(entry: &Entry) -> Option<Lack> {
    let review = entry.record();
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
    let is_valid = |stance: Option<Stance>| {
        matches!(
            stance,
            None | Some(Stance::Unopened | Stance::Supports | Stance::Partly)
        )
    };
    let cited = review.evidence.iter().filter(|e| e.is_cited());
    cited.map(|e| e.stance).any(is_valid)
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
        let entry = Entry::kept(*record.unwrap(), None, None);
        assert_eq!(lacks_ground(&entry), lack, "{lines}");
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
