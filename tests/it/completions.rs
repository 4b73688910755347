//! Completions in the shells themselves, as their readers type: a real bash, zsh and fish load what the program prints.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::home::{Home, err, out};
use crate::support::pty::{Program, Session};

/// Whether a shell is there to try it with; if not, that is said past the test's captured output.
fn is_there(shell: &str) -> bool {
    let found = Command::new(shell)
        .args(["-c", "exit"])
        .stdout(Stdio::null())
        .status();
    let there = found.is_ok_and(|status| status.success());
    if !there {
        let told = format!(
            "\n!!! SKIPPED: {shell} is not installed, so its completions were not tried !!!\n"
        );
        std::io::stderr().write_all(told.as_bytes()).ok();
    }
    there
}

/// A home with a file that begins like a command, one that does not, and one with a blank.
fn home() -> Home {
    let home = Home::new();
    home.write("claim-notes.txt", "x");
    home.write("my notes.md", "x");
    home.write("folder/x.md", "x");
    home
}

/// The path in which the program is found by its name.
fn path() -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_sourcecheck"));
    let folder = program.parent().unwrap().display();
    format!("{folder}:{}", std::env::var("PATH").unwrap())
}

/// A shell in a terminal, in a home, that has done `setup`.
fn shell(home: &Home, words: &[&str], setup: &str) -> Session {
    let folder = home.folder().display();
    let program = Program::new(words.iter().copied())
        .env("PATH", &path())
        .env("PS1", "prompt> ")
        .env("PROMPT", "prompt> ");
    let mut session = Session::start(&program, 100, 30);
    session.wait_for_text("prompt>");
    session.send(format!("cd '{folder}'; {setup}; clear; echo is re''ady\r"));
    session.wait_for("the prompt of a shell that is ready", |screen| {
        let shown = screen.contents();
        shown.contains("is ready") && shown.trim_end().ends_with("\nprompt>")
    });
    session
}

/// Types a line with its tabs, waits for what becomes of it, and takes it back.
#[track_caller]
fn check(session: &mut Session, typed: &str, becomes: &str) {
    session.send(format!("sourcecheck {typed}"));
    session.wait_for(&format!("{typed:?} to become {becomes:?}"), |screen| {
        let shown = screen.contents();
        let line = shown.lines().rfind(|line| line.starts_with("prompt> "));
        line.is_some_and(|line| line.trim_end() == format!("prompt> sourcecheck {becomes}"))
    });
    session.send("\u{15}");
    session.wait_for("an empty line", |screen| {
        let shown = screen.contents();
        shown.trim_end().ends_with("prompt>")
    });
}

/// Types a line with its tabs and waits for all of some words to be offered.
#[track_caller]
fn check_offered(session: &mut Session, typed: &str, words: &[&str], never: &[&str]) {
    session.send("clear\r");
    session.wait_for("an empty screen", |screen| {
        screen.contents().trim() == "prompt>"
    });
    session.send(format!("sourcecheck {typed}"));
    session.wait_for(&format!("{words:?} to be offered"), |screen| {
        let shown = screen.contents();
        words.iter().all(|word| {
            shown
                .split_whitespace()
                .any(|w| w.trim_end_matches('/') == *word)
        })
    });
    let shown = session.contents();
    let wrong = never
        .iter()
        .find(|word| shown.split_whitespace().any(|w| w == **word));
    assert_eq!(wrong, None, "{shown}");
    session.send("\u{15}clear\r");
    session.wait_for("an empty screen", |screen| {
        screen.contents().trim() == "prompt>"
    });
}

/// What is typed in bash, and what becomes of it.
const BASH: &[(&str, &str)] = &[
    ("sh\t", "shelf"),
    ("cl\t", "claim"),
    ("claim-\t", "claim-notes.txt"),
    ("fe\t", "ferry.md"),
    ("my\t", "my\\ notes.md"),
    ("my\\ n\t", "my\\ notes.md"),
    ("--pl\tfe\t", "--plain ferry.md"),
    ("ferry.md --pl\t", "ferry.md --plain"),
    ("--keys v\t", "--keys vim"),
    ("--keys=v\t", "--keys=vim"),
    ("config --theme=pl\t", "config --theme=plain"),
    ("claims fe\t", "claims ferry.md"),
    (
        "claims --format jsonl fe\t",
        "claims --format jsonl ferry.md",
    ),
    ("completions z\t", "completions zsh"),
    ("help cl\t", "help claims"),
    ("man cl\t", "man claims"),
    ("help han\t", "help hand-over"),
    ("--checklist fe\t", "--checklist ferry.md"),
];

