//! The line mode on a real terminal: answers are typed, signals are heard, nothing is drawn.

use rustix::process::Signal;
use sourcecheck::checklist::sha256;

use crate::support::home::{Home, N_CLAIMS, out};
use crate::support::pty::{Ended, Program, Session};

fn start(program: &Program) -> Session {
    let session = Session::start(program, 80, 60);
    session.wait_for_text("1: a s u x ?> ");
    session
}

/// What must hold of every terminal that the line mode was on.
#[track_caller]
fn check_untouched(session: &Session) {
    assert!(!session.raw().contains(&0x1b), "an escape was written");
    assert!(session.is_cooked_as_before(), "the line settings differ");
}

#[test]
fn a_simple_terminal_gets_lines_by_itself() {
    for unset in ["exec \"$@\"", "unset TERM; exec \"$@\""] {
        let home = Home::new();
        let program = home.program([home.path("ferry.md")]);
        lines_by_itself(&home, &program.env("TERM", "dumb").within(unset));
    }
}

fn lines_by_itself(home: &Home, program: &Program) {
    let mut session = start(program);
    session.send("u\r");
    session.wait_for_text("1 unsupported: no source");
    session.send("q\r");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    check_untouched(&session);
    assert!(
        home.text("ferry.checklist.toml")
            .contains("problem    = \"no-source\"")
    );
    // The terminal shows what was typed: the program must not say it again.
    assert_eq!(session.contents().matches("?> u").count(), 1);
}

#[test]
fn the_end_of_input_ends_it() {
    let home = Home::new();
    let mut session = start(&home.program(["--plain".into(), home.path("ferry.md")]));
    session.send("a\r");
    session.wait_for_text("2: a s u x ?> ");
    session.send("\u{4}");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    assert!(
        session
            .contents()
            .contains(&format!("1 of {N_CLAIMS} claims decided"))
    );
    check_untouched(&session);
}

#[test]
fn a_signal_while_nobody_answers_saves_and_ends() {
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup")] {
        let home = Home::new();
        let mut session = start(&home.program(["--plain".into(), home.path("ferry.md")]));
        session.send("J\r");
        session.wait_for_text("2: a s u x ?> ");
        session.signal(signal);
        assert_eq!(session.wait_for_end(), Ended::Signal(name.to_owned()));
        check_untouched(&session);
        // The place was kept, too.
        let session = Session::start(
            &home.program(["--plain".into(), home.path("ferry.md")]),
            80,
            60,
        );
        session.wait_for_text("2: a s u x ?> ");
    }
}

#[test]
fn ctrl_c_cancels_what_is_asked_and_twice_quits() {
    let home = Home::new();
    let mut session = start(&home.program(["--plain".into(), home.path("ferry.md")]));
    session.send("u\r");
    session.wait_for_text("2: a s u x ?> ");
    session.send("i\r");
    session.wait_for_text("note on claim 2> ");
    session.send("half a no\u{3}");
    session.wait_for_text("cancelled; Ctrl-C again quits");
    session.wait_for("the question again", |screen| {
        screen.contents().trim_end().ends_with("2: a s u x ?>")
    });
    // The beginning of a sequence is let go, too.
    session.send("x\r");
    session.wait_for_text("x> ");
    session.send("\u{3}");
    session.wait_for("the question once more", |screen| {
        let said = screen.contents();
        said.matches("cancelled").count() == 2 && said.trim_end().ends_with("2: a s u x ?>")
    });
    session.send("s\r");
    session.wait_for_text("3: a s u x ?> ");
    session.send("\u{3}");
    session.wait_for("the third cancel", |screen| {
        screen.contents().matches("cancelled").count() == 3
    });
    session.send("\u{3}");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    check_untouched(&session);
    let kept = home.text("ferry.checklist.toml");
    assert!(kept.contains("status     = \"sourced\""), "{kept}");
    assert!(!kept.contains("half a no"), "{kept}");
}

#[test]
fn the_article_comes_through_a_pipe_and_answers_from_the_terminal() {
    let home = Home::new();
    let article = home.path("ferry.md");
    let pipe = format!("cat '{}' | \"$@\"", article.display());
    let program = home.program(["--plain", "-"]).within(&pipe);
    let mut session = start(&program);
    session.send("s\r");
    session.wait_for_text("2: a s u x ?> ");
    session.send("q\r");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    check_untouched(&session);
    assert!(
        session.contents().contains("stdin-"),
        "{}",
        session.contents()
    );
}

