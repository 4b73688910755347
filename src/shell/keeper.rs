//! What is kept of a sitting: the checklist, the place, the history.
//!
//! Turns the session's effects into files, and what other threads report into messages.

mod beside;
mod moving;
#[cfg(test)]
mod tests;

use super::args::ReadingFlags;
use super::bookmarks;
use super::events::{Occurrence, Teller};
use super::failure::{Failure, shown};
use super::finder::{Found, Search};
use super::lock::Lock;
use super::opened::{self, Opened, Origin};
use super::places::{self, Chosen, Folders, Source};
use super::saver::{Elsewhere, SaveOutcome, Saver};
use super::state::State;
use crate::article::Article;
use crate::checklist::format::Saved;
use crate::checklist::{Change, Checklist, merge, reconcile};
use crate::layout::Lines;
use crate::session::{Bookmark, Message, Notice, Session};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What other threads report.
#[derive(Debug)]
pub enum News {
    /// The whole article was read, after its beginning was shown.
    Read(Arc<Article>),
    /// All lines of an article are there.
    LaidOut(Arc<Article>, Lines),
    /// Claims were looked for, in the article that is open or in the one that was read again.
    Found(Box<Found>),
    /// The article could not be read again.
    NotReloaded(String),
    /// Something went wrong that the reader should know.
    Trouble(String),
    /// The saver is done with a version.
    Saver(SaveOutcome),
}

/// Keeps one sitting.
pub struct Keeper {
    origin: Origin,
    raw: Arc<Vec<u8>>,
    place: Chosen,
    state: State,
    /// Nothing until it is needed: the first page is shown without it.
    lock: Option<Result<Lock, String>>,
    rescue: PathBuf,
    saver: Option<Saver>,
    /// Nothing while nothing is read again.
    reload: Option<Reload>,
    changed: bool,
    news: Teller<News>,
    /// The marks that are on disk, and when the place was put there.
    marked: Vec<(char, usize)>,
    placed: Instant,
}

/// Everything is being read again.
struct Reload {
    /// The session's checklist when that began.
    before: Checklist,
    /// Whether the checklist was sent to another file since.
    moved: bool,
}

/// How often the place is kept while the reader moves about, so that little is lost when the program is killed.
const KEPT_EVERY: Duration = Duration::from_secs(5);

/// What there is to say when a sitting ends.
#[derive(Debug)]
pub struct Kept {
    /// A line for the reader.
    pub line: Option<String>,
    /// Whether everything is on disk, else why not and where it lies now.
    pub result: Result<(), String>,
}

impl Keeper {
    /// Finds the place of everything. Where the reader left an article beyond its beginning, the rest is read here.
    ///
    /// # Errors
    /// When `--checklist` names a folder, or the rest of the article cannot be read.
    pub fn open(
        opened: Opened,
        folders: &Folders,
        flags: &ReadingFlags,
        news: Teller<News>,
    ) -> Result<(Self, Opened), Failure> {
        if let Some(path) = flags.checklist.as_deref().filter(|path| path.is_dir()) {
            let text = format!("{} is a folder: give --checklist a file", shown(path));
            return Err(Failure::Use(text));
        }
        let source = match &opened.origin {
            Origin::File(path) => Source::File(path),
            Origin::Stdin => Source::Stdin(&opened.article.text),
            Origin::Sample => Source::Sample,
        };
        let place = places::choose(folders, source, flags.checklist.as_deref());
        let state = State::new(&folders.state, &place.path);
        // The page must be as it was: nothing near the end of what was read so far. And what is marked is known by its words.
        let read = opened.article.text.chars().count() / 4 * 3;
        let left_beyond = |kept: super::state::Bookmark| {
            let mut marks = kept.marks.iter();
            kept.place >= read || marks.any(|&(_, at)| at >= read)
        };
        let opened = if !opened.whole && state.bookmark().is_some_and(left_beyond) {
            opened::open(opened.origin)?
        } else {
            opened
        };
        let keeper = Self {
            origin: opened.origin.clone(),
            raw: Arc::clone(&opened.bytes),
            place,
            state,
            lock: None,
            rescue: folders.state.join("rescued"),
            saver: None,
            reload: None,
            changed: false,
            news,
            marked: Vec::new(),
            placed: Instant::now(),
        };
        Ok((keeper, opened))
    }

