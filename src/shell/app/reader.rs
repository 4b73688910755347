//! Reading with a screen: from the first page to the exit code.
//!
//! The first page is painted before claims are looked for; whatever takes long runs on a thread and comes back as
//! [`WorkerEvent`]. This file waits and passes on; what happens is the session's affair, what is kept the store's.

use super::article_store::{ArticleStore, SaveSummary};
use super::events::{AppEvent, Events};
use super::exit::Exit;
use super::screen_input::ScreenInput;
use super::shelf_screen::{self, Picked};
use crate::config::Config;
use crate::session::{Effect, Message, Notice};
use crate::shell::cli::args::ReadingFlags;
use crate::shell::cli::config_files::{configure, logged_in, theme};
use crate::shell::cli::shelf;
use crate::shell::clock::{instant, now_in_seconds};
use crate::shell::failure::Failure;
use crate::shell::storage::disk::WorkerEvent;
use crate::shell::storage::load::{ArticleSource, LoadedArticle, open_beginning};
use crate::shell::storage::paths::Folders;

use crate::shell::terminal::screen::Screen;
use crate::shell::terminal::signals::{self, Signal};
use crate::shell::terminal::tty;
use crate::text::SafeText;
use crate::view;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

/// Reads an article with the reader; returns the exit code.
///
/// # Errors
/// When the configuration or the article cannot be read, or there is no terminal.
pub fn read(argument: Option<&Path>, flags: &ReadingFlags) -> Result<u8, Failure> {
    let folders = Folders::from_environment();
    let config = configure(&folders, flags)?;
    let opened = open_beginning(ArticleSource::of(argument))?;
    // Only now: all of a pipe has to be read before keys are, and an article that cannot be read needs no terminal.
    let events = Events::listen().map_err(|e| Failure::Use(e.to_string()))?;
    read_one(opened, config, &folders, flags, events)
}

/// Shows the articles read before, reads the one that is chosen and comes back to them; where there are none, reads the
/// sample.
///
/// # Errors
/// As [`read`].
pub fn read_from_shelf(flags: &ReadingFlags) -> Result<u8, Failure> {
    let folders = Folders::from_environment();
    let mut shelf = shelf::read(&folders);
    if shelf.items.is_empty() && shelf.troubles.is_empty() {
        return read(None, flags);
    }
    let config = configure(&folders, flags)?;
    let mut events = Events::listen().map_err(|e| Failure::Use(e.to_string()))?;
    // What there is to say of each article is said when the terminal is the shell's again.
    let mut lines = String::new();
    let ended = loop {
        let (opened, checklist) = match shelf_screen::pick(shelf, &config, &mut events) {
            Ok(Picked::Article(opened, checklist)) => (*opened, checklist),
            Ok(Picked::Nothing(code)) => break Ok(code),
            Err(failure) => break Err(failure),
        };
        let flags = match (&opened.origin, &checklist) {
            (ArticleSource::File(article), Some(known)) => {
                shelf::with_checklist(&folders, article, known, flags)
            }
            _ => flags.clone(),
        };
        let kept = match ArticleStore::open(opened, &folders, &flags, events.teller()) {
            Ok(kept) => kept,
            Err(failure) => {
                // The shelf stays and says why.
                shelf = shelf::read(&folders);
                shelf.troubles.insert(0, failure.to_string());
                continue;
            }
        };
        let mut open = match OpenArticle::begin(kept, config.clone(), &folders, events) {
            Ok(open) => open,
            Err(failure) => break Err(failure),
        };
        let end = open.read();
        if end != Exit::Quit {
            break open.end(end);
        }
        let (kept, _, theirs) = open.close();
        if let Err(why) = kept.result {
            break Err(Failure::Output(why));
        }
        lines.extend(kept.line.map(|line| line + "\n"));
        events = theirs.renewed();
        shelf = shelf::read(&folders);
    };
    write!(io::stderr(), "{}", SafeText::sanitize_lines(&lines)).ok();
    ended
}

fn read_one(
    opened: LoadedArticle,
    config: Config,
    folders: &Folders,
    flags: &ReadingFlags,
    events: Events<WorkerEvent>,
) -> Result<u8, Failure> {
    let kept = ArticleStore::open(opened, folders, flags, events.teller())?;
    let mut open = OpenArticle::begin(kept, config, folders, events)?;
    let end = open.read();
    open.end(end)
}

/// How long the first page of a large article is looked at before the rest is read and its claims are looked for, unless
/// a key asks for them: whoever only glances at a book, or turns its first pages, shares the processor with nothing.
const GLANCE: Duration = Duration::from_millis(200);

/// One open article: the desk, the screen, and what is kept.
struct OpenArticle {
    desk: ScreenInput,
    screen: Screen,
    events: Events<WorkerEvent>,
    store: ArticleStore,
}

#[warn(
    clippy::disallowed_methods,
    reason = "the thread that draws opens no file after the first page"
)]
impl OpenArticle {
    #[expect(clippy::disallowed_methods, reason = "this is before the first page")]
    fn begin(
        (mut store, opened): (ArticleStore, LoadedArticle),
        config: Config,
        folders: &Folders,
        events: Events<WorkerEvent>,
    ) -> Result<Self, Failure> {
        // Asked before anything is kept, which makes the folder.
        let is_new_here = !folders.state.exists();
        let size = tty::size().unwrap_or_default();
        let options = config.settings.options(logged_in());
        let size = (size.width, size.height);
        let mut session = store.session(opened, config.bank, options, size);
        session.theme = theme(&config.settings.theme);
        let warning = session.article.warnings.first().cloned();
        let mut desk = ScreenInput::new(session, config.keymap, config.theme);
        let screen = Screen::enter(events.keys()).map_err(|e| Failure::Use(e.to_string()))?;
        let welcome = is_new_here.then(|| view::welcome(desk.keymap(), size.0));
        if let Some(text) = warning.or(welcome) {
            desk.take(Message::Told(Notice::told(text)));
        }
        Ok(Self {
            desk,
            screen,
            events,
            store,
        })
    }

