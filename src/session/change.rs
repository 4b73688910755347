//! Every change of the checklist goes through here: it is made, remembered for undo, logged and saved.

use super::{Command as C, Effect, Notice, Progress, Read, SaveState, Session};
use crate::checklist::{Change, Entry, Evidence, Findings, Moment, Record, Revision, Step};
use crate::text::{count, if_any};
use jiff::Timestamp;
use std::sync::Arc;

impl Session {
    /// Changes what is kept of one claim; `change` gets its record, its entry and who reviews.
    pub(super) fn change(
        &mut self,
        index: usize,
        now: Timestamp,
        change: impl FnOnce(&mut Record, &Entry, Option<String>),
    ) {
        let mut change = Some(change);
        self.change_all(&[index], now, |record, entry, by| {
            if let Some(change) = change.take() {
                change(record, entry, by);
            }
        });
    }

    /// The same for several claims, in one step that one undo takes back.
    pub(super) fn change_all(
        &mut self,
        indices: &[usize],
        now: Timestamp,
        mut change: impl FnMut(&mut Record, &Entry, Option<String>),
    ) {
        let Some(findings) = self.found.clone() else {
            return;
        };
        let moment = self.moment(now);
        let field = self.selected_field();
        let mut changes = Vec::new();
        for &index in indices {
            let Some(entry) = self.checklist.entries.get(index) else {
                continue;
            };
            let before = findings.record(entry, &self.checklist.entries);
            let mut after = before.clone();
            change(&mut after, entry, moment.by.clone());
            after.follow(&before);
            if before == after {
                continue;
            }
            if let Some(entry) = self.checklist.entries.get_mut(index) {
                *entry = Entry::new(after.clone(), entry.span, entry.claim);
            }
            changes.push(Change::new(Some(before), Some(after)));
        }
        self.keep_field(field);
        self.keep(changes, &moment);
    }

    /// Changes the list itself: adds claims, takes them off, moves their ends. Cost: linear in the list.
    pub(super) fn change_list(&mut self, now: Timestamp, changes: &[Change]) {
        let Some(findings) = self.found.clone() else {
            return;
        };
        let current = self.entry().map(|entry| entry.id().clone());
        let moment = self.moment(now);
        match self.checklist.apply(changes, &findings) {
            Ok(made) => self.keep(made, &moment),
            Err(refused) => self.warn(refused.to_string()),
        }
        self.current = current.and_then(|id| self.checklist.position(&id));
    }

    /// Remembers changes that were made, and has them saved.
    fn keep(&mut self, changes: Vec<Change>, moment: &Moment) {
        if !changes.is_empty() {
            let step = self.history.record(changes.clone(), moment);
            self.save(changes, vec![step]);
        }
    }

    /// Has changes saved, with what waits for the next save.
    fn save(&mut self, changes: Vec<Change>, steps: Vec<Step>) {
        self.counted = Progress::default();
        let is_new_order = changes.iter().any(moves);
        let mut saving = std::mem::take(&mut self.unwritten);
        saving.changes.extend(changes.iter().cloned());
        saving.steps = steps;
        if is_new_order || saving.rows.is_some() {
            saving.rows = Some(self.checklist.rows());
        }
        self.unsaved.push(changes);
        self.save = SaveState::Saving;
        self.effects.push(Effect::Save(saving));
    }

    /// Has what could not be saved saved again.
    pub(super) fn retry(&mut self) {
        self.save(Vec::new(), Vec::new());
    }

    fn moment(&self, now: Timestamp) -> Moment {
        Moment {
            at: now,
            by: self.options.reviewer.clone(),
        }
    }

    /// Takes back the last `n` steps, those of earlier sessions too, or does again what was taken back.
    pub(super) fn travel(&mut self, n: usize, now: Timestamp, back: bool) {
        let Some(findings) = self.found.clone() else {
            return;
        };
        let moment = self.moment(now);
        let field = self.selected_field();
        let (mut changes, mut steps) = (Vec::new(), Vec::new());
        for done in 0..n.max(1) {
            let travelled = self
                .history
                .travel(back, &mut self.checklist, &findings, &moment);
            let Some(revision) = travelled else {
                self.notify(nothing_more(done, back));
                break;
            };
            self.follow(&revision, back);
            self.keep_field(field);
            steps.push(revision.log);
            changes.extend(revision.outcome.into_iter().flatten());
        }
        if !steps.is_empty() {
            self.save(changes, steps);
        }
    }

