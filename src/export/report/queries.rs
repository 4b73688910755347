//! What is asked before the article is printed: of the author, and of each source by telephone.

use super::ReviewReport;
use super::claims::ReportClaim;
use super::standing::Standing;
use crate::checklist::{Answer, Concern, Finding, Stance};
use crate::claim::Problem;
use crate::prompt::plain_form;
use crate::text::{capital, named};
use std::borrow::Cow;

named! {
    /// Why the author is asked about a claim; the first that fits, in this order.
    QueryReason {
        /// The article changed under the decision.
        Changed = "Changed since it was decided",
        /// The article gives no source, or that failed.
        Unsupported = "Unsupported",
        /// Checking did not confirm it.
        NotConfirmed = "Not confirmed when checked",
        /// Somebody is accused who is not heard.
        NoReply = "The accused were not heard",
        /// Flagged.
        Flagged = "Flagged",
        /// Nothing was decided.
        Open = "Not decided",
    }
}

/// Why the author is asked about a claim; `None`: there is nothing to ask.
fn reason(claim: &ReportClaim) -> Option<QueryReason> {
    let record = &claim.record;
    let unconfirmed = record
        .finding
        .is_some_and(|finding| finding != Finding::Confirmed);
    match claim.standing() {
        Standing::Excluded if !record.flag => None,
        Standing::Again => Some(QueryReason::Changed),
        Standing::Unsupported => Some(QueryReason::Unsupported),
        _ if unconfirmed || failed(claim).is_some() => Some(QueryReason::NotConfirmed),
        _ if record.concern.contains(&Concern::NoReply) => Some(QueryReason::NoReply),
        _ if record.flag => Some(QueryReason::Flagged),
        Standing::Undecided => Some(QueryReason::Open),
        _ => None,
    }
}

/// What is wrong with the source of a claim that was opened, where no other says so.
fn failed(claim: &ReportClaim) -> Option<Problem> {
    let cited = || claim.record.evidence.iter().filter(|e| e.is_cited());
    let holds = cited().any(|e| e.stance == Some(Stance::Supports));
    let mut problems = cited().filter_map(|e| e.stance?.problem());
    let is_confirmed = claim.record.finding == Some(Finding::Confirmed);
    problems.next().filter(|_| !holds && !is_confirmed)
}

/// The claims about which the author is asked, by reason.
pub fn to_author<'r>(report: &'r ReviewReport<'_>) -> Vec<(QueryReason, Vec<&'r ReportClaim>)> {
    let of = |wanted: &QueryReason| {
        let claims = report.claims.iter().filter(|claim| !claim.is_gone());
        let asked: Vec<_> = claims
            .filter(|claim| reason(claim) == Some(*wanted))
            .collect();
        (!asked.is_empty()).then_some((*wanted, asked))
    };
    QueryReason::ALL.iter().filter_map(of).collect()
}

/// What is asked about a claim: by its problem, its concern, and each prompt to which the answer was no.
pub fn questions(report: &ReviewReport<'_>, claim: &ReportClaim) -> Vec<String> {
    let record = &claim.record;
    let problem = if claim.standing() == Standing::Unsupported {
        record.problem
    } else {
        failed(claim)
    };
    let no_reply = record.concern.contains(&Concern::NoReply);
    let is_changed = claim.standing() == Standing::Again;
    let own = [
        is_changed.then_some("Do the new words say the same, and who says so?"),
        problem.map(of_problem),
        no_reply.then_some("Were the accused asked, and what did they answer?"),
    ];
    let denied = record
        .checks
        .iter()
        .filter(|(_, answer)| **answer == Answer::No);
    let prompts = denied.filter_map(|(id, _)| report.bank.prompts().iter().find(|p| p.id == *id));
    let asked = prompts.map(|prompt| {
        if prompt.ask.contains('{') {
            plain_form(prompt)
        } else {
            Cow::Borrowed(&*prompt.ask)
        }
    });
    let all = own.into_iter().flatten().map(Cow::Borrowed).chain(asked);
    all.map(|question| capital(&question)).collect()
}

const fn of_problem(problem: Problem) -> &'static str {
    match problem {
        Problem::NoSource => "Where is this from?",
        Problem::VagueAttribution => "Who says so, by name or by position?",
        Problem::FailedVerification => {
            "The source was opened and does not say this: is there another?"
        }
        Problem::DeadLink => "The link does not open: is there another address, or a copy?",
        Problem::OffTopicLink => "The link is about something else: which page was meant?",
        Problem::Circular => "The source rests on this article: is there an independent one?",
        Problem::Overstated => "The source says less: can this be worded as it says?",
    }
}
