//! Reading a checklist's file over what was found in the article, and work that is elsewhere on top of it.

use super::Adopted;
use crate::checklist::{Document, Entry, Findings, Loaded, Record, begin, load};
use crate::session::Read;
use crate::shell::clock::now_in_seconds;
use crate::shell::failure::shown;
use crate::shell::storage::files::{self, FileErrorKind, Stamp};
use crate::shell::storage::paths::{self, ChecklistPath};
use crate::text::if_any;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a checklist's file is read over.
#[derive(Clone, Copy, Debug)]
pub struct Loading<'a> {
    /// Which article it is, as far as the file does not say, with the SHA-256 of the article's bytes.
    pub document: &'a Document,
    /// The article and what was found in it.
    pub findings: &'a Arc<Findings>,
}

/// A checklist as it was loaded, with the work that is elsewhere.
#[derive(Debug)]
pub struct LoadedFile {
    /// The checklist and its file.
    pub loaded: Loaded,
    /// What is on disk.
    on_disk: Option<Stamp>,
    /// Files whose work was taken over.
    taken: Vec<PathBuf>,
    /// What to say of that work.
    pub taken_over: Option<String>,
    /// Whether there is a file that cannot be read.
    pub is_unread: bool,
}

impl Loading<'_> {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(super) fn read(&self, bytes: &[u8]) -> Result<Loaded, String> {
        let loaded = load(bytes, self.findings, self.raw_sha256());
        loaded
            .map(|loaded| self.completed(loaded))
            .map_err(|error| error.to_string())
    }

    /// A checklist that has no file yet.
    fn begun(&self) -> Loaded {
        self.completed(begin(self.findings, self.raw_sha256()))
    }

    fn raw_sha256(&self) -> String {
        self.document.raw_sha256.clone().unwrap_or_default()
    }

    /// The same with what is known of the article; what a person may have put there stays.
    fn completed(&self, mut loaded: Loaded) -> Loaded {
        let document = &mut loaded.checklist.document;
        let known = self.document.clone();
        document.location = document.location.take().or(known.location);
        document.reviewer = document.reviewer.take().or(known.reviewer);
        let retrieved = known.retrieved.or(document.retrieved);
        document.retrieved = retrieved.or_else(|| Some(now_in_seconds()));
        document.snapshot = known.snapshot.or(document.snapshot.take());
        loaded
    }

    /// Reads the checklist's file where there is one, and takes over the work that is `elsewhere`. A file that cannot be
    /// read is left alone: the checklist can be looked at then, and nothing decided.
    pub fn load(&self, place: &ChecklistPath, elsewhere: &[PathBuf]) -> LoadedFile {
        match self.read_from(place) {
            Ok(mut file) => {
                for path in elsewhere {
                    self.take_over(&mut file, path);
                }
                file
            }
            Err(why) => {
                let mut file = LoadedFile::new(self.begun(), None);
                (file.loaded.read_only, file.is_unread) = (Some(why), true);
                file
            }
        }
    }

    fn read_from(&self, place: &ChecklistPath) -> Result<LoadedFile, String> {
        let path = &place.read_from;
        if paths::is_without_home(path) {
            let why = "no home folder: decisions cannot be saved; set HOME or give --checklist";
            return Err(why.to_owned());
        }
        let alone = |why: String| format!("{why}: read only until it is mended; R reloads it");
        match files::read(path) {
            Ok((bytes, stamp)) => {
                let loaded = self.read(&bytes);
                let loaded = loaded.map_err(|why| alone(format!("{}: {why}", shown(path))))?;
                // Read where it cannot be written: the text goes along to the new place.
                let is_there = *path == place.path;
                let on_disk = is_there.then_some(Some(stamp));
                Ok(LoadedFile::new(loaded, on_disk.unwrap_or_default()))
            }
            Err(error) if error.kind == FileErrorKind::Missing => {
                Ok(LoadedFile::new(self.begun(), None))
            }
            Err(error) => Err(alone(error.to_string())),
        }
    }

    /// Puts what was decided and noted in another file on top; of two decisions on one claim the later one stays.
    fn take_over(&self, file: &mut LoadedFile, path: &Path) {
        let Ok((bytes, _)) = files::read(path) else {
            return;
        };
        let other = match self.read(&bytes) {
            Ok(other) => other.checklist,
            Err(why) => {
                let warning = format!("{} cannot be merged: {why}", shown(path));
                return file.loaded.warnings.insert(0, warning);
            }
        };
        let kept = other.entries.iter().filter(|entry| Entry::is_kept(entry));
        let records: Vec<Record> = kept.map(|entry| entry.record().clone()).collect();
        let loaded = &mut file.loaded;
        let done = loaded.checklist.take_over(&records, self.findings);
        let n = done.changes.len();
        loaded.unwritten.changes.extend(done.changes);
        loaded.unwritten.rows = Some(loaded.checklist.rows());
        file.taken.push(path.to_owned());
        let n_twice = done.conflicts.len();
        let twice = if_any(n_twice, ", ", " decided twice: the later kept");
        file.taken_over = Some(format!("{n} merged from {}{twice}", shown(path)));
    }
}

impl LoadedFile {
    pub(super) const fn new(loaded: Loaded, on_disk: Option<Stamp>) -> Self {
        Self {
            loaded,
            on_disk,
            taken: Vec::new(),
            taken_over: None,
            is_unread: false,
        }
    }

    /// What the session gets, and what the disk thread adopts.
    pub fn divided(self, findings: &Arc<Findings>) -> (Read, Adopted) {
        let loaded = self.loaded;
        let adopted = Adopted {
            file: loaded.file,
            document: loaded.checklist.document.clone(),
            findings: Arc::clone(findings),
            on_disk: self.on_disk,
            taken: self.taken,
        };
        let read = Read {
            checklist: loaded.checklist,
            unwritten: loaded.unwritten,
        };
        (read, adopted)
    }
}
