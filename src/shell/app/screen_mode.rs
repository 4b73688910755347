//! The front end with a screen: draws the session, waits for keys, lends the terminal.
#![warn(
    clippy::disallowed_methods,
    reason = "the thread that draws opens no file after the first page"
)]

use super::events::{AppEvent, Events};
use super::exit::Exit;
use super::front_end::FrontEnd;
use super::screen_input::ScreenInput;
use crate::session::{Effect, Message, Notice, Session, ThemeChoice};
use crate::shell::clock::{instant, now_in_seconds};
use crate::shell::terminal::background;
use crate::shell::terminal::clipboard;
use crate::shell::terminal::screen::Screen;
use crate::shell::terminal::signals;
use crate::shell::terminal::tty::{self, TerminalError};
use crate::text::SafeText;
use crate::view;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long the terminal may take to say which background it has; later its answer is passed over.
const ANSWER_TIMEOUT: Duration = Duration::from_millis(100);

/// A session on a screen.
pub struct ScreenMode {
    input: ScreenInput,
    screen: Screen,
    events: Events,
    /// Whether the window's title is set.
    has_title: bool,
}

impl ScreenMode {
    /// Takes over the terminal, and the title of its window where that is wanted.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn enter(
        mut input: ScreenInput,
        mut events: Events,
        has_title: bool,
    ) -> Result<Self, TerminalError> {
        let screen = Screen::enter(events.keys())?;
        if input.session.theme == ThemeChoice::Ask && screen.send(background::QUESTION).is_ok() {
            let light = events.background(instant() + ANSWER_TIMEOUT);
            input.take(Message::Background { light });
        }
        Ok(Self {
            input,
            screen,
            events,
            has_title,
        })
    }
}

impl FrontEnd for ScreenMode {
    const IN_LINES: bool = false;

    fn session(&mut self) -> &mut Session {
        &mut self.input.session
    }

    fn opened(&mut self, _: &Path) {
        if let Some(warning) = self.input.session.article.warnings.first().cloned() {
            self.input.take(Message::Notice(Notice::info(warning)));
        }
    }

    fn show(&mut self) -> ControlFlow<Exit, Vec<Effect>> {
        // A change of size while another program had the terminal was not reported.
        let size = tty::size().unwrap_or_default();
        let known = self.input.session.frame.screen;
        let effects = if (size.width, size.height) == (known.width, known.height) {
            Vec::new()
        } else {
            self.input.take(Message::Resized(size.width, size.height))
        };
        self.screen.set_link(view::shown_link(&self.input.session));
        alive(self.screen.draw(|buffer| self.input.draw(buffer)))?;
        if self.has_title {
            alive(self.screen.set_title(view::title(&self.input.session)))?;
        }
        ControlFlow::Continue(effects)
    }

    fn wait(&mut self, until: Option<Instant>) -> Option<AppEvent> {
        self.events.wait_until(until)
    }

    fn next_ready(&mut self) -> Option<AppEvent> {
        self.events.next_ready()
    }

    fn input(&mut self, event: AppEvent) -> ControlFlow<Exit, Vec<Effect>> {
        if let AppEvent::Terminal(event) = event {
            return ControlFlow::Continue(self.input.event(&event, now_in_seconds()));
        }
        alive(self.screen.resume())?;
        ControlFlow::Continue(Vec::new())
    }

    fn take(&mut self, message: Message) -> Vec<Effect> {
        self.input.take(message)
    }

    fn perform(&mut self, effect: Effect) -> ControlFlow<Exit, Option<Notice>> {
        match effect {
            Effect::Redraw => self.screen.redraw(),
            Effect::Mouse(on) => alive(self.screen.set_mouse(on))?,
            Effect::Copy(text) => alive(self.screen.send(&clipboard::sequence(&text)))?,
            Effect::Suspend if !alive(self.screen.suspend())? => {
                return ControlFlow::Continue(Some(Notice::warning(signals::NO_SHELL)));
            }
            _ => {}
        }
        ControlFlow::Continue(None)
    }

    fn lend(
        &mut self,
        program: impl FnOnce() -> Result<(), String>,
    ) -> ControlFlow<Exit, Result<(), String>> {
        alive(self.screen.lend(program))
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the terminal is the shell's again"
    )]
    fn leave(self, last_words: &str) {
        self.screen.leave();
        // The process ends here: giving back a large article piece by piece would only keep the shell waiting.
        std::mem::forget(self.input);
        if !last_words.is_empty() {
            writeln!(io::stderr(), "{}", SafeText::sanitize_lines(last_words)).ok();
        }
    }
}

/// What the terminal gave; without a terminal the end.
fn alive<T>(result: io::Result<T>) -> ControlFlow<Exit, T> {
    match result {
        Ok(given) => ControlFlow::Continue(given),
        Err(_) => ControlFlow::Break(Exit::Gone),
    }
}
