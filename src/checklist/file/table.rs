//! Changes values of a TOML table in place: comments, spacing and unknown keys stay, new keys go where they belong.
//!
//! Only what differs between the old and the new values is touched. A comment whose value goes away moves to the value
//! before it, never out of the file. The order of keys is that of the new values.

use super::comments;
use super::literal;
use toml::{Table as Fields, Value as Plain};
use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, Value};

/// A new table with its equals signs in one column.
pub(super) fn build(fields: &Fields) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    let lines = fields.iter().filter(|(key, plain)| is_line(key, plain));
    let widest = lines
        .map(|(key, _)| literal::key(key).display_repr().len())
        .max();
    for (name, plain) in fields {
        let mut key = literal::key(name);
        if is_line(name, plain) {
            pad(&mut key, widest.unwrap_or(0) + 1);
        }
        table.insert_formatted(&key, item(name, plain));
    }
    table
}

/// Makes the table say `new` where it said `old`.
pub(super) fn edit(table: &mut Table, old: &Fields, new: &Fields) {
    for key in old.keys().filter(|key| !new.contains_key(*key)) {
        remove(table, key);
    }
    for (key, plain) in new {
        let before = old.get(key);
        if before == Some(plain) {
            continue;
        }
        match table.get_mut(key) {
            None => insert(table, new, key, plain),
            Some(item) => {
                let lost = replace(item, key, before, plain);
                comments::attach(table, key, &lost);
            }
        }
    }
}

/// Whether a value takes a line of the table, not a table of its own. A suggestion stays on one line, so that it is not
/// taken for a decision.
fn is_line(key: &str, plain: &Plain) -> bool {
    !plain.is_table() && maps(plain).is_none() || key == "suggestion"
}

/// The tables of a list that holds nothing else; an empty list holds none.
fn maps(plain: &Plain) -> Option<Vec<&Fields>> {
    let list = plain.as_array().filter(|list| !list.is_empty())?;
    list.iter().map(Plain::as_table).collect()
}

/// A new value or table.
fn item(key: &str, plain: &Plain) -> Item {
    match (plain, maps(plain)) {
        _ if is_line(key, plain) => Item::Value(literal::value(key, plain)),
        (Plain::Table(fields), _) => Item::Table(build(fields)),
        (_, maps) => Item::ArrayOfTables(maps.into_iter().flatten().map(build).collect()),
    }
}

/// Replaces an item that is there already; returns comments that lost their place.
fn replace(item: &mut Item, key: &str, old: Option<&Plain>, new: &Plain) -> Vec<String> {
    let none = Fields::new();
    let before = old.and_then(Plain::as_table).unwrap_or(&none);
    match (&mut *item, new, maps(new)) {
        (Item::Table(table), Plain::Table(fields), _) => edit(table, before, fields),
        (Item::ArrayOfTables(tables), _, Some(new)) => {
            let before = old.and_then(maps).unwrap_or_default();
            return edit_list(tables, &before, &new);
        }
        (Item::Value(Value::InlineTable(table)), Plain::Table(fields), _)
            if table.iter().any(|(name, _)| !before.contains_key(name)) =>
        {
            edit_inline(table, before, fields);
        }
        (Item::Value(value), _, _) => {
            if let (Value::Array(array), Plain::Array(wanted)) = (&mut *value, new)
                && keep_elements(array, wanted)
            {
                return Vec::new();
            }
            let decor = value.decor().clone();
            *value = literal::value(key, new);
            *value.decor_mut() = decor;
        }
        _ => {
            let lost = comments::of_item(item);
            *item = self::item(key, new);
            return lost;
        }
    }
    Vec::new()
}

/// Changes an inline table that holds keys which the values do not.
fn edit_inline(table: &mut InlineTable, old: &Fields, new: &Fields) {
    for key in old.keys().filter(|key| !new.contains_key(*key)) {
        table.remove(key);
    }
    for (key, plain) in new
        .iter()
        .filter(|(key, plain)| old.get(*key) != Some(plain))
    {
        let mut value = literal::value(key, plain);
        match table.get_mut(key) {
            Some(before) => {
                *value.decor_mut() = before.decor().clone();
                *before = value;
            }
            None => drop(table.insert_formatted(&literal::key(key), value)),
        }
    }
}

