//! One checklist file, its text and what was last on disk: everything the save thread works on.

use super::aside::{conflict_name, numbered, write_aside};
use super::{Elsewhere, Handed, SaveOutcome};
use crate::article::Article;
use crate::checklist::format::{self, Original, Saved};
use crate::checklist::{Checklist, Merged, merge};
use crate::shell::files::{self, Expected, FileError, FileErrorKind, Stamp, Written};
use crate::shell::places::key;
use crate::text::SafeText;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How often a file that changes again and again is merged before giving up.
const MAX_MERGES: usize = 5;

/// A checklist file as it was when it was opened.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// Where it is saved.
    pub path: PathBuf,
    /// What is there.
    pub on_disk: Expected,
    /// Its text.
    pub original: Original,
    /// What it said.
    pub base: Checklist,
    /// The article: its text turns places into code points.
    pub article: Arc<Article>,
    /// Where the work goes when it cannot be saved at the end.
    pub rescue: PathBuf,
}

impl Keeping {
    /// A file that is not there yet.
    pub fn new(path: PathBuf, article: Arc<Article>, rescue: PathBuf) -> Self {
        Self {
            path,
            on_disk: Expected::Nothing,
            original: Original::new(),
            base: Checklist::default(),
            article,
            rescue,
        }
    }

    /// A file that was just read.
    #[must_use]
    pub fn read_as(self, saved: &Saved, stamp: Stamp) -> Self {
        Self {
            on_disk: Expected::This(stamp),
            original: saved.original.clone(),
            base: saved.checklist.clone(),
            ..self
        }
    }
}

pub(super) struct Ledger {
    keeping: Keeping,
    /// What could not be saved, and why.
    unsaved: Option<(Checklist, String)>,
    /// How often another program's work was merged.
    n_merges: u64,
    /// What the session had when that was done last.
    before_merge: Checklist,
}

impl Ledger {
    pub(super) fn new(keeping: Keeping) -> Self {
        Self {
            keeping,
            unsaved: None,
            n_merges: 0,
            before_merge: Checklist::default(),
        }
    }

    /// Where the checklist is saved.
    pub(super) fn path(&self) -> &Path {
        &self.keeping.path
    }

    /// Takes the file for what was read. When the checklist was moved since, what was read is not our file any more:
    /// only the article is.
    pub(super) fn adopt(&mut self, read: Keeping) {
        if read.path == self.keeping.path {
            self.keeping = read;
        } else {
            self.keeping.article = read.article;
        }
    }

    /// Saves, to another file if one is given; that comes back when it is the one from now on.
    pub(super) fn work(
        &mut self,
        handed: Handed,
        elsewhere: Option<Elsewhere>,
    ) -> (SaveOutcome, Option<Elsewhere>) {
        let (outcome, moved) = match elsewhere {
            Some(elsewhere) => self.save_elsewhere(elsewhere, &handed),
            None => (self.save_here(&handed), None),
        };
        self.unsaved = match &outcome {
            SaveOutcome::Failed(sentence) => Some((handed.checklist, sentence.clone())),
            _ => None,
        };
        (outcome, moved)
    }

    fn save_here(&mut self, handed: &Handed) -> SaveOutcome {
        if handed.n_accepted < self.n_merges {
            self.rebase(&handed.checklist)
        } else {
            self.save(&handed.checklist)
        }
    }

    /// Saves to another file, and to that from now on. Where that fails the old file stays the one to save to: whoever
    /// tries again must not be led to a place where nothing can ever be.
    fn save_elsewhere(
        &mut self,
        there: Elsewhere,
        handed: &Handed,
    ) -> (SaveOutcome, Option<Elsewhere>) {
        match self.is_other(&there.path) {
            Err(e) => return (SaveOutcome::Failed(e.to_string()), None),
            Ok(false) => return (self.save_here(handed), None),
            Ok(true) => {}
        }
        let here = std::mem::replace(&mut self.keeping.path, there.path.clone());
        let on_disk = std::mem::replace(&mut self.keeping.on_disk, Expected::Nothing);
        let outcome = self.save_here(handed);
        if matches!(outcome, SaveOutcome::Failed(_)) {
            (self.keeping.path, self.keeping.on_disk) = (here, on_disk);
            return (outcome, None);
        }
        (outcome, Some(there))
    }

