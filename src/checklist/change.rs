//! A change of one claim, and how it is made on the list as it is now.

use super::merge::{is_same_review, merge, table};
use super::{Checklist, ClaimId, Entry, Findings, Record};
use crate::text::{SafeText, Span};
use serde::{Deserialize, Serialize};

/// One claim before and after a step, whole; `None` for a claim that is not on the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// As it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Record>,
    /// As it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Record>,
}

/// Why a step cannot be taken back or done again; nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", SafeText::sanitize(&match key {
    Some(key) => format!("{key} of claim {id} was changed since"),
    None => format!("claim {id} was changed since"),
}))]
pub struct Refused {
    /// The claim.
    pub id: ClaimId,
    /// The key that is in the way; `None`: the claim itself left the list or the article.
    pub key: Option<String>,
}

/// What became of changes that were made on another list than the one they were made for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rebased {
    /// What was changed on this list.
    pub changes: Vec<Change>,
    /// Claims of which a key had two values; the changes' own stays.
    pub conflicts: Vec<ClaimId>,
}

impl Change {
    /// A claim before and after.
    pub const fn new(before: Option<Record>, after: Option<Record>) -> Self {
        Self { before, after }
    }

    /// The id of the claim.
    pub fn id(&self) -> ClaimId {
        let record = self.after.as_ref().or(self.before.as_ref());
        record.map(|record| record.id.clone()).unwrap_or_default()
    }

    /// The change that takes it back.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self::new(self.after, self.before)
    }

    /// The keys whose values differ.
    pub fn keys(&self) -> Vec<String> {
        let fields = |record: &Option<Record>| record.as_ref().map(table).unwrap_or_default();
        let (before, after) = (fields(&self.before), fields(&self.after));
        let all = before.keys().chain(after.keys());
        let differing = all.filter(|key| before.get(*key) != after.get(*key));
        differing.cloned().collect()
    }

    /// Whether the claim came onto the list or left it.
    pub const fn is_of_list(&self) -> bool {
        self.before.is_none() || self.after.is_none()
    }
}

/// What a change makes of a list.
struct Outcome {
    made: Change,
    conflicts: Vec<String>,
    /// Whether the claim that it is about is not there.
    lost: bool,
}

impl Checklist {
    /// Makes all of the changes, or none where one does not fit the claims as they are.
    ///
    /// # Errors
    /// The first that does not fit.
    pub fn apply(
        &mut self,
        changes: &[Change],
        findings: &Findings,
    ) -> Result<Vec<Change>, Refused> {
        let mut made = Vec::with_capacity(changes.len());
        for change in changes {
            let outcome = self.outcome(change, findings);
            let key = outcome.conflicts.into_iter().next();
            if key.is_some() || outcome.lost {
                return Err(Refused {
                    id: change.id(),
                    key,
                });
            }
            made.push(outcome.made);
        }
        for change in &mut made {
            self.put(change, findings);
        }
        self.sort();
        Ok(made)
    }

    /// Makes the changes on a list that went on without them; where a key has two values, theirs goes.
    pub fn rebase(&mut self, changes: &[Change], findings: &Findings) -> Rebased {
        let mut rebased = Rebased::default();
        for change in changes {
            let mut outcome = self.outcome(change, findings);
            if !outcome.conflicts.is_empty() {
                rebased.conflicts.push(change.id());
            }
            if outcome.made.before != outcome.made.after {
                self.put(&mut outcome.made, findings);
                rebased.changes.push(outcome.made);
            }
        }
        self.sort();
        rebased
    }

    /// Puts what was decided and noted on another list on top of this one; of two decisions on one claim the later one
    /// stays.
    pub fn take_over(&mut self, records: &[Record], findings: &Findings) -> Rebased {
        let mut rebased = Rebased::default();
        for record in records {
            let now = self.record(&record.id, findings);
            let mut blank = Record::new(record.id.clone(), record.exact.clone());
            blank.suggestion.clone_from(&record.suggestion);
            let after = match &now {
                None => record.clone(),
                Some(now) => {
                    let is_later = record.at > now.at;
                    let (ours, theirs) = if is_later {
                        (record, now)
                    } else {
                        (now, record)
                    };
                    let merged = merge(&blank, ours, theirs);
                    if !merged.conflicts.is_empty() {
                        rebased.conflicts.push(record.id.clone());
                    }
                    merged.record
                }
            };
            let mut change = Change::new(now, Some(after));
            if change.before != change.after {
                self.put(&mut change, findings);
                rebased.changes.push(change);
            }
        }
        self.sort();
        rebased
    }

    /// All that is known of the claim with this id.
    fn record(&self, id: &ClaimId, findings: &Findings) -> Option<Record> {
        let entry = self.entries.get(self.position(id)?)?;
        Some(findings.record(entry, &self.entries))
    }

    fn outcome(&self, change: &Change, findings: &Findings) -> Outcome {
        let now = self.record(&change.id(), findings);
        let (mut conflicts, mut lost) = (Vec::new(), false);
        let after = match (&now, &change.before, &change.after) {
            (Some(now), before, Some(after)) => {
                let blank = || Record {
                    suggestion: now.suggestion.clone(),
                    ..Record::new(now.id.clone(), after.exact.clone())
                };
                let before = before.clone().unwrap_or_else(blank);
                let merged = merge(&before, after, now);
                conflicts = merged.conflicts;
                lost = is_gone(&merged.record, after, &before, findings);
                Some(merged.record)
            }
            (Some(now), Some(before), None) if is_same_review(now, before) => None,
            (Some(now), _, None) => {
                lost = true;
                Some(now.clone())
            }
            (None, before, after) => {
                lost = before.is_some() && after.is_some();
                after.clone()
            }
        };
        Outcome {
            made: Change { before: now, after },
            conflicts,
            lost,
        }
    }

    /// Puts a claim as it became onto the list, or takes it off. The change then says where it is in today's text: a step
    /// of another session may have been made on another text.
    fn put(&mut self, change: &mut Change, findings: &Findings) {
        let at = self.position(&change.id());
        let Some(after) = change.after.clone() else {
            if let Some(at) = at {
                self.entries.remove(at);
            }
            return;
        };
        let known = at.and_then(|at| self.entries.get_mut(at));
        let stays = change
            .before
            .as_ref()
            .is_some_and(|before| before.exact == after.exact);
        let entry = match &known {
            Some(known) if stays => findings.entry_at(after, known.span),
            _ => findings.entry(after),
        };
        if entry.is_kept() {
            change.after = Some(entry.record().clone());
        }
        match known {
            Some(known) => *known = entry,
            None => self.insert(entry),
        }
    }

    /// Puts an entry at its place in reading order; orphans stay last.
    pub fn insert(&mut self, entry: Entry) {
        let start = |entry: &Entry| entry.span.map_or(usize::MAX, |Span { start, .. }| start);
        let at = self.entries.partition_point(|e| start(e) <= start(&entry));
        self.entries.insert(at, entry);
    }
}

/// Whether a change of a claim's ends leads to words that the article does not hold any more.
fn is_gone(merged: &Record, after: &Record, before: &Record, findings: &Findings) -> bool {
    let moves = after.exact != before.exact && merged.exact == after.exact;
    moves && findings.entry(merged.clone()).span.is_none()
}
