//! The fields of the sheet and of a piece of evidence: their values in the order of choosing, with what they mean in a few
//! words. Their values are read and set by their keys in the file.

use crate::checklist::{
    Concern, Evidence, EvidenceRole, Finding, Level, Record, Source, Stance, Ties, set_value,
    value_of,
};
use crate::claim::{Basis, Problem, Status};
use crate::prompt::Proposal;
use crate::text::named;

named! {
    /// A field of the sheet.
    Field {
        /// Who or what is given as the origin.
        Basis = "basis",
        /// Why it is unsupported.
        Problem = "problem",
        /// What qualifies the decision.
        Concern = "concern",
        /// What the reader found.
        Finding = "finding",
        /// The reader's words.
        Note = "note",
        /// Links the article cites or the reader found.
        Evidence = "evidence",
        /// The name of who says it.
        Who = "who says",
        /// Their office.
        Role = "role",
        /// Their body.
        Body = "body",
        /// Why they are not named, as the article says.
        Unnamed = "unnamed",
    }
}

named! {
    /// A field of a piece of evidence.
    EvidenceField {
        /// Interview, report, book ...
        Type = "type",
        /// Its title.
        Title = "title",
        /// Page, table, minute.
        Locator = "locator",
        /// Its web address.
        Address = "address",
        /// When it was opened.
        Accessed = "accessed",
        /// Its words.
        Quotation = "quotation",
        /// What it says of the claim.
        Stance = "stance",
        /// How near to the event.
        Level = "level",
        /// What ties it to the claim.
        Ties = "ties",
        /// Whether the article cites it.
        Role = "role",
        /// Who wrote it.
        Author = "author",
        /// Who published it.
        Publisher = "publisher",
        /// When it appeared.
        Published = "published",
        /// A copy in an archive.
        Archive = "archive",
        /// The reader's words about it.
        Note = "note",
    }
}

/// The row that clears a field.
pub(super) const NONE: &str = "none";

/// A value's name in the file, and its meaning.
pub type FieldValue = (&'static str, &'static str);

const TYPES: &[FieldValue] = &[
    (NONE, "clear"),
    ("interview", "somebody was asked"),
    ("email", "a message"),
    ("recording", "sound or film; the locator is tape and time"),
    ("notes", "written down by somebody who was there"),
    ("document", "a letter, minutes, a ruling"),
    ("report", "a report or study"),
    ("book", "a book; the locator is its page"),
    ("dataset", "figures; the locator is table and row"),
    ("web-page", "a page of the web"),
];

/// The values of a field that cannot be cleared.
const fn without_none(values: &'static [FieldValue]) -> &'static [FieldValue] {
    match values {
        [_, values @ ..] => values,
        [] => &[],
    }
}

impl Field {
    /// Those that say who says it, in the order in which they are typed in one line.
    pub const OF_SOURCE: [Self; 4] = [Self::Who, Self::Role, Self::Body, Self::Unnamed];

    /// Its key in the file.
    const fn key(self) -> &'static str {
        match self {
            Self::Who => "name",
            Self::Body => "affiliation",
            Self::Unnamed => "reason_unnamed",
            other => other.name(),
        }
    }

    /// Its value in a source, for one of those fields.
    pub fn of_source(self, source: &Source) -> Option<String> {
        let is_of_source = Self::OF_SOURCE.contains(&self);
        is_of_source.then(|| value_of(source, self.key()))?
    }

    /// Sets it in a source.
    pub(super) fn set_in_source(self, source: &mut Source, value: &str) {
        set_value(source, self.key(), Some(value).filter(|v| !v.is_empty()));
    }

    /// The values to choose from; none for a field that is typed.
    pub const fn values(self) -> &'static [FieldValue] {
        match self {
            Self::Basis => Basis::VALUES,
            Self::Problem => Problem::VALUES,
            Self::Concern => without_none(Concern::VALUES),
            Self::Finding => Finding::VALUES,
            _ => &[],
        }
    }

    /// The one value that a record has; `None` for fields that are typed or may have several.
    pub fn value_in(self, record: &Record) -> Option<String> {
        let is_chosen = !self.values().is_empty();
        is_chosen.then(|| value_of(record, self.key()))?
    }

    /// Whether a value to choose from is set in a record.
    pub fn is_set(self, record: &Record, name: &str) -> bool {
        match self {
            Self::Concern => record.concern.iter().any(|c| c.name() == name),
            _ => self.value_in(record).as_deref().unwrap_or(NONE) == name,
        }
    }

    /// Sets a value in a record; of several that may hold, changes this one.
    pub(super) fn set(self, record: &mut Record, name: &str) {
        match (self, Concern::from_name(name)) {
            (Self::Concern, Some(concern)) => toggle(record, Proposal::Concern(concern)),
            _ => set_value(record, self.key(), Some(name).filter(|name| *name != NONE)),
        }
    }
}

