//! The source map: a row for each source, a dot for each claim that rests on it, at its place in the article. A filled dot
//! rests on that source alone.

use super::ReviewReport;
use super::claims::ReportClaim;
use super::markup::escaped;
use super::sources::{LoggedSource, sources};
use super::standing::Standing;
use crate::text::{clipped, count};
use std::fmt::Write;

/// Units of the drawing: its width, where names end and dots begin, the height of a row, a dot's radius.
const WIDTH: usize = 960;
const LEFT: usize = 290;
const ROW: usize = 24;
const RADIUS: usize = 5;
/// Columns of a source's name that are shown.
const NAME: usize = 40;
/// The most rows; a source with fewer claims than those shown is in the table below.
const MOST: usize = 40;

/// The map with its caption; nothing where no claim has a source.
pub fn figure(report: &ReviewReport<'_>) -> String {
    let all: Vec<LoggedSource> = sources(&report.claims)
        .into_iter()
        .filter(|source| !source.is_found)
        .collect();
    if all.is_empty() {
        return String::new();
    }
    let shown: Vec<&LoggedSource> = all.iter().take(MOST).collect();
    let bare: Vec<usize> = without_source(report, &all);
    let rows = shown.len() + usize::from(!bare.is_empty());
    let alone: usize = all.iter().map(|source| source.alone.len()).sum();
    let last = report.claims.len();
    let mut out = format!(
        "<figure>\n<figcaption>The source map: each source with the claims that rest on it, by their place in the article. {} on one source alone (filled).</figcaption>\n\
         <div class=\"scroll\"><svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"Source map: {}, {}\">\n",
        if alone == 1 {
            "1 claim rests".to_owned()
        } else {
            format!("{} rest", count(alone, "claim"))
        },
        rows * ROW + ROW,
        count(all.len(), "source"),
        count(last, "claim"),
    );
    out += &joins(&shown, last);
    for (nth, source) in shown.iter().enumerate() {
        out += &name(&source.name, source.claims.len(), nth, "");
        for number in &source.claims {
            let is_alone = source.alone.contains(number);
            let class = if is_alone { "alone" } else { "shared" };
            out += &dot(report, *number, nth, class, last);
        }
    }
    if !bare.is_empty() {
        let nth = shown.len();
        out += &name("no source", bare.len(), nth, " class=\"faint\"");
        out.extend(
            bare.iter()
                .map(|number| dot(report, *number, nth, "none", last)),
        );
    }
    let axis = rows * ROW + ROW / 2 + 4;
    let _ = write!(
        out,
        "<text class=\"faint\" x=\"{}\" y=\"{axis}\">claim 1</text><text class=\"faint\" x=\"{}\" y=\"{axis}\" text-anchor=\"end\">claim {last}</text>\n</svg></div>\n</figure>\n",
        LEFT + 10,
        WIDTH - 10
    );
    out
}

/// The counted claims that rest on nothing.
fn without_source(report: &ReviewReport<'_>, all: &[LoggedSource]) -> Vec<usize> {
    let counted = |claim: &&ReportClaim| claim.standing() != Standing::Excluded && !claim.is_gone();
    let numbers = report
        .claims
        .iter()
        .filter(counted)
        .map(|claim| claim.number);
    numbers
        .filter(|number| !all.iter().any(|source| source.claims.contains(number)))
        .collect()
}

/// Where a claim is across.
fn across(number: usize, last: usize) -> usize {
    let room = WIDTH - LEFT - 4 * RADIUS - 10;
    LEFT + 2 * RADIUS + 5 + number.saturating_sub(1) * room / last.saturating_sub(1).max(1)
}

/// Where a row is down.
const fn down(nth: usize) -> usize {
    nth * ROW + ROW / 2
}

fn name(words: &str, n: usize, nth: usize, class: &str) -> String {
    let (y, line) = (down(nth) + 4, down(nth));
    let words = escaped(&clipped(words, NAME));
    format!(
        "<line class=\"axis\" x1=\"{LEFT}\" y1=\"{line}\" x2=\"{WIDTH}\" y2=\"{line}\"/><text{class} x=\"{}\" y=\"{y}\" text-anchor=\"end\">{words}  {n}</text>\n",
        LEFT - 10
    )
}

/// Lines between the dots of a claim that has several sources.
fn joins(shown: &[&LoggedSource], last: usize) -> String {
    let line = |number: usize| {
        let mut rows = shown
            .iter()
            .enumerate()
            .filter(|(_, s)| s.claims.contains(&number))
            .map(|(nth, _)| nth);
        let (first, end) = (rows.next()?, rows.next_back()?);
        let (x, top, end) = (across(number, last), down(first), down(end));
        Some(format!(
            "<line class=\"join\" x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{end}\"/>\n"
        ))
    };
    (1..=last).filter_map(line).collect()
}

fn dot(report: &ReviewReport<'_>, number: usize, nth: usize, class: &str, last: usize) -> String {
    let Some(claim) = report.claims.iter().find(|claim| claim.number == number) else {
        return String::new();
    };
    let (x, y, style) = (across(number, last), down(nth), claim.standing().style());
    let title = escaped(&format!(
        "{number}, {}: {}",
        claim.decision(),
        claim.words()
    ));
    let shape = if class == "none" {
        format!("<path d=\"M{} {y}h{}\"/>", x - 4, 8)
    } else {
        format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{RADIUS}\"/>")
    };
    format!(
        "<a href=\"#note-{number}\" class=\"{style}\" data-standing=\"{style}\"><title>{title}</title>{shape}</a>\n"
    )
}
