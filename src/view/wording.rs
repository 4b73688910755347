//! How statuses, bases, problems and kinds are worded for people: letters, short words, and the sentences that explain them.
//!
//! No drawing here. What a claim's status is comes from the checklist alone; a suggestion is always called one.

use super::role::Role;
use crate::article::Part;
use crate::checklist::{Anchor, Answer, Entry, Evidence, EvidenceRole, Exclude, Finding, Source};
use crate::claim::{Claim, Kind, Status};
use crate::session::{Command, Session, Totals};
pub(super) use crate::text::capital;
use crate::text::{in_words, one_line, shown_address};

/// A letter and how it looks.
pub(super) type DecisionLetter = (&'static str, Role);

const ATTRIBUTED: DecisionLetter = ("A", Role::Attributed);
const SOURCED: DecisionLetter = ("S", Role::Sourced);
const UNSUPPORTED: DecisionLetter = ("U", Role::Unsupported);
pub(super) const EXCLUDED: DecisionLetter = ("-", Role::Excluded);
const UNDECIDED: DecisionLetter = ("·", Role::Undecided);

/// The letter of an entry's decision, with its role.
pub(super) fn letter(entry: &Entry) -> DecisionLetter {
    match (entry.record().status, &entry.record().exclude) {
        (Some(Status::Attributed), _) => ATTRIBUTED,
        (Some(Status::Sourced), _) => SOURCED,
        (Some(Status::Unsupported), _) => UNSUPPORTED,
        (None, Some(_)) => EXCLUDED,
        (None, None) => UNDECIDED,
    }
}

/// How many of the claims that count have each letter; those to be looked at again are undecided.
pub(super) const fn by_decision(totals: &Totals) -> [(DecisionLetter, usize); 4] {
    let [attributed, sourced, unsupported] = totals.by_status;
    [
        (ATTRIBUTED, attributed),
        (SOURCED, sourced),
        (UNSUPPORTED, unsupported),
        (UNDECIDED, totals.all - totals.decided),
    ]
}

/// The sign of what the reader found when checking; nothing where nothing was found yet.
pub(super) fn finding_sign(entry: &Entry) -> &'static str {
    match entry.record().finding {
        Some(Finding::Confirmed) => "+",
        Some(Finding::Partly) => "/",
        Some(Finding::Contradicted) => "x",
        Some(Finding::CouldNotCheck) => "?",
        None => "",
    }
}

/// The decision in a word or two.
pub(super) fn decision(entry: &Entry) -> String {
    match (entry.record().status, entry.record().exclude) {
        (None, Some(reason)) => format!("excluded: {}", in_words(reason.name())),
        _ => entry.record().decision().to_owned(),
    }
}

/// The decision; where its words changed since, that it is to be made again.
pub(super) fn standing(entry: &Entry) -> String {
    let decision = decision(entry);
    if entry.needs_another_look() {
        format!("to be re-checked, was {decision}")
    } else {
        decision
    }
}

/// The kind and the part of a claim as far as they say something; a quotation's are one word, which is shown once.
pub(super) fn kind(session: &Session, entry: &Entry) -> Vec<&'static str> {
    let claim = session.claim_of(entry);
    let mut names = vec![entry.kind(claim).name(), entry.part(claim).name()];
    names.dedup();
    names.retain(|name| ![Kind::Other.name(), Part::Body.name()].contains(name));
    names
}

/// Whether the decision differs from what was suggested.
pub(super) fn is_overruled(session: &Session, entry: &Entry) -> bool {
    let suggested = session.suggestion_of(entry).map(|s| s.status);
    entry.is_decided() && suggested.is_some() && suggested != entry.record().status
}

/// An answer as it follows its prompt.
pub(super) fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Na => "n/a",
        other => other.name(),
    }
}

/// Evidence in one line: whose it is, where it is, what it says.
pub(super) fn evidence(evidence: &Evidence) -> String {
    let address = evidence.url.as_deref().map(shown_address);
    let what = address.as_deref().or(evidence.title.as_deref());
    let what = what.or(evidence.kind.as_deref()).unwrap_or("without title");
    let locator = evidence.locator.as_ref().map(|place| format!(", {place}"));
    let what = format!("{what}{}", locator.unwrap_or_default());
    let role = evidence.role.unwrap_or(EvidenceRole::Found);
    match evidence.stance {
        Some(stance) => format!("{role} {what} · {}", in_words(stance.name())),
        None => format!("{role} {what}"),
    }
}

/// The text where no claim was found, and why there may be none.
pub(super) fn no_claims(session: &Session) -> [&'static str; 2] {
    let why = if session.article.is_foreign() {
        "Only English is supported."
    } else {
        ""
    };
    ["No claims found in this article.", why]
}

/// Who says it, as the reader confirmed it.
pub(super) fn source(source: &Source) -> String {
    let cue = source.cue.as_deref().map(|cue| format!(" · “{cue}”"));
    let unnamed = source.reason_unnamed.as_deref();
    let unnamed = unnamed.map(|why| format!(" · unnamed: {why}"));
    source.who() + &cue.unwrap_or_default() + &unnamed.unwrap_or_default()
}

/// Who says it, as the finder found it: source, cue, and where they are when not in the same sentence.
pub(super) fn found_source(session: &Session, claim: &Claim) -> Option<String> {
    let text = &session.article.text;
    let mut out: Vec<String> = Vec::new();
    if claim.chain.len() > 1 {
        let hops: Vec<&str> = claim.chain.iter().map(|hop| hop.of(text)).collect();
        out.push(hops.join(" → "));
    } else if let Some(who) = claim.who(text) {
        out.push(one_line(&who));
    }
    if let Some(cue) = claim.cue {
        out.push(format!("“{}”", cue.of(text)));
    }
    let found = session.found.as_ref();
    out.extend(found.and_then(|found| claim.origin_elsewhere(&found.sentences, text)));
    (!out.is_empty()).then(|| out.join(" · "))
}

/// How a claim was found again; `None` where it is as it was.
pub(super) fn anchor(entry: &Entry) -> Option<&'static str> {
    match entry.record().anchor {
        Anchor::Changed => Some("changed since decided"),
        anchor => {
            let again = entry.record().stale.then_some("re-check");
            anchor.unclear().or(again)
        }
    }
}

/// What a command does, as short as possible, for keys that may follow on a narrow screen.
pub(super) fn brief(command: Command) -> String {
    let word = match command {
        Command::Exclude(Exclude::CommonKnowledge) => "common",
        Command::Exclude(Exclude::Definition) => "define",
        Command::Exclude(Exclude::OwnExperience) => "own",
        Command::Exclude(Exclude::NotAClaim) => "none",
        Command::JumpBack => "previous position",
        other => return short(other),
    };
    word.to_owned()
}

/// What a command does, in a word or two, for the line of keys that may follow.
pub(super) fn short(command: Command) -> String {
    match command {
        Command::Exclude(reason) => in_words(reason.name()),
        Command::QuotationAttributed => "all attributed".to_owned(),
        Command::QuotationSourced => "all sourced".to_owned(),
        Command::QuotationUnsupported => "all unsupported".to_owned(),
        Command::Finding(Some(finding)) => in_words(finding.name()),
        Command::Finding(None) => "clear".to_owned(),
        other => other.row().help.to_owned(),
    }
}

/// What marks an entry beside its letter: flagged, or changed since it was decided.
pub(super) fn mark(entry: &Entry) -> (&'static str, Role) {
    match entry.record() {
        record if record.flag => ("!", Role::Recheck),
        record if record.stale => ("~", Role::Recheck),
        _ => (" ", Role::Gutter),
    }
}
