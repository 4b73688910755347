//! What the keyboard sends and what it means: whole, torn apart, and hostile.

use super::*;
use proptest::prelude::*;

/// The events in words: `Ctrl+c`, `Up`, `paste "a"`.
fn words(events: &[Event]) -> String {
    let words: Vec<String> = events
        .iter()
        .map(|event| match event {
            Event::Key(key) => {
                let mut word = String::new();
                for (modifier, name) in [
                    (KeyModifiers::CONTROL, "Ctrl+"),
                    (KeyModifiers::ALT, "Alt+"),
                    (KeyModifiers::SHIFT, "Shift+"),
                ] {
                    if key.modifiers.contains(modifier) {
                        word.push_str(name);
                    }
                }
                match key.code {
                    KeyCode::Char(c) => format!("{word}{c}"),
                    code => format!("{word}{code:?}"),
                }
            }
            Event::Paste(text) => format!("paste {text:?}"),
            Event::Mouse(mouse) => format!("{:?} {},{}", mouse.kind, mouse.column, mouse.row),
            other => format!("{other:?}"),
        })
        .collect();
    words.join(" ")
}

/// Fed whole and fed byte by byte, the same must come out.
#[track_caller]
fn check(bytes: &[u8], meant: &str) {
    let mut whole = Keystrokes::default();
    let mut events = whole.feed(bytes);
    events.extend(whole.give_up());
    assert_eq!(
        words(&events),
        meant,
        "{:?}",
        bytes.escape_ascii().to_string()
    );
    let mut torn = Keystrokes::default();
    let mut events: Vec<Event> = bytes.iter().flat_map(|b| torn.feed(&[*b])).collect();
    events.extend(torn.give_up());
    assert_eq!(
        words(&events),
        meant,
        "torn {:?}",
        bytes.escape_ascii().to_string()
    );
}

#[test]
fn characters_and_control_keys() {
    check(b"aG?", "a G ?");
    check("é日😀".as_bytes(), "é 日 😀");
    check(
        b"\r\t\x7f\x03\x1a\x00",
        "Enter Tab Backspace Ctrl+c Ctrl+z Ctrl+ ",
    );
    check(b"\n", "Ctrl+j");
}

#[test]
fn named_keys() {
    check(b"\x1b[A\x1b[B\x1bOC\x1b[H\x1b[4~", "Up Down Right Home End");
    check(
        b"\x1b[5~\x1b[6~\x1b[3~\x1b[Z",
        "PageUp PageDown Delete BackTab",
    );
    check(b"\x1bOP\x1b[15~\x1b[24~\x1b[[A", "F(1) F(5) F(12) F(1)");
    check(b"\x1b[1;5C\x1b[3;2~", "Ctrl+Right Shift+Delete");
    check(b"\x1b[27;5;105~\x1b[97;5u", "Ctrl+i Ctrl+a");
}

#[test]
fn escape_and_alt() {
    check(b"\x1b", "Esc");
    check(b"\x1b\x1b", "Esc Esc");
    check(b"\x1b\x1b[A", "Esc Up");
    check(b"\x1bx\x1b\r", "Alt+x Alt+Enter");
    check(b"\x1b[", "Alt+[");
}

#[test]
fn a_paste_is_one_event_whatever_it_holds() {
    check(b"\x1b[200~sssq\x1b[201~q", "paste \"sssq\" q");
    check(
        b"\x1b[200~a\r\nb\rc\x1b[A\x1b[201~",
        "paste \"a\\nb\\nc\\u{1b}[A\"",
    );
    check(b"\x1b[200~cut of", "paste \"cut of\"");
}

#[test]
fn a_paste_that_stalls_goes_on_as_text_and_never_as_keys() {
    let mut keys = Keystrokes::default();
    let mut feed = |bytes: &[u8]| words(&keys.feed(bytes));
    assert_eq!(feed(b"\x1b[200~first half"), "");
    let mut late = keys.give_up();
    assert_eq!(keys.patience(), None);
    late.extend(keys.feed(b" sssu"));
    assert!(keys.patience().is_some());
    late.extend(keys.give_up());
    late.extend(keys.feed(b"xq\x1b[201~q"));
    let expected = "paste \"first half\" paste \" sssu\" paste \"xq\" q";
    assert_eq!(words(&late), expected);
}

