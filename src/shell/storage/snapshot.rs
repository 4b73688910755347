//! An article that came through a pipe, kept beside its checklist: nobody else has it.
//!
//! A file that is there holds this very article, or is left alone: another article keeps its own.

use super::files::{self, FileError};
use std::path::{Path, PathBuf};

/// Keeps an article's bytes beside a checklist, which may already say under which name; the name there.
///
/// # Errors
/// It cannot be written, or a hundred other articles are kept there already.
pub fn keep(checklist: &Path, raw: &[u8], known: Option<&str>) -> Result<String, FileError> {
    let said = known.and_then(|name| named(checklist, name));
    let own = (1..=files::MOST_NAMES).map(|nth| beside(checklist, nth));
    let path = match said.into_iter().chain(own).find(|path| holds(path, raw)) {
        Some(path) => path,
        None => files::save_new(|nth| beside(checklist, nth), raw)?,
    };
    Ok(path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned())
}

/// Where the article of a checklist is that names it so, or the first one that is kept there.
pub fn path(checklist: &Path, known: Option<&str>) -> PathBuf {
    let said = known.and_then(|name| named(checklist, name));
    said.unwrap_or_else(|| beside(checklist, 1))
}

/// The name under which the checklist there says that its article is kept.
pub fn named_in(checklist: &Path) -> Option<String> {
    let (bytes, _) = files::read(checklist).ok()?;
    crate::checklist::file::snapshot_in(&bytes)
}

/// The file of that name beside a checklist. A checklist may come from anybody: a way to another folder is no name.
fn named(checklist: &Path, name: &str) -> Option<PathBuf> {
    let is_name = Path::new(name).file_name() == Some(name.as_ref());
    is_name.then(|| checklist.with_file_name(name))
}

/// `bridge.article.txt` for `bridge.checklist.toml`, then `bridge.article-2.txt`.
fn beside(checklist: &Path, nth: usize) -> PathBuf {
    let ending = match nth {
        1 => "article.txt".to_owned(),
        _ => format!("article-{nth}.txt"),
    };
    checklist.with_extension("").with_extension(ending)
}

fn holds(path: &Path, raw: &[u8]) -> bool {
    files::read(path).is_ok_and(|(bytes, _)| bytes == raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn every_article_keeps_its_own_file() {
        let folder = tempfile::tempdir().unwrap();
        let checklist = folder.path().join("c.checklist.toml");
        let kept = |raw: &str, known| keep(&checklist, raw.as_bytes(), known).unwrap();
        assert_eq!(kept("One ferry.", None), "c.article.txt");
        assert_eq!(kept("One ferry.", None), "c.article.txt");
        let name = kept("Two ferries.", Some("c.article.txt"));
        assert_eq!(name, "c.article-2.txt");
        assert_eq!(kept("Two ferries.", Some(&name)), name);
        let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(
            (text("c.article.txt"), text(&name)),
            ("One ferry.".to_owned(), "Two ferries.".to_owned())
        );
        // The name that a checklist says is only looked at, and a folder is nobody's article.
        fs::write(folder.path().join("mine.txt"), "mine").unwrap();
        fs::create_dir(folder.path().join("c.article-3.txt")).unwrap();
        assert_eq!(kept("Three.", Some("mine.txt")), "c.article-4.txt");
        assert_eq!(text("mine.txt"), "mine");
        assert_eq!(kept("mine", Some("mine.txt")), "mine.txt");
    }

    #[test]
    fn a_checklist_cannot_lead_to_another_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("diary.txt"), "Dear diary.").unwrap();
        let checklist = folder.path().join("in/c.checklist.toml");
        fs::create_dir(folder.path().join("in")).unwrap();
        let own = folder.path().join("in/c.article.txt");
        let absolute = folder.path().join("diary.txt");
        for name in ["../diary.txt", absolute.to_str().unwrap(), "..", "./", ""] {
            assert_eq!(path(&checklist, Some(name)), own, "{name}");
            let kept = keep(&checklist, b"Dear diary.", Some(name)).unwrap();
            assert_eq!(kept, "c.article.txt", "{name}");
        }
    }

    #[test]
    fn what_cannot_be_kept_is_said() {
        let trouble = keep(Path::new("/proc/c.checklist.toml"), b"One ferry.", None);
        let said = trouble.unwrap_err().to_string();
        assert!(said.contains("/proc/c.article.txt"), "{said}");
    }
}
