//! The parts of a hand-over behind the annotated copy: list of facts, log of sources, queries to the author, sign-off.

use super::claims::ReportClaim;
use super::pieces::{
    HandoverPart, ReportBit, ReportPiece, ReportRow, ReportWords, numbers, plain, row,
};
use super::sources::LoggedSource;
use super::standing::Standing;
use super::{ReviewReport, proof, queries, sums};
use crate::claim::{Basis, Underlined, UnderlinedKind};
use crate::text::{Span, count, one_line};
use std::collections::BTreeMap;

/// All parts but the annotated copy, in the order in which newsrooms hand them over.
pub fn parts(report: &ReviewReport<'_>) -> [HandoverPart; 4] {
    [
        facts_checked(report),
        log(report),
        to_author(report),
        sign_off(report),
    ]
}

/// The claims as a list: words, who says it, decision, proof, what was found.
fn facts_checked(report: &ReviewReport<'_>) -> HandoverPart {
    let head = &[
        "No.",
        "Claim",
        "Who says it",
        "Decision",
        "Proof",
        "Finding and note",
        "Checked",
    ];
    let rows = report.claims.iter().map(claim_row).collect();
    HandoverPart::new(
        "facts",
        "List of facts",
        vec![ReportPiece::Table(head, rows)],
    )
}

fn claim_row(claim: &ReportClaim) -> ReportRow {
    let standing = claim.standing();
    let mut decision = vec![vec![ReportBit::Stands(standing)]];
    decision.extend(
        claim
            .ground()
            .into_iter()
            .chain(claim.suggested())
            .map(plain),
    );
    let mut found: Vec<ReportWords> = claim.remarks().into_iter().map(plain).collect();
    found.extend(claim.note().map(plain));
    let (by, day) = (claim.record.by.clone(), claim.record.at.map(proof::day));
    ReportRow {
        standing: Some(standing),
        cells: vec![
            vec![vec![ReportBit::Claim(claim.number)]],
            vec![plain(claim.words())],
            vec![plain(claim.who().unwrap_or_default())],
            decision,
            claim.record.evidence.iter().map(proof::words).collect(),
            found,
            by.into_iter().chain(day).map(plain).collect(),
        ],
    }
}

/// Each source once.
fn log(report: &ReviewReport<'_>) -> HandoverPart {
    let head = &[
        "Source",
        "Also called",
        "Claims",
        "Rest on it alone",
        "Unnamed because",
    ];
    let rows: Vec<ReportRow> = report
        .sources
        .iter()
        .map(|source| source_row(report, source))
        .collect();
    let pieces = if rows.is_empty() {
        vec![ReportPiece::Text(plain("No source is given or found."))]
    } else {
        vec![ReportPiece::Table(head, rows)]
    };
    HandoverPart::new("sources", "Log of sources", pieces)
}

fn source_row(report: &ReviewReport<'_>, source: &LoggedSource) -> ReportRow {
    let group = &source.group;
    let mut name = vec![plain(group.title())];
    let address = source.url.clone().filter(|url| *url != group.name);
    name.extend(address.map(|url| vec![ReportBit::Address(url)]));
    if source.is_found {
        name.push(plain("found by the reviewer"));
    }
    let numbers_of = |claims: &[usize]| {
        let claims = report.claims_at(claims);
        vec![numbers(claims.map(|claim| claim.number))]
    };
    let mut of = report.claims_at(&group.claims);
    let unnamed = of.find_map(|claim| claim.source.as_ref()?.reason_unnamed.clone());
    row(vec![
        name,
        vec![plain(group.aliases.join("; "))],
        numbers_of(&group.claims),
        numbers_of(&group.alone),
        vec![plain(unnamed.unwrap_or_default())],
    ])
}

/// What the author is asked, with room for the answers.
pub fn to_author(report: &ReviewReport<'_>) -> HandoverPart {
    let mut pieces = Vec::new();
    for (reason, claims) in queries::to_author(report) {
        pieces.push(ReportPiece::Heading(format!("{reason} ({})", claims.len())));
        let items = claims
            .into_iter()
            .map(|claim| query(report, claim))
            .collect();
        pieces.push(ReportPiece::List(items));
    }
    if pieces.is_empty() {
        pieces.push(ReportPiece::Text(plain("Nothing is open.")));
    }
    HandoverPart::new("queries", "Queries to the author", pieces)
}

fn query(report: &ReviewReport<'_>, claim: &ReportClaim) -> ReportWords {
    let mut words = vec![ReportBit::Claim(claim.number)];
    words.push(ReportBit::Words(format!(" “{}”", claim.words())));
    if let Some(ground) = claim.ground() {
        words.push(ReportBit::Words(format!(" ({ground})")));
    }
    let asked = queries::questions(report, claim).into_iter();
    words.extend(asked.map(|ask| ReportBit::Strong(format!(" {ask}"))));
    let more: Vec<String> = claim.remarks().into_iter().chain(claim.note()).collect();
    if !more.is_empty() {
        words.push(ReportBit::Words(format!(" {}", more.join("; "))));
    }
    words.push(ReportBit::Room);
    words
}

