//! Tables for other programs: CSV after RFC 4180, and JSON a line.
//!
//! The heads of the tables are relied on by other programs: columns are added at the end alone.

use super::ReviewReport;
use super::claims::ReportClaim;
use crate::article::Part;
use crate::checklist::{
    Anchor, Answer, ClaimId, Evidence, EvidenceRole, Exclude, Finding, Level, Origin, Record,
    Stance, Ties,
};
use crate::claim::{Basis, Problem, Status};
use crate::text::SafeText;
use serde::Serialize;

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

/// The columns of the table of claims.
pub const CLAIM_COLUMNS: &[&str] = &[
    "number",
    "claim_id",
    "quote",
    "status",
    "exclude",
    "basis",
    "kind",
    "problem",
    "concern",
    "finding",
    "flag",
    "note",
    "source_name",
    "source_role",
    "source_affiliation",
    "source_unnamed_because",
    "part",
    "origin",
    "anchor",
    "stale",
    "evidence",
    "checks",
    "sugg_status",
    "sugg_basis",
    "sugg_problem",
    "sugg_rule",
    "by",
    "at",
    "prefix",
    "suffix",
    "start",
    "end",
    "doc_title",
    "doc_url",
    "doc_location",
    "retrieved",
    "archive_url",
    "text_sha256",
];

/// The columns of the table of evidence.
pub const EVIDENCE_COLUMNS: &[&str] = &[
    "claim_id",
    "claim_number",
    "claim_quote",
    "role",
    "stance",
    "type",
    "level",
    "ties",
    "title",
    "author",
    "publisher",
    "published",
    "url",
    "accessed",
    "archive_url",
    "locator",
    "quote",
    "note",
];

/// One row a claim.
pub fn csv(report: &ReviewReport<'_>) -> String {
    let rows = report.claims.iter().map(|claim| claim_cells(report, claim));
    table(CLAIM_COLUMNS, rows)
}

/// One row for each piece of evidence.
pub fn evidence_csv(report: &ReviewReport<'_>) -> String {
    let rows = report.claims.iter().flat_map(|claim| {
        let evidence = claim.record.evidence.iter();
        evidence.map(move |evidence| evidence_cells(claim, evidence))
    });
    table(EVIDENCE_COLUMNS, rows)
}

fn claim_cells(report: &ReviewReport<'_>, claim: &ReportClaim) -> Vec<String> {
    let (record, document) = (&claim.record, report.document);
    let source = record.source.clone().unwrap_or_default();
    let suggestion = record.suggestion.as_ref();
    let checks = record
        .checks
        .iter()
        .map(|(id, answer): (_, &Answer)| format!("{id}={answer}"));
    let number = |n: Option<usize>| n.map(|n| n.to_string());
    let yes = |is: bool| is.then(|| "true".to_owned());
    let name = |name: Option<&'static str>| name.map(str::to_owned);
    let cells = [
        number(Some(claim.number)),
        Some(record.id.to_string()),
        Some(record.exact.clone()),
        name(record.status.map(Status::name)),
        name(record.exclude.map(Exclude::name)),
        name(record.basis.map(Basis::name)),
        name(Some(record.kind.name())),
        name(record.problem.map(Problem::name)),
        Some(joined(
            record
                .concern
                .iter()
                .map(|concern| concern.name().to_owned()),
        )),
        name(record.finding.map(Finding::name)),
        yes(record.flag),
        record.note.clone(),
        source.name,
        source.role,
        source.affiliation,
        source.reason_unnamed,
        name(Some(Part::name(record.part))),
        name(Some(Origin::name(record.origin))),
        name(Some(Anchor::name(record.anchor))),
        yes(record.stale),
        number(Some(record.evidence.len())),
        Some(joined(checks)),
        name(suggestion.map(|s| s.status.name())),
        name(suggestion.map(|s| s.basis.name())),
        name(suggestion.and_then(|s| s.problem).map(Problem::name)),
        suggestion.map(|s| s.rule.to_string()),
        record.by.clone(),
        record.at.map(|at| at.to_string()),
        Some(record.prefix.clone()),
        Some(record.suffix.clone()),
        number(record.start),
        number(record.end),
        document.title.clone(),
        document.url.clone(),
        document.location.clone(),
        document.retrieved.map(|at| at.to_string()),
        document.archive_url.clone(),
        Some(document.text_sha256.clone()),
    ];
    cells.map(Option::unwrap_or_default).into()
}

fn evidence_cells(claim: &ReportClaim, evidence: &Evidence) -> Vec<String> {
    let name = |name: Option<&'static str>| name.map(str::to_owned);
    let id = |id: &ClaimId| Some(id.to_string());
    let cells = [
        id(&claim.record.id),
        Some(claim.number.to_string()),
        Some(claim.record.exact.clone()),
        name(evidence.role.map(EvidenceRole::name)),
        name(evidence.stance.map(Stance::name)),
        evidence.kind.clone(),
        name(evidence.level.map(Level::name)),
        name(evidence.ties.map(Ties::name)),
        evidence.title.clone(),
        evidence.author.clone(),
        evidence.publisher.clone(),
        evidence.published.clone(),
        evidence.url.clone(),
        evidence.accessed.clone(),
        evidence.archive_url.clone(),
        evidence.locator.clone(),
        evidence.quote.clone(),
        evidence.note.clone(),
    ];
    cells.map(Option::unwrap_or_default).into()
}

/// Several values in one cell.
fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(" ; ")
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let head = head.iter().map(|name| (*name).to_owned()).collect();
    let lines = std::iter::once(head).chain(rows);
    lines
        .map(|cells: Vec<String>| {
            cells
                .iter()
                .map(|text| cell(text))
                .collect::<Vec<_>>()
                .join(",")
                + "\r\n"
        })
        .collect()
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
