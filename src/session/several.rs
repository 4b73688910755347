//! Deciding several claims at once: a quotation that runs on, and the claims marked in the list. Each of them has to have
//! been on the screen, and one undo takes all of it back.

use super::{ClaimsShown, Command as C, Listed, Notice, Session};
use crate::checklist::{ClaimId, Decision, Entry};
use crate::claim::{Claim, Scope, Speech, Status};
use jiff::Timestamp;
use std::ops::Range;

impl Session {
    /// Remembers the claims that are on the screen now: without one, the claim that is read out.
    pub(super) fn note_seen(&mut self) {
        if !self.boxes.is_empty() || self.frame.too_small {
            return;
        }
        let shown = if self.options.shown == ClaimsShown::InLines {
            self.current..self.current.map(|at| at + 1)
        } else {
            self.first_in_sight()..self.last_in_sight().map(|at| at + 1)
        };
        let (Some(first), Some(end)) = (shown.start, shown.end) else {
            return;
        };
        for entry in self.checklist.entries.get(first..end).unwrap_or_default() {
            if !self.seen.contains(entry.id()) {
                self.seen.insert(entry.id().clone());
            }
        }
    }

    /// The claims (indices of entries) of the quotation that runs on through an entry; that one alone where none does.
    fn running_quotation(&self, index: usize) -> Range<usize> {
        let runs_on = |at: usize| {
            let entry = |at: usize| self.checklist.entries.get(at);
            at.checked_sub(1)
                .and_then(|before| Some(self.is_one_quotation(entry(before)?, entry(at)?)))
                .unwrap_or(false)
        };
        let mut run = index..index + 1;
        while runs_on(run.start) {
            run.start -= 1;
        }
        while runs_on(run.end) {
            run.end += 1;
        }
        run
    }

    /// How many claims the quotation has that the current claim is in; `None` where it is the only one, or none is open.
    pub fn open_quotation(&self) -> Option<usize> {
        let run = self.running_quotation(self.current?);
        let is_open = run.len() > 1 && run.clone().any(|at| !self.is_settled(at));
        is_open.then_some(run.len())
    }

    /// Whether one quotation of one speaker holds both of two neighbouring claims.
    fn is_one_quotation(&self, one: &Entry, next: &Entry) -> bool {
        let text = &self.article.text;
        let (Some(a), Some(b)) = (self.claim_of(one), self.claim_of(next)) else {
            return false;
        };
        let (Some(from), Some(to)) = (one.span, next.span) else {
            return false;
        };
        let is_quoted =
            |claim: &Claim| matches!(claim.speech, Some(Speech::Direct | Speech::Mixed));
        let is_carried = |claim: &Claim| claim.scope == Some(Scope::Inherited);
        let name = |claim: &Claim| claim.speaker.name.map(|name| name.of(text));
        let is_same =
            a.source.is_some() && a.source == b.source || name(a).is_some() && name(a) == name(b);
        is_quoted(a)
            && is_quoted(b)
            && (is_carried(a) || is_carried(b))
            && is_same
            && text
                .get(from.start..to.start)
                .is_some_and(|between| !closes(between) || is_resumed(a, b))
    }

    /// Decides all undecided claims of the quotation that the current one is in.
    pub(super) fn decide_quotation(&mut self, status: Status, now: Timestamp) {
        let Some(index) = self.decidable() else {
            return;
        };
        let run = self.running_quotation(index);
        if run.len() < 2 {
            self.notify("this claim is not in a quotation that runs on");
            return;
        }
        let open: Vec<usize> = run.filter(|at| !self.is_settled(*at)).collect();
        if open.is_empty() {
            self.notify("every claim of this quotation is decided");
            return;
        }
        if self.are_seen(&open, " of the quotation") {
            self.decide_all(&open, Decision::Status(status), now);
        }
    }

    fn is_settled(&self, index: usize) -> bool {
        let entry = self.checklist.entries.get(index);
        entry.is_some_and(Entry::is_settled)
    }

