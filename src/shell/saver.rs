//! Saves checklists on a thread of its own, so that no key ever waits for the disk; the newest waiting one wins.
//! The thread begins with the first save: whoever only reads needs none.
//!
//! What another program changed meanwhile is merged, never written over. Outcomes arrive by a callback on that thread.
//! Knows the file; what is in the checklist is decided elsewhere.

mod aside;
mod ledger;

pub use ledger::Keeping;

use crate::checklist::Checklist;
use crate::checklist::format::Saved;
use crate::shell::files::FileError;
use crate::shell::lock::Lock;
use ledger::Ledger;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long to wait for a save before looking whether its thread still lives.
const PATIENCE: Duration = Duration::from_millis(200);

/// The signal of a file size limit; its default action would end the program in the middle of a save.
const SIGXFSZ: i32 = 25;

/// Another file, and the right to write it.
#[derive(Debug)]
pub struct Elsewhere {
    /// The file.
    pub path: PathBuf,
    /// Its lock, which goes where the file goes; `None` where it is ours already.
    pub lock: Option<Lock>,
}

/// What became of a save.
#[derive(Debug)]
pub enum SaveOutcome {
    /// The checklist is saved there from now on; how this save went is told next.
    Moved(Elsewhere),
    /// The checklist handed over last is on disk.
    Saved {
        /// What to mention: the folder was not flushed.
        warning: Option<String>,
    },
    /// It is not on disk, and why, in one sentence; the file there is as it was.
    Failed(String),
    /// Another program had changed the file: both sides' work is on disk now.
    Merged {
        /// The file as it is now, to be reconciled with the article again.
        saved: Box<Saved>,
        /// The checklist that was handed over for this save: whatever differs from it now is newer.
        handed: Box<Checklist>,
        /// What to tell the reader.
        sentence: String,
    },
}

/// Saves one file. Dropping it waits for what is still to be saved.
pub struct Saver {
    job: Arc<Job>,
    thread: Mutex<Option<JoinHandle<Option<Ledger>>>>,
}

/// What the save thread has to do, and all it needs for that.
struct Job {
    slot: Slot,
    path: PathBuf,
    /// Gone once the job was begun.
    ledger: Mutex<Option<Ledger>>,
    report: Box<dyn Fn(SaveOutcome) + Send + Sync>,
}

