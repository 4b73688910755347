//! How fast pages of the web are read, and that none can exhaust the reader: large ones, hostile ones, thrown together.
//!
//! `cargo bench --bench pages`; with `-- --check` a figure beyond its promise is a failure.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark takes the time and prints it"
)]

mod hostile_pages;

use hostile_pages::{PIECES, shapes};
use sourcecheck::article::{Hint, read};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What a hostile page may take.
const HOSTILE: Duration = Duration::from_millis(300);
/// Sizes of ordinary pages (KB), and what one of them may take.
const SIZES: [(usize, Duration); 3] = [
    (300, Duration::from_millis(8)),
    (1500, Duration::from_millis(25)),
    (5000, Duration::from_millis(400)),
];
/// Pages thrown together, and how large each is (bytes).
const SOUPS: (usize, usize) = (2000, 60_000);

fn main() -> ExitCode {
    let mut kept = true;
    let mut report = |name: &str, took: Duration, most: Duration| {
        let mark = if took > most { "  TOO SLOW" } else { "" };
        println!("{name:<24} {took:>12.3?}  of {most:?}{mark}");
        kept &= took <= most;
    };
    for (kilobytes, most) in SIZES {
        let page = ordinary(kilobytes * 1024);
        let best = (0..5).map(|_| time(&page)).min().unwrap_or_default();
        report(&format!("page of {kilobytes} KB"), best, most);
    }
    for (name, inside) in shapes(100_000) {
        let page = format!("<!DOCTYPE html><body>{inside}");
        report(name, time(&page), HOSTILE);
    }
    let (n_soups, length) = SOUPS;
    let mut random = Random(7);
    let slowest = (0..n_soups).map(|_| time(&soup(length, &mut random))).max();
    report(
        &format!("{n_soups} tag soups, slowest"),
        slowest.unwrap_or_default(),
        HOSTILE,
    );
    if kept || !std::env::args().any(|argument| argument == "--check") {
        return ExitCode::SUCCESS;
    }
    ExitCode::FAILURE
}

/// What one page takes from its bytes to an article, or to the sentence that refuses it.
fn time(page: &str) -> Duration {
    let begun = Instant::now();
    let article = read(page.as_bytes(), &Hint::default());
    let took = begun.elapsed();
    drop(article);
    took
}

/// An article of about that length with what sites have around it: menus, scripts, teasers, comments.
fn ordinary(length: usize) -> String {
    let mut page = String::from("<!DOCTYPE html><html lang=en><head><title>The mole</title>");
    let script = "var a=[1,2,3];if(a<b&&c>d){e()} ".repeat(length / 120);
    for piece in ["<script>", &script, "</script></head><body><nav>"] {
        page += piece;
    }
    page += &"<ul><li><a href=/news>News</a></li></ul>".repeat(length / 600);
    page += "</nav><main><article><h1>The mole of Kelmsund</h1>";
    while page.len() < length * 3 / 4 {
        page += "<p>The board has 41 members, and <b>nine</b> of them voted against the plan, according to \
                 <a href=/report.pdf>a report</a> that it published on Monday. “We had no choice,” said Mara Ilves.</p>\n";
    }
    page += "</article></main><aside>";
    while page.len() < length {
        page +=
            "<div class=teaser><h3><a href=/x>Another story</a></h3><p>A line about it.</p></div>";
    }
    page + "</aside></body></html>"
}

/// A page thrown together from pieces.
fn soup(length: usize, random: &mut Random) -> String {
    let mut page = String::from("<!DOCTYPE html>");
    while page.len() < length {
        page += PIECES[random.next(PIECES.len())];
    }
    page
}

/// A row of numbers that is the same in every run (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }
}
