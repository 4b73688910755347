//! One claim's piece of the file: its text to a record, and a changed record into its text.

use super::error::Wrong;
use super::lines::with_ends_of;
use super::{literal, table};
use crate::checklist::merge::table as fields_of;
use crate::checklist::{ClaimId, Record};
use crate::claim::{Claim, Problem};
use serde::Deserialize;
use std::fmt::Write;
use toml::Table as Fields;
use toml_edit::{ArrayOfTables, DocumentMut, Item};

/// Keys that a claim without a decision or note does not need: the program finds it again by itself.
const MACHINERY: &[&str] = &[
    "kind", "sentence", "links", "prefix", "suffix", "start", "end",
];

#[derive(Deserialize)]
struct ClaimText {
    claim: Vec<Record>,
}

/// The record in a claim's text.
pub(super) fn read(text: &str) -> Result<Record, Wrong> {
    // A line end in a text of several lines is one character, whatever the file's are.
    let bare = text.replace("\r\n", "\n");
    let piece: ClaimText = toml::from_str(&bare).map_err(|error| Wrong::of(&bare, &error))?;
    let Some(record) = piece.claim.into_iter().next() else {
        return Err(Wrong::missing("id"));
    };
    if record.id == ClaimId::default() {
        return Err(Wrong::missing("id"));
    }
    if record.exact.is_empty() {
        return Err(Wrong::missing("exact"));
    }
    if record.status.is_some() && record.exclude.is_some() {
        let line = text.find("\nexclude").map_or(0, |at| at + 1);
        return Err(Wrong {
            key: Some("exclude".to_owned()),
            problem: "cannot be set together with status; delete one".to_owned(),
            at: Some(line),
        });
    }
    Ok(record)
}

/// The id that a claim's text begins with, where it is written as the program writes it.
pub(super) fn id_of(text: &str) -> Option<ClaimId> {
    let mut lines = text.lines().take_while(|line| !line.starts_with("[claim."));
    let value = lines.find_map(|line| line.strip_prefix("id")?.trim_start().strip_prefix('='))?;
    let (id, rest) = value.trim_start().strip_prefix('"')?.split_once('"')?;
    (rest.trim().is_empty() && !id.contains('\\')).then(|| id.into())
}

/// The text of a claim in which nothing is decided or noted: at the end of `out`. `words` are the claim's, `repeats` the
/// body claim of a headline.
pub(super) fn push_undecided(
    out: &mut String,
    id: &ClaimId,
    claim: &Claim,
    words: &str,
    repeats: Option<&ClaimId>,
) {
    let suggestion = &claim.suggestion;
    // Written by hand, since a long article has a hundred thousand of them; a test holds it to what `write` writes.
    let written = write!(out, "\n[[claim]]\nid         = \"{id}\"\nexact      = ");
    literal::push_quoted(out, words);
    let part = claim.part;
    let part = (part != crate::article::Part::default()).then(|| part.name().to_owned());
    for (key, value) in [
        ("part", part),
        ("repeats", repeats.map(ToString::to_string)),
    ] {
        if let Some(value) = value {
            let _ = write!(out, "\n{key:<10} = \"{value}\"");
        }
    }
    let problem = suggestion.problem.map(Problem::name);
    let problem = problem.map(|name| format!("problem = \"{name}\", "));
    let (status, basis) = (suggestion.status, suggestion.basis);
    let problem = problem.unwrap_or_default();
    let rest = write!(
        out,
        "\nsuggestion = {{ status = \"{status}\", basis = \"{basis}\", {problem}rule = "
    );
    literal::push_quoted(out, &suggestion.rule);
    out.push_str(", because = ");
    literal::push_quoted(out, &suggestion.because);
    out.push_str(" }\n");
    written.and(rest).expect("a String takes everything");
}

/// The text of a claim that says what `record` does: `old` with the values that differ, or a new one.
pub(super) fn write(old: Option<&str>, record: &Record) -> String {
    old.and_then(|old| changed(old, record)).unwrap_or_else(|| {
        let tables = ArrayOfTables::from_iter([table::build(&lines_of(record))]);
        let mut toml = DocumentMut::new();
        toml.insert("claim", Item::ArrayOfTables(tables));
        toml.to_string()
    })
}

fn changed(old: &str, record: &Record) -> Option<String> {
    let bare = old.replace("\r\n", "\n");
    let before = read(&bare).ok()?;
    let (written, after) = (fields_of(&before), lines_of(record));
    if before == *record || written == after {
        return Some(old.to_owned());
    }
    let mut toml: DocumentMut = bare.parse().ok()?;
    let claims = toml.get_mut("claim")?.as_array_of_tables_mut()?;
    table::edit(claims.get_mut(0)?, &written, &after);
    Some(with_ends_of(old, &toml.to_string()))
}

/// Whether the file says the same of two claims, in whatever order and form.
pub(in crate::checklist) fn is_said_alike(one: &Record, other: &Record) -> bool {
    lines_of(one) == lines_of(other)
}

/// The keys of a record that are written.
fn lines_of(record: &Record) -> Fields {
    let mut fields = fields_of(record);
    if record.is_pristine() {
        fields.retain(|key, _| !MACHINERY.contains(&key));
    }
    fields
}
