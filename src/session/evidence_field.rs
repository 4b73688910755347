//! The fields of a piece of evidence, and what a list of values sets: a field of the claim, or one of its evidence.

use super::Field;
use super::field::{FieldValue, NONE};
use crate::checklist::{Evidence, EvidenceRole, Level, Record, Stance, Ties};
use crate::text::named;

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

const STANCES: &[FieldValue] = &[
    (NONE, "clear"),
    ("unopened", "not opened yet"),
    ("supports", "says so"),
    ("partly", "says it in part"),
    ("contradicts", "says otherwise"),
    ("silent", "does not mention it"),
    ("unreachable", "does not open"),
];

const LEVELS: &[FieldValue] = &[
    (NONE, "clear"),
    ("primary", "the document itself, a witness"),
    ("secondary", "somebody who tells of it"),
    ("tertiary", "a digest of what others told"),
];

const TIES: &[FieldValue] = &[
    (NONE, "clear"),
    ("independent", "no tie to the claim"),
    ("party", "from somebody whom the claim concerns"),
    ("same-outlet", "from the article's own outlet"),
];

const ROLES: &[FieldValue] = &[("cited", "the article cites it"), ("found", "my own find")];

impl EvidenceField {
    /// The values to choose from; none for a field that is typed.
    pub const fn values(self) -> &'static [FieldValue] {
        match self {
            Self::Type => TYPES,
            Self::Stance => STANCES,
            Self::Level => LEVELS,
            Self::Ties => TIES,
            Self::Role => ROLES,
            _ => &[],
        }
    }

    /// What is typed into it, in a few words.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Locator => "p. 14, table 2, tape 2, 14:20",
            Self::Accessed | Self::Published => "2026-03-04",
            Self::Address | Self::Archive => "https://...",
            Self::Quotation => "its own words",
            _ => "",
        }
    }

    /// Its value.
    pub fn value_in(self, evidence: &Evidence) -> Option<&str> {
        match self {
            Self::Stance => evidence.stance.map(Stance::name),
            Self::Level => evidence.level.map(Level::name),
            Self::Ties => evidence.ties.map(Ties::name),
            Self::Role => evidence.role.map(EvidenceRole::name),
            Self::Type => evidence.kind.as_deref(),
            Self::Title => evidence.title.as_deref(),
            Self::Locator => evidence.locator.as_deref(),
            Self::Address => evidence.url.as_deref(),
            Self::Accessed => evidence.accessed.as_deref(),
            Self::Quotation => evidence.quote.as_deref(),
            Self::Author => evidence.author.as_deref(),
            Self::Publisher => evidence.publisher.as_deref(),
            Self::Published => evidence.published.as_deref(),
            Self::Archive => evidence.archive_url.as_deref(),
            Self::Note => evidence.note.as_deref(),
        }
    }

    /// Sets its value; an empty one, or "none" where it is chosen, clears it.
    pub(super) fn set(self, evidence: &mut Evidence, value: &str) {
        let text =
            Some(value).filter(|v| !v.is_empty() && (self.values().is_empty() || *v != NONE));
        let text = text.map(str::to_owned);
        match self {
            Self::Stance => evidence.stance = Stance::from_name(value),
            Self::Level => evidence.level = Level::from_name(value),
            Self::Ties => evidence.ties = Ties::from_name(value),
            Self::Role => evidence.role = EvidenceRole::from_name(value),
            Self::Type => evidence.kind = text,
            Self::Title => evidence.title = text,
            Self::Locator => evidence.locator = text,
            Self::Address => evidence.url = text,
            Self::Accessed => evidence.accessed = text,
            Self::Quotation => evidence.quote = text,
            Self::Author => evidence.author = text,
            Self::Publisher => evidence.publisher = text,
            Self::Published => evidence.published = text,
            Self::Archive => evidence.archive_url = text,
            Self::Note => evidence.note = text,
        }
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
                value.unwrap_or(NONE) == name
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_takes_what_it_gives() {
        for &field in EvidenceField::ALL {
            let mut evidence = Evidence::default();
            let value = field.values().last().map_or("words", |(name, _)| *name);
            field.set(&mut evidence, value);
            assert_eq!(field.value_in(&evidence), Some(value), "{field}");
            field.set(&mut evidence, "");
            assert_eq!(evidence, Evidence::default(), "{field}");
        }
    }

    #[test]
    fn the_values_are_those_of_the_checklist_in_their_order() {
        let named = |field: EvidenceField| -> Vec<&str> {
            let names = field.values().iter().map(|(name, _)| *name);
            names.filter(|name| *name != NONE).collect()
        };
        let stances: Vec<_> = Stance::ALL.iter().map(|v| v.name()).collect();
        let levels: Vec<_> = Level::ALL.iter().map(|v| v.name()).collect();
        let ties: Vec<_> = Ties::ALL.iter().map(|v| v.name()).collect();
        let roles: Vec<_> = EvidenceRole::ALL.iter().map(|v| v.name()).collect();
        assert_eq!(named(EvidenceField::Stance), stances);
        assert_eq!(named(EvidenceField::Level), levels);
        assert_eq!(named(EvidenceField::Ties), ties);
        assert_eq!(named(EvidenceField::Role), roles);
    }
}
