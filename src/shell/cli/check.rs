//! `check`: whether checklists hold what they should, over the article where it can be found.

use super::args::TextFormat;
use super::print::out;
use crate::checklist::{file, lint};
use crate::export::{CheckedFile, check_json, check_text};
use crate::shell::failure::{Failure, report};
use crate::shell::storage::files;
use crate::shell::storage::saved_review::{SavedReview, article_of};
use std::path::{Path, PathBuf};

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
    let article = article_of(path, &saved.document).unwrap_or_else(|why| {
        report(&format!("{why}; its checklist is checked without it"));
        None
    });
    let now = article.and_then(|article| SavedReview::over(article, Some((path, &bytes))).ok());
    let now = now.as_ref().and_then(|now| {
        let found = now.findings.as_ref()?;
        Some((&now.checklist, &*found.article))
    });
    Ok(CheckedFile {
        path: name,
        unreadable: None,
        progress: saved.progress(),
        complaints: lint(&saved, now),
    })
}
