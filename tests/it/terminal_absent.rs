//! Without a terminal: one sentence, exit 2, and not one escape byte.

use std::process::{Command, Stdio};

use crate::support::pty::{Ended, Program, Session};
use crate::support::toy::toy;

/// The end of `program` where there is no terminal at all, and what it wrote.
fn run_detached(program: &Program) -> (Option<i32>, String) {
    let home = tempfile::tempdir().unwrap();
    let output = Command::new("setsid")
        .arg("--wait")
        .args(program.words())
        .env_clear()
        .envs(program.environment(home.path()))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let written = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(written).unwrap())
}

#[track_caller]
fn check_sentence(written: &str, about: &str) {
    assert!(!written.contains('\u{1b}'), "{written:?}");
    assert_eq!(written.matches(about).count(), 1, "{written:?}");
}

#[test]
fn detached_from_every_terminal() {
    let (code, written) = run_detached(&toy());
    assert_eq!(code, Some(2));
    check_sentence(&written, "is not a terminal");
}

#[test]
fn output_into_a_pipe() {
    let program = toy().within("\"$@\" | cat; echo done");
    let session = Session::start(&program, 60, 12);
    session.wait_for_text("done");
    session.wait_for_end();
    check_sentence(&session.contents(), "is not a terminal");
    assert!(!session.raw().contains(&0x1b));
}

#[test]
fn a_screen_but_no_keys() {
    let program = toy().within("exec \"$@\" </dev/null").without_terminal();
    let session = Session::start(&program, 200, 12);
    assert_eq!(session.wait_for_end(), Ended::Code(2));
    check_sentence(&session.contents(), "no terminal for the keys");
    assert!(!session.raw().contains(&0x1b));
}

#[test]
fn a_terminal_that_cannot_move_its_cursor() {
    let program = toy().env("TERM", "dumb");
    let session = Session::start(&program, 200, 12);
    assert_eq!(session.wait_for_end(), Ended::Code(2));
    check_sentence(&session.contents(), "TERM=dumb");
    assert!(!session.raw().contains(&0x1b));
}
