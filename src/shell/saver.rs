//! The thread that writes the checklist: whole or not at all, the latest version wins.
//!
//! It alone knows what is on disk. A change that another program made there is merged claim by claim; where both
//! changed the same claim, the reader's stays and the other text is kept in a file of its own.

use super::failure::shown;
use super::files::{self, Expected, FileErrorKind};
use crate::article::Article;
use crate::checklist::format::{self, Original};
use crate::checklist::{Checklist, merge, reconcile};
use crate::session::Findings;
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// A version of the checklist that is to be written.
#[derive(Clone, Debug)]
pub struct Version {
    /// The article it is about.
    pub article: Arc<Article>,
    /// What was found in it.
    pub findings: Arc<Findings>,
    /// The checklist.
    pub checklist: Checklist,
    /// How many merges the session had seen when it made this version.
    pub merges: usize,
}

/// What came of writing.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The latest version is on disk; what to add, if anything.
    Saved(Option<String>),
    /// It is not, and why.
    Failed(String),
    /// Another program had changed the file: this is what is on disk now.
    Merged {
        /// Both changes together.
        checklist: Checklist,
        /// The version that was merged.
        ours: Checklist,
        /// What to tell the reader.
        report: String,
    },
}

/// The file as the saver knows it.
#[derive(Debug)]
pub struct OnDisk {
    /// Where it is.
    pub path: PathBuf,
    /// Its text, to write changes into.
    pub original: Original,
    /// What a save expects to find.
    pub expected: Expected,
    /// What it says, placed in the article.
    pub base: Checklist,
    /// A file that is written once beside it with the first save: the article as it came through a pipe.
    pub snapshot: Option<(PathBuf, Vec<u8>)>,
}

/// A handle on the thread.
#[derive(Debug)]
pub struct Saver {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

/// What lies between the two threads.
#[derive(Debug, Default)]
struct Desk {
    inbox: Mutex<Inbox>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Inbox {
    latest: Option<Version>,
    moved_to: Option<PathBuf>,
    busy: bool,
    closing: bool,
    failed: Option<String>,
}

impl Desk {
    fn lock(&self) -> MutexGuard<'_, Inbox> {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Saver {
    /// Starts the thread; `tell` is called there after every write.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(disk: OnDisk, tell: impl Fn(Outcome) + Send + 'static) -> std::io::Result<Self> {
        let desk = Arc::new(Desk::default());
        let shared = Arc::clone(&desk);
        let mut writer = Writer {
            disk,
            merges: 0,
            forked: None,
        };
        let thread = thread::Builder::new()
            .name("saver".to_owned())
            .spawn(move || {
                while let Some((version, moved_to)) = wait(&shared) {
                    if let Some(path) = moved_to {
                        writer.disk.path = path;
                        writer.disk.expected = Expected::Nothing;
                    }
                    let outcome = writer.write(version);
                    let mut inbox = shared.lock();
                    inbox.busy = false;
                    inbox.failed = match &outcome {
                        Outcome::Failed(why) => Some(why.clone()),
                        _ => None,
                    };
                    shared.changed.notify_all();
                    drop(inbox);
                    tell(outcome);
                }
            })?;
        Ok(Self {
            desk,
            thread: Some(thread),
        })
    }

    /// Hands over the latest version; one that still waits is dropped for it.
    pub fn save(&self, version: Version) {
        self.desk.lock().latest = Some(version);
        self.desk.changed.notify_all();
    }

    /// Writes to this new file from now on, beginning with `version`.
    pub fn save_to(&self, path: PathBuf, version: Version) {
        self.desk.lock().moved_to = Some(path);
        self.save(version);
    }

    /// Waits until everything handed over is on disk.
    ///
    /// # Errors
    /// Why the latest version is not.
    pub fn settle(&self) -> Result<(), String> {
        let mut inbox = self.desk.lock();
        while inbox.busy || inbox.latest.is_some() {
            inbox = self
                .desk
                .changed
                .wait(inbox)
                .unwrap_or_else(PoisonError::into_inner);
        }
        inbox.failed.clone().map_or(Ok(()), Err)
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.desk.lock().closing = true;
        self.desk.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // A panic there was told already; what it had to write is dumped by the keeper.
            thread.join().ok();
        }
    }
}

