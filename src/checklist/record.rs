//! What is saved of a claim: the one type that goes into the file, the history and reports.
//!
//! Serde gives each key its name, in the order in which they are written; defaults are left out. What this version does
//! not know stays in `other`, at every depth.

use super::names::{
    Anchor, Answer, Concern, EvidenceRole, Exclude, Finding, Level, Origin, Stance, Ties,
};
use super::{ClaimId, surroundings};
use crate::article::Part;
use crate::claim::{Basis, Kind, Problem, Scope, Speech, Status, Suggestion};
use crate::text::{CodePoints, Span};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, de};
use std::collections::BTreeMap;
use toml::Table;
use toml::value::Datetime;

/// One `[[claim]]`: what was decided and noted, and by what the claim is found again. Positions are code points.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: ClaimId,
    /// Its words.
    pub exact: String,
    /// The decision; `None` while undecided or excluded. Never set together with `exclude`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Option<Status>,
    /// Why it is not counted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub exclude: Option<Exclude>,
    /// Who or what is given as its origin.
    #[serde(default, skip_serializing_if = "is_default")]
    pub basis: Option<Basis>,
    /// Why it is unsupported.
    #[serde(default, skip_serializing_if = "is_default")]
    pub problem: Option<Problem>,
    /// What qualifies the decision.
    #[serde(default, skip_serializing_if = "is_default")]
    pub concern: Vec<Concern>,
    /// What the reader found out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub finding: Option<Finding>,
    /// Marked for later.
    #[serde(default, skip_serializing_if = "is_default")]
    pub flag: bool,
    /// The reader's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: Option<String>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Option<String>,
    /// When.
    #[serde(
        default,
        skip_serializing_if = "is_default",
        deserialize_with = "moment"
    )]
    pub at: Option<Timestamp>,
    /// The part of the article it stands in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub part: Part,
    /// What it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: Kind,
    /// The body claim that a headline repeats.
    #[serde(default, skip_serializing_if = "is_default")]
    pub repeats: Option<ClaimId>,
    /// How it came to be on the list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub origin: Origin,
    /// The claim it was split or merged from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parent: Option<ClaimId>,
    /// How it was found again in the article as it is now.
    #[serde(default, skip_serializing_if = "is_default")]
    pub anchor: Anchor,
    /// Whether its decision has to be checked again, since the article changed under it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stale: bool,
    /// Its words when it was decided, where they are others now.
    #[serde(default, skip_serializing_if = "is_default")]
    pub was: Option<String>,
    /// What the program suggested.
    #[serde(
        default,
        skip_serializing_if = "is_default",
        deserialize_with = "suggestion"
    )]
    pub suggestion: Option<Suggestion>,
    /// The sentence it stood in when it was decided, where that holds more than the claim.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sentence: Option<String>,
    /// The addresses of its links when it was decided.
    #[serde(default, skip_serializing_if = "is_default")]
    pub links: Vec<String>,
    /// Up to 32 characters before it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub prefix: String,
    /// Up to 32 characters behind it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub suffix: String,
    /// Where it begins; a hint, since the article may have changed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub start: Option<usize>,
    /// Where it ends.
    #[serde(default, skip_serializing_if = "is_default")]
    pub end: Option<usize>,
    /// Who says it, as confirmed with the decision.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: Option<Source>,
    /// Answers to prompts, by prompt id.
    #[serde(default, skip_serializing_if = "is_default")]
    pub checks: BTreeMap<String, Answer>,
    /// What the article cites and what the reader found.
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: Vec<Evidence>,
    /// Keys of the reader's own.
    #[serde(flatten)]
    pub other: Table,
}

/// Who says it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Option<String>,
    /// Their office.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: Option<String>,
    /// Their body.
    #[serde(default, skip_serializing_if = "is_default")]
    pub affiliation: Option<String>,
    /// The words that attribute.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cue: Option<String>,
    /// How the words are given.
    #[serde(default, skip_serializing_if = "is_default")]
    pub speech: Option<Speech>,
    /// Where the origin stands, when not in the same sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scope: Option<Scope>,
    /// Who passed it on, nearest the event first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub chain: Vec<String>,
    /// Why they are not named, as the article says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason_unnamed: Option<String>,
    /// Keys of the reader's own.
    #[serde(flatten)]
    pub other: Table,
}

/// Something to consult: cited by the article, or found by the reader. Names follow CSL where it has one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Whose it is. Without a role it is nobody's citation: only what the article cites may support a status.
    #[serde(default)]
    pub role: EvidenceRole,
    /// What it says of the claim.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stance: Option<Stance>,
    /// What it is: dataset, interview, report ...
    #[serde(default, rename = "type", skip_serializing_if = "is_default")]
    pub kind: Option<String>,
    /// How near to the event.
    #[serde(default, skip_serializing_if = "is_default")]
    pub level: Option<Level>,
    /// What ties it to the claim.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ties: Option<Ties>,
    /// Its title.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub author: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub publisher: Option<String>,
    /// When it appeared.
    #[serde(
        default,
        skip_serializing_if = "is_default",
        deserialize_with = "text_or_date"
    )]
    pub published: Option<String>,
    /// Its address.
    #[serde(default, skip_serializing_if = "is_default")]
    pub url: Option<String>,
    /// When it was opened.
    #[serde(
        default,
        skip_serializing_if = "is_default",
        deserialize_with = "text_or_date"
    )]
    pub accessed: Option<String>,
    /// The address of a copy in an archive.
    #[serde(default, skip_serializing_if = "is_default")]
    pub archive_url: Option<String>,
    /// Page, table, minute.
    #[serde(default, skip_serializing_if = "is_default")]
    pub locator: Option<String>,
    /// Its words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub quote: Option<String>,
    /// The reader's words about it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: Option<String>,
    /// Keys of the reader's own.
    #[serde(flatten)]
    pub other: Table,
}

