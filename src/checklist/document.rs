//! Which article a checklist is about: `[document]`.

use super::record::{moment, text_or_date};
use crate::article::Metadata;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use toml::Table;

/// The value of `text_form`: how the article's text was made.
pub(super) const TEXT_FORM: &str = "sc-text-1";

/// Which article a checklist is about, keys in the order in which they are written. Absent things are left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// The article's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The article's file, relative to the checklist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it appeared, as the article writes it.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "text_or_date"
    )]
    pub published: Option<String>,
    /// When it was changed, as somebody wrote it.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "text_or_date"
    )]
    pub updated: Option<String>,
    /// When it was read in.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "moment")]
    pub retrieved: Option<Timestamp>,
    /// A copy of it in an archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive_url: Option<String>,
    /// Its language, as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who reviews.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// How the text was made of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_form: Option<String>,
    /// Code points of the article's text.
    pub text_chars: usize,
    /// SHA-256 of the article's text in UTF-8, in hex.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text_sha256: String,
    /// SHA-256 of the bytes as read, in hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw_sha256: Option<String>,
    /// The file that keeps the text of a page or of stdin, relative to the checklist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    /// How many claims are listed; counted when the file is written.
    pub n_claims: usize,
    /// Keys of the reader's own.
    #[serde(flatten)]
    pub other: Table,
}

impl Document {
    /// Completes what is known with what the article says about itself.
    pub(super) fn complete(&mut self, says: &Metadata) {
        for (ours, theirs) in [
            (&mut self.title, &says.title),
            (&mut self.url, &says.url),
            (&mut self.publisher, &says.publisher),
            (&mut self.byline, &says.byline),
            (&mut self.published, &says.published),
            (&mut self.updated, &says.updated),
            (&mut self.language, &says.language),
        ] {
            if ours.is_none() {
                ours.clone_from(theirs);
            }
        }
        self.text_form = Some(TEXT_FORM.to_owned());
    }
}
