//! How long a reader waits for a key, on articles of three sizes and a long table: `cargo bench --bench reader`.
//!
//! Everything between a key and the bytes for the terminal, on one core, without disk and terminal: claims are found and
//! all lines wrapped before. Prints one row for each kind of key: the longest press of many, in microseconds.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads its arguments, prints, and ends where something is wrong"
)]

use crossterm::event::{Event, KeyCode, KeyEvent};
use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::time::{ClockId, clock_gettime};
use sourcecheck::article::Hint;
use sourcecheck::checklist::{Findings, begin};
use sourcecheck::config::{self, Config, UserFiles};
use sourcecheck::layout::Lines;
use sourcecheck::session::{FoundClaims, Message, Read, Session};
use sourcecheck::shell::app::screen_input::ScreenInput;
use sourcecheck::shell::terminal::encoder::Encoder;
use sourcecheck::{article, claim, sentence};
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

/// The articles: what is printed above their column, and their text.
fn articles() -> [(&'static str, String); 4] {
    [
        ("8 KB", prose(8_000)),
        ("1 MB", prose(1_000_000)),
        ("10 MB", prose(10_000_000)),
        ("table", table(60_000)),
    ]
}

/// Columns and rows of the screens.
const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
/// How often a key is pressed.
const PRESSES: usize = 24;
/// A phrase that is at the end alone.
const PHRASE: &str = "the last lighthouse";

/// What a row of the printed table measures.
type Measure = fn(&mut Reading) -> f64;

const ROWS: &[(&str, Measure)] = &[
    ("page turn", |reading| reading.presses(KeyCode::Char(' '))),
    ("line down", |reading| reading.presses(KeyCode::Char('j'))),
    ("next claim", |reading| reading.presses(KeyCode::Tab)),
    ("next undecided", |reading| {
        reading.presses(KeyCode::Char(']'))
    }),
    ("decide", |reading| reading.presses(KeyCode::Char('u'))),
    ("undo", |reading| reading.presses(KeyCode::Char('z'))),
    ("end, start", |reading| {
        reading.longest(&["G", "g"].repeat(PRESSES / 2).concat())
    }),
    ("search, a letter", |reading| {
        reading.press(KeyCode::Char('g'));
        reading.press(KeyCode::Char('/'));
        reading.longest(PHRASE)
    }),
    ("search, Enter", |reading| reading.press(KeyCode::Enter)),
    ("claim list", |reading| {
        let longest = reading.press(KeyCode::Char('c'));
        longest.max(reading.longest(&"jk".repeat(PRESSES / 2)))
    }),
    ("end of the list", |reading| {
        let longest = reading.press(KeyCode::Char('G'));
        longest.max(reading.press(KeyCode::Esc))
    }),
    ("filter", |reading| reading.presses(KeyCode::Char('F'))),
    ("links", |reading| {
        let longest = reading.press(KeyCode::Char('O'));
        longest.max(reading.press(KeyCode::Esc))
    }),
    ("summary", |reading| {
        let longest = reading.longest("Sjk");
        longest.max(reading.press(KeyCode::Esc))
    }),
    ("help", |reading| {
        let longest = reading.longest("?jk");
        longest.max(reading.press(KeyCode::Esc))
    }),
    ("resize", |reading| {
        let sizes = [LARGE, SMALL, (40, 12), SMALL];
        sizes
            .map(|size| reading.resize(size))
            .into_iter()
            .fold(0.0, f64::max)
    }),
    ("all lines come", Reading::take_lines),
];

/// A desk with the screen it draws on.
struct Reading {
    desk: ScreenInput,
    encoder: Encoder,
    shown: Buffer,
}

impl Reading {
    fn open(text: &str) -> Self {
        let article = Arc::new(article::read(text.as_bytes(), &Hint::file("article.md")).unwrap());
        let Config {
            settings,
            keymap,
            theme,
            bank,
        } = config::load(&UserFiles::default()).unwrap();
        let options = settings.options(None);
        let session = Session::new(article, Arc::new(bank), options, SMALL);
        let mut reading = Self {
            desk: ScreenInput::new(session, keymap, theme),
            encoder: Encoder::default(),
            shown: Buffer::default(),
        };
        reading.draw();
        reading
    }

    /// Looks for claims and wraps the whole article, as threads do while one reads.
    fn find_claims(&mut self) {
        let article = Arc::clone(&self.desk.session.article);
        let sentences = sentence::split(&article);
        let claims = claim::detect(&article, &sentences);
        let findings = Arc::new(Findings {
            article,
            sentences,
            claims,
        });
        let checklist = begin(&findings, String::new()).checklist;
        let loaded = Read {
            checklist,
            ..Read::default()
        };
        self.desk.take(Message::Found(Box::new(FoundClaims {
            findings,
            loaded,
            ..FoundClaims::default()
        })));
        self.take_lines();
    }

    fn draw(&mut self) {
        let screen = self.desk.session.frame.screen;
        let mut next = Buffer::empty(Rect::new(0, 0, screen.width, screen.height));
        let cursor = self.desk.draw(&mut next);
        let sent = if next.area == self.shown.area {
            self.encoder.encode(&self.shown, &next, cursor)
        } else {
            self.encoder.encode_anew(&next, cursor)
        };
        std::hint::black_box(sent);
        self.shown = next;
    }

    /// Presses a key; the microseconds until its frame is ready.
    fn press(&mut self, key: KeyCode) -> f64 {
        let event = Event::Key(KeyEvent::from(key));
        micros(|| {
            self.desk.event(&event, Timestamp::UNIX_EPOCH);
            self.draw();
        })
    }

    /// Presses the keys of these characters; the microseconds of the longest press.
    fn longest(&mut self, keys: &str) -> f64 {
        let keys = keys.chars().map(KeyCode::Char);
        keys.map(|key| self.press(key)).fold(0.0, f64::max)
    }

    /// Presses a key many times; the microseconds of the longest press.
    fn presses(&mut self, key: KeyCode) -> f64 {
        let presses = (0..PRESSES).map(|_| self.press(key));
        presses.fold(0.0, f64::max)
    }

    fn resize(&mut self, (width, height): (u16, u16)) -> f64 {
        micros(|| {
            self.desk.take(Message::Resized(width, height));
            self.draw();
        })
    }

    /// Hands over all lines, as the layout thread does.
    fn take_lines(&mut self) -> f64 {
        let session = &self.desk.session;
        let article = Arc::clone(&session.article);
        let (column, height) = (session.frame.column, session.frame.page_height());
        let lines = Lines::new(&article, column, height);
        micros(|| {
            self.desk.take(Message::LaidOut { article, lines });
            self.draw();
        })
    }
}

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("run me with `cargo bench`");
        return;
    }
    let names = ROWS.iter().map(|(name, _)| *name);
    let mut rows: Vec<String> = ["", "open"]
        .into_iter()
        .chain(names)
        .map(|name| format!("{name:<18}"))
        .collect();
    for (name, text) in articles() {
        let opened = micros(|| drop(Reading::open(&text)));
        let mut reading = Reading::open(&text);
        reading.find_claims();
        let keys = ROWS.iter().map(|(_, measure)| measure(&mut reading));
        let figures = [opened].into_iter().chain(keys);
        let column = [name.to_owned()]
            .into_iter()
            .chain(figures.map(|micros| format!("{micros:.0}")));
        for (row, figure) in rows.iter_mut().zip(column) {
            write!(row, "{figure:>10}").unwrap();
        }
    }
    println!("{}", rows.join("\n"));
}

