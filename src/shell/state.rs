//! What only the program needs of a reading: place, current claim, marks and history, in the state folder.
//!
//! Nothing here is the reader's work: it may be deleted at any time, and no trouble with it ends a session.

use super::files::{self, FileError};
use super::places::{key, make_private};
use super::visit::Visit;
use crate::text::{CodePoints, percent_decoded, percent_encoded};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What the names of place files end with.
pub const PLACE: &str = "place";

/// Bytes that a place file may have; it is some lines.
const MAX_PLACE: u64 = 64 * 1024;

/// Where one reading's state is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    folder: PathBuf,
    key: String,
}

/// A place in a text, known by its words when the text was edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Code points before it.
    pub at: usize,
    /// The words that stand there, on their line.
    pub words: String,
}

/// Where the reader left an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// The SHA-256 of the text it belongs to.
    pub text_sha256: String,
    /// A character that was on the page.
    pub place: Spot,
    /// Whether the page began with its line.
    pub free: bool,
    /// The id of the current claim.
    pub claim: Option<String>,
    /// Marked places.
    pub marks: Vec<(char, Spot)>,
    /// What was being typed for a claim, by its id, when the program was ended.
    pub draft: Option<(String, String)>,
}

/// Code points by which a place is known again.
const KNOWN_BY: usize = 64;

impl Spot {
    /// The place at a byte. Cost: linear in the text up to there.
    pub fn at(text: &str, byte: usize) -> Self {
        let rest = text.get(byte..).unwrap_or("");
        let line = rest.lines().next().unwrap_or("");
        Self {
            at: text.get(..byte).map_or(0, |before| before.chars().count()),
            words: line.chars().take(KNOWN_BY).collect(),
        }
    }

    /// Its byte in a text: where it was, if its words are there, else where they stand nearest to it.
    pub fn in_text(&self, text: &str, points: &CodePoints<'_>) -> usize {
        let there = points.to_byte(self.at);
        let is_there = text
            .get(there..)
            .is_some_and(|rest| rest.starts_with(&self.words));
        if self.words.is_empty() || is_there {
            return there;
        }
        let found = text.match_indices(&self.words).map(|(at, _)| at);
        found.min_by_key(|at| at.abs_diff(there)).unwrap_or(there)
    }

    fn text(&self) -> String {
        format!("{} {}", self.at, percent_encoded(Path::new(&self.words)))
    }

    fn parse(text: &str) -> Option<Self> {
        let (at, words) = text.split_once(' ').unwrap_or((text, ""));
        let words = percent_decoded(words).to_string_lossy().into_owned();
        Some(Self {
            at: at.parse().ok()?,
            words,
        })
    }
}

impl State {
    /// The state of the reading whose checklist lies there, in the state folder `folder`.
    pub fn new(folder: &Path, checklist: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            key: key(checklist),
        }
    }

    /// The state of the reading whose checklist lies there, in the same state folder.
    #[must_use]
    pub fn of_another(&self, checklist: &Path) -> Self {
        Self::new(&self.folder, checklist)
    }

    /// The state that a place file belongs to.
    pub fn of_place(path: &Path) -> Option<Self> {
        Some(Self {
            folder: path.parent()?.to_owned(),
            key: path.file_stem()?.to_str()?.to_owned(),
        })
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
    pub fn bookmark(&self) -> Option<Bookmark> {
        Bookmark::parse(&self.place_text().ok()?)
    }

    /// What the shelf knew of the reading when the place was kept.
    pub fn visit(&self) -> Option<Visit> {
        Visit::parse(&self.place_text().ok()?)
    }

    /// The lines of the place file.
    ///
    /// # Errors
    /// It is not there, or cannot be read.
    pub fn place_text(&self) -> std::io::Result<String> {
        let mut text = String::new();
        let file = File::open(self.path(PLACE))?;
        file.take(MAX_PLACE).read_to_string(&mut text)?;
        Ok(text)
    }

    /// Keeps where the reader is, and what the shelf shall know of it.
    ///
    /// # Errors
    /// It cannot be written; the caller may tell, and goes on.
    pub fn keep_bookmark(
        &self,
        bookmark: &Bookmark,
        visit: Option<&Visit>,
    ) -> Result<(), FileError> {
        let path = self.path(PLACE);
        self.make_folder()?;
        let text = bookmark.text() + &visit.map(Visit::text).unwrap_or_default();
        // Not flushed: after a power cut the reader is back where an earlier sitting ended.
        files::replace(&path, text.as_bytes())
    }

    /// Takes the article off the shelf; place and marks stay.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn forget_visit(&self) -> Result<(), FileError> {
        match self.bookmark() {
            Some(bookmark) => self.keep_bookmark(&bookmark, None),
            None => Ok(()),
        }
    }

    /// The log of changes; empty when there is none or it cannot be read.
    pub fn history(&self) -> String {
        let bytes = files::read(&self.history_path()).map(|(bytes, _)| bytes);
        String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
    }

    /// Appends lines to the log of changes.
    ///
    /// # Errors
    /// It cannot be written; the changes themselves are in the checklist.
    pub fn append_history(&self, lines: &str) -> Result<(), FileError> {
        let path = self.history_path();
        let failed = |e: &std::io::Error| FileError::io("write", &path, e);
        self.make_folder()?;
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
        self.make_folder()?;
        files::replace(&self.history_path(), other.history().as_bytes())
    }

    fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.key))
    }

    fn make_folder(&self) -> Result<(), FileError> {
        make_private(&self.folder).map_err(|e| FileError::io("write", &self.folder, &e))
    }
}

