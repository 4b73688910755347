//! Changes values of a TOML table in place: comments, spacing and unknown keys stay, new keys go where they belong.
//!
//! Only what differs between the old and the new plain values is touched. A comment whose value goes away moves to the
//! value before it, never out of the file.

use super::comments;
use super::literal;
use crate::checklist::fields::{EVIDENCE_KEYS, Field, Fields, SOURCE_KEYS, SUGGESTION_KEYS, get};
use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, Value};

/// A new table with its equals signs in one column.
pub(super) fn build(fields: &Fields) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    let columns = fields.iter().filter(|(key, field)| is_line(key, field));
    let widest = columns
        .map(|(key, _)| literal::key(key).display_repr().len())
        .max();
    for (name, field) in fields {
        let mut key = literal::key(name);
        if is_line(name, field) {
            pad(&mut key, widest.unwrap_or(0) + 1);
        }
        table.insert_formatted(&key, item(name, field));
    }
    table
}

/// Makes the table say `new` where it said `old`; `order` is where new keys belong.
pub(super) fn edit(table: &mut Table, order: &[&str], old: &Fields, new: &Fields) {
    for (key, _) in old.iter().filter(|(key, _)| get(new, key).is_none()) {
        remove(table, key);
    }
    for (key, field) in new {
        let before = get(old, key);
        if before == Some(field) {
            continue;
        }
        match table.get_mut(key) {
            None => insert(table, order, key, field),
            Some(item) => {
                let lost = replace(item, key, before, field);
                comments::attach(table, key, &lost);
            }
        }
    }
}

/// Whether a value takes a line of the table, not a table of its own.
fn is_line(key: &str, field: &Field) -> bool {
    !matches!(field, Field::Map(_) | Field::Maps(_)) || key == "suggestion"
}

/// A new value or table. A suggestion stays on one line, so that it is not taken for a decision.
fn item(key: &str, field: &Field) -> Item {
    match field {
        Field::Map(fields) if key != "suggestion" => Item::Table(build(fields)),
        Field::Maps(maps) => Item::ArrayOfTables(maps.iter().map(build).collect()),
        _ => Item::Value(literal::value(key, field)),
    }
}

/// The keys that a nested table may have, in their order.
fn order_in(key: &str) -> &'static [&'static str] {
    match key {
        "suggestion" => SUGGESTION_KEYS,
        "source" => SOURCE_KEYS,
        "evidence" => EVIDENCE_KEYS,
        _ => &[],
    }
}

