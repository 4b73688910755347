//! The line mode through pipes: what is kept, what is said, and how it ends. What it says word by word: `talks`.

use std::io::{Read, Write};
use std::process::Stdio;

use crate::support::home::{Home, N_CLAIMS, err, out};
use crate::support::oracle::forbidden;
use crate::support::pty::Session;

/// The lines of a checklist that a reader decided on, without the moments.
fn decisions(checklist: &str) -> Vec<&str> {
    let told = |line: &&str| {
        let key = line.split('=').next().unwrap_or("").trim();
        matches!(
            key,
            "id" | "status" | "basis" | "problem" | "exclude" | "by" | "note" | "flag" | "source"
        )
    };
    checklist.lines().filter(told).collect()
}

#[test]
fn answers_and_keys_leave_the_same_checklist() {
    let (lines, keys) = (Home::new(), Home::new());
    let output = lines.run(
        &["--plain", "ferry.md"],
        "J\na\ns\nu\nx\no\n!\ni ask her\nz\nq\n",
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let mut session = Session::start(&keys.program([keys.path("ferry.md")]), 80, 24);
    session.wait_for_text(&format!("of {N_CLAIMS} decided"));
    session.send("\tasuxo!iask her\r");
    session.wait_for_text("note saved");
    session.send("z");
    session.wait_for_text("undone");
    session.send("q");
    session.wait_for_end();
    let (said, kept) = (
        lines.text("ferry.checklist.toml"),
        keys.text("ferry.checklist.toml"),
    );
    assert_eq!(decisions(&said), decisions(&kept));
    assert!(
        decisions(&said).contains(&"status     = \"unsupported\""),
        "{said}"
    );
}

#[test]
fn what_was_decided_by_keys_is_undone_by_a_line() {
    let home = Home::new();
    let mut session = Session::start(&home.program([home.path("ferry.md")]), 80, 24);
    session.wait_for_text(&format!("of {N_CLAIMS} decided"));
    session.send("\tu");
    session.wait_for_text("claims 1 of");
    session.send("q");
    session.wait_for_end();
    let said = out(&home.run(&["--plain", "ferry.md"], "z\n"));
    assert!(
        said.contains(&format!(
            "{N_CLAIMS} claims, 1 decided: ferry.checklist.toml"
        )),
        "{said}"
    );
    assert!(said.contains("2 undone: decision; Z redoes"), "{said}");
    assert!(
        said.contains(&format!(
            "0 of {N_CLAIMS} claims decided: ferry.checklist.toml"
        )),
        "{said}"
    );
}

#[test]
fn the_end_of_the_answers_keeps_everything() {
    let home = Home::new();
    let output = home.run(&["--plain", "ferry.md"], "a\nu\ni half a no");
    assert_eq!(output.status.code(), Some(0));
    let kept = home.text("ferry.checklist.toml");
    assert_eq!(
        kept.lines()
            .filter(|line| line.starts_with("status "))
            .count(),
        2,
        "{kept}"
    );
    assert!(kept.contains("half a no"), "{kept}");
    // The next time the review goes on where it was left.
    let said = out(&home.run(&["--plain", "ferry.md"], ""));
    assert!(said.contains(&format!("\nClaim 3 of {N_CLAIMS}")), "{said}");
}

#[test]
fn a_line_is_answered_when_it_is_on_disk() {
    let home = Home::new();
    let program = home.program(["--plain", "ferry.md"]);
    let mut command = home.command(&program);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut answers = child.stdin.take().unwrap();
    let mut said = child.stdout.take().unwrap();
    answers.write_all(b"a\n").unwrap();
    let mut text = String::new();
    while !text.contains(&format!("Claim 2 of {N_CLAIMS}")) {
        let mut bytes = [0; 512];
        let n = said.read(&mut bytes).unwrap();
        assert!(n > 0, "{text}");
        text.push_str(&String::from_utf8_lossy(&bytes[..n]));
    }
    assert!(
        home.text("ferry.checklist.toml")
            .contains("status     = \"attributed\"")
    );
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn nobody_listening_ends_the_review_in_order() {
    let home = Home::new();
    let program = home
        .program(["--plain", "ferry.md"])
        .within("\"$@\" | head -n 1; exit \"${PIPESTATUS:-0}\"");
    let output = home.run_program(&program, "a\nc\nc\nc\nc\nc\nc\nc\nc\n");
    assert_eq!(err(&output), "");
    assert_eq!(
        out(&output),
        "The last ferry to Osmund Island, Tilda Marrow, Saltby Courier\n"
    );
}

#[test]
fn what_cannot_be_saved_is_said_and_is_the_exit_code() {
    let home = Home::new();
    let arguments = ["--plain", "--checklist", "/proc/nowhere.toml", "ferry.md"];
    let output = home.run(&arguments, "a\nq\nq\n");
    assert_eq!(output.status.code(), Some(74), "{output:?}");
    let said = out(&output);
    assert!(said.contains("NOT SAVED: "), "{said}");
    assert!(said.contains("not saved> "), "{said}");
    assert!(err(&output).contains("NOT SAVED"), "{output:?}");
}

#[test]
fn a_checklist_may_be_saved_elsewhere() {
    let home = Home::new();
    let arguments = ["--plain", "--checklist", "/proc/nowhere.toml", "ferry.md"];
    let output = home.run(
        &arguments,
        "a\n?\nw\n\nw /proc/no.toml\nw mine.toml\ns\nq\n",
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = out(&output);
    let (before, after) = said.split_once("not saved> w mine.toml\n").unwrap();
    // Once for the decision, the question mark, the path that was not given and the one that cannot be written either.
    assert_eq!(before.matches("NOT SAVED: ").count(), 4, "{said}");
    assert!(
        before.contains("save the checklist as> \nNothing done.\n"),
        "{said}"
    );
    let head = format!("saved\nClaim 2 of {N_CLAIMS}, undecided");
    assert!(after.starts_with(&head), "{said}");
    assert!(after.contains("2: a s u x ?> s\n2 sourced"), "{said}");
    assert!(
        home.text("mine.toml")
            .contains("status     = \"attributed\"")
    );
}

#[test]
fn what_was_saved_elsewhere_is_found_there_with_its_place_and_its_undo() {
    let home = Home::new();
    let arguments = ["--plain", "--checklist", "/proc/nowhere.toml", "ferry.md"];
    home.run(&arguments, "a\nw mine.toml\ns\nq\n");
    let listed = out(&home.run(&["shelf"], ""));
    assert_eq!(listed.matches("The last ferry").count(), 1, "{listed}");
    assert!(listed.contains("claims decided: 2 of"), "{listed}");
    let again = ["--plain", "--checklist", "mine.toml", "ferry.md"];
    let said = out(&home.run(&again, "z\nz\nz\nq\n"));
    assert!(said.contains(&format!("\nClaim 3 of {N_CLAIMS}")), "{said}");
    assert_eq!(said.matches("undone: decision").count(), 2, "{said}");
    assert!(!home.text("mine.toml").contains("\nstatus "));
}

#[test]
fn lines_are_as_wide_as_asked_for_and_hold_no_control_character() {
    let home = Home::new();
    let hostile = "# Fer\u{1b}]0;x\u{7}ry \u{202e}yrref\n\nThe \u{1b}[2Jferry carried 212,000 \u{9b}2J people, \
                   said Ada\u{200b} Vask. 日本語の港は朝から忙しいです。The mayor\u{7} said it cost 12 million.\n";
    home.write("hostile.md", hostile);
    let answers = "c\nq\nSpace\n/ferry\nS\n?\n\nq\nt\nq\n\u{1b}[31m\nm\n\u{202e}\nq\n";
    for width in [30, 40, 72] {
        let program = home
            .program(["--plain", "hostile.md"])
            .env("COLUMNS", &width.to_string());
        let output = home.run_program(&program, answers);
        let said = out(&output);
        assert_eq!(forbidden(&output.stdout), None, "{said}");
        assert!(
            !said.contains(['\u{1b}', '\r', '\u{202e}', '\u{200b}']),
            "{said}"
        );
        let too_wide = |line: &&str| sourcecheck::text::width(line) > width && !line.contains("> ");
        assert_eq!(said.lines().find(too_wide), None);
    }
}

#[test]
fn a_broken_checklist_is_read_only_and_said_first() {
    let home = Home::new();
    home.write("ferry.checklist.toml", "broken [");
    let output = home.run(&["--plain", "ferry.md"], "a\n");
    let said = out(&output);
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(": read only until it is mended"), "{said}");
    assert_eq!(home.text("ferry.checklist.toml"), "broken [");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn an_article_without_claims_is_no_failure() {
    let home = Home::new();
    home.write("empty.md", "# The ferry\n");
    let output = home.run(&["--plain", "empty.md"], "a\nTab\nc\nq\nq\n");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(out(&output).contains("No claims found in this article."));
}

#[test]
fn an_article_from_a_pipe_needs_a_terminal_for_the_answers() {
    let home = Home::new();
    let program = home.program(["--plain", "-"]);
    let words: Vec<_> = ["setsid".into(), "--wait".into()]
        .into_iter()
        .chain(program.words().to_vec())
        .collect();
    let detached = crate::support::pty::Program::new(words);
    let output = home.run_program(&detached, "Ferries sank.");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(
        err(&output).contains("no terminal for the keys"),
        "{output:?}"
    );
}

#[test]
fn own_keys_answer_too() {
    let home = Home::new();
    home.write(
        "config/sourcecheck/keys.toml",
        "[reading]\na = \"\"\nw = \"attributed\"\nz = \"\"\n\"(\" = \"undo\"\nZ = \"\"\n\"Ctrl-R\" = \"\"\n",
    );
    let said = out(&home.run(&["--plain", "ferry.md"], "a\nw\n(\n"));
    assert!(said.contains("1: w s u x ?> a\nno such key: a"), "{said}");
    assert!(said.contains("1: w s u x ?> w\n1 attributed"), "{said}");
    assert!(said.contains("Enter adds one; ( undoes"), "{said}");
    assert!(said.contains(":redo redoes"), "{said}");
}
