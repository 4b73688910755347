//! The manual page in its readers, and the command that installs it and the completions.
//!
//! A reader that is not installed is passed over, with a word on stderr.

use std::fs;
use std::os::unix::fs::PermissionsExt;
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
        let lint = "mandoc -T lint -W warning sourcecheck.1";
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
            "sourcecheck shelf",
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

#[test]
fn installing_tells_every_file_and_comes_back_to_nothing_to_do() {
    let home = Home::new();
    let said = out(&home.run(&["install", "--prefix", "~/local"], ""));
    let mut n_files = 0;
    for line in said.lines() {
        let Some(path) = line.strip_prefix("wrote ").map(Path::new) else {
            assert!(line.contains("fpath"), "{line}");
            continue;
        };
        // A `~` that the shell left is the home.
        assert!(path.starts_with(home.folder()), "{line}");
        assert!(
            fs::read_to_string(path)
                .unwrap()
                .contains("made by sourcecheck")
        );
        assert_eq!(
            fs::metadata(path).unwrap().permissions().mode() & 0o444,
            0o444,
            "{line}"
        );
        n_files += 1;
    }
    assert_eq!(n_files, 4);
    let again = out(&home.run(&["install", "--prefix", "~/local"], ""));
    assert_eq!(again.matches("is up to date").count(), 4, "{again}");
    let page = home.path("local/share/man/man1/sourcecheck.1");
    let older = fs::read_to_string(&page)
        .unwrap()
        .replace("EXIT STATUS", "EXITS");
    fs::write(&page, older).unwrap();
    let renewed = out(&home.run(&["install", "--prefix", "~/local"], ""));
    assert_eq!(renewed.matches("updated ").count(), 1, "{renewed}");
}

#[test]
fn what_somebody_else_wrote_is_left_alone() {
    let home = Home::new();
    let theirs = ".local/share/fish/vendor_completions.d/sourcecheck.fish";
    home.write(theirs, "# my own\n");
    let output = home.run(&["install"], "");
    assert_eq!(output.status.code(), Some(74));
    assert!(err(&output).contains("not written"), "{output:?}");
    assert_eq!(home.text(theirs), "# my own\n");
    assert_eq!(out(&output).matches("wrote ").count(), 3);
    let forced = home.run(&["install", "--force"], "");
    assert_eq!(forced.status.code(), Some(0));
    assert!(home.text(theirs).contains("made by sourcecheck"));
}

#[test]
fn what_was_written_before_a_failure_is_told_too() {
    let home = Home::new();
    home.write("local/share/man", "a file where a folder should be");
    let output = home.run(&["install", "--prefix", "local"], "");
    assert_eq!(output.status.code(), Some(74));
    let said = out(&output);
    assert_eq!(
        said.lines()
            .filter(|line| line.starts_with("wrote "))
            .count(),
        3,
        "{said}"
    );
    assert!(err(&output).contains("local/share/man"), "{output:?}");
}

#[test]
fn a_prefix_that_cannot_be_written_is_one_sentence() {
    let output = Home::new().run(&["install", "--prefix", "/dev/null/x"], "");
    assert_eq!(output.status.code(), Some(74));
    assert_eq!(err(&output).lines().count(), 1, "{output:?}");
}
