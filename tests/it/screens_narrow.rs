//! What fits on narrow screens: the way out of every box, the newcomer's line, hints that are not torn apart.

use crate::screens::{check, open};
use crate::support::painter::{draw, keymap, rows};
use sourcecheck::session::{Links, Notice, Overlay, Purpose, Sheet};
use sourcecheck::view::welcome;

#[test]
fn the_way_out_is_the_last_hint_to_go() {
    let links = |of_claim| Overlay::Links(Links { of_claim, row: 0 });
    let boxes = [
        Overlay::Contents(1),
        Overlay::Claims(2),
        links(false),
        links(true),
        Overlay::Sheet(Sheet::default()),
        Overlay::Sheet(Sheet {
            row: 5,
            more: false,
        }),
        Overlay::Summary(0),
        Overlay::Help(0),
        crate::screens::typed(Purpose::Filter),
        crate::screens::typed(Purpose::Command),
    ];
    for over in boxes {
        let screen = rows(&draw(&open(40, 12, vec![over.clone()]), None));
        assert!(screen.contains("Esc leave"), "{over:?}\n{screen}");
    }
}

#[test]
fn a_newcomer_is_told_how_to_get_help_and_how_to_quit() {
    for (width, height) in [(40, 12), (60, 16), (80, 24)] {
        let mut session = open(width, height, Vec::new());
        session.current = None;
        let text = welcome(&keymap(), width);
        session.notice = Some(Notice { text, alarm: false });
        check(&format!("newcomer {width}x{height}"), &session);
    }
}
