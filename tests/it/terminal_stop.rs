//! Ctrl-Z and `fg`, in a real shell with job control.

use rustix::process::Signal;

use crate::support::oracle::forbidden;
use crate::support::pty::{Ended, Program, Session};
use crate::support::toy::toy;

/// A shell without line editing, so that what is switched on in the terminal is only ever ours.
fn shell(program: &Program) -> Session {
    let words: Vec<String> = program
        .words()
        .iter()
        .map(|word| format!("'{}'", word.to_str().expect("our own words")))
        .collect();
    let mut bash = Program::new(["bash", "--norc", "--noprofile", "--noediting", "-i"]);
    bash = bash.env("PS1", "prompt> ").env("COMMAND", &words.join(" "));
    for (name, value) in program.own_environment() {
        bash = bash.env(name.to_str().unwrap(), value.to_str().unwrap());
    }
    let mut session = Session::start(&bash, 60, 12);
    session.wait_for_text("prompt>");
    session.send("eval \"$COMMAND\"\n");
    session.wait_for("the program", |screen| {
        screen.alternate_screen() && screen.contents().contains("ready")
    });
    session
}

#[track_caller]
fn wait_for_stop(session: &Session) {
    session.wait_for("the shell's word of the stop", |screen| {
        !screen.alternate_screen() && screen.contents().contains("Stopped")
    });
    assert_eq!(session.left_on(), Vec::<&str>::new());
    assert!(session.is_cooked_as_before());
}

#[track_caller]
fn quit_both(session: &mut Session) {
    session.send("q");
    session.wait_for("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("prompt>")
    });
    assert_eq!(session.left_on(), Vec::<&str>::new());
    session.send("exit\n");
    session.wait_for_end();
    assert_eq!(forbidden(&session.raw()), None);
}

#[test]
fn ctrl_z_stops_and_fg_paints_everything_at_the_size_of_now() {
    let mut session = shell(&toy());
    session.send("\u{1a}");
    wait_for_stop(&session);
    session.resize(70, 14);
    session.send("fg\n");
    session.wait_for_text("ready 70x14 back");
    quit_both(&mut session);
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back() {
    let mut session = shell(&toy());
    session.signal_foreground(Signal::TSTP);
    wait_for_stop(&session);
    session.send("fg\n");
    session.wait_for_text("ready 60x12");
    quit_both(&mut session);
}

#[test]
fn a_program_continued_in_the_background_leaves_the_terminal_alone() {
    let mut session = shell(&toy());
    session.send("\u{1a}");
    wait_for_stop(&session);
    // The sum tells the shell's answer from the echo of its question.
    session.send("bg; wait; echo and again $((1 + 1))\n");
    session.wait_for_text("and again 2");
    wait_for_stop(&session);
    session.send("fg\n");
    session.wait_for_text("ready 60x12 back");
    quit_both(&mut session);
}

#[test]
fn a_stop_that_cannot_be_refused_is_painted_over() {
    let mut session = shell(&toy());
    session.signal_foreground(Signal::STOP);
    session.wait_for_text("Stopped");
    session.send("fg\n");
    session.wait_for("a clean screen", |screen| {
        screen.alternate_screen()
            && screen.contents().contains("ready")
            && !screen.contents().contains("Stopped")
    });
    quit_both(&mut session);
}

#[test]
fn ctrl_z_does_nothing_where_no_shell_could_wake_the_program() {
    let mut session = Session::start(&toy(), 60, 12);
    session.wait_for_text("ready");
    session.send("\u{1a}");
    session.wait_for_text("ready 60x12 alone");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
}

#[test]
fn the_mouse_stops_with_the_program_and_comes_back_with_fg() {
    let mut session = shell(&toy());
    let mouse_on = |screen: &vt100::Screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease
    };
    session.send("M");
    session.wait_for("the mouse", mouse_on);
    session.send("\u{1a}");
    wait_for_stop(&session);
    session.send("fg\n");
    session.wait_for("the mouse again", mouse_on);
    session.send("q");
    session.wait_for("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("prompt>")
    });
    assert_eq!(session.left_on(), Vec::<&str>::new());
    session.send("exit\n");
    session.wait_for_end();
}
