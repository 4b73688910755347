//! Every change of the checklist goes through here: it is made, remembered for undo, logged and saved.

use super::{Effect, SaveState, Session};
use crate::checklist::Entry;
use jiff::Timestamp;

impl Session {
    /// Changes one entry; `change` gets the entry and who reviews.
    pub(super) fn change(
        &mut self,
        index: usize,
        now: Timestamp,
        change: impl FnOnce(&mut Entry, Option<String>),
    ) -> Vec<Effect> {
        let by = self.options.reviewer.clone();
        let Some(entry) = self.checklist.entries.get_mut(index) else {
            return Vec::new();
        };
        let before = [entry.clone()];
        change(entry, by.clone());
        let after = [entry.clone()];
        self.keep(&before, &after, now)
    }

    /// Changes the list itself: adds, removes, cuts or joins entries.
    pub(super) fn change_list(
        &mut self,
        now: Timestamp,
        change: impl FnOnce(&mut Vec<Entry>),
    ) -> Vec<Effect> {
        let before = self.checklist.entries.clone();
        change(&mut self.checklist.entries);
        let after = self.checklist.entries.clone();
        self.keep(&before, &after, now)
    }

    fn keep(&mut self, before: &[Entry], after: &[Entry], now: Timestamp) -> Vec<Effect> {
        let by = self.options.reviewer.as_deref();
        let changes = self.history.record(before, after, now, by);
        if changes.is_empty() {
            return Vec::new();
        }
        self.save = SaveState::Saving;
        vec![Effect::Log(changes), Effect::Save]
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
            self.warn(&why);
            return Vec::new();
        }
        let mut log = Vec::new();
        for _ in 0..n.max(1) {
            let by = self.options.reviewer.as_deref();
            let entries = &mut self.checklist.entries;
            let step = if back {
                self.history.undo(entries, now, by)
            } else {
                self.history.redo(entries, now, by)
            };
            let Some(step) = step else {
                self.tell(if back {
                    "nothing to undo"
                } else {
                    "nothing to redo"
                });
                break;
            };
            self.follow(&step.claim, back, step.skipped.as_deref());
            log.extend(step.changes);
        }
        if log.is_empty() {
            return Vec::new();
        }
        self.save = SaveState::Saving;
        vec![Effect::Log(log), Effect::Save]
    }

    /// Shows the claim that a step changed and says what was done.
    fn follow(&mut self, claim: &str, back: bool, skipped: Option<&str>) {
        let index = self.checklist.entries.iter().position(|e| e.id == claim);
        match index {
            Some(index) => self.select(index),
            None => self.keep_current_in_sight(),
        }
        let number = self.current.map_or(0, |i| i + 1);
        let (did, other) = if back {
            ("undone", "Z redoes")
        } else {
            ("done again", "z undoes")
        };
        match skipped {
            Some(why) => self.warn(why),
            None => self.tell(&format!("{number} {did} · {other}")),
        }
    }
}
