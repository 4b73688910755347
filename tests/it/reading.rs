//! The reader itself on a real terminal: an article is opened, decided, kept and opened again.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests make and read files, start programs, and fail by panicking"
)]

use std::fs;
use std::path::PathBuf;

use rustix::process::Signal;

use crate::support::home::Home;
use crate::support::oracle::forbidden;
use crate::support::pty::{Ended, Session};

impl Home {
    /// The checklist beside the article.
    fn checklist(&self) -> String {
        self.text("ferry.checklist.toml")
    }

    /// Opens the article and waits until its claims are found.
    fn open(&self) -> Session {
        let session = Session::start(&self.program([self.path("ferry.md")]), 80, 24);
        session.wait_for_text("of 24 decided");
        session
    }
}

/// Decides with `keys` and waits until so many decisions are on disk.
fn decide(session: &mut Session, keys: &str, decided: usize) {
    session.send(keys);
    let progress = format!("claims {decided} of");
    session.wait_for(&format!("{decided} decisions saved"), |screen| {
        let text = screen.contents();
        text.contains(&progress) && text.contains("  saved")
    });
}

/// Decisions in a checklist's file: each is dated.
fn n_decided(checklist: &str) -> usize {
    let dated = |line: &&str| line.starts_with("at ");
    checklist.lines().filter(dated).count()
}

fn quit(mut session: Session) -> String {
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    assert_eq!(session.left_on(), Vec::<&str>::new());
    assert_eq!(forbidden(&session.raw()), None);
    session.contents()
}

#[test]
fn a_decision_is_on_disk_and_the_place_is_found_again() {
    let home = Home::new();
    let mut session = home.open();
    decide(&mut session, "\tu", 1);
    session.send(" \t");
    session.wait_for_text("p 2/3");
    let claim = "12 · undecided";
    session.wait_for_text(claim);
    let said = quit(session);
    assert!(said.contains("1 of 24 claims decided"), "{said}");
    assert!(home.checklist().contains("problem    = \"no-source\""));
    let session = home.open();
    session.wait_for_text(claim);
    assert!(session.contents().contains("p 2/3"));
    assert!(session.contents().contains("claims 1 of 24 decided"));
    quit(session);
}

#[test]
fn what_was_shown_as_saved_survives_being_killed() {
    let home = Home::new();
    let mut session = home.open();
    decide(&mut session, "\tu", 1);
    decide(&mut session, "u", 2);
    session.signal(Signal::KILL);
    session.wait_for_end();
    let mut session = home.open();
    session.wait_for_text("claims 2 of 24 decided");
    // The history survives, too.
    session.send("z");
    session.wait_for_text("claims 1 of 24 decided");
    quit(session);
}

#[test]
fn after_a_reload_that_failed_decisions_are_still_saved() {
    let home = Home::new();
    let mut session = home.open();
    decide(&mut session, "\tu", 1);
    std::fs::remove_file(home.path("ferry.md")).unwrap();
    session.send("R");
    session.wait_for_text("no such file");
    decide(&mut session, "u", 2);
    quit(session);
    assert_eq!(n_decided(&home.checklist()), 2);
}

#[test]
fn undo_goes_on_in_the_next_sitting() {
    let home = Home::new();
    let mut session = home.open();
    decide(&mut session, "\tu", 1);
    quit(session);
    assert_eq!(n_decided(&home.checklist()), 1);
    let mut session = home.open();
    session.send("z");
    session.wait_for_text("claims 0 of 24 decided");
    session.wait_for_text("  saved");
    quit(session);
    assert_eq!(n_decided(&home.checklist()), 0);
}

#[test]
fn a_second_sitting_at_the_same_article_is_read_only() {
    let home = Home::new();
    let mut first = home.open();
    decide(&mut first, "\tu", 1);
    let mut second = home.open();
    second.wait_for_text("read only");
    let before = home.checklist();
    second.send("a");
    second.send("?");
    second.wait_for_text("Six questions");
    second.send("?");
    second.wait_for_text("claims 1 of 24 decided");
    quit(second);
    assert_eq!(home.checklist(), before);
    decide(&mut first, "u", 2);
    quit(first);
}

#[test]
fn what_another_program_writes_meanwhile_is_kept() {
    let home = Home::new();
    let mut session = home.open();
    decide(&mut session, "\tu", 1);
    let line = "exact      = \"We will miss her like an aunt\"\n";
    let text = home.checklist();
    assert!(text.contains(line), "{text}");
    let edited = text.replace(line, &format!("{line}note       = \"from elsewhere\"\n"));
    fs::write(home.path("ferry.checklist.toml"), edited).unwrap();
    decide(&mut session, "u", 2);
    quit(session);
    let text = home.checklist();
    assert!(text.contains("from elsewhere"), "{text}");
    assert_eq!(n_decided(&text), 2, "{text}");
}

