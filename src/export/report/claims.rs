//! A claim as a report shows it: its record, its number, and in a word where it stands.

use super::proof;
use super::standing::Standing;
use crate::checklist::{
    Anchor, Checklist, Entry, Findings, Lack, Record, Source, lacks_ground, source_of,
};
use crate::claim::{Basis, Problem, Status};
use crate::text::{CodePoints, Span, in_words, one_line};

/// A claim with all that is known of it.
#[derive(Clone, Debug)]
pub struct ReportClaim {
    /// Its number, counted from 1, as in the reader.
    pub number: usize,
    /// What is saved of it, or would be.
    pub record: Record,
    /// Where it is in the article; begins and ends with letters or marks, so in a block.
    pub span: Option<Span>,
    /// Who says it: as confirmed, or where nothing was decided as found.
    pub source: Option<Source>,
    /// What the decision still lacks.
    pub lack: Option<Lack>,
}

impl ReportClaim {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        match (self.record.status, self.record.exclude) {
            (None, None) => Standing::Undecided,
            _ if self.record.stale => Standing::Again,
            (None, Some(_)) => Standing::Excluded,
            (Some(Status::Sourced), _) => Standing::Sourced,
            (Some(Status::Attributed), _) => Standing::Attributed,
            (Some(Status::Unsupported), _) => Standing::Unsupported,
        }
    }

    /// Whether the article has lost it.
    pub fn is_gone(&self) -> bool {
        self.record.anchor == Anchor::Orphan
    }

    /// Its words on one line.
    pub fn words(&self) -> String {
        one_line(&self.record.exact).trim().to_owned()
    }

    /// What its standing rests on: "no source", "named person", "opinion"; of one to re-check what it was.
    pub fn ground(&self) -> Option<String> {
        let record = &self.record;
        let ground = record
            .problem
            .map(Problem::name)
            .or(record.basis.map(Basis::name));
        match (self.standing(), record.exclude) {
            (Standing::Undecided, _) => None,
            (Standing::Again, None) => record.status.map(|status| format!("was {status}")),
            (Standing::Again, Some(_)) => Some("was excluded".to_owned()),
            (_, Some(reason)) => Some(in_words(reason.name())),
            _ => ground.map(in_words),
        }
    }

    /// "unsupported, no source".
    pub fn decision(&self) -> String {
        let ground = self.ground().map(|ground| format!(", {ground}"));
        format!("{}{}", self.standing(), ground.unwrap_or_default())
    }

    /// What was suggested, where the decision differs or there is none.
    pub fn suggested(&self) -> Option<String> {
        let suggestion = self.record.suggestion.as_ref()?;
        let same = self.record.status == Some(suggestion.status)
            && self.record.basis == Some(suggestion.basis);
        let what = suggestion
            .problem
            .map_or(suggestion.basis.name(), Problem::name);
        (!same).then(|| format!("{}, {}", suggestion.status, in_words(what)))
    }

    /// Who says it: "Joren Vask, harbour master"; what nobody has confirmed is said to be as it was found.
    pub fn who(&self) -> Option<String> {
        let source = self.source.as_ref()?;
        let of = [&source.name, &source.role, &source.affiliation];
        let mut words: Vec<&str> = of.into_iter().flatten().map(String::as_str).collect();
        words.dedup();
        if words.is_empty() {
            words.extend(source.chain.iter().map(String::as_str));
        }
        let found = if self.record.source.is_none() {
            " (as found)"
        } else {
            ""
        };
        (!words.is_empty()).then(|| one_line(&words.join(", ")) + found)
    }

    /// The reader's words on one line.
    pub fn note(&self) -> Option<String> {
        let note = one_line(self.record.note.as_deref()?).trim().to_owned();
        (!note.is_empty()).then_some(note)
    }

    /// What it is called in addresses and notes: its id, where that is written as the program writes it.
    pub fn label(&self) -> String {
        let id = self.record.id.to_string();
        let is_plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if is_plain && !id.is_empty() {
            id
        } else {
            format!("claim-{}", self.number)
        }
    }

    /// Who decided, and when: "ab, 2026-03-04".
    pub fn signed(&self) -> Option<String> {
        let day = self.record.at.map(proof::day);
        let words: Vec<String> = self.record.by.clone().into_iter().chain(day).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// What else was noted of it: concerns, what was found, whether it is flagged.
    pub fn remarks(&self) -> Vec<String> {
        let record = &self.record;
        let found = record
            .finding
            .map(|f| format!("finding: {}", in_words(f.name())));
        let concerns: Vec<String> = record.concern.iter().map(|c| in_words(c.name())).collect();
        let concern = if concerns.len() > 1 {
            "concerns"
        } else {
            "concern"
        };
        let concerns =
            (!concerns.is_empty()).then(|| format!("{concern}: {}", concerns.join(", ")));
        let flag = record.flag.then(|| "flagged".to_owned());
        let was = record
            .was
            .as_ref()
            .map(|was| format!("was: “{}”", one_line(was)));
        let lack = self.lack.map(|lack| format!("incomplete: {lack}"));
        let place = match record.anchor {
            Anchor::Orphan => Some("no longer in the article"),
            Anchor::Ambiguous => Some("matches several places"),
            _ => None,
        };
        let place = place.map(str::to_owned);
        found
            .into_iter()
            .chain(concerns)
            .chain(flag)
            .chain(was)
            .chain(lack)
            .chain(place)
            .collect()
    }
}

/// The claims of a checklist, with what the article tells of them where that can be read.
pub fn claims(checklist: &Checklist, findings: Option<&Findings>) -> Vec<ReportClaim> {
    let text = findings.map_or("", |found| found.article.text.as_str());
    let points = CodePoints::new(text);
    let entries = checklist.entries.iter().enumerate();
    let claim = |(nth, entry): (usize, &Entry)| ReportClaim {
        number: nth + 1,
        record: record(entry, findings, &points),
        span: entry
            .span
            .map(|span| span.trimmed(text))
            .filter(|span| !span.is_empty()),
        source: source(entry, findings),
        lack: lacks_ground(entry),
    };
    entries.map(claim).collect()
}

/// What is saved of a claim, or would be if something were decided now.
fn record(entry: &Entry, findings: Option<&Findings>, points: &CodePoints<'_>) -> Record {
    let mut record = entry.record().clone();
    let (Some(findings), Some(span), false) = (findings, entry.span, entry.is_kept()) else {
        return record;
    };
    let claim = findings.claim(entry);
    record.id = entry.id().clone();
    record.part = entry.part(claim);
    record.kind = entry.kind(claim);
    record.suggestion = entry.suggestion(claim).cloned();
    record.place_from(&findings.article.text, span, points.of_byte(span.start));
    record
}

/// Who says it; a decision without a source has none, whatever was found.
fn source(entry: &Entry, findings: Option<&Findings>) -> Option<Source> {
    let record = entry.record();
    if record.source.is_some() || entry.is_decided() {
        return record.source.clone();
    }
    let findings = findings?;
    source_of(&findings.article, findings.claim(entry)?)
}
