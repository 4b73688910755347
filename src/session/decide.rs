//! Deciding: one key takes what the article offers, says what is missing, and goes on to the next undecided claim.

use super::claim_steps::Stop;
use super::{ClaimsShown, Command as C, CommandFlag, Effect, Mode, Notice, Purpose, Session};
use crate::checklist::{Anchor, Decision, Entry, Finding, Lack, Offer, Record, lack};
use jiff::Timestamp;
use std::sync::Arc;

impl Session {
    /// Decides the current claim, if its beginning is in view; else only brings it there.
    pub(super) fn decide(&mut self, decision: Decision, now: Timestamp) {
        if self.mode() == Mode::List {
            self.decide_listed(decision, now);
            return;
        }
        let Some(index) = self.decidable() else {
            return;
        };
        if self.entry().is_some_and(|e| has_decision(e, decision)) {
            self.notify(format!("{} already has this decision", index + 1));
            return;
        }
        self.decide_all(&[index], decision, now);
    }

    /// Decides some claims in one step, each with what the article offers for it.
    pub(super) fn decide_all(&mut self, indices: &[usize], decision: Decision, now: Timestamp) {
        let Some(findings) = self.found.clone() else {
            return;
        };
        let was = self.decision_before(indices);
        self.change_all(indices, now, |record, entry, by| {
            let was_stale = record.stale;
            findings.confirm(record, entry);
            if was_stale {
                // The old speaker and basis belong to the old words.
                (record.source, record.basis) = (None, None);
            }
            record.decide(decision, &Offer::of(&findings, entry));
            record.by = by;
            record.at = Some(now);
        });
        self.last_decision = Some(decision);
        self.go_on(indices, was);
        self.ask_reviewer();
    }

    /// Asks once who decides, where nobody is known: the decision itself is made and saved already.
    pub(super) fn ask_reviewer(&mut self) {
        if self.options.reviewer.is_none() && std::mem::take(&mut self.options.asks_reviewer) {
            self.type_line(Purpose::Reviewer, "");
        }
    }

    /// Signs the decision that was just made, and all that follow.
    pub(super) fn sign(&mut self, reviewer: &str, now: Timestamp) {
        if reviewer.is_empty() {
            return self.notify("decisions are not signed; reviewer in the settings signs them");
        }
        self.options.reviewer = Some(reviewer.to_owned());
        self.effects.push(Effect::KeepReviewer(reviewer.to_owned()));
        let decided = self.just_decided.clone();
        if let Some(index) = decided.and_then(|id| self.checklist.position(&id)) {
            self.change(index, now, |record, _, by| record.by = by);
        }
        self.notify(format!("decisions are signed {reviewer} from now on"));
    }

    /// Repeats the last decision on the current claim.
    pub(super) fn repeat(&mut self, now: Timestamp) {
        match self.last_decision {
            Some(decision) => self.decide(decision, now),
            None => self.notify("no decision to repeat"),
        }
    }

    /// Takes the decision back, with what came by it: concerns and the evidence that was offered. Notes, answers and the reader's own
    /// evidence stay.
    pub(super) fn clear(&mut self, now: Timestamp) {
        let Some(index) = self.decidable() else {
            return;
        };
        if !self.entry().is_some_and(Entry::is_decided) {
            self.notify("this claim is not decided");
            return;
        }
        let offer = self.offer(index);
        let article = Arc::clone(&self.article);
        self.change(index, now, |record, entry, _| {
            record
                .evidence
                .retain(|e| Some(e) != offer.evidence.as_ref());
            record.concern.clear();
            record.clear_decision();
            if let Some(span) = entry.span {
                // It is open as the article says it now.
                (record.anchor, record.stale, record.was) = (Anchor::Exact, false, None);
                record.place(&article.text, span);
            }
        });
        self.notify(Notice::info(format!("{}: decision cleared", index + 1)).undoable());
    }

    /// Notes what the reader found when checking the current claim; none: takes that away.
    pub(super) fn find_out(&mut self, finding: Option<Finding>, now: Timestamp) {
        let Some(index) = self.decidable() else {
            return;
        };
        self.change(index, now, |record, _, _| record.finding = finding);
        let found = self.entry().and_then(|e| e.record().finding_in_words());
        let found = found.unwrap_or_else(|| "finding cleared".to_owned());
        self.notify(Notice::info(format!("{} {found}", index + 1)).undoable());
    }

    /// Flags the current claim, or takes the flag away.
    pub(super) fn flag(&mut self, now: Timestamp) {
        let Some(index) = self.changeable() else {
            return;
        };
        self.change(index, now, |record, _, _| record.flag = !record.flag);
        let flagged = self.entry().is_some_and(|e| e.record().flag);
        let what = if flagged { "flagged" } else { "flag removed" };
        self.notify(format!("{} {what}", index + 1));
    }

    /// The current claim, when it may be changed at all; else says why not.
    pub(super) fn changeable(&mut self) -> Option<usize> {
        if self.is_read_only() {
            return None;
        }
        if self.current.is_none() {
            self.notify(match &self.found {
                None => Notice::info("still looking for claims"),
                Some(_) => self.without_claim(),
            });
        }
        self.current
    }

    /// Whether a command may do what it does: nothing is changed where the checklist is read only.
    pub fn allows(&self, command: C) -> bool {
        self.options.read_only.is_none() || !command.has(CommandFlag::Changes)
    }

    /// Whether nothing can be changed at all; says why not.
    pub(super) fn is_read_only(&mut self) -> bool {
        let why = self.options.read_only.clone();
        let is_read_only = why.is_some();
        if let Some(why) = why {
            self.warn(why);
        }
        is_read_only
    }

