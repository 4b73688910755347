//! Why a checklist file cannot be read, in a sentence and in the parts that a lint needs.

use crate::text::{SafeText, named};

named! {
    /// What kind of thing is wrong with a checklist file.
    FormatErrorKind {
        /// Its bytes are not UTF-8.
        Encoding = "encoding",
        /// It is not TOML.
        Syntax = "syntax",
        /// A merge was left half done.
        Merge = "merge",
        /// It is something else than a checklist.
        NotAChecklist = "not-a-checklist",
        /// Its version is unknown.
        Version = "version",
        /// Two claims have the same id.
        DuplicateId = "duplicate-id",
        /// A value is of the wrong type, missing, or not among those allowed.
        Value = "value",
    }
}

/// Why a checklist file cannot be read. Its text is one sentence without the file's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct FormatError {
    /// What kind of thing is wrong.
    pub kind: FormatErrorKind,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// The id of the claim, where there is one.
    pub claim: Option<String>,
    /// The key, where there is one.
    pub key: Option<String>,
    /// All of it for a person; safe to show.
    pub sentence: String,
}

impl FormatError {
    /// An error whose sentence ends with the line.
    pub(super) fn new(kind: FormatErrorKind, words: &str, line: Option<usize>) -> Self {
        let at = line.map_or_else(String::new, |n| format!(" (line {n})"));
        Self {
            kind,
            line,
            claim: None,
            key: None,
            sentence: format!("{}{at}", SafeText::sanitize(words)),
        }
    }

    pub(super) fn encoding(words: &str, line: Option<usize>) -> Self {
        Self::new(FormatErrorKind::Encoding, words, line)
    }

    /// The same error, naming the claim and the key.
    pub(super) fn at(mut self, claim: Option<&str>, key: &str) -> Self {
        self.claim = claim.map(str::to_owned);
        self.key = Some(key.to_owned());
        self
    }
}