    /// Where the reader left, in a text.
    pub fn bookmark_in(&mut self, text: &str) -> Bookmark {
        let bookmark = bookmarks::of_state(&self.state, text);
        self.marked.clone_from(&bookmark.marks);
        bookmark
    }

    /// Keeps the place if that is due: every few seconds of moving about, and marks at once. Nobody is woken for it.
    pub fn follow(&mut self, session: &Session) {
        if session.marks != self.marked || self.placed.elapsed() >= KEPT_EVERY {
            self.bookmark(session);
        }
    }

    /// A teller of news.
    pub fn teller(&self) -> Teller<News> {
        self.news.clone()
    }

    /// Where the checklist lies.
    pub fn path(&self) -> &Path {
        &self.place.path
    }

    /// Reads the article and the checklist again and looks for claims as they are now.
    pub fn reload(&mut self, session: &Session) {
        self.lock = self.lock.take().filter(Result::is_ok);
        if self.reload.is_some() {
            return;
        }
        if let Err(why) = self.settle() {
            let news = Occurrence::Message(News::NotReloaded(why));
            self.news.send(news).ok();
            return;
        }
        if self.changed {
            // Read at first where it cannot be written: by now the newer one is where it was saved.
            self.place.read_from.clone_from(&self.place.path);
        }
        self.reload = Some(Reload {
            before: session.checklist.clone(),
            moved: false,
        });
        let mut search = self.search(session);
        let origin = self.origin.clone();
        let article = Arc::clone(&session.article);
        self.start(move || {
            if origin == Origin::Stdin {
                return Ok(search.run(article));
            }
            let Opened { article, bytes, .. } = opened::open(origin)?;
            search.raw = bytes;
            Ok(search.run(Arc::new(article)))
        });
    }

    /// The lock, taken once; why another session has it.
    fn lock(&mut self) -> &Result<Lock, String> {
        let take = || Lock::take(&self.state.lock_path()).map_err(|held| held.to_string());
        self.lock.get_or_insert_with(take)
    }

    fn search(&mut self, session: &Session) -> Search {
        let (taken, unlocked) = match self.lock() {
            Ok(lock) => (None, lock.warning.clone()),
            Err(held) => (Some(held.clone()), None),
        };
        let piped = self.origin == Origin::Stdin;
        let path = match &self.origin {
            Origin::File(path) => Some(path.clone()),
            Origin::Stdin | Origin::Sample => None,
        };
        Search {
            place: self.place.clone(),
            location: path.map(|path| places::location(&path, &self.place.path)),
            rescue: self.rescue.clone(),
            history: self.state.clone(),
            // What a file held can be read again, what a pipe gave cannot.
            raw: if piped {
                Arc::clone(&self.raw)
            } else {
                std::mem::take(&mut self.raw)
            },
            piped,
            reviewer: session.options.reviewer.clone(),
            taken,
            unlocked,
            bank: Arc::clone(&session.bank),
        }
    }

    /// Turns news into messages for the session.
    pub fn take(&mut self, news: News, session: &Session) -> Vec<Message> {
        match news {
            News::Read(article) => vec![Message::Read(article)],
            News::LaidOut(article, lines) => vec![Message::LaidOut { article, lines }],
            News::Found(found) => vec![self.found(*found, session)],
            News::Trouble(text) => vec![told(text)],
            News::NotReloaded(text) => {
                self.reload = None;
                vec![told(text)]
            }
            News::Saver(SaveOutcome::Moved(there)) => {
                self.moved_to(there, session);
                Vec::new()
            }
            News::Saver(SaveOutcome::Saved { warning }) => {
                let saved = self.is_saved().then_some(Message::Saved);
                saved.into_iter().chain(warning.map(told)).collect()
            }
            News::Saver(SaveOutcome::Failed(why)) => vec![Message::SaveFailed(why)],
            News::Saver(SaveOutcome::Merged {
                saved,
                handed,
                sentence,
            }) => {
                vec![self.merged(&saved, &handed, sentence, session)]
            }
        }
    }

