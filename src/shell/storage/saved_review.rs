//! A checklist's file with the article that it is about, where that can still be read: what reports are made of.

use super::files;
use super::kept_page;
use super::load::{self, LoadedArticle, of_page};
use super::source::ArticleSource;
use crate::article::{self, Hint};
use crate::checklist::file::{self, Saved};
use crate::checklist::{Checklist, Document, Entry, Findings, begin, load as load_over, sha256};
use crate::export::{ArticleState, ReviewReport};
use crate::prompt::Bank;
use crate::shell::failure::{Failure, shown};
use std::path::Path;
use std::sync::Arc;

/// A checklist as it was saved.
#[derive(Debug)]
pub struct SavedReview {
    /// The checklist.
    pub checklist: Checklist,
    /// The article with its claims; `None`: it cannot be read.
    pub findings: Option<Findings>,
    /// What the article is to the checklist.
    pub state: ArticleState,
}

impl SavedReview {
    /// Reads a checklist, and its article where that is still there.
    ///
    /// # Errors
    /// The checklist cannot be read.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let (bytes, _) = files::read(path).map_err(|e| Failure::Input(e.to_string()))?;
        // Articles are given by mistake.
        let is_toml = path.extension().is_some_and(|ending| ending == "toml");
        let advice = if is_toml {
            ""
        } else {
            "; give a checklist, such as bridge.checklist.toml"
        };
        let refused =
            |e: file::FormatError| Failure::Input(format!("{}: {e}{advice}", shown(path)));
        let saved = file::read(&bytes, |_, _| false).map_err(refused)?;
        // Without it a report is made of the records, and says so.
        match article_of(path, &saved.document).ok().flatten() {
            Some(article) => Self::over(article, Some((path, bytes.as_slice()))),
            None => Ok(Self::alone(saved)),
        }
    }

    /// Puts what is saved over an article; without a file nothing is decided.
    ///
    /// # Errors
    /// The checklist cannot be read.
    pub fn over(loaded: LoadedArticle, saved: Option<(&Path, &[u8])>) -> Result<Self, Failure> {
        let raw_sha256 = sha256(&**loaded.bytes);
        let findings = Findings::of(loaded.article);
        let loaded = match saved {
            None => begin(&findings, raw_sha256),
            Some((path, bytes)) => load_over(bytes, &findings, raw_sha256)
                .map_err(|e| Failure::Input(format!("{}: {e}", shown(path))))?,
        };
        let is_other = loaded.edited.has_other_text;
        Ok(Self {
            checklist: loaded.checklist,
            findings: Some(findings),
            state: if is_other {
                ArticleState::Changed
            } else {
                ArticleState::Same
            },
        })
    }

    /// The report on it.
    pub fn report<'r>(&'r self, bank: &'r Bank) -> ReviewReport<'r> {
        ReviewReport::new(&self.checklist, self.findings.as_ref(), self.state, bank)
    }

    /// The records alone, in the order of the file.
    fn alone(saved: Saved) -> Self {
        let records = saved.claims.into_iter().filter_map(|claim| claim.record);
        let entries = records
            .map(|record| Entry::kept(*record, None, None))
            .collect();
        Self {
            checklist: Checklist {
                document: saved.document,
                entries,
            },
            findings: None,
            state: ArticleState::Gone,
        }
    }
}

/// The article of a checklist: its file, the page or the text that was kept of it, or the sample; `None`: it names none.
///
/// # Errors
/// What it names cannot be read.
pub fn article_of(path: &Path, document: &Document) -> Result<Option<LoadedArticle>, Failure> {
    let beside = |name: &String| path.with_file_name("").join(name);
    // A pipe that is there would have to be waited for.
    let located = document.location.as_ref().map(beside);
    let located = located.filter(|article| article.is_file() || !article.exists());
    let located = located.map(|article| load::open(ArticleSource::File(article)));
    if let Some(Ok(article)) = located {
        return Ok(Some(article));
    }
    if let Some(page) = kept_page::beside(path) {
        return of_page(Arc::new(page)).map(Some);
    }
    if let Some(text) = document.snapshot.as_ref().map(beside) {
        let (bytes, _) = files::read(&text).map_err(|e| Failure::Input(e.to_string()))?;
        // As it was read from the pipe: the ending of the kept file says nothing about the text.
        let article = article::read(&bytes, &Hint::default())
            .map_err(|error| Failure::Input(format!("{} {error}", shown(&text))))?;
        let bytes = Arc::new(bytes);
        return Ok(Some(LoadedArticle::new(
            ArticleSource::Stdin,
            bytes,
            article,
        )));
    }
    let sample = load::open(ArticleSource::Sample)?;
    if sha256(&sample.article.text) == document.text_sha256 {
        return Ok(Some(sample));
    }
    located.transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::fetch::{Page, PageFacts};
    use std::fs;

    #[test]
    fn a_page_is_read_from_what_was_kept_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let checklist = folder.path().join("tolls.checklist.toml");
        let text = "format = \"sourcecheck-checklist\"\nversion = 1\n";
        fs::write(&checklist, text).unwrap();
        let read = || SavedReview::read(&checklist).unwrap();
        assert_eq!((read().findings, read().state), (None, ArticleState::Gone));
        let bytes = b"<html><body><article><p>Tolls rose by 12 percent in 2024.</p></article></body></html>";
        let facts = PageFacts {
            address: "https://post.example/tolls".to_owned(),
            url: "https://post.example/tolls".to_owned(),
            retrieved: "2031-03-04T08:15:02Z".parse().unwrap(),
            etag: None,
            content_type: Some("text/html".to_owned()),
            sha256: sha256(bytes),
        };
        let page = Page::of(facts, bytes.to_vec()).unwrap();
        kept_page::keep(&checklist, &page).unwrap();
        assert_eq!(read().checklist.entries.len(), 1);
    }
}
