//! Where an article's checklist lies, and under which name its state is kept.

use super::failure::{Failure, shown};
use super::files;
use super::folders::Folders;
use super::opened::Origin;
use crate::checklist::format;
use sha2::{Digest, Sha256};
use std::path::{Component, Path, PathBuf};

/// The ending of a checklist's name.
const ENDING: &str = ".checklist.toml";
/// Hex digits of a hash in a file's name.
const HASH_DIGITS: usize = 16;

/// Where one article's checklist lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The checklist.
    pub checklist: PathBuf,
    /// The article's file as seen from the checklist's folder; `None` for stdin and the sample.
    pub location: Option<String>,
    /// Why it does not lie beside the article, when it does not.
    pub note: Option<String>,
    /// Why it cannot be written even there.
    pub unwritable: Option<String>,
}

/// Finds the place: `chosen` by the reader, else beside the article, else in the data folder.
///
/// # Errors
/// When the chosen path is a folder.
pub fn place(
    origin: &Origin,
    bytes: &[u8],
    chosen: Option<&Path>,
    folders: &Folders,
) -> Result<Place, Failure> {
    if let Some(path) = chosen {
        if path.is_dir() {
            let text = format!("{} is a folder: give --checklist a file", shown(path));
            return Err(Failure::Use(text));
        }
        return Ok(finished(path.to_owned(), origin, None));
    }
    let Origin::File(article) = origin else {
        let name = match origin {
            Origin::Sample => "sample".to_owned(),
            _ => format!("stdin-{}", hash(bytes)),
        };
        return Ok(finished(in_data(folders, &name), origin, None));
    };
    let beside = beside(article);
    match files::probe(&beside) {
        Ok(()) => Ok(finished(beside, origin, None)),
        Err(_) if beside.exists() => Ok(finished(beside, origin, None)),
        Err(_) => {
            let stem = article
                .file_stem()
                .map(|s| s.to_string_lossy().into_owned())
                .unwrap_or_default();
            let name = format!(
                "{stem}-{}",
                hash(absolute(article).as_os_str().as_encoded_bytes())
            );
            let path = in_data(folders, &name);
            let note = format!(
                "the article's folder cannot be written; the checklist is {}",
                shown(&path)
            );
            Ok(finished(path, origin, Some(note)))
        }
    }
}

/// `bridge.md` keeps `bridge.checklist.toml`, or its full name where the short one belongs to another article.
fn beside(article: &Path) -> PathBuf {
    let short = article.with_extension("").into_os_string();
    let with_ending = |mut name: std::ffi::OsString| {
        name.push(ENDING);
        PathBuf::from(name)
    };
    let short = with_ending(short);
    let long = with_ending(article.as_os_str().to_owned());
    if long.exists() || belongs_to_another(&short, article) {
        long
    } else {
        short
    }
}

/// Whether a checklist is about another article: a file whose checklist it says it is, and that is still there.
fn belongs_to_another(checklist: &Path, article: &Path) -> bool {
    let Ok((bytes, _)) = files::read(checklist) else {
        return false;
    };
    let location = format::read_bytes(&bytes)
        .ok()
        .and_then(|s| s.checklist.document.location);
    let folder = checklist.parent().unwrap_or_else(|| Path::new(""));
    location.is_some_and(|other| {
        let other = folder.join(other);
        other.file_name() != article.file_name() && other.exists()
    })
}

fn in_data(folders: &Folders, name: &str) -> PathBuf {
    // A folder that cannot be made shows when the file is probed.
    std::fs::create_dir_all(&folders.data).ok();
    folders.data.join(format!("{name}{ENDING}"))
}

fn finished(checklist: PathBuf, origin: &Origin, note: Option<String>) -> Place {
    let location = match origin {
        Origin::File(article) => Some(relative(article, &checklist)),
        _ => None,
    };
    let unwritable = files::probe(&checklist).err().map(|e| e.to_string());
    Place {
        checklist,
        location,
        note,
        unwritable,
    }
}

/// The article's path as seen from the checklist's folder; absolute when they share no folder but the root.
fn relative(article: &Path, checklist: &Path) -> String {
    let article = absolute(article);
    let checklist = absolute(checklist);
    let folder = checklist.parent().unwrap_or_else(|| Path::new("/"));
    let shared = article
        .components()
        .zip(folder.components())
        .take_while(|(a, b)| a == b)
        .count();
    if shared <= 1 {
        return article.to_string_lossy().into_owned();
    }
    let up = folder
        .components()
        .skip(shared)
        .map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(article.components().skip(shared)).collect();
    path.to_string_lossy().into_owned()
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The name under which a checklist's state is kept: a hash of where it lies, links resolved.
pub fn state_name(checklist: &Path) -> String {
    let path = files::resolve(checklist).unwrap_or_else(|_| checklist.to_owned());
    hash(absolute(&path).as_os_str().as_encoded_bytes())
}

/// The first hex digits of a SHA-256.
fn hash(bytes: &[u8]) -> String {
    sha256(bytes).chars().take(HASH_DIGITS).collect()
}

/// The SHA-256 of some bytes, in hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_named_from_the_checklists_folder() {
        for (article, checklist, location) in [
            (
                "/desk/bridge.md",
                "/desk/bridge.checklist.toml",
                "bridge.md",
            ),
            (
                "/desk/in/bridge.md",
                "/desk/out/bridge.checklist.toml",
                "../in/bridge.md",
            ),
            ("/desk/bridge.md", "/home/ab/x.toml", "/desk/bridge.md"),
        ] {
            assert_eq!(relative(Path::new(article), Path::new(checklist)), location);
        }
    }
}
