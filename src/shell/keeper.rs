//! What is kept of a sitting: the checklist, the place, the history; and the claim finder's thread.
//!
//! Turns the session's effects into files and what comes back into messages.

use super::args::ReadingFlags;
use super::events::Occurrence;
use super::failure::{Failure, shown};
use super::files::{self, Expected, FileErrorKind};
use super::folders::Folders;
use super::lock::{Lock, lock};
use super::opened::{self, Opened, Origin};
use super::places::{Place, place, sha256, state_name};
use super::saver::{OnDisk, Outcome, Saver, Version};
use super::state::State;
use crate::article::Article;
use crate::checklist::format::{self, Original, Saved};
use crate::checklist::{Change, Checklist, Document, History, merge, reconcile};
use crate::session::{Bookmark, Findings, Message, Notice, Session};
use crate::{claim, sentence};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

/// What other threads report.
#[derive(Debug)]
pub enum News {
    /// Claims were looked for, in the article that is open or in the one that was read again.
    Found(Box<Found>),
    /// The article could not be read again.
    NotReloaded(String),
    /// The saver is done with a version.
    Saver(Outcome),
}

/// Everything that is known once claims have been looked for.
#[derive(Debug)]
pub struct Found {
    article: Arc<Article>,
    findings: Arc<Findings>,
    checklist: Checklist,
    history: History,
    disk: OnDisk,
    report: Option<String>,
    read_only: Option<String>,
}

/// Keeps one sitting.
#[derive(Debug)]
pub struct Keeper {
    origin: Origin,
    raw: Arc<Vec<u8>>,
    place: Place,
    state: State,
    lock: Lock,
    saver: Option<Saver>,
    merges: usize,
    changed: bool,
    news: Sender<Occurrence<News>>,
}

/// What there is to say when a sitting ends.
#[derive(Debug)]
pub struct Kept {
    /// A line for the reader.
    pub line: Option<String>,
    /// Whether everything is on disk, else why not and where it lies now.
    pub result: Result<(), String>,
}

impl Keeper {
    /// Finds the place of everything, takes the lock, and reads where the reader left.
    ///
    /// # Errors
    /// When `--checklist` names a folder.
    pub fn open(
        opened: (&Origin, Vec<u8>),
        article: &Article,
        folders: &Folders,
        flags: &ReadingFlags,
        news: Sender<Occurrence<News>>,
    ) -> Result<(Self, Bookmark), Failure> {
        let (origin, bytes) = opened;
        let place = place(origin, &bytes, flags.checklist.as_deref(), folders)?;
        let state = State::new(&folders.state, &state_name(&place.checklist));
        let bookmark = state.bookmark(&article.text);
        let lock = lock(&state.lock);
        let keeper = Self {
            origin: origin.clone(),
            raw: Arc::new(bytes),
            place,
            state,
            lock,
            saver: None,
            merges: 0,
            changed: false,
            news,
        };
        Ok((keeper, bookmark))
    }

    /// Where the checklist lies.
    pub fn path(&self) -> &Path {
        &self.place.checklist
    }

    /// Looks for claims on a thread and puts the saved checklist over them.
    pub fn look_for_claims(&self, session: &Session) {
        let article = Arc::clone(&session.article);
        let search = self.search(session);
        self.start(move || Ok(search.run(article)));
    }

    /// Reads the article again and looks for claims in it as it is now.
    pub fn reload(&mut self, session: &Session) {
        if let Err(why) = self.settle() {
            let notice = Notice {
                text: why,
                alarm: true,
            };
            self.news
                .send(Occurrence::Message(News::NotReloaded(notice.text)))
                .ok();
            return;
        }
        let mut search = self.search(session);
        let origin = self.origin.clone();
        let article = Arc::clone(&session.article);
        self.start(move || {
            if origin == Origin::Stdin {
                return Ok(search.run(article));
            }
            let Opened { article, bytes, .. } = opened::open(origin)?;
            search.raw = Arc::new(bytes);
            Ok(search.run(Arc::new(article)))
        });
    }

