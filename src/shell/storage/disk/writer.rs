//! What the disk thread works on: one checklist file, what waits to be written to it, and where all of it is.

use super::load::{LoadedFile, Loading};
use super::rescue::{keep_aside, put_away, rescue};
use super::watch::Watch;
use super::{Adopted, Ended, Job};
use crate::checklist::{Loaded, Saving, Step};
use crate::session::Message;
use crate::shell::failure::shown;
use crate::shell::storage::disk::WorkerEvent;
use crate::shell::storage::files::{self, FileError, FileErrorKind};
use crate::shell::storage::lock::Lock;
use crate::shell::storage::remembered::Remembered;
use crate::shell::storage::state_files::{Position, StateFiles};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How often a file that changes again and again is merged before giving up.
const MAX_MERGES: usize = 5;

/// The signal of a file size limit; its default action would end the program in the middle of a save.
const SIGXFSZ: i32 = 25;

/// All that the disk thread owns.
pub(super) struct Writer {
    /// The checklist's file.
    path: PathBuf,
    state: StateFiles,
    report: Box<dyn Fn(WorkerEvent) + Send>,
    /// The lock, or why there is none; `None` until it is first asked for.
    lock: Option<Result<Lock, String>>,
    known: Adopted,
    watch: Watch,
    /// What waits to be written; its steps are in `steps`.
    pending: Saving,
    /// How many saves wait.
    n_jobs: usize,
    /// What the history gets once nothing waits.
    steps: Vec<Step>,
    position: Option<Position>,
    /// Where to write from now on.
    elsewhere: Option<PathBuf>,
    /// What another program wrote, as long as it may be overwritten.
    theirs: Vec<u8>,
    is_held: bool,
    /// Whether temporary files of killed runs were looked for.
    is_swept: bool,
    n_merges: usize,
    /// Why what was handed over last is not on disk.
    failed: Option<String>,
}

impl Writer {
    pub(super) fn new(
        path: PathBuf,
        state: StateFiles,
        report: Box<dyn Fn(WorkerEvent) + Send>,
    ) -> Self {
        // Without the handler a save over the limit would be killed; with it, the save fails and says so.
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
        Self {
            path,
            state,
            report,
            lock: None,
            known: Adopted::default(),
            watch: Watch::default(),
            pending: Saving::default(),
            n_jobs: 0,
            steps: Vec::new(),
            position: None,
            elsewhere: None,
            theirs: Vec::new(),
            is_held: false,
            is_swept: false,
            n_merges: 0,
            failed: None,
        }
    }

    /// Takes a job in; what is to be written is written by [`Writer::write`].
    pub(super) fn take(&mut self, job: Job) {
        match job {
            Job::Adopt(adopted) => self.adopt(*adopted),
            Job::Save(saving, position) => {
                self.pending.changes.extend(saving.changes);
                self.pending.rows = saving.rows.or(self.pending.rows.take());
                self.n_jobs += 1;
                self.steps.extend(saving.steps);
                self.position = position.or(self.position.take());
                // Asked for again, it is tried again.
                self.failed = None;
            }
            Job::Keep(position) => self.position = Some(position),
            Job::Remember(known) => self.remember(&known),
            Job::Watch(article) => self.watch = Watch::begin(article),
            Job::Look => self.look(),
            Job::KeepTheirs => self.keep_theirs(),
            Job::SaveAs(path) => {
                self.elsewhere = Some(path);
                self.n_jobs += 1;
                self.failed = None;
            }
            Job::Lock(answer) => {
                let lock = self.lock().as_ref();
                let answered = lock.map(|lock| lock.warning.clone()).map_err(Clone::clone);
                answer.send(answered).ok();
            }
            Job::Unlock => self.lock = self.lock.take().filter(Result::is_ok),
            Job::Flush { answer, hold } => {
                self.write();
                self.is_held |= hold;
                let there = || Ok(self.path.exists());
                answer
                    .send(self.failed.clone().map_or_else(there, Err))
                    .ok();
            }
            Job::Release => self.is_held = false,
            // Taken by the thread itself.
            Job::End(_) => {}
        }
    }

    fn remember(&self, known: &Remembered) {
        let what = match known {
            Remembered::Reviewer(_) => "who reviews is not kept for later",
            Remembered::Theme(..) => "The theme is not kept",
            // Not worth a word: the next session only knows less of the reader.
            Remembered::Habits(_) => return drop(known.keep(self.state.folder())),
        };
        if let Err(why) = known.keep(self.state.folder()) {
            self.notify(format!("{what}: {why}"));
        }
    }

