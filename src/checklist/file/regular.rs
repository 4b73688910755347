//! A file whose claims are in a way that cannot be cut into pieces, such as an array of inline tables.

use super::comments;
use super::error::{FormatError, Wrong, merge_marker};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Value};

/// The same file with its claims written as `[[claim]]` behind everything else.
pub(super) fn regular(text: &str) -> Result<String, FormatError> {
    let bare = text.replace("\r\n", "\n");
    let spanned = toml_edit::Document::parse(bare.as_str()).map_err(|error| {
        let at = error.span().map(|span| span.start);
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        let wrong = Wrong {
            key: None,
            problem: format!("not TOML: {message}"),
            at,
        };
        merge_marker(text).unwrap_or_else(|| wrong.explain(&bare, "", Some(1)))
    })?;
    let line = spanned.get("claim").and_then(Item::span);
    let line = line.map(|span| 1 + bare.get(..span.start).unwrap_or("").matches('\n').count());
    let mut toml = spanned.into_mut();
    let above = comments::above(&toml, "claim");
    let item = toml.remove("claim").unwrap_or_default();
    let lost = item
        .as_value()
        .map(|_| comments::of_item(&item))
        .unwrap_or_default();
    let tables = match item.into_array_of_tables() {
        Ok(tables) => tables,
        Err(Item::Value(Value::Array(array))) if array.is_empty() => ArrayOfTables::new(),
        Err(_) => return Err(no_list(line)),
    };
    let comments = above.iter().chain(&lost);
    let mut out = toml.to_string();
    out.extend(comments.map(|comment| format!("\n{comment}\n")));
    for mut table in tables {
        unplace(&mut table);
        let mut claim = DocumentMut::new();
        if table.decor().prefix().is_none() {
            table.decor_mut().set_prefix("\n");
        }
        let tables = ArrayOfTables::from_iter([table]);
        claim.insert("claim", Item::ArrayOfTables(tables));
        out += &claim.to_string();
    }
    Ok(out)
}

fn no_list(line: Option<usize>) -> FormatError {
    let words = "claim must be a list of tables, each beginning with [[claim]]";
    FormatError::new(words, line)
}

/// Lets tables be where they are put, not where they were in the file.
fn unplace(table: &mut toml_edit::Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => unplace(inner),
            Item::ArrayOfTables(inner) => inner.iter_mut().for_each(unplace),
            _ => {}
        }
    }
}