    fn search(&self, session: &Session) -> Search {
        let taken = match &self.lock {
            Lock::Taken(who) => Some(format!(
                "{who} has this checklist open: decisions are off here, R tries again"
            )),
            Lock::Held(_) | Lock::Unknown(_) => None,
        };
        Search {
            place: self.place.clone(),
            state: self.state.clone(),
            raw: Arc::clone(&self.raw),
            snapshot: (self.origin == Origin::Stdin)
                .then(|| self.place.checklist.with_extension("article.txt")),
            reviewer: session.options.reviewer.clone(),
            taken,
        }
    }

    fn start(&self, find: impl FnOnce() -> Result<Found, Failure> + Send + 'static) {
        let news = self.news.clone();
        let report = move || {
            let found = match find() {
                Ok(found) => News::Found(Box::new(found)),
                Err(failure) => News::NotReloaded(failure.to_string()),
            };
            // The sitting may have ended by now.
            news.send(Occurrence::Message(found)).ok();
        };
        if let Err(error) = thread::Builder::new()
            .name("finder".to_owned())
            .spawn(report)
        {
            let text = format!("claims cannot be looked for: {error}");
            self.news
                .send(Occurrence::Message(News::NotReloaded(text)))
                .ok();
        }
    }

    /// Turns news into a message for the session.
    pub fn take(&mut self, news: News, session: &Session) -> Message {
        match news {
            News::Found(found) => self.found(*found),
            News::NotReloaded(text) => Message::Told(Notice { text, alarm: true }),
            News::Saver(Outcome::Saved(None)) => Message::Saved,
            News::Saver(Outcome::Saved(Some(text))) => Message::Told(Notice { text, alarm: true }),
            News::Saver(Outcome::Failed(why)) => Message::SaveFailed(why),
            News::Saver(Outcome::Merged {
                checklist,
                ours,
                report,
            }) => {
                self.merges += 1;
                let grown = merge(&ours, &session.checklist, &checklist);
                Message::Merged {
                    checklist: grown.checklist,
                    report,
                }
            }
        }
    }

    fn found(&mut self, found: Found) -> Message {
        let news = self.news.clone();
        let tell = move |outcome| {
            news.send(Occurrence::Message(News::Saver(outcome))).ok();
        };
        let mut read_only = found.read_only;
        self.merges = 0;
        match Saver::start(found.disk, tell) {
            Ok(saver) => self.saver = Some(saver),
            Err(error) => read_only = Some(format!("nothing can be saved: {error}")),
        }
        Message::Found {
            article: found.article,
            findings: found.findings,
            checklist: found.checklist,
            history: found.history,
            read_only,
            report: found.report,
        }
    }

    /// Has the checklist written.
    pub fn save(&mut self, session: &Session) {
        self.changed = true;
        if let (Some(saver), Some(version)) = (&self.saver, self.version(session)) {
            saver.save(version);
        }
        self.bookmark(session);
    }

    /// Has the checklist written to another file from now on.
    pub fn save_to(&mut self, path: &str, session: &Session) {
        let path = PathBuf::from(path);
        self.place.checklist.clone_from(&path);
        if let (Some(saver), Some(version)) = (&self.saver, self.version(session)) {
            saver.save_to(path, version);
        }
    }

    fn version(&self, session: &Session) -> Option<Version> {
        Some(Version {
            article: Arc::clone(&session.article),
            findings: session.found.clone()?,
            checklist: session.checklist.clone(),
            merges: self.merges,
        })
    }

    /// Appends to the history.
    pub fn log(&self, changes: &[Change]) {
        self.state.log(changes);
    }

    /// Keeps where the reader is.
    pub fn bookmark(&self, session: &Session) {
        self.state.keep(&session.bookmark(), &session.article.text);
    }

    /// Waits until everything is on disk.
    ///
    /// # Errors
    /// Why it is not.
    pub fn settle(&self) -> Result<(), String> {
        self.saver.as_ref().map_or(Ok(()), Saver::settle)
    }

    /// Keeps everything for the last time.
    pub fn finish(self, session: &Session) -> Kept {
        self.bookmark(session);
        match self.settle() {
            Ok(()) => Kept {
                line: self.changed.then(|| self.farewell(session)),
                result: Ok(()),
            },
            Err(why) => Kept {
                line: None,
                result: Err(self.rescue(session, &why)),
            },
        }
    }

    fn farewell(&self, session: &Session) -> String {
        let (decided, total) = session.progress();
        format!(
            "{decided} of {total} claims decided: {}",
            shown(&self.place.checklist)
        )
    }

