//! An article that came through a pipe, kept beside its checklist: there is no other copy.

use super::files::{self, FileError};
use crate::shell::failure::name_of;
use std::path::Path;

/// Hexadecimal digits of the hash in a name: enough that no two articles of a folder share one.
const DIGITS: usize = 16;

/// Keeps an article's bytes beside a checklist, under a name with their hash, so that the same article is kept once and
/// never over another; the name: `bridge.article-9f86d081884c7d65.txt` for `bridge.checklist.toml`.
///
/// # Errors
/// It cannot be written, or something else has the name.
pub fn keep(checklist: &Path, raw: &[u8], sha256: &str) -> Result<String, FileError> {
    let hash = sha256.get(..DIGITS).unwrap_or(sha256);
    let ending = format!("article-{hash}.txt");
    let path = checklist.with_extension("").with_extension(ending);
    let is_kept = files::read(&path).is_ok_and(|(bytes, _)| bytes == raw);
    if !is_kept {
        files::save(&path, raw, None)?;
    }
    Ok(name_of(&path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::sha256;
    use std::fs;

    #[test]
    fn every_article_is_kept_once_and_over_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let checklist = folder.path().join("c.checklist.toml");
        let kept = |raw: &str| keep(&checklist, raw.as_bytes(), &sha256(raw));
        let one = kept("One ferry.").unwrap();
        assert!(one.starts_with("c.article-"), "{one}");
        assert_eq!(kept("One ferry.").unwrap(), one);
        let two = kept("Two ferries.").unwrap();
        let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(
            (text(&one), text(&two)),
            ("One ferry.".to_owned(), "Two ferries.".to_owned())
        );
        fs::write(folder.path().join(&one), "mine").unwrap();
        let shown = kept("One ferry.").unwrap_err().to_string();
        assert!(shown.contains(&one), "{shown}");
        assert_eq!(text(&one), "mine");
    }

    #[test]
    fn what_cannot_be_kept_is_said() {
        let trouble = keep(Path::new("/proc/c.checklist.toml"), b"One ferry.", "f0");
        let shown = trouble.unwrap_err().to_string();
        assert!(shown.contains("/proc/c.article-f0.txt"), "{shown}");
    }
}
