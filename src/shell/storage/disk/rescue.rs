//! Work that is elsewhere than in the checklist: conflicts, what could not be saved, what was decided while the
//! article's folder could not be written. Never over a file that is there.

use crate::shell::failure::{name_of, reason, shown};
use crate::shell::storage::files::{self, FileError};
use crate::shell::storage::paths::make_private;
use crate::shell::storage::state_files::StateFiles;
use std::path::{Path, PathBuf};

fn now() -> String {
    let now = jiff::Timestamp::now();
    now.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn numbered(nth: usize, name: &str) -> String {
    match nth {
        1 => name.to_owned(),
        _ => format!("{nth}-{name}"),
    }
}

/// Keeps another program's file as `bridge.checklist.conflict-20260304T090340Z.toml`.
pub(super) fn keep_aside(path: &Path, bytes: &[u8]) -> Result<PathBuf, FileError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let time = now();
    let name = |nth| path.with_file_name(format!("{stem}.conflict-{}.toml", numbered(nth, &time)));
    files::save_new(name, bytes)
}

/// Puts work that could not be saved into the rescue folder; says why it could not, and where it is now.
pub(super) fn rescue(checklist: &Path, state: &StateFiles, text: &str, why: &str) -> String {
    let folder = state.rescued();
    let name = format!("{}-{}", state.key(), name_of(checklist));
    let put = make_private(&folder)
        .and_then(|()| files::save_new(|nth| folder.join(numbered(nth, &name)), text.as_bytes()));
    match put {
        Ok(path) => {
            let path = shown(&path);
            format!("{why}; your work is in {path}: open the article again to load it")
        }
        Err(second) => format!("{why}; saving elsewhere failed too: {second}"),
    }
}

/// Work in the rescue folder that waits to be taken in, in the order of the names: of the reading with this key, of all
/// where it is empty.
pub fn rescued_in(folder: &Path, key: &str) -> Vec<PathBuf> {
    let is_wanted = |path: &PathBuf| {
        let is_toml = path.extension().is_some_and(|ending| ending == "toml");
        is_toml && name_of(path).contains(key)
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
    let path = shown(path);
    match renamed {
        Ok(()) => format!("merged from {path}; kept as {}", shown(&there)),
        Err(e) => format!("{path} is merged but cannot be renamed: {}", reason(&e)),
    }
}
