//! The film of the tour, `.github/demo.tape`: every key of it in a real shell, and what is to be seen after each.
//!
//! Of the language of tapes only what this one needs is known. No time is waited for but that after Esc: the comment `# expect: words` waits.

use crate::support::pty::{Ended, Program, Session};
use std::path::Path;
use std::time::Duration;

const TAPE: &str = include_str!("../../.github/demo.tape");

/// What comes sooner after Esc than a hand can type is taken for the rest of a sequence.
const AFTER_ESCAPE: Duration = Duration::from_millis(100);

/// What a line of a tape does here.
#[derive(Debug, PartialEq, Eq)]
enum TapeLine<'t> {
    /// These bytes are typed.
    Keys(&'t str),
    /// These words are waited for.
    Expect(&'t str),
    /// It is about the film alone.
    Nothing,
}

#[track_caller]
fn line(line: &str) -> TapeLine<'_> {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    match (word, rest) {
        ("#", rest) => match rest.strip_prefix("expect: ") {
            Some(words) => TapeLine::Expect(words),
            None => TapeLine::Nothing,
        },
        ("" | "Output" | "Require" | "Set" | "Sleep" | "Hide" | "Show", _) => TapeLine::Nothing,
        ("Type", quoted) => {
            let text = quoted
                .strip_prefix('"')
                .and_then(|text| text.strip_suffix('"'));
            TapeLine::Keys(text.unwrap_or_else(|| panic!("no quoted text: {line}")))
        }
        ("Enter", "") => TapeLine::Keys("\r"),
        ("Space", "") => TapeLine::Keys(" "),
        ("Tab", "") => TapeLine::Keys("\t"),
        ("Escape", "") => TapeLine::Keys("\u{1b}"),
        _ => panic!("a line of the tape that is not known: {line}"),
    }
}

/// A shell in which the program is found by its name.
fn shell() -> Session {
    let program = Path::new(env!("CARGO_BIN_EXE_sourcecheck"));
    let folder = program.parent().unwrap().display();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap());
    let shell = Program::new(["sh", "-i"])
        .env("PATH", &path)
        .env("PS1", "prompt> ");
    let session = Session::start(&shell, 80, 24);
    session.wait_for_text("prompt>");
    session
}

#[test]
fn the_film_shows_what_its_tape_expects() {
    let mut session = shell();
    let mut seen = 0;
    for row in TAPE.lines() {
        match line(row) {
            TapeLine::Keys(keys) => {
                session.send(keys);
                let is_escape = keys == "\u{1b}";
                assert!(!(is_escape && session.has_ended_within(AFTER_ESCAPE)));
            }
            TapeLine::Expect(words) => {
                session.wait_for_text(words);
                seen += 1;
            }
            TapeLine::Nothing => {}
        }
    }
    assert!(seen > 10, "only {seen} waits");
    session.wait_for("the shell's prompt", |screen| {
        screen.contents().trim_end().ends_with("prompt>")
    });
    session.send("exit\r");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
}
