//! Saves checklists on a thread of its own, so that no key ever waits for the disk; the newest waiting one wins.
//!
//! What another program changed meanwhile is merged, never written over. Outcomes arrive by a callback on that thread.
//! Knows the file; what is in the checklist is decided elsewhere.

mod ledger;

pub use ledger::Keeping;

use crate::checklist::Checklist;
use crate::checklist::format::Saved;
use crate::shell::files::FileError;
use ledger::Ledger;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long to wait for a save before looking whether its thread still lives.
const PATIENCE: Duration = Duration::from_millis(200);

/// The signal of a file size limit; its default action would end the program in the middle of a save.
const SIGXFSZ: i32 = 25;

/// What became of a save.
#[derive(Clone, Debug)]
pub enum SaveOutcome {
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

/// The save thread. Dropping it waits for what is still to be saved.
pub struct Saver {
    slot: Arc<Slot>,
    thread: Option<JoinHandle<Ledger>>,
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
    order: Option<Order>,
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

/// Something that changes what the file is taken for.
enum Order {
    /// Save there from now on.
    MoveTo(PathBuf),
    /// The file was read again by the shell.
    Adopt(Box<Keeping>),
}

impl Saver {
    /// Starts the thread; `report` is called on it after every save.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(
        keeping: Keeping,
        report: impl Fn(SaveOutcome) + Send + 'static,
    ) -> Result<Self, FileError> {
        let path = keeping.path.clone();
        // Without the handler a save over the limit would be killed; with it, the save fails and says so.
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
        crate::shell::files::remove_stale(&path, std::time::SystemTime::now());
        let slot = Arc::new(Slot::default());
        let theirs = Arc::clone(&slot);
        let mut ledger = Ledger::new(keeping);
        let body = move || {
            while let Some(work) = theirs.wait() {
                let number = work.checklist.as_ref().map(|handed| handed.number);
                if let Some(outcome) = ledger.work(work.order, work.checklist) {
                    theirs.done(number, &outcome);
                    report(outcome);
                }
            }
            ledger
        };
        let thread = std::thread::Builder::new()
            .name("save".to_owned())
            .spawn(body);
        let thread = thread.map_err(|e| FileError::io("save", &path, &e))?;
        Ok(Self {
            slot,
            thread: Some(thread),
        })
    }

    /// Saves `checklist` as soon as the disk is free; one that still waits is replaced by it.
    pub fn save(&self, checklist: Checklist) {
        self.slot.put(|waiting| waiting.hand(checklist));
    }

    /// Whether the last checklist handed over was dealt with; an outcome may also be that of an earlier one.
    pub fn is_idle(&self) -> bool {
        let waiting = self.slot.lock();
        waiting.n_done == waiting.n_handed
    }

    /// Waits until the last checklist handed over was dealt with.
    ///
    /// # Errors
    /// Why it is not on disk.
    pub fn settle(&self) -> Result<(), String> {
        let mut waiting = self.slot.lock();
        while waiting.n_done != waiting.n_handed && !self.has_died() {
            let waited = self.slot.bell.wait_timeout(waiting, PATIENCE);
            waiting = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        waiting.failed.clone().map_or(Ok(()), Err)
    }

    fn has_died(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Says that the checklists handed over from now on hold what the last [`SaveOutcome::Merged`] brought.
    ///
    /// Until then they are merged with it again, so that a decision made in between takes nothing back.
    pub fn accept_merge(&self) {
        self.slot.lock().n_accepted += 1;
    }

    /// Saves `checklist` under another name from now on; a file that is there already is left alone.
    pub fn save_to(&self, path: PathBuf, checklist: Checklist) {
        self.slot.put(|waiting| {
            waiting.order = Some(Order::MoveTo(path));
            waiting.hand(checklist);
        });
    }

    /// Takes the file for what the shell has just read.
    pub fn adopt(&self, keeping: Keeping) {
        self.slot
            .put(|waiting| waiting.order = Some(Order::Adopt(Box::new(keeping))));
    }

    /// Saves what still waits and ends the thread.
    ///
    /// # Errors
    /// The last save failed: one sentence that also says where the work was put instead.
    pub fn finish(mut self) -> Result<(), String> {
        let died = "the part of the program that saves has failed";
        self.close()
            .map_or(Err(died.to_owned()), ledger::Ledger::rescue)
    }

    /// Ends the thread; `None` when it had died.
    fn close(&mut self) -> Option<Ledger> {
        self.slot.put(|waiting| waiting.closing = true);
        self.thread.take()?.join().ok()
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
        // What waits is whole even if somebody panicked beside it.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
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
            SaveOutcome::Saved { .. } | SaveOutcome::Merged { .. } => None,
        };
        drop(waiting);
        self.bell.notify_all();
    }

    /// The next work; `None` when everything is done and the saver closes.
    fn wait(&self) -> Option<Waiting> {
        let mut waiting = self.lock();
        while waiting.checklist.is_none() && waiting.order.is_none() {
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
