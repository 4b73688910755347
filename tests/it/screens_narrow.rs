//! What fits on narrow screens: the way out of every box, whole addresses, whole reasons.

use crate::screens::{line, open};
use crate::support::bridge;
use crate::support::painter::{draw, rows};
use crate::support::sitting::{Disk, Sitting};
use sourcecheck::session::{Listed, Overlay, Purpose, Session, Sheet};

#[test]
fn the_way_out_is_the_last_hint_to_go() {
    let boxes = [
        Overlay::list(Listed::Contents, 1),
        Overlay::list(Listed::Claims, 2),
        Overlay::list(Listed::AllLinks, 0),
        Overlay::list(Listed::ClaimLinks, 0),
        Overlay::Sheet(Sheet::default()),
        Overlay::Sheet(Sheet {
            row: 5,
            more: false,
        }),
        Overlay::list(Listed::Summary, 0),
        Overlay::list(Listed::Help, 0),
        line(Purpose::Filter, ""),
        line(Purpose::Command, ""),
    ];
    for over in boxes {
        let screen = rows(&draw(&open(40, 12, vec![over.clone()]), None));
        assert!(
            screen.contains("Esc close") || screen.contains("Esc cancel"),
            "{over:?}\n{screen}"
        );
    }
}

/// The rows of the box of links on an article with one link, which leads to `address`.
fn link_box(address: &str, size: (u16, u16)) -> String {
    let disk = Disk {
        article: format!("The mill closed in 2019, [the report]({address}) says.\n"),
        ..Disk::default()
    };
    let mut sitting = Sitting::open(disk, size);
    let links = Overlay::list(Listed::ClaimLinks, 0);
    sitting.desk.session.boxes.push(links);
    sitting.screen()
}

#[test]
fn an_address_is_shown_to_its_end() {
    for size in [(80, 24), (120, 40), (40, 12)] {
        for path in ["part/".repeat(45), "漢".repeat(60), "part/".repeat(900)] {
            let screen = link_box(&format!("https://board.example/{path}?z=END"), size);
            let joined: String = screen.split(['│', '\n', ' ']).collect();
            assert!(joined.contains("https://board.example/"), "{screen}");
            assert!(joined.contains("END"), "{size:?}\n{screen}");
        }
    }
}

/// Every claim of an article on a screen of 80 columns: how many there are, and those that need more than two rows below it.
fn long_reasons(article: &str) -> (usize, Vec<String>) {
    let disk = Disk {
        article: article.to_owned(),
        ..Disk::default()
    };
    let mut sitting = Sitting::open(disk, (80, 24));
    let n = sitting.desk.session.checklist.entries.len();
    let mut long = Vec::new();
    for nth in 0..n {
        sitting.desk.session.current = Some(nth);
        let screen = sitting.screen();
        assert!(screen.contains("suggested: "), "{screen}");
        let rule = screen.lines().nth(19).unwrap_or_default();
        long.extend((!rule.starts_with("──")).then_some(screen));
    }
    (n, long)
}

#[test]
fn at_80_columns_nearly_every_suggestion_stands_there_with_its_whole_reason() {
    let ferry = include_str!("../fixtures/journeys/articles/ferry.md");
    let articles = [sourcecheck::article::SAMPLE, ferry];
    let found: Vec<_> = articles.into_iter().map(long_reasons).collect();
    let n: usize = found.iter().map(|(n, _)| n).sum();
    let long: Vec<String> = found.into_iter().flat_map(|(_, long)| long).collect();
    assert!(
        n > 60 && long.len() * 50 < n,
        "{} of {n}: {long:#?}",
        long.len()
    );
}

#[test]
fn no_sheet_moves_a_line_of_the_article() {
    for (width, height) in [(40, 12), (50, 16), (80, 24), (100, 24)] {
        for number in 1..=7 {
            let pointer = |boxes| {
                let session = Session {
                    boxes,
                    ..bridge::at_claim(width, height, number)
                };
                let screen = rows(&draw(&session, None));
                let mut rows = screen.lines().enumerate();
                rows.find_map(|(nth, row)| row.get(..6)?.contains('▸').then_some(nth))
            };
            let sheet = Overlay::Sheet(Sheet::default());
            assert_eq!(
                pointer(vec![]),
                pointer(vec![sheet]),
                "{width}x{height}, claim {number}"
            );
        }
    }
}