    /// Whether that is another file than ours; one that is there already is somebody's.
    fn is_other(&self, path: &Path) -> Result<bool, FileError> {
        if key(path) == key(&self.keeping.path) {
            return Ok(false);
        }
        if files::resolve(path)?.exists() {
            let words = format!("{} is there already; give another name", path.display());
            return Err(FileError::new(FileErrorKind::NotAFile, path, words));
        }
        Ok(true)
    }

    fn save(&mut self, checklist: &Checklist) -> SaveOutcome {
        match self.write(checklist) {
            Ok(written) => SaveOutcome::Saved {
                warning: self.warning(written),
            },
            Err(e) if e.kind == FileErrorKind::ChangedOnDisk => self.join(checklist, Vec::new()),
            Err(e) => SaveOutcome::Failed(e.to_string()),
        }
    }

    /// A checklist from before the last merge: gives it what the merge brought.
    fn rebase(&mut self, ours: &Checklist) -> SaveOutcome {
        let merged = merge(&self.before_merge, ours, &self.keeping.base);
        let mut told = Vec::new();
        // What is on disk now is what was written last.
        let text = &self.keeping.article.text;
        let theirs = || {
            self.keeping
                .original
                .clone()
                .write(&self.keeping.base, text)
        };
        if let Err(e) = self.keep_theirs(&merged, || theirs().into_bytes(), &mut told) {
            return SaveOutcome::Failed(e.to_string());
        }
        let merged = merged.checklist;
        match self.written(&merged) {
            Ok(saved) => {
                self.has_merged(ours);
                told.push("the other program's changes are kept".to_owned());
                SaveOutcome::Merged {
                    saved: Box::new(saved),
                    handed: Box::new(ours.clone()),
                    sentence: told.join("; "),
                }
            }
            Err(e) if e.kind == FileErrorKind::ChangedOnDisk => self.join(&merged, told),
            Err(e) => SaveOutcome::Failed(e.to_string()),
        }
    }

    /// Where both sides changed the same claim, puts the file that holds theirs aside and says so: ours is written next.
    fn keep_theirs(
        &self,
        merged: &Merged,
        theirs: impl FnOnce() -> Vec<u8>,
        told: &mut Vec<String>,
    ) -> Result<(), FileError> {
        let n = merged.conflicts.len();
        if n > 0 {
            let aside = write_aside(&conflict_name(&self.keeping.path), &theirs())?;
            told.push(format!(
                "{n} decided differently by another program: yours kept, theirs in {}",
                aside.display()
            ));
        }
        Ok(())
    }

    fn has_merged(&mut self, ours: &Checklist) {
        self.n_merges += 1;
        self.before_merge = ours.clone();
    }

    /// Writes on top of what was last on disk.
    fn write(&mut self, checklist: &Checklist) -> Result<Written, FileError> {
        let keeping = &mut self.keeping;
        let text = keeping.original.write(checklist, &keeping.article.text);
        let written = files::save(&keeping.path, text.as_bytes(), keeping.on_disk)?;
        keeping.on_disk = Expected::This(written.stamp);
        keeping.base = checklist.clone();
        Ok(written)
    }

    fn warning(&self, written: Written) -> Option<String> {
        let words = format!(
            "{} is saved, but may not survive a power cut",
            self.keeping.path.display()
        );
        (!written.durable).then(|| SafeText::sanitize(&words).into_string())
    }