    /// The loop: draw, wait, take in everything that has happened by then, do what it asks for.
    fn read(&mut self) -> Exit {
        if self.draw().is_err() {
            return Exit::Gone;
        }
        let mut glance = (!self.desk.session.whole).then(|| instant() + GLANCE);
        if glance.is_none() {
            self.store.look_for_claims(&self.desk.session);
        }
        loop {
            let mut next = self.events.wait_until(glance);
            let stays = next.is_none();
            while let Some(occurrence) = next {
                if let ControlFlow::Break(end) = self.take(occurrence) {
                    return end;
                }
                next = self.events.next_ready();
            }
            if self.draw().is_err() {
                return Exit::Gone;
            }
            let wanted = stays || self.desk.session.waiting.is_some();
            if wanted && glance.take().is_some() {
                self.store.look_for_claims(&self.desk.session);
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        // A change of size while another program had the terminal was told to nobody.
        let size = tty::size().unwrap_or_default();
        let known = self.desk.session.frame.screen;
        if (size.width, size.height) != (known.width, known.height) {
            let effects = self.desk.take(Message::Resized(size.width, size.height));
            for effect in effects {
                self.store.perform(effect, &self.desk.session);
            }
        }
        let desk = &self.desk;
        self.screen.draw(|buffer| desk.draw(buffer))
    }

    fn take(&mut self, occurrence: AppEvent<WorkerEvent>) -> ControlFlow<Exit> {
        let effects = match occurrence {
            AppEvent::Terminal(event) => {
                let effects = self.desk.event(&event, now_in_seconds());
                self.store.follow(&self.desk.session);
                effects
            }
            AppEvent::Message(news) => {
                let messages = self.store.take(news);
                messages
                    .into_iter()
                    .flat_map(|message| self.desk.take(message))
                    .collect()
            }
            AppEvent::Signal(Signal::Continue) => return gone_on(&self.screen.resume()),
            AppEvent::Signal(Signal::Stop) => vec![Effect::Suspend],
            AppEvent::Signal(Signal::End(signal)) => {
                return ControlFlow::Break(Exit::Signal(signal));
            }
            AppEvent::Typed(_) => Vec::new(),
            AppEvent::TerminalGone => return ControlFlow::Break(Exit::Gone),
            AppEvent::WorkerPanicked => return ControlFlow::Break(Exit::Panicked),
        };
        for effect in effects {
            self.perform(effect)?;
        }
        ControlFlow::Continue(())
    }

    fn perform(&mut self, effect: Effect) -> ControlFlow<Exit> {
        match effect {
            Effect::Quit => return ControlFlow::Break(Exit::Quit),
            Effect::Mouse(on) => {
                let set = self.screen.set_mouse(on);
                return gone_on(&set);
            }
            Effect::Redraw => self.screen.redraw(),
            Effect::Suspend => {
                self.store.keep_position(&self.desk.session);
                return match self.screen.suspend() {
                    Ok(true) => ControlFlow::Continue(()),
                    Ok(false) => self.tell(Notice::warning(signals::NO_SHELL)),
                    Err(_) => ControlFlow::Break(Exit::Gone),
                };
            }
            Effect::EditChecklist => return self.edit(),
            Effect::OpenLink(url) => return self.tell(self.store.open_link(&url)),
            Effect::Copy(text) => {
                let sequence = crate::shell::terminal::clipboard::sequence(&text);
                let sent = self.screen.send(&sequence);
                return gone_on(&sent);
            }
            kept => self.store.perform(kept, &self.desk.session),
        }
        ControlFlow::Continue(())
    }

    /// Opens the checklist in the reader's editor and reads it again.
    fn edit(&mut self) -> ControlFlow<Exit> {
        let path = match self.store.file_to_edit() {
            Ok(path) => path.to_owned(),
            Err(why) => return self.tell(Notice::warning(why)),
        };
        let Ok(result) = self.screen.lend(|| super::editor::edit(&path)) else {
            return ControlFlow::Break(Exit::Gone);
        };
        if let Err(why) = result {
            return self.tell(Notice::warning(why));
        }
        self.store.reload(&self.desk.session, false);
        ControlFlow::Continue(())
    }

    fn tell(&mut self, said: Notice) -> ControlFlow<Exit> {
        self.desk.take(Message::Told(said));
        ControlFlow::Continue(())
    }

    /// Keeps everything and gives the terminal back.
    fn close(self) -> (SaveSummary, ScreenInput, Events<WorkerEvent>) {
        let kept = self.store.finish(&self.desk.session);
        self.screen.leave();
        (kept, self.desk, self.events)
    }

    /// Keeps everything, gives the terminal back, and only then says what there is to say.
    #[expect(
        clippy::disallowed_methods,
        reason = "the terminal is the shell's again"
    )]
    fn end(mut self, end: Exit) -> Result<u8, Failure> {
        if end != Exit::Quit {
            self.desk.session.keep_draft();
        }
        let (kept, desk, _) = self.close();
        // The process ends here: giving back a large article piece by piece would only keep the shell waiting.
        std::mem::forget(desk);
        if let Some(line) = kept.line {
            let line = SafeText::sanitize_lines(&line);
            writeln!(io::stderr(), "{line}").ok();
        }
        end.exit_code(kept.result)
    }
}

/// Whether drawing can go on.
fn gone_on(result: &io::Result<()>) -> ControlFlow<Exit> {
    match result {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(Exit::Gone),
    }
}
