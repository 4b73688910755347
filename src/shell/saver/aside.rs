//! Files beside the checklist for work that must not be lost and cannot stand in it: never over a file that is there.

use crate::shell::files::{self, Expected, FileError, FileErrorKind};
use std::path::{Path, PathBuf};

/// Names tried for a conflict or a rescued checklist of one second.
const MAX_NAMES: usize = 100;

/// Writes a new file under the first of several names that is free.
pub(super) fn write_aside(
    name: &dyn Fn(usize) -> PathBuf,
    bytes: &[u8],
) -> Result<PathBuf, FileError> {
    let mut last = None;
    for nth in 0..MAX_NAMES {
        let path = name(nth);
        match files::save(&path, bytes, Expected::Nothing) {
            Ok(_) => return Ok(path),
            Err(e) if e.kind == FileErrorKind::ChangedOnDisk => last = Some(e),
            Err(e) => return Err(e),
        }
    }
    Err(last.expect("at least one name was tried"))
}

/// `bridge.checklist.conflict-20260304T090340Z.toml` for `bridge.checklist.toml`.
pub(super) fn conflict_name(path: &Path) -> impl Fn(usize) -> PathBuf {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let time = jiff::Timestamp::now()
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string();
    let path = path.to_owned();
    move |nth| path.with_file_name(format!("{stem}.conflict-{}.toml", numbered(nth, &time)))
}

pub(super) fn numbered(nth: usize, name: &str) -> String {
    if nth == 0 {
        name.to_owned()
    } else {
        format!("{nth}-{name}")
    }
}
