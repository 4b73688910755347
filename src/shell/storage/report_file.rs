//! Where a report is written, and that no other file there is overwritten.

use super::files::{self, FileErrorKind};
use super::paths;
use crate::export::{ReportFormat, is_untouched};
use crate::shell::failure::shown;
use crate::text::names;
use std::path::{Path, PathBuf};

/// Where a report is written and in which form, as it was asked for: the name of a form, or a path that ends like one.
///
/// # Errors
/// The words are neither.
pub fn chosen(asked: &str, checklist: &Path) -> Result<(PathBuf, ReportFormat), String> {
    let asked = asked.trim();
    if let Some(form) = ReportFormat::from_name(asked) {
        return Ok((paths::beside_checklist(checklist, form.ending()), form));
    }
    let form = ReportFormat::of_path(asked).ok_or_else(|| {
        let forms = names::<ReportFormat>();
        format!("unknown form: {asked}; give one of {forms}, or a path such as pier.html")
    })?;
    Ok((PathBuf::from(asked), form))
}

/// Writes a report, in place of an earlier one that nobody wrote into since; `by_force`: whatever is there.
///
/// # Errors
/// It cannot be written, or something else is there.
pub fn write(path: &Path, bytes: &[u8], by_force: bool) -> Result<(), String> {
    let expected = match files::read(path) {
        Ok((there, _)) if there == bytes => return Ok(()),
        Ok((there, stamp)) if by_force || is_untouched(&there) => Some(stamp),
        Ok(_) => {
            let path = shown(path);
            return Err(format!(
                "{path} exists, and is no report or was changed since: give another path, or remove it"
            ));
        }
        Err(error) if error.kind == FileErrorKind::Missing => None,
        Err(error) => return Err(error.to_string()),
    };
    files::save(path, bytes, expected).map_err(|e| e.to_string())?;
    Ok(())
}
