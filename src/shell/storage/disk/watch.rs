//! Whether another program changed the article's file or the checklist's: looked at when asked, never by itself.

use crate::checklist::sha256;
use crate::session::{Command, Notice};
use crate::shell::failure::name_of;
use crate::shell::storage::files::{self, Stamp};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// By which a file that was replaced or written differs: inode, size in bytes, time of the last change.
type FileState = Option<(u64, u64, SystemTime)>;

/// What was seen last of both files.
#[derive(Debug, Default)]
pub(super) struct Watch {
    article: Option<(PathBuf, WatchedFile)>,
    checklist: WatchedFile,
}

/// What was seen last of one file.
#[derive(Debug, Default)]
struct WatchedFile {
    /// As it was when it was there.
    state: FileState,
    absence: Absence,
}

/// Whether a file is missing. Editors save by putting another file in its place: only the second look is sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Absence {
    #[default]
    None,
    Seen,
    Said,
}

impl Watch {
    /// Begins with the article's file as it is now; a checklist is known by its content.
    pub(super) fn begin(article: Option<PathBuf>) -> Self {
        let article = article.map(|path| (facts(&path), path));
        let watched = |(state, path)| (path, WatchedFile::with(state));
        Self {
            article: article.map(watched),
            checklist: WatchedFile::default(),
        }
    }

    /// What changed since the last look; `sha256` is that of the article as it was read. A checklist is looked at unless
    /// it is about to be written.
    pub(super) fn look(
        &mut self,
        sha256: Option<&str>,
        checklist: Option<(&Path, Option<Stamp>)>,
    ) -> Vec<Notice> {
        let article = self.article.as_mut().and_then(|(path, file)| {
            let lost = "its text stays here until you quit";
            file.look(path, lost, || is_article(path, sha256))
        });
        let checklist = checklist.and_then(|(path, known)| {
            // One that is not written yet is not missed.
            let file = &mut self.checklist;
            file.state = file.state.or(known.map(|_| NEVER_SEEN));
            let lost = "the next change writes it again";
            file.look(path, lost, || is_checklist(path, known))
        });
        article.into_iter().chain(checklist).collect()
    }

    /// Whether a file is missing that may only be about to be replaced: to be looked at again soon.
    pub(super) fn is_unsure(&self) -> bool {
        let article = self.article.as_ref().map(|(_, file)| file.absence);
        [article, Some(self.checklist.absence)].contains(&Some(Absence::Seen))
    }
}

/// The state of a file that was read or written, but not looked at.
const NEVER_SEEN: (u64, u64, SystemTime) = (0, 0, SystemTime::UNIX_EPOCH);

impl WatchedFile {
    const fn with(state: FileState) -> Self {
        let absence = Absence::None;
        Self { state, absence }
    }

    /// What is to be said of the file at `path`; where it is missing, that `lost` is what becomes of it.
    fn look(&mut self, path: &Path, lost: &str, is_known: impl Fn() -> bool) -> Option<Notice> {
        let name = name_of(path);
        let Some(now) = facts(path) else {
            let before = self.absence;
            self.absence = match before {
                Absence::None if self.state.is_none() => Absence::None,
                Absence::None => Absence::Seen,
                Absence::Seen | Absence::Said => Absence::Said,
            };
            let is_sure = before == Absence::Seen;
            return is_sure.then(|| Notice::info(format!("{name} is gone; {lost}")));
        };
        let was_said_gone = std::mem::take(&mut self.absence) == Absence::Said;
        if self.state.replace(now) == Some(now) || is_known() {
            return was_said_gone.then(|| Notice::info(format!("{name} is there again")));
        }
        let changed = format!("{name} changed on disk");
        Some(Notice::info(changed).key(": ", Command::Reload, " reads it again"))
    }
}

/// Whether the file has the content that the article was read from: a file that was only touched has not changed.
fn is_article(path: &Path, known: Option<&str>) -> bool {
    let read = files::read(path).ok();
    known
        .zip(read)
        .is_some_and(|(known, (bytes, _))| sha256(&*bytes) == known)
}

/// Whether the file has the content that was read or written last; its own saves are no change.
fn is_checklist(path: &Path, known: Option<Stamp>) -> bool {
    let facts = path.metadata().ok();
    let is_of = |(stamp, facts): (Stamp, _)| stamp.is_of(path, &facts).ok();
    known.zip(facts).and_then(is_of).unwrap_or(false)
}

fn facts(path: &Path) -> FileState {
    let facts = path.metadata().ok()?;
    Some((facts.ino(), facts.len(), facts.modified().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    type FileChange = fn(&Path);

    /// Looks at one file after each change: what `known` was read from is "one".
    #[track_caller]
    fn check(changes: &[(FileChange, &str)]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry.md");
        fs::write(&path, "one").unwrap();
        let known = sha256("one");
        let mut watch = Watch::begin(Some(path.clone()));
        for (nth, (change, expected)) in changes.iter().enumerate() {
            change(&path);
            let said = watch.look(Some(&known), None);
            let is_expected =
                |notice: &Notice| !expected.is_empty() && notice.begins_with(expected);
            assert!(said.iter().all(is_expected), "change {nth}: {said:?}");
            assert_eq!(
                said.len(),
                usize::from(!expected.is_empty()),
                "change {nth}"
            );
        }
    }

    const CHANGED: &str = "ferry.md changed on disk";

    fn nothing(_: &Path) {}

    fn another_file(path: &Path) {
        let beside = path.with_extension("new");
        fs::write(&beside, "one").unwrap();
        fs::rename(&beside, path).unwrap();
    }

    fn more(path: &Path) {
        fs::write(path, "one and two").unwrap();
    }

    fn gone(path: &Path) {
        fs::remove_file(path).unwrap();
    }

    #[test]
    fn a_change_is_said_once() {
        check(&[(nothing, ""), (more, CHANGED), (nothing, "")]);
    }

    #[test]
    fn the_same_content_in_another_file_is_no_change() {
        check(&[(another_file, ""), (nothing, "")]);
        check(&[(gone, ""), (another_file, ""), (nothing, "")]);
    }

    #[test]
    fn a_file_that_stays_away_is_missed_once_and_may_come_back() {
        let missed = "ferry.md is gone; its text stays here until you quit";
        let back = "ferry.md is there again";
        check(&[
            (gone, ""),
            (nothing, missed),
            (nothing, ""),
            (another_file, back),
            (nothing, ""),
        ]);
        check(&[(gone, ""), (nothing, missed), (more, CHANGED)]);
    }

    #[test]
    fn a_checklist_by_another_hand_is_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry.checklist.toml");
        let mut watch = Watch::begin(None);
        let mut look = |known| watch.look(None, Some((&path, known))).len();
        assert_eq!((look(None), look(None)), (0, 0));
        fs::write(&path, "version = 1\n").unwrap();
        assert_eq!((look(None), look(None)), (1, 0));
        let (_, known) = files::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(
            [look(Some(known)), look(Some(known)), look(Some(known))],
            [0, 1, 0]
        );
    }
}