    /// Whether all of these claims have been on the screen; else brings the first there that has not.
    fn are_seen(&mut self, claims: &[usize], of: &str) -> bool {
        if self.frame.too_small {
            self.notify("the window is too small to decide");
            return false;
        }
        let is_unseen = |at: &&usize| {
            let entry = self.checklist.entries.get(**at);
            entry.is_some_and(|e| e.span.is_some() && !self.seen.contains(e.id()))
        };
        let Some(&unseen) = claims.iter().find(is_unseen) else {
            return true;
        };
        self.boxes.clear();
        self.select(unseen);
        let number = unseen + 1;
        self.notify(format!(
            "claim {number}{of} was not shown yet: read it, then decide again"
        ));
        false
    }

    /// Marks the selected claim of the list, or the one with this number, to be decided with others; again: no longer.
    pub(super) fn mark(&mut self, number: Option<usize>) {
        if !self.select_numbered(number) {
            return;
        }
        let list = self.list().filter(|list| list.of == Listed::Claims);
        let Some(list) = list else {
            self.notify(Notice::info("claims are marked in their list").key(
                ": ",
                C::List,
                " opens it",
            ));
            return;
        };
        let entry = self
            .selected(list)
            .and_then(|at| self.checklist.entries.get(at));
        let Some(id) = entry.map(|entry| entry.id().clone()) else {
            return;
        };
        match self.marked.iter().position(|marked| *marked == id) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(id),
        }
        let n = crate::text::count(self.marked.len(), "claim");
        if number.is_none() {
            self.move_row(1, true);
        }
        let notice = Notice::info(format!("{n} marked"));
        if self.marked.is_empty() {
            self.notify(notice);
            return;
        }
        self.notify(
            notice
                .key(" · ", C::Attributed, " ")
                .key("", C::Sourced, " ")
                .key("", C::Unsupported, " decide them"),
        );
    }

    /// Decides the marked claims that are listed, all marks of others kept; without one, the selected claim, and goes on to
    /// the next row.
    pub(super) fn decide_listed(&mut self, decision: Decision, now: Timestamp) {
        let list = self.list().filter(|list| list.of == Listed::Claims);
        let Some(selected) = list.map(|list| self.selected(list)) else {
            self.notify("decide on the page or in the list of claims");
            return;
        };
        let listed = self.listed();
        let entry = |at: &usize| self.checklist.entries.get(*at);
        let is_marked = |at: &usize| entry(at).is_some_and(|e| self.marked.contains(e.id()));
        let marked: Vec<usize> = listed.iter().copied().filter(is_marked).collect();
        let deciding = match selected {
            Some(row) if marked.is_empty() => vec![row],
            _ => marked,
        };
        let ids: Vec<ClaimId> = deciding
            .iter()
            .filter_map(entry)
            .map(|e| e.id().clone())
            .collect();
        if self.is_read_only() || !self.are_seen(&deciding, "") {
            return;
        }
        let goes_on = !self.marked.iter().any(|id| ids.contains(id));
        self.marked.retain(|id| !ids.contains(id));
        self.decide_all(&deciding, decision, now);
        // Where the filter lets the decided one go, the next has taken its row.
        if goes_on && self.listed().len() == listed.len() {
            self.move_row(1, true);
        }
    }
}

/// Whether a quotation goes on behind the words that say whose it is: “"It was old," she said. "It leaked."”
fn is_resumed(one: &Claim, next: &Claim) -> bool {
    one.cue.is_some()
        && one.cue == next.cue
        && one.block == next.block
        && one.sentence + 1 == next.sentence
}

/// Whether a quotation ends in a stretch of text: by a closing mark, or by a straight one behind a letter or a full stop.
fn closes(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let ends = match c {
            '”' | '»' => true,
            // An apostrophe follows a letter.
            '’' | '\'' => matches!(before, '.' | ',' | '!' | '?' | '…' | ';' | ':'),
            '"' => !before.is_whitespace(),
            _ => false,
        };
        if ends {
            return true;
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::closes;

    #[test]
    fn a_quotation_goes_on_until_its_mark_closes() {
        for open in [
            "The ice was thick. ",
            "The hauliers’ union. ",
            "It melted.\n\n“",
            "It melted.\n\n\"",
        ] {
            assert!(!closes(open), "{open}");
        }
        for closed in [
            "It was,” she said. “",
            "It was,\" she said. \"",
            "It was.’ She left. ‘",
        ] {
            assert!(closes(closed), "{closed}");
        }
    }
}
