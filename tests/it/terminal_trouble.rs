//! Trouble that the reader itself never makes, tried on the toy: panics, hangs, a lent terminal, the mouse.

use rustix::process::Signal;

use crate::support::oracle::forbidden;
use crate::support::pty::{Ended, Session};
use crate::support::toy::toy;

fn started() -> Session {
    let session = Session::start(&toy(), 60, 12);
    session.wait_for_text("ready");
    session
}

#[track_caller]
fn check_given_back(session: &Session) {
    assert_eq!(session.left_on(), Vec::<&str>::new());
    assert!(session.is_cooked_as_before(), "the line settings differ");
}

/// The place of `text` in everything sent.
#[track_caller]
fn place_of(session: &Session, text: &str) -> usize {
    let raw = session.raw();
    raw.windows(text.len())
        .position(|window| window == text.as_bytes())
        .unwrap_or_else(|| panic!("{text:?} was never sent: {}", raw.escape_ascii()))
}

#[test]
fn a_panic_gives_the_terminal_back_before_its_sentence() {
    let mut session = started();
    session.send("P");
    assert_eq!(session.wait_for_end(), Ended::Code(101));
    check_given_back(&session);
    let sentence = place_of(&session, "the toy was told to panic");
    assert!(place_of(&session, "\u{1b}[?1049l") < sentence);
    assert_eq!(forbidden(&session.raw()), None);
}

#[test]
fn a_panic_elsewhere_is_told_to_the_thread_that_draws() {
    let mut session = started();
    session.send("W");
    assert_eq!(session.wait_for_end(), Ended::Code(101));
    check_given_back(&session);
    let sentence = place_of(&session, "the worker was told to panic");
    assert!(place_of(&session, "\u{1b}[?1049l") < sentence);
}

#[test]
fn a_program_that_hangs_ends_with_its_window() {
    let program = toy().within("trap '' HUP; exec \"$@\"");
    let mut session = Session::start(&program, 60, 12);
    session.wait_for_text("ready");
    session.send("H");
    session.wait_for_text("hanging");
    let (ended, after) = session.close_window();
    assert_eq!(ended, Ended::Code(129));
    assert!(after.as_secs() < 2, "{after:?}");
}

#[test]
fn another_program_gets_every_key_while_it_has_the_terminal() {
    let mut session = started();
    session.send("L");
    session.wait_for("the other program", |screen| {
        !screen.alternate_screen() && screen.contents().contains("lent")
    });
    assert!(session.is_cooked_as_before());
    session.send("qqq\n");
    session.wait_for_text("qqq");
    std::fs::write(session.home().join("go"), "").unwrap();
    session.wait_for_text("returned true");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    check_given_back(&session);
}

#[test]
fn ctrl_c_in_another_program_is_not_for_us() {
    let mut session = started();
    session.send("L");
    session.wait_for("the other program", |screen| {
        !screen.alternate_screen() && screen.contents().contains("lent")
    });
    session.send("\u{3}");
    session.wait_for_text("returned false");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    check_given_back(&session);
}

#[test]
fn the_mouse_is_off_until_asked_for_and_off_again_at_the_end() {
    let mut session = started();
    session.send("M");
    session.wait_for("the mouse", |screen| {
        screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    });
    session.signal(Signal::TERM);
    session.wait_for_end();
    check_given_back(&session);
}
