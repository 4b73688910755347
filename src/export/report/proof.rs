//! Evidence in words: what it is, where in it, when it was opened and what it says.

use super::pieces::{ReportBit, ReportWords};
use crate::checklist::{Evidence, EvidenceRole};
use crate::text::{in_words, one_line};
use jiff::Timestamp;

/// The day of a moment, in UTC: "2026-03-04".
pub fn day(at: Timestamp) -> String {
    at.to_string().chars().take(10).collect()
}

/// The same in few words: what it is and what it says, "cited: Throughput tables 2025, supports".
pub fn brief(evidence: &Evidence) -> ReportWords {
    let role = evidence.role.unwrap_or(EvidenceRole::Found);
    let name = evidence.title.as_deref().or(evidence.publisher.as_deref());
    let mut words = vec![ReportBit::Words(format!("{role}: "))];
    words.extend(name.map(|name| ReportBit::Words(one_line(name).trim().to_owned())));
    let address = evidence.url.as_deref().filter(|_| name.is_none());
    words.extend(address.map(|url| ReportBit::Address(url.trim().to_owned())));
    let stance = evidence.stance.map(|stance| in_words(stance.name()));
    let more = evidence.locator.clone().into_iter().chain(stance);
    words.extend(more.map(|more| ReportBit::Words(format!(", {}", one_line(&more)))));
    words
}

/// A piece of evidence in one line: "cited: Throughput tables 2025, Kelmsund Harbour Board, https://..., table 1,
/// accessed 2026-03-04; supports; “41 200 TEU”".
pub fn words(evidence: &Evidence) -> ReportWords {
    let role = evidence.role.unwrap_or(EvidenceRole::Found);
    let mut line = vec![ReportBit::Words(format!("{role}: "))];
    let mut what: Vec<ReportWords> = Vec::new();
    let text = |text: &Option<String>, before: &str| {
        let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
        Some(vec![ReportBit::Words(format!(
            "{before}{}",
            one_line(text).trim()
        ))])
    };
    let address = |url: &Option<String>, before: &str| {
        let url = url.as_deref()?.trim().to_owned();
        let before = (!before.is_empty()).then(|| ReportBit::Words(before.to_owned()));
        Some(
            before
                .into_iter()
                .chain([ReportBit::Address(url)])
                .collect(),
        )
    };
    if evidence.title != evidence.url {
        what.extend(text(&evidence.title, ""));
    }
    what.extend(text(&evidence.author, ""));
    what.extend(text(&evidence.publisher, ""));
    what.extend(text(&evidence.published, ""));
    what.extend(address(&evidence.url, ""));
    what.extend(text(&evidence.locator, ""));
    what.extend(text(&evidence.accessed, "opened "));
    what.extend(address(&evidence.archive_url, "archived "));
    for (nth, words) in what.into_iter().enumerate() {
        if nth > 0 {
            line.push(ReportBit::Words(", ".to_owned()));
        }
        line.extend(words);
    }
    let judged = [
        evidence.kind.clone(),
        evidence.level.map(|level| level.name().to_owned()),
        evidence.ties.map(|ties| in_words(ties.name())),
        evidence.stance.map(|stance| in_words(stance.name())),
        evidence
            .quote
            .as_deref()
            .map(|quote| format!("“{}”", one_line(quote).trim())),
        evidence
            .note
            .as_deref()
            .map(|note| one_line(note).trim().to_owned()),
    ];
    let judged = judged
        .into_iter()
        .flatten()
        .map(|words| ReportBit::Words(format!("; {words}")));
    line.extend(judged);
    line
}
