//! One open article as the drawing thread sees it: what becomes of the session's effects, and of what other threads
//! report. Opens no file: that is done on the disk thread and on those that read.
#![warn(
    clippy::disallowed_methods,
    reason = "the thread that draws opens no file after the first page"
)]

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what is on disk")]
mod tests;

use super::claim_search::ClaimSearch;
use super::events::EventSender;
use super::opener;
use crate::layout::Lines;
use crate::prompt::Bank;
use crate::session::{Effect, FoundClaims, Message, Notice, Options, Session};
use crate::shell::cli::args::ReadingFlags;
use crate::shell::clock::instant;
use crate::shell::failure::{Failure, shown};
use crate::shell::storage::disk::WorkerEvent;
use crate::shell::storage::disk::{Adopted, DIED, Disk, Ended, Job};
use crate::shell::storage::load::{self, ArticleSource, LoadedArticle};
use crate::shell::storage::paths::{self, ChecklistPath, Folders, InputName};
use crate::shell::storage::recent::KnownVisit;
use crate::shell::storage::state_files::{Position, StateFiles};
use crate::shell::terminal::signals;
use crate::text::shown_address;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// One open article: where everything of it lies, and the disk thread.
pub struct ArticleStore {
    origin: ArticleSource,
    raw: Arc<Vec<u8>>,
    place: ChecklistPath,
    state: StateFiles,
    disk: Disk,
    is_reloading: bool,
    changed: bool,
    news: EventSender<WorkerEvent>,
    /// What the shelf knew of the article, and where that lies.
    seen: KnownVisit,
    /// The marks that were handed over last, and when the position was.
    marked: Vec<(char, usize)>,
    placed: Instant,
}

/// How often the position is kept while the reader moves about, so that little is lost when the program is killed.
const KEPT_EVERY: Duration = Duration::from_secs(5);

/// What there is to say when a session ends.
#[derive(Debug)]
pub struct SaveSummary {
    /// A line for the reader.
    pub line: Option<String>,
    /// Whether everything is on disk, else why not and where it lies now.
    pub result: Result<(), String>,
}

impl ArticleStore {
    /// Finds the place of everything. Where the reader left an article beyond its beginning, the rest is read here.
    ///
    /// # Errors
    /// When `--checklist` names a folder, or the rest of the article cannot be read.
    #[expect(clippy::disallowed_methods, reason = "this is before the first page")]
    pub fn open(
        opened: LoadedArticle,
        folders: &Folders,
        flags: &ReadingFlags,
        news: EventSender<WorkerEvent>,
    ) -> Result<(Self, LoadedArticle), Failure> {
        if let Some(path) = flags.checklist.as_deref().filter(|path| path.is_dir()) {
            let text = format!("{} is a folder: give --checklist a file", shown(path));
            return Err(Failure::Use(text));
        }
        let source = match &opened.origin {
            ArticleSource::File(path) => InputName::File(path),
            ArticleSource::Stdin => InputName::Stdin(&opened.article.text),
            ArticleSource::Sample => InputName::Sample,
        };
        let place = paths::choose(folders, source, flags.checklist.as_deref());
        let state = StateFiles::new(&folders.state, &place.path);
        // The page must be as it was: nothing near the end of what was read so far. And what is marked is known by its words.
        let read = opened.article.text.len() / 4 * 3;
        let left_beyond = |Position { bookmark, .. }| {
            let mut marks = bookmark.marks.iter();
            bookmark.top.at >= read || marks.any(|(_, spot)| spot.at >= read)
        };
        let opened = if !opened.whole && state.position().is_some_and(left_beyond) {
            load::open(opened.origin)?
        } else {
            opened
        };
        let tell = news.clone();
        let report = move |told| tell.report(told);
        let disk = Disk::start(place.path.clone(), state.clone(), report);
        let last = disk.clone();
        signals::on_flush(move |time| last.end_within(time));
        let store = Self {
            origin: opened.origin.clone(),
            raw: Arc::clone(&opened.bytes),
            seen: KnownVisit::of(
                &opened.origin,
                &place.path,
                state.position().and_then(|kept| kept.visit),
            ),
            place,
            state,
            disk,
            is_reloading: false,
            changed: false,
            news,
            marked: Vec::new(),
            placed: instant(),
        };
        Ok((store, opened))
    }

    /// A session of the article, where the reader left it, on a screen of the given columns and rows.
    pub fn session(
        &mut self,
        opened: LoadedArticle,
        bank: Bank,
        options: Options,
        size: (u16, u16),
    ) -> Session {
        let mut session = Session::new(Arc::new(opened.article), Arc::new(bank), options, size);
        session.whole = opened.whole;
        session.reopen(self.state.position().unwrap_or_default().bookmark);
        self.marked.clone_from(&session.marks);
        session
    }

    /// Keeps the position if that is due: every few seconds of moving about, and marks at once. Nobody is woken for it.
    pub fn follow(&mut self, session: &Session) {
        if session.marks != self.marked || self.placed.elapsed() >= KEPT_EVERY {
            self.keep_position(session);
        }
    }

