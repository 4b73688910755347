//! What was opened for a claim, and whether it says so: one key answers while the question is on the screen.
//!
//! The question never waits: any command but turning pages takes it away, and keys that decide decide as ever.

use super::{ClaimsShown, Command as C, Effect, Group, Listed, Notice, Overlay, Session};
use crate::article::Link;
use crate::checklist::{ClaimId, Decision, Evidence, Record, Source, Stance};
use crate::claim::{Basis, Problem, Status};
use crate::text::{in_words, one_line, shown_address};
use jiff::Timestamp;

/// A source that the reader has had opened for a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedSource {
    /// The claim.
    claim: ClaimId,
    /// The source, as it is noted for the claim unless it is there already.
    source: Evidence,
    /// What the answer proposes for the claim.
    proposed: Option<Proposed>,
}

/// What is left of a decision when its source does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Proposed {
    status: Status,
    problem: Option<Problem>,
}

impl Session {
    /// Whether the reader is asked what the source says that was opened for the current claim.
    pub fn is_asked(&self) -> bool {
        self.opened_source()
            .is_some_and(|opened| opened.proposed.is_none())
    }

    /// Whether a command answers what is asked just now.
    pub fn is_answer(&self, command: C) -> bool {
        match command {
            C::SourceSupports
            | C::SourcePartly
            | C::SourceContradicts
            | C::SourceSilent
            | C::SourceUnreachable => self.is_asked(),
            C::TakeProposed => self.opened_source().is_some() && !self.is_asked(),
            _ => false,
        }
    }

    /// Whether a command works in what has the keys now.
    pub fn works_now(&self, command: C) -> bool {
        command.row().modes.contains(&self.mode()) || self.is_answer(command)
    }

    fn opened_source(&self) -> Option<&OpenedSource> {
        let opened = self.opened.as_ref()?;
        let is_current = self.entry().is_some_and(|e| *e.id() == opened.claim);
        (is_current && self.boxes.is_empty()).then_some(opened)
    }

    /// Takes the question away, unless a command answers it or only turns pages.
    pub(super) fn leave_question(&mut self, command: C) {
        let turns = command.row().group == Group::Reading && self.is_asked();
        let stays = matches!(command, C::Redraw | C::Suspend | C::Close);
        if !(turns || stays || self.is_answer(command)) {
            self.opened = None;
        }
    }

    /// Leaves the question unanswered; whether there was one.
    pub(super) fn leave_unanswered(&mut self) -> bool {
        let was_asked = self.opened_source().is_some();
        self.opened = None;
        if was_asked {
            let again = Notice::info("not answered");
            self.notify(again.key(": ", C::ClaimLinks, " opens it and asks again"));
        }
        was_asked
    }

    /// Has the address of a source opened by the desktop, where it has one, and asks what it says of the current claim.
    pub(super) fn open_source(&mut self, source: Evidence) {
        match (&source.url, &source.title) {
            (Some(url), _) => self.effects.push(Effect::OpenLink(url.clone())),
            (None, Some(title)) => self.notify(format!("look it up: {}", one_line(title))),
            (None, None) => return,
        }
        let claim = self.entry().filter(|_| self.options.read_only.is_none());
        self.opened = claim.map(|entry| OpenedSource {
            claim: entry.id().clone(),
            source,
            proposed: None,
        });
    }

    /// Takes the question about an address away that could not be opened: this machine failed, not the source. Where the
    /// page has the keys, the links of the claim are listed with it, to be copied.
    pub(super) fn not_opened(&mut self, url: &str, why: &str) {
        let was_asked = self.is_asked();
        let is_it = |opened: &mut OpenedSource| {
            opened.proposed.is_none() && opened.source.url.as_deref() == Some(url)
        };
        let was_opened = self.opened.take_if(is_it).is_some();
        let links = self.links_of_claim();
        let is_link = |&nth: &usize| {
            let link = self.article.links.get(nth);
            link.is_some_and(|link| link.url.trim() == url)
        };
        let row = links.iter().position(is_link);
        match row.filter(|_| was_asked && was_opened && self.options.shown == ClaimsShown::OnPages)
        {
            Some(row) => {
                self.boxes.push(Overlay::list(Listed::ClaimLinks, row));
                let notice = Notice::warning(format!("not opened: {why}"));
                self.notice = Some(notice.key(" · ", C::Copy, " copies the address"));
            }
            None => self.warn(format!("{} was not opened: {why}", shown_address(url))),
        }
    }

    /// A link of the article as what it cites for a claim.
    pub(super) fn cited(&self, link: &Link) -> Evidence {
        let title = link.span.of(&self.article.text);
        Evidence::cited(title, Some(link.url.trim()))
    }

