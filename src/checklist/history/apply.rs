//! Makes changes to a checklist, leaving alone what is not as the change says it was.

use super::change::{Change, ENTRY};
use super::json::{SPAN, of_entry, to_entry};
use crate::checklist::{Anchor, Checklist};
use crate::text::SafeText;
use serde_json::Value;

/// The fields that say where a claim is: they change together or not at all.
const PLACE: &[&str] = &["exact", "prefix", "suffix", SPAN];

/// A change that was left alone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", SafeText::sanitize(&format!("claim {claim}: {field} was changed since, so it is left alone")))]
pub struct Skipped {
    /// The id of the claim.
    pub claim: String,
    /// The field.
    pub field: String,
}

/// Makes the changes of one step; returns those that were left alone.
pub(super) fn apply(checklist: &mut Checklist, changes: &[Change]) -> Vec<Skipped> {
    let mut skipped = Vec::new();
    let mut rest = changes;
    while let Some(first) = rest.first() {
        let n_same = rest.iter().take_while(|c| c.claim == first.claim).count();
        let (group, others) = rest.split_at(n_same);
        skipped.extend(apply_to_claim(checklist, &first.claim, group));
        rest = others;
    }
    skipped
}

/// Makes the changes of one claim together: one by one they could pass through states that cannot be.
fn apply_to_claim(checklist: &mut Checklist, claim: &str, changes: &[Change]) -> Vec<Skipped> {
    let (whole, single): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|c| c.field == ENTRY);
    let mut skipped: Vec<Skipped> = whole
        .into_iter()
        .filter_map(|c| apply_whole(checklist, c))
        .collect();
    if single.is_empty() {
        return skipped;
    }
    let sha = checklist.document.text_sha256.clone();
    let found = checklist.entries.iter_mut().find(|e| e.id == claim);
    let Some(entry) = found else {
        skipped.extend(single.into_iter().map(skip));
        return skipped;
    };
    let mut object = of_entry(entry, &sha);
    let is_as_said = |c: &&Change| object.get(&c.field).unwrap_or(&Value::Null) == &c.from;
    let place_moved = single
        .iter()
        .any(|c| PLACE.contains(&c.field.as_str()) && !is_as_said(c));
    let fits = |c: &&Change| is_as_said(c) && !(place_moved && PLACE.contains(&c.field.as_str()));
    let (fitting, unfit): (Vec<&Change>, Vec<&Change>) = single.into_iter().partition(fits);
    skipped.extend(unfit.into_iter().map(skip));
    for change in &fitting {
        object.insert(change.field.clone(), change.to.clone());
    }
    match to_entry(&object, &sha) {
        Ok(now) => {
            let spans = now.span.zip(entry.span);
            let stays = spans.is_some_and(|(now, before)| now.overlaps(before));
            let claim = entry.claim.filter(|_| stays);
            *entry = crate::checklist::Entry { claim, ..now };
        }
        Err(_) => skipped.extend(fitting.into_iter().map(skip)),
    }
    skipped
}

/// Puts a claim onto the list, or takes it off.
fn apply_whole(checklist: &mut Checklist, change: &Change) -> Option<Skipped> {
    let sha = checklist.document.text_sha256.clone();
    let at = checklist.entries.iter().position(|e| e.id == change.claim);
    match (at, &change.from, &change.to) {
        (None, Value::Null, Value::Object(object)) => {
            let mut entry = to_entry(object, &sha).ok()?;
            if entry.span.is_none() {
                // It was taken from another text: the next reading looks for it.
                entry.anchor = Anchor::Orphan;
            }
            let place =
                |e: &crate::checklist::Entry| e.span.map_or((usize::MAX, 0), |s| (s.start, s.end));
            let before = checklist
                .entries
                .partition_point(|e| place(e) <= place(&entry));
            checklist.entries.insert(before, entry);
            None
        }
        (Some(at), Value::Object(from), Value::Null) => {
            let now = checklist.entries.get(at).map(|e| of_entry(e, &sha));
            if now.as_ref() != Some(from) {
                return Some(skip(change));
            }
            checklist.entries.remove(at);
            None
        }
        _ => Some(skip(change)),
    }
}

fn skip(change: &Change) -> Skipped {
    Skipped {
        claim: change.claim.clone(),
        field: change.field.clone(),
    }
}