impl Job {
    /// Does what waits until the saver closes, and gives the ledger back; `None` when the job was begun before.
    fn run(&self) -> Option<Ledger> {
        let mut ledger = lock(&self.ledger).take()?;
        while let Some(work) = self.slot.wait() {
            if let Some(read) = work.adopted {
                ledger.adopt(*read);
            }
            let Some(handed) = work.checklist else {
                continue;
            };
            let number = handed.number;
            let (outcome, moved) = ledger.work(handed, work.elsewhere);
            self.slot.done(Some(number), &outcome);
            if let Some(moved) = moved {
                (self.report)(SaveOutcome::Moved(moved));
            }
            (self.report)(outcome);
        }
        Some(ledger)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is kept is whole even if somebody panicked beside it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What waits to be done, and a bell.
#[derive(Default)]
struct Slot {
    waiting: Mutex<Waiting>,
    bell: Condvar,
}

#[derive(Default)]
struct Waiting {
    checklist: Option<Handed>,
    /// Where to save from now on.
    elsewhere: Option<Elsewhere>,
    /// The file as the shell read it again; it is taken up before anything moves.
    adopted: Option<Box<Keeping>>,
    /// How many merges the session has taken over.
    n_accepted: u64,
    closing: bool,
    /// How many checklists were handed over.
    n_handed: u64,
    /// The number of the last one that was dealt with.
    n_done: u64,
    /// Why that one is not on disk.
    failed: Option<String>,
}

/// A checklist to save, its number, and how many merges it knew of.
struct Handed {
    checklist: Checklist,
    number: u64,
    n_accepted: u64,
}

impl Saver {
    /// Keeps a file; `report` is called on the save thread after every save.
    pub fn new(keeping: Keeping, report: impl Fn(SaveOutcome) + Send + Sync + 'static) -> Self {
        // Without the handler a save over the limit would be killed; with it, the save fails and says so.
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
        Self {
            job: Arc::new(Job {
                slot: Slot::default(),
                path: keeping.path.clone(),
                ledger: Mutex::new(Some(Ledger::new(keeping))),
                report: Box::new(report),
            }),
            thread: Mutex::default(),
        }
    }

    /// Saves `checklist` as soon as the disk is free; one that still waits is replaced by it.
    pub fn save(&self, checklist: Checklist) {
        self.job.slot.put(|waiting| waiting.hand(checklist));
        self.begin();
    }

    /// Starts the thread unless it runs. Where the system gives none that is reported, and what waits is saved at the
    /// end.
    fn begin(&self) {
        let mut thread = lock(&self.thread);
        if thread.is_some() {
            return;
        }
        let job = Arc::clone(&self.job);
        let body = move || {
            crate::shell::files::remove_stale(&job.path, std::time::SystemTime::now());
            job.run()
        };
        let builder = std::thread::Builder::new().name("save".to_owned());
        match builder.spawn(body) {
            Ok(handle) => *thread = Some(handle),
            Err(error) => {
                let why = FileError::io("save", &self.job.path, &error).to_string();
                let outcome = SaveOutcome::Failed(why);
                self.job.slot.done(None, &outcome);
                (self.job.report)(outcome);
            }
        }
    }

    /// Whether the last checklist handed over was dealt with; an outcome may also be that of an earlier one.
    pub fn is_idle(&self) -> bool {
        let waiting = self.job.slot.lock();
        waiting.n_done == waiting.n_handed
    }

    /// Waits until the last checklist handed over was dealt with.
    ///
    /// # Errors
    /// Why it is not on disk.
    pub fn settle(&self) -> Result<(), String> {
        let mut waiting = self.job.slot.lock();
        while waiting.n_done != waiting.n_handed && !self.has_died() {
            let waited = self.job.slot.bell.wait_timeout(waiting, PATIENCE);
            waiting = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        waiting.failed.clone().map_or(Ok(()), Err)
    }

    fn has_died(&self) -> bool {
        lock(&self.thread)
            .as_ref()
            .is_none_or(JoinHandle::is_finished)
    }

    /// Says that the checklists handed over from now on hold what the last [`SaveOutcome::Merged`] brought.
    ///
    /// Until then they are merged with it again, so that a decision made in between takes nothing back.
    pub fn accept_merge(&self) {
        self.job.slot.lock().n_accepted += 1;
    }

    /// Saves `checklist` under another name from now on; a file that is there already is left alone. Where that fails, the
    /// next save goes to the file of before.
    pub fn save_to(&self, elsewhere: Elsewhere, checklist: Checklist) {
        self.job.slot.put(|waiting| {
            waiting.elsewhere = Some(elsewhere);
            waiting.hand(checklist);
        });
        self.begin();
    }

    /// Takes the file for what the shell has just read. Read where the checklist no longer is, it tells only the article.
    pub fn adopt(&self, read: Keeping) {
        self.job
            .slot
            .put(|waiting| waiting.adopted = Some(Box::new(read)));
    }

    /// Saves what still waits and ends the thread. Says where the checklist is saved, if that is known, and whether all of
    /// it is: else why not, in one sentence that also says where the work was put instead.
    pub fn finish(mut self) -> (Option<PathBuf>, Result<(), String>) {
        let died = "the part of the program that saves has failed";
        match self.close() {
            Some(ledger) => (Some(ledger.path().to_owned()), ledger.rescue()),
            None => (None, Err(died.to_owned())),
        }
    }

    /// Ends the thread; `None` when it had died.
    fn close(&mut self) -> Option<Ledger> {
        self.job.slot.put(|waiting| waiting.closing = true);
        match lock(&self.thread).take() {
            Some(thread) => thread.join().ok()?,
            // Nothing was saved so far, or no thread could be had: whatever waits is saved here.
            None => self.job.run(),
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        // On the way out of a panic there is nobody left to tell where the work was put.
        let _ = self.close().map(ledger::Ledger::rescue);
    }
}

impl Waiting {
    fn hand(&mut self, checklist: Checklist) {
        self.n_handed += 1;
        self.checklist = Some(Handed {
            checklist,
            number: self.n_handed,
            n_accepted: self.n_accepted,
        });
    }
}

impl Slot {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        lock(&self.waiting)
    }

    fn put(&self, change: impl FnOnce(&mut Waiting)) {
        change(&mut self.lock());
        self.bell.notify_all();
    }

    fn done(&self, number: Option<u64>, outcome: &SaveOutcome) {
        let mut waiting = self.lock();
        waiting.n_done = number.unwrap_or(waiting.n_done);
        waiting.failed = match outcome {
            SaveOutcome::Failed(why) => Some(why.clone()),
            _ => None,
        };
        drop(waiting);
        self.bell.notify_all();
    }

    /// The next work; `None` when everything is done and the saver closes.
    fn wait(&self) -> Option<Waiting> {
        let mut waiting = self.lock();
        while waiting.checklist.is_none() && waiting.adopted.is_none() {
            if waiting.closing {
                return None;
            }
            waiting = self
                .bell
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
        let rest = Waiting {
            closing: waiting.closing,
            n_accepted: waiting.n_accepted,
            n_handed: waiting.n_handed,
            n_done: waiting.n_done,
            failed: waiting.failed.take(),
            ..Waiting::default()
        };
        Some(std::mem::replace(&mut *waiting, rest))
    }
}

#[cfg(test)]
mod tests;
