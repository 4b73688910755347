//! The mouse: a cell of the screen and the byte of the text that it shows are the same place.

use crate::support::{bridge, painter};
use sourcecheck::layout::Frame;
use sourcecheck::session::{Message, Pointed, Session};
use sourcecheck::text::{graphemes, shown_grapheme};

/// Checks every cell of a screen: where one points at a byte, that character is drawn there.
#[track_caller]
fn check(session: &Session) {
    let buffer = painter::draw(session, None);
    let screen = session.frame.screen;
    let mut pointing = 0;
    for row in 0..screen.height {
        for column in 0..screen.width {
            let Some(Pointed::Text(at)) = session.pointed(column, row) else {
                continue;
            };
            let drawn = buffer[(column, row)].symbol();
            // The second half of a wide character is drawn as a blank.
            if drawn != " " {
                let text = session.article.text.get(at..).expect("a byte of the text");
                let (_, cluster) = graphemes(text).next().expect("a character");
                let (shown, _) = shown_grapheme(cluster);
                assert_eq!(shown, drawn, "{column},{row}");
                pointing += 1;
            }
        }
    }
    assert!(pointing > 100 || screen.width < 60, "{pointing}");
}

#[test]
fn a_cell_points_at_the_character_that_is_drawn_in_it() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut session = bridge::at_claim(width, height, 5);
        check(&session);
        // Quotation, list, table and a scrolled page.
        session.place.at = session.article.text.len() / 2;
        session.place.free = true;
        check(&session);
        session.options.panel_hidden = true;
        session.update(Message::Resized(width, height));
        check(&session);
    }
}

#[test]
fn every_character_on_the_page_can_be_pointed_at() {
    let session = bridge::at_claim(80, 24, 5);
    let screen = session.frame.screen;
    let mut bytes: Vec<usize> = (0..screen.height)
        .flat_map(|row| (0..screen.width).map(move |column| (column, row)))
        .filter_map(|(column, row)| match session.pointed(column, row)? {
            Pointed::Text(at) => Some(at),
            Pointed::Gutter(_) => None,
        })
        .collect();
    bytes.dedup();
    let shown = session.lines.lines.get(session.visible()).expect("a page");
    let written = shown.iter().flat_map(|line| {
        let cells = session.lines.cells(&session.article, line);
        cells.into_iter().map(|(_, at, _)| at).collect::<Vec<_>>()
    });
    assert_eq!(bytes, written.collect::<Vec<_>>());
}

#[test]
fn beside_the_text_nothing_is_pointed_at() {
    let session = bridge::at_claim(80, 24, 5);
    let text = session.frame.text;
    assert_eq!(session.pointed(0, 0), None);
    assert_eq!(session.pointed(text.x + text.width, text.y), None);
    assert_eq!(
        session.pointed(text.x + Frame::GUTTER, text.y + text.height),
        None
    );
    assert_eq!(session.pointed(u16::MAX, u16::MAX), None);
    let first = session.visible().start;
    assert_eq!(
        session.pointed(text.x, text.y),
        Some(Pointed::Gutter(first))
    );
}

#[test]
fn a_click_anywhere_decides_nothing_and_opens_nothing_by_itself() {
    for row in 0..24 {
        for column in 0..80 {
            let mut session = bridge::at_claim(80, 24, 5);
            let before = session.checklist.clone();
            assert_eq!(session.update(Message::Clicked(column, row)), []);
            assert_eq!(session.checklist, before);
        }
    }
}
