//! Reading a checklist's file over what was found in the article, and work that lies elsewhere on top of it.

use super::Adopted;
use crate::checklist::{Document, Edited, Entry, Findings, Loaded, Record, begin, load};
use crate::session::{Read, Saving};
use crate::shell::clock::now_in_seconds;
use crate::shell::files::{self, FileErrorKind, Stamp};
use crate::shell::places::{self, Chosen};
use crate::text::SafeText;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known of the file on disk.
#[derive(Clone, Debug, Default)]
pub enum DiskContent {
    /// It is not there yet.
    #[default]
    Nothing,
    /// What was last read or written.
    This(Stamp),
}

/// What a checklist's file is read with.
#[derive(Clone, Debug, Default)]
pub struct Loading {
    /// SHA-256 of the article's bytes.
    pub raw_sha256: String,
    /// Which article it is, as far as the file does not say.
    pub document: Document,
}

/// Work that lies elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Strays {
    /// The checklist that was kept elsewhere while the article's folder could not be written.
    pub far: Option<PathBuf>,
    /// What could not be saved and was put into the rescue folder, when it is to be taken in.
    pub rescued: Vec<PathBuf>,
}

/// A checklist as it was loaded.
#[derive(Debug)]
pub struct LoadedFile {
    /// For the session.
    pub read: Read,
    /// For the disk thread.
    pub adopted: Adopted,
    /// What became of the saved claims.
    pub edited: Edited,
    /// What was odd.
    pub warnings: Vec<String>,
    /// Why nothing can be decided.
    pub read_only: Option<String>,
    /// What to say of work that was taken over from elsewhere.
    pub taken: Option<String>,
}

impl Loading {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// Why it cannot be read, or must not be written.
    pub(super) fn read(
        &self,
        bytes: &[u8],
        stamp: Stamp,
        findings: &Arc<Findings>,
    ) -> Result<(Read, Adopted), String> {
        let loaded = self.over(bytes, DiskContent::This(stamp), findings)?;
        match loaded.read_only {
            Some(why) => Err(why),
            None => Ok((loaded.read, loaded.adopted)),
        }
    }

    fn over(
        &self,
        bytes: &[u8],
        on_disk: DiskContent,
        findings: &Arc<Findings>,
    ) -> Result<LoadedFile, String> {
        let loaded = load(bytes, findings, self.raw_sha256.clone());
        let loaded = loaded.map_err(|error| error.to_string())?;
        Ok(self.with(loaded, on_disk, findings))
    }

    /// A checklist that has no file yet.
    fn begun(&self, findings: &Arc<Findings>) -> LoadedFile {
        let begun = begin(findings, self.raw_sha256.clone());
        self.with(begun, DiskContent::Nothing, findings)
    }

    fn with(&self, loaded: Loaded, on_disk: DiskContent, findings: &Arc<Findings>) -> LoadedFile {
        let mut checklist = loaded.checklist;
        self.complete(&mut checklist.document);
        let adopted = Adopted {
            file: loaded.file,
            document: checklist.document.clone(),
            findings: Arc::clone(findings),
            on_disk,
            taken: Vec::new(),
        };
        let unwritten = Saving {
            changes: loaded.changes,
            rows: loaded.rows,
            steps: Vec::new(),
        };
        LoadedFile {
            read: Read {
                checklist,
                unwritten,
            },
            adopted,
            edited: loaded.edited,
            warnings: loaded.warnings,
            read_only: loaded.read_only,
            taken: None,
        }
    }

    /// Writes down which article this is; what a person may have put there stays.
    fn complete(&self, document: &mut Document) {
        let known = &self.document;
        document.location = document.location.take().or_else(|| known.location.clone());
        document.reviewer = document.reviewer.take().or_else(|| known.reviewer.clone());
        document.retrieved = document.retrieved.or_else(|| Some(now_in_seconds()));
        document.snapshot = known.snapshot.clone().or(document.snapshot.take());
    }

    /// Reads the checklist's file where there is one, and takes over work that lies elsewhere. A file that cannot be read
    /// is left alone: the checklist can be looked at then, and nothing decided.
    pub fn load(&self, place: &Chosen, strays: &Strays, findings: &Arc<Findings>) -> LoadedFile {
        let path = &place.read_from;
        let mut loaded = match self.read_from(path, place, findings) {
            Ok(loaded) => loaded,
            Err(why) => {
                return LoadedFile {
                    read_only: Some(why),
                    ..self.begun(findings)
                };
            }
        };
        for stray in strays.far.iter().chain(&strays.rescued) {
            self.take_over(&mut loaded, stray, findings);
        }
        loaded
    }

    fn read_from(
        &self,
        path: &Path,
        place: &Chosen,
        findings: &Arc<Findings>,
    ) -> Result<LoadedFile, String> {
        if places::is_nowhere(path) {
            let why = "no home folder is known, so no decision can be kept: set HOME, or give --checklist";
            return Err(why.to_owned());
        }
        let alone = |why: &str| {
            format!("{why}; it is left alone and decisions are off: mend it, then R reads it again")
        };
        match files::read(path) {
            Ok((bytes, stamp)) => {
                // Read where it cannot be written: the text goes along to the new place.
                let is_there = *path == place.path;
                let on_disk = if is_there {
                    DiskContent::This(stamp)
                } else {
                    DiskContent::Nothing
                };
                let loaded = self.over(&bytes, on_disk, findings);
                let named = |why: String| {
                    alone(&format!(
                        "{}: {why}",
                        SafeText::sanitize(&path.display().to_string())
                    ))
                };
                loaded.map_err(named)
            }
            Err(error) if error.kind == FileErrorKind::Missing => Ok(self.begun(findings)),
            Err(error) => Err(alone(&error.to_string())),
        }
    }

    /// Puts what was decided and noted in another file on top; of two decisions on one claim the later one stays.
    fn take_over(&self, loaded: &mut LoadedFile, path: &Path, findings: &Arc<Findings>) {
        let Ok((bytes, stamp)) = files::read(path) else {
            return;
        };
        let shown = SafeText::sanitize(&path.display().to_string());
        match self.over(&bytes, DiskContent::This(stamp), findings) {
            Ok(stray) => {
                let kept = stray
                    .read
                    .checklist
                    .entries
                    .into_iter()
                    .filter(Entry::is_kept);
                let records: Vec<Record> = kept.map(|entry| entry.record().clone()).collect();
                let taken = loaded.read.checklist.take_over(&records, findings);
                let n = taken.changes.len();
                loaded.read.unwritten.changes.extend(taken.changes);
                loaded.read.unwritten.rows = Some(loaded.read.checklist.rows());
                loaded.adopted.taken.push(path.to_owned());
                let twice = match taken.conflicts.len() {
                    0 => String::new(),
                    n => format!(", {n} of them decided twice: the later stays"),
                };
                loaded.taken = Some(format!("{n} taken over from {shown}{twice}"));
            }
            Err(why) => loaded
                .warnings
                .insert(0, format!("{shown} cannot be taken over: {why}")),
        }
    }
}
