//! Deciding: one key takes what the article offers, says what is missing, and goes on to the next undecided claim.

use super::step::Stop;
use super::{Command as C, Decision, Effect, Notice, Session};
use crate::article::Article;
use crate::checklist::{
    Entry, Evidence, EvidenceRole, Lack, Review, Source, Stance, confirm, lacks_ground,
};
use crate::claim::{Basis, Claim, Problem, Status};
use crate::text::in_words;
use jiff::Timestamp;
use std::sync::Arc;

impl Session {
    /// Decides the current claim, if its beginning is in sight; else only brings it there.
    pub(super) fn decide(&mut self, decision: Decision, now: Timestamp) -> Vec<Effect> {
        let Some(index) = self.decidable() else {
            return Vec::new();
        };
        if self.entry().is_some_and(|e| stands(e, decision)) {
            self.tell(format!("{} was decided so already", index + 1));
            return Vec::new();
        }
        let offer = self.offer(index);
        let article = Arc::clone(&self.article);
        let effects = self.change(index, now, |entry, by| {
            apply(entry, decision, &offer);
            entry.review.by = by;
            entry.review.at = Some(now);
            confirm(entry, &article);
        });
        self.last_decision = Some(decision);
        self.go_on(index);
        effects
    }

    /// Repeats the last decision on the current claim.
    pub(super) fn repeat(&mut self, now: Timestamp) -> Vec<Effect> {
        match self.last_decision {
            Some(decision) => self.decide(decision, now),
            None => {
                self.tell("nothing was decided yet that could be repeated");
                Vec::new()
            }
        }
    }

    /// Takes the decision back, with what came by it: concerns and the evidence that was offered. Notes, answers and the reader's own
    /// evidence stay.
    pub(super) fn clear(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(index) = self.decidable() else {
            return Vec::new();
        };
        if !self.entry().is_some_and(Entry::is_decided) {
            self.tell("this claim is not decided");
            return Vec::new();
        }
        let offer = self.offer(index);
        let effects = self.change(index, now, |entry, _| {
            let review: &mut Review = &mut entry.review;
            review
                .evidence
                .retain(|e| Some(e) != offer.evidence.as_ref());
            review.concern.clear();
            *review = Review {
                status: None,
                exclude: None,
                basis: None,
                problem: None,
                by: None,
                at: None,
                source: None,
                ..std::mem::take(review)
            };
        });
        self.tell(Notice::told(format!("{} is open again", index + 1)).undoable());
        effects
    }

    /// Flags the current claim, or takes the flag away.
    pub(super) fn flag(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(index) = self.changeable() else {
            return Vec::new();
        };
        let effects = self.change(index, now, |entry, _| {
            entry.review.flag = !entry.review.flag;
        });
        let flagged = self.entry().is_some_and(|e| e.review.flag);
        let what = if flagged {
            "flagged"
        } else {
            "no longer flagged"
        };
        self.tell(format!("{} {what}", index + 1));
        effects
    }

    /// The current claim, when it may be changed at all; else says why not.
    pub(super) fn changeable(&mut self) -> Option<usize> {
        if let Some(why) = self.options.read_only.clone() {
            self.warn(why);
            return None;
        }
        if self.current.is_none() {
            self.tell(match &self.found {
                None => Notice::told("still looking for claims"),
                Some(_) => Notice::without_claim(),
            });
        }
        self.current
    }

    /// The current claim, when its beginning is in sight; else brings it there and says so.
    fn decidable(&mut self) -> Option<usize> {
        let index = self.changeable()?;
        if self.frame.too_small {
            self.tell("nothing is decided while the article cannot be seen");
            return None;
        }
        let entry = self.checklist.entries.get(index)?;
        if self.is_in_sight(entry) || entry.span.is_none() {
            return Some(index);
        }
        self.show_current();
        self.tell(format!(
            "claim {} was out of sight: here it is, press again to decide",
            index + 1
        ));
        None
    }

    /// Selects the next undecided claim and says what was decided and what it lacks.
    fn go_on(&mut self, index: usize) {
        let Some(entry) = self.checklist.entries.get(index) else {
            return;
        };
        let said = Notice::told(format!("{} {}", index + 1, decided_as(&entry.review)));
        let said = lacking(said, lacks_ground(entry));
        self.just_decided = Some(entry.id.clone());
        let next = self.neighbour(true, Stop::Undecided);
        let (decided, total) = self.progress();
        let said = match (next, self.n_open()) {
            (Some(next), _) if next > index => {
                self.select(next);
                said.key(" · ", C::Return, " returns").undoable()
            }
            _ if decided == total => {
                said.words(" · all claims are decided")
                    .key(": ", C::Summary, " shows the summary")
            }
            (_, (0, _)) => {
                self.with_way_back(said.words(" · none of the claims shown is undecided"))
            }
            (_, open) => Notice::told(format!("{} above", still_open(open)))
                .key(": ", C::UndecidedNext, " goes there")
                .words(" · ")
                .join(said),
        };
        self.tell(said);
    }

    fn offer(&self, index: usize) -> Offer {
        let entry = self.checklist.entries.get(index);
        let claim = entry.and_then(|e| self.claim_of(e));
        Offer {
            source: claim.and_then(|c| source_of(&self.article, c)),
            evidence: claim.and_then(|c| evidence_of(&self.article, c)),
        }
    }
}

/// So many claims that are open, and of those the ones that were decided once.
fn still_open((open, again): (usize, usize)) -> String {
    match open - again {
        0 => format!("{again} to look at again"),
        n if again == 0 => format!("{n} undecided"),
        n => format!("{n} undecided, {again} to look at again"),
    }
}

