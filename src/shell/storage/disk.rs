//! The disk thread: everything that is written of a session, in the order in which it was handed over.
//!
//! One thread owns the checklist's file, the history, the position and the lock, so that no key ever waits for the disk.
//! [`Disk`] is its other end: jobs go in, news come out. Of several saves that wait the latest wins.

mod load;
mod rescue;
mod watch;
mod writer;

pub use load::{LoadedFile, Loading};
pub use rescue::rescued_in;

use super::files::Stamp;
use super::opened::OpenedArticle;
use super::remembered::Remembered;
use super::state_files::{Position, StateFiles};
use crate::checklist::file::ChecklistFile;
use crate::checklist::{Document, Findings, Saving};
use crate::session::{FoundClaims, Message, Notice, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;
use writer::Writer;

/// Something for the disk thread to do.
#[derive(Debug)]
pub enum Job {
    /// Take the file as it was just read. What waits to be saved is dropped: the session sends it again.
    Adopt(Box<Adopted>),
    /// Write this, then append its steps to the history, then keep the position.
    Save(Saving, Option<Position>),
    /// Keep the position.
    Keep(Position),
    /// Keep something of the reader for later sessions.
    Remember(Remembered),
    /// Say when the article's file or the checklist's is no longer as it was when this was sent, or the file adopted.
    Watch(Option<PathBuf>),
    /// Look at both now.
    Look,
    /// Keep the file that another program wrote beside ours.
    KeepTheirs,
    /// Write to another file from now on.
    SaveAs(PathBuf),
    /// Take the lock, and answer why another session has it, else why there is no protection.
    Lock(Sender<Result<Option<String>, String>>),
    /// Try again to take a lock that another session had.
    Unlock,
    /// Answer once everything handed over before is dealt with: whether the checklist has a file, or why it is not on
    /// disk. Nothing is written any more until the file is adopted or released, when it is held.
    Flush {
        /// Whom to answer.
        answer: Sender<Result<bool, String>>,
        /// Whether nothing more is written then.
        hold: bool,
    },
    /// Go on writing.
    Release,
    /// Put what cannot be saved elsewhere, and end.
    End(Sender<Ended>),
}

/// A checklist's file as it was just read, and all that is needed to write it.
#[derive(Debug, Default)]
pub struct Adopted {
    /// Its text.
    pub file: ChecklistFile,
    /// Which article it is about.
    pub document: Document,
    /// The article and what was found in it.
    pub findings: Arc<Findings>,
    /// What is on disk.
    pub on_disk: Option<Stamp>,
    /// Files whose work is in the checklist once it is saved.
    pub taken: Vec<PathBuf>,
}

/// What a thread reports.
#[derive(Debug)]
pub enum WorkerEvent {
    /// Something for the session alone.
    Session(Message),
    /// Claims were looked for, in the article that is open or in the one that was read again.
    Found(Box<FoundClaims>, Box<Adopted>),
    /// The article could not be read again, and why.
    NotReloaded(String),
    /// What the shelf was asked for (the how-many-eth question) was read: an article to take the place of this one; or why
    /// not.
    Opened(usize, Result<Box<OpenedArticle>, String>),
    /// Another program changed the checklist's file, which was read again; nothing is written until it is adopted.
    FileChanged(Box<Read>, Box<Adopted>),
    /// A report was written, or why not.
    Reported(Notice),
    /// The checklist is written there from now on.
    Moved(PathBuf),
}

impl WorkerEvent {
    /// Something that the reader should know, one sentence.
    pub fn notice(text: String) -> Self {
        Self::Session(Message::Notice(Notice::warning(text)))
    }
}

/// What became of everything at the end.
#[derive(Debug)]
pub struct Ended {
    /// Where the checklist is.
    pub path: PathBuf,
    /// Whether all of it is on disk: else why not, and where the work is now.
    pub result: Result<(), String>,
}

/// The other end of the disk thread.
#[derive(Clone, Debug)]
pub struct Disk {
    jobs: Sender<Job>,
}

impl Disk {
    /// Starts the thread for the checklist's file `path` and what else is kept of the reading; `report` is called on it.
    /// Where the system gives no thread, jobs are refused and the end says so.
    pub fn start(
        path: PathBuf,
        state: StateFiles,
        report: impl Fn(WorkerEvent) + Send + 'static,
    ) -> Self {
        let (jobs, received) = channel();
        let run = move || run(&received, Writer::new(path, state, Box::new(report)));
        // Without a thread every job fails, which the end reports.
        drop(thread::Builder::new().name("disk".to_owned()).spawn(run));
        Self { jobs }
    }

    /// Sends a job.
    pub fn send(&self, job: Job) {
        // A thread that died is reported as a panic, and at the end.
        self.jobs.send(job).ok();
    }

    /// Sends a job that is answered.
    fn ask<T>(&self, job: impl FnOnce(Sender<T>) -> Job) -> Receiver<T> {
        let (answer, answered) = channel();
        self.send(job(answer));
        answered
    }

    /// Waits until everything handed over is dealt with; with `hold` nothing more is written then until the file is
    /// adopted or released. Whether the checklist has a file.
    ///
    /// # Errors
    /// Why it is not on disk.
    pub fn flush(&self, hold: bool) -> Result<bool, String> {
        let answered = self.ask(|answer| Job::Flush { answer, hold });
        answered.recv().unwrap_or_else(|_| Err(DIED.to_owned()))
    }

    /// Has everything saved, or put elsewhere, within the time, and ends the thread.
    ///
    /// # Errors
    /// Why it is not saved, and where the work is.
    pub fn end_within(&self, time: Duration) -> Result<(), String> {
        match self.ask(Job::End).recv_timeout(time) {
            Ok(ended) => ended.result,
            // It has ended before, and that end was reported.
            Err(RecvTimeoutError::Disconnected) => Ok(()),
            Err(RecvTimeoutError::Timeout) => {
                Err("the disk does not respond; check the last changes later".to_owned())
            }
        }
    }

    /// Takes the lock; why there is no protection.
    ///
    /// # Errors
    /// Another session has it: who.
    pub fn lock(&self) -> Result<Option<String>, String> {
        let answered = self.ask(Job::Lock);
        answered.recv().unwrap_or_else(|_| Err(DIED.to_owned()))
    }

    /// Has everything saved, or put elsewhere, and ends the thread. `None` when it had died.
    pub fn end(&self) -> Option<Ended> {
        self.ask(Job::End).recv().ok()
    }
}

/// The message when the thread is no more.
pub const DIED: &str = "saving stopped by an internal error";

/// How long an editor may take to put a file in the place of another.
const REPLACED_WITHIN: Duration = Duration::from_millis(500);

/// Does what comes, and everything that waits before anything is written.
fn run(jobs: &Receiver<Job>, mut writer: Writer) {
    loop {
        let job = if writer.looks_again() {
            jobs.recv_timeout(REPLACED_WITHIN)
        } else {
            jobs.recv().map_err(RecvTimeoutError::from)
        };
        let job = match job {
            Ok(job) => job,
            Err(RecvTimeoutError::Timeout) => {
                writer.look();
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let mut next = Some(job);
        while let Some(job) = next {
            if let Job::End(answer) = job {
                answer.send(writer.end()).ok();
                return;
            }
            writer.take(job);
            next = jobs.try_recv().ok();
        }
        writer.write();
    }
}