    /// Whether article and checklist are being read again.
    pub const fn is_reloading(&self) -> bool {
        self.is_reloading
    }

    /// Where the checklist lies.
    pub fn path(&self) -> &Path {
        &self.place.path
    }

    /// Looks for claims on a thread and puts the saved checklist over them; reads the rest of the article first, where
    /// only its beginning was read.
    pub fn look_for_claims(&mut self, session: &Session) {
        let mut search = self.search(session, false);
        if session.whole {
            let article = Arc::clone(&session.article);
            self.start(move || Ok(search.run(article)));
            return;
        }
        let (origin, news) = (self.origin.clone(), self.news.clone());
        self.start(move || {
            let LoadedArticle { article, bytes, .. } = load::open(origin)?;
            let article = Arc::new(article);
            news.report(WorkerEvent::Session(Message::Read(Arc::clone(&article))));
            search.raw = bytes;
            Ok(search.run(article))
        });
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
            Effect::KeepTheirs => self.disk.send(Job::KeepTheirs),
            Effect::Reload { rescued } => self.reload(session, rescued),
            Effect::LayOut => self.lay_out(session),
            // These are the affair of whoever has the terminal.
            Effect::Quit
            | Effect::Mouse(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::EditChecklist
            | Effect::OpenLink(_)
            | Effect::Copy(_) => {}
        }
    }

    /// Has an address opened outside; what to say of it.
    pub fn open_link(&self, url: &str) -> Notice {
        let news = self.news.clone();
        match opener::open(url, move |why| news.report(WorkerEvent::told(why))) {
            Ok(()) => Notice::told(format!("opening {}", shown_address(url))),
            Err(why) => Notice::warning(why),
        }
    }

    /// Reads the article and the checklist again and looks for claims as they are now; with `rescued`, takes in what
    /// could not be saved once.
    pub fn reload(&mut self, session: &Session, rescued: bool) {
        if self.is_reloading {
            return;
        }
        self.is_reloading = true;
        self.disk.send(Job::Unlock);
        if self.changed {
            // Read at first where it cannot be written: by now the newer one is where it was saved.
            self.place.read_from.clone_from(&self.place.path);
        }
        let mut search = self.search(session, rescued);
        let origin = self.origin.clone();
        let article = Arc::clone(&session.article);
        self.start(move || {
            search.disk.flush(true).map_err(Failure::Output)?;
            if origin == ArticleSource::Stdin {
                return Ok(search.run(article));
            }
            let LoadedArticle { article, bytes, .. } = load::open(origin)?;
            search.raw = bytes;
            Ok(search.run(Arc::new(article)))
        });
    }

    fn search(&mut self, session: &Session, take_rescued: bool) -> ClaimSearch {
        ClaimSearch {
            origin: self.origin.clone(),
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
        let news = self.news.clone();
        let report = move || {
            news.report(match find() {
                Ok((found, adopted)) => WorkerEvent::Found(Box::new(found), Box::new(adopted)),
                Err(failure) => WorkerEvent::NotReloaded(failure.to_string()),
            });
        };
        let thread = thread::Builder::new().name("finder".to_owned());
        if let Err(error) = thread.spawn(report) {
            let text = format!("claims cannot be looked for: {error}");
            self.news.report(WorkerEvent::NotReloaded(text));
        }
    }

    /// Turns news into messages for the session.
    pub fn take(&mut self, news: WorkerEvent) -> Vec<Message> {
        match news {
            WorkerEvent::Session(message) => vec![message],
            WorkerEvent::Found(found, adopted) => self.found(found, adopted),
            WorkerEvent::NotReloaded(text) => {
                self.is_reloading = false;
                self.disk.send(Job::Release);
                vec![Message::Told(Notice::warning(text))]
            }
            WorkerEvent::Moved(path) => {
                self.seen.moved_to(&path);
                self.place = ChecklistPath::at(path);
                self.state = self.state.of_another(&self.place.path);
                Vec::new()
            }
            WorkerEvent::FileChanged(loaded, adopted) => {
                self.disk.send(Job::Adopt(adopted));
                let name = self.place.path.file_name().unwrap_or_default();
                let name = name.to_string_lossy().into_owned();
                vec![Message::FileChanged { loaded, name }]
            }
        }
    }

    fn found(&mut self, found: Box<FoundClaims>, adopted: Box<Adopted>) -> Vec<Message> {
        self.is_reloading = false;
        self.place.far = None;
        self.disk.send(Job::Adopt(adopted));
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
        // Why not is told by the disk thread, too.
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
            let excluded = match session.n_excluded() {
                0 => String::new(),
                n => format!(", {n} excluded"),
            };
            let path = shown(&ended.path);
            format!("{decided} of {total} claims decided{excluded}: {path}")
        });
        SaveSummary {
            line,
            result: result.map_err(|why| format!("NOT SAVED: {why}")),
        }
    }
}