    /// Writes what could not be saved into the state folder, as the last resort.
    fn rescue(&self, session: &Session, why: &str) -> String {
        let now = Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
        let path = self
            .state
            .lock
            .with_extension(format!("rescued-{now}.checklist.toml"));
        let text = format::write_new(&session.checklist, &session.article.text);
        match files::save(&path, text.as_bytes(), Expected::Nothing) {
            Ok(_) => format!("NOT SAVED: {why}; your decisions are in {}", shown(&path)),
            Err(error) => format!("NOT SAVED: {why}; and not in the state folder either: {error}"),
        }
    }
}

/// Looking for claims, with all that it needs on a thread of its own.
struct Search {
    place: Place,
    state: State,
    raw: Arc<Vec<u8>>,
    snapshot: Option<PathBuf>,
    reviewer: Option<String>,
    taken: Option<String>,
}

impl Search {
    fn run(self, article: Arc<Article>) -> Found {
        let sentences = sentence::split(&article);
        let claims = claim::detect(&article, &sentences);
        let (saved, expected, broken) = self.saved();
        let (mut checklist, report) = reconcile(saved.as_ref(), &article, &sentences, &claims);
        let refused = saved.as_ref().and_then(|s| s.read_only.clone());
        let warning = saved.as_ref().and_then(|s| s.warnings.first().cloned());
        let original = saved.map_or_else(Original::new, |s| s.original);
        self.fill(&mut checklist.document, &article);
        let disk = OnDisk {
            path: self.place.checklist.clone(),
            original,
            expected,
            base: checklist.clone(),
            snapshot: self.snapshot.clone().map(|path| (path, self.raw.to_vec())),
        };
        let read_only = broken.or(refused).or(self.taken);
        let unwritable = self
            .place
            .unwritable
            .map(|why| format!("decisions cannot be saved here: {why}"));
        let said = read_only
            .clone()
            .or(unwritable)
            .or_else(|| report.line())
            .or(warning)
            .or(self.place.note);
        Found {
            history: self.state.history(),
            findings: Arc::new(Findings { sentences, claims }),
            article,
            checklist,
            disk,
            report: said,
            read_only,
        }
    }

    /// The saved checklist; what a save will expect to find; why the file must be left alone.
    fn saved(&self) -> (Option<Saved>, Expected, Option<String>) {
        let path = &self.place.checklist;
        let alone = |why: &str| {
            Some(format!(
                "{why}; it is left alone and decisions are off: mend it, then R"
            ))
        };
        match files::read(path) {
            Ok((bytes, stamp)) => {
                files::remove_stale(path, std::time::SystemTime::now());
                match format::read_bytes(&bytes) {
                    Ok(saved) => (Some(saved), Expected::This(stamp), None),
                    Err(error) => (
                        None,
                        Expected::This(stamp),
                        alone(&format!("{}: {error}", shown(path))),
                    ),
                }
            }
            Err(error) if error.kind == FileErrorKind::Missing => (None, Expected::Nothing, None),
            Err(error) => (None, Expected::Nothing, alone(&error.to_string())),
        }
    }

    /// Writes down which article this is; what a person may have put there stays.
    fn fill(&self, document: &mut Document, article: &Article) {
        let meta = &article.metadata;
        let take = |field: &mut Option<String>, value: &Option<String>| {
            if field.is_none() {
                field.clone_from(value);
            }
        };
        take(&mut document.title, &meta.title);
        take(&mut document.location, &self.place.location);
        take(&mut document.url, &meta.url);
        take(&mut document.publisher, &meta.publisher);
        take(&mut document.byline, &meta.byline);
        take(&mut document.published, &meta.published);
        take(&mut document.language, &meta.language);
        take(&mut document.reviewer, &self.reviewer);
        let snapshot = self
            .snapshot
            .as_ref()
            .and_then(|p| p.file_name())
            .map(|n| n.to_string_lossy().into_owned());
        take(&mut document.snapshot, &snapshot);
        document.retrieved = document.retrieved.or_else(|| Some(now_in_seconds()));
        document.text_chars = article.text.chars().count();
        document.text_sha256 = sha256(article.text.as_bytes());
        document.raw_sha256 = Some(sha256(&self.raw));
    }
}

/// Now, in whole seconds: nobody needs more in a file that people read.
pub fn now_in_seconds() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}
