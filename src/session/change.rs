//! Every change of the checklist goes through here: it is made, remembered for undo, logged and saved.

use super::{Command as C, Effect, Notice, SaveState, Session};
use crate::checklist::history::{ENTRY, Revision, between, changes};
use crate::checklist::{Change, Entry, Moment, link, surround};
use jiff::Timestamp;

impl Session {
    /// Changes one entry; `change` gets the entry and who reviews.
    pub(super) fn change(
        &mut self,
        index: usize,
        now: Timestamp,
        change: impl FnOnce(&mut Entry, Option<String>),
    ) -> Vec<Effect> {
        let moment = self.moment(now);
        let field = self.selected_field();
        let Some(entry) = self.checklist.entries.get_mut(index) else {
            return Vec::new();
        };
        surround(entry, &self.article);
        let before = entry.clone();
        change(entry, moment.by.clone());
        let made = changes(
            Some(&before),
            Some(entry),
            &self.checklist.document.text_sha256,
            &moment,
        );
        self.keep_field(field);
        self.keep(made)
    }

    /// Changes the list itself: adds, removes, cuts or joins entries. Cost: linear in the list.
    pub(super) fn change_list(
        &mut self,
        now: Timestamp,
        change: impl FnOnce(&mut Vec<Entry>),
    ) -> Vec<Effect> {
        let before = self.checklist.clone();
        change(&mut self.checklist.entries);
        let made = between(&before, &self.checklist, &self.moment(now));
        self.keep(made)
    }

    fn keep(&mut self, made: Vec<Change>) -> Vec<Effect> {
        if made.is_empty() {
            return Vec::new();
        }
        let log = self.history.record(made);
        self.save = SaveState::Saving;
        vec![Effect::Log(log), Effect::Save]
    }

    fn moment(&self, now: Timestamp) -> Moment {
        Moment {
            at: now,
            by: self.options.reviewer.clone(),
        }
    }

    /// Takes back the last `n` steps, those of earlier sittings too.
    pub(super) fn undo(&mut self, n: usize, now: Timestamp) -> Vec<Effect> {
        self.travel(n, now, true)
    }

    /// Does again what was taken back.
    pub(super) fn redo(&mut self, n: usize, now: Timestamp) -> Vec<Effect> {
        self.travel(n, now, false)
    }

    fn travel(&mut self, n: usize, now: Timestamp, back: bool) -> Vec<Effect> {
        if let Some(why) = self.options.read_only.clone() {
            self.warn(why);
            return Vec::new();
        }
        let moment = self.moment(now);
        let field = self.selected_field();
        let mut log = Vec::new();
        for done in 0..n.max(1) {
            let revision = if back {
                self.history.undo(&mut self.checklist, &moment)
            } else {
                self.history.redo(&mut self.checklist, &moment)
            };
            let Some(revision) = revision else {
                let (what, did) = if back {
                    ("undo", "undone")
                } else {
                    ("redo", "done again")
                };
                self.tell(match done {
                    0 => format!("nothing to {what}"),
                    n => format!("{n} {did}, nothing more to {what}"),
                });
                break;
            };
            if let Some(found) = &self.found {
                link(&mut self.checklist, &found.claims);
            }
            self.restore_order();
            self.follow(&revision, back);
            self.keep_field(field);
            log.extend(revision.log);
        }
        if log.is_empty() {
            return Vec::new();
        }
        self.save = SaveState::Saving;
        vec![Effect::Log(log), Effect::Save]
    }

    /// Shows the claim that a step changed and says what was done.
    fn follow(&mut self, revision: &Revision, back: bool) {
        let changed = |e: &Entry| revision.claims.contains(&e.id);
        match self.checklist.entries.iter().position(changed) {
            Some(index) => self.select(index),
            None => self.keep_current_in_sight(),
        }
        let number = self.current.map_or(0, |i| i + 1);
        let did = if back { "undone" } else { "done again" };
        let said = Notice::told(format!("{number} {did}: {}", what(&revision.log)));
        match revision.skipped.first() {
            Some(skipped) => self.warn(skipped.to_string()),
            None if back => self.tell(said.key(" · ", C::Redo, " redoes")),
            None => self.tell(said.undoable()),
        }
    }
}

/// What a step changed, in a word or two: a decision, a note, the list itself.
fn what(log: &[Change]) -> &'static str {
    let has = |field: &str| log.iter().any(|change| change.field == field);
    let words = [
        (ENTRY, "list of claims"),
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
    ];
    let known = words.iter().find(|(field, _)| has(field));
    known.map_or("change", |(_, word)| word)
}
