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

/// Declares a table of the file: a key for each field in the order in which they are written, defaults left out, and
/// `other` for keys that this version does not know.
macro_rules! kept {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $(
                $(#[$fmeta])*
                #[serde(skip_serializing_if = "is_default")]
                pub $field: $type,
            )+
            /// Keys of the reader's own.
            #[serde(flatten)]
            pub other: Table,
        }
    };
}
pub(super) use kept;

kept! {
    /// One `[[claim]]`: what was decided and noted, and by what the claim is found again. Positions are code points.
    Record {
        /// Its id.
        id: ClaimId,
        /// Its words.
        exact: String,
        /// The decision; `None` while undecided or excluded. Never set together with `exclude`.
        status: Option<Status>,
        /// Why it is not counted.
        exclude: Option<Exclude>,
        /// Who or what is given as its origin.
        basis: Option<Basis>,
        /// Why it is unsupported.
        problem: Option<Problem>,
        /// What qualifies the decision.
        concern: Vec<Concern>,
        /// What the reader found out.
        finding: Option<Finding>,
        /// Marked for later.
        flag: bool,
        /// The reader's words.
        note: Option<String>,
        /// Who decided.
        by: Option<String>,
        /// When.
        #[serde(deserialize_with = "moment")]
        at: Option<Timestamp>,
        /// The part of the article it is in.
        part: Part,
        /// What it is about.
        kind: Kind,
        /// The body claim that a headline repeats.
        repeats: Option<ClaimId>,
        /// How it came to be on the list.
        origin: Origin,
        /// The claim it was split or merged from.
        parent: Option<ClaimId>,
        /// How it was found again in the article as it is now.
        anchor: Anchor,
        /// Whether its decision has to be checked again, since the article changed under it.
        stale: bool,
        /// Its words when it was decided, where they are others now.
        was: Option<String>,
        /// What the program suggested.
        #[serde(deserialize_with = "suggestion")]
        suggestion: Option<Suggestion>,
        /// The sentence it was in when it was decided, where that holds more than the claim.
        sentence: Option<String>,
        /// The addresses of its links, and the document of its footnote, when it was decided.
        links: Vec<String>,
        /// Up to 32 characters before it.
        prefix: String,
        /// Up to 32 characters behind it.
        suffix: String,
        /// Where it begins; a hint, since the article may have changed.
        start: Option<usize>,
        /// Where it ends.
        end: Option<usize>,
        /// Who says it, as confirmed with the decision.
        source: Option<Source>,
        /// Answers to prompts, by prompt id.
        checks: BTreeMap<String, Answer>,
        /// What the article cites and what the reader found.
        evidence: Vec<Evidence>,
    }
}

kept! {
    /// Who says it.
    Source {
        /// The name.
        name: Option<String>,
        /// Their office.
        role: Option<String>,
        /// Their body.
        affiliation: Option<String>,
        /// The words that attribute.
        cue: Option<String>,
        /// How the words are given.
        speech: Option<Speech>,
        /// Where the origin is, when not in the same sentence.
        scope: Option<Scope>,
        /// Who passed it on, nearest the event first.
        chain: Vec<String>,
        /// Why they are not named, as the article says.
        reason_unnamed: Option<String>,
    }
}

kept! {
    /// Something to consult: cited by the article, or found by the reader. Names follow CSL where it has one.
    Evidence {
        /// Whose it is. Without a role it is no citation: only what the article cites may support a status.
        role: Option<EvidenceRole>,
        /// What it says of the claim.
        stance: Option<Stance>,
        /// What it is: dataset, interview, report ...
        #[serde(rename = "type")]
        kind: Option<String>,
        /// How near to the event.
        level: Option<Level>,
        /// What ties it to the claim.
        ties: Option<Ties>,
        /// Its title.
        title: Option<String>,
        /// Who wrote it.
        author: Option<String>,
        /// Who published it.
        publisher: Option<String>,
        /// When it appeared.
        #[serde(deserialize_with = "text_or_date")]
        published: Option<String>,
        /// Its address.
        url: Option<String>,
        /// When it was opened.
        #[serde(deserialize_with = "text_or_date")]
        accessed: Option<String>,
        /// The address of a copy in an archive.
        archive_url: Option<String>,
        /// Page, table, minute.
        locator: Option<String>,
        /// Its words.
        quote: Option<String>,
        /// The reader's words about it.
        note: Option<String>,
    }
}

impl Evidence {
    /// What the article cites under this title, not opened yet.
    pub fn cited(title: &str, url: Option<&str>) -> Self {
        Self {
            role: Some(EvidenceRole::Cited),
            stance: Some(Stance::Unopened),
            title: Some(title.to_owned()),
            url: url.map(str::to_owned),
            ..Self::default()
        }
    }

    /// Whether the article cites it; without a role it is no citation.
    pub fn is_cited(&self) -> bool {
        self.role == Some(EvidenceRole::Cited)
    }

    /// Whether it was not opened yet, or held when it was.
    pub fn may_hold(&self) -> bool {
        use Stance::{Partly, Supports, Unopened};
        matches!(self.stance, None | Some(Unopened | Supports | Partly))
    }
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

    /// The same without what only says where it is.
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

    /// Writes down that it is there: its words, what is around them, and its position. Cost: linear in the text
    /// up to there.
    pub fn place(&mut self, text: &str, span: Span) {
        let before = text.get(..span.start).unwrap_or("");
        self.place_from(text, span, before.chars().count());
    }

    /// The same where the code point is known at which it begins.
    pub fn place_from(&mut self, text: &str, span: Span, start: usize) {
        let (prefix, suffix) = surroundings(text, span);
        span.of(text).clone_into(&mut self.exact);
        prefix.clone_into(&mut self.prefix);
        suffix.clone_into(&mut self.suffix);
        self.start = Some(start);
        self.end = Some(start + self.exact.chars().count());
    }

    /// Where it says that it is, in bytes of a text that may be another one.
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

    /// Who says it, as the reader has it; the speaker of words that changed since may be another one.
    pub fn confirmed_source(&self) -> Option<&Source> {
        self.source.as_ref().filter(|_| !self.stale)
    }

    /// Whether the decision holds for the article as it is now.
    pub fn is_settled(&self) -> bool {
        self.is_decided() && !self.stale
    }

    /// Whether it is among the claims that are counted: an excluded one was taken out.
    pub fn is_counted(&self) -> bool {
        self.exclude.is_none() || self.stale
    }

    /// Takes the decision away, with what came by it.
    pub fn clear_decision(&mut self) {
        (self.status, self.exclude, self.basis, self.problem) = (None, None, None, None);
        (self.by, self.at, self.source) = (None, None, None);
    }

    /// Whether another record says the same of the claim, wherever it is and whatever the program makes of it.
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

/// What is left out of the file.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
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
            let wrong = format!("is \"{text}\"; it must be a time such as 2026-03-04T09:03:40Z");
            Err(de::Error::custom(wrong))
        }
    }
}

/// A suggestion that lacks a part is none: it is only the program's guess, and is made again.
fn suggestion<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Suggestion>, D::Error> {
    #[derive(Deserialize)]
    struct SuggestionParts {
        status: Option<Status>,
        basis: Option<Basis>,
        problem: Option<Problem>,
        #[serde(default)]
        rule: String,
        #[serde(default)]
        because: String,
    }
    let parts = Option::<SuggestionParts>::deserialize(from)?;
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