    /// Says what another program changed, once for each change; what waits to be saved meets a changed file by itself.
    pub(super) fn look(&mut self) {
        let checklist = (self.n_jobs == 0).then_some((&*self.path, self.known.on_disk));
        let article = self.known.document.raw_sha256.as_deref();
        for changed in self.watch.look(article, checklist) {
            (self.report)(WorkerEvent::Session(Message::Notice(changed)));
        }
    }

    /// Whether the files are to be looked at again soon.
    pub(super) fn looks_again(&self) -> bool {
        self.n_jobs == 0 && self.watch.is_unsure()
    }

    fn adopt(&mut self, adopted: Adopted) {
        self.known = adopted;
        (self.pending, self.n_jobs) = (Saving::default(), 0);
        self.is_held = false;
    }

    /// The lock, taken once; why another session has it.
    fn lock(&mut self) -> &Result<Lock, String> {
        let path = self.state.lock_path();
        self.lock
            .get_or_insert_with(|| Lock::take(&path).map_err(|held| held.to_string()))
    }

    /// Writes what waits: the checklist, then the history, then the position, so that what is ahead after a kill does no
    /// harm.
    pub(super) fn write(&mut self) {
        if self.n_jobs > 0 && !self.is_held && self.failed.is_none() {
            self.save();
        }
        if self.n_jobs == 0 {
            self.append_history();
        }
        if self.position.is_some() && self.lock().is_ok() {
            self.keep_position();
        }
    }

    fn save(&mut self) {
        if let Some(path) = self.elsewhere.take() {
            return self.save_elsewhere(path);
        }
        self.apply();
        match self.write_file() {
            Ok(warning) => self.saved(warning),
            Err(error) if error.kind == FileErrorKind::ChangedOnDisk => self.file_changed(),
            Err(error) => self.fail(error.to_string()),
        }
    }

    /// Writes the changes into the file's text. Done again after a failed save, it changes nothing.
    fn apply(&mut self) {
        let (changes, rows) = (&self.pending.changes, self.pending.rows.as_deref());
        let known = &mut self.known;
        known.file.apply(changes, rows, &known.findings);
        known.file.set_document(&known.document);
    }

    fn write_file(&mut self) -> Result<Option<String>, FileError> {
        let path = &self.path;
        if !std::mem::replace(&mut self.is_swept, true) {
            files::remove_stale(path, std::time::SystemTime::now());
        }
        let write = |out: &mut dyn Write| self.known.file.write_to(out);
        let written = files::save_with(path, write, self.known.on_disk)?;
        self.known.on_disk = Some(written.stamp);
        let warning = || format!("{} is saved, but may not survive a power cut", shown(path));
        Ok((!written.durable).then(warning))
    }

    fn saved(&mut self, warning: Option<String>) {
        self.pending = Saving::default();
        let n_saved = std::mem::take(&mut self.n_jobs);
        self.n_merges = 0;
        self.append_history();
        for stray in std::mem::take(&mut self.known.taken) {
            self.notify(put_away(&stray));
        }
        (self.report)(WorkerEvent::Session(Message::Saved(n_saved)));
        if let Some(warning) = warning {
            self.notify(warning);
        }
    }

    fn fail(&mut self, why: String) {
        self.failed = Some(why.clone());
        (self.report)(WorkerEvent::Session(Message::SaveFailed(why)));
    }

    fn notify(&self, text: String) {
        (self.report)(WorkerEvent::notice(text));
    }

    /// Another program changed the file: the session puts both sides' work together.
    fn file_changed(&mut self) {
        self.n_merges += 1;
        let path = shown(&self.path);
        if self.n_merges > MAX_MERGES {
            self.n_merges = 0;
            return self.fail(format!(
                "{path} keeps changing: close the other program and try again"
            ));
        }
        match files::read(&self.path) {
            Err(error) if error.kind == FileErrorKind::Missing => {
                self.notify(format!("{path} was deleted; written again"));
                self.known.on_disk = None;
                self.save();
            }
            Err(error) => self.fail(error.to_string()),
            Ok((bytes, stamp)) => match self.read_theirs(&bytes) {
                Ok(loaded) => {
                    let file = LoadedFile::new(loaded, Some(stamp));
                    let (read, adopted) = file.divided(&self.known.findings);
                    self.theirs = bytes;
                    self.is_held = true;
                    (self.report)(WorkerEvent::FileChanged(Box::new(read), Box::new(adopted)));
                }
                Err(why) => self.fail(format!(
                    "{path} was changed by another program and is not overwritten: {why}"
                )),
            },
        }
    }

