//! The line mode: the whole review line by line, for screen readers, terminals without a cursor, and scripts.
//!
//! Words go out, lines come in, one at a time, and each is answered only when everything it changed is on disk. The
//! same session, keeper and saver as on the screen; no escape code is ever written.

mod answers;

use super::events::{AppEvent, EventSender};
use super::exit::Exit;
use super::front_end::FrontEnd;
use super::line_input::LineInput;
use crate::config::{self, Settings};
use crate::session::{Effect, Message, Notice, SaveState, Session};
use crate::shell::clock::{instant, now_in_seconds};
use crate::shell::failure::{Failure, reason, shown};
use crate::shell::storage::paths::is_without_home;
use crate::shell::storage::source::ArticleSource;
use crate::shell::terminal::signals::{self, SignalEvent};
use crate::shell::terminal::tty;
use crate::text::SafeText;
use answers::Answers;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use rustix::io::Errno;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

/// Columns of a line where no width is set.
const WIDTH: usize = 80;
/// The narrowest and the widest lines that are believed.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=1000;
/// What the session takes for its screen (columns, rows): pages are turned in the line mode too.
pub const SCREEN: (u16, u16) = (80, 24);

/// Answers, and everything else that may happen.
pub struct LineEvents {
    answers: Answers,
    /// Whether what is answered has to be written down, because no terminal shows it.
    echo: bool,
    occurred: Receiver<AppEvent>,
}

impl LineEvents {
    /// Begins to wait for signals, and for answers where the article does not come from there; with a sender for threads
    /// at work.
    ///
    /// # Errors
    /// When nothing can be read, or the system refuses.
    pub fn listen(origin: &ArticleSource) -> Result<(Self, EventSender), Failure> {
        let (sender, occurred) = channel();
        let refused = |e: io::Error| Failure::Use(format!("the system refuses: {e}"));
        let news = EventSender::to(sender.clone()).map_err(refused)?;
        let take = |heard| match heard {
            SignalEvent::Signal(signal) => Some(AppEvent::Signal(signal)),
            SignalEvent::Interrupted => Some(AppEvent::Terminal(ctrl_c())),
            // Every line is wrapped as wide as the terminal was at the start.
            SignalEvent::Resized | SignalEvent::TerminalGone => None,
        };
        news.listen(None, take).map_err(refused)?;
        let input = input(origin)?;
        let events = Self {
            echo: !input.is_terminal(),
            ..Self::answered_by(input, sender, occurred).map_err(refused)?
        };
        Ok((events, news))
    }

    /// Answers that are lines of this input and no terminal shows.
    pub(super) fn answered_by(
        input: impl Read + Send + 'static,
        sender: Sender<AppEvent>,
        occurred: Receiver<AppEvent>,
    ) -> io::Result<Self> {
        Ok(Self {
            answers: Answers::listen(input, sender)?,
            echo: true,
            occurred,
        })
    }
}

/// A session line by line.
pub struct LineMode {
    input: LineInput,
    events: LineEvents,
    /// Where the checklist of an article is that was not introduced yet.
    new: Option<String>,
    is_asked: bool,
}

impl LineMode {
    /// A session, and the events of its lines.
    pub const fn new(input: LineInput, events: LineEvents) -> Self {
        Self {
            input,
            events,
            new: None,
            is_asked: false,
        }
    }

    /// What there is to say before the next question; `None` while there is nothing to ask about.
    fn words(&mut self) -> Option<String> {
        let now = now_in_seconds();
        let session = &self.input.session;
        if self.new.is_none() || session.is_below_shelf() {
            return Some(self.input.answer(now));
        }
        session.found.as_ref()?;
        let checklist = self.new.take()?;
        Some(self.input.opening(&checklist, now))
    }

    fn suspend(&self) -> &'static str {
        if self.events.echo {
            // The shell would stop the whole job, and no terminal could continue it by fg.
            "there is no terminal to come back from: not suspended"
        } else if !signals::can_stop() {
            signals::NO_SHELL
        } else if signals::stop().is_err() {
            "the system refuses to suspend"
        } else {
            "here again"
        }
    }
}

impl FrontEnd for LineMode {
    const IN_LINES: bool = true;

    fn session(&mut self) -> &mut Session {
        &mut self.input.session
    }

    fn opened(&mut self, checklist: &Path) {
        self.new = Some(match checklist {
            path if is_without_home(path) => "none (no home folder)".to_owned(),
            path => shown(path).into_string(),
        });
    }

