//! The keys of the checklist file as plain values, between the typed [`Entry`] and TOML or JSON lines.
//!
//! One place knows which key holds what, in which order, and which values it may have. Knows neither TOML nor JSON:
//! `format` and `history` turn [`Field`]s into those. Defaults are left out.

mod entry;
mod reader;

pub(super) use entry::{entry_of, fields_of, is_pristine, whole_fields_of};
pub(super) use reader::{Reader, Wrong};

/// One value of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// A string.
    Text(String),
    /// A date, or a date with a time, as it is written.
    Time(String),
    /// A whole number.
    Number(i64),
    /// True or false.
    Flag(bool),
    /// Several strings.
    List(Vec<String>),
    /// A table.
    Map(Fields),
    /// Several tables.
    Maps(Vec<Fields>),
    /// Something this version of the format has no use for, by its name ("a fraction").
    Other(&'static str),
}

impl Field {
    /// What it is, for a person.
    pub(super) const fn what(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Time(_) => "a date",
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::List(_) => "a list",
            Self::Map(_) => "a table",
            Self::Maps(_) => "a list of tables",
            Self::Other(what) => what,
        }
    }
}

/// Keys and values in the order in which they are written.
pub(super) type Fields = Vec<(String, Field)>;

/// The value of a key.
pub(super) fn get<'f>(fields: &'f Fields, key: &str) -> Option<&'f Field> {
    fields.iter().find(|(k, _)| k == key).map(|(_, v)| v)
}

/// The top of the file.
pub(super) const TOP_KEYS: &[&str] = &["format", "version", "guide"];

/// `[document]`.
pub(super) const DOCUMENT_KEYS: &[&str] = &[
    "title",
    "location",
    "url",
    "publisher",
    "byline",
    "published",
    "updated",
    "retrieved",
    "archive_url",
    "language",
    "reviewer",
    "text_form",
    "text_chars",
    "text_sha256",
    "raw_sha256",
    "snapshot",
    "n_claims",
];

/// `[[claim]]`.
pub(super) const CLAIM_KEYS: &[&str] = &[
    "id",
    "exact",
    "status",
    "exclude",
    "basis",
    "problem",
    "concern",
    "finding",
    "flag",
    "note",
    "by",
    "at",
    "part",
    "kind",
    "repeats",
    "origin",
    "parent",
    "anchor",
    "stale",
    "suggestion",
    "source",
    "checks",
    "evidence",
    "prefix",
    "suffix",
    "start",
    "end",
];

/// `suggestion = { .. }`.
pub(super) const SUGGESTION_KEYS: &[&str] = &["status", "basis", "problem", "rule", "because"];

/// `[claim.source]`.
pub(super) const SOURCE_KEYS: &[&str] = &[
    "name",
    "role",
    "affiliation",
    "cue",
    "speech",
    "scope",
    "chain",
    "reason_unnamed",
];

/// `[[claim.evidence]]`.
pub(super) const EVIDENCE_KEYS: &[&str] = &[
    "role",
    "stance",
    "type",
    "level",
    "ties",
    "title",
    "author",
    "publisher",
    "published",
    "url",
    "accessed",
    "archive_url",
    "locator",
    "quote",
    "note",
];

/// Keys of evidence that may only have these values.
pub(super) const EVIDENCE_VALUES: &[(&str, &[&str])] = &[
    ("level", &["primary", "secondary", "tertiary"]),
    ("ties", &["independent", "party", "same-outlet"]),
];