/// One list for each source, for the telephone: the words to read back.
pub fn by_source(report: &ReviewReport<'_>) -> Vec<HandoverPart> {
    // "Experts say": there is nobody to telephone.
    let is_somebody = |source: &LoggedSource| {
        let mut claims = report.claims_at(&source.group.claims);
        claims.any(|claim| basis(claim) != Some(Basis::Vague))
    };
    let people = report.sources.iter();
    let people = people.filter(|source| !source.is_document && is_somebody(source));
    let part = |LoggedSource { group, .. }: &LoggedSource| {
        let mut pieces = Vec::new();
        if !group.aliases.is_empty() {
            let also = format!("also called {}", group.aliases.join("; "));
            pieces.push(ReportPiece::Text(plain(also)));
        }
        let claims = report.claims_at(&group.claims);
        pieces.push(ReportPiece::List(claims.map(read_back).collect()));
        (group.title(), pieces)
    };
    let mut parts = vec![to_author(report)];
    let mut asked = Vec::new();
    for (name, pieces) in people.map(part) {
        asked.push(ReportPiece::Heading(name));
        asked.extend(pieces);
    }
    if !asked.is_empty() {
        parts.push(HandoverPart::new(
            "calls",
            "To read back to each source",
            asked,
        ));
    }
    parts
}

/// What kind of origin a claim has: as decided, else as suggested.
fn basis(claim: &ReportClaim) -> Option<Basis> {
    let suggested = claim.record.suggestion.as_ref().map(|s| s.basis);
    claim.record.basis.or(suggested)
}

fn read_back(claim: &ReportClaim) -> ReportWords {
    let mut words = vec![ReportBit::Claim(claim.number)];
    words.push(ReportBit::Words(format!(" “{}”", claim.words())));
    let cue = claim
        .source
        .as_ref()
        .and_then(|source| source.cue.as_deref());
    words.extend(cue.map(|cue| ReportBit::Words(format!(" ({})", one_line(cue)))));
    words.push(ReportBit::Room);
    words
}

/// What a checker underlines first, each once, with the claims that it is in.
pub fn underlined(report: &ReviewReport<'_>) -> HandoverPart {
    let mut pieces = Vec::new();
    for kind in UnderlinedKind::ALL {
        let rows = rows_of(report, *kind);
        if !rows.is_empty() {
            pieces.push(ReportPiece::Heading(format!("{kind} ({})", rows.len())));
            pieces.push(ReportPiece::Table(&["Words", "Claims"], rows));
        }
    }
    if pieces.is_empty() {
        let why = if report.article.is_some() {
            "No number, date, name or title was found."
        } else {
            "The article could not be read."
        };
        pieces.push(ReportPiece::Text(plain(why)));
    }
    HandoverPart::new("underlined", "Numbers, dates, names and titles", pieces)
}

/// Words of a kind in reading order, each once; their key is where they are first.
fn rows_of(report: &ReviewReport<'_>, kind: UnderlinedKind) -> Vec<ReportRow> {
    let text = report.article.map_or("", |article| article.text.as_str());
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut found: Vec<(String, Vec<usize>, usize)> = Vec::new();
    for fact in report.facts.iter().filter(|fact| fact.kind == kind) {
        let words = one_line(fact.span.of(text));
        let nth = *first.entry(words.clone()).or_insert(found.len());
        if nth == found.len() {
            found.push((words, Vec::new(), 0));
        }
        let Some((_, numbers, times)) = found.get_mut(nth) else {
            continue;
        };
        *times += 1;
        let there = claims_at(report, *fact);
        for number in there {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    let row = |(words, claims, times): (String, Vec<usize>, usize)| {
        let times = if times > 1 {
            format!(" ({})", count(times, "time"))
        } else {
            String::new()
        };
        let where_ = if claims.is_empty() {
            plain("in no claim")
        } else {
            numbers(claims)
        };
        row(vec![
            vec![vec![ReportBit::Strong(words), ReportBit::Words(times)]],
            vec![where_],
        ])
    };
    found.into_iter().map(row).collect()
}

/// The claims that hold the words, else those of the sentence.
fn claims_at(report: &ReviewReport<'_>, fact: Underlined) -> Vec<usize> {
    let at = |span: Span| -> Vec<usize> {
        let there = |claim: &&ReportClaim| claim.span.is_some_and(|own| own.overlaps(span));
        report
            .claims
            .iter()
            .filter(there)
            .map(|claim| claim.number)
            .collect()
    };
    let there = at(fact.span);
    if there.is_empty() {
        at(fact.sentence)
    } else {
        there
    }
}

/// Who read what when, what came of it, what is missing, and which rules were overruled.
fn sign_off(report: &ReviewReport<'_>) -> HandoverPart {
    let rows = sums::sign_off(report).into_iter().map(|(name, value)| {
        row(vec![
            vec![vec![ReportBit::Strong(name.to_owned())]],
            vec![plain(value)],
        ])
    });
    let mut pieces = vec![ReportPiece::Table(&["", ""], rows.collect())];
    let rules = sums::rules(&report.claims);
    if !rules.is_empty() {
        let row = |(rule, tally): (&String, &sums::RuleTally)| {
            let counts = tally.map(|n| vec![plain(n.to_string())]);
            row(std::iter::once(vec![plain(rule.clone())])
                .chain(counts)
                .collect())
        };
        pieces.push(ReportPiece::Heading(
            "How often a suggestion was overruled".to_owned(),
        ));
        let head = &["Rule", "Decided", "Other status", "Other basis", "Excluded"];
        pieces.push(ReportPiece::Table(head, rules.iter().map(row).collect()));
    }
    HandoverPart::new("sign-off", "Sign-off", pieces)
}

/// What each standing is called and marked by, for those that a report has.
pub fn legend(report: &ReviewReport<'_>) -> Vec<(Standing, usize)> {
    let there: Vec<&ReportClaim> = report.claims.iter().filter(|c| !c.is_gone()).collect();
    let counted = Standing::ALL.iter().map(|standing| {
        let of = there.iter().filter(|claim| claim.standing() == *standing);
        (*standing, of.count())
    });
    counted.filter(|(_, n)| *n > 0).collect()
}
