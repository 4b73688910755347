//! The line mode: the whole review line by line, for screen readers, terminals without a cursor, and scripts.
//!
//! Words go out, lines come in, one at a time, and each is answered only when everything it changed is on disk. The
//! same session, keeper and saver as on the screen; no escape code is ever written.

mod answers;
#[cfg(test)]
mod tests;

use super::article_store::ArticleStore;
use super::events::{AppEvent, EventSender};
use super::exit::Exit;
use super::line_input::LineInput;
use crate::config::{self, Config, Settings};
use crate::session::{Effect, Message, Notice, SaveState};
use crate::shell::cli::args::ReadingFlags;
use crate::shell::cli::config_files::{configure, logged_in};
use crate::shell::clock::now_in_seconds;
use crate::shell::failure::{Failure, reason, shown};
use crate::shell::storage::disk::WorkerEvent;
use crate::shell::storage::load::{ArticleSource, LoadedArticle, open};
use crate::shell::storage::paths::{Folders, is_nowhere};
use crate::shell::terminal::panics;
use crate::shell::terminal::signals::{self, Signal, SignalEvent};
use crate::shell::terminal::tty;
use crate::text::SafeText;
use answers::Answers;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use rustix::io::Errno;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Columns of a line where nobody says how wide it may be.
const WIDTH: usize = 80;
/// The narrowest and the widest lines that are believed.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=1000;
/// What the session takes for its screen: pages are turned in the line mode too.
const SCREEN: (u16, u16) = (80, 24);
/// How long to wait for the word of the save thread, once it is done.
const PATIENCE: Duration = Duration::from_secs(2);

/// Reviews an article line by line; returns the exit code.
///
/// # Errors
/// When the configuration or the article cannot be read, stdout cannot be written, or something is not saved.
pub fn review(argument: Option<&Path>, flags: &ReadingFlags) -> Result<u8, Failure> {
    let folders = Folders::from_environment();
    let config = configure(&folders, flags)?;
    let opened = open(ArticleSource::of(argument))?;
    let mut talk = LineMode::begin(opened, config, &folders, flags)?;
    let end = talk.review();
    talk.end(end)
}

/// One review: the desk, what is kept, and whoever answers.
struct LineMode {
    desk: LineInput,
    store: ArticleStore,
    answers: Answers,
    /// Whether what is answered has to be written down, because no terminal shows it.
    echo: bool,
    occurred: Receiver<AppEvent<WorkerEvent>>,
}

impl LineMode {
    fn begin(
        opened: LoadedArticle,
        config: Config,
        folders: &Folders,
        flags: &ReadingFlags,
    ) -> Result<Self, Failure> {
        let (sender, occurred) = channel();
        panics::install();
        let (tell, signalled) = (sender.clone(), sender.clone());
        panics::on_worker_panic(move || drop(tell.send(AppEvent::WorkerPanicked)));
        let refused = |e: io::Error| Failure::Use(format!("the system refuses: {e}"));
        signals::listen(None, move |heard| match heard {
            SignalEvent::Signal(signal) => signalled.send(AppEvent::Signal(signal)).is_ok(),
            SignalEvent::Interrupted => signalled.send(AppEvent::Terminal(ctrl_c())).is_ok(),
            // Every line is wrapped as wide as the terminal was at the start.
            SignalEvent::Resized | SignalEvent::TerminalGone => true,
        })
        .map_err(refused)?;
        let input = input(&opened.origin)?;
        let echo = !input.is_terminal();
        let answers = Answers::listen(input, sender.clone()).map_err(refused)?;
        let (mut store, opened) = ArticleStore::open(
            opened,
            folders,
            flags,
            EventSender::to(sender).map_err(refused)?,
        )?;
        let options = config.settings.options(logged_in());
        let width = width(&config.settings);
        let session = store.session(opened, config.bank, options, SCREEN);
        Ok(Self {
            desk: LineInput::new(session, config.keymap, width),
            store,
            answers,
            echo,
            occurred,
        })
    }

    /// Asks and answers until the end.
    fn review(&mut self) -> Exit {
        match self.converse() {
            ControlFlow::Break(end) => end,
            ControlFlow::Continue(never) => match never {},
        }
    }

