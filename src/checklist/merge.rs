//! Three versions of one record put together, key by key: what both sides changed, each in its own way, is a conflict.
//!
//! The same merge serves another program's work on the file and an undo: there the step's record before is what "they"
//! made of its record after.

use super::Record;
use serde::Serialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// Keys that the program makes again by itself: two values of them are no conflict, ours stays.
const MADE: &[&str] = &[
    "part",
    "kind",
    "repeats",
    "anchor",
    "stale",
    "was",
    "suggestion",
];
/// Keys that say where the claim is: they change together or not at all.
const PLACE: &[&str] = &[
    "exact", "origin", "parent", "sentence", "links", "prefix", "suffix", "start", "end",
];
/// Keys that say how the words were found: they belong to the words that one side alone chose.
const PLACED: &[&str] = &["anchor", "was"];
/// Keys that make the decision, and those that go with it where both sides decided.
const DECISION: &[&str] = &["status", "exclude"];
const DEPENDENT: &[&str] = &["basis", "problem", "by", "at", "source"];
/// Keys that sign a decision: those of the last decision.
const SIGNATURE: &[&str] = &["by", "at"];

/// What one record became.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Merged {
    /// Ours, with what only they changed.
    pub(super) record: Record,
    /// The keys that both changed, each in its own way; ours stays.
    pub(super) conflicts: Vec<String>,
}

/// Puts what they made of `base` into what we made of it.
pub(super) fn merge(base: &Record, ours: &Record, theirs: &Record) -> Merged {
    if ours == theirs || base == theirs {
        return Merged {
            record: ours.clone(),
            conflicts: Vec::new(),
        };
    }
    let mut sides = Sides {
        base: table(base),
        ours: table(ours),
        theirs: table(theirs),
        merged: Table::new(),
        conflicts: Vec::new(),
    };
    sides.take_place();
    sides.take_decision();
    sides.take_rest();
    let record = sides.merged.try_into();
    Merged {
        record: record.unwrap_or_else(|_| ours.clone()),
        conflicts: sides.conflicts,
    }
}

/// A record as keys and values.
pub(super) fn table(record: &Record) -> Table {
    Table::try_from(record).expect("every key of a record is a text")
}

/// The value of a key as it is written; `None` where it has none, or one that is no text.
pub fn value_of(of: &impl Serialize, key: &str) -> Option<String> {
    let table = Table::try_from(of).ok()?;
    Some(table.get(key)?.as_str()?.to_owned())
}

/// Sets the value of a key as it is written, or takes it away; a value that the key cannot have changes nothing.
pub fn set_value<T: Serialize + DeserializeOwned>(of: &mut T, key: &str, value: Option<&str>) {
    let Ok(mut table) = Table::try_from(&*of) else {
        return;
    };
    match value {
        Some(value) => table.insert(key.to_owned(), value.into()),
        None => table.remove(key),
    };
    if let Ok(changed) = table.try_into() {
        *of = changed;
    }
}

/// Whether two records say the same of the claim, wherever it is and whatever the program makes of it.
pub(super) fn is_same_review(one: &Record, other: &Record) -> bool {
    let reviewed = |record: &Record| {
        let mut table = table(record);
        table.retain(|key, _| !MADE.contains(&key) && !PLACE.contains(&key));
        table
    };
    one.exact == other.exact && reviewed(one) == reviewed(other)
}

struct Sides {
    base: Table,
    ours: Table,
    theirs: Table,
    merged: Table,
    conflicts: Vec<String>,
}

impl Sides {
    fn take_place(&mut self) {
        let moved = |side: &Table| side.get("exact") != self.base.get("exact");
        let (ours, theirs) = (moved(&self.ours), moved(&self.theirs));
        if ours && theirs && self.ours.get("exact") != self.theirs.get("exact") {
            self.conflicts.push("exact".to_owned());
        }
        self.take_all(PLACE, theirs && !ours);
        if ours && !theirs {
            self.take_all(PLACED, false);
        }
    }

    fn take_decision(&mut self) {
        let decision = |side: &Table| DECISION.iter().map(|key| side.get(*key).cloned()).collect();
        let of: [Vec<Option<Value>>; 3] = [&self.base, &self.ours, &self.theirs].map(decision);
        let [base, ours, theirs] = of;
        if ours == theirs || theirs == base {
            return self.take_all(DECISION, false);
        }
        let both = ours != base;
        self.take_all(DECISION, !both);
        if both {
            self.conflicts.push("status".to_owned());
            self.take_all(DEPENDENT, false);
        }
    }

    /// Takes these keys from one side, whatever the other has.
    fn take_all(&mut self, keys: &[&str], theirs: bool) {
        let side = if theirs { &self.theirs } else { &self.ours };
        for key in keys {
            if let Some(value) = side.get(*key) {
                self.merged.insert((*key).to_owned(), value.clone());
            }
            self.base.remove(*key);
        }
        for key in keys {
            self.ours.remove(*key);
            self.theirs.remove(*key);
        }
    }

    fn take_rest(&mut self) {
        let (merged, conflicts) = tables(&self.base, &self.ours, &self.theirs);
        let may_differ = |key: &str| MADE.contains(&key) || SIGNATURE.contains(&key);
        let conflicts = conflicts.into_iter().filter(|key| !may_differ(key));
        self.conflicts.extend(conflicts);
        self.merged.extend(merged);
    }
}