#[test]
fn an_article_from_a_pipe_is_read_with_keys_from_the_terminal() {
    let home = Home::new();
    let article = home.path("ferry.md");
    let script = format!("cat '{}' | \"$@\"", article.display());
    let program = home.program(["-"]).within(&script);
    let mut session = Session::start(&program, 80, 24);
    session.wait_for_text("of 24 decided");
    decide(&mut session, "\tu", 1);
    quit(session);
    let kept: Vec<PathBuf> = files_below(&home.path("data"));
    let checklist = kept.iter().find(|p| p.to_string_lossy().ends_with(".toml"));
    let text = fs::read_to_string(checklist.expect("a checklist")).unwrap();
    assert!(text.contains("no-source"), "{text}");
}

fn files_below(folder: &PathBuf) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

#[test]
fn into_a_pipe_the_article_is_printed_without_an_escape() {
    let home = Home::new();
    let output = home.run(&["ferry.md"], "");
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("The last ferry to Osmund Island"), "{text}");
    assert!(text.contains("A ticket costs 14 crowns"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80));
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
    assert!(!home.path("ferry.checklist.toml").exists());
}

#[test]
fn an_article_that_is_not_there_is_one_sentence_and_66() {
    let home = Home::new();
    let output = home.run(&["missing.md"], "");
    assert_eq!(output.status.code(), Some(66));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("missing.md"), "{said}");
    let session = Session::start(&home.program([home.path("missing.md")]), 80, 24);
    assert_eq!(session.wait_for_end(), Ended::Code(66));
    assert!(!session.raw().contains(&0x1b));
}

#[test]
fn keys_that_are_wrong_are_named_with_their_line() {
    let home = Home::new();
    let folder = home.path("config/sourcecheck");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("keys.toml"),
        "[reading]\n\"w\" = \"no-such-thing\"\n",
    )
    .unwrap();
    let session = Session::start(&home.program([home.path("ferry.md")]), 200, 24);
    assert_eq!(session.wait_for_end(), Ended::Code(2));
    let said = session.contents();
    for words in ["keys.toml", "2", "no-such-thing"] {
        assert!(said.contains(words), "{said}");
    }
    assert!(!session.raw().contains(&0x1b));
}

#[test]
fn keys_of_the_reader_are_used() {
    let home = Home::new();
    let folder = home.path("config/sourcecheck");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("keys.toml"),
        "[reading]\n\"w\" = \"unsupported\"\n",
    )
    .unwrap();
    let mut session = home.open();
    decide(&mut session, "\tw", 1);
    quit(session);
}

#[test]
fn a_broken_checklist_is_left_alone() {
    let home = Home::new();
    let broken = "format = \"sourcecheck-checklist\"\nversion = 1\n<<<<<<< mine\n[[claim]]\n";
    fs::write(home.path("ferry.checklist.toml"), broken).unwrap();
    let mut session = home.open();
    session.wait_for_text("read only");
    session.send("aux!");
    session.send("o?");
    session.wait_for_text("Six questions");
    session.send("?");
    session.wait_for_text("claims 0 of 24 decided");
    quit(session);
    assert_eq!(home.checklist(), broken);
}

#[test]
fn a_hostile_article_never_reaches_the_terminal_raw() {
    let home = Home::new();
    let hostile = "# \u{1b}]0;owned\u{7}Title\n\nThe board \u{1b}[2J\u{9b}31m spent \u{202e}900\u{202c} crowns.\n\n\
                   ```\n\u{1b}[?1000h\u{90}q\n```\n\n[a \u{1b}[7mlink](https://x.example/\u{1b}]52;c;aGk=\u{7})\n";
    fs::write(home.path("ferry.md"), hostile).unwrap();
    let mut session = Session::start(&home.program([home.path("ferry.md")]), 80, 24);
    session.wait_for_text("claims 0 of 2 decided");
    decide(&mut session, "u", 1);
    session.send("c");
    session.wait_for_text("Claims");
    session.send("q");
    session.send("\r");
    session.wait_for_text("basis");
    session.send("q");
    quit(session);
    assert!(
        !home
            .checklist()
            .contains(|c: char| c.is_control() && c != '\n')
    );
}

#[test]
fn text_that_runs_the_other_way_is_told_as_such() {
    let home = Home::new();
    home.write(
        "hebrew.md",
        "# The ferry\n\nIt stops, said the מנהל הנמל, on Sunday.\n",
    );
    let session = Session::start(&home.program([home.path("hebrew.md")]), 80, 24);
    session.wait_for_text("right-to-left text is shown in logical order");
    quit(session);
}