impl EvidenceField {
    /// Its key in the file.
    const fn key(self) -> &'static str {
        match self {
            Self::Address => "url",
            Self::Quotation => "quote",
            Self::Archive => "archive_url",
            other => other.name(),
        }
    }

    /// The values to choose from; none for a field that is typed.
    pub const fn values(self) -> &'static [FieldValue] {
        match self {
            Self::Type => TYPES,
            Self::Stance => Stance::VALUES,
            Self::Level => Level::VALUES,
            Self::Ties => Ties::VALUES,
            Self::Role => without_none(EvidenceRole::VALUES),
            _ => &[],
        }
    }

    /// An example of what is typed; empty where none is needed.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Locator => "p. 14, table 2, tape 2, 14:20",
            Self::Accessed | Self::Published => "2026-03-04",
            Self::Address | Self::Archive => "https://...",
            Self::Quotation => "its own words",
            _ => "",
        }
    }

    /// Its value in a piece of evidence.
    pub fn value_in(self, evidence: &Evidence) -> Option<String> {
        value_of(evidence, self.key())
    }

    /// Sets its value; an empty one, and "none" where values are chosen, clears it.
    pub(super) fn set(self, evidence: &mut Evidence, value: &str) {
        let clears = value.is_empty() || value == NONE && !self.values().is_empty();
        set_value(evidence, self.key(), Some(value).filter(|_| !clears));
    }
}

/// What a list of values is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldChoice {
    /// A field of the current claim.
    Claim(Field),
    /// A field of a piece of its evidence (index).
    Evidence(usize, EvidenceField),
}

impl FieldChoice {
    /// The name of the field.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Claim(field) => field.name(),
            Self::Evidence(_, field) => field.name(),
        }
    }

    /// The values to choose from.
    pub const fn values(self) -> &'static [FieldValue] {
        match self {
            Self::Claim(field) => field.values(),
            Self::Evidence(_, field) => field.values(),
        }
    }

    /// Whether several values may hold at once.
    pub fn holds_several(self) -> bool {
        self == Self::Claim(Field::Concern)
    }

    /// Whether a value is set in a record.
    pub fn is_set(self, record: &Record, name: &str) -> bool {
        match self {
            Self::Claim(field) => field.is_set(record, name),
            Self::Evidence(nth, field) => {
                let value = record.evidence.get(nth).and_then(|e| field.value_in(e));
                value.as_deref().unwrap_or(NONE) == name
            }
        }
    }

    /// Sets a value in a record; of several that may hold, changes this one.
    pub(super) fn set(self, record: &mut Record, name: &str) {
        match self {
            Self::Claim(field) => field.set(record, name),
            Self::Evidence(nth, field) => {
                if let Some(evidence) = record.evidence.get_mut(nth) {
                    field.set(evidence, name);
                }
            }
        }
    }
}

/// Adds what is proposed to a record, or takes it away again.
pub(super) fn toggle(review: &mut Record, proposal: Proposal) {
    let held = proposal.is_in(review);
    match proposal {
        Proposal::Problem(problem) if !held => review.problem = Some(problem),
        // A claim that is decided unsupported keeps a problem, whatever is taken back.
        Proposal::Problem(_) => {
            let unsupported = review.status == Some(Status::Unsupported);
            review.problem = unsupported.then_some(Problem::NoSource);
        }
        Proposal::Concern(concern) if held => review.concern.retain(|c| *c != concern),
        Proposal::Concern(concern) => review.concern.push(concern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_takes_what_it_gives() {
        for &field in EvidenceField::ALL {
            let mut evidence = Evidence::default();
            let value = field.values().last().map_or("words", |(name, _)| *name);
            field.set(&mut evidence, value);
            assert_eq!(field.value_in(&evidence).as_deref(), Some(value), "{field}");
            field.set(&mut evidence, "");
            assert_eq!(evidence, Evidence::default(), "{field}");
        }
        for field in Field::OF_SOURCE {
            let mut source = Source::default();
            field.set_in_source(&mut source, "words");
            assert_eq!(
                field.of_source(&source).as_deref(),
                Some("words"),
                "{field}"
            );
            assert_ne!(source, Source::default(), "{field}");
        }
    }
}