    /// Whether nothing newer waits: only then may the screen say that all is saved.
    fn is_saved(&self) -> bool {
        self.saver.as_ref().is_none_or(Saver::is_idle)
    }

    /// What another program changed, under what the reader decided while it was being written.
    fn merged(
        &self,
        saved: &Saved,
        handed: &Checklist,
        report: String,
        session: &Session,
    ) -> Message {
        let Some(findings) = &session.found else {
            return told(report);
        };
        let (theirs, _) = reconcile(
            Some(saved),
            &session.article,
            &findings.claims,
            &findings.sentences,
        );
        // What is on disk holds ours of the moment it was written; anything newer of ours wins over it.
        let grown = merge(handed, &session.checklist, &theirs).checklist;
        if let Some(saver) = &self.saver {
            saver.accept_merge();
        }
        Message::Merged {
            checklist: grown,
            report,
            saved: self.is_saved(),
        }
    }

    fn found(&mut self, mut found: Found, session: &Session) -> Message {
        let news = self.news.clone();
        let tell = move |outcome| {
            news.send(Occurrence::Message(News::Saver(outcome))).ok();
        };
        let read_only = found.read_only;
        match &self.saver {
            Some(saver) => saver.adopt(found.keeping),
            None => self.saver = Some(Saver::new(found.keeping, tell)),
        }
        // What was decided while article and checklist were read again; also when all of it went to another file, which
        // does not have yet what was read here.
        let reload = self.reload.take();
        let newer = reload.filter(|r| r.moved || r.before != session.checklist);
        let newer = newer.filter(|_| read_only.is_none());
        if let (Some(Reload { before, .. }), Some(saver)) = (newer, &self.saver) {
            found.checklist = merge(&before, &session.checklist, &found.checklist).checklist;
            saver.save(found.checklist.clone());
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
        if let Some(saver) = &self.saver {
            saver.save(session.checklist.clone());
        }
        self.bookmark(session);
    }

    /// Appends to the history. Losing a line loses no decision, so nobody is stopped by it.
    pub fn log(&self, changes: &[Change]) {
        let lines: String = changes.iter().map(Change::line).collect();
        self.state.append_history(&lines).ok();
    }

    /// Keeps where the reader is. Losing it loses no decision, so nobody is stopped by it.
    pub fn bookmark(&mut self, session: &Session) {
        if self.lock().is_err() {
            return;
        }
        self.placed = Instant::now();
        self.marked.clone_from(&session.marks);
        let kept = bookmarks::of_session(session);
        let visit = bookmarks::visit(&self.origin, &self.place.path, session, &self.state);
        self.state.keep_bookmark(&kept, visit.as_ref()).ok();
    }

    /// Waits until everything is on disk.
    ///
    /// # Errors
    /// Why it is not.
    pub fn settle(&self) -> Result<(), String> {
        self.saver.as_ref().map_or(Ok(()), Saver::settle)
    }

    /// Keeps everything for the last time.
    pub fn finish(mut self, session: &Session) -> Kept {
        self.bookmark(session);
        let (path, result) = self.saver.take().map_or((None, Ok(())), Saver::finish);
        // Nobody is left to take in that the checklist was moved.
        if let Some(path) = path {
            self.moved_to(Elsewhere { path, lock: None }, session);
        }
        let line = (self.changed && result.is_ok()).then(|| {
            let (decided, total) = session.progress();
            let excluded = match session.n_excluded() {
                0 => String::new(),
                n => format!(", {n} more excluded"),
            };
            let path = shown(&self.place.path);
            format!("{decided} of {total} claims decided{excluded}: {path}")
        });
        Kept {
            line,
            result: result.map_err(|why| format!("NOT SAVED: {why}")),
        }
    }
}

/// Something the reader should see at once.
fn told(text: String) -> Message {
    Message::Told(Notice::warning(text))
}