    /// The current claim, when its beginning is in view; else brings it there and says so.
    pub(super) fn decidable(&mut self) -> Option<usize> {
        let index = self.changeable()?;
        if self.frame.too_small {
            self.notify("the window is too small to decide");
            return None;
        }
        let entry = self.checklist.entries.get(index)?;
        if self.is_in_sight(entry) || entry.span.is_none() {
            return Some(index);
        }
        self.show_current();
        self.notify(format!(
            "claim {} was off the screen: press again to decide",
            index + 1
        ));
        None
    }

    /// The decision that a claim already has, which another one replaces.
    pub(super) fn decision_before(&self, indices: &[usize]) -> Option<&'static str> {
        let &[only] = indices else { return None };
        let entry = self.checklist.entries.get(only)?;
        entry.is_decided().then(|| entry.record().decision())
    }

    /// Selects the next undecided claim and says what was decided, what that replaces, and what it lacks.
    pub(super) fn go_on(&mut self, indices: &[usize], was: Option<&str>) {
        let entries = || {
            indices
                .iter()
                .filter_map(|&at| self.checklist.entries.get(at))
        };
        let (Some(first), Some(&last)) = (entries().next(), indices.last()) else {
            return;
        };
        let alike = entries().all(|e| decided_as(e.record()) == decided_as(first.record()));
        let decided = if alike {
            decided_as(first.record())
        } else {
            first.record().decision().to_owned()
        };
        let notice = Notice::info(format!("{} {decided}", numbers(indices)));
        let notice = match was {
            Some(was) => notice.words(format!(", was {was}")),
            None => notice,
        };
        let lack = entries().find_map(|entry| lack(entry.record()));
        self.just_decided = Some(first.id().clone());
        if self.mode() == Mode::List {
            self.notify(lacking(notice, lack, false).undoable());
            return;
        }
        self.current = Some(last);
        let next = self.neighbour(true, Stop::Undecided);
        let (decided, total) = self.progress();
        let goes_on = next.is_some_and(|next| next > last);
        let notice = lacking(notice, lack, goes_on);
        let notice = match (next, self.n_open()) {
            (Some(next), _) if goes_on => {
                self.select(next);
                if lack.is_some() {
                    notice.undoable()
                } else if self.begin_on_one_line(last, next) {
                    notice
                        .words(format!(" · {} on the same line", next + 1))
                        .undoable()
                } else {
                    notice.key(" · ", C::Return, " returns").undoable()
                }
            }
            _ if decided == total => notice.words(" · all claims are decided").key(
                ": ",
                C::Summary,
                " shows the summary",
            ),
            (_, (0, _)) => {
                self.with_way_back(notice.words(" · no undecided claim matches the filter"))
            }
            (_, open) => Notice::info(format!("{} above", still_open(open)))
                .key(": ", C::UndecidedNext, " goes there")
                .words(" · ")
                .join(notice),
        };
        self.notify(notice);
    }

    /// Whether two claims begin on one line, where only one of them has its sign beside it.
    fn begin_on_one_line(&self, one: usize, other: usize) -> bool {
        let line = |at: usize| {
            let start = self.checklist.entries.get(at)?.span?.start;
            Some(self.lines.line_at(start))
        };
        self.options.shown == ClaimsShown::OnPages
            && line(one).is_some()
            && line(one) == line(other)
    }

    /// What the article offers for a claim.
    pub(super) fn offer(&self, index: usize) -> Offer {
        let entry = self.checklist.entries.get(index);
        let known = entry.zip(self.found.as_ref());
        known.map_or_else(Offer::default, |(entry, found)| Offer::of(found, entry))
    }
}

/// So many claims that are open, and of those the ones that were decided once.
fn still_open((open, again): (usize, usize)) -> String {
    match open - again {
        0 => format!("{again} to re-check"),
        n if again == 0 => format!("{n} undecided"),
        n => format!("{n} undecided, {again} to re-check"),
    }
}

/// The same with what the decision still lacks, and what adds it: where the reader has gone on, after going back.
fn lacking(notice: Notice, lack: Option<Lack>, has_gone_on: bool) -> Notice {
    let Some(lack) = lack else {
        return notice;
    };
    let notice = notice.words(format!(" · {}: ", lack.name()));
    let notice = if has_gone_on {
        notice.key("", C::Return, ", then ")
    } else {
        notice
    };
    match lack {
        Lack::Link => notice.key("", C::Evidence, " adds a link"),
        Lack::Problem => notice.key("", C::Sheet, " says why"),
        Lack::Origin | Lack::Basis => notice.key("", C::Sheet, " adds one"),
    }
}

/// Whether an entry is decided just so and signed, and nothing changed under it since.
fn has_decision(entry: &Entry, decision: Decision) -> bool {
    let review = entry.record();
    !review.stale
        && review.by.is_some()
        && match decision {
            Decision::Status(status) => review.status == Some(status),
            Decision::Exclude(why) => review.exclude == Some(why),
        }
}

/// The words for a decision, as the line below the page says it.
fn decided_as(review: &Record) -> String {
    let why = review.ground().map(|why| format!(": {why}"));
    format!("{}{}", review.decision(), why.unwrap_or_default())
}

/// The numbers of claims: "7", "7–9", "3 claims".
fn numbers(indices: &[usize]) -> String {
    match indices {
        [only] => (only + 1).to_string(),
        [first, .., last] if last - first + 1 == indices.len() => {
            format!("{}–{}", first + 1, last + 1)
        }
        several => format!("{} claims", several.len()),
    }
}