    /// What another program made of the file; why it must not be written.
    fn read_theirs(&self, bytes: &[u8]) -> Result<Loaded, String> {
        let loading = Loading {
            document: &self.known.document,
            findings: &self.known.findings,
        };
        let mut loaded = loading.read(bytes)?;
        loaded.read_only.take().map_or(Ok(loaded), Err)
    }

    fn keep_theirs(&mut self) {
        match keep_aside(&self.path, &std::mem::take(&mut self.theirs)) {
            Ok(path) => self.notify(format!(
                "the other program's version is in {}",
                shown(&path)
            )),
            Err(error) => self.fail(error.to_string()),
        }
    }

    /// Appends to the history. Losing a line loses no decision, so errors are ignored.
    fn append_history(&mut self) {
        let lines: String = self.steps.drain(..).map(|step| step.line()).collect();
        if !lines.is_empty() {
            self.state.append_history(&lines).ok();
        }
    }

    /// Keeps where the reader is. Losing it loses no decision, so errors are ignored.
    fn keep_position(&mut self) {
        if let Some(position) = self.position.take() {
            self.state.keep_position(&position).ok();
        }
    }

    /// Writes to another file, and to that from now on: lock, history and position are those of the new file then. Where
    /// that fails the old file stays the one to write to: another try must not go to a place that cannot be written.
    fn save_elsewhere(&mut self, path: PathBuf) {
        match self.lock_elsewhere(&path) {
            Err(why) => self.fail(why),
            Ok(None) => self.save(),
            Ok(Some(lock)) => {
                let here = std::mem::replace(&mut self.path, path.clone());
                let on_disk = self.known.on_disk.take();
                self.apply();
                match self.write_file() {
                    Err(error) => {
                        (self.path, self.known.on_disk) = (here, on_disk);
                        self.fail(error.to_string());
                    }
                    Ok(warning) => {
                        self.moved(&here, lock);
                        (self.report)(WorkerEvent::Moved(path));
                        self.saved(warning);
                    }
                }
            }
        }
    }

    /// The lock of another file; `None` when it is the file that we have.
    fn lock_elsewhere(&self, path: &Path) -> Result<Option<Lock>, String> {
        let state = self.state.of_another(path);
        if state == self.state {
            return Ok(None);
        }
        let there = files::resolve(path).map_err(|error| error.to_string())?;
        if there.exists() {
            let path = shown(path);
            return Err(format!("{path} already exists; give another name"));
        }
        let lock = Lock::take(&state.lock_path());
        lock.map(Some).map_err(|held| {
            let (path, holder) = (shown(path), held.holder);
            format!("{path} is open in another session ({holder}); give another name")
        })
    }

    /// What is kept of the session goes with the file. Losing any of it loses no decision.
    fn moved(&mut self, before: &Path, lock: Lock) {
        let state = self.state.of_another(&self.path);
        state.take_history_of(&self.state).ok();
        if !before.exists() {
            // Nothing was ever saved there: the shelf would show an article that cannot be gone on with.
            self.state.forget_visit().ok();
        }
        self.state = state;
        self.lock = Some(Ok(lock));
        if let Some(visit) = self.position.as_mut().and_then(|p| p.visit.as_mut()) {
            visit.checklist.clone_from(&self.path);
        }
    }

    /// Saves for the last time; what cannot be saved goes to the rescue folder.
    pub(super) fn end(mut self) -> Ended {
        // An answer of the session would come too late.
        let was_held = std::mem::take(&mut self.is_held);
        if !was_held {
            self.failed = None;
        }
        self.write();
        let result = if self.n_jobs == 0 {
            Ok(())
        } else {
            self.apply();
            let waits = || "the checklist was being changed by another program".to_owned();
            let why = self.failed.take().unwrap_or_else(waits);
            Err(rescue(
                &self.path,
                &self.state,
                &self.known.file.text(),
                &why,
            ))
        };
        Ended {
            path: self.path,
            result,
        }
    }
}
