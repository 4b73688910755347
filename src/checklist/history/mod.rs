//! What the reader changed, step by step: undo and redo without limit, also after a restart.
//!
//! A step is what one command changed. Steps go to a log of JSON lines, one change a line, to which an undo is appended
//! like anything else; the log alone gives the history back. Pure: the shell appends the lines.

mod apply;
mod change;
mod json;

pub use apply::Skipped;
pub use change::{Change, ENTRY, Moment, between, changes};

use super::Checklist;
use apply::apply;

/// Every step that can be undone or redone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The number of the last step in the log.
    last: u64,
}

/// What one command changed.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    number: u64,
    changes: Vec<Change>,
}

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The claims it changed or tried to change, in order.
    pub claims: Vec<String>,
    /// What to append to the log.
    pub log: Vec<Change>,
    /// What was left alone since another program changed it, one sentence each.
    pub skipped: Vec<Skipped>,
}

impl History {
    /// Takes down what a command changed and returns it for the log; nothing undone can be redone any more.
    pub fn record(&mut self, mut changes: Vec<Change>) -> Vec<Change> {
        if changes.is_empty() {
            return changes;
        }
        self.last += 1;
        for change in &mut changes {
            change.step = self.last;
        }
        self.undone.clear();
        self.done.push(Step {
            number: self.last,
            changes: changes.clone(),
        });
        changes
    }

    /// Takes back the last step; `None` when there is none.
    pub fn undo(&mut self, checklist: &mut Checklist, now: &Moment) -> Option<Revision> {
        let step = self.done.pop()?;
        let back: Vec<Change> = step.changes.iter().rev().map(Change::reversed).collect();
        let revision = self.revise(checklist, &back, now, |change| {
            change.undoes = Some(step.number);
        });
        self.undone.push(step);
        Some(revision)
    }

    /// Does again what was undone last; `None` when there is nothing.
    pub fn redo(&mut self, checklist: &mut Checklist, now: &Moment) -> Option<Revision> {
        let step = self.undone.pop()?;
        let revision = self.revise(checklist, &step.changes, now, |change| {
            change.redoes = Some(step.number);
        });
        self.done.push(step);
        Some(revision)
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The history that a log tells, with a sentence for each line that is none.
    pub fn read(log: &str) -> (Self, Vec<String>) {
        let mut history = Self::default();
        let mut warnings = Vec::new();
        for (nth, line) in log
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
        {
            match Change::from_line(line) {
                Some(change) => history.take(change),
                None => warnings.push(format!(
                    "line {} of the history is damaged; it is passed over",
                    nth + 1
                )),
            }
        }
        (history, warnings)
    }

    /// Takes one line of the log.
    fn take(&mut self, change: Change) {
        let is_new = change.step > self.last;
        self.last = self.last.max(change.step);
        match (change.undoes, change.redoes) {
            (Some(number), _) if is_new => shift(&mut self.done, &mut self.undone, number),
            (_, Some(number)) if is_new => shift(&mut self.undone, &mut self.done, number),
            (None, None) if is_new => {
                self.undone.clear();
                self.done.push(Step {
                    number: change.step,
                    changes: vec![change],
                });
            }
            (None, None) => {
                if let Some(step) = self.done.last_mut().filter(|s| s.number == change.step) {
                    step.changes.push(change);
                }
            }
            // The other lines of an undo or redo that its first line told already.
            _ => {}
        }
    }

    fn revise(
        &mut self,
        checklist: &mut Checklist,
        changes: &[Change],
        now: &Moment,
        mark: impl Fn(&mut Change),
    ) -> Revision {
        self.last += 1;
        let skipped = apply(checklist, changes);
        let mut log = changes.to_vec();
        for change in &mut log {
            change.step = self.last;
            change.at = now.at;
            change.by.clone_from(&now.by);
            change.skipped = skipped
                .iter()
                .any(|s| s.claim == change.claim && s.field == change.field);
            mark(change);
        }
        let mut claims: Vec<String> = changes.iter().map(|c| c.claim.clone()).collect();
        claims.dedup();
        Revision {
            claims,
            log,
            skipped,
        }
    }
}

/// Moves the step of that number, and whatever came after it, from one pile to the other.
fn shift(from: &mut Vec<Step>, to: &mut Vec<Step>, number: u64) {
    if let Some(at) = from.iter().rposition(|s| s.number == number) {
        to.extend(from.drain(at..).rev());
    }
}

#[cfg(test)]
mod tests;
