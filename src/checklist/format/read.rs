//! TOML to a checklist: checks the shape first, then reads claim by claim, and says what is wrong and where.

use super::{FORMAT, FormatError, FormatErrorKind as Kind, Original, Saved, VERSION};
use super::{comments, lines::Dress, name_of};
use crate::checklist::fields::{
    CLAIM_KEYS, EVIDENCE_KEYS, Field, Fields, Reader, SOURCE_KEYS, SUGGESTION_KEYS, TOP_KEYS,
    Wrong, entry_of,
};
use crate::checklist::{Checklist, Document};
use std::collections::{BTreeMap, BTreeSet};
use toml_edit::{Document as Spanned, Item, TableLike, Value};

/// Reads a checklist from the text of its file.
pub(super) fn read(text: &str) -> Result<Saved, FormatError> {
    let (dress, bare) = Dress::take_off(text);
    let toml = Spanned::parse(bare.as_str()).map_err(|e| not_toml(&bare, &e))?;
    let file = File { text: &bare };
    let read_only = identity(file, toml.as_table())?;
    let mut saved = said(file, &toml, read_only.clone()).map_err(|error| match &read_only {
        // A newer version may say things in another way: that it is newer is the thing to know.
        Some(newer) => FormatError::new(Kind::Version, newer, None),
        None => error,
    })?;
    let toml = toml.into_mut();
    if let Some(claims) = toml.get("claim").and_then(Item::as_array_of_tables) {
        let commented = claims.iter().filter(|t| !comments::of_table(t).is_empty());
        let ids = commented.filter_map(|t| t.get("id")?.as_str());
        saved.annotated.extend(ids.map(str::to_owned));
    }
    saved.original = Original { toml, dress };
    Ok(saved)
}

/// What the file says, without its text.
fn said(
    file: File<'_>,
    toml: &Spanned<&str>,
    read_only: Option<String>,
) -> Result<Saved, FormatError> {
    let document = match toml.get("document") {
        None => Document::default(),
        Some(item) => document(file, item)?,
    };
    let mut saved = Saved {
        checklist: Checklist {
            document,
            entries: Vec::new(),
        },
        positions: BTreeMap::new(),
        annotated: BTreeSet::new(),
        warnings: unknown(toml.as_table(), TOP_KEYS, &["document", "claim"], "the top"),
        read_only,
        original: Original::new(),
    };
    if let Some(claims) = toml.get("claim") {
        let mut ids = BTreeSet::new();
        for claim in tables(file, claims)? {
            read_claim(file, claim, &mut ids, &mut saved)?;
        }
    }
    Ok(saved)
}

/// The text of the file, for line numbers.
#[derive(Clone, Copy)]
struct File<'t> {
    text: &'t str,
}

impl File<'_> {
    /// The line, from 1, of an item.
    fn line(self, span: Option<std::ops::Range<usize>>) -> Option<usize> {
        let before = self.text.get(..span?.start)?;
        Some(1 + before.matches('\n').count())
    }
}

/// An unreadable file; markers of a merge left half done are the likeliest reason, so they are looked for.
fn not_toml(text: &str, error: &toml_edit::TomlError) -> FormatError {
    if let Some(nth) = text.lines().position(|l| l.starts_with("<<<<<<<")) {
        let words = "it holds an unresolved merge: choose one side and delete the lines <<<<<<<, ======= and >>>>>>>";
        return FormatError::new(Kind::Merge, words, Some(nth + 1));
    }
    let line = File { text }.line(error.span());
    let message = error.message().lines().collect::<Vec<_>>().join("; ");
    FormatError::new(Kind::Syntax, &format!("it is not TOML: {message}"), line)
}

/// Whether it is a checklist at all; the sentence for one that may only be looked at.
fn identity(file: File<'_>, top: &toml_edit::Table) -> Result<Option<String>, FormatError> {
    let format = top.get("format");
    if format.and_then(Item::as_str) != Some(FORMAT) {
        let words = format!("it is not a checklist: it should begin with format = \"{FORMAT}\"");
        let line = file.line(format.and_then(Item::span));
        return Err(FormatError::new(Kind::NotAChecklist, &words, line).at(None, "format"));
    }
    let version = top.get("version");
    let line = file.line(version.and_then(Item::span));
    match version.and_then(Item::as_integer) {
        Some(VERSION) => Ok(None),
        Some(newer) if newer > VERSION => Ok(Some(format!(
            "the checklist has version {newer} and this program writes version {VERSION}: it is shown, never written"
        ))),
        _ => {
            let words = format!("version should be the number {VERSION}");
            Err(FormatError::new(Kind::Version, &words, line).at(None, "version"))
        }
    }
}

fn document(file: File<'_>, item: &Item) -> Result<Document, FormatError> {
    let table = item.as_table_like().ok_or_else(|| {
        FormatError::new(
            Kind::Value,
            "document should be a table",
            file.line(item.span()),
        )
        .at(None, "document")
    })?;
    let fields = fields(table);
    document_of(Reader::new(&fields)).map_err(|w| explain(file, table, &w, "document"))
}

/// What is known about the article from the keys of `[document]`.
pub(super) fn document_of(read: Reader<'_>) -> Result<Document, Wrong> {
    Ok(Document {
        title: read.text("title")?,
        location: read.text("location")?,
        url: read.text("url")?,
        publisher: read.text("publisher")?,
        byline: read.text("byline")?,
        published: read.text("published")?,
        retrieved: read.time("retrieved")?,
        language: read.text("language")?,
        reviewer: read.text("reviewer")?,
        text_chars: read.number("text_chars")?.unwrap_or(0),
        text_sha256: read.text("text_sha256")?.unwrap_or_default(),
        raw_sha256: read.text("raw_sha256")?,
        snapshot: read.text("snapshot")?,
    })
}

