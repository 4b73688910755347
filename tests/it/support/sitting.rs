//! A reader at a desk: keys go in, a screen comes out, and what would be on disk is kept in memory.
//!
//! Everything between the key and the screen is the program's own, with the shipped configuration and the journey's settings; only disk, clock and
//! terminal are missing. Panics where the program would have refused to begin.

use std::sync::Arc;

use crossterm::event::{
    Event, KeyCode as Pressed, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sourcecheck::article::{self, Article, Hint};
use sourcecheck::checklist::file::ChecklistFile;
use sourcecheck::checklist::{Findings, History, Saving, Step, begin, load, sha256};
use sourcecheck::config::{self, Config, UserFiles};
use sourcecheck::keymap::{Key, KeyCode};
use sourcecheck::layout::Lines;
use sourcecheck::session::{
    Effect, FoundClaims, Habits, Message, Options, Read, Session, TipsShown,
};
use sourcecheck::shell::app::screen_input::ScreenInput;
use sourcecheck::text::width;
use sourcecheck::{claim, sentence};

use super::painter;

/// When everything in a session happens.
pub const NOW: &str = "2031-05-04T10:20:30Z";

/// What a session leaves behind for the next one.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    /// The article's bytes.
    pub article: String,
    /// The checklist's text, once there is one.
    pub checklist: Option<String>,
    /// The history, one change a line.
    pub history: String,
    /// Web addresses that were opened, and what was copied, the latest last.
    pub sent: Vec<String>,
    /// The settings file, where the reader has one.
    pub settings: Option<String>,
    /// The reader's own keys, where there are any.
    pub own_keys: Option<String>,
    /// Whether nothing says who reviews until that is asked.
    pub is_unknown: bool,
    /// Whether the reader is new, and is told tips.
    pub is_new_reader: bool,
    /// What is remembered of the reader.
    pub habits: Habits,
    /// Who reviews, as was asked once.
    pub reviewer: Option<String>,
}

/// A reader at a desk.
pub struct Sitting {
    /// Where the reader sits.
    pub desk: ScreenInput,
    /// What would be on disk.
    pub disk: Disk,
    /// Whether the reader has quit.
    pub ended: bool,
    file: ChecklistFile,
    size: (u16, u16),
}

impl Sitting {
    /// Opens what is on `disk` on a screen of `size` (columns, rows).
    pub fn open(disk: Disk, size: (u16, u16)) -> Self {
        let article = Arc::new(read(&disk.article));
        let Config {
            settings,
            keymap,
            theme,
            bank,
        } = config::load(&own_files(&disk)).expect("the configuration is in order");
        let known = (!disk.is_unknown).then(|| "Ada".to_owned());
        let mut options: Options = settings.options(known.or_else(|| disk.reviewer.clone()));
        if !disk.is_new_reader {
            options.tips = TipsShown::Never;
        }
        options.asks_reviewer = options.reviewer.is_none();
        let session = Session {
            habits: disk.habits.clone(),
            ..Session::new(article, Arc::new(bank), options, size)
        };
        let mut sitting = Self {
            desk: ScreenInput::new(session, keymap, theme),
            disk,
            ended: false,
            file: ChecklistFile::default(),
            size,
        };
        sitting.read_again();
        sitting
    }

    /// Quits and opens again from what was kept; the place and the claim come from the bookmark.
    pub fn reopen(&mut self) {
        let bookmark = self.desk.session.bookmark();
        let fresh = Self::open_at(self.disk.clone(), self.size, bookmark);
        *self = fresh;
    }

    fn open_at(disk: Disk, size: (u16, u16), bookmark: sourcecheck::session::Bookmark) -> Self {
        let mut sitting = Self::open(disk, size);
        let session = &mut sitting.desk.session;
        (session.current, session.notice, session.found) = (None, None, None);
        session.reopen(bookmark);
        sitting.read_again();
        sitting
    }

    /// Reads article and checklist and looks for claims, as opening and reloading do.
    pub fn read_again(&mut self) {
        let article = Arc::new(read(&self.disk.article));
        let sentences = sentence::split(&article);
        let claims = claim::detect(&article, &sentences);
        let findings = Arc::new(Findings {
            article,
            sentences,
            claims,
        });
        let raw_sha256 = sha256(&self.disk.article);
        let saved = self.disk.checklist.as_deref();
        let saved = saved.map(|text| load(text.as_bytes(), &findings, raw_sha256.clone()));
        let (loaded, broken) = match saved.transpose() {
            Ok(Some(loaded)) => (loaded, None),
            Ok(None) => (begin(&findings, raw_sha256), None),
            Err(error) => (
                begin(&findings, raw_sha256),
                Some(format!("the checklist cannot be read: {error}")),
            ),
        };
        self.file = loaded.file;
        let is_unread = broken.is_some();
        let read_only = broken.or(loaded.read_only);
        self.take(Message::Found(Box::new(FoundClaims {
            findings,
            loaded: Read {
                checklist: loaded.checklist,
                unwritten: loaded.unwritten,
            },
            history: History::read(&self.disk.history).0,
            report: read_only
                .clone()
                .or_else(|| loaded.edited.line())
                .map(Into::into),
            read_only,
            is_unread,
            is_taken_over: false,
        })));
    }

    fn take(&mut self, message: Message) {
        for effect in self.desk.take(message) {
            self.perform(effect);
        }
    }

