//! Wrong use is one sentence and exit code 2; nowhere to write is one sentence and 74; one rule for the width.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::home::{Home, N_CLAIMS, err, out};
use crate::support::pty::Program;

/// What is said about arguments that are wrong.
#[track_caller]
fn check(arguments: &[&str], sentence: &str) {
    let output = Home::new().run(arguments, "");
    assert_eq!(err(&output), format!("sourcecheck: {sentence}\n"));
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(out(&output), "");
}

#[test]
fn what_is_too_much_or_missing_is_one_sentence() {
    check(
        &["ferry.md", "b.md"],
        "sourcecheck takes one article; got b.md as well",
    );
    check(
        &["reports", "x"],
        "no such command: reports; commands are claims, report, text, check, shelf, config, completions, man, help",
    );
    check(
        &["claims", "a", "b"],
        "claims takes one article; got b as well",
    );
    check(
        &["claims"],
        "the following required arguments were not provided: <ARTICLE>",
    );
    check(
        &["claims", ""],
        "a value is required for '<ARTICLE>' but none was supplied",
    );
    check(&["--bogus"], "unexpected argument '--bogus' found");
    check(
        &["--plain", "--plain", "ferry.md"],
        "the argument '--plain' cannot be used multiple times",
    );
    check(
        &["text", "--sentences", "--format", "json", "ferry.md"],
        "the argument '--sentences' cannot be used with '--format <FORMAT>'",
    );
    check(
        &["--plain=yes", "ferry.md"],
        "unexpected value 'yes' for '--plain' found; no more were expected",
    );
}

#[test]
fn flags_of_the_reader_before_a_command_are_told_apart_from_an_article() {
    check(
        &["--width", "50", "claims", "ferry.md"],
        "claims comes first: sourcecheck claims …; for a file named claims, write ./claims",
    );
    check(
        &["--keys", "vim", "config"],
        "config comes first: sourcecheck config …; for a file named config, write ./config",
    );
    // What follows -- is never a command.
    let home = Home::new();
    home.write("claims", "The ferry carried 300 people.");
    let read = home.run(&["--width", "50", "--", "claims"], "");
    assert!(out(&read).contains("The ferry carried"), "{read:?}");
    check(
        &["claims", "--width", "50", "ferry.md"],
        "unexpected argument '--width' found",
    );
}

#[test]
fn values_are_told_with_what_they_may_be() {
    check(
        &["--theme", "pink", "ferry.md"],
        "invalid value 'pink' for '--theme <THEME>' [possible values: auto, light, dark, paper, night, plain, ask]",
    );
    check(
        &["--reviewer"],
        "a value is required for '--reviewer <NAME>' but none was supplied",
    );
    let wanted = |width: &str| {
        format!("invalid value '{width}' for '--width <COLUMNS>': a whole number from 30 to 76")
    };
    for width in ["abc", "100", "29", ""] {
        let argument = format!("--width={width}");
        check(&[&argument, "ferry.md"], &wanted(width));
    }
    for task in [&["--plain", "ferry.md"][..], &["config"]] {
        let arguments = [task, &["--width", "100"]].concat();
        check(&arguments, &wanted("100"));
    }
}

#[test]
fn one_width_for_reading_printing_and_the_line_mode() {
    let home = Home::new();
    let widest = |said: &str| said.lines().map(sourcecheck::text::width).max().unwrap();
    let usual = out(&home.run(&["ferry.md"], ""));
    assert!((60..=68).contains(&widest(&usual)), "{usual}");
    home.write("config/sourcecheck/sourcecheck.toml", "width = 40\n");
    let printed = out(&home.run(&["ferry.md"], ""));
    assert!((35..=40).contains(&widest(&printed)), "{printed}");
    let said = out(&home.run(&["--plain", "ferry.md"], "f\n"));
    assert!((35..=40).contains(&widest(&said)), "{said}");
    let flag = out(&home.run(&["--width", "30", "ferry.md"], ""));
    assert!((25..=30).contains(&widest(&flag)), "{flag}");
    home.write("config/sourcecheck/sourcecheck.toml", "width = 5\n");
    let output = home.run(&["ferry.md"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("sourcecheck.toml, line 1: \"width\""));
}

#[test]
fn a_stdout_that_is_full_is_a_failure() {
    let home = Home::new();
    for flag in ["--version", "--help"] {
        let program = home.program([flag]).within("exec \"$@\" >/dev/full");
        let output = home.run_program(&program, "");
        assert_eq!(output.status.code(), Some(74), "{flag}");
        assert!(err(&output).contains("the disk is full"), "{output:?}");
    }
}

/// The program without `HOME`, as somebody whom the system does not know; `None` where the test cannot become nobody.
fn homeless(home: &Home, arguments: &[&str]) -> Option<Program> {
    if !rustix::process::geteuid().is_root() {
        eprintln!("not tried, since only root can become somebody without a home");
        return None;
    }
    fs::set_permissions(home.folder(), fs::Permissions::from_mode(0o777)).unwrap();
    let own = home.program(arguments.to_vec());
    let script = "unset USER LOGNAME HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME\n\
                  exec setpriv --reuid 54321 --regid 54321 --clear-groups env $FOLDERS \"$@\"";
    Some(own.within(script))
}

#[test]
fn without_a_home_an_article_is_read_and_its_checklist_lies_beside_it() {
    let home = Home::new();
    let Some(program) = homeless(&home, &["--plain", "ferry.md"]) else {
        return;
    };
    let output = home.run_program(&program, "a\nq\n");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(out(&output).contains("no home folder"));
    let kept = format!("1 of {N_CLAIMS} claims decided: ferry.checklist.toml");
    assert!(out(&output).contains(&kept));
    // Whoever has no account and no name in the environment signs nothing.
    assert!(!home.text("ferry.checklist.toml").contains("\nby "));
    // The sample has no folder of its own.
    let sample = homeless(&home, &["--plain"]).unwrap();
    let output = home.run_program(&sample, "a\nq\n");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(out(&output).contains("decisions cannot be saved; set HOME or"));
    let config = homeless(&home, &["config"]).unwrap();
    let said = out(&home.run_program(&config, ""));
    assert!(said.contains("none (no home folder)"), "{said}");
}

#[test]
fn without_a_home_named_folders_serve() {
    let home = Home::new();
    let folders = ["CONFIG", "DATA", "STATE"].map(|name| {
        let folder = home.path(&name.to_lowercase());
        format!("XDG_{name}_HOME={}", folder.display())
    });
    let Some(program) = homeless(&home, &["--plain"]) else {
        return;
    };
    let program = program.env("FOLDERS", &folders.join(" "));
    let output = home.run_program(&program, "a\nq\n");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(home.path("data/sourcecheck/sample.checklist.toml").exists());
    assert!(!out(&output).contains("no home"), "{output:?}");
}

#[test]
fn a_home_that_cannot_be_written_is_said_to_be_so() {
    let home = Home::new();
    let Some(program) = homeless(&home, &["--plain"]) else {
        return;
    };
    fs::create_dir(home.path("mine")).unwrap();
    let folder = format!("HOME={}", home.path("mine").display());
    let output = home.run_program(&program.env("FOLDERS", &folder), "a\nq\nq\n");
    assert_eq!(output.status.code(), Some(74), "{output:?}");
    let said = out(&output)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(
        said.contains("decisions cannot be saved: cannot make"),
        "{said}"
    );
    assert!(said.contains("permission denied"), "{said}");
    assert!(said.contains("its folder does not exist, and"), "{said}");
    assert!(!said.contains("no such file"), "{said}");
}
