//! Tables for other programs: CSV after RFC 4180, and JSON a line.
//!
//! The heads of the tables are relied on by other programs: columns are added at the end alone.

use super::ReviewReport;
use super::claims::ReportClaim;
use crate::checklist::Record;
use crate::text::SafeText;
use serde::Serialize;
use serde_json::{Value, json};

/// One claim of the JSON: its number before what is saved of it.
#[derive(Serialize)]
pub struct JsonRow<'a> {
    number: usize,
    decided: bool,
    #[serde(flatten)]
    record: &'a Record,
}

impl<'a> JsonRow<'a> {
    /// The row of a claim.
    pub fn of(claim: &'a ReportClaim) -> Self {
        Self {
            number: claim.number,
            decided: claim.record.is_settled(),
            record: &claim.record,
        }
    }
}

/// A column and where its value is in what is known of a row.
type CsvColumn = (&'static str, &'static str);

/// The columns of the table of claims.
const CLAIM_COLUMNS: &[CsvColumn] = &[
    ("number", "/number"),
    ("claim_id", "/record/id"),
    ("quote", "/record/exact"),
    ("status", "/record/status"),
    ("exclude", "/record/exclude"),
    ("basis", "/record/basis"),
    ("kind", "/kind"),
    ("problem", "/record/problem"),
    ("concern", "/record/concern"),
    ("finding", "/record/finding"),
    ("flag", "/record/flag"),
    ("note", "/record/note"),
    ("source_name", "/record/source/name"),
    ("source_role", "/record/source/role"),
    ("source_affiliation", "/record/source/affiliation"),
    ("source_unnamed_because", "/record/source/reason_unnamed"),
    ("part", "/part"),
    ("origin", "/origin"),
    ("anchor", "/anchor"),
    ("stale", "/record/stale"),
    ("evidence", "/n_evidence"),
    ("checks", "/record/checks"),
    ("sugg_status", "/record/suggestion/status"),
    ("sugg_basis", "/record/suggestion/basis"),
    ("sugg_problem", "/record/suggestion/problem"),
    ("sugg_rule", "/record/suggestion/rule"),
    ("by", "/record/by"),
    ("at", "/record/at"),
    ("prefix", "/record/prefix"),
    ("suffix", "/record/suffix"),
    ("start", "/record/start"),
    ("end", "/record/end"),
    ("doc_title", "/document/title"),
    ("doc_url", "/document/url"),
    ("doc_location", "/document/location"),
    ("retrieved", "/document/retrieved"),
    ("archive_url", "/document/archive_url"),
    ("text_sha256", "/document/text_sha256"),
];

/// The columns of the table of evidence.
const EVIDENCE_COLUMNS: &[CsvColumn] = &[
    ("claim_id", "/id"),
    ("claim_number", "/number"),
    ("claim_quote", "/exact"),
    ("role", "/evidence/role"),
    ("stance", "/evidence/stance"),
    ("type", "/evidence/type"),
    ("level", "/evidence/level"),
    ("ties", "/evidence/ties"),
    ("title", "/evidence/title"),
    ("author", "/evidence/author"),
    ("publisher", "/evidence/publisher"),
    ("published", "/evidence/published"),
    ("url", "/evidence/url"),
    ("accessed", "/evidence/accessed"),
    ("archive_url", "/evidence/archive_url"),
    ("locator", "/evidence/locator"),
    ("quote", "/evidence/quote"),
    ("note", "/evidence/note"),
];

/// One row a claim.
pub fn csv(report: &ReviewReport<'_>) -> String {
    let document = json!(report.document);
    let rows = report.claims.iter().map(|claim| {
        let record = &claim.record;
        // What is as usual is left out of a record, but has its cell.
        json!({
            "number": claim.number, "document": document, "record": record, "n_evidence": record.evidence.len(),
            "kind": record.kind, "part": record.part, "origin": record.origin, "anchor": record.anchor,
        })
    });
    table(CLAIM_COLUMNS, rows)
}

/// One row for each piece of evidence.
pub fn evidence_csv(report: &ReviewReport<'_>) -> String {
    let rows = report.claims.iter().flat_map(|claim| {
        let record = &claim.record;
        let evidence = record.evidence.iter();
        evidence.map(move |evidence| {
            json!({ "number": claim.number, "id": record.id, "exact": record.exact, "evidence": evidence })
        })
    });
    table(EVIDENCE_COLUMNS, rows)
}

fn table(columns: &[CsvColumn], rows: impl Iterator<Item = Value>) -> String {
    let line = |cells: Vec<String>| cells.join(",") + "\r\n";
    let head = line(columns.iter().map(|(name, _)| cell(name)).collect());
    let row = |row: Value| {
        let value = |(_, place): &CsvColumn| row.pointer(place).map_or_else(String::new, words);
        line(columns.iter().map(|column| cell(&value(column))).collect())
    };
    head + &rows.map(row).collect::<String>()
}

/// A value as it stands in a cell; several are divided.
fn words(value: &Value) -> String {
    let joined = |words: Vec<String>| words.join(" ; ");
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => joined(list.iter().map(words).collect()),
        Value::Object(map) => joined(
            map.iter()
                .map(|(key, v)| format!("{key}={}", words(v)))
                .collect(),
        ),
        other => other.to_string(),
    }
}

/// A cell after RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
fn cell(text: &str) -> String {
    let text = SafeText::sanitize_lines(&text.replace("\r\n", "\n")).into_string();
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if is_formula { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{guard}{}\"", text.replace('"', "\"\""));
    }
    format!("{guard}{text}")
}