    /// Has the program fail that opens addresses, at the last of them.
    pub fn fail_to_open(&mut self, why: &str) {
        let opened = self.disk.sent.pop();
        let url = opened
            .as_deref()
            .and_then(|sent| sent.strip_prefix("opened "));
        let url = url.expect("an address was opened last").to_owned();
        self.take(Message::NotOpened(url, why.to_owned()));
    }

    /// Presses one key.
    pub fn press(&mut self, key: Key) {
        self.event(&Event::Key(pressed(key)));
    }

    /// Types characters, one key each.
    pub fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.press(Key::char(c));
        }
    }

    /// Pastes.
    pub fn paste(&mut self, text: &str) {
        self.event(&Event::Paste(text.to_owned()));
    }

    /// Clicks on the first letter of words that are on the screen.
    pub fn click(&mut self, words: &str) {
        let screen = self.screen();
        let mut rows = screen.lines().enumerate();
        let found = rows.find_map(|(row, text)| Some((row, text.split_once(words)?.0)));
        let (row, before) = found.unwrap_or_else(|| panic!("{words:?} is not on\n{screen}"));
        self.mouse(MouseEventKind::Down(MouseButton::Left), width(before), row);
        self.mouse(MouseEventKind::Up(MouseButton::Left), width(before), row);
    }

    /// Turns the wheel by one notch.
    pub fn wheel(&mut self, down: bool) {
        let kind = if down {
            MouseEventKind::ScrollDown
        } else {
            MouseEventKind::ScrollUp
        };
        self.mouse(kind, 0, 0);
    }

    fn mouse(&mut self, kind: MouseEventKind, column: usize, row: usize) {
        let within = |n: usize| u16::try_from(n).expect("it is on the screen");
        self.event(&Event::Mouse(MouseEvent {
            kind,
            column: within(column),
            row: within(row),
            modifiers: KeyModifiers::NONE,
        }));
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        self.event(&Event::Resize(size.0, size.1));
    }

    fn event(&mut self, event: &Event) {
        let now: Timestamp = NOW.parse().expect("a time");
        for effect in self.desk.event(event, now) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Save(saving) => {
                self.save(&saving);
                self.take(Message::Saved(1));
            }
            Effect::LayOut => {
                let session = &self.desk.session;
                let (column, height) = (session.frame.column, session.frame.page_height());
                let article = session.article.clone();
                let lines = Lines::new(&article, column, height);
                self.desk.take(Message::LaidOut { article, lines });
            }
            Effect::Reload { .. } | Effect::Edit(_) => self.read_again(),
            Effect::Quit => self.ended = true,
            Effect::OpenLink(url) => self.disk.sent.push(format!("opened {url}")),
            Effect::Copy(text) => self.disk.sent.push(format!("copied {text}")),
            Effect::Report(asked) => self.disk.sent.push(format!("report {asked}")),
            Effect::KeepHabits(habits) => self.disk.habits = habits,
            Effect::KeepReviewer(who) => self.disk.reviewer = Some(who),
            Effect::KeepTheirs
            | Effect::SaveTo(_)
            | Effect::Shelf { .. }
            | Effect::Open(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::KeepTheme(..)
            | Effect::Mouse(_) => {}
        }
    }

    fn save(&mut self, saving: &Saving) {
        let session = &self.desk.session;
        let findings = session.found.as_ref().expect("claims were found");
        self.file
            .apply(&saving.changes, saving.rows.as_deref(), findings);
        self.file.set_document(&session.checklist.document);
        self.disk.checklist = Some(self.file.text());
        let lines = saving.steps.iter().map(Step::line);
        self.disk.history.extend(lines);
    }

    /// What is on the screen, row by row.
    pub fn screen(&self) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        self.desk.draw(&mut buffer);
        painter::rows(&buffer)
    }
}

fn own_files(disk: &Disk) -> UserFiles {
    let own = |name: &str, text: &Option<String>| Some((name.to_owned(), text.clone()?));
    UserFiles {
        settings: own("sourcecheck.toml", &disk.settings),
        keys: own("keys.toml", &disk.own_keys),
        ..UserFiles::default()
    }
}

fn read(text: &str) -> Article {
    article::read(text.as_bytes(), &Hint::file("article.md")).expect("a journey's article is one")
}

/// The event that a terminal sends for a key.
fn pressed(key: Key) -> KeyEvent {
    let code = match key.code {
        KeyCode::Char(c) => Pressed::Char(c),
        KeyCode::Enter => Pressed::Enter,
        KeyCode::Esc => Pressed::Esc,
        KeyCode::Tab => Pressed::Tab,
        KeyCode::BackTab => Pressed::BackTab,
        KeyCode::Backspace => Pressed::Backspace,
        KeyCode::Delete => Pressed::Delete,
        KeyCode::Insert => Pressed::Insert,
        KeyCode::Up => Pressed::Up,
        KeyCode::Down => Pressed::Down,
        KeyCode::Left => Pressed::Left,
        KeyCode::Right => Pressed::Right,
        KeyCode::Home => Pressed::Home,
        KeyCode::End => Pressed::End,
        KeyCode::PageUp => Pressed::PageUp,
        KeyCode::PageDown => Pressed::PageDown,
        KeyCode::F(n) => Pressed::F(n),
    };
    let held = [
        (key.ctrl, KeyModifiers::CONTROL),
        (key.alt, KeyModifiers::ALT),
        (key.code == KeyCode::BackTab, KeyModifiers::SHIFT),
    ];
    let held = held.into_iter().filter_map(|(on, key)| on.then_some(key));
    KeyEvent::new(code, held.collect())
}
