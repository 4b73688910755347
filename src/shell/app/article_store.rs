//! One open article as the drawing thread sees it: what becomes of the session's effects, and of what other threads
//! report. Opens no file: that is done on the disk thread and on those that read.
#![warn(
    clippy::disallowed_methods,
    reason = "the thread that draws opens no file after the first page"
)]

mod from_shelf;
mod page;
mod report;
#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what is on disk")]
mod tests;
mod watching;

pub use page::ask_again;

use super::claim_search::ClaimSearch;
use super::events::EventSender;
use super::opener;
use crate::article::Article;
use crate::layout::Lines;
use crate::session::{Effect, FoundClaims, Message, Notice, Session, Visited};
use crate::shell::clock::instant;
use crate::shell::failure::{Failure, name_of, shown};
use crate::shell::storage::disk::{Adopted, DIED, Disk, Ended, Job, WorkerEvent};
use crate::shell::storage::opened::OpenedArticle;
use crate::shell::storage::paths::{ChecklistPath, Folders};
use crate::shell::storage::recent::KnownVisit;
use crate::shell::storage::remembered::Remembered;
use crate::shell::storage::source::ArticleSource;
use crate::shell::storage::state_files::{Position, StateFiles};
use crate::shell::terminal::signals;
use crate::text::if_any;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// One open article: where everything of it is, and the disk thread.
pub struct ArticleStore {
    origin: ArticleSource,
    raw: Arc<Vec<u8>>,
    place: ChecklistPath,
    state: StateFiles,
    disk: Disk,
    folders: Folders,
    /// The result of requesting the page again, until it is shown.
    asked: Option<Notice>,
    is_reloading: bool,
    /// How many reports are being written.
    n_reports: usize,
    /// Whether the shelf is being read, or an article of it.
    is_at_shelf: bool,
    /// How many requests the shelf had; an answer to an earlier one comes too late.
    n_requests: usize,
    changed: bool,
    news: EventSender,
    /// What the shelf knew of the article, and where that is.
    seen: KnownVisit,
    /// The marks that were handed over last, and when the position was.
    marked: Vec<(char, Visited)>,
    placed: Instant,
    /// When the files were looked at last; none before claims are found.
    looked: Option<Instant>,
}

/// How often the position is kept while the reader moves about.
const KEPT_EVERY: Duration = Duration::from_secs(5);

/// What there is to say when a session ends.
#[derive(Debug)]
pub struct SaveSummary {
    /// A line for the reader.
    pub line: Option<String>,
    /// Whether everything is on disk, else why not and where it is now.
    pub result: Result<(), String>,
}

impl ArticleStore {
    /// Starts the disk thread of an article; `session` makes its session, which returns to where the reader left.
    pub fn new(
        opened: OpenedArticle,
        news: EventSender,
        session: impl FnOnce(Arc<Article>) -> Session,
    ) -> (Self, Session) {
        let OpenedArticle {
            loaded,
            place,
            state,
            bookmark,
            seen,
            folders,
        } = opened;
        let sender = news.clone();
        let report = move |event| sender.report(event);
        let disk = Disk::start(place.path.clone(), state.clone(), report);
        let mut session = session(Arc::new(loaded.article));
        session.whole = loaded.whole;
        session.reopen(bookmark);
        let store = Self {
            origin: loaded.origin,
            raw: loaded.bytes,
            place,
            state,
            disk,
            folders,
            asked: None,
            is_reloading: false,
            n_reports: 0,
            is_at_shelf: false,
            n_requests: 0,
            changed: false,
            news,
            seen,
            marked: session.marks.clone(),
            placed: instant(),
            looked: None,
        };
        store.watch();
        (store, session)
    }

    /// Has a signal that ends the program wait until everything of this article is saved.
    pub fn save_on_signals(&self) {
        let disk = self.disk.clone();
        signals::on_flush(move |time| disk.end_within(time));
    }

    /// Keeps the position if that is due: every few seconds of moving about, and marks at once. No thread is woken for it.
    pub fn follow(&mut self, session: &Session) {
        if session.marks != self.marked || self.placed.elapsed() >= KEPT_EVERY {
            self.keep_position(session);
        }
        self.look_if_due();
    }

    /// Whether something is being done for the reader: the article read again, another one, the shelf, a report written.
    pub const fn is_reading(&self) -> bool {
        self.is_reloading || self.is_at_shelf || self.n_reports > 0
    }

    /// Whether it is the last question to the shelf that was the `nth`.
    pub const fn is_last_asked(&self, nth: usize) -> bool {
        self.n_requests == nth
    }

