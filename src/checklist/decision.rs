//! What a decision writes into a record, so that status, basis, problem, source and cited evidence always agree.

use super::lack::{cited_basis, suits};
use super::{Evidence, Exclude, Offer, Record};
use crate::claim::{Basis, Problem, Status};

/// A decision on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A status.
    Status(Status),
    /// Taken out of the count.
    Exclude(Exclude),
}

impl Record {
    /// Takes a decision with what the article offers for it. What belonged to another decision goes; notes, answers and
    /// the reader's own evidence stay.
    pub fn decide(&mut self, decision: Decision, offer: &Offer) {
        let before = self.status;
        match decision {
            Decision::Exclude(why) => {
                (self.exclude, self.status) = (Some(why), None);
                (self.basis, self.problem, self.source) = (None, None, None);
            }
            Decision::Status(status) => {
                (self.exclude, self.status) = (None, Some(status));
                self.problem = self.problem_under(status);
                self.source = self.source.take().or_else(|| offer.source.clone());
            }
        }
        self.take_evidence(offer);
        if let Some(status) = self.status {
            self.basis = self
                .basis_under(status, before)
                .or_else(|| origin(status, offer));
        }
        let found = offer.source.as_ref();
        self.name_the_unnamed(found.is_some_and(|found| found.name.is_some()));
        if self.problem == Some(Problem::NoSource) {
            self.source = None;
        }
    }

    /// Where the reader has a name for somebody whom the article leaves unnamed, the basis says so.
    fn name_the_unnamed(&mut self, was_named: bool) {
        let is_named = self.source.as_ref().is_some_and(|s| s.name.is_some());
        if self.basis == Some(Basis::Anonymous) && is_named && !was_named {
            self.basis = Some(Basis::NamedPerson);
        }
    }

    /// Makes basis and problem agree again where the reader changed one of them, and the basis with what is cited.
    pub(crate) fn follow(&mut self, before: &Self) {
        if self.status != before.status {
            return;
        }
        if self.status == Some(Status::Attributed) && self.basis == before.basis {
            let source = before.source.as_ref();
            self.name_the_unnamed(source.is_some_and(|source| source.name.is_some()));
        }
        match self.status {
            Some(Status::Unsupported) if self.basis != before.basis => {
                self.problem = match (self.basis, self.problem) {
                    (Some(Basis::Vague), Some(Problem::NoSource)) => {
                        Some(Problem::VagueAttribution)
                    }
                    (Some(Basis::OwnVoice), Some(Problem::VagueAttribution)) => {
                        Some(Problem::NoSource)
                    }
                    (_, problem) => problem,
                };
            }
            Some(status @ Status::Unsupported) if self.problem != before.problem => {
                self.basis = self.basis_under(status, Some(status));
            }
            Some(Status::Sourced) if self.basis.is_none() && self.evidence != before.evidence => {
                self.basis = cited_basis(self);
            }
            _ => {}
        }
        if self.problem == Some(Problem::NoSource) && self.problem != before.problem {
            self.source = None;
        }
    }

    /// A problem that was chosen before stays, since only a reader sets one without a decision.
    fn problem_under(&self, status: Status) -> Option<Problem> {
        let suggested = || self.suggestion.as_ref().and_then(|s| s.problem);
        (status == Status::Unsupported).then(|| {
            let chosen = self.problem.or_else(suggested);
            chosen.unwrap_or(Problem::NoSource)
        })
    }

    /// The basis that agrees with a status: the one that was there unless another status brought it, else the suggested one, else what the
    /// problem or the cited evidence says; none where nothing tells.
    fn basis_under(&self, status: Status, before: Option<Status>) -> Option<Basis> {
        let fits = |basis: &Basis| suits(*basis, status, self.problem);
        let kept = self
            .basis
            .filter(|basis| before.is_none_or(|before| before == status) && fits(basis));
        let suggested = self.suggestion.as_ref().map(|s| s.basis);
        let cited = || cited_basis(self);
        kept.or_else(|| match status {
            Status::Attributed => suggested.filter(fits),
            Status::Sourced => {
                let to_consult = |basis: &Basis| matches!(basis, Basis::Link | Basis::Document);
                suggested.filter(to_consult).or_else(cited)
            }
            Status::Unsupported => match self.problem {
                Some(Problem::VagueAttribution) => Some(Basis::Vague),
                None | Some(Problem::NoSource) => Some(Basis::OwnVoice),
                Some(_) => cited().or(suggested).or(Some(Basis::OwnVoice)),
            },
        })
    }

    /// Cited evidence that the program made itself comes with `sourced`, what the author heard also with `attributed`, and
    /// goes with them; the reader's own stays.
    fn take_evidence(&mut self, offer: &Offer) {
        let Some(offered) = &offer.evidence else {
            return;
        };
        let comes = match self.status {
            Some(Status::Sourced) => true,
            Some(Status::Attributed) => offered.was_heard(),
            _ => false,
        };
        let cited = self.evidence.iter().any(Evidence::is_cited);
        if comes && !cited {
            self.evidence.push(offered.clone());
        } else if !comes {
            self.evidence.retain(|e| e != offered);
        }
    }
}

