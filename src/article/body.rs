//! What is between bytes and an article: characters, the form that they are in, and what is known of them beside.

use super::Metadata;
use super::error::ReadError;
use super::hint::Hint;
use super::sniff::{self, Format};

/// The characters of an article, and what is known of them.
pub(super) struct Body {
    /// The characters.
    pub text: String,
    /// The form that they are in.
    pub format: Format,
    /// What is known of the article before it is read.
    pub known: Metadata,
    /// The address that they came from, where they say so beside the text.
    pub address: Option<String>,
    /// What was odd about them, each one sentence for a person.
    pub warnings: Vec<String>,
}

impl Body {
    /// Characters in the form that they look to be in.
    pub fn of(text: String, hint: &Hint) -> Result<Self, ReadError> {
        Ok(Self {
            format: sniff::format(&text, hint)?,
            text,
            known: Metadata::default(),
            address: None,
            warnings: Vec::new(),
        })
    }
}
