//! Whether another program changed the article's file or the checklist's: looked at when asked, never by itself.

use crate::session::{Command, Notice};
use crate::shell::failure::name_of;
use crate::shell::storage::files::Stamp;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// By which a file that was replaced or written differs: inode, size in bytes, time of the last change.
type FileState = Option<(u64, u64, SystemTime)>;

/// What was seen last of both files.
#[derive(Debug, Default)]
pub(super) struct Watch {
    article: Option<(PathBuf, FileState)>,
    checklist: FileState,
}

impl Watch {
    /// Begins with the article's file as it is now; a checklist is known by its content.
    pub(super) fn begin(article: Option<PathBuf>) -> Self {
        Self {
            article: article.map(|path| (path.clone(), facts(&path))),
            checklist: None,
        }
    }

    /// What changed since the last look. A checklist is looked at unless it is about to be written.
    pub(super) fn look(&mut self, checklist: Option<(&Path, Option<Stamp>)>) -> Vec<Notice> {
        let mut changed = Vec::new();
        if let Some((path, seen)) = &mut self.article {
            let now = facts(path);
            if now != *seen && now.is_some() {
                changed.push(notice(path));
            }
            *seen = now;
        }
        if let Some((path, known)) = checklist {
            let now = facts(path);
            if now != self.checklist && now.is_some() && !is_known(path, known) {
                changed.push(notice(path));
            }
            self.checklist = now;
        }
        changed
    }
}

/// Whether the file has the content that was read or written last; its own saves are no change.
fn is_known(path: &Path, known: Option<Stamp>) -> bool {
    let facts = path.metadata().ok();
    let is_of = |(stamp, facts): (Stamp, _)| stamp.is_of(path, &facts).ok();
    known.zip(facts).and_then(is_of).unwrap_or(false)
}

fn facts(path: &Path) -> FileState {
    let facts = path.metadata().ok()?;
    Some((facts.ino(), facts.len(), facts.modified().ok()?))
}

fn notice(path: &Path) -> Notice {
    let changed = format!("{} changed on disk", name_of(path));
    Notice::info(changed).key(": ", Command::Reload, " reads it again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_change_is_said_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry.md");
        fs::write(&path, "one").unwrap();
        let mut watch = Watch::begin(Some(path.clone()));
        assert_eq!(watch.look(None), []);
        fs::write(&path, "one and two").unwrap();
        assert_eq!(watch.look(None).len(), 1);
        assert_eq!(watch.look(None), []);
        fs::remove_file(&path).unwrap();
        assert_eq!(watch.look(None), []);
    }

    #[test]
    fn a_checklist_by_another_hand_is_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry.checklist.toml");
        let mut watch = Watch::begin(None);
        assert_eq!(watch.look(Some((&path, None))), []);
        fs::write(&path, "version = 1\n").unwrap();
        assert_eq!(watch.look(Some((&path, None))).len(), 1);
        assert_eq!(watch.look(Some((&path, None))), []);
    }
}
