//! The manual page in its readers.
//!
//! A reader that is not installed is passed over, with a word on stderr.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::home::{Home, err, out};

/// Whether a program is there to try it with.
fn is_there(program: &str) -> bool {
    let found = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .stdout(Stdio::null())
        .status();
    let there = found.is_ok_and(|status| status.success());
    if !there {
        eprintln!("not tried, since {program} is not installed");
    }
    there
}

/// What a shell script prints that is run at home with the program's folder first in the path.
#[track_caller]
fn printed(home: &Home, shell: &[&str], script: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_sourcecheck"));
    let path = format!(
        "{}:{}",
        program.parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    let output = Command::new(shell[0])
        .args(&shell[1..])
        .arg(script)
        .env_clear()
        .env("HOME", home.folder())
        .env("PATH", path)
        .env("TERM", "xterm")
        .current_dir(home.folder())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(err(&output), "", "{script}");
    out(&output)
}

#[test]
fn the_manual_page_reads_without_a_complaint() {
    let home = Home::new();
    let page = out(&home.run(&["man"], ""));
    home.write("sourcecheck.1", &page);
    if is_there("mandoc") {
        let lint = "mandoc -T lint sourcecheck.1";
        assert_eq!(printed(&home, &["sh", "-c"], lint), "");
    }
    if is_there("groff") {
        let complaints = "groff -man -ww -T utf8 sourcecheck.1 2>&1 >/dev/null";
        assert_eq!(printed(&home, &["sh", "-c"], complaints), "");
        let shown = printed(
            &home,
            &["sh", "-c"],
            "groff -man -T utf8 -P -cbou -rLL=78n sourcecheck.1",
        );
        for wanted in [
            "KEYS",
            "FILES",
            "ENVIRONMENT",
            "EXIT STATUS",
            "COMMANDS",
            "--plain",
            "sourcecheck shelf [--format FORMAT]",
            "attributed: the article names who says it",
            "Space, f, PgDn",
            "NO_COLOR",
            "CLICOLOR_FORCE",
            "WITHOUT A SCREEN",
            "decides nothing",
            "74",
        ] {
            assert!(shown.contains(wanted), "{wanted} is not in\n{shown}");
        }
    }
}
