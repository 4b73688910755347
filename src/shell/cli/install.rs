//! Puts completions and the manual page where shells and `man` look for them, below a prefix.
//!
//! Tells every file it wrote. A file that is there and was not made by this program is left alone.

use super::args::Shell;
use super::completions;
use super::man;
use super::print;
use crate::shell::failure::{Failure, reason, shown};
use crate::shell::storage::files::{self, Expected, FileErrorKind};
use crate::shell::storage::paths::home;
use std::fs;
use std::path::{Path, PathBuf};

/// What every file that we made holds near its beginning.
const MADE_BY: &str = "made by sourcecheck";

/// How a file goes to its place.
enum Written {
    New,
    Renewed,
    AsItWas,
    LeftAlone,
}

/// Writes completions and manual page below `prefix` (`~/.local` when none is given).
///
/// # Errors
/// When no home is known, a file cannot be written, or one is there that is not ours; the others are written then.
pub fn install(prefix: Option<&Path>, force: bool) -> Result<u8, Failure> {
    let prefix = prefix_of(prefix)?;
    let page = man::page().map_err(|e| {
        Failure::Output(format!("the manual page cannot be created: {}", reason(&e)))
    })?;
    let script = |shell| completions::script(shell);
    let contents = [
        (
            "share/bash-completion/completions/sourcecheck",
            script(Shell::Bash),
        ),
        ("share/zsh/site-functions/_sourcecheck", script(Shell::Zsh)),
        (
            "share/fish/vendor_completions.d/sourcecheck.fish",
            script(Shell::Fish),
        ),
        ("share/man/man1/sourcecheck.1", page),
    ];
    let mut told = Vec::new();
    let mut alone = Vec::new();
    for (place, text) in contents {
        let path = prefix.join(place);
        let name = shown(&path);
        match write(&path, &text, force) {
            Ok(Written::New) => told.push(format!("wrote {name}\n")),
            Ok(Written::Renewed) => told.push(format!("updated {name}\n")),
            Ok(Written::AsItWas) => told.push(format!("{name} is up to date\n")),
            Ok(Written::LeftAlone) => alone.push(name.into_string()),
            Err(failure) => {
                // What is there already has to be known all the same.
                print::out(&told.concat())?;
                return Err(failure);
            }
        }
    }
    if !prefix.starts_with("/usr") {
        let folder = prefix.join("share/zsh/site-functions");
        let folder = shown(&folder);
        told.push(format!("zsh: add {folder} to fpath before compinit\n"));
    }
    print::out(&told.concat())?;
    if alone.is_empty() {
        return Ok(0);
    }
    Err(Failure::Output(format!(
        "not written, since sourcecheck did not make it: {}; --force overwrites it",
        alone.join(", ")
    )))
}

/// The prefix with `~` as the home folder: shells leave it as it is behind `=`.
fn prefix_of(given: Option<&Path>) -> Result<PathBuf, Failure> {
    let home = || {
        home().ok_or_else(|| Failure::Use("no home folder: set HOME or give --prefix".to_owned()))
    };
    match given {
        None => Ok(home()?.join(".local")),
        Some(path) => match path.strip_prefix("~") {
            Ok(below) => Ok(home()?.join(below)),
            Err(_) => Ok(path.to_owned()),
        },
    }
}

fn write(path: &Path, text: &str, force: bool) -> Result<Written, Failure> {
    let failed = |e: &files::FileError| Failure::Output(e.to_string());
    let (expected, written) = match files::read(path) {
        Ok((bytes, _)) if bytes == text.as_bytes() => return Ok(Written::AsItWas),
        Ok((bytes, stamp)) => {
            if !force && !is_ours(&bytes) {
                return Ok(Written::LeftAlone);
            }
            (Expected::This(stamp), Written::Renewed)
        }
        Err(error) if error.kind == FileErrorKind::Missing => (Expected::Nothing, Written::New),
        Err(error) => return Err(failed(&error)),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| {
            let why = reason(&e);
            Failure::Output(format!("{} cannot be created: {why}", shown(folder)))
        })?;
    }
    files::save(path, text.as_bytes(), expected).map_err(|e| failed(&e))?;
    Ok(written)
}

/// Whether one of the first lines says that we made the file.
fn is_ours(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.lines().take(3).any(|line| line.contains(MADE_BY))
}
