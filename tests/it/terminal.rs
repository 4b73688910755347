//! The terminal always comes back, whatever happens to the program.

use std::time::Duration;

use rustix::process::Signal;

use crate::support::oracle::forbidden;
use crate::support::pty::{Ended, Program, Session};
use crate::support::toy::toy;

/// A program that is on the screen once `ready` is, and shows `answer` after `key`.
struct Subject {
    program: Program,
    ready: &'static str,
    key: &'static str,
    answer: &'static str,
}

/// Every program that owns a terminal; each must keep every promise.
fn subjects() -> Vec<Subject> {
    let nothing: [&str; 0] = [];
    vec![
        Subject {
            program: toy(),
            ready: "ready",
            key: "x",
            answer: "12 x",
        },
        Subject {
            program: Program::sourcecheck(nothing),
            ready: "Space page",
            key: "?",
            answer: "Six questions",
        },
    ]
}

/// Starts each program, does `act` to it, and checks how it ends and what it leaves.
#[track_caller]
fn check(act: impl Fn(&mut Session), expected: &Ended) {
    for subject in subjects() {
        let mut session = Session::start(&subject.program, 60, 12);
        session.wait_for_text(subject.ready);
        act(&mut session);
        assert_eq!(session.wait_for_end(), *expected);
        check_given_back(&session);
    }
}

#[track_caller]
fn check_given_back(session: &Session) {
    assert_eq!(session.left_on(), Vec::<&str>::new());
    assert!(session.is_cooked_as_before(), "the line settings differ");
    assert_eq!(forbidden(&session.raw()), None);
}

fn by(signal: &str) -> Ended {
    Ended::Signal(signal.to_owned())
}

#[test]
fn a_program_that_is_killed_leaves_everything_on() {
    // What these tests look at must be able to differ: nobody survives SIGKILL to bring the terminal back.
    for subject in subjects() {
        let session = Session::start(&subject.program, 60, 12);
        session.wait_for_text(subject.ready);
        session.signal(Signal::KILL);
        assert_eq!(session.wait_for_end(), by("Killed"));
        assert_eq!(
            session.left_on(),
            ["alternate screen", "hidden cursor", "bracketed paste"]
        );
        assert!(!session.is_cooked_as_before());
    }
}

#[test]
fn quitting_gives_the_terminal_back() {
    check(|session| session.send("q"), &Ended::Code(0));
}

#[test]
fn a_signal_gives_the_terminal_back_and_is_what_the_parent_sees() {
    check(|session| session.signal(Signal::TERM), &by("Terminated"));
    check(|session| session.signal(Signal::INT), &by("Interrupt"));
    check(|session| session.signal(Signal::HUP), &by("Hangup"));
    check(|session| session.signal(Signal::QUIT), &by("Quit"));
}

#[test]
fn a_resize_storm_ends_at_the_last_size() {
    for subject in subjects() {
        let mut session = Session::start(&subject.program, 60, 12);
        session.wait_for_text(subject.ready);
        for n in 0..100 {
            session.resize(1 + n * 7 % 190, 1 + n * 5 % 60);
        }
        session.resize(0, 0);
        session.resize(70, 20);
        session.wait_for_text(subject.ready);
        session.send("q");
        assert_eq!(session.wait_for_end(), Ended::Code(0));
        check_given_back(&session);
    }
}

#[test]
fn a_window_that_is_closed_ends_the_program() {
    for subject in subjects() {
        let mut session = Session::start(&subject.program, 60, 12);
        session.wait_for_text(subject.ready);
        let (ended, after) = session.close_window();
        // The hang-up and the loss of the terminal come at once; either may be heard first.
        assert!(
            ended == by("Hangup") || ended == Ended::Code(129),
            "{ended:?}"
        );
        assert!(after < Duration::from_secs(2), "{after:?}");
    }
}

#[test]
fn a_window_that_is_closed_ends_a_program_that_does_not_hear_of_it() {
    for subject in subjects() {
        let program = subject.program.within("trap '' HUP; exec \"$@\"");
        let mut session = Session::start(&program, 60, 12);
        session.wait_for_text(subject.ready);
        let (ended, after) = session.close_window();
        assert_eq!(ended, Ended::Code(129));
        assert!(after < Duration::from_secs(2), "{after:?}");
    }
}

#[test]
fn a_signal_that_the_parent_ignores_stays_ignored() {
    for subject in subjects() {
        let program = subject.program.within("trap '' HUP; exec \"$@\"");
        let mut session = Session::start(&program, 60, 12);
        session.wait_for_text(subject.ready);
        session.signal(Signal::HUP);
        session.send("q");
        assert_eq!(session.wait_for_end(), Ended::Code(0));
        check_given_back(&session);
    }
}

#[test]
fn keys_come_from_the_terminal_when_stdin_is_a_pipe() {
    let program = toy().within("echo article | \"$@\"");
    let mut session = Session::start(&program, 60, 12);
    session.wait_for_text("ready");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    check_given_back(&session);
}

#[test]
fn a_paste_is_not_keys() {
    for subject in subjects() {
        let mut session = Session::start(&subject.program, 60, 12);
        session.wait_for_text(subject.ready);
        session.send("\u{1b}[200~sssq\u{1b}[201~");
        session.send(subject.key);
        session.wait_for_text(subject.answer);
        session.signal(Signal::TERM);
        assert_eq!(session.wait_for_end(), by("Terminated"));
    }
}

#[test]
fn the_mouse_is_reported_from_m_on_and_never_after_the_end() {
    let nothing: [&str; 0] = [];
    for end in [Some(Signal::TERM), None] {
        let mut session = Session::start(&Program::sourcecheck(nothing), 80, 24);
        session.wait_for_text("Space page");
        assert!(!session.left_on().contains(&"mouse"));
        session.send("M");
        session.wait_for_text("mouse on");
        session.wait_for("the mouse", |screen| {
            screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease
                && screen.mouse_protocol_encoding() == vt100::MouseProtocolEncoding::Sgr
        });
        session.send("\u{1b}[<65;5;5M");
        session.wait_for("a line further down", |screen| {
            !screen.contents().contains("mouse on")
        });
        match end {
            Some(signal) => session.signal(signal),
            None => session.send("q"),
        }
        session.wait_for_end();
        assert_eq!(session.left_on(), Vec::<&str>::new());
        assert!(session.is_cooked_as_before(), "the line settings differ");
        let raw = String::from_utf8_lossy(&session.raw()).into_owned();
        let set: Vec<&str> = raw.split("\u{1b}[?").skip(1).collect();
        let set = set.iter().filter_map(|mode| mode.split_once('h'));
        let mouse: Vec<&str> = set
            .map(|(mode, _)| mode)
            .filter(|mode| mode.starts_with('1') && *mode != "1049")
            .collect();
        assert_eq!(mouse, ["1000", "1006"]);
    }
}