/// Adds and drops elements so that comments beside the others stay; `false` when that cannot give the order wanted.
fn keep_elements(array: &mut Array, wanted: &[Plain]) -> bool {
    let is =
        |value: &Value, plain: &Plain| value.as_str().is_some() && value.as_str() == plain.as_str();
    let mut changed = array.clone();
    changed.retain(|value| wanted.iter().any(|plain| is(value, plain)));
    let n_kept = changed.len();
    for plain in wanted.iter().skip(n_kept) {
        changed.push(literal::value("", plain));
    }
    let same = changed.len() == wanted.len()
        && changed
            .iter()
            .zip(wanted)
            .all(|(value, plain)| is(value, plain));
    if same && n_kept > 0 {
        *array = changed;
    }
    same && n_kept > 0
}

/// Changes a list of tables; tables that are gone leave their comments behind.
fn edit_list(tables: &mut ArrayOfTables, old: &[&Fields], new: &[&Fields]) -> Vec<String> {
    let mut lost = Vec::new();
    let mut kept = Vec::new();
    let mut wanted = new.iter().peekable();
    for (nth, (mut table, before)) in std::mem::take(tables).into_iter().zip(old).enumerate() {
        let is_needed = old.len() - nth <= wanted.len();
        match wanted.next_if(|fields| before == *fields || is_needed) {
            Some(fields) => {
                edit(&mut table, before, fields);
                kept.push(table);
            }
            None => lost.extend(comments::of_table(&table)),
        }
    }
    kept.extend(wanted.map(|fields| build(fields)));
    tables.extend(kept);
    lost
}

/// Takes a key out of the table; comments about it stay with the value before it.
fn remove(table: &mut Table, key: &str) {
    let mut lost = comments::above(table, key);
    if let Some(item) = table.get(key) {
        lost.extend(comments::of_item(item));
    }
    comments::attach(table, key, &lost);
    table.remove(key);
}

/// Puts a new key behind the last one that precedes it in `order`.
fn insert(table: &mut Table, order: &Fields, name: &str, plain: &Plain) {
    let names: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let before: Vec<&String> = order.keys().take_while(|key| *key != name).collect();
    let last = names.iter().rposition(|key| before.contains(&key));
    let mut key = literal::key(name);
    if is_line(name, plain) {
        pad(&mut key, column(table).unwrap_or(0));
    }
    let behind = names.iter().skip(last.map_or(0, |last| last + 1));
    let rest: Vec<_> = behind.filter_map(|key| table.remove_entry(key)).collect();
    table.insert_formatted(&key, item(name, plain));
    for (key, item) in rest {
        table.insert_formatted(&key, item);
    }
}

/// The column in which most equals signs of the table are, where that is no accident.
fn column(table: &Table) -> Option<usize> {
    let lines = table.iter().filter(|(_, item)| item.is_value());
    let ends: Vec<(usize, usize)> = lines
        .filter_map(|(name, _)| table.key(name))
        .map(|key| {
            let name = key.display_repr().len();
            let gap = key.leaf_decor().suffix().and_then(|suffix| suffix.as_str());
            (name, name + gap.map_or(1, str::len))
        })
        .collect();
    let votes = |column: usize| ends.iter().filter(|(_, c)| *c == column).count();
    let (_, column) = *ends.iter().max_by_key(|(_, column)| votes(*column))?;
    let names = ends
        .iter()
        .filter(|(_, c)| *c == column)
        .map(|(name, _)| *name);
    let names: std::collections::BTreeSet<usize> = names.collect();
    (names.len() > 1).then_some(column)
}

/// Spaces between a key and its equals sign, so that it is in `column`, at least one.
fn pad(key: &mut toml_edit::Key, column: usize) {
    let gap = column.saturating_sub(key.display_repr().len()).max(1);
    key.leaf_decor_mut().set_suffix(" ".repeat(gap));
}