/// The kind of origin that the article gives beside what was suggested.
fn origin(status: Status, offer: &Offer) -> Option<Basis> {
    offer.origin.filter(|_| status == Status::Attributed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::{EvidenceRole, Source, Stance, faults};
    use crate::claim::Suggestion;

    /// A claim that somebody is said to say, that experts say, that the author says, that is linked, that a note says the
    /// author heard.
    fn claims() -> Vec<(Record, Offer)> {
        use Basis::{Link, NamedPerson, OwnVoice, Vague};
        use Status::{Attributed, Sourced, Unsupported};
        let source = |name: Option<&str>, role: &str| Source {
            name: name.map(str::to_owned),
            role: Some(role.to_owned()),
            cue: Some("said".to_owned()),
            ..Source::default()
        };
        let link = Evidence {
            role: Some(EvidenceRole::Cited),
            stance: Some(Stance::Unopened),
            url: Some("https://harbour.example/tolls".to_owned()),
            ..Evidence::default()
        };
        let interview = Evidence {
            role: Some(EvidenceRole::Cited),
            ..Evidence::typed("Interview with Mara Ilves, 12 May")
        };
        let mayor = source(Some("Mara Ilves"), "mayor");
        let vague = Some(Problem::VagueAttribution);
        let none = Some(Problem::NoSource);
        let rows = [
            (Attributed, NamedPerson, None, Some(mayor.clone()), None),
            (
                Unsupported,
                Vague,
                vague,
                Some(source(None, "experts")),
                None,
            ),
            (Unsupported, OwnVoice, none, None, None),
            // A state of mind: the article's words for whose it is are known all the same.
            (Unsupported, OwnVoice, none, Some(mayor.clone()), None),
            (Sourced, Link, None, None, Some(link.clone())),
            (Sourced, Link, None, Some(mayor), Some(link)),
            (Attributed, NamedPerson, None, None, Some(interview)),
        ];
        let claim = |(status, basis, problem, source, evidence)| {
            let mut record = Record::new("c-1".into(), "Tolls doubled".to_owned());
            record.suggestion = Some(Suggestion {
                status,
                basis,
                problem,
                rule: "a.rule".into(),
                because: "words".into(),
            });
            let offer = Offer {
                source,
                evidence,
                ..Offer::default()
            };
            (record, offer)
        };
        rows.into_iter().map(claim).collect()
    }

    fn decisions() -> Vec<Decision> {
        let statuses = Status::ALL.iter().map(|status| Decision::Status(*status));
        statuses
            .chain([Decision::Exclude(Exclude::Opinion)])
            .collect()
    }

    /// What of a record contradicts itself; that nothing is cited is no contradiction.
    fn contradictions(record: &Record) -> Vec<String> {
        let faults = faults(record).into_iter();
        let faults = faults.filter(|fault| fault.is_error && fault.what != "no link given");
        faults.map(|fault| fault.what).collect()
    }

    #[test]
    fn every_decision_over_every_other_agrees_with_itself() {
        for (claim, offer) in claims() {
            for first in decisions() {
                for then in decisions() {
                    let mut record = claim.clone();
                    record.decide(first, &offer);
                    assert_eq!(contradictions(&record), [""; 0], "{first:?}: {record:?}");
                    record.decide(then, &offer);
                    let is_whole = contradictions(&record).is_empty();
                    assert!(is_whole, "{first:?}, then {then:?}: {record:?}");
                    let mut alone = claim.clone();
                    alone.decide(then, &offer);
                    assert_eq!(record, alone, "{first:?}, then {then:?}");
                }
            }
        }
    }

    #[test]
    fn the_readers_own_work_stays_whatever_is_decided() {
        let own = Evidence {
            role: Some(EvidenceRole::Found),
            url: Some("https://own.example/".to_owned()),
            ..Evidence::default()
        };
        for (mut record, offer) in claims() {
            record.evidence.push(own.clone());
            record.note = Some("ask her".to_owned());
            for decision in decisions().into_iter().chain(decisions()) {
                record.decide(decision, &offer);
                assert!(record.evidence.contains(&own) && record.note.is_some());
            }
        }
    }

    #[test]
    fn basis_and_problem_follow_each_other() {
        let (mut record, offer) = claims().swap_remove(2);
        record.decide(Decision::Status(Status::Unsupported), &offer);
        for problem in Problem::ALL {
            let before = record.clone();
            record.problem = Some(*problem);
            record.follow(&before);
            assert_eq!(contradictions(&record), [""; 0], "{problem}");
        }
        record.decide(Decision::Status(Status::Unsupported), &offer);
        for basis in [Basis::OwnVoice, Basis::Vague, Basis::OwnVoice] {
            record.problem = Some(Problem::NoSource);
            let before = record.clone();
            record.basis = Some(basis);
            record.follow(&before);
            assert_eq!(record.basis, Some(basis));
        }
    }
}
