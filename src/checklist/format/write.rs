//! A checklist into its TOML: the head of a new file, the article, and claim by claim what changed.

use super::read::fields;
use super::table::{build, edit};
use super::{FORMAT, GUIDE, TEXT_FORM, VERSION, comments};
use crate::checklist::fields::{
    CLAIM_KEYS, DOCUMENT_KEYS, Field, Fields, entry_of, fields_of, get, is_pristine,
};
use crate::checklist::{Checklist, Document, Entry, surroundings};
use crate::text::CodePoints;
use std::collections::HashMap;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

/// What a new file begins with.
const HEADER: &str = "\
# sourcecheck checklist: status says what the ARTICLE shows, never whether a claim is true.
#   attributed = an origin outside the author's voice is given    sourced = something to consult is given
#   unsupported = neither, or it failed    no status = undecided    exclude = not a claim to check
";

/// Keys of `[document]` that say something about the reading, not about the article.
const KEPT: &[&str] = &["updated", "archive_url"];

/// Makes `toml` say what `checklist` says.
pub(super) fn write(toml: &mut DocumentMut, checklist: &Checklist, text: &str) {
    if toml.is_empty() {
        begin(toml);
    }
    let text_changed = write_document(toml, checklist);
    let points = CodePoints::new(text);
    write_claims(toml, &checklist.entries, &points, text_changed);
}

fn begin(toml: &mut DocumentMut) {
    let text = |t: &str| Field::Text(t.to_owned());
    let top = vec![
        ("format".to_owned(), text(FORMAT)),
        ("version".to_owned(), Field::Number(VERSION)),
        ("guide".to_owned(), text(GUIDE)),
    ];
    *toml.as_table_mut() = build(&top);
    toml.decor_mut().clear();
    if let Some(mut key) = toml.key_mut("format") {
        key.leaf_decor_mut().set_prefix(HEADER);
    }
}

/// Writes `[document]`; says whether the article's text is another one than the file had.
fn write_document(toml: &mut DocumentMut, checklist: &Checklist) -> bool {
    let new = document_fields(&checklist.document, checklist.entries.len());
    if let Some(Item::Table(table)) = toml.get_mut("document") {
        let mut old = fields(table);
        old.retain(|(key, _)| {
            DOCUMENT_KEYS.contains(&key.as_str()) && !KEPT.contains(&key.as_str())
        });
        let old: Fields = old
            .into_iter()
            .map(|(key, field)| as_wanted(&new, key, field))
            .collect();
        let changed = get(&old, "text_sha256") != get(&new, "text_sha256");
        edit(table, DOCUMENT_KEYS, &old, &new);
        changed
    } else {
        toml.insert("document", Item::Table(build(&new)));
        false
    }
}

/// A value that says the same in other letters (a date as a text) counts as the wanted one, so that it is left alone.
fn as_wanted(new: &Fields, key: String, old: Field) -> (String, Field) {
    let same = match (get(new, &key), &old) {
        (Some(Field::Text(wanted)), Field::Time(written)) if key == "retrieved" => {
            wanted.parse::<jiff::Timestamp>().ok() == written.parse().ok()
        }
        (Some(Field::Text(wanted)), Field::Time(written) | Field::Text(written)) => {
            wanted == written
        }
        _ => false,
    };
    match get(new, &key) {
        Some(wanted) if same => (key, wanted.clone()),
        _ => (key, old),
    }
}

fn document_fields(document: &Document, n_claims: usize) -> Fields {
    let number = |n: usize| Field::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let text = |t: &Option<String>| t.clone().map(Field::Text);
    let sha = Some(document.text_sha256.clone()).filter(|s| !s.is_empty());
    let values = [
        ("title", text(&document.title)),
        ("location", text(&document.location)),
        ("url", text(&document.url)),
        ("publisher", text(&document.publisher)),
        ("byline", text(&document.byline)),
        ("published", text(&document.published)),
        (
            "retrieved",
            document.retrieved.map(|t| Field::Text(t.to_string())),
        ),
        ("language", text(&document.language)),
        ("reviewer", text(&document.reviewer)),
        ("text_form", Some(Field::Text(TEXT_FORM.to_owned()))),
        ("text_chars", Some(number(document.text_chars))),
        ("text_sha256", sha.map(Field::Text)),
        ("raw_sha256", text(&document.raw_sha256)),
        ("snapshot", text(&document.snapshot)),
        ("n_claims", Some(number(n_claims))),
    ];
    let present = values
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    present.collect()
}

