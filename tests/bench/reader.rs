//! How long a reader waits: opening, turning a page, another size, a search, on articles of three sizes: `cargo bench`.
//!
//! Everything between a key and the bytes for the terminal, on one core, without disk and terminal. Prints one row for
//! each size: microseconds of work (the best of several), and the bytes of a page turn.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads its arguments, prints, and ends where something is wrong"
)]

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::time::{ClockId, clock_gettime};
use sourcecheck::article;
use sourcecheck::config::{self, Config, UserFiles};
use sourcecheck::session::{Command, Invocation, Message, Session};
use sourcecheck::shell::backend::Encoder;
use sourcecheck::shell::desk::Desk;
use std::sync::Arc;
use std::time::Duration;

/// Bytes of the articles.
const SIZES: [usize; 3] = [8_000, 1_000_000, 10_000_000];
const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
/// How often each step is tried.
const TIMES: usize = 7;

/// A desk with the screen it draws on.
struct Reading {
    desk: Desk,
    encoder: Encoder,
    shown: Buffer,
}

impl Reading {
    fn open(bytes: &[u8]) -> Self {
        let article = Arc::new(article::read(bytes, Some("article.md")).unwrap());
        let Config {
            settings,
            keymap,
            theme,
            bank,
        } = config::load(&UserFiles::default()).unwrap();
        let options = settings.options(None);
        let session = Session::new(article, Arc::new(bank), options, SMALL);
        let mut reading = Self {
            desk: Desk::new(session, keymap, theme),
            encoder: Encoder::default(),
            shown: Buffer::default(),
        };
        reading.draw();
        reading
    }

    /// Draws a frame and says how many bytes it takes.
    fn draw(&mut self) -> usize {
        let screen = self.desk.session.frame.screen;
        let mut next = Buffer::empty(Rect::new(0, 0, screen.width, screen.height));
        let cursor = self.desk.draw(&mut next);
        let sent = if next.area == self.shown.area {
            self.encoder.encode(&self.shown, &next, cursor).len()
        } else {
            self.encoder.encode_anew(&next, cursor).len()
        };
        self.shown = next;
        sent
    }

    fn take(&mut self, message: Message) -> usize {
        self.desk.take(message);
        self.draw()
    }

    fn invoke(&mut self, command: Command) -> usize {
        self.take(Message::Invoked(Invocation {
            command,
            count: None,
            letter: None,
            now: Timestamp::UNIX_EPOCH,
        }))
    }

    /// Types a phrase that stands at the end alone and goes there.
    fn search(&mut self) {
        self.invoke(Command::Start);
        self.invoke(Command::Search);
        let (text, now) = ("the last lighthouse".to_owned(), Timestamp::UNIX_EPOCH);
        self.take(Message::Submitted { text, now });
    }

    fn resize(&mut self, (width, height): (u16, u16)) {
        self.take(Message::Resized(width, height));
    }
}

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("run me with `cargo bench`");
        return;
    }
    println!("     bytes   open µs   page µs  page bytes   end µs  resize µs  search µs");
    for size in SIZES {
        let text = article(size);
        let open = best(|| drop(Reading::open(text.as_bytes())));
        let mut reading = Reading::open(text.as_bytes());
        let mut bytes = 0;
        let page = best(|| {
            for _ in 0..4 {
                bytes = bytes.max(reading.invoke(Command::PageNext));
            }
        }) / 4.0;
        let end = best(|| {
            reading.invoke(Command::Start);
            reading.invoke(Command::End);
        });
        let resize = best(|| [LARGE, SMALL].map(|size| reading.resize(size))) / 2.0;
        let search = best(|| reading.search());
        println!(
            "{size:>10} {open:>9.0} {page:>9.1} {bytes:>11} {end:>8.0} {resize:>10.0} {search:>10.0}"
        );
    }
}

/// The fewest microseconds that `step` takes.
fn best<T>(mut step: impl FnMut() -> T) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..TIMES {
        let begun = spent();
        std::hint::black_box(step());
        best = best.min((spent() - begun) * 1e6);
    }
    best
}

/// The seconds that a core has worked for this process: what others do on the machine does not count.
fn spent() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap().as_secs_f64()
}

/// An invented article of about `size` bytes.
fn article(size: usize) -> String {
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
