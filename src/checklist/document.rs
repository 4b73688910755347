//! Which article a checklist is about: `[document]`.

use super::record::{is_default, kept, moment, text_or_date};
use crate::article::Metadata;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use toml::Table;

/// The value of `text_form`: how the article's text was made.
pub(super) const TEXT_FORM: &str = "sc-text-1";

kept! {
    /// Which article a checklist is about, keys in the order in which they are written. Absent things are left out.
    Document {
        /// The article's title.
        title: Option<String>,
        /// The article's file, relative to the checklist.
        location: Option<String>,
        /// Its address.
        url: Option<String>,
        /// The outlet.
        publisher: Option<String>,
        /// Who wrote it.
        byline: Option<String>,
        /// When it appeared, as the article writes it.
        #[serde(deserialize_with = "text_or_date")]
        published: Option<String>,
        /// When it was changed, as somebody wrote it.
        #[serde(deserialize_with = "text_or_date")]
        updated: Option<String>,
        /// When it was read in.
        #[serde(deserialize_with = "moment")]
        retrieved: Option<Timestamp>,
        /// A copy of it in an archive.
        archive_url: Option<String>,
        /// Its language, as a BCP 47 tag.
        language: Option<String>,
        /// Who reviews.
        reviewer: Option<String>,
        /// How the text was made of the article.
        text_form: Option<String>,
        /// Code points of the article's text.
        text_chars: Option<usize>,
        /// SHA-256 of the article's text in UTF-8, in hex.
        text_sha256: String,
        /// SHA-256 of the bytes as read, in hex.
        raw_sha256: Option<String>,
        /// The file that keeps the text of a page or of stdin, relative to the checklist.
        snapshot: Option<String>,
        /// How many claims are listed; counted when the file is written.
        n_claims: Option<usize>,
    }
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