#[test]
fn two_articles_through_pipes_with_one_checklist_are_both_kept_and_found_again() {
    let home = Home::new();
    home.write("quay.md", "# The quay\n\nThe quay sank by 3 metres.\n");
    let checklist = home.path("c.checklist.toml");
    for (name, claim) in [("ferry.md", "1: a s u x ?> "), ("quay.md", ": a s u x ?> ")] {
        let pipe = format!("cat '{}' | \"$@\"", home.path(name).display());
        let arguments = [
            "--plain".as_ref(),
            "--checklist".as_ref(),
            checklist.as_os_str(),
        ];
        let program = home.program(arguments.into_iter().chain(["-".as_ref()]));
        let mut session = Session::start(&program.within(&pipe), 80, 24);
        session.wait_for_text(claim);
        session.send("u\rq\r");
        assert_eq!(session.wait_for_end(), Ended::Code(0));
    }
    let name = |article: &str| format!("c.article-{}.txt", &sha256(home.text(article))[..16]);
    let [ferry, quay] = ["ferry.md", "quay.md"].map(name);
    assert_eq!(home.text(&ferry), home.text("ferry.md"));
    assert_eq!(home.text(&quay), home.text("quay.md"));
    let kept = home.text("c.checklist.toml");
    assert!(kept.contains(&format!("= \"{quay}\"")), "{kept}");
    let listed = out(&home.run(&["shelf"], ""));
    assert!(listed.contains(&format!("{quay}\n")), "{listed}");
}

#[test]
fn the_editor_gets_the_terminal_for_a_while() {
    let home = Home::new();
    home.write(
        "editor.sh",
        "#!/bin/sh\nsed -i 's/^note .*/note = \"by hand\"/' \"$1\"\n",
    );
    let editor = format!("sh {}", home.path("editor.sh").display());
    let program = home
        .program(["--plain".into(), home.path("ferry.md")])
        .env("EDITOR", &editor);
    let mut session = start(&program);
    session.send("i ask\r");
    session.wait_for("the next question", |screen| {
        screen.contents().matches("1: a s u x ?>").count() == 2
    });
    session.send("v\r");
    session.wait_for_text("reloaded: ");
    session.send("1\r");
    session.wait_for_text("Note: by hand");
    session.send("q\r");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    check_untouched(&session);
}

#[test]
fn ctrl_z_stops_it_and_fg_asks_again() {
    let home = Home::new();
    let program = home.program(["--plain".into(), home.path("ferry.md")]);
    let words: Vec<&str> = program
        .words()
        .iter()
        .map(|w| w.to_str().unwrap())
        .collect();
    let mut bash = Program::new(["bash", "--norc", "--noprofile", "--noediting", "-i"]);
    for (name, value) in program.own_environment() {
        bash = bash.env(name.to_str().unwrap(), value.to_str().unwrap());
    }
    let mut session = Session::start(&bash.env("COMMAND", &words.join(" ")), 80, 60);
    session.send("$COMMAND\n");
    session.wait_for_text("1: a s u x ?> ");
    session.send("\u{1a}");
    session.wait_for_text("Stopped");
    session.send("fg\n");
    session.wait_for_text("here again");
    session.send("a\n");
    session.wait_for_text("2: a s u x ?> ");
    session.send("q\nexit\n");
    session.wait_for_end();
    assert_eq!(
        home.text("ferry.checklist.toml")
            .matches("\nstatus ")
            .count(),
        1
    );
}

#[test]
fn a_window_that_is_closed_ends_it_with_everything_saved() {
    for script in ["exec \"$@\"", "trap '' HUP; exec \"$@\""] {
        let home = Home::new();
        let arguments = ["--plain".into(), home.path("ferry.md")];
        let mut session = start(&home.program(arguments).within(script));
        session.send("u\r");
        session.wait_for_text("2: a s u x ?> ");
        let (ended, after) = session.close_window();
        // The signal, the end of the answers and the loss of the terminal come at once; any may be heard first.
        let expected = [
            Ended::Signal("Hangup".to_owned()),
            Ended::Code(0),
            Ended::Code(129),
        ];
        assert!(expected.contains(&ended), "{ended:?}");
        assert!(after < std::time::Duration::from_secs(2), "{after:?}");
        let kept = home.text("ferry.checklist.toml");
        assert!(kept.contains("status     = \"unsupported\""), "{kept}");
    }
}
