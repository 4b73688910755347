//! Text of many scripts on an emulated terminal: what it shows is what was drawn, cell by cell, at every width.
//!
//! Terminals disagree about clusters that joiners, selectors, tones and flags make of several characters; those stand
//! as exceptions here, and everything beside them has to be in its place none the less.

use crate::support::sitting::{Disk, Sitting};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sourcecheck::keymap::parse_keys;
use sourcecheck::shell::terminal::encoder::Encoder;
use sourcecheck::text::{SafeText, clipped, width, wrap};
use std::num::NonZero;
use unicode_width::UnicodeWidthChar;

const HEIGHT: u16 = 24;

/// Whether a terminal that places character by character gives this cluster other columns than one that joins them.
fn is_disputed(cluster: &str) -> bool {
    let one_by_one: usize = cluster.chars().filter_map(UnicodeWidthChar::width).sum();
    one_by_one != width(cluster)
}

/// What disputed clusters are made with: joiner, selectors, keycap, flags, tones.
fn is_known_for_it(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// The first cell that the emulator shows otherwise than it was drawn.
fn difference(drawn: &Buffer, shown: &vt100::Screen) -> Option<String> {
    for y in 0..drawn.area.height {
        let mut x = 0;
        let mut disputed = false;
        while x < drawn.area.width {
            let symbol = drawn[(x, y)].symbol();
            let columns = u16::try_from(width(symbol).max(1)).expect("a cluster is narrow");
            let cells = (x..x + columns).filter_map(|x| shown.cell(y, x));
            let seen: String = cells.map(vt100::Cell::contents).collect();
            let left_over = disputed && symbol == " ";
            if is_disputed(symbol) {
                disputed = true;
                assert!(
                    symbol.contains(is_known_for_it),
                    "{symbol:?} is no exception"
                );
            } else if seen.trim_end() != symbol.trim_end() && !left_over {
                return Some(format!(
                    "row {y}, column {x}: drawn {symbol:?}, shown {seen:?}"
                ));
            }
            x += columns;
        }
    }
    None
}

fn emulator(columns: u16, rows: u16) -> vt100::Parser {
    let some = |n| NonZero::new(n).expect("a screen has cells");
    vt100::Parser::new(some(rows), some(columns), 0)
}

fn draw(sitting: &Sitting, width: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, HEIGHT));
    sitting.desk.draw(&mut buffer);
    buffer
}

fn press(sitting: &mut Sitting, keys: &str) {
    for key in parse_keys(keys).unwrap() {
        sitting.press(key);
    }
}

/// Reads the article from page to page and from claim to claim, frame after frame sent to one emulator.
fn check(article: &str, columns: u16) {
    let disk = Disk {
        article: article.to_owned(),
        ..Disk::default()
    };
    let mut sitting = Sitting::open(disk, (columns, HEIGHT));
    let mut terminal = emulator(columns, HEIGHT);
    let mut encoder = Encoder::default();
    let mut before = draw(&sitting, columns);
    terminal.process(encoder.encode_anew(&before, None));
    let keys = "Space j Tab k Space Tab j j b Space Space j Enter Esc Space Space G t Esc c Esc ?";
    for (nth, key) in keys.split(' ').enumerate() {
        let differs = difference(&before, terminal.screen());
        assert_eq!(
            differs, None,
            "{columns} columns, after {nth} keys of {keys}"
        );
        press(&mut sitting, key);
        let now = draw(&sitting, columns);
        terminal.process(encoder.encode(&before, &now, None));
        before = now;
    }
}

#[test]
fn many_scripts_are_shown_as_they_were_drawn() {
    let article = std::fs::read_to_string("tests/fixtures/unicode.md").unwrap();
    for columns in [40, 41, 47, 50, 63, 72, 79, 80, 81, 99, 100, 120] {
        check(&article, columns);
    }
}

/// The row of the screen that names the current claim.
const CLAIM_ROW: u16 = 20;