    /// Prints what is new and prompts for the next line; what happens while it is awaited is printed above the prompt,
    /// which is printed again.
    fn show(&mut self) -> ControlFlow<Exit, Vec<Effect>> {
        let Some(words) = self.words() else {
            return ControlFlow::Continue(Vec::new());
        };
        // Before the question, so that no Ctrl-C comes between. A person at a terminal can press it again; from a
        // script it comes to end everything.
        signals::set_asking(!self.events.echo);
        let gap = match (self.is_asked, words.is_empty()) {
            (true, true) => return ControlFlow::Continue(Vec::new()),
            (true, false) => "\n",
            (false, _) => "",
        };
        let question = SafeText::sanitize(&self.input.question());
        say(&format!("{gap}{words}\n{question}"))?;
        if !std::mem::replace(&mut self.is_asked, true) {
            self.events.answers.ask();
        }
        ControlFlow::Continue(Vec::new())
    }

    fn wait(&mut self, until: Option<Instant>) -> Option<AppEvent> {
        let occurred = &self.events.occurred;
        let event = match until {
            Some(end) => occurred
                .recv_timeout(end.saturating_duration_since(instant()))
                .ok()?,
            None => occurred.recv().unwrap_or(AppEvent::Typed(None)),
        };
        signals::set_asking(false);
        Some(event)
    }

    fn input(&mut self, event: AppEvent) -> ControlFlow<Exit, Vec<Effect>> {
        match event {
            AppEvent::Typed(Some(line)) => {
                self.is_asked = false;
                if self.events.echo {
                    say(&format!("{}\n", SafeText::sanitize(&line)))?;
                }
                ControlFlow::Continue(self.input.line(&line, now_in_seconds()))
            }
            AppEvent::Typed(None) => ControlFlow::Break(Exit::Quit),
            // Ctrl-C is the only key that comes as one.
            AppEvent::Terminal(_) => ControlFlow::Continue(self.input.cancel(now_in_seconds())),
            _ => ControlFlow::Continue(Vec::new()),
        }
    }

    fn take(&mut self, message: Message) -> Vec<Effect> {
        self.input.take(message)
    }

    fn perform(&mut self, effect: Effect) -> ControlFlow<Exit, Option<Notice>> {
        match effect {
            // Without a screen there is no clipboard: the words are printed instead.
            Effect::Copy(text) => say(&format!("{}\n", SafeText::sanitize_lines(&text)))?,
            Effect::Suspend => {
                return ControlFlow::Continue(Some(Notice::warning(self.suspend())));
            }
            // `LineInput` prints the claim again. Without a screen there is nothing to point at.
            _ => {}
        }
        ControlFlow::Continue(None)
    }

    fn lend(
        &mut self,
        program: impl FnOnce() -> Result<(), String>,
    ) -> ControlFlow<Exit, Result<(), String>> {
        if self.events.echo || !tty::stdout_is_terminal() {
            return ControlFlow::Continue(Err("the editor needs a terminal".to_owned()));
        }
        signals::set_tty_lent(true);
        let result = program();
        signals::set_tty_lent(false);
        ControlFlow::Continue(result)
    }

    fn leave(self, last_words: &str) {
        let is_untouched = self.input.session.save == SaveState::Untouched;
        let last_words = match last_words {
            "" if is_untouched => "Nothing changed.",
            words => words,
        };
        // A reader that has gone away is no failure.
        let gap = if last_words.is_empty() { "" } else { "\n" };
        let last_words = SafeText::sanitize_lines(last_words);
        writeln!(io::stdout(), "{gap}{last_words}").ok();
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
pub fn width(settings: &Settings) -> usize {
    let set = &settings.width;
    let set = (set.origin != config::SettingOrigin::Default).then_some(set.value);
    let by_variable = || std::env::var("COLUMNS").ok()?.trim().parse::<usize>().ok();
    let seen = || Some(usize::from(tty::size()?.width));
    let width = set.or_else(by_variable).filter(|n| *n > 0).or_else(seen);
    width.unwrap_or(WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end())
}

/// Writes words at once.
fn say(words: &str) -> ControlFlow<Exit> {
    let mut stdout = io::stdout().lock();
    let written = stdout
        .write_all(words.as_bytes())
        .and_then(|()| stdout.flush());
    match written {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) if error.raw_os_error() == Some(Errno::IO.raw_os_error()) => {
            ControlFlow::Break(Exit::Gone)
        }
        Err(error) => ControlFlow::Break(Exit::StdoutClosed(error.kind())),
    }
}
