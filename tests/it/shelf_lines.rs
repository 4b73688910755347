//! The shelf without a screen, by lines and by scripts.

use super::shelf::{home, open, quit};
use crate::support::home::{Home, N_CLAIMS, err, out};
use std::fs;

#[test]
fn without_a_screen_a_number_opens_an_article() {
    let home = home();
    let said = out(&home.run(&["--plain"], "7\n2\nz\nq\n"));
    let first = "Recent articles\n1 The loudest bell: 0 of 1 decided";
    assert!(said.starts_with(first), "{said}");
    assert!(said.contains("3 The built-in sample\n"), "{said}");
    assert!(
        said.contains("articles> 7\nNo row 7: there are 3.\n"),
        "{said}"
    );
    assert!(said.contains("2 undone: decision; Z redoes"), "{said}");
    assert!(
        said.contains(&format!("\n1 of {N_CLAIMS} claims decided: ")),
        "{said}"
    );
    let nothing = home.run(&["--plain"], "q\n");
    assert_eq!(nothing.status.code(), Some(0));
    assert!(!out(&nothing).contains("Claim "));
}

#[test]
fn an_answer_without_end_ends_the_shelf() {
    let home = home();
    let endless = home.program(["--plain"]).within("\"$@\" </dev/zero");
    let output = home.run_program(&endless, "");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(
        out(&output).ends_with("articles> \nNothing changed.\n"),
        "{output:?}"
    );
}

#[test]
fn without_a_screen_the_shelf_is_filtered_and_tidied() {
    let home = home();
    let lines = "? forget\n/ferry\n/xyzzy\nEsc\nd 1\nj\nd 1\nd 1\nd 9\nd x\n0\nx\nq\n";
    let said = out(&home.run(&["--plain"], lines));
    let answer = |line: &str| {
        let (_, behind) = said.split_once(&format!("articles> {line}\n")).unwrap();
        behind.split("\n\n").next().unwrap().to_owned()
    };
    assert!(answer("? forget").contains("forget an article"), "{said}");
    assert!(
        answer("/ferry").contains("\n2 The last ferry to Osmund Island: 2 of"),
        "{said}"
    );
    assert!(!answer("/ferry").contains("sample"), "{said}");
    assert!(
        answer("/xyzzy").contains("no article matches “xyzzy”: Esc shows all"),
        "{said}"
    );
    assert!(answer("Esc").contains("sample"), "{said}");
    let once = "press again to forget this article; its files stay\n1 The loudest bell";
    // Something else between the two is no second time.
    assert_eq!(said.matches(once).count(), 2, "{said}");
    let gone = "forgot “The loudest bell”\nRecent articles\n1 The last ferry";
    assert!(said.contains(gone), "{said}");
    assert!(answer("d 9").contains("no row 9"), "{said}");
    assert!(answer("0").contains("No row 0"), "{said}");
    for line in ["d x", "x"] {
        assert!(!answer(line).contains("shelf"), "{said}");
    }
    let listed = out(&home.run(&["shelf"], ""));
    assert!(
        !listed.contains("bell") && listed.contains("ferry"),
        "{listed}"
    );
}

#[test]
fn one_article_with_two_checklists_stands_there_twice_by_their_names() {
    let home = Home::new();
    home.run(&["--plain", "ferry.md"], "a\nq\n");
    home.run(&["--plain", "--checklist", "mine.toml", "ferry.md"], "q\n");
    let listed = out(&home.run(&["shelf"], ""));
    for name in ["mine.toml", "ferry.checklist.toml"] {
        let row = format!("The last ferry to Osmund Island ({name})\n");
        assert!(listed.contains(&row), "{listed}");
    }
    let session = open(&home);
    session.wait_for_text("Osmund Island (mine.toml)");
    quit(session);
}

#[test]
fn words_that_no_article_holds_open_nothing() {
    let home = home();
    let mut session = open(&home);
    session.send("/xyzzy\r");
    session.wait_for_text("no article matches “xyzzy”: Esc shows all");
    session.send("\r");
    session.send("/\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\r");
    session.wait_for_text("The loudest bell");
    quit(session);
}

#[test]
fn a_path_that_is_not_utf8_comes_with_its_bytes() {
    use std::os::unix::ffi::OsStringExt;
    let home = home();
    let name = std::ffi::OsString::from_vec(b"f\xffrry 100%.md".to_vec());
    fs::copy(home.path("ferry.md"), home.folder().join(&name)).unwrap();
    let program = home.program(["--plain".into(), name]);
    home.run_program(&program, "q\n");
    let output = home.run(&["shelf", "--format", "json"], "");
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let bytes = rows[0]["article_bytes"].as_str().unwrap();
    assert!(bytes.ends_with("/f%FFrry 100%25.md"), "{bytes}");
    assert_eq!(rows[1].get("article_bytes"), None);
}

#[test]
fn an_article_in_a_pipe_is_never_passed_over() {
    let home = home();
    let output = home.run(&[], "# Tolls\n\nTolls rose by 12 percent.\n");
    assert_eq!(out(&output), "# Tolls\n\nTolls rose by 12 percent.\n");
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    // Nothing can be read there, so nothing is lost.
    let mut command = home.command(&home.program::<&str>([]));
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    assert!(out(&output).contains("The loudest bell"), "{output:?}");
    // Answers are read from there.
    let said = out(&home.run(&["--plain"], "1\nq\n"));
    assert!(said.contains("The loudest bell"), "{said}");
}
