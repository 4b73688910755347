//! Work that lies elsewhere than in the checklist: conflicts, what could not be saved, what was decided while the
//! article's folder could not be written. Never over a file that is there.

use super::Places;
use crate::shell::files::{self, Expected, FileError, FileErrorKind};
use crate::shell::places::{key, make_private};
use crate::text::SafeText;
use std::path::{Path, PathBuf};

/// Names tried for a file of one second.
const MAX_NAMES: usize = 100;

/// Writes a new file under the first of several names that is free.
fn write_aside(name: &dyn Fn(usize) -> PathBuf, bytes: &[u8]) -> Result<PathBuf, FileError> {
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

fn now() -> String {
    let now = jiff::Timestamp::now();
    now.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn numbered(nth: usize, name: &str) -> String {
    if nth == 0 {
        return name.to_owned();
    }
    format!("{nth}-{name}")
}

/// Keeps another program's file as `bridge.checklist.conflict-20260304T090340Z.toml`.
pub(super) fn keep_aside(path: &Path, bytes: &[u8]) -> Result<PathBuf, FileError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let time = now();
    let name = |nth| path.with_file_name(format!("{stem}.conflict-{}.toml", numbered(nth, &time)));
    write_aside(&name, bytes)
}

/// Puts work that could not be saved into the rescue folder; says why it could not, and where it is now.
pub(super) fn rescue(places: &Places, text: &str, why: &str) -> String {
    let name = places
        .path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let name = format!("{}-{name}", key(&places.path));
    let put = make_private(&places.rescue)
        .map_err(|e| FileError::io("write", &places.rescue, &e))
        .and_then(|()| {
            let name = |nth| places.rescue.join(numbered(nth, &name));
            write_aside(&name, text.as_bytes())
        });
    match put {
        Ok(path) => {
            let words = format!(
                "{why}; your work is in {}, and the next time the article is opened it can be taken in",
                path.display()
            );
            SafeText::sanitize(&words).into_string()
        }
        Err(second) => format!("{why}; and it could not be put elsewhere: {second}"),
    }
}

/// Work in the rescue folder that waits to be taken in, in the order of the names: of one checklist, else of all.
pub fn rescued_in(folder: &Path, checklist: Option<&Path>) -> Vec<PathBuf> {
    let key = checklist.map(key).unwrap_or_default();
    let is_wanted = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.contains(&key) && name.ends_with(".toml")
    };
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = files.map(|file| file.path()).filter(is_wanted).collect();
    found.sort();
    found
}

/// Renames a file whose work was taken over, so that it is not taken in again; what to say of it.
pub(super) fn put_away(path: &Path) -> String {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".taken-{}", now()));
    let there = path.with_file_name(name);
    let renamed = std::fs::rename(path, &there);
    let words = match renamed {
        Ok(()) => format!(
            "taken over from {}; it is kept as {}",
            path.display(),
            there.display()
        ),
        Err(error) => format!(
            "{} is taken over and could not be renamed: {error}",
            path.display()
        ),
    };
    SafeText::sanitize(&words).into_string()
}