/// The microseconds that `step` takes.
fn micros(step: impl FnOnce()) -> f64 {
    let begun = spent();
    step();
    (spent() - begun) * 1e6
}

/// The seconds that a core has worked for this process: what others do on the machine does not count.
fn spent() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap().as_secs_f64()
}

/// An invented article of about `size` bytes.
fn prose(size: usize) -> String {
    let sentences = [
        "The ferry company moved its winter timetable forward by eleven days. ",
        "“Nobody was asked,” said *Tilda Wren*, who keeps the northern light. ",
        "A [count of passengers](https://quay.example/count) put the loss at 4,310 a week. ",
        "Dock workers expect the slipway to stay closed until the second week of May. ",
    ];
    let mut text = "# Tides and timetables\n\n".to_owned();
    for nth in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(sentences.iter().cycle().nth(nth % 7).unwrap());
        match nth % 60 {
            59 => text.push_str("\n\n## Another quay\n\n"),
            n if n % 5 == 4 => text.push_str("\n\n"),
            _ => {}
        }
    }
    text + "\n\nHere stands the last lighthouse."
}

/// An invented article that is nearly all one table of so many rows.
fn table(rows: usize) -> String {
    let mut text = "# Landings by day\n\nThe board counted 4,310 crates, said Tilda Wren.\n\n| Day | Quay | Crates | Share |\n|---|---|--:|:-:|\n".to_owned();
    for row in 0..rows {
        let crates = (row * 7919) % 10_000;
        let (quay, share) = (row % 17, row % 100);
        writeln!(
            text,
            "| {row} | Northern quay {quay} | {crates} | {share} % |"
        )
        .unwrap();
    }
    text + "\nDock workers expect 300 more in May, said Peer Lund.\n\nHere stands the last lighthouse."
}
