//! Reading, with a screen or in lines: from the first page to the exit code.
//!
//! The first page is shown before claims are looked for; whatever takes long runs on a thread and comes back as
//! [`WorkerEvent`]. The loop waits and passes on; what happens is up to the session, what is kept the store's, how it is
//! shown the front end's.

#[cfg(test)]
mod tests;

use super::article_store::{ArticleStore, ask_again};
use super::editor;
use super::events::{AppEvent, EventSender, Events};
use super::exit::Exit;
use super::front_end::FrontEnd;
use super::line_input::LineInput;
use super::line_mode::{self, LineEvents, LineMode};
use super::screen_input::ScreenInput;
use super::screen_mode::ScreenMode;
use crate::prompt::Bank;
use crate::session::{EditedFile, Effect, Message, Notice, Options, SaveState, Session};
use crate::shell::cli::args::ReadingFlags;
use crate::shell::cli::config_files::{
    colour_depth, configure, has_window, logged_in, set_theme, theme,
};
use crate::shell::clock::{self, instant};
use crate::shell::failure::Failure;
use crate::shell::storage::disk::WorkerEvent;
use crate::shell::storage::opened::OpenedArticle;
use crate::shell::storage::paths::Folders;
use crate::shell::storage::remembered::habits_in;
use crate::shell::storage::shelf::OnDisk;
use crate::shell::storage::source::ArticleSource;
use crate::shell::terminal::signals::Signal;
use crate::shell::terminal::tty;
use crate::view;
use std::convert::Infallible;
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long the first page of a large article is looked at before the rest is read and its claims are looked for, unless
/// a key needs them: the first pages of a book are turned without a second busy thread.
const SEARCH_DELAY: Duration = Duration::from_millis(200);
/// How long to wait for the report of the disk thread, once it is done.
const REPORT_TIMEOUT: Duration = Duration::from_secs(2);

/// Reads an article (none: the sample), on a screen or line by line; where there is a shelf, one of its articles is chosen
/// first. Returns the exit code.
///
/// # Errors
/// When the configuration or the article cannot be read, there is no terminal, or something is not saved.
pub fn read(
    article: Option<&Path>,
    articles: Option<OnDisk>,
    in_lines: bool,
    flags: &ReadingFlags,
) -> Result<u8, Failure> {
    let folders = Folders::from_environment();
    let config = configure(&folders, flags)?;
    // Asked before anything is kept, which makes the folder.
    let is_new_here = !folders.state.exists();
    let given = flags.checklist.as_deref();
    let opened = OpenedArticle::read(ArticleSource::of(article)?, given, &folders)?;
    let mut options = config.settings.options(logged_in(&folders));
    options.zone = clock::zone();
    // A script has lines for answers alone: it is not asked.
    let may_ask = !in_lines || std::io::stdin().is_terminal();
    options.asks_reviewer = options.reviewer.is_none() && may_ask;
    // Only now: all of a pipe has to be read before keys are, and an article that cannot be read needs no terminal.
    if in_lines {
        let (events, news) = LineEvents::listen(&opened.loaded.origin)?;
        let width = line_mode::width(&config.settings);
        let (store, session) = begin(opened, news, config.bank, options, line_mode::SCREEN);
        let input = LineInput::new(session, config.keymap, width);
        return Reader::new(LineMode::new(input, events), store).read_from(articles);
    }
    let events = Events::listen().map_err(|e| Failure::Use(e.to_string()))?;
    let size = tty::size().unwrap_or_default();
    let size = (size.width, size.height);
    let (store, mut session) = begin(opened, events.sender(), config.bank, options, size);
    session.theme = theme(&config.settings.theme, &folders).value;
    session.options.theme = set_theme(&config.settings.theme);
    if is_new_here {
        session.notice = Some(Notice::info(view::welcome(&config.keymap, size.0)));
    }
    let has_title = config.settings.title.value && has_window();
    if has_window() {
        session.options.links = config.settings.links.value;
    }
    let mut themes = config.theme;
    themes.depth = colour_depth();
    let input = ScreenInput::new(session, config.keymap, themes);
    let screen =
        ScreenMode::enter(input, events, has_title).map_err(|e| Failure::Use(e.to_string()))?;
    Reader::new(screen, store).read_from(articles)
}

