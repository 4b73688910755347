//! One claim on the list, as the running program holds it.

use super::{ClaimId, Origin, Record};
use crate::article::Part;
use crate::claim::{Claim, Kind, Suggestion};
use crate::text::Span;
use std::sync::LazyLock;

/// One claim on the checklist. A claim of which nothing is kept is no more than its id and its place: a long article has
/// a hundred thousand of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where it is in the article (bytes); `None` for an orphan.
    pub span: Option<Span>,
    /// The index of the found claim that it is, or that it shares most text with.
    pub claim: Option<usize>,
    kept: SavedPart,
}

#[derive(Clone, Debug, PartialEq)]
enum SavedPart {
    /// Nothing was decided or noted.
    Nothing(ClaimId),
    Record(Box<Record>),
}

static NOTHING: LazyLock<Record> = LazyLock::new(Record::default);

impl Entry {
    /// A claim that was found and of which nothing is kept.
    pub const fn found(id: ClaimId, span: Span, claim: usize) -> Self {
        Self {
            span: Some(span),
            claim: Some(claim),
            kept: SavedPart::Nothing(id),
        }
    }

    /// A claim with what is kept of it; only its id where the record holds nothing that the finder does not know.
    pub fn new(record: Record, span: Option<Span>, claim: Option<usize>) -> Self {
        let is_plain = record.is_pristine() && record.other.is_empty();
        let is_found = span.is_some() && claim.is_some() && is_plain;
        let kept = if is_found {
            SavedPart::Nothing(record.id)
        } else {
            SavedPart::Record(Box::new(record))
        };
        Self { span, claim, kept }
    }

    /// A claim whose record is kept whatever it holds: the reader wrote beside it, or the finder does not know it.
    pub fn kept(record: Record, span: Option<Span>, claim: Option<usize>) -> Self {
        let kept = SavedPart::Record(Box::new(record));
        Self { span, claim, kept }
    }

    /// Its id.
    pub fn id(&self) -> &ClaimId {
        match &self.kept {
            SavedPart::Nothing(id) => id,
            SavedPart::Record(record) => &record.id,
        }
    }

    /// What is kept of it; where that is nothing, a record without anything.
    pub fn record(&self) -> &Record {
        match &self.kept {
            SavedPart::Nothing(_) => &NOTHING,
            SavedPart::Record(record) => record,
        }
    }

    /// Whether a record is kept of it.
    pub const fn is_kept(&self) -> bool {
        matches!(self.kept, SavedPart::Record(_))
    }

    /// Whether its ends are the reader's: added, moved, split or merged.
    pub fn has_own_ends(&self) -> bool {
        self.is_kept() && self.record().origin != Origin::Found
    }

    /// Its words.
    pub fn exact<'a>(&'a self, text: &'a str) -> &'a str {
        match (&self.kept, self.span) {
            (SavedPart::Record(record), _) => &record.exact,
            (SavedPart::Nothing(_), span) => span.unwrap_or_default().of(text),
        }
    }

    /// What it is about; `claim` is the found claim that it is.
    pub fn kind(&self, claim: Option<&Claim>) -> Kind {
        match &self.kept {
            SavedPart::Record(record) => record.kind,
            SavedPart::Nothing(_) => claim.map_or(Kind::Other, |claim| claim.kind),
        }
    }

    /// The part of the article it is in; `claim` is the found claim that it is.
    pub fn part(&self, claim: Option<&Claim>) -> Part {
        match &self.kept {
            SavedPart::Record(record) => record.part,
            SavedPart::Nothing(_) => claim.map_or(Part::Body, |claim| claim.part),
        }
    }

    /// What the program suggests, or suggested when it was decided, unless its words changed since; `claim` is the found
    /// claim that it is.
    pub fn suggestion<'a>(&'a self, claim: Option<&'a Claim>) -> Option<&'a Suggestion> {
        match &self.kept {
            SavedPart::Record(record) => {
                let now = claim
                    .map(|claim| &claim.suggestion)
                    .filter(|_| record.stale);
                now.or(record.suggestion.as_ref())
            }
            SavedPart::Nothing(_) => claim.map(|claim| &claim.suggestion),
        }
    }

    /// Whether the reader has decided: a status, or an exclusion.
    pub fn is_decided(&self) -> bool {
        self.record().is_decided()
    }

    /// Whether it was decided on words that the article has changed since: it counts as open until it is decided again.
    pub fn needs_another_look(&self) -> bool {
        self.record().stale && self.is_decided()
    }

    /// Whether its decision holds for the article as it is now.
    pub fn is_settled(&self) -> bool {
        self.record().is_settled()
    }

    /// Whether it is among the claims that are counted: an excluded one was taken out.
    pub fn is_counted(&self) -> bool {
        self.record().is_counted()
    }
}
