//! What the reader changed, step by step: undo and redo without limit, also after a restart.
//!
//! A step is what one command changed, in whole records. Steps go to a log, one JSON object a line, to which an undo is
//! appended like anything else; the log alone gives the history back. Pure: the shell appends the lines.

use super::{Change, Checklist, Findings, Refused};
use crate::text::json;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The highest step that is believed; what is above was not counted by anybody, and no step could come after it.
const MAX_STEP: u64 = 1 << 53;

/// When something was changed, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub at: Timestamp,
    /// Who; as in the checklist's `by`.
    pub by: Option<String>,
}

/// One line of the log: what a command changed, or which step was taken back or done again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its number, from 1.
    pub step: u64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What it changed, claim by claim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// The step that it took back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<u64>,
    /// The step that it did again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redoes: Option<u64>,
    /// Whether it did not fit the list any more, so that it was passed over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refused: bool,
}

impl Step {
    /// The line of the log, with its end; hidden characters are escapes.
    pub fn line(&self) -> String {
        json::line(self) + "\n"
    }

    const fn is_travel(&self) -> bool {
        self.undoes.is_some() || self.redoes.is_some()
    }
}

/// Every step that can be undone or redone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The number of the last step in the log.
    last: u64,
}

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The step, as it was made first.
    pub step: Step,
    /// What to append to the log.
    pub log: Step,
    /// What was changed on the list, or why nothing was.
    pub outcome: Result<Vec<Change>, Refused>,
}

impl History {
    /// Remembers what a command changed and returns it for the log; nothing undone can be redone any more.
    pub fn record(&mut self, changes: Vec<Change>, now: &Moment) -> Step {
        let step = Step {
            changes,
            ..self.next(now)
        };
        self.undone.clear();
        self.done.push(step.clone());
        step
    }

    /// Takes back the last step, or does again the one undone last; `None` when there is none.
    ///
    /// A step that does not fit the list any more changes nothing and is passed over from then on.
    pub fn travel(
        &mut self,
        back: bool,
        list: &mut Checklist,
        findings: &Findings,
        now: &Moment,
    ) -> Option<Revision> {
        let step = if back {
            self.done.pop()
        } else {
            self.undone.pop()
        }?;
        let mut changes = step.changes.clone();
        if back {
            changes = changes.into_iter().rev().map(Change::reversed).collect();
        }
        let outcome = list.apply(&changes, findings);
        let log = Step {
            refused: outcome.is_err(),
            undoes: back.then_some(step.step),
            redoes: (!back).then_some(step.step),
            ..self.next(now)
        };
        if outcome.is_ok() {
            let pile = if back {
                &mut self.undone
            } else {
                &mut self.done
            };
            pile.push(step.clone());
        }
        Some(Revision { step, log, outcome })
    }

    fn next(&mut self, now: &Moment) -> Step {
        self.last += 1;
        Step {
            step: self.last,
            at: now.at,
            by: now.by.clone(),
            ..Step::default()
        }
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The history in a log, with how many of its lines were none.
    pub fn read(log: &str) -> (Self, usize) {
        let mut history = Self::default();
        let mut n_damaged = 0;
        for line in log.lines().filter(|line| !line.trim().is_empty()) {
            let step: Option<Step> = serde_json::from_str(line).ok();
            let counted = |step: &Step| step.step <= MAX_STEP && step.step > history.last;
            match step.filter(counted) {
                Some(step) => history.take(step),
                None => n_damaged += 1,
            }
        }
        (history, n_damaged)
    }

    /// Takes one line of the log.
    fn take(&mut self, step: Step) {
        self.last = step.step;
        if !step.is_travel() {
            self.undone.clear();
            self.done.push(step);
            return;
        }
        let (from, to) = match step.undoes {
            Some(_) => (&mut self.done, &mut self.undone),
            None => (&mut self.undone, &mut self.done),
        };
        let number = step.undoes.or(step.redoes);
        if let Some(at) = from.iter().rposition(|s| Some(s.step) == number) {
            let travelled = from.drain(at..).rev();
            if step.refused {
                drop(travelled);
            } else {
                to.extend(travelled);
            }
        }
    }
}