impl Record {
    /// A claim about which nothing is known but its words.
    pub fn new(id: ClaimId, exact: String) -> Self {
        Self {
            id,
            exact,
            ..Self::default()
        }
    }

    /// Whether nothing was decided or noted, and the program finds the claim again by itself; keys that it does not know
    /// say nothing about that.
    pub fn is_pristine(&self) -> bool {
        let blank = Self {
            part: self.part,
            kind: self.kind,
            repeats: self.repeats.clone(),
            suggestion: self.suggestion.clone(),
            other: self.other.clone(),
            ..Self::new(self.id.clone(), self.exact.clone())
        };
        *self.without_place() == blank
    }

    /// The same without what only says where it stands.
    fn without_place(&self) -> Box<Self> {
        Box::new(Self {
            sentence: None,
            links: Vec::new(),
            prefix: String::new(),
            suffix: String::new(),
            start: None,
            end: None,
            ..self.clone()
        })
    }

    /// Writes down that it stands there: its words, what stands around them, and its position. Cost: linear in the text
    /// up to there.
    pub fn place(&mut self, text: &str, span: Span) {
        let before = text.get(..span.start).unwrap_or("");
        self.place_from(text, span, before.chars().count());
    }

    /// The same where the code point is known at which it begins.
    pub(super) fn place_from(&mut self, text: &str, span: Span, start: usize) {
        let (prefix, suffix) = surroundings(text, span);
        span.of(text).clone_into(&mut self.exact);
        prefix.clone_into(&mut self.prefix);
        suffix.clone_into(&mut self.suffix);
        self.start = Some(start);
        self.end = Some(start + self.exact.chars().count());
    }

    /// Where it says that it stands, in bytes of a text that may be another one.
    pub fn hint(&self, points: &CodePoints<'_>) -> Option<Span> {
        let (start, end) = self
            .start
            .zip(self.end)
            .filter(|(start, end)| start < end)?;
        Some(Span::new(points.to_byte(start), points.to_byte(end)))
    }

    /// Whether the reader has decided: a status, or an exclusion.
    pub fn is_decided(&self) -> bool {
        self.status.is_some() || self.exclude.is_some()
    }

    /// Takes the decision away, with what came by it.
    pub fn clear_decision(&mut self) {
        (self.status, self.exclude, self.basis, self.problem) = (None, None, None, None);
        (self.by, self.at, self.source) = (None, None, None);
    }

    /// Whether another record says the same of the claim, wherever it stands and whatever the program makes of it.
    pub fn has_same_review(&self, other: &Self) -> bool {
        super::merge::is_same_review(self, other)
    }

    /// Names of keys that this version does not know, at every depth.
    pub fn unknown_keys(&self) -> impl Iterator<Item = &String> {
        let source = self.source.iter().flat_map(|source| source.other.keys());
        let evidence = self.evidence.iter().flat_map(|e| e.other.keys());
        self.other.keys().chain(source).chain(evidence)
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A text, or a date as it is written.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a text or a date")]
enum TextOrDate {
    Date(Datetime),
    Text(String),
}

impl From<TextOrDate> for String {
    fn from(value: TextOrDate) -> Self {
        match value {
            TextOrDate::Date(date) => date.to_string(),
            TextOrDate::Text(text) => text,
        }
    }
}

/// Reads a text, or a date as it is written.
pub(super) fn text_or_date<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<TextOrDate>::deserialize(from)?.map(String::from))
}

/// Reads a moment as a person may write it: with an offset, without one (UTC), or a date alone.
pub(super) fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    let Some(text) = text_or_date(from)? else {
        return Ok(None);
    };
    let spaced = text.replacen(' ', "T", 1);
    let read = spaced
        .parse()
        .or_else(|_| format!("{spaced}Z").parse())
        .or_else(|_| format!("{spaced}T00:00:00Z").parse());
    match read {
        Ok(at) => Ok(Some(at)),
        Err(_) => {
            let text = crate::text::SafeText::sanitize(&text);
            let wrong =
                format!("is \"{text}\"; it should be a moment such as 2026-03-04T09:03:40Z");
            Err(de::Error::custom(wrong))
        }
    }
}

/// A suggestion that lacks a part is none: it is only the program's guess, and is made again.
fn suggestion<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Suggestion>, D::Error> {
    #[derive(Deserialize)]
    struct Parts {
        status: Option<Status>,
        basis: Option<Basis>,
        problem: Option<Problem>,
        #[serde(default)]
        rule: String,
        #[serde(default)]
        because: String,
    }
    let parts = Option::<Parts>::deserialize(from)?;
    Ok(parts.and_then(|parts| {
        Some(Suggestion {
            status: parts.status?,
            basis: parts.basis?,
            problem: parts.problem,
            rule: parts.rule.into(),
            because: parts.because.into(),
        })
    }))
}