fn write_claims(
    toml: &mut DocumentMut,
    entries: &[Entry],
    points: &CodePoints<'_>,
    text_changed: bool,
) {
    let tables = take_claims(toml);
    let mut by_id: HashMap<String, Table> = HashMap::with_capacity(tables.len());
    let wanted: std::collections::HashSet<&str> = entries.iter().map(|e| e.id.as_str()).collect();
    let mut homeless = Vec::new();
    for mut table in tables {
        let id = table
            .get("id")
            .and_then(Item::as_str)
            .unwrap_or_default()
            .to_owned();
        if wanted.contains(id.as_str()) {
            comments::put_above(&mut table, &std::mem::take(&mut homeless));
            by_id.insert(id, table);
        } else {
            homeless.extend(comments::of_table(&table));
        }
    }
    if !homeless.is_empty() {
        let before = toml.trailing().as_str().unwrap_or("").to_owned();
        toml.set_trailing(format!("\n{}\n{before}", homeless.join("\n")));
    }
    let mut claims = ArrayOfTables::new();
    for entry in entries {
        let mut table = match by_id.remove(&entry.id) {
            Some(mut table) => {
                update(&mut table, entry, points);
                table
            }
            None => build(&entry_fields(entry, points, None)),
        };
        if text_changed {
            unplace(&mut table);
        }
        claims.push(table);
    }
    if !claims.is_empty() {
        *toml.as_table_mut().entry("claim").or_insert(Item::None) = Item::ArrayOfTables(claims);
    }
}

/// The claims' tables, taken out of the file in their order.
fn take_claims(toml: &mut DocumentMut) -> ArrayOfTables {
    let item = toml.get_mut("claim").map(std::mem::take);
    item.and_then(|i| i.into_array_of_tables().ok())
        .unwrap_or_default()
}

/// Writes what changed of a claim into its table.
fn update(table: &mut Table, entry: &Entry, points: &CodePoints<'_>) {
    let raw = fields(table);
    let Ok(written) = entry_of(&raw) else {
        return;
    };
    let kept = !is_pristine(&written);
    let mut old = fields_of(&written);
    for key in ["start", "end"] {
        old.extend(
            get(&raw, key)
                .filter(|_| kept)
                .map(|v| (key.to_owned(), v.clone())),
        );
    }
    edit(
        table,
        CLAIM_KEYS,
        &old,
        &entry_fields(entry, points, Some(&old)),
    );
}

/// The keys of an entry with its place in code points; without a span, the place it had.
fn entry_fields(entry: &Entry, points: &CodePoints<'_>, old: Option<&Fields>) -> Fields {
    let mut out = fields_of(entry);
    if is_pristine(entry) {
        return out;
    }
    if let Some(span) = entry.span.filter(|_| entry.lacks_surroundings()) {
        let (prefix, suffix) = surroundings(points.text(), span);
        let around = [("prefix", prefix), ("suffix", suffix)];
        let around = around.into_iter().filter(|(_, words)| !words.is_empty());
        out.extend(around.map(|(key, words)| (key.to_owned(), Field::Text(words.to_owned()))));
    }
    let number = |n: usize| Field::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let places = entry.span.map(|s| {
        [
            ("start", points.of_byte(s.start)),
            ("end", points.of_byte(s.end)),
        ]
    });
    if let Some(places) = places {
        out.extend(places.map(|(key, at)| (key.to_owned(), number(at))));
    } else {
        let had = |key: &str| Some((key.to_owned(), get(old?, key)?.clone()));
        out.extend(["start", "end"].into_iter().filter_map(had));
    }
    out
}

/// Lets a table stand where its claim now comes in reading order, not where it stood in the file.
fn unplace(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => unplace(inner),
            Item::ArrayOfTables(inner) => inner.iter_mut().for_each(unplace),
            _ => {}
        }
    }
}