/// Replaces an item that is there already; returns comments that lost their place.
fn replace(item: &mut Item, key: &str, old: Option<&Field>, new: &Field) -> Vec<String> {
    let none = Fields::new();
    if let (Item::Value(Value::Array(array)), Field::List(texts)) = (&mut *item, new)
        && keep_elements(array, texts)
    {
        return Vec::new();
    }
    match (&mut *item, new) {
        (Item::Table(table), Field::Map(fields)) => {
            let before = if let Some(Field::Map(before)) = old {
                before
            } else {
                &none
            };
            edit(table, order_in(key), before, fields);
        }
        (Item::ArrayOfTables(tables), Field::Maps(maps)) => {
            let before: &[Fields] = if let Some(Field::Maps(before)) = old {
                before
            } else {
                &[]
            };
            return edit_list(tables, order_in(key), before, maps);
        }
        (Item::Value(Value::InlineTable(table)), Field::Map(fields)) if !all_known(table, key) => {
            let before = if let Some(Field::Map(before)) = old {
                before
            } else {
                &none
            };
            edit_inline(table, before, fields);
        }
        (Item::Value(value), _) if is_line(key, new) || matches!(value, Value::InlineTable(_)) => {
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

fn all_known(table: &InlineTable, key: &str) -> bool {
    let known = order_in(key);
    table.iter().all(|(name, _)| known.contains(&name))
}

/// Changes an inline table that holds keys of the reader's own.
fn edit_inline(table: &mut InlineTable, old: &Fields, new: &Fields) {
    for (key, _) in old.iter().filter(|(key, _)| get(new, key).is_none()) {
        table.remove(key);
    }
    for (key, field) in new
        .iter()
        .filter(|(key, field)| get(old, key) != Some(field))
    {
        let mut value = literal::value(key, field);
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
fn keep_elements(array: &mut Array, texts: &[String]) -> bool {
    let mut changed = array.clone();
    changed.retain(|v| v.as_str().is_some_and(|v| texts.iter().any(|t| t == v)));
    let n_kept = changed.len();
    for text in texts.iter().skip(n_kept) {
        changed.push(literal::value("", &Field::Text(text.clone())));
    }
    let same = changed.len() == texts.len()
        && changed
            .iter()
            .zip(texts)
            .all(|(v, t)| v.as_str() == Some(t.as_str()));
    if same && n_kept > 0 {
        *array = changed;
    }
    same && n_kept > 0
}

/// Changes a list of tables; tables that are gone leave their comments behind.
fn edit_list(
    tables: &mut ArrayOfTables,
    order: &[&str],
    old: &[Fields],
    new: &[Fields],
) -> Vec<String> {
    let mut lost = Vec::new();
    let mut kept = Vec::new();
    let mut wanted = new.iter();
    let mut next = wanted.next();
    let n_old = old.len();
    for (nth, (mut table, before)) in std::mem::take(tables).into_iter().zip(old).enumerate() {
        let n_wanted = wanted.len() + usize::from(next.is_some());
        match next {
            Some(fields) if before == fields || n_old - nth <= n_wanted => {
                edit(&mut table, order, before, fields);
                kept.push(table);
                next = wanted.next();
            }
            _ => lost.extend(comments::of_table(&table)),
        }
    }
    kept.extend(next.into_iter().chain(wanted).map(build));
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

/// Puts a new key behind the last one that belongs before it.
fn insert(table: &mut Table, order: &[&str], name: &str, field: &Field) {
    let rank = |key: &str| order.iter().position(|k| *k == key);
    let names: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let at = match rank(name) {
        Some(own) => names
            .iter()
            .rposition(|k| rank(k).is_some_and(|r| r < own))
            .map_or(0, |i| i + 1),
        None => names.len(),
    };
    let mut key = literal::key(name);
    if is_line(name, field) {
        pad(&mut key, column(table).unwrap_or(0));
    }
    let rest: Vec<_> = names
        .iter()
        .skip(at)
        .filter_map(|k| table.remove_entry(k))
        .collect();
    table.insert_formatted(&key, item(name, field));
    for (key, item) in rest {
        table.insert_formatted(&key, item);
    }
}

/// The column in which most equals signs of the table stand, where that is no accident.
fn column(table: &Table) -> Option<usize> {
    let lines = table
        .iter()
        .filter(|(_, item)| item.is_value())
        .filter_map(|(name, _)| table.key(name));
    let ends: Vec<(usize, usize)> = lines
        .map(|key| {
            let name = key.display_repr().len();
            let gap = key
                .leaf_decor()
                .suffix()
                .and_then(|s| s.as_str())
                .map_or(1, str::len);
            (name, name + gap)
        })
        .collect();
    let votes = |column: usize| ends.iter().filter(|(_, c)| *c == column).count();
    let (_, column) = *ends.iter().max_by_key(|(_, c)| votes(*c))?;
    let names: std::collections::BTreeSet<usize> = ends
        .iter()
        .filter(|(_, c)| *c == column)
        .map(|(n, _)| *n)
        .collect();
    (names.len() > 1).then_some(column)
}

/// Spaces between a key and its equals sign, so that it stands in `column`, at least one.
fn pad(key: &mut toml_edit::Key, column: usize) {
    let gap = column.saturating_sub(key.display_repr().len()).max(1);
    key.leaf_decor_mut().set_suffix(" ".repeat(gap));
}