/// The last byte of a file: a line that a killed run left torn must not swallow the next one.
fn last_byte(file: &mut File) -> std::io::Result<Option<u8>> {
    if file.metadata()?.len() == 0 {
        return Ok(None);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut byte = [0];
    file.read_exact(&mut byte)?;
    let [byte] = byte;
    Ok(Some(byte))
}

impl Bookmark {
    /// One line a thing: what it is, then its values.
    fn text(&self) -> String {
        let mut lines = vec![
            format!("text {}", self.text_sha256),
            format!("place {}", self.place.text()),
        ];
        lines.extend(self.free.then(|| "free".to_owned()));
        lines.extend(self.claim.iter().map(|id| format!("claim {id}")));
        let marks = self.marks.iter();
        lines.extend(marks.map(|(letter, spot)| format!("mark {letter} {}", spot.text())));
        let draft = self.draft.iter();
        lines.extend(
            draft.map(|(id, text)| format!("draft {id} {}", percent_encoded(Path::new(text)))),
        );
        lines.join("\n") + "\n"
    }

    /// What the lines say; unknown lines are left out, and without a place there is nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let mut found = Self::default();
        let mut place = None;
        for line in text.lines() {
            let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
            match what {
                "text" => rest.clone_into(&mut found.text_sha256),
                "place" => place = Spot::parse(rest),
                "free" => found.free = true,
                "claim" => found.claim = Some(rest.to_owned()),
                "mark" => {
                    let mark = rest.split_once(' ');
                    let mark = mark.and_then(|(letter, spot)| {
                        Some((letter.parse().ok()?, Spot::parse(spot)?))
                    });
                    found.marks.extend(mark);
                }
                "draft" => {
                    let decoded = |text| percent_decoded(text).to_string_lossy().into_owned();
                    found.draft = rest
                        .split_once(' ')
                        .map(|(id, text)| (id.to_owned(), decoded(text)));
                }
                _ => {}
            }
        }
        found.place = place?;
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn state() -> (tempfile::TempDir, State) {
        let folder = tempfile::tempdir().unwrap();
        let state = State::new(
            &folder.path().join("state"),
            &folder.path().join("a.checklist.toml"),
        );
        (folder, state)
    }

    #[test]
    fn a_bookmark_is_kept() {
        let (_folder, state) = state();
        assert_eq!(state.bookmark(), None);
        let mut bookmark = Bookmark {
            text_sha256: "9bf9".to_owned(),
            place: Spot {
                at: 1234,
                words: "a\n b%".to_owned(),
            },
            draft: Some(("c-1".to_owned(), "two\nlines".to_owned())),
            free: true,
            claim: Some("c-8cf88c992e33-2".to_owned()),
            marks: vec![
                ('a', Spot::at("quay and bell", 5)),
                ('Z', Spot::at("quay", 9)),
            ],
        };
        state.keep_bookmark(&bookmark, None).unwrap();
        assert_eq!(state.bookmark().as_ref(), Some(&bookmark));
        (bookmark.free, bookmark.claim, bookmark.place) = (false, None, Spot::default());
        state.keep_bookmark(&bookmark, None).unwrap();
        assert_eq!(state.bookmark(), Some(bookmark));
    }

    #[test]
    fn a_damaged_bookmark_is_none() {
        let (_folder, state) = state();
        state.make_folder().unwrap();
        for text in ["", "\0\0", "place x", "place -1", "mark a", "text 1 2 3"] {
            fs::write(state.path(PLACE), text).unwrap();
            assert_eq!(state.bookmark(), None, "{text:?}");
        }
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
        let state = State::new(Path::new("/dev/null/x"), Path::new("/tmp/a.toml"));
        assert!(state.append_history("{1}\n").is_err());
        assert!(state.keep_bookmark(&Bookmark::default(), None).is_err());
    }
}
