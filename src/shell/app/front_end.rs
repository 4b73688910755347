//! What differs with a screen and without: how events come, how the session is shown, who has the terminal.

use super::events::AppEvent;
use super::exit::Exit;
use crate::session::{Effect, Message, Notice, Session};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

/// A front end of the event loop; breaks where nothing can be shown or read any more.
pub trait FrontEnd {
    /// Whether lines are typed and answered one by one, each when all that it changed is on disk.
    const IN_LINES: bool;

    /// The session.
    fn session(&mut self) -> &mut Session;

    /// Takes in that the session is that of another article, whose checklist is there.
    fn opened(&mut self, _checklist: &Path) {}

    /// Shows the session as it is; what the size of the terminal leads to.
    fn show(&mut self) -> ControlFlow<Exit, Vec<Effect>>;

    /// Waits for the next thing that happens, until then at most, where there is an end.
    fn wait(&mut self, until: Option<Instant>) -> Option<AppEvent>;

    /// The next thing if it is to be taken in before the session is shown again; line by line each is answered before
    /// anything else is looked at.
    fn next_ready(&mut self) -> Option<AppEvent> {
        None
    }

    /// Takes in what the reader pressed or typed, or that the program goes on after a stop that was not ours.
    fn input(&mut self, event: AppEvent) -> ControlFlow<Exit, Vec<Effect>>;

    /// Takes in anything else that happened.
    fn take(&mut self, message: Message) -> Vec<Effect>;

    /// Does what concerns the terminal alone: [`Effect::Redraw`], [`Effect::Mouse`], [`Effect::Copy`] and
    /// [`Effect::Suspend`]; what to tell the reader.
    fn perform(&mut self, _effect: Effect) -> ControlFlow<Exit, Option<Notice>> {
        ControlFlow::Continue(None)
    }

    /// Gives the terminal to another program, and takes it back when that has ended.
    fn lend(
        &mut self,
        program: impl FnOnce() -> Result<(), String>,
    ) -> ControlFlow<Exit, Result<(), String>>;

    /// Gives the terminal back for good, then says what there is to say.
    fn leave(self, last_words: &str);
}
