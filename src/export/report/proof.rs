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
    let trimmed = |text: &Option<String>| Some(one_line(text.as_deref()?).trim().to_owned());
    let text = |text: &Option<String>, before: &str| {
        let text = trimmed(text).filter(|text| !text.is_empty())?;
        Some(vec![ReportBit::Words(format!("{before}{text}"))])
    };
    let address =
        |url: &Option<String>| Some(ReportBit::Address(url.as_deref()?.trim().to_owned()));
    let title = text(&evidence.title, "").filter(|_| evidence.title != evidence.url);
    let archived = address(&evidence.archive_url);
    let what = [
        title,
        text(&evidence.author, ""),
        text(&evidence.publisher, ""),
        text(&evidence.published, ""),
        address(&evidence.url).map(|url| vec![url]),
        text(&evidence.locator, ""),
        text(&evidence.accessed, "opened "),
        archived.map(|url| vec![ReportBit::Words("archived ".to_owned()), url]),
    ];
    let mut line = vec![ReportBit::Words(format!("{role}: "))];
    for (nth, words) in what.into_iter().flatten().enumerate() {
        line.extend((nth > 0).then(|| ReportBit::Words(", ".to_owned())));
        line.extend(words);
    }
    let judged = [
        evidence.kind.clone(),
        evidence.level.map(|level| level.to_string()),
        evidence.ties.map(|ties| in_words(ties.name())),
        evidence.stance.map(|stance| in_words(stance.name())),
        trimmed(&evidence.quote).map(|quote| format!("“{quote}”")),
        trimmed(&evidence.note),
    ];
    let judged = judged.into_iter().flatten();
    line.extend(judged.map(|words| ReportBit::Words(format!("; {words}"))));
    line
}