#[test]
fn ctrl_c_ends_a_paste_whose_end_was_lost() {
    let mut keys = Keystrokes::default();
    let mut events = keys.feed(b"\x1b[200~cut\x03 of");
    events.extend(keys.give_up());
    events.extend(keys.feed(b"sss\x03q"));
    let expected = "paste \"cut\\u{3} of\" paste \"sss\" Ctrl+c q";
    assert_eq!(words(&events), expected);
}

#[test]
fn answers_of_the_terminal_are_no_keys() {
    check(b"\x1b]11;rgb:0000/0000/0000\x07q", "q");
    check(b"\x1bP>|term 1.0\x1b\\q", "q");
    check(b"\x1b[?62;22cq", "q");
    check(b"\x1b[Iq\x1b[O", "q");
    check(b"\x1b[M !!q", "q");
}

#[test]
fn the_mouse() {
    check(b"\x1b[<0;3;2M\x1b[<0;3;2m", "Down(Left) 2,1");
    check(b"\x1b[<64;1;1M\x1b[<65;1;1M", "ScrollUp 0,0 ScrollDown 0,0");
}

#[test]
fn a_broken_report_of_the_mouse_is_nothing() {
    for report in [
        "<;;M",
        "<0;3M",
        "<0;3;2;1M",
        "<0;0;2M",
        "<0;3;0m",
        "<0;3;2q",
        "<0;3;2u",
        "<0;3;2~",
        "<0:1;3;2M",
        "<0;99999999999;2M",
        "<M",
        "<3;2;2M",
        "<128;2;2M",
    ] {
        check(format!("\x1b[{report}q").as_bytes(), "q");
    }
    let mut keys = Keystrokes::default();
    assert_eq!(words(&keys.feed(b"\x1b[<0;3")), "");
    assert!(keys.patience() >= Some(Duration::from_secs(1)));
    assert_eq!(
        words(&keys.feed(b";2Mq")),
        "Down(Left) 2,1 Char(q)".replace("Char(q)", "q")
    );
}

#[test]
fn broken_bytes_are_dropped_and_the_next_key_is_read() {
    check(b"\xffq", "q");
    check(b"\xc3q", "q");
    check(b"\x1b[1;\rq", "Enter q");
}

#[test]
fn a_paste_without_end_does_not_grow_without_end() {
    let mut keys = Keystrokes::default();
    keys.feed(b"\x1b[200~");
    for _ in 0..300 {
        keys.feed(&[b'x'; 8192]);
    }
    let events = keys.feed(PASTE_END);
    assert!(matches!(events.as_slice(), [Event::Paste(text)] if text.len() == PASTE_LIMIT));
}

proptest! {
    #[test]
    fn any_bytes_are_read_to_the_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut keys = Keystrokes::default();
        keys.feed(&bytes);
        keys.give_up();
        prop_assert_eq!(keys.patience(), None);
        prop_assert_eq!(words(&keys.feed(b"q")), "q");
    }
}

#[test]
fn the_answer_about_the_background_is_told_and_is_no_key_however_it_is_torn() {
    check(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\q", "q");
    check(b"\x1b]11;rgb:0000/2b2b/3636\x07q", "q");
    let mut late = Keystrokes::default();
    late.feed(b"\x1b");
    assert_eq!(words(&late.give_up()), "Esc");
    assert_eq!(words(&late.feed(b"]11;rgb:ffff/")), "");
    assert_eq!(late.patience(), Some(Duration::from_secs(1)));
    assert_eq!(words(&late.feed(b"ffff/ffff\x07q")), "q");
    assert_eq!(late.background(), Some(true));
}
