//! What holds for every screen: keys that wait, what is reversed, what a box hides, and that nothing ever panics.

use crate::screens::{every_box, line, open};
use crate::support::bridge::{self, at_claim};
use crate::support::painter::{self, keymap, theme};
use proptest::prelude::*;
use ratatui::style::Modifier;
use ratatui_textarea::TextArea;
use sourcecheck::checklist::Exclude;
use sourcecheck::layout::Frame;
use sourcecheck::session::{Command, Listed, Message, Notice, Overlay, Purpose, Session, Sheet};
use sourcecheck::text::width;
use sourcecheck::view::Scene;

#[test]
fn small_screens_never_panic() {
    for height in 0..20 {
        for width in (0..60).step_by(3) {
            let mut session = at_claim(width, height, 5);
            for boxes in every_box() {
                session.boxes = boxes;
                painter::draw(&session, None);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_screen_panics_even_when_it_has_just_changed_its_size(
        (width, height) in (0u16..230, 0u16..70),
        (now_width, now_height) in (0u16..230, 0u16..70),
        number in 1usize..8,
        place in 0usize..2000,
        free: bool,
        nth in 0usize..64,
        hidden: bool,
    ) {
        let mut session = at_claim(width, height, number);
        session.place.at = place;
        session.place.free = free;
        session.boxes = every_box().swap_remove(nth % every_box().len());
        session.options.panel_hidden = hidden;
        session.update(Message::Resized(width, height));
        let (left, facing) = session.spread();
        let rows = session.frame.page_height();
        prop_assert!(left.len() <= rows && facing.len() <= rows);
        painter::draw_on(&session, None, now_width, now_height);
    }
}

#[test]
fn keys_that_may_follow_are_shown() {
    let following: Vec<(String, Command)> = Exclude::ALL
        .iter()
        .zip(["o", "q", "c", "d", "e", "t", "n"])
        .map(|(reason, key)| (key.to_owned(), Command::Exclude(*reason)))
        .collect();
    let (keymap, theme) = (keymap(), theme());
    let sheet = vec![Overlay::Sheet(Sheet::default())];
    for (width, height, boxes) in [(80, 24, vec![]), (80, 24, sheet), (120, 40, vec![])] {
        let session = Session {
            boxes,
            ..at_claim(width, height, 2)
        };
        let scene = Scene {
            session: &session,
            keymap: &keymap,
            theme: &theme,
            typing: None,
            pending: "x",
            following: &following,
        };
        let screen = painter::rows(&painter::paint(&scene, width, height));
        for reason in Exclude::ALL {
            let words = reason.name().replace('-', " ");
            assert!(screen.contains(&words), "{reason} at {width}:\n{screen}");
        }
    }
}

#[test]
fn a_filter_that_lets_nothing_through_says_so() {
    let mut session = open(80, 24, vec![Overlay::list(Listed::Claims, 0)]);
    session.filter_words = Some("no such words".to_owned());
    let screen = painter::rows(&painter::draw(&session, None));
    assert!(screen.contains("No claim matches the filter."), "{screen}");
    assert!(screen.contains("with “no such words”"), "{screen}");
}

#[test]
fn a_typed_line_is_shown_harmless_with_its_cursor() {
    let session = open(80, 24, vec![line(Purpose::Note, "")]);
    let area = TextArea::new(vec!["the report \u{1b}[31mhas it twice".to_owned()]);
    let screen = painter::rows(&painter::draw(&session, Some(&area)));
    assert!(screen.contains("Note on claim 5"), "{screen}");
    assert!(screen.contains("the report ␛[31mhas it twice"), "{screen}");
}

/// The words of the screen that are reversed within the text, one blank between lines.
fn reversed(session: &Session) -> String {
    let buffer = painter::draw(session, None);
    let text = session.frame.text;
    let mut out = String::new();
    for y in text.y..text.bottom() {
        let mut skip = 0;
        for x in text.x + Frame::GUTTER..text.right() {
            let cell = &buffer[(x, y)];
            if skip == 0 && cell.modifier.contains(Modifier::REVERSED) {
                out.push_str(cell.symbol());
                skip = width(cell.symbol());
            }
            skip = skip.saturating_sub(1);
        }
        out.push(' ');
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_current_claim_and_nothing_else_is_reversed() {
    for number in 1..=7 {
        let session = at_claim(80, 24, number);
        assert_eq!(
            reversed(&session),
            session.words_of(session.entry().unwrap())
        );
    }
}

/// The gutter beside the line that holds these words.
fn gutter_at(session: &Session, words: &str) -> String {
    let screen = painter::rows(&painter::draw(session, None));
    let row = screen.lines().find(|row| row.contains(words));
    let row = row.expect("the words are on the screen");
    let left = usize::from(session.frame.text.x);
    row.chars().skip(left).take(4).collect()
}

#[test]
fn the_gutter_shows_the_current_claim_else_the_first_undecided() {
    // Two claims begin on this line: the fourth is flagged and undecided, the fifth is sourced.
    let line = "Engineers found 212";
    assert_eq!(gutter_at(&at_claim(80, 24, 5), line), "S▸  ");
    assert_eq!(gutter_at(&at_claim(80, 24, 4), line), "·▸! ");
    assert_eq!(gutter_at(&at_claim(80, 24, 1), line), "· ! ");
    let mut session = at_claim(80, 24, 1);
    bridge::review(&mut session, 3, |record| {
        record.exclude = Some(Exclude::Opinion);
    });
    assert_eq!(gutter_at(&session, line), "- ! ");
    bridge::review(&mut session, 3, |record| record.flag = false);
    assert_eq!(gutter_at(&session, line), "- ~ ");
}

#[test]
fn the_cursor_stands_behind_what_was_typed() {
    let session = open(80, 24, vec![line(Purpose::Search, "")]);
    let mut area = TextArea::new(vec!["日本語".to_owned()]);
    area.move_cursor(ratatui_textarea::CursorMove::End);
    let (x, y) = painter::cursor(&session, &area);
    assert_eq!((x, y), (8, 21));
}

#[test]
fn stepping_beside_a_panel_never_moves_the_text() {
    let text_of = |number| {
        let mut session = at_claim(120, 40, number);
        session.place.at = 0;
        let buffer = painter::draw(&session, None);
        let rows = (2..38).map(|y| (4..72).map(move |x| (x, y)));
        rows.flatten()
            .map(|at| buffer[at].symbol().to_owned())
            .collect::<String>()
    };
    for number in 2..=7 {
        assert_eq!(text_of(1), text_of(number));
    }
}

#[test]
fn no_box_below_hides_the_beginning_of_the_claim() {
    for (width, height) in [
        (40, 10),
        (40, 12),
        (60, 16),
        (80, 24),
        (99, 30),
        (100, 24),
        (120, 40),
    ] {
        for number in 1..=7 {
            for boxes in every_box()
                .into_iter()
                .filter(|b| matches!(b.first(), Some(Overlay::Sheet(_))))
            {
                let session = Session {
                    boxes,
                    ..at_claim(width, height, number)
                };
                let buffer = painter::draw(&session, None);
                let column = session.frame.text.x + 1;
                let pointers = (0..height).filter(|y| buffer[(column, *y)].symbol() == "▸");
                assert_eq!(
                    pointers.count(),
                    1,
                    "{width}x{height} claim {number}: {:?}",
                    session.boxes
                );
            }
        }
    }
}

#[test]
fn nothing_from_outside_reaches_the_terminal_as_it_is() {
    let mut session = at_claim(120, 40, 5);
    let bad = "a\u{1b}]52;c;x\u{7}b\u{202e}c\u{9b}d\u{200b}e\nf\tg";
    let mut article = (*session.article).clone();
    article.metadata.title = Some(bad.to_owned());
    article.links[0].url = bad.to_owned();
    session.article = article.into();
    session.notice = Some(Notice::info(bad));
    session.filter_words = Some(bad.to_owned());
    bridge::review(&mut session, 4, |record| {
        record.note = Some(bad.to_owned());
        record.by = Some(bad.to_owned());
        record.exact = bad.to_owned();
        record.was = Some(bad.to_owned());
    });
    for boxes in every_box() {
        session.boxes = boxes;
        let buffer = painter::draw(&session, None);
        let symbols = buffer
            .content()
            .iter()
            .flat_map(|cell| cell.symbol().chars());
        let bad: Vec<char> = symbols
            .filter(|c| c.is_control() || matches!(c, '\u{202e}' | '\u{200b}'))
            .collect();
        assert!(bad.is_empty(), "{bad:?} in {:?}", session.boxes);
    }
}
