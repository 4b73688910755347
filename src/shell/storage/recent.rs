//! What the shelf keeps of a reading, beside its bookmark: which article, how far, when.

use super::source::ArticleSource;
use crate::session::Session;
use crate::shell::clock::now_in_seconds;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Characters of a title that are kept.
const LONGEST_TITLE: usize = 300;

/// The last time an article was open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentEntry {
    /// The article's file, or the address of its page.
    #[serde(with = "any_path")]
    pub article: PathBuf,
    /// Its checklist.
    #[serde(with = "any_path")]
    pub checklist: PathBuf,
    /// Its title, when it has one.
    pub title: Option<String>,
    /// How much of it had been on the screen, in percent.
    pub percent: Option<usize>,
    /// How many claims were decided, and how many there were.
    pub progress: Option<(usize, usize)>,
    /// When.
    pub opened: Option<Timestamp>,
}

/// Paths as text: not every path is UTF-8.
mod any_path {
    use crate::text::{percent_decoded, percent_encoded};
    use serde::{Deserialize, Deserializer, Serializer};
    use std::path::{Path, PathBuf};

    pub fn serialize<S: Serializer>(path: &Path, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&percent_encoded(path))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PathBuf, D::Error> {
        Ok(percent_decoded(&String::deserialize(from)?))
    }
}

/// What the shelf knew of an article when it was opened, and where everything of it is.
#[derive(Debug)]
pub struct KnownVisit {
    /// What the article's file is, or the address of its page, or for an article from a pipe a file beside it.
    article: Option<PathBuf>,
    /// Whether the article came through a pipe and is kept beside its checklist.
    is_piped: bool,
    checklist: Option<PathBuf>,
    before: RecentEntry,
}

impl KnownVisit {
    /// Looks the paths up on disk, before the first page is shown.
    pub fn of(origin: &ArticleSource, checklist: &Path, before: Option<RecentEntry>) -> Self {
        let article = match origin {
            ArticleSource::File(path) => std::fs::canonicalize(path)
                .or_else(|_| std::path::absolute(path))
                .ok(),
            ArticleSource::Stdin => std::path::absolute(checklist).ok(),
            ArticleSource::Address(address) => Some(address.as_str().into()),
            ArticleSource::Page(page) => Some(page.address.as_str().into()),
            ArticleSource::Sample => None,
        };
        Self {
            article,
            is_piped: *origin == ArticleSource::Stdin,
            checklist: std::path::absolute(checklist).ok(),
            before: before.unwrap_or_default(),
        }
    }

    /// The checklist is another file from now on.
    pub fn moved_to(&mut self, checklist: &Path) {
        self.checklist = std::path::absolute(checklist).ok();
    }

    /// It is off the shelf until it is opened again.
    pub fn forget(&mut self) {
        self.article = None;
    }

    /// What the shelf shall know of it; nothing of the sample, which is always there.
    pub fn visit(&self, session: &Session) -> Option<RecentEntry> {
        let article = self.article.as_ref()?;
        let article = match &session.checklist.document.snapshot {
            _ if !self.is_piped => article.clone(),
            Some(name) => article.with_file_name(name),
            // Not kept, or not yet.
            None => Some(self.before.article.clone()).filter(|path| path.is_absolute())?,
        };
        let title = session.article.metadata.title.as_deref().map(|title| {
            let title: String = title.chars().take(LONGEST_TITLE).collect();
            crate::text::one_line(&title)
        });
        // Where claims were not found yet, or not all was read, what was known before still holds.
        let found = session.found.as_ref().map(|_| session.progress());
        Some(RecentEntry {
            article,
            checklist: self.checklist.clone()?,
            title,
            percent: session.percent_seen().or(self.before.percent),
            progress: found.or(self.before.progress),
            opened: Some(now_in_seconds()),
        })
    }
}