fn begin(
    opened: OpenedArticle,
    news: EventSender,
    bank: Bank,
    options: Options,
    size: (u16, u16),
) -> (ArticleStore, Session) {
    let habits = habits_in(&opened.folders.state);
    ArticleStore::new(opened, news, |article| Session {
        habits,
        ..Session::new(article, Arc::new(bank), options, size)
    })
}

/// The event loop: a front end, and the store of the article that is open.
struct Reader<F> {
    front: F,
    store: ArticleStore,
    /// When claims are looked for; none once they are.
    search_at: Option<Instant>,
    /// What there is to say of each article at the end.
    summaries: Vec<String>,
}

#[warn(
    clippy::disallowed_methods,
    reason = "the thread that draws opens no file after the first page"
)]
impl<F: FrontEnd> Reader<F> {
    fn new(front: F, store: ArticleStore) -> Self {
        let mut reader = Self {
            front,
            store,
            search_at: None,
            summaries: Vec::new(),
        };
        reader.opened();
        reader
    }

    /// Reads from the first page to the last, or first one of the articles on the shelf.
    fn read_from(mut self, articles: Option<OnDisk>) -> Result<u8, Failure> {
        if let Some(articles) = articles {
            self.front.session().options.from_shelf = true;
            self.front.take(articles.message(true));
        }
        self.read()
    }

    fn read(mut self) -> Result<u8, Failure> {
        let end = match self.run() {
            ControlFlow::Break(end) => end,
            ControlFlow::Continue(never) => match never {},
        };
        self.end(end)
    }

    /// The loop: show, wait, take in everything that has happened by then, perform the effects.
    fn run(&mut self) -> ControlFlow<Exit, Infallible> {
        loop {
            let effects = self.front.show()?;
            self.perform_all(effects)?;
            // What is below the shelf is mostly not what is read.
            let is_below = self.front.session().is_below_shelf();
            let mut next = self.front.wait(self.search_at.filter(|_| !is_below));
            let is_time = next.is_none();
            while let Some(event) = next {
                self.take(event)?;
                next = self.front.next_ready();
            }
            if F::IN_LINES {
                self.wait_for_disk()?;
            }
            let session = self.front.session();
            let is_wanted = is_time || session.waiting.is_some();
            if is_wanted && self.search_at.take().is_some() {
                self.store.look_for_claims(session);
            }
        }
    }

    fn take(&mut self, event: AppEvent) -> ControlFlow<Exit> {
        let effects = match event {
            AppEvent::Terminal(_) | AppEvent::Typed(_) | AppEvent::Signal(Signal::Continue) => {
                let effects = self.front.input(event)?;
                self.store.follow(self.front.session());
                effects
            }
            AppEvent::Message(article, event) if article == self.store.article() => {
                self.take_report(event)?
            }
            AppEvent::Message(..) => Vec::new(),
            AppEvent::Signal(Signal::Stop) => vec![Effect::Suspend],
            AppEvent::Signal(Signal::End(signal)) => {
                return ControlFlow::Break(Exit::Signal(signal));
            }
            AppEvent::TerminalGone => return ControlFlow::Break(Exit::Gone),
            AppEvent::WorkerPanicked => return ControlFlow::Break(Exit::Panicked),
        };
        self.perform_all(effects)
    }

    /// Takes in what a thread reports of the article that is open.
    fn take_report(&mut self, event: WorkerEvent) -> ControlFlow<Exit, Vec<Effect>> {
        let session = self.front.session();
        match event {
            // Else the reader went on to something else meanwhile.
            WorkerEvent::Opened(nth, Ok(opened))
                if session.is_at_shelf() && self.store.is_last_asked(nth) =>
            {
                self.replace(*opened)?;
                ControlFlow::Continue(Vec::new())
            }
            WorkerEvent::NotReloaded(why) if F::IN_LINES && session.found.is_none() => {
                ControlFlow::Break(Exit::InputFailed(why))
            }
            event => {
                let messages = self.store.take(event).into_iter();
                let effects = messages.flat_map(|message| self.front.take(message));
                ControlFlow::Continue(effects.collect())
            }
        }
    }

