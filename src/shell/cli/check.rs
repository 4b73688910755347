//! `check`: whether checklists hold what they should, over the article where it can be found.

use super::args::TextFormat;
use super::print::out;
use crate::article::Article;
use crate::checklist::{Checklist, Document, Findings, file, lint, load};
use crate::export::{CheckedFile, check_json, check_text};
use crate::shell::failure::{Failure, report};
use crate::shell::storage::load::{ArticleSource, open};
use crate::shell::storage::{files, kept_page};
use crate::{claim, sentence};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The exit code where a check does not hold.
const DOES_NOT_HOLD: u8 = 1;

/// Prints what is wrong with checklists; the exit code, 1 where there is an error, or a warning while those count.
///
/// # Errors
/// When a checklist is not there or stdout cannot be written.
pub fn check(paths: &[PathBuf], strict: bool, format: TextFormat) -> Result<u8, Failure> {
    let checked: Result<Vec<CheckedFile>, Failure> =
        paths.iter().map(|path| of_file(path)).collect();
    let checked = checked?;
    out(&match format {
        TextFormat::Text => check_text(&checked),
        TextFormat::Json => check_json(&checked),
    })?;
    let fails = |file: &CheckedFile| {
        let (errors, warnings) = file.n_faults();
        errors > 0 || strict && warnings > 0
    };
    Ok(if checked.iter().any(fails) {
        DOES_NOT_HOLD
    } else {
        0
    })
}

fn of_file(path: &Path) -> Result<CheckedFile, Failure> {
    let (bytes, _) = files::read(path).map_err(|error| Failure::Input(error.to_string()))?;
    let name = path.to_string_lossy().into_owned();
    let saved = match file::read(&bytes, |_, _| false) {
        Ok(saved) => saved,
        Err(why) => {
            return Ok(CheckedFile {
                path: name,
                unreadable: Some(why.to_string()),
                ..CheckedFile::default()
            });
        }
    };
    let now = article_of(path, &saved.document).and_then(|article| put_over(&bytes, article));
    let now = now.as_ref().map(|(list, article)| (list, &**article));
    Ok(CheckedFile {
        path: name,
        unreadable: None,
        progress: saved.progress(),
        complaints: lint(&saved, now),
    })
}

/// The checklist over the article as it is now.
fn put_over(bytes: &[u8], article: Article) -> Option<(Checklist, Arc<Article>)> {
    let article = Arc::new(article);
    let sentences = sentence::split(&article);
    let claims = claim::detect(&article, &sentences);
    let findings = Findings {
        article: Arc::clone(&article),
        sentences,
        claims,
    };
    let loaded = load(bytes, &findings, String::new()).ok()?;
    Some((loaded.checklist, article))
}

/// The article of a checklist: its file, the text that came through a pipe, or the page that was kept. Where it should be there and is not, stderr
/// says so.
fn article_of(checklist: &Path, document: &Document) -> Option<Article> {
    let beside = |name: &String| checklist.with_file_name("").join(name);
    let page = kept_page::path(checklist);
    let source = match (&document.location, &document.snapshot) {
        (Some(location), _) => ArticleSource::File(beside(location)),
        (None, Some(_)) if page.exists() => {
            ArticleSource::Page(Arc::new(kept_page::beside(checklist)?))
        }
        (None, Some(text)) => ArticleSource::File(beside(text)),
        (None, None) => return None,
    };
    match open(source) {
        Ok(loaded) => Some(loaded.article),
        Err(why) => {
            report(&format!("{why}; its checklist is checked without it"));
            None
        }
    }
}
