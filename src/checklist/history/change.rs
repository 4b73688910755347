//! One change of one value of one claim, as a line of the log.

use super::json::{of_entry, safe_line};
use crate::checklist::{Checklist, Entry};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;

/// The field that stands for a whole claim coming onto the list or leaving it.
pub const ENTRY: &str = "entry";

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

/// One change of one value. `null` stands for a value that is absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The step it belongs to; one command is one step.
    pub step: u64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The id of the claim.
    pub claim: String,
    /// The key of the value as the file has it; `entry` for a whole claim, `span` for its place.
    pub field: String,
    /// The value before.
    #[serde(default)]
    pub from: Value,
    /// The value after.
    #[serde(default)]
    pub to: Value,
    /// The step that it undoes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<u64>,
    /// The step that it does again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redoes: Option<u64>,
    /// Whether it was left alone, since another program had changed the value.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}

impl Change {
    /// The line of the log, with its end; hidden characters are escapes.
    pub fn line(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        safe_line(&json) + "\n"
    }

    /// The change that a line tells; `None` when it tells none.
    pub(super) fn from_line(line: &str) -> Option<Self> {
        let change: Option<Self> = serde_json::from_str(line).ok();
        change.filter(|change| change.step <= MAX_STEP)
    }

    /// The change that takes it back.
    pub(super) fn reversed(&self) -> Self {
        Self {
            from: self.to.clone(),
            to: self.from.clone(),
            ..self.clone()
        }
    }
}

/// What differs between an entry and what it was; `None` for an entry that is not on the list.
///
/// `text_sha256` is the document's: it says of which text the places are. The steps are numbered by
/// [`super::History::record`].
pub fn changes(
    before: Option<&Entry>,
    after: Option<&Entry>,
    text_sha256: &str,
    now: &Moment,
) -> Vec<Change> {
    let Some(claim) = before.or(after).map(|e| e.id.clone()) else {
        return Vec::new();
    };
    let json = |entry: Option<&Entry>| entry.map(|e| of_entry(e, text_sha256));
    let change = |field: &str, from: Value, to: Value| Change {
        step: 0,
        at: now.at,
        by: now.by.clone(),
        claim: claim.clone(),
        field: field.to_owned(),
        from,
        to,
        undoes: None,
        redoes: None,
        skipped: false,
    };
    let (Some(old), Some(new)) = (json(before), json(after)) else {
        let whole = |entry| json(entry).map_or(Value::Null, Value::Object);
        return vec![change(ENTRY, whole(before), whole(after))];
    };
    let value = |of: &serde_json::Map<String, Value>, key: &str| {
        of.get(key).cloned().unwrap_or(Value::Null)
    };
    let added = new.keys().filter(|key| !old.contains_key(*key));
    let keys = old.keys().chain(added);
    let differing = keys.filter(|key| value(&old, key) != value(&new, key));
    differing
        .map(|key| change(key, value(&old, key), value(&new, key)))
        .collect()
}

/// What differs between two states of a checklist, claims that left first.
pub fn between(before: &Checklist, after: &Checklist, now: &Moment) -> Vec<Change> {
    let sha = &after.document.text_sha256;
    let old: HashMap<&str, &Entry> = before.entries.iter().map(|e| (e.id.as_str(), e)).collect();
    let new: HashMap<&str, &Entry> = after.entries.iter().map(|e| (e.id.as_str(), e)).collect();
    let left = before
        .entries
        .iter()
        .filter(|e| !new.contains_key(e.id.as_str()));
    let mut found: Vec<Change> = left
        .flat_map(|e| changes(Some(e), None, sha, now))
        .collect();
    for entry in &after.entries {
        let was = old.get(entry.id.as_str()).copied();
        if was != Some(entry) {
            found.extend(changes(was, Some(entry), sha, now));
        }
    }
    found
}
