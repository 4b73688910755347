//! A claim as a report shows it: its record, its number, and in a word where it stands.

use super::proof;
use super::standing::Standing;
use crate::checklist::{Anchor, Checklist, Entry, Findings, Record, Source, faults, source_of};
use crate::claim::Status;
use crate::text::{CodePoints, Span, one_line};

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

    /// Whether it is no longer in the article.
    pub fn is_gone(&self) -> bool {
        self.record.anchor == Anchor::Orphan
    }

    /// Whether it is among the claims that are counted: in the article, and not taken out.
    pub fn is_counted(&self) -> bool {
        self.standing() != Standing::Excluded && !self.is_gone()
    }

    /// Its words on one line.
    pub fn words(&self) -> String {
        one_line(&self.record.exact).trim().to_owned()
    }

    /// What its standing rests on: "no source", "named person", "opinion"; of one to re-check what it was.
    pub fn ground(&self) -> Option<String> {
        let record = &self.record;
        match (self.standing(), record.status) {
            (Standing::Undecided, _) => None,
            (Standing::Again, _) => Some(format!("was {}", record.decision())),
            _ => record.ground(),
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
        (!same).then(|| format!("suggested: {}", suggestion.in_words()))
    }

    /// Who says it: "Joren Vask, harbour master"; what nobody has confirmed is said to be as it was found.
    pub fn who(&self) -> Option<String> {
        let source = self.source.as_ref()?;
        let words = one_line(&source.who());
        let found = self.record.source.is_none();
        (!words.is_empty()).then(|| words + if found { " (as found)" } else { "" })
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
        let concern = if record.concern.len() > 1 {
            "concerns"
        } else {
            "concern"
        };
        let concerns = record.concerns().map(|all| format!("{concern}: {all}"));
        let flag = record.flag.then(|| "flagged".to_owned());
        let was = record
            .was
            .as_ref()
            .map(|was| format!("was: “{}”", one_line(was)));
        let faults = faults(record).into_iter();
        let faults = faults.map(|fault| format!("incomplete: {}", fault.what));
        let found = record.finding_in_words().into_iter();
        let noted = found.chain(concerns).chain(flag).chain(was).chain(faults);
        noted
            .chain(record.anchor.unclear().map(str::to_owned))
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
    };
    entries.map(claim).collect()
}

/// What is saved of a claim, or would be if something were decided now.
fn record(entry: &Entry, findings: Option<&Findings>, points: &CodePoints<'_>) -> Record {
    match (findings, entry.span) {
        (Some(found), Some(span)) if !entry.is_kept() => {
            found.undecided(entry, points.of_byte(span.start))
        }
        _ => entry.record().clone(),
    }
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