    /// Goes over to another article, once everything of this one is kept.
    fn replace(&mut self, opened: OpenedArticle) -> ControlFlow<Exit> {
        let kept = self.store.replace(opened, self.front.session());
        self.summaries.extend(kept.line);
        self.opened();
        match kept.result {
            Ok(()) => ControlFlow::Continue(()),
            Err(why) => ControlFlow::Break(Exit::NotSaved(why)),
        }
    }

    fn opened(&mut self) {
        let is_whole = self.front.session().whole;
        let waits = !F::IN_LINES && !is_whole;
        let delay = if waits { SEARCH_DELAY } else { Duration::ZERO };
        self.search_at = Some(instant() + delay);
        self.store.save_on_signals();
        self.front.opened(self.store.path());
    }

    fn perform_all(&mut self, effects: Vec<Effect>) -> ControlFlow<Exit> {
        effects
            .into_iter()
            .try_for_each(|effect| self.perform(effect))
    }

    fn perform(&mut self, effect: Effect) -> ControlFlow<Exit> {
        let notice = match effect {
            Effect::Quit => return ControlFlow::Break(Exit::Quit),
            Effect::Edit(file) => self.edit(&file)?,
            Effect::Reload { rescued: false } => self.reload()?,
            Effect::OpenLink(url) => {
                self.front.take(self.store.open_link(&url, F::IN_LINES));
                None
            }
            Effect::Suspend => {
                self.store.keep_position(self.front.session());
                self.front.perform(effect)?
            }
            Effect::Redraw | Effect::Mouse(_) | Effect::Copy(_) => self.front.perform(effect)?,
            kept => {
                self.store.perform(kept, self.front.session());
                None
            }
        };
        if let Some(notice) = notice {
            self.front.take(Message::Notice(notice));
        }
        ControlFlow::Continue(())
    }

    /// Opens a file in the reader's editor and reads article and checklist again.
    fn edit(&mut self, file: &EditedFile) -> ControlFlow<Exit, Option<Notice>> {
        let place = match file {
            EditedFile::Checklist(claim) => {
                let path = self.store.file_to_edit();
                path.map(|path| editor::at_claim(path, claim.as_ref()))
            }
            EditedFile::Article(words) => {
                let path = self.store.article_file();
                let article = &self.front.session().article;
                path.map(|path| editor::at_words(path, article, *words))
            }
        };
        let edited = match place {
            Ok((path, line)) => self.front.lend(|| editor::edit(&path, line))?,
            Err(why) => Err(why),
        };
        if edited.is_ok() {
            self.store.reload(self.front.session(), false);
        }
        ControlFlow::Continue(edited.err().map(Notice::warning))
    }

    /// Reads article and checklist again; a page is asked for at its site, which a file is not.
    fn reload(&mut self) -> ControlFlow<Exit, Option<Notice>> {
        if let Some(page) = self.store.page().filter(|_| !self.store.is_reading()) {
            // Line by line the terminal is the shell's all the time.
            let answer = if F::IN_LINES {
                Some(ask_again(&page))
            } else {
                let mut answer = None;
                let lent = self.front.lend(|| {
                    answer = Some(ask_again(&page));
                    Ok(())
                })?;
                lent.ok().and(answer)
            };
            if let Some(answer) = answer {
                self.store.take_page(&page, answer);
            }
        }
        self.store.reload(self.front.session(), false);
        ControlFlow::Continue(None)
    }

    /// Waits until what was handed over is on disk, or it is known why it is not, and what is being read has been read.
    fn wait_for_disk(&mut self) -> ControlFlow<Exit> {
        if self.front.session().save == SaveState::Saving {
            self.store.settle();
        }
        while self.front.session().save == SaveState::Saving {
            match self.front.wait(Some(instant() + REPORT_TIMEOUT)) {
                Some(event) => self.take(event)?,
                None => break,
            }
        }
        while self.store.is_reading() {
            if let Some(event) = self.front.wait(None) {
                self.take(event)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Keeps everything, gives the terminal back, and only then says what there is to say.
    fn end(mut self, end: Exit) -> Result<u8, Failure> {
        if end != Exit::Quit {
            self.front.session().keep_draft();
        }
        let kept = self.store.finish(self.front.session());
        self.summaries.extend(kept.line);
        self.front.leave(&self.summaries.join("\n"));
        end.exit_code(kept.result)
    }
}
