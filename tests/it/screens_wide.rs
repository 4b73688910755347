//! Wide screens without their panel: the text in the middle, or two pages that face each other.

use crate::screens::check;
use crate::support::bridge;
use sourcecheck::session::{Message, Session};

/// A screen without its panel, the text of this width.
fn without_panel(width: u16, height: u16, column: usize) -> Session {
    let mut session = bridge::at_claim(width, height, 5);
    session.options.panel_hidden = true;
    session.options.column = column;
    session.update(Message::Resized(width, height));
    session
}

#[test]
fn without_the_panel_wide_screens_show_two_pages() {
    check("no panel 120x40", &without_panel(120, 40, 68));
    check("facing pages 200x30", &without_panel(200, 30, 68));
    check("facing pages 200x60", &without_panel(200, 60, 34));
}
