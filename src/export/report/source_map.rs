//! The source map: a row for each source, a dot for each claim that rests on it, at its place in the article. A filled dot
//! rests on that source alone.

use super::ReviewReport;
use super::claims::ReportClaim;
use super::markup::escaped;
use super::sources::LoggedSource;
use crate::checklist::SourceGroup;
use crate::text::{clipped, count};
use std::collections::BTreeSet;
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
    let all: Vec<&SourceGroup> = report
        .sources
        .iter()
        .filter(|source| !source.is_found)
        .map(|LoggedSource { group, .. }| group)
        .collect();
    if all.is_empty() {
        return String::new();
    }
    let shown = all.get(..MOST).unwrap_or(&all);
    let bare: Vec<&ReportClaim> = without_source(report, &all);
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
    out += &joins(shown, last);
    for (nth, source) in shown.iter().enumerate() {
        out += &name(&source.name, source.claims.len(), nth, "");
        for at in &source.claims {
            let is_alone = source.alone.contains(at);
            let class = if is_alone { "alone" } else { "shared" };
            let claim = report.claims.get(*at);
            out.extend(claim.map(|claim| dot(claim, nth, class, last)));
        }
    }
    if !bare.is_empty() {
        let nth = shown.len();
        out += &name("no source", bare.len(), nth, " class=\"faint\"");
        out.extend(bare.iter().map(|claim| dot(claim, nth, "none", last)));
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
fn without_source<'r>(report: &'r ReviewReport<'_>, all: &[&SourceGroup]) -> Vec<&'r ReportClaim> {
    let with: BTreeSet<usize> = all
        .iter()
        .flat_map(|group| &group.claims)
        .copied()
        .collect();
    let claims = report.claims.iter().enumerate();
    let without = claims.filter(|(at, claim)| claim.is_counted() && !with.contains(at));
    without.map(|(_, claim)| claim).collect()
}

/// Where a claim (its index) is across.
fn across(at: usize, last: usize) -> usize {
    let room = WIDTH - LEFT - 4 * RADIUS - 10;
    LEFT + 2 * RADIUS + 5 + at * room / last.saturating_sub(1).max(1)
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
fn joins(shown: &[&SourceGroup], last: usize) -> String {
    let line = |at: usize| {
        let mut rows = shown
            .iter()
            .enumerate()
            .filter(|(_, s)| s.claims.contains(&at))
            .map(|(nth, _)| nth);
        let (first, end) = (rows.next()?, rows.next_back()?);
        let (x, top, end) = (across(at, last), down(first), down(end));
        Some(format!(
            "<line class=\"join\" x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{end}\"/>\n"
        ))
    };
    (0..last).filter_map(line).collect()
}

fn dot(claim: &ReportClaim, nth: usize, class: &str, last: usize) -> String {
    let number = claim.number;
    let (x, y) = (across(number.saturating_sub(1), last), down(nth));
    let style = claim.standing().style();
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