    fn converse(&mut self) -> ControlFlow<Exit, std::convert::Infallible> {
        self.store.look_for_claims(&self.desk.session);
        while self.desk.session.found.is_none() {
            self.wait()?;
        }
        let checklist = match self.store.path() {
            path if is_nowhere(path) => "none (no home folder)".to_owned(),
            path => shown(path).into_string(),
        };
        let opening = self.desk.opening(&checklist, now_in_seconds());
        say(&opening)?;
        loop {
            let line = self.ask()?;
            let effects = self.desk.line(&line, now_in_seconds());
            self.perform(effects)?;
            let answer = self.desk.answer(now_in_seconds());
            say(&answer)?;
        }
    }

    /// Asks for the next line and waits for it.
    fn ask(&mut self) -> ControlFlow<Exit, String> {
        let question = |desk: &LineInput| SafeText::sanitize(&desk.question());
        // Before the question, so that no Ctrl-C comes between. Whoever sits at a terminal can press it again; from a
        // script it comes to end everything.
        signals::set_asking(!self.echo);
        say(&format!("\n{}", question(&self.desk)))?;
        self.answers.ask();
        loop {
            let happened = self.wait();
            signals::set_asking(false);
            let Some(line) = happened? else {
                // Something else happened meanwhile: say it, and ask again below it.
                signals::set_asking(!self.echo);
                let news = self.desk.answer(now_in_seconds());
                if !news.is_empty() {
                    say(&format!("\n{news}\n{}", question(&self.desk)))?;
                }
                continue;
            };
            if self.echo {
                say(&format!("{}\n", SafeText::sanitize(&line)))?;
            }
            return ControlFlow::Continue(line);
        }
    }

    /// Waits for the next thing that happens; a line, when it is one.
    fn wait(&mut self) -> ControlFlow<Exit, Option<String>> {
        let occurrence = self.occurred.recv().unwrap_or(AppEvent::Typed(None));
        match occurrence {
            AppEvent::Typed(Some(line)) => return ControlFlow::Continue(Some(line)),
            AppEvent::Typed(None) => return ControlFlow::Break(Exit::Quit),
            AppEvent::Message(news) => self.take(news)?,
            AppEvent::Signal(Signal::End(signal)) => {
                return ControlFlow::Break(Exit::Signal(signal));
            }
            AppEvent::Signal(Signal::Stop) => self.suspend()?,
            AppEvent::WorkerPanicked => return ControlFlow::Break(Exit::Panicked),
            AppEvent::Terminal(_) => {
                let effects = self.desk.cancel(now_in_seconds());
                self.perform(effects)?;
            }
            AppEvent::Signal(Signal::Continue) | AppEvent::TerminalGone => {}
        }
        ControlFlow::Continue(None)
    }