    /// Notes what the opened source says of the current claim, and proposes what that leaves of the decision.
    pub(super) fn judge(&mut self, stance: Stance, now: Timestamp) {
        let (Some(index), Some(opened)) = (self.changeable(), self.opened_source().cloned()) else {
            return;
        };
        self.change(index, now, |record, _, _| {
            let noted = noted_at(record, &opened.source);
            let at = noted.unwrap_or(record.evidence.len());
            if noted.is_none() {
                record.evidence.push(opened.source.clone());
            }
            if let Some(evidence) = record.evidence.get_mut(at) {
                evidence.stance = Some(stance);
                evidence.accessed = Some(now.strftime("%Y-%m-%d").to_string());
            }
        });
        let proposed = self.proposed(index, stance, &opened.source);
        self.opened = proposed.map(|_| OpenedSource { proposed, ..opened });
        let notice = Notice::info(format!("{}: source {}", index + 1, stance.meaning()));
        self.notify(match proposed {
            Some(proposed) => {
                let decides = format!(" decides {}", proposed.words());
                notice.key(" · ", C::TakeProposed, decides)
            }
            None => notice.undoable(),
        });
    }

    /// Decides what the last answer proposed.
    pub(super) fn take_proposed(&mut self, now: Timestamp) {
        let proposed = self.opened_source().and_then(|opened| opened.proposed);
        let (Some(proposed), Some(findings)) = (proposed, self.found.clone()) else {
            return;
        };
        let Some(index) = self.decidable() else {
            return;
        };
        self.opened = None;
        let offer = self.offer(index);
        let decision = Decision::Status(proposed.status);
        let was = self.decision_before(&[index]);
        self.change(index, now, |record, entry, by| {
            findings.confirm(record, entry);
            record.decide(decision, &offer);
            record.problem = proposed.problem;
            record.by = by;
            record.at = Some(now);
        });
        self.last_decision = Some(decision);
        self.go_on(&[index], was);
        self.ask_reviewer();
    }

    /// What is left of the decision on a claim of which a source says this; none where another source may still hold, or
    /// the decision does not rest on one. A source that holds makes it sourced.
    fn proposed(&self, index: usize, stance: Stance, source: &Evidence) -> Option<Proposed> {
        let entry = self.checklist.entries.get(index)?;
        let record = entry.record();
        if stance == Stance::Supports {
            let is_other = record.exclude.is_none() && record.status != Some(Status::Sourced);
            return is_other.then_some(Proposed {
                status: Status::Sourced,
                problem: None,
            });
        }
        let problem = stance.problem()?;
        let links = self.links_of_claim();
        let mut links = links.iter().filter_map(|&nth| self.article.links.get(nth));
        let is_open =
            |link: &Link| link.leads_somewhere() && noted_at(record, &self.cited(link)).is_none();
        let at = noted_at(record, source);
        let evidence = record.evidence.iter().enumerate();
        let others = evidence.filter(|(nth, _)| Some(*nth) != at).map(|(_, e)| e);
        let may_hold = |evidence: &Evidence| evidence.is_cited() && evidence.may_hold();
        if record.exclude.is_some() || links.any(is_open) || others.into_iter().any(may_hold) {
            return None;
        }
        let proposed = match record.status {
            Some(Status::Attributed) => return None,
            None | Some(Status::Sourced) if self.has_origin(index, source) => Proposed {
                status: Status::Attributed,
                problem: None,
            },
            _ => Proposed {
                status: Status::Unsupported,
                problem: Some(problem),
            },
        };
        (record.problem != Some(problem)).then_some(proposed)
    }

    /// Whether the article gives an origin for a claim besides this source.
    fn has_origin(&self, index: usize, opened: &Evidence) -> bool {
        let Some(entry) = self.checklist.entries.get(index) else {
            return false;
        };
        let claim = self.claim_of(entry);
        let is_vague = entry.record().basis == Some(Basis::Vague)
            || claim.is_some_and(|claim| claim.suggestion.basis == Basis::Vague);
        // "according to the final accounts", with the link on these words: that is the source which does not say it.
        let is_link = claim.and_then(|claim| claim.source).is_some_and(|source| {
            let mut links = self.article.links_in(source);
            links.any(|(_, link)| Some(link.url.trim()) == opened.url.as_deref())
        });
        // "A survey found", with the survey in a footnote.
        let is_document = opened.url.is_none()
            && claim.is_some_and(|claim| claim.origin == Some(Basis::Document));
        let offer = self.offer(index);
        let source = entry.record().source.as_ref().or(offer.source.as_ref());
        source.is_some_and(Source::is_named) && !is_vague && !is_link && !is_document
    }
}

impl Proposed {
    fn words(self) -> String {
        let problem = self.problem.map(|problem| in_words(problem.name()));
        let problem = problem.map(|problem| format!(", {problem}"));
        format!("{}{}", self.status, problem.unwrap_or_default())
    }
}

/// Where a record has a source as evidence: by its address, or where it has none by its title.
fn noted_at(record: &Record, source: &Evidence) -> Option<usize> {
    let url = |evidence: &Evidence| evidence.url.as_deref().map(|url| url.trim().to_owned());
    let mut evidence = record.evidence.iter();
    evidence.position(|e| {
        url(e) == url(source) && (url(e).is_some() || e.title.is_some() && e.title == source.title)
    })
}
