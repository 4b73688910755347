//! The shelf on the screen: waits for keys and passes them on, until an article is chosen.

use super::events::{AppEvent, Events};
use super::exit::Exit;
use crate::config::Config;
use crate::keymap::{Input, Key, KeyCode, KeyStep};
use crate::session::{Mode, Notice, Shelf, ShelfEffect};
use crate::shell::cli::config_files::theme;
use crate::shell::cli::shelf::OnDisk;
use crate::shell::failure::Failure;
use crate::shell::storage::load::{ArticleSource, LoadedArticle, open};
use crate::shell::storage::worker_event::WorkerEvent;
use crate::shell::terminal::keys::key_of;
use crate::shell::terminal::screen::{Screen, ScreenOptions};
use crate::shell::terminal::signals::Signal;
use crate::shell::terminal::tty;
use crate::view::{ShelfScene, Theme, draw_shelf};
use crossterm::event::Event;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// What came of looking at the shelf.
pub enum Picked {
    /// This article, with its checklist; none for the sample, which has its own place.
    Article(Box<LoadedArticle>, Option<PathBuf>),
    /// None: the exit code.
    Nothing(u8),
}

/// The shelf, where it comes from, and the screen.
struct Looking<'a> {
    shelf: Shelf,
    on_disk: OnDisk,
    config: &'a Config,
    theme: Theme,
    input: Input,
    screen: Screen,
}

/// Shows the shelf until an article is chosen; it is read in already.
///
/// # Errors
/// When there is no terminal.
pub fn pick(
    on_disk: OnDisk,
    config: &Config,
    events: &mut Events<WorkerEvent>,
) -> Result<Picked, Failure> {
    let refused = |e: tty::TerminalError| Failure::Use(e.to_string());
    let screen = Screen::enter(ScreenOptions::default(), events.keys()).map_err(refused)?;
    let choice = theme(&config.settings.theme);
    let mut looking = Looking {
        shelf: Shelf::new(on_disk.items.clone()),
        on_disk,
        config,
        theme: config.theme.theme(choice),
        input: Input::default(),
        screen,
    };
    if let Some(trouble) = looking.on_disk.troubles.first().cloned() {
        looking.shelf.tell(Notice::warning(trouble));
    }
    let end = looking.look(events);
    looking.screen.leave();
    match end {
        Ok((opened, checklist)) => Ok(Picked::Article(Box::new(opened), checklist)),
        Err(end) => end.exit_code(Ok(())).map(Picked::Nothing),
    }
}

/// An article that was chosen and read in, with the place of its checklist.
type ChosenArticle = (LoadedArticle, Option<PathBuf>);

impl Looking<'_> {
    fn look(&mut self, events: &mut Events<WorkerEvent>) -> Result<ChosenArticle, Exit> {
        loop {
            let scene = ShelfScene {
                shelf: &self.shelf,
                keymap: &self.config.keymap,
                theme: &self.theme,
            };
            let drawn = self.screen.draw(|buffer| draw_shelf(buffer, &scene));
            drawn.map_err(|_| Exit::Gone)?;
            match self.take(events.wait()) {
                ControlFlow::Continue(()) => {}
                ControlFlow::Break(end) => return end,
            }
        }
    }

    fn take(
        &mut self,
        occurrence: AppEvent<WorkerEvent>,
    ) -> ControlFlow<Result<ChosenArticle, Exit>> {
        let gone = |result: io::Result<()>| match result {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(Err(Exit::Gone)),
        };
        match occurrence {
            AppEvent::Terminal(Event::Key(event)) => match key_of(&event) {
                Some(key) => self.press(key),
                None => ControlFlow::Continue(()),
            },
            AppEvent::Terminal(Event::Paste(text)) if self.shelf.is_typing => {
                let words = self.shelf.words.clone() + text.trim();
                self.shelf.filter(words);
                ControlFlow::Continue(())
            }
            AppEvent::Terminal(_) | AppEvent::Message(_) | AppEvent::Typed(_) => {
                ControlFlow::Continue(())
            }
            AppEvent::Signal(Signal::Continue) => gone(self.screen.resume()),
            AppEvent::Signal(Signal::Stop) => self.perform(ShelfEffect::Suspend),
            AppEvent::Signal(Signal::End(signal)) => ControlFlow::Break(Err(Exit::Signal(signal))),
            AppEvent::TerminalGone => ControlFlow::Break(Err(Exit::Gone)),
            AppEvent::WorkerPanicked => ControlFlow::Break(Err(Exit::Panicked)),
        }
    }

    fn press(&mut self, key: Key) -> ControlFlow<Result<ChosenArticle, Exit>> {
        if self.shelf.is_typing && !key.ctrl {
            self.type_key(key);
            return ControlFlow::Continue(());
        }
        self.shelf.is_typing = false;
        let step = self.input.press(&self.config.keymap, Mode::Shelf, key);
        let effect = match step {
            KeyStep::Invoke { command, count, .. } => {
                self.shelf.invoke(command, count.unwrap_or(1))
            }
            KeyStep::Wait => None,
            KeyStep::Nothing if key.code == KeyCode::Esc => None,
            KeyStep::Nothing => {
                self.shelf.refuse(&key.to_string());
                None
            }
        };
        effect.map_or(ControlFlow::Continue(()), |effect| self.perform(effect))
    }

    /// Gives a key to the words of the filter.
    fn type_key(&mut self, key: Key) {
        let mut words = self.shelf.words.clone();
        match (key.code, key.typed()) {
            (KeyCode::Enter, _) => self.shelf.end_typing(),
            (KeyCode::Esc, _) => {
                self.shelf.is_typing = false;
                self.shelf.filter(String::new());
            }
            (KeyCode::Backspace, _) => {
                words.pop();
                self.shelf.filter(words);
            }
            (_, Some(letter)) => {
                words.push(letter);
                self.shelf.filter(words);
            }
            _ => {}
        }
    }

    fn perform(&mut self, effect: ShelfEffect) -> ControlFlow<Result<ChosenArticle, Exit>> {
        let alive = match effect {
            ShelfEffect::Quit => return ControlFlow::Break(Err(Exit::Quit)),
            ShelfEffect::OpenSample => return self.open(ArticleSource::Sample, None),
            ShelfEffect::Open(index) => {
                let Some(item) = self.shelf.items.get(index) else {
                    return ControlFlow::Continue(());
                };
                let (article, checklist) = (item.article.clone(), item.checklist.clone());
                return self.open(ArticleSource::File(article), Some(checklist));
            }
            ShelfEffect::Forget(index) => {
                self.forget(index);
                Ok(())
            }
            ShelfEffect::Redraw => {
                self.screen.redraw();
                Ok(())
            }
            ShelfEffect::Suspend => self.screen.suspend().map(drop),
        };
        alive.map_or(ControlFlow::Break(Err(Exit::Gone)), ControlFlow::Continue)
    }

    /// Reads an article in; where that fails, the shelf stays and says why.
    fn open(
        &mut self,
        origin: ArticleSource,
        checklist: Option<PathBuf>,
    ) -> ControlFlow<Result<ChosenArticle, Exit>> {
        match open(origin) {
            Ok(opened) => ControlFlow::Break(Ok((opened, checklist))),
            Err(failure) => {
                self.shelf.tell(Notice::warning(failure.to_string()));
                ControlFlow::Continue(())
            }
        }
    }

    fn forget(&mut self, index: usize) {
        match self.on_disk.forget(index) {
            Ok(()) => self.shelf.take_out(index),
            Err(error) => self.shelf.tell(Notice::warning(error.to_string())),
        }
    }
}
