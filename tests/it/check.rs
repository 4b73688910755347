//! `sourcecheck check`: what it says of a checklist, with and without its article, and how it ends.

use crate::support::home::{Home, err, out};

const ARTICLE: &str = include_str!("../fixtures/checks/tolls.md");
const CHECKLIST: &str = include_str!("../fixtures/checks/tolls.checklist.toml");
/// What is said of these two.
const SAID: &str = include_str!("../fixtures/checks/tolls.txt");

/// A home with the checklist, its text changed from these words to those.
fn home(changes: &[(&str, &str)]) -> Home {
    let home = Home::new();
    let mut text = CHECKLIST.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    home.write("tolls.checklist.toml", text);
    home
}

/// What `check` prints with these arguments before the path of the checklist, and its exit code.
fn check(home: &Home, arguments: &[&str]) -> (String, Option<i32>) {
    let arguments = [&["check"], arguments, &["tolls.checklist.toml"]].concat();
    let output = home.run(&arguments, "");
    (out(&output), output.status.code())
}

#[test]
fn every_contradiction_is_said_in_one_line_with_what_to_do() {
    let home = home(&[]);
    home.write("tolls.md", ARTICLE);
    assert_eq!(check(&home, &[]), (SAID.to_owned(), Some(1)));
}

#[test]
fn without_its_article_a_checklist_is_checked_by_itself() {
    let home = home(&[]);
    let output = home.run(&["check", "tolls.checklist.toml"], "");
    let about_article =
        |line: &&str| line.contains("no longer in") || line.contains("words are not");
    // The headline is on no list that only has what was decided: the claims count from the first in the file.
    let alone: Vec<&str> = SAID.lines().filter(|line| !about_article(line)).collect();
    assert_eq!(out(&output).lines().count(), alone.len());
    assert!(out(&output).contains("claim 1 (c-1): unsupported (no-source)"));
    assert!(
        err(&output).contains("tolls.md cannot be read"),
        "{output:?}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_is_missing_is_a_warning_and_an_error_where_that_is_asked_for() {
    let only_missing = [
        ("basis = \"named-person\"\n", "basis = \"own-voice\"\n"),
        ("[claim.source]\nname = \"Mara Ilves\"\n", ""),
        (
            "basis = \"own-voice\"\nproblem = \"overstated\"\nrepeats = \"c-9\"\n",
            "",
        ),
        ("status = \"sourced\"\n", ""),
    ];
    let home = home(&only_missing);
    let (said, code) = check(&home, &[]);
    assert!(
        said.contains("(c-2): warning: no origin given: say who says it\n"),
        "{said}"
    );
    assert!(
        said.ends_with("3 of 5 claims decided, 0 errors, 2 warnings\n"),
        "{said}"
    );
    assert_eq!(code, Some(0));
    assert_eq!(check(&home, &["--strict"]), (said, Some(1)));
}

#[test]
fn what_cannot_be_read_is_an_error_of_the_check_and_what_is_not_there_ends_it() {
    let home = home(&[(
        "[[claim]]\nid = \"c-5\"",
        "<<<<<<< ours\n[[claim]]\nid = \"c-5\"",
    )]);
    let (said, code) = check(&home, &[]);
    assert!(said.contains("unresolved git merge"), "{said}");
    assert_eq!((said.lines().count(), code), (1, Some(1)));
    let (json, code) = check(&home, &["--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&rows[0]["level"], code), (&"error".into(), Some(1)));
    let missing = home.run(&["check", "nothing.toml"], "");
    assert_eq!(missing.status.code(), Some(66), "{missing:?}");
}

#[test]
fn what_the_reader_decides_contradicts_nothing() {
    let home = Home::new();
    home.write("tolls.md", ARTICLE);
    // Every decision over every other, on every claim.
    let answers = "1\na\nReturn\ns\nReturn\nu\nReturn\nu\n2\nu\nReturn\na\n3\nx o\nReturn\nu\n4\ns\nReturn\nu\nq\n";
    home.run(
        &["--plain", "tolls.md"],
        &answers.replace("Return", "Backspace"),
    );
    let (said, code) = check(&home, &[]);
    assert!(
        said.ends_with("4 of 5 claims decided, 0 errors, 1 warning\n"),
        "{said}"
    );
    assert_eq!(code, Some(0), "{said}");
}