    /// Another program changed the file: merges its work with ours and writes both.
    fn join(&mut self, ours: &Checklist, mut told: Vec<String>) -> SaveOutcome {
        let mut mine = ours.clone();
        // A join that fails half way must not leave theirs behind as if it were merged.
        let known = self.keeping.clone();
        for _ in 0..MAX_MERGES {
            match self.join_once(&mut mine, &mut told) {
                Err(e) if e.kind == FileErrorKind::ChangedOnDisk => {}
                Err(e) => {
                    self.keeping = known;
                    return SaveOutcome::Failed(e.to_string());
                }
                Ok(saved) => {
                    let sentence = told.join("; ");
                    self.has_merged(ours);
                    return SaveOutcome::Merged {
                        saved: Box::new(saved),
                        handed: Box::new(ours.clone()),
                        sentence,
                    };
                }
            }
        }
        let words = format!(
            "{} is being changed by another program all the time; close it and try again",
            self.keeping.path.display()
        );
        self.keeping = known;
        SaveOutcome::Failed(SafeText::sanitize(&words).into_string())
    }

    fn join_once(
        &mut self,
        mine: &mut Checklist,
        told: &mut Vec<String>,
    ) -> Result<Saved, FileError> {
        let path = self.keeping.path.clone();
        let (bytes, stamp) = match files::read(&path) {
            Ok(read) => read,
            Err(e) if e.kind == FileErrorKind::Missing => return self.put_back(mine, told),
            Err(e) => return Err(e),
        };
        let theirs = readable(&path, &bytes)?;
        let merged = merge(&self.keeping.base, mine, &theirs.checklist);
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        self.keep_theirs(&merged, || bytes, told)?;
        told.push(match merged.n_taken {
            0 => format!("{name} was edited outside: nothing of it is lost"),
            1 => format!("{name} was edited outside: 1 change taken over"),
            n => format!("{name} was edited outside: {n} changes taken over"),
        });
        self.keeping.original = theirs.original;
        self.keeping.on_disk = Expected::This(stamp);
        self.keeping.base = theirs.checklist;
        *mine = merged.checklist;
        self.written(mine)
    }

    /// The file was deleted: what we have is all there is.
    fn put_back(&mut self, mine: &Checklist, told: &mut Vec<String>) -> Result<Saved, FileError> {
        told.push(format!(
            "{} was deleted; it is written again",
            self.keeping.path.display()
        ));
        self.keeping.on_disk = Expected::Nothing;
        self.written(mine)
    }

    /// Writes, and reads what was written, so that the caller has the places of both sides.
    fn written(&mut self, mine: &Checklist) -> Result<Saved, FileError> {
        self.write(mine)?;
        let (bytes, _) = files::read(&self.keeping.path)?;
        readable(&self.keeping.path, &bytes)
    }

    /// Puts work that could not be saved into the rescue folder.
    ///
    /// # Errors
    /// Always, when there was any: says why and where it is now.
    pub(super) fn rescue(mut self) -> Result<(), String> {
        let Some((checklist, reason)) = self.unsaved.take() else {
            return Ok(());
        };
        let text = self
            .keeping
            .original
            .write(&checklist, &self.keeping.article.text);
        let name = self.keeping.path.file_name().unwrap_or_default().to_owned();
        let put = crate::shell::places::make_private(&self.keeping.rescue)
            .map_err(|e| FileError::io("write", &self.keeping.rescue, &e))
            .and_then(|()| {
                write_aside(
                    &|nth| {
                        self.keeping
                            .rescue
                            .join(numbered(nth, &name.to_string_lossy()))
                    },
                    text.as_bytes(),
                )
            });
        Err(match put {
            Ok(path) => {
                SafeText::sanitize(&format!("{reason}; your work is in {}", path.display()))
                    .into_string()
            }
            Err(second) => format!("{reason}; and it could not be put elsewhere: {second}"),
        })
    }
}

/// Another program's file; one that cannot be read is left alone, and so is one of a newer version.
fn readable(path: &Path, bytes: &[u8]) -> Result<Saved, FileError> {
    let refuse = |why: &str| {
        let words = format!(
            "{} was changed by another program and is left alone: {why}",
            path.display()
        );
        FileError::new(FileErrorKind::Other, path, words)
    };
    let saved = format::read_bytes(bytes).map_err(|e| refuse(&e.to_string()))?;
    match &saved.read_only {
        Some(why) => Err(refuse(why)),
        None => Ok(saved),
    }
}
