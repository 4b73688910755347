//! Whatever a widget puts into a cell, only drawing reaches the terminal.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sourcecheck::shell::terminal::encoder::Encoder;

use crate::support::oracle::forbidden;

/// The bytes that drawing a cell of `symbol` sends, past every check of a widget.
fn drawn(symbol: &str) -> Vec<u8> {
    let before = Buffer::empty(Rect::new(0, 0, 8, 3));
    let mut now = before.clone();
    now[(3, 1)].set_symbol(symbol);
    Encoder::default().encode(&before, &now, None).to_vec()
}

fn escapes(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == 0x1b).count()
}

#[track_caller]
fn check(symbol: &str) {
    let bytes = drawn(symbol);
    assert_eq!(forbidden(&bytes), None, "{symbol:?}");
    // Sequences that drawing uses too must not come from a cell either: what passes holds no control and costs no more
    // than a wide letter, anything else is sent as one letter.
    let sent = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(symbol);
    let passes = sent(&bytes) && !sent(&drawn("a"));
    let like = if passes { "日" } else { "a" };
    assert!(!(passes && symbol.contains(char::is_control)), "{symbol:?}");
    assert_eq!(escapes(&bytes), escapes(&drawn(like)), "{symbol:?}");
}

#[test]
fn sequences_in_a_cell_stay_in_it() {
    for symbol in [
        "\u{1b}]0;title\u{7}",
        "\u{1b}[2J",
        "\u{1b}[31m",
        "\u{9b}31m",
        "\u{90}q\u{9c}",
        "\u{1b}P",
        "a\u{8}",
        "\u{1b}[6n",
        "\r",
    ] {
        check(symbol);
    }
}

proptest! {
    #[test]
    fn nothing_in_a_cell_reaches_the_terminal_as_more_than_text(
        before in ".{0,3}",
        control in proptest::char::ranges(vec!['\u{1}'..='\u{1f}', '\u{7f}'..='\u{9f}', '\u{200b}'..='\u{200f}'].into()),
        after in any::<String>(),
    ) {
        check(&format!("{before}{control}{after}"));
    }
}