/// The next version to write; `None` when there is none and there will be none.
fn wait(desk: &Desk) -> Option<(Version, Option<PathBuf>)> {
    let mut inbox = desk.lock();
    loop {
        if let Some(version) = inbox.latest.take() {
            inbox.busy = true;
            return Some((version, inbox.moved_to.take()));
        }
        if inbox.closing {
            return None;
        }
        inbox = desk
            .changed
            .wait(inbox)
            .unwrap_or_else(PoisonError::into_inner);
    }
}

/// Writes versions one after the other.
struct Writer {
    disk: OnDisk,
    merges: usize,
    /// The session's version that was merged last: newer versions of the session may still grow from it.
    forked: Option<Checklist>,
}

impl Writer {
    fn write(&mut self, version: Version) -> Outcome {
        let mut version = version;
        if let Some(forked) = self
            .forked
            .as_ref()
            .filter(|_| version.merges < self.merges)
        {
            version.checklist = merge(forked, &version.checklist, &self.disk.base).checklist;
        }
        if let Err(why) = self.keep_snapshot() {
            return Outcome::Failed(why);
        }
        let text = self
            .disk
            .original
            .write(&version.checklist, &version.article.text);
        match files::save(&self.disk.path, text.as_bytes(), self.disk.expected) {
            Ok(written) => {
                self.disk.expected = Expected::This(written.stamp);
                self.disk.base = version.checklist;
                let weak = "saved, but the disk could not confirm it: a power cut may undo it";
                Outcome::Saved((!written.durable).then(|| weak.to_owned()))
            }
            Err(error) if error.kind == FileErrorKind::ChangedOnDisk => self.merge(version),
            Err(error) => Outcome::Failed(error.to_string()),
        }
    }

    fn keep_snapshot(&mut self) -> Result<(), String> {
        let Some((path, bytes)) = &self.disk.snapshot else {
            return Ok(());
        };
        if !path.exists() {
            files::save(path, bytes, Expected::Nothing).map_err(|e| e.to_string())?;
        }
        self.disk.snapshot = None;
        Ok(())
    }

    /// Takes in what another program wrote, and writes both together.
    fn merge(&mut self, version: Version) -> Outcome {
        let (bytes, stamp) = match files::read(&self.disk.path) {
            Ok(read) => read,
            Err(error) if error.kind == FileErrorKind::Missing => {
                // Somebody took the file away; what is in memory is all there is, so it is written anew.
                self.disk.expected = Expected::Nothing;
                return self.write(version);
            }
            Err(error) => return Outcome::Failed(error.to_string()),
        };
        let saved = match format::read_bytes(&bytes) {
            Ok(saved) if saved.read_only.is_none() => saved,
            Ok(_) => {
                return Outcome::Failed(changed_badly(&self.disk.path, "a newer version wrote it"));
            }
            Err(error) => {
                return Outcome::Failed(changed_badly(&self.disk.path, &error.to_string()));
            }
        };
        let Findings { sentences, claims } = &*version.findings;
        let (theirs, _) = reconcile(Some(&saved), &version.article, sentences, claims);
        let merged = merge(&self.disk.base, &version.checklist, &theirs);
        let mut report =
            "another program had changed the checklist: both changes are kept".to_owned();
        if !merged.conflicts.is_empty() {
            match self.keep_theirs(&bytes) {
                Ok(path) => {
                    let n = merged.conflicts.len();
                    report = format!(
                        "{n} claims were changed by another program too: yours stay, theirs are in {path}"
                    );
                }
                Err(why) => return Outcome::Failed(why),
            }
        }
        self.disk.original = saved.original;
        self.disk.expected = Expected::This(stamp);
        let ours = version.checklist.clone();
        match self.write(Version {
            checklist: merged.checklist.clone(),
            merges: self.merges,
            ..version
        }) {
            Outcome::Saved(_) => {
                self.merges += 1;
                self.forked = Some(ours.clone());
                Outcome::Merged {
                    checklist: merged.checklist,
                    ours,
                    report,
                }
            }
            other => other,
        }
    }

    /// Keeps the other program's text beside the checklist.
    fn keep_theirs(&self, bytes: &[u8]) -> Result<String, String> {
        let now = Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
        let path = self
            .disk
            .path
            .with_extension(format!("conflict-{now}.toml"));
        files::save(&path, bytes, Expected::Nothing).map_err(|e| e.to_string())?;
        Ok(shown(&path).into_string())
    }
}

fn changed_badly(path: &Path, why: &str) -> String {
    format!(
        "{} was changed by another program and is left alone: {why}",
        shown(path)
    )
}