/// The bytes that each of these keys costs on the sample article and a screen of 80 columns, and whether the claim
/// stays the current one.
fn costs(keys: &[&str]) -> Vec<(usize, bool)> {
    let article = std::fs::read_to_string("config/sample.md").unwrap();
    let disk = Disk {
        article,
        ..Disk::default()
    };
    let mut sitting = Sitting::open(disk, (80, HEIGHT));
    let mut encoder = Encoder::default();
    let mut before = draw(&sitting, 80);
    let mut cost = |key: &&str| {
        press(&mut sitting, key);
        let now = draw(&sitting, 80);
        let bytes = encoder.encode(&before, &now, None).len();
        let stays = (0..80).all(|x| before[(x, CLAIM_ROW)] == now[(x, CLAIM_ROW)]);
        before = now;
        (bytes, stays)
    };
    keys.iter().map(&mut cost).collect()
}

#[test]
fn a_move_by_a_line_costs_a_line() {
    let costs = costs(&[["j"; 60], ["k"; 60]].concat());
    let (same, other): (Vec<_>, Vec<_>) = costs.iter().partition(|(_, stays)| *stays);
    assert!(same.len() > 60, "{costs:?}");
    for (moves, most) in [(same, 130), (other, 580)] {
        let dear = moves.iter().find(|(bytes, _)| *bytes > most);
        assert_eq!(dear, None, "at most {most} bytes");
    }
}

#[test]
fn a_cell_that_shows_something_else_is_found() {
    let mut drawn = Buffer::empty(Rect::new(0, 0, 8, 2));
    drawn[(2, 1)].set_symbol("港");
    let mut terminal = emulator(8, 2);
    assert!(difference(&drawn, terminal.screen()).is_some());
    terminal.process("\x1b[2;3H港".as_bytes());
    assert_eq!(difference(&drawn, terminal.screen()), None);
}

#[test]
fn a_claim_with_emoji_made_of_two_characters_stands_whole_in_the_panel() {
    let claim = "❤\u{fe0f} and ☂\u{fe0f} came in ⚓\u{fe0f}, ☀\u{fe0f} and ❄\u{fe0f} by ✈\u{fe0f} with 300 ☎\u{fe0f}";
    let article = format!("# Ferries\n\n“{claim},” said Peer Lund.\n");
    let disk = Disk {
        article,
        ..Disk::default()
    };
    for columns in 100..=140 {
        let mut sitting = Sitting::open(disk.clone(), (columns, HEIGHT));
        press(&mut sitting, "Tab");
        let panel = sitting
            .desk
            .session
            .frame
            .panel
            .expect("the screen is wide");
        let drawn = draw(&sitting, columns);
        let rows = (0..panel.height).map(|y| -> String {
            let cells = (panel.x + 2..columns).map(|x| drawn[(x, panel.y + y)].symbol());
            cells.collect()
        });
        let shown: String = rows
            .flat_map(|row| row.trim().chars().collect::<Vec<_>>())
            .collect();
        let bare = |text: &str| text.replace(' ', "");
        assert!(bare(&shown).contains(&bare(claim)), "{columns}: {shown}");
    }
}

/// What is on a row of an emulator after `text` was sent to it, and the column of the cursor.
fn sent(text: &str) -> (String, u16) {
    let mut terminal = emulator(160, 1);
    terminal.process(text.as_bytes());
    let screen = terminal.screen();
    (screen.contents(), screen.cursor_position().1)
}

proptest! {
    #[test]
    fn a_row_takes_the_columns_that_a_terminal_gives_it(
        text in "([a-z日é]{1,9}|❤\u{fe0f}|☎\u{fe0f}|1\u{fe0f}\u{20e3}|e\u{301}|ｶﾞ|न\u{94d}दी|👍|[-–/.,!?“” \u{a0}\u{200b}]){0,24}",
        columns in 2usize..40,
    ) {
        let text = SafeText::sanitize(&text);
        let text = text.as_str();
        let rows = wrap(text, columns);
        let rows = rows.iter().map(|row| row.of(text));
        let whole: String = rows.clone().collect();
        prop_assert_eq!(whole.replace(' ', ""), text.replace(' ', ""));
        for row in rows.chain([clipped(text, columns).as_ref()]) {
            let (shown, cursor) = sent(row);
            prop_assert_eq!(shown.trim_end(), row.trim_end());
            prop_assert_eq!(usize::from(cursor), width(row), "{:?}", row);
            prop_assert!(width(row) <= columns || row.starts_with("न"), "{:?}", row);
        }
    }
}