/// The tables of a list of tables, however it is written.
fn tables<'i>(file: File<'_>, item: &'i Item) -> Result<Vec<&'i dyn TableLike>, FormatError> {
    let list = match item {
        Item::ArrayOfTables(tables) => Some(tables.iter().map(|t| t as &dyn TableLike).collect()),
        Item::Value(Value::Array(array)) => array
            .iter()
            .map(|v| v.as_inline_table().map(|t| t as &dyn TableLike))
            .collect(),
        _ => None,
    };
    list.ok_or_else(|| {
        let words = "claim should be a list of tables, each beginning with [[claim]]";
        FormatError::new(Kind::Value, words, file.line(item.span())).at(None, "claim")
    })
}

fn read_claim(
    file: File<'_>,
    table: &dyn TableLike,
    ids: &mut BTreeSet<String>,
    saved: &mut Saved,
) -> Result<(), FormatError> {
    let nth = saved.checklist.entries.len() + 1;
    let fields = fields(table);
    let read = Reader::new(&fields);
    let id = read.text("id").ok().flatten().filter(|id| !id.is_empty());
    let place = id
        .as_ref()
        .map_or_else(|| format!("claim number {nth}"), |id| format!("claim {id}"));
    let faulty = |w: &Wrong| {
        let error = explain(file, table, w, &place);
        FormatError {
            claim: id.clone(),
            ..error
        }
    };
    let entry = entry_of(&fields).map_err(|w| faulty(&w))?;
    let start = read.number("start").map_err(|w| faulty(&w))?;
    let end = read.number("end").map_err(|w| faulty(&w))?;
    if !ids.insert(entry.id.clone()) {
        let line = file.line(table.get("id").and_then(Item::span));
        let words = format!(
            "two claims have the id {}: delete one, or give it another id",
            entry.id
        );
        return Err(FormatError::new(Kind::DuplicateId, &words, line).at(Some(&entry.id), "id"));
    }
    if let Some(position) = start.zip(end).filter(|(start, end)| start < end) {
        saved.positions.insert(entry.id.clone(), position);
    }
    let strange = strange_keys(table, &name_of(&entry));
    if !strange.is_empty() {
        saved.annotated.insert(entry.id.clone());
    }
    saved.warnings.extend(strange);
    saved.checklist.entries.push(entry);
    Ok(())
}

/// A sentence for each key of a claim that this version does not know.
fn strange_keys(claim: &dyn TableLike, place: &str) -> Vec<String> {
    let mut strange = unknown(claim, CLAIM_KEYS, &[], place);
    for (key, known) in [("suggestion", SUGGESTION_KEYS), ("source", SOURCE_KEYS)] {
        if let Some(table) = claim.get(key).and_then(Item::as_table_like) {
            strange.extend(unknown(table, known, &[], place));
        }
    }
    if let Some(tables) = claim.get("evidence").and_then(Item::as_array_of_tables) {
        strange.extend(
            tables
                .iter()
                .flat_map(|t| unknown(t, EVIDENCE_KEYS, &[], place)),
        );
    }
    strange
}

fn unknown(table: &dyn TableLike, known: &[&str], also: &[&str], place: &str) -> Vec<String> {
    let strange = |key: &&str| !known.contains(key) && !also.contains(key);
    let keys = table.iter().map(|(key, _)| key).filter(strange);
    keys.map(|key| format!("{place}: the key {key} is unknown; it is kept and has no effect"))
        .collect()
}

/// The error for a value that does not fit, with the line of its key.
fn explain(file: File<'_>, table: &dyn TableLike, wrong: &Wrong, place: &str) -> FormatError {
    let nested = ["suggestion", "source", "checks"];
    let inside = |name: &&str| table.get(name)?.as_table_like()?.get(&wrong.key);
    let item = table
        .get(&wrong.key)
        .or_else(|| nested.iter().find_map(inside));
    let known_line = item.and_then(|i| file.line(i.span()));
    let first_line = || table.iter().find_map(|(_, item)| file.line(item.span()));
    let words = format!("{place}: {} {}", wrong.key, wrong.problem);
    FormatError::new(Kind::Value, &words, known_line.or_else(first_line)).at(None, &wrong.key)
}

/// The keys and values of a table, as plain values.
pub(super) fn fields(table: &dyn TableLike) -> Fields {
    table
        .iter()
        .map(|(key, item)| (key.to_owned(), field(item)))
        .collect()
}

fn field(item: &Item) -> Field {
    match item {
        Item::Value(value) => scalar(value),
        Item::Table(table) => Field::Map(fields(table)),
        Item::ArrayOfTables(tables) => Field::Maps(tables.iter().map(|t| fields(t)).collect()),
        Item::None => Field::Other("nothing"),
    }
}

fn scalar(value: &Value) -> Field {
    match value {
        Value::String(text) => Field::Text(text.value().clone()),
        Value::Integer(number) => Field::Number(*number.value()),
        Value::Float(_) => Field::Other("a fraction"),
        Value::Boolean(yes) => Field::Flag(*yes.value()),
        Value::Datetime(date) => Field::Time(date.value().to_string()),
        Value::InlineTable(table) => Field::Map(fields(table)),
        Value::Array(array) => {
            let texts: Option<Vec<String>> = array
                .iter()
                .map(|v| v.as_str().map(str::to_owned))
                .collect();
            let maps = || -> Option<Vec<Fields>> {
                array
                    .iter()
                    .map(|v| v.as_inline_table().map(|t| fields(t)))
                    .collect()
            };
            texts
                .map(Field::List)
                .or_else(|| maps().map(Field::Maps))
                .unwrap_or(Field::Other("a mixed list"))
        }
    }
}