    /// Takes in what another thread reports.
    fn take(&mut self, news: WorkerEvent) -> ControlFlow<Exit> {
        if let (WorkerEvent::NotReloaded(why), None) = (&news, &self.desk.session.found) {
            return ControlFlow::Break(Exit::InputFailed(why.clone()));
        }
        let messages = self.store.take(news).into_iter();
        let effects = messages
            .flat_map(|message| self.desk.take(message))
            .collect();
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> ControlFlow<Exit> {
        for effect in effects {
            self.perform_one(effect)?;
        }
        self.wait_for_disk()
    }

    fn perform_one(&mut self, effect: Effect) -> ControlFlow<Exit> {
        match effect {
            Effect::Quit => return ControlFlow::Break(Exit::Quit),
            // The claim is said again: `LineInput` sees to it. Without a screen there is nothing to point at.
            Effect::Redraw | Effect::Mouse(_) => {}
            Effect::Suspend => return self.suspend(),
            Effect::EditChecklist => return self.edit(),
            Effect::OpenLink(url) => return self.tell(self.store.open_link(&url)),
            // Without a screen there is no clipboard: the words are said instead.
            Effect::Copy(text) => return say(&format!("{}\n", SafeText::sanitize_lines(&text))),
            kept => self.store.perform(kept, &self.desk.session),
        }
        ControlFlow::Continue(())
    }

    /// Waits until what was handed over is on disk, or it is known why it is not, and what is read again has been read.
    fn wait_for_disk(&mut self) -> ControlFlow<Exit> {
        if self.desk.session.save == SaveState::Saving {
            self.store.settle();
        }
        while self.desk.session.save == SaveState::Saving {
            match self.occurred.recv_timeout(PATIENCE) {
                Ok(AppEvent::Message(news)) => self.take(news)?,
                Ok(AppEvent::Signal(Signal::End(signal))) => {
                    return ControlFlow::Break(Exit::Signal(signal));
                }
                Ok(AppEvent::WorkerPanicked) => return ControlFlow::Break(Exit::Panicked),
                Ok(_) => {}
                Err(_) => break,
            }
        }
        while self.store.is_reloading() {
            self.wait()?;
        }
        ControlFlow::Continue(())
    }

    /// Opens the checklist in the reader's editor, if there is a terminal for it, and reads it again.
    fn edit(&mut self) -> ControlFlow<Exit> {
        if self.echo || !tty::stdout_is_terminal() {
            return self.tell(Notice::warning("the editor needs a terminal"));
        }
        let path = match self.store.file_to_edit() {
            Ok(path) => path.to_owned(),
            Err(why) => return self.tell(Notice::warning(why)),
        };
        signals::set_lent(true);
        let result = super::editor::edit(&path);
        signals::set_lent(false);
        if let Err(why) = result {
            return self.tell(Notice::warning(why));
        }
        self.store.reload(&self.desk.session, false);
        ControlFlow::Continue(())
    }

    fn suspend(&mut self) -> ControlFlow<Exit> {
        self.store.keep_position(&self.desk.session);
        self.tell(Notice::warning(if self.echo {
            // The shell would stop the whole job, and nobody could answer its fg.
            "there is no terminal to come back from: not suspended"
        } else if !signals::can_stop() {
            signals::NO_SHELL
        } else if signals::stop().is_err() {
            "the system refuses to suspend"
        } else {
            "here again"
        }))
    }

    fn tell(&mut self, said: Notice) -> ControlFlow<Exit> {
        self.desk.take(Message::Told(said));
        ControlFlow::Continue(())
    }

    /// Keeps everything, then says how it ended.
    fn end(mut self, end: Exit) -> Result<u8, Failure> {
        if end != Exit::Quit {
            self.desk.session.keep_draft();
        }
        let kept = self.store.finish(&self.desk.session);
        if let Some(line) = &kept.line {
            // A reader that has gone away is no failure.
            writeln!(io::stdout(), "\n{}", SafeText::sanitize(line)).ok();
        } else {
            writeln!(io::stdout()).ok();
        }
        end.exit_code(kept.result)
    }
}

/// Where answers come from: stdin, or the terminal when stdin was the article.
fn input(origin: &ArticleSource) -> Result<File, Failure> {
    let keys = if *origin == ArticleSource::Stdin {
        tty::open_keys().map_err(|e| Failure::Use(e.to_string()))?
    } else {
        let stdin = rustix::stdio::stdin().try_clone_to_owned();
        stdin.map_err(|e| Failure::Input(format!("stdin cannot be read: {}", reason(&e))))?
    };
    Ok(File::from(keys))
}

/// Ctrl-C as the key that it is elsewhere.
fn ctrl_c() -> Event {
    Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL))
}

/// Columns of a line: as somebody set it, as `COLUMNS` says, as the terminal is wide.
fn width(settings: &Settings) -> usize {
    let set = &settings.width;
    let set = (set.origin != config::SettingOrigin::Default).then_some(set.value);
    let told = || std::env::var("COLUMNS").ok()?.trim().parse::<usize>().ok();
    let seen = || Some(usize::from(tty::size()?.width));
    let width = set.or_else(told).filter(|n| *n > 0).or_else(seen);
    width.unwrap_or(WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end())
}

/// Writes words at once.
fn say(words: &str) -> ControlFlow<Exit> {
    let mut stdout = io::stdout().lock();
    let said = stdout
        .write_all(words.as_bytes())
        .and_then(|()| stdout.flush());
    match said {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) if error.raw_os_error() == Some(Errno::IO.raw_os_error()) => {
            ControlFlow::Break(Exit::Gone)
        }
        Err(error) => ControlFlow::Break(Exit::StdoutClosed(error.kind())),
    }
}
