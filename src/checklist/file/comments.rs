//! The reader's comments in a TOML file: finding them, and keeping them when what they were beside goes away.

use super::split::comments;
use toml_edit::{Decor, Item, Table, Value};

/// The comments of a table and of everything in it, one line each.
pub(super) fn of_table(table: &Table) -> Vec<String> {
    let mut out = lines(table.decor());
    for (name, item) in table {
        if let Some(key) = table.key(name) {
            out.extend(lines(key.leaf_decor()));
        }
        out.extend(of_item(item));
    }
    out
}

/// The comments of a value, or of a table and everything in it.
pub(super) fn of_item(item: &Item) -> Vec<String> {
    match item {
        Item::None => Vec::new(),
        Item::Table(table) => of_table(table),
        Item::ArrayOfTables(tables) => tables.iter().flat_map(of_table).collect(),
        Item::Value(value) => of_value(value),
    }
}

fn of_value(value: &Value) -> Vec<String> {
    let mut out = lines(value.decor());
    match value {
        Value::Array(array) => {
            out.extend(array.iter().flat_map(of_value));
            let behind = array.trailing().as_str();
            out.extend(behind.into_iter().flat_map(comments_in));
        }
        Value::InlineTable(table) => out.extend(table.iter().flat_map(|(_, v)| of_value(v))),
        _ => {}
    }
    out
}

/// The comments above a key.
pub(super) fn above(table: &Table, key: &str) -> Vec<String> {
    let key = table.key(key);
    key.map(|key| lines(key.leaf_decor())).unwrap_or_default()
}

/// Gives comments to the value before `key`, or to the table's header when there is none.
pub(super) fn attach(table: &mut Table, key: &str, comments: &[String]) {
    if comments.is_empty() {
        return;
    }
    let before = table.iter_mut().take_while(|(name, _)| name != key);
    let holder = before.filter_map(|(_, item)| item.as_value_mut()).last();
    match holder {
        Some(value) => append(value.decor_mut(), comments),
        None => append(table.decor_mut(), comments),
    }
}

fn append(decor: &mut Decor, comments: &[String]) {
    let before = decor.suffix().and_then(|suffix| suffix.as_str());
    let before = before.unwrap_or("").to_owned();
    decor.set_suffix(format!("{before}\n{}", comments.join("\n")));
}

fn lines(decor: &Decor) -> Vec<String> {
    let raws = [decor.prefix(), decor.suffix()].into_iter().flatten();
    raws.filter_map(|raw| raw.as_str())
        .flat_map(comments_in)
        .collect()
}

fn comments_in(text: &str) -> Vec<String> {
    comments(text).into_iter().map(str::to_owned).collect()
}