    /// The number of the article, by which its threads report.
    pub const fn article(&self) -> usize {
        self.news.article()
    }

    /// Where the checklist is.
    pub fn path(&self) -> &Path {
        &self.place.path
    }

    /// Looks for claims on a thread and puts the saved checklist over them; reads the rest of the article first, where
    /// only its beginning was read.
    pub fn look_for_claims(&mut self, session: &Session) {
        let search = self.search(session, false);
        if session.whole {
            let article = Arc::clone(&session.article);
            self.start(move || Ok(search.run(article)));
            return;
        }
        let news = self.news.clone();
        let tell = move |article| news.report(WorkerEvent::Session(Message::Read(article)));
        self.start(move || search.read_and_run(tell));
    }

    /// Does what is the same with a screen and without.
    pub fn perform(&mut self, effect: Effect, session: &Session) {
        match effect {
            Effect::Save(saving) => {
                self.changed = true;
                let position = self.position(session);
                self.disk.send(Job::Save(saving, Some(position)));
            }
            Effect::SaveTo(path) => {
                self.changed = true;
                self.disk.send(Job::SaveAs(PathBuf::from(path)));
            }
            Effect::KeepReviewer(who) => self.disk.send(Job::Remember(Remembered::Reviewer(who))),
            Effect::KeepTheme(chosen, set) => self
                .disk
                .send(Job::Remember(Remembered::Theme(chosen, set))),
            Effect::KeepHabits(habits) => self.disk.send(Job::Remember(Remembered::Habits(habits))),
            Effect::KeepTheirs => self.disk.send(Job::KeepTheirs),
            Effect::Reload { rescued } => self.reload(session, rescued),
            Effect::LayOut => self.lay_out(session),
            Effect::Shelf { forget } => self.read_shelf(session, forget),
            Effect::Open(item) => self.open(session, item),
            Effect::Report(asked) => self.report(session, asked),
            // These concern the terminal: the front end performs them.
            Effect::Quit
            | Effect::Mouse(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Edit(_)
            | Effect::OpenLink(_)
            | Effect::Copy(_) => {}
        }
    }

    /// Has an address opened outside: that it is being opened, or was not; who `waits` learns that where it fails soon.
    pub fn open_link(&self, url: &str, waits: bool) -> Message {
        opener::open(url, waits, self.news.clone())
    }

    /// Reads the article and the checklist again and looks for claims as they are now; with `rescued`, takes in what
    /// could not be saved once.
    pub fn reload(&mut self, session: &Session, rescued: bool) {
        if self.is_reloading {
            return;
        }
        self.is_reloading = true;
        self.disk.send(Job::Unlock);
        self.watch();
        if self.changed {
            // Read at first where it cannot be written: by now the newer one is where it was saved.
            self.place.read_from.clone_from(&self.place.path);
        }
        let search = self.search(session, rescued);
        let article = Arc::clone(&session.article);
        self.start(move || {
            search.disk.flush(true).map_err(Failure::Output)?;
            match search.origin {
                ArticleSource::Stdin => Ok(search.run(article)),
                _ => search.read_and_run(drop),
            }
        });
    }

    fn search(&mut self, session: &Session, take_rescued: bool) -> ClaimSearch {
        ClaimSearch {
            origin: self.origin.clone(),
            asked: self.asked.take(),
            place: self.place.clone(),
            take_rescued,
            state: self.state.clone(),
            // What a file held can be read again, what a pipe gave cannot.
            raw: match self.origin {
                ArticleSource::Stdin => Arc::clone(&self.raw),
                _ => std::mem::take(&mut self.raw),
            },
            reviewer: session.options.reviewer.clone(),
            disk: self.disk.clone(),
            bank: Arc::clone(&session.bank),
            news: self.news.clone(),
        }
    }

    /// Wraps the whole article on a thread.
    fn lay_out(&self, session: &Session) {
        let article = Arc::clone(&session.article);
        let (column, height) = (session.frame.column, session.frame.page_height());
        let news = self.news.clone();
        let wrap = move || {
            let lines = Lines::new(&article, column, height);
            news.report(WorkerEvent::Session(Message::LaidOut { article, lines }));
        };
        // Without a thread the pages around the reader are all there is; the next resize asks again.
        let thread = thread::Builder::new().name("layout".to_owned());
        drop(thread.spawn(wrap));
    }

    fn start(
        &self,
        find: impl FnOnce() -> Result<(FoundClaims, Adopted), Failure> + Send + 'static,
    ) {
        self.work("finder", move || match find() {
            Ok((found, adopted)) => WorkerEvent::Found(Box::new(found), Box::new(adopted)),
            Err(failure) => WorkerEvent::NotReloaded(failure.to_string()),
        });
    }

    /// Works on a thread of that name and reports what came of it.
    fn work(&self, name: &str, work: impl FnOnce() -> WorkerEvent + Send + 'static) {
        let news = self.news.clone();
        let thread = thread::Builder::new().name(name.to_owned());
        if let Err(error) = thread.spawn(move || news.report(work())) {
            let text = format!("the system refuses a thread: {error}");
            self.news.report(WorkerEvent::NotReloaded(text));
        }
    }

    /// Turns news into messages for the session.
    pub fn take(&mut self, news: WorkerEvent) -> Vec<Message> {
        match news {
            WorkerEvent::Session(message) => {
                self.is_at_shelf &= !matches!(message, Message::Shelf { .. });
                vec![message]
            }
            WorkerEvent::Opened(nth, _) if nth != self.n_requests => Vec::new(),
            WorkerEvent::Opened(_, opened) => {
                self.is_at_shelf = false;
                let why = opened.err().map(Notice::warning);
                why.map(Message::Notice).into_iter().collect()
            }
            WorkerEvent::Found(found, adopted) => self.found(found, adopted),
            WorkerEvent::NotReloaded(text) => {
                (self.is_reloading, self.is_at_shelf) = (false, false);
                self.disk.send(Job::Release);
                vec![Message::Searched(0), Message::Notice(Notice::warning(text))]
            }
            WorkerEvent::Reported(notice) => {
                self.n_reports = self.n_reports.saturating_sub(1);
                vec![Message::Notice(notice)]
            }
            WorkerEvent::Moved(path) => {
                self.seen.moved_to(&path);
                self.place = ChecklistPath::at(path);
                self.state = self.state.of_another(&self.place.path);
                Vec::new()
            }
            WorkerEvent::FileChanged(loaded, adopted) => {
                self.disk.send(Job::Adopt(adopted));
                let name = name_of(&self.place.path);
                vec![Message::FileChanged { loaded, name }]
            }
        }
    }

    fn found(&mut self, found: Box<FoundClaims>, adopted: Box<Adopted>) -> Vec<Message> {
        self.is_reloading = false;
        self.place.far = None;
        self.disk.send(Job::Adopt(adopted));
        self.begin_looking();
        self.changed |= found.is_taken_over;
        vec![Message::Found(found)]
    }

    /// Keeps where the reader is.
    pub fn keep_position(&mut self, session: &Session) {
        let position = self.position(session);
        self.disk.send(Job::Keep(position));
    }

    fn position(&mut self, session: &Session) -> Position {
        self.placed = instant();
        self.marked.clone_from(&session.marks);
        Position {
            bookmark: session.bookmark(),
            visit: self.seen.visit(session),
        }
    }

    /// Waits until everything is on disk, or it is known why it is not.
    pub fn settle(&self) {
        // Why not is reported by the disk thread, too.
        self.disk.flush(false).ok();
    }

    /// The checklist's file, for an editor, with everything in it.
    ///
    /// # Errors
    /// Not everything is on disk, or nothing is.
    pub fn file_to_edit(&self) -> Result<&Path, String> {
        if self.disk.flush(false)? {
            return Ok(&self.place.path);
        }
        Err("no checklist yet: the first decision or note creates it".to_owned())
    }

    /// The article's file, for an editor.
    ///
    /// # Errors
    /// It is none: a page that was fetched, what came through a pipe, the sample.
    pub fn article_file(&self) -> Result<&Path, String> {
        match &self.origin {
            ArticleSource::File(path) => Ok(path),
            _ => Err("the article is not a file: save it as one to edit it".to_owned()),
        }
    }

    /// Keeps everything for the last time.
    pub fn finish(mut self, session: &Session) -> SaveSummary {
        self.keep_position(session);
        let ended = self.disk.end().unwrap_or_else(|| Ended {
            path: self.place.path.clone(),
            result: Err(DIED.to_owned()),
        });
        let result = ended.result;
        let line = (self.changed && result.is_ok()).then(|| {
            let (decided, total) = session.progress();
            let excluded = if_any(session.counts().excluded, ", ", " excluded");
            let path = shown(&ended.path);
            format!("{decided} of {total} claims decided{excluded}: {path}")
        });
        SaveSummary {
            line,
            result: result.map_err(|why| format!("NOT SAVED: {why}")),
        }
    }
}