/// Merges tables key by key, those in them too.
fn tables(base: &Table, ours: &Table, theirs: &Table) -> (Table, Vec<String>) {
    let mut merged = Table::new();
    let mut conflicts = Vec::new();
    let added = theirs.keys().filter(|key| !ours.contains_key(*key));
    for key in ours.keys().chain(added) {
        let [base, ours, theirs] = [base, ours, theirs].map(|side| side.get(key));
        let (value, conflict) = values(base, ours, theirs);
        if conflict {
            conflicts.push(key.clone());
        }
        merged.extend(value.map(|value| (key.clone(), value)));
    }
    (merged, conflicts)
}

/// Merges the values of one key; whether both sides changed it, each in its own way.
fn values(
    base: Option<&Value>,
    ours: Option<&Value>,
    theirs: Option<&Value>,
) -> (Option<Value>, bool) {
    if ours == theirs || theirs == base {
        return (ours.cloned(), false);
    }
    if ours == base {
        return (theirs.cloned(), false);
    }
    let as_table =
        |value: Option<&Value>| value.map_or(Some(Table::new()), |v| v.as_table().cloned());
    if let (Some(base), Some(ours), Some(theirs)) =
        (as_table(base), as_table(ours), as_table(theirs))
    {
        let (merged, conflicts) = tables(&base, &ours, &theirs);
        return (Some(Value::Table(merged)), !conflicts.is_empty());
    }
    let as_list = |value: Option<&Value>| value.map_or(Some(Vec::new()), |v| v.as_array().cloned());
    if let (Some(base), Some(ours), Some(theirs)) = (as_list(base), as_list(ours), as_list(theirs))
    {
        return (Some(Value::Array(lists(&base, ours, theirs))), false);
    }
    (ours.cloned(), true)
}

/// What either side added to a list is added, what either took away is gone.
fn lists(base: &[Value], mut ours: Vec<Value>, theirs: Vec<Value>) -> Vec<Value> {
    ours.retain(|value| !base.contains(value) || theirs.contains(value));
    for value in theirs {
        if !base.contains(&value) && !ours.contains(&value) {
            ours.push(value);
        }
    }
    ours
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(lines: &str) -> Record {
        toml::from_str(&format!("id = 'c-1'\nexact = 'The ferry sank'\n{lines}")).unwrap()
    }

    /// Lines of the three versions, divided by `;`, of what comes of them, and the keys in conflict.
    #[track_caller]
    fn check(base: &str, ours: &str, theirs: &str, merged: &str, conflicts: &[&str]) {
        let [base, ours, theirs, expected] =
            [base, ours, theirs, merged].map(|lines| record(&lines.replace(';', "\n")));
        let found = merge(&base, &ours, &theirs);
        assert_eq!(found.record, expected, "{theirs:?}");
        assert_eq!(found.conflicts, conflicts);
    }

    #[test]
    fn each_side_keeps_what_it_alone_changed() {
        check(
            "",
            "status='sourced'",
            "note='n'",
            "status='sourced';note='n'",
            &[],
        );
        check("note='n'", "note='n';flag=true", "", "flag=true", &[]);
        check(
            "mine=1",
            "mine=1;status='sourced'",
            "mine=2",
            "mine=2;status='sourced'",
            &[],
        );
        check(
            "checks={a='yes'}",
            "checks={a='yes',b='no'}",
            "checks={a='no'}",
            "checks={a='no',b='no'}",
            &[],
        );
        check(
            "evidence=[{url='a'}]",
            "evidence=[{url='a'},{url='b'}]",
            "evidence=[{url='c'}]",
            "evidence=[{url='b'},{url='c'}]",
            &[],
        );
        check(
            "source={name='M'}",
            "source={name='M',role='r'}",
            "source={name='M',x=1}",
            "source={name='M',role='r',x=1}",
            &[],
        );
    }

    #[test]
    fn a_conflict_is_one_key_with_two_values() {
        check("", "note='a'", "note='b'", "note='a'", &["note"]);
        check(
            "checks={a='yes'}",
            "checks={a='no'}",
            "checks={a='na'}",
            "checks={a='no'}",
            &["checks"],
        );
        check(
            "",
            "status='sourced';basis='link';by='x'",
            "exclude='opinion';by='y';note='n'",
            "status='sourced';basis='link';by='x';note='n'",
            &["status"],
        );
        check(
            "",
            "status='sourced';by='x'",
            "status='sourced';by='y'",
            "status='sourced';by='x'",
            &[],
        );
    }

    #[test]
    fn a_place_goes_as_a_whole() {
        let there = "exact='The ferry';start=1;end=10;origin='manual'";
        let [base, ours] = ["", "status='sourced'"].map(record);
        let moved: Record =
            toml::from_str(&format!("id='c-1'\n{}", there.replace(';', "\n"))).unwrap();
        let found = merge(&base, &ours, &moved);
        assert_eq!(
            (found.record.exact.as_str(), found.record.start),
            ("The ferry", Some(1))
        );
        assert!(found.record.status.is_some() && found.conflicts.is_empty());
    }
}