#[test]
fn bash_completes_as_one_types() {
    if !is_there("bash") {
        return;
    }
    let home = home();
    let words = ["bash", "--norc", "--noprofile", "-i"];
    let setup = "bind 'set enable-bracketed-paste off'; bind 'set bell-style none'; source <(sourcecheck completions bash)";
    let mut bash = shell(&home, &words, setup);
    for (typed, becomes) in BASH {
        check(&mut bash, typed, becomes);
    }
    check_offered(
        &mut bash,
        "\t\t",
        &["claims", "ferry.md", "claim-notes.txt"],
        &["--plain"],
    );
    check_offered(
        &mut bash,
        "claims \t\t",
        &["ferry.md", "claim-notes.txt"],
        &["-", "shelf"],
    );
    check_offered(
        &mut bash,
        "claims --format \t\t",
        &["text", "json", "jsonl"],
        &["ferry.md"],
    );
}

/// What is typed in zsh, and what becomes of it.
const ZSH: &[(&str, &str)] = &[
    ("sh\t", "shelf"),
    ("cl\t", "claim"),
    ("fe\t", "ferry.md"),
    ("claims fe\t", "claims ferry.md"),
    ("claims --format text fe\t", "claims --format text ferry.md"),
    ("claims --al\t", "claims --all"),
    ("claims --format=jsonl\t", "claims --format=jsonl"),
    ("completions z\t", "completions zsh"),
    ("help cl\t", "help claims"),
    ("--keys v\t", "--keys vim"),
    ("--keys=v\t", "--keys=vim"),
    ("config --theme pl\t", "config --theme plain"),
    ("--plain my\t", "--plain my\\ notes.md"),
];

#[test]
fn zsh_completes_as_one_types() {
    if !is_there("zsh") {
        return;
    }
    let home = home();
    home.write(
        "functions/_sourcecheck",
        out(&home.run(&["completions", "zsh"], "")),
    );
    for setup in [
        "fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -d $PWD/dump",
        "autoload -Uz compinit; compinit -u -d $PWD/dump2; source <(sourcecheck completions zsh)",
    ] {
        let setup = format!("{setup}; setopt noautomenu; unsetopt beep promptsp; bindkey -e");
        let mut zsh = shell(&home, &["zsh", "-f", "-i"], &setup);
        for (typed, becomes) in ZSH {
            check(&mut zsh, typed, becomes);
        }
        check_offered(&mut zsh, "\t\t", &["claims", "ferry.md"], &[]);
    }
}

#[test]
fn fish_completes_commands_values_and_files_where_they_belong() {
    if !is_there("fish") {
        return;
    }
    let home = home();
    let complete = |line: &str| {
        let script = format!("sourcecheck completions fish | source; complete -C {line:?}");
        let output = Command::new("fish")
            .args(["--no-config", "-c", &script])
            .env_clear()
            .env("HOME", home.folder())
            .env("PATH", path())
            .env("TERM", "xterm")
            .current_dir(home.folder())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert_eq!(err(&output), "", "{line}");
        let told = out(&output);
        let words = told
            .lines()
            .map(|l| l.split('\t').next().unwrap().to_owned());
        let mut words: Vec<String> = words.collect();
        words.sort();
        words
    };
    assert_eq!(complete("sourcecheck she"), ["shelf"]);
    assert_eq!(complete("sourcecheck cl"), ["claim-notes.txt", "claims"]);
    assert_eq!(complete("sourcecheck completions z"), ["zsh"]);
    assert_eq!(
        complete("sourcecheck claims --format js"),
        ["json", "jsonl"]
    );
    assert_eq!(complete("sourcecheck claims fer"), ["ferry.md"]);
    assert_eq!(complete("sourcecheck --plain fer"), ["ferry.md"]);
    assert_eq!(complete("sourcecheck --checklist fer"), ["ferry.md"]);
    assert_eq!(
        complete("sourcecheck --theme "),
        ["ask", "auto", "dark", "light", "night", "paper", "plain"]
    );
    assert_eq!(complete("sourcecheck --keys "), ["arrows", "less", "vim"]);
    assert_eq!(complete("sourcecheck config --keys=v"), ["--keys=vim"]);
    for nothing in ["shelf ", "--width ", "--reviewer "] {
        assert_eq!(
            complete(&format!("sourcecheck {nothing}")),
            Vec::<String>::new()
        );
    }
    assert_eq!(complete("sourcecheck man ke"), ["keys"]);
    let commands = complete("sourcecheck help ");
    assert!(commands.contains(&"claims".to_owned()) && !commands.contains(&"ferry.md".to_owned()));
}