/// The same with what the decision still lacks, and what adds it.
fn lacking(said: Notice, lack: Option<Lack>) -> Notice {
    let Some(lack) = lack else {
        return said;
    };
    let said = said.words(format!(" · {}", lack.name()));
    match lack {
        Lack::Link => said.key(": ", C::Evidence, " adds a link"),
        Lack::Problem => said.key(": ", C::Sheet, " says why"),
        Lack::Origin | Lack::Basis => said.key(": ", C::Sheet, " adds one"),
    }
}

/// Whether an entry is decided just so, and nothing changed under it since.
fn stands(entry: &Entry, decision: Decision) -> bool {
    let review = &entry.review;
    !entry.stale
        && match decision {
            Decision::Status(status) => review.status == Some(status),
            Decision::Exclude(why) => review.exclude == Some(why),
        }
}

/// What the article offers for a claim.
struct Offer {
    source: Option<Source>,
    evidence: Option<Evidence>,
}

/// The words for a decision, as the line below the page says it.
fn decided_as(review: &Review) -> String {
    match (review.status, review.exclude) {
        (Some(status), _) => match review.problem {
            Some(problem) => format!("{status}: {}", in_words(problem.name())),
            None => review.basis.map_or_else(
                || status.to_string(),
                |basis| format!("{status}: {}", in_words(basis.name())),
            ),
        },
        (None, Some(exclude)) => format!("excluded: {}", in_words(exclude.name())),
        (None, None) => "undecided".to_owned(),
    }
}

fn apply(entry: &mut Entry, decision: Decision, offer: &Offer) {
    let suggested = entry.suggestion.clone();
    let review = &mut entry.review;
    let before = review.status;
    match decision {
        Decision::Exclude(why) => {
            review.exclude = Some(why);
            review.status = None;
            review.problem = None;
            review.basis = None;
            review.source = None;
        }
        Decision::Status(status) => {
            review.exclude = None;
            review.status = Some(status);
            let basis = suggested.as_ref().map(|s| s.basis);
            if before != Some(status) || review.basis.is_none() {
                review.basis = basis.filter(|b| agrees(*b, status));
            }
            review.problem = (status == Status::Unsupported).then(|| {
                let kept = review.problem.filter(|_| before == Some(status));
                kept.or_else(|| suggested.and_then(|s| s.problem))
                    .unwrap_or(Problem::NoSource)
            });
            if status == Status::Unsupported && review.basis.is_none() {
                review.basis = basis.or(Some(Basis::OwnVoice));
            }
            if review.source.is_none() {
                review.source.clone_from(&offer.source);
            }
        }
    }
    offer_evidence(review, offer);
}

/// Cited evidence that the program made itself comes with `sourced` and goes with it; the reader's own stays.
fn offer_evidence(review: &mut Review, offer: &Offer) {
    let Some(offered) = &offer.evidence else {
        return;
    };
    let cited = review
        .evidence
        .iter()
        .any(|e| e.role == EvidenceRole::Cited);
    if review.status == Some(Status::Sourced) && !cited {
        review.evidence.push(offered.clone());
    } else if review.status != Some(Status::Sourced) {
        review.evidence.retain(|e| e != offered);
    }
}

/// Whether a suggested basis can stand under a status that the reader chose.
fn agrees(basis: Basis, status: Status) -> bool {
    match status {
        Status::Attributed => {
            matches!(
                basis,
                Basis::NamedPerson | Basis::NamedOrganisation | Basis::Anonymous
            )
        }
        Status::Sourced => matches!(basis, Basis::Link | Basis::Document),
        Status::Unsupported => true,
    }
}

/// Who says it, as the claim finder read it from the article: what a decision takes as its source.
pub fn source_of(article: &Article, claim: &Claim) -> Option<Source> {
    let words = |span: crate::text::Span| span.of(&article.text).to_owned();
    if claim.source.is_none() && claim.cue.is_none() {
        return None;
    }
    let who = claim.source_words(&article.text).map(str::to_owned);
    let named = matches!(
        claim.suggestion.basis,
        Basis::NamedPerson | Basis::NamedOrganisation
    );
    let speaker = claim.speaker;
    let name = speaker.name.map(words);
    let role = speaker.role.map(words);
    let (name, role) = match (name, role) {
        (Some(name), role) => (Some(name), role),
        (None, role) if named => (who, role),
        (None, role) => (None, role.or(who)),
    };
    Some(Source {
        name,
        role,
        affiliation: speaker.affiliation.map(words),
        cue: claim.cue.map(words),
        speech: claim.speech,
        scope: claim.scope,
        chain: claim.chain.iter().copied().map(words).collect(),
        ..Source::default()
    })
}

/// The link or document that the article gives, as evidence not opened yet.
fn evidence_of(article: &Article, claim: &Claim) -> Option<Evidence> {
    let link = claim
        .links
        .iter()
        .filter_map(|&i| article.links.get(i))
        .find(|l| l.leads_somewhere());
    let fields = match (link, claim.document) {
        (Some(link), _) => {
            let title = link.span.of(&article.text).to_owned();
            vec![
                ("title".to_owned(), title),
                ("url".to_owned(), link.url.clone()),
            ]
        }
        (None, Some(document)) => {
            vec![("title".to_owned(), document.of(&article.text).to_owned())]
        }
        _ => return None,
    };
    Some(Evidence {
        role: EvidenceRole::Cited,
        stance: Some(Stance::Unopened),
        fields,
    })
}
