//! The input of the screen: a session with keys that wait for more, a line being typed, a theme.
//!
//! Events go in, effects come out; it draws itself. Touches neither disk nor terminal, so that tests can drive it.
#![warn(
    clippy::disallowed_methods,
    reason = "the thread that draws opens no file after the first page"
)]

use crate::config::ThemeTable;
use crate::keymap::{Input, Key, KeyCode, KeyStep, Keymap, Lookup};
use crate::session::{
    Called, Command, Effect, Message, Mode, Notice, Overlay, Purpose, Session, TextEntry,
    ThemeChoice,
};
use crate::shell::terminal::keys::key_of;
use crate::view::{self, Scene, Theme};
use crossterm::event::{Event, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui_textarea::{CursorMove, TextArea};

/// Lines that the wheel scrolls by.
const WHEEL: usize = 3;

/// A session with the state of its input.
#[derive(Debug)]
pub struct ScreenInput {
    /// The session.
    pub session: Session,
    keymap: Keymap,
    themes: ThemeTable,
    theme: (ThemeChoice, Theme),
    input: Input,
    typing: Option<TextArea<'static>>,
    /// How often the line being typed was replaced.
    replaced: usize,
    /// Whether the last that happened was another size.
    resized: bool,
}

impl ScreenInput {
    /// The input of a session.
    pub fn new(session: Session, keymap: Keymap, themes: ThemeTable) -> Self {
        let choice = session.theme;
        let theme = (choice, themes.theme(choice));
        Self {
            session,
            keymap,
            themes,
            theme,
            input: Input::default(),
            typing: None,
            replaced: 0,
            resized: false,
        }
    }

    /// The keys.
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Takes in an event of the terminal.
    pub fn event(&mut self, event: &Event, now: Timestamp) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.press(key, now),
            Event::Paste(_) if self.typing.is_none() => {
                // The keystroke itself ends such a paste, whatever it is bound to.
                let text = "paste works only in a text field; Ctrl-C ends a stuck paste";
                self.notify(text)
            }
            Event::Paste(text) => {
                self.paste(text);
                self.typed()
            }
            Event::Mouse(mouse) if self.session.mouse => self.point(*mouse, now),
            Event::Resize(width, height) => self.take(Message::Resized(*width, *height)),
            _ => Vec::new(),
        }
    }

    /// Takes in anything else that happened.
    pub fn take(&mut self, message: Message) -> Vec<Effect> {
        // Another size shows less or more of a box; back at the first, it must be as it was.
        self.resized = matches!(message, Message::Resized(..));
        let effects = self.session.update(message);
        self.follow();
        if !self.resized {
            self.stop_at_the_end();
        }
        effects
    }

    fn press(&mut self, event: &KeyEvent, now: Timestamp) -> Vec<Effect> {
        let Some(key) = key_of(event) else {
            return Vec::new();
        };
        if std::mem::take(&mut self.resized) {
            self.stop_at_the_end();
        }
        let mode = self.session.mode();
        if mode == Mode::Entry && key.code == KeyCode::Enter && !key.alt {
            let lines = self
                .typing
                .as_ref()
                .map_or(&[] as &[String], |area| area.lines());
            let text = lines.join("\n");
            return self.take(Message::Submitted { text, now });
        }
        if let Some(answer) = self.answer(key) {
            return self.take(Message::Invoked(Called::of(answer).at(now)));
        }
        let before = self.input.shown();
        let awaited = self.input.letter_for;
        match self.input.press(&self.keymap, mode, key) {
            KeyStep::Invoke(Called {
                command: Command::RecallOlder | Command::RecallNewer,
                ..
            }) if self.is_note_with_text() => {
                // It has lines of its own to move between.
                self.type_key(event, key);
                Vec::new()
            }
            KeyStep::Invoke(called) => self.take(Message::Invoked(called.at(now))),
            KeyStep::Nothing if mode == Mode::Entry => {
                self.type_key(event, key);
                self.typed()
            }
            KeyStep::Nothing if awaited.is_some() && key.code != KeyCode::Esc => {
                self.notify(Notice::of_marks())
            }
            KeyStep::Nothing if mode != Mode::Entry && key.code != KeyCode::Esc => {
                let keys = [before, key.to_string()].join(" ");
                self.notify(Notice::useless(keys.trim(), mode))
            }
            KeyStep::Wait | KeyStep::Nothing => {
                if std::mem::take(&mut self.session.cancelled) {
                    self.session.notice = None;
                }
                Vec::new()
            }
        }
    }

    /// The command by which a key answers what is asked below the page; only a key that nothing was typed before.
    fn answer(&self, key: Key) -> Option<Command> {
        match self.keymap.look_up(Mode::Asked, &[key]) {
            Lookup::Command(command) if !self.input.is_waiting() => {
                self.session.is_answer(command).then_some(command)
            }
            _ => None,
        }
    }

    fn notify(&mut self, notice: impl Into<Notice>) -> Vec<Effect> {
        self.take(Message::Notice(notice.into()))
    }

    /// A press of the left button points, the wheel scrolls; keys that wait for more are forgotten by both.
    fn point(&mut self, event: MouseEvent, now: Timestamp) -> Vec<Effect> {
        let down = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                self.input = Input::default();
                return self.click(event.column, event.row);
            }
            MouseEventKind::ScrollDown => true,
            MouseEventKind::ScrollUp => false,
            _ => return Vec::new(),
        };
        self.input = Input::default();
        if std::mem::take(&mut self.resized) {
            self.stop_at_the_end();
        }
        let (command, rows) = match (self.session.mode(), down) {
            (Mode::Reading, true) => (Command::LineDown, WHEEL),
            (Mode::Reading, false) => (Command::LineUp, WHEEL),
            (Mode::Look | Mode::List, true) => (Command::RowDown, WHEEL),
            (Mode::Look | Mode::List, false) => (Command::RowUp, WHEEL),
            (Mode::Sheet, true) => (Command::RowDown, 1),
            (Mode::Sheet, false) => (Command::RowUp, 1),
            _ => return Vec::new(),
        };
        self.take(Message::Invoked(Called::of(command).times(rows).at(now)))
    }

    fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let message = match view::row_at(&self.scene("", &[]), column, row) {
            Some(row) => Message::ClickedRow(row),
            None => Message::Clicked(column, row),
        };
        self.take(message)
    }

    /// Gives a key to the line being typed. Alt-Enter begins a new line of a note.
    fn type_key(&mut self, event: &KeyEvent, key: Key) {
        let is_note = self.purpose() == Some(Purpose::Note);
        let Some(area) = &mut self.typing else {
            return;
        };
        let chords = KeyModifiers::CONTROL | KeyModifiers::ALT;
        match key.code {
            KeyCode::Enter if is_note => area.insert_newline(),
            KeyCode::Char('u') if key.ctrl && !key.alt => {
                area.delete_line_by_head();
            }
            // Keys that mean nothing in a line of text are passed over.
            KeyCode::Enter | KeyCode::Tab | KeyCode::BackTab => {}
            KeyCode::Char(_) if event.modifiers.intersects(chords) && !is_editing(key) => {}
            _ => {
                area.input(Event::Key(*event));
            }
        }
    }

    /// Paste is text for the line being typed, and nothing anywhere else.
    fn paste(&mut self, text: &str) {
        let keeps_lines = matches!(self.purpose(), Some(Purpose::Note));
        if let Some(area) = &mut self.typing {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n");
            let flat = if keeps_lines {
                lines
            } else {
                lines.trim().replace('\n', " ")
            };
            area.insert_str(flat);
        }
    }

    /// Tells the session what the line holds now.
    fn typed(&mut self) -> Vec<Effect> {
        let Some(area) = &self.typing else {
            return Vec::new();
        };
        let text = area.lines().join("\n");
        self.take(Message::Typing(text))
    }

    fn purpose(&self) -> Option<Purpose> {
        match self.session.boxes.last() {
            Some(Overlay::Entry(TextEntry { purpose, .. })) => Some(*purpose),
            _ => None,
        }
    }

    fn is_note_with_text(&self) -> bool {
        let is_empty = |area: &TextArea| area.lines().iter().all(String::is_empty);
        self.purpose() == Some(Purpose::Note) && !self.typing.as_ref().is_none_or(is_empty)
    }

    /// Follows the session: a text area where a line is typed, the theme that was chosen.
    fn follow(&mut self) {
        match (self.session.boxes.last(), &self.typing) {
            (Some(Overlay::Entry(entry)), typing)
                if typing.is_none() || self.replaced != entry.replaced =>
            {
                self.replaced = entry.replaced;
                let lines = entry.initial.split('\n').map(str::to_owned).collect();
                let mut area = TextArea::new(lines);
                area.move_cursor(CursorMove::Bottom);
                area.move_cursor(CursorMove::End);
                if entry.purpose == Purpose::Report {
                    // What is proposed: the first letter replaces it.
                    area.select_all();
                }
                self.typing = Some(area);
            }
            (Some(Overlay::Entry(_)), Some(_)) => {}
            _ => self.typing = None,
        }
        let shown = self.session.shown_theme();
        if self.theme.0 != shown {
            self.theme = (shown, self.themes.theme(shown));
        }
    }

    /// Takes back what was scrolled past the end of a box, so that the way up begins at once. Done when the next key comes:
    /// a window that is made larger and small again has changed nothing.
    fn stop_at_the_end(&mut self) {
        let furthest = view::furthest(&self.scene("", &[]));
        if let (Some(end), Some(Overlay::List(list))) = (furthest, self.session.boxes.last_mut()) {
            list.row = end.min(list.row);
        }
    }

    /// Draws everything into an empty buffer; where the cursor is, when a line is being typed.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        view::draw(buffer, &self.scene(&self.input.shown(), &self.following()))
    }

    /// What may follow the keys typed so far; a letter, where one is awaited, has no key of its own.
    fn following(&self) -> Vec<(String, Command)> {
        if self.input.keys.is_empty() {
            return Vec::new();
        }
        let letter = self
            .input
            .letter_for
            .map(|command| (String::new(), command));
        let keys = self.keymap.following(self.session.mode(), &self.input.keys);
        keys.into_iter().chain(letter).collect()
    }

    fn scene<'a>(&'a self, pending: &'a str, following: &'a [(String, Command)]) -> Scene<'a> {
        Scene {
            session: &self.session,
            keymap: &self.keymap,
            theme: &self.theme.1,
            typing: self.typing.as_ref(),
            pending,
            following,
        }
    }
}

/// The chords of a shell's line: to either end, delete a word, delete to the end.
const fn is_editing(key: Key) -> bool {
    matches!(
        key.code,
        KeyCode::Char('a' | 'e' | 'b' | 'f' | 'w' | 'k' | 'd')
    )
}
