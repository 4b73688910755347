//! What only the program needs of a reading: position and history, in the state folder.
//!
//! Nothing here is the reader's work: it may be deleted at any time, and no trouble with it ends a session.

use super::files::{self, FileError};
use super::paths::{RESCUED, key, make_private};
use super::recent::RecentEntry;
use crate::session::Bookmark;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What the names of position files end with.
pub const POSITION: &str = "position";

/// Bytes that a position file may have; it is some lines.
const MAX_POSITION: u64 = 64 * 1024;

/// Where one reading's state is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateFiles {
    folder: PathBuf,
    key: String,
}

/// Where the reader is in an article, with what the shelf shows of it. Kept as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The place in the text, and what belongs to it.
    pub bookmark: Bookmark,
    /// The shelf's row, if it has one.
    pub visit: Option<RecentEntry>,
}

impl StateFiles {
    /// The state of the reading whose checklist is there, in the state folder `folder`.
    pub fn new(folder: &Path, checklist: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            key: key(checklist),
        }
    }

    /// The state of the reading whose checklist is there, in the same state folder.
    #[must_use]
    pub fn of_another(&self, checklist: &Path) -> Self {
        Self::new(&self.folder, checklist)
    }

    /// The state that a position file belongs to.
    pub fn of_position(path: &Path) -> Option<Self> {
        Some(Self {
            folder: path.parent()?.to_owned(),
            key: path.file_stem()?.to_str()?.to_owned(),
        })
    }

    /// The folder they are in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the names of its files begin with.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The folder for work that cannot be saved when a session ends.
    pub fn rescued(&self) -> PathBuf {
        self.folder.join(RESCUED)
    }

    /// The lock file, for [`super::lock::Lock::take`].
    pub fn lock_path(&self) -> PathBuf {
        self.path("lock")
    }

    /// The log of changes.
    pub fn history_path(&self) -> PathBuf {
        self.path("history.jsonl")
    }

    /// Where the reader left; `None` when nothing usable is kept.
    pub fn position(&self) -> Option<Position> {
        self.read_position().ok()
    }

    /// Where the reader left.
    ///
    /// # Errors
    /// There is no such file, or it cannot be read; `InvalidData` or `UnexpectedEof`: it is damaged.
    pub fn read_position(&self) -> io::Result<Position> {
        let mut text = Vec::new();
        let file = File::open(self.path(POSITION))?;
        file.take(MAX_POSITION).read_to_end(&mut text)?;
        Ok(serde_json::from_slice(&text)?)
    }

    /// Keeps where the reader is, and what the shelf shows of it.
    ///
    /// # Errors
    /// It cannot be written; the caller may tell, and goes on.
    pub fn keep_position(&self, position: &Position) -> Result<(), FileError> {
        let path = self.path(POSITION);
        make_private(&self.folder)?;
        let text = serde_json::to_vec(position);
        let text = text.map_err(|e| FileError::io("write", &path, &e.into()))?;
        // Not flushed: after a power cut the reader is back where an earlier session ended.
        files::replace(&path, &text)
    }

    /// Takes the article off the shelf; place and marks stay.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn forget_visit(&self) -> Result<(), FileError> {
        let Some(position) = self.position() else {
            return Ok(());
        };
        self.keep_position(&Position {
            visit: None,
            ..position
        })
    }

    /// The log of changes; empty when there is none or it cannot be read.
    pub fn history(&self) -> String {
        let bytes = files::read(&self.history_path()).map(|(bytes, _)| bytes);
        String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
    }

    /// The file of the position.
    pub fn position_path(&self) -> PathBuf {
        self.path(POSITION)
    }

    /// Appends lines to the log of changes.
    ///
    /// # Errors
    /// It cannot be written; the changes themselves are in the checklist.
    pub fn append_history(&self, lines: &str) -> Result<(), FileError> {
        let path = self.history_path();
        let failed = |e: &io::Error| FileError::io("write", &path, e);
        make_private(&self.folder)?;
        let mut options = File::options();
        let mut file = options
            .read(true)
            .append(true)
            .create(true)
            .open(&path)
            .map_err(|e| failed(&e))?;
        let torn = last_byte(&mut file)
            .map_err(|e| failed(&e))?
            .is_some_and(|b| b != b'\n');
        let text = if torn {
            format!("\n{lines}")
        } else {
            lines.to_owned()
        };
        file.write_all(text.as_bytes()).map_err(|e| failed(&e))
    }

    /// Takes over the log of changes of another reading, in place of what a checklist of this name that is gone left.
    ///
    /// # Errors
    /// It cannot be written; the changes themselves are in the checklist.
    pub fn take_history_of(&self, other: &Self) -> Result<(), FileError> {
        make_private(&self.folder)?;
        files::replace(&self.history_path(), other.history().as_bytes())
    }

    fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.key))
    }
}

/// The last byte of a file: a line that a killed run left torn must not swallow the next one.
fn last_byte(file: &mut File) -> io::Result<Option<u8>> {
    if file.metadata()?.len() == 0 {
        return Ok(None);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut byte = [0];
    file.read_exact(&mut byte)?;
    let [byte] = byte;
    Ok(Some(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Spot, Unfinished};

    fn state() -> (tempfile::TempDir, StateFiles) {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFiles::new(
            &folder.path().join("state"),
            &folder.path().join("a.checklist.toml"),
        );
        (folder, state)
    }

    #[test]
    fn a_position_is_kept() {
        let (_folder, state) = state();
        assert_eq!(state.position(), None);
        let bookmark = Bookmark {
            top: Spot {
                at: 1234,
                words: "a\n b%".to_owned(),
            },
            draft: Some(Unfinished {
                claim: "c-1".to_owned().into(),
                text: "two\nlines".to_owned(),
            }),
            free: true,
            claim: Some("c-8cf88c992e33-2".to_owned().into()),
            marks: vec![
                ('a', Spot::at("quay and bell", 5)),
                ('Z', Spot::at("quay", 9)),
            ],
        };
        let visit = Some(RecentEntry::default());
        let mut position = Position { bookmark, visit };
        state.keep_position(&position).unwrap();
        assert_eq!(state.position().as_ref(), Some(&position));
        position.bookmark = Bookmark::default();
        state.keep_position(&position).unwrap();
        assert_eq!(state.position(), Some(position));
    }

    #[test]
    fn history_grows_line_by_line_also_behind_a_torn_line() {
        let (_folder, state) = state();
        assert_eq!(state.history(), "");
        state.append_history("{1}\n{2}\n").unwrap();
        state.append_history("{3").unwrap();
        state.append_history("{4}\n").unwrap();
        assert_eq!(state.history(), "{1}\n{2}\n{3\n{4}\n");
    }

    #[test]
    fn a_reading_takes_over_the_history_of_another() {
        let (folder, state) = state();
        let other = state.of_another(&folder.path().join("b.checklist.toml"));
        state.append_history("{1}\n").unwrap();
        other.append_history("{of before}\n").unwrap();
        other.take_history_of(&state).unwrap();
        other.append_history("{2}\n").unwrap();
        assert_eq!(other.history(), "{1}\n{2}\n");
        assert_eq!(state.history(), "{1}\n");
    }

    #[test]
    fn trouble_is_said() {
        let state = StateFiles::new(Path::new("/dev/null/x"), Path::new("/tmp/a.toml"));
        assert!(state.append_history("{1}\n").is_err());
        assert!(state.keep_position(&Position::default()).is_err());
    }
}