    /// Shows the claim that a step changed and says what was done.
    fn follow(&mut self, revision: &Revision, back: bool) {
        let ids: Vec<_> = revision.step.changes.iter().map(Change::id).collect();
        let changed = |entry: &Entry| ids.contains(entry.id());
        match self.checklist.entries.iter().position(changed) {
            Some(index) => self.select(index),
            None => {
                self.current = self.current.filter(|at| *at < self.checklist.entries.len());
                self.keep_current_in_sight();
            }
        }
        let did = if back { "undone" } else { "redone" };
        let number = self.current.filter(|_| !is_list(&revision.step));
        let number = number.map_or_else(String::new, |i| match ids.len() {
            0 | 1 => format!("{} ", i + 1),
            n => format!("{n} claims "),
        });
        let what = what(&revision.step, back);
        let which = evidence_of(&revision.step).filter(|_| what == "evidence");
        let which = which.map_or_else(String::new, |which| format!(" {which}"));
        let notice = Notice::info(format!("{number}{did}: {what}{which}"));
        match &revision.outcome {
            Err(refused) => self.warn(format!("not {did}: {refused}")),
            Ok(_) if back => self.notify(notice.key(" · ", C::Redo, " redoes")),
            Ok(_) => self.notify(notice.undoable()),
        }
    }

    /// Takes a checklist that was read from its file, and puts what is not on disk yet on top of it. Says how many
    /// claims have a key that both sides changed.
    pub(super) fn take_loaded(&mut self, loaded: Read, findings: &Arc<Findings>) -> usize {
        let unsaved = std::mem::take(&mut self.unsaved).concat();
        self.checklist = loaded.checklist;
        self.counted = Progress::default();
        self.unwritten = loaded.unwritten;
        if unsaved.is_empty() {
            return 0;
        }
        let rebased = self.checklist.rebase(&unsaved, findings);
        let n_conflicts = rebased.conflicts.len();
        if n_conflicts > 0 {
            self.effects.push(Effect::KeepTheirs);
        }
        self.save(rebased.changes, Vec::new());
        n_conflicts
    }

    /// Another program changed the file: its work and ours together.
    pub(super) fn merge_file(&mut self, loaded: Read, name: &str) {
        let Some(findings) = self.found.clone() else {
            return;
        };
        let before = std::mem::take(&mut self.checklist);
        let current = self
            .current
            .and_then(|at| before.entries.get(at))
            .map(|e| e.id().clone());
        let n_conflicts = self.take_loaded(loaded, &findings);
        let known: std::collections::HashMap<_, _> = before
            .entries
            .iter()
            .map(|e| (e.id(), e.record()))
            .collect();
        let is_new = |entry: &&Entry| {
            known
                .get(entry.id())
                .is_none_or(|was| !was.has_same_review(entry.record()))
        };
        let n_taken = self.checklist.entries.iter().filter(is_new).count();
        let taken = match n_taken {
            0 => String::new(),
            n => count(n, "change") + " ",
        };
        let twice = if_any(n_conflicts, "; ", " differ: yours kept");
        let report = format!("{name} was changed by another program: {taken}merged{twice}");
        self.current = current.and_then(|id| self.checklist.position(&id));
        self.settle_checklist(Some(report.into()));
    }
}

/// Whether a change alters the order or the number of claims.
fn moves(change: &Change) -> bool {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => before.start != after.start,
        _ => true,
    }
}

/// What to say when there are no more steps.
fn nothing_more(done: usize, back: bool) -> String {
    let (what, did) = if back {
        ("undo", "undone")
    } else {
        ("redo", "redone")
    };
    match done {
        0 => format!("nothing to {what}"),
        n => format!("{n} {did}, nothing more to {what}"),
    }
}

fn is_list(step: &Step) -> bool {
    step.changes.iter().any(Change::is_of_list)
}

/// The piece of evidence that a step added, removed or changed.
fn evidence_of(step: &Step) -> Option<String> {
    let change = step.changes.first()?;
    let (before, after) = (change.before.as_ref()?, change.after.as_ref()?);
    let but = |all: &Record, without: &Record| {
        let mut all = all.evidence.iter();
        all.find(|piece| !without.evidence.contains(piece))
            .map(Evidence::as_typed)
    };
    but(after, before).or_else(|| but(before, after))
}

/// What undoing (`back`) or redoing a step changed, in a word or two: a decision, a note, the list itself.
fn what(step: &Step, back: bool) -> &'static str {
    let adds = step.changes.iter().any(|change| change.before.is_none());
    match (is_list(step), step.changes.len() == 1, adds != back) {
        (false, ..) => {}
        (true, true, true) => return "claim added",
        (true, true, false) => return "claim removed",
        (true, false, _) => return if adds { "split" } else { "merge" },
    }
    let keys: Vec<String> = step.changes.iter().flat_map(Change::keys).collect();
    let words = [
        ("status", "decision"),
        ("exclude", "decision"),
        ("note", "note"),
        ("flag", "flag"),
        ("exact", "ends"),
        ("evidence", "evidence"),
        ("checks", "answer"),
        ("concern", "concern"),
        ("problem", "problem"),
        ("finding", "finding"),
        ("basis", "basis"),
        ("source", "who says it"),
        ("by", "signature"),
    ];
    let known = words.iter().find(|(key, _)| keys.iter().any(|k| k == key));
    known.map_or("change", |(_, word)| word)
}
