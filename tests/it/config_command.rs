//! `sourcecheck config`: every setting with its origin, changed keys, and where files lie.

use crate::support::home::{Home, err, out};
use crate::support::pty::Program;

/// The words of the line that begins with `name`.
#[track_caller]
fn line(said: &str, name: &str) -> String {
    let mut lines = said
        .lines()
        .map(|l| l.split_whitespace().collect::<Vec<_>>());
    let found = lines.find(|words| words.first() == Some(&name));
    found
        .unwrap_or_else(|| panic!("{name} is not in\n{said}"))
        .join(" ")
}

#[test]
fn everything_is_as_shipped_at_first() {
    let said = out(&Home::new().run(&["config"], ""));
    assert_eq!(line(&said, "reviewer"), "reviewer ada environment: USER");
    assert_eq!(line(&said, "width"), "width 68 default");
    assert_eq!(line(&said, "theme"), "theme auto default");
    assert!(said.contains("keys          less   default"), "{said}");
    assert_eq!(line(&said, "prompts.mute"), "prompts.mute none default");
    assert!(said.contains("Keys\n  as shipped\n"), "{said}");
    assert!(
        line(&said, "settings").ends_with("config/sourcecheck/sourcecheck.toml does not exist")
    );
    assert_eq!(
        line(&said, "checklist"),
        "checklist beside its article, else in the data folder"
    );
}

#[test]
fn files_flags_and_the_environment_are_origins() {
    let home = Home::new();
    home.write(
        "config/sourcecheck/sourcecheck.toml",
        "\nreviewer = \"mira\"\n",
    );
    home.write(
        "config/sourcecheck/keys.toml",
        "[reading]\n\"b\" = \"\"\n\"Ctrl-E\" = \"page-next\"\n",
    );
    let program = home
        .program(["config", "--width", "50", "ferry.md"])
        .env("NO_COLOR", "1");
    let said = out(&home.run_program(&program, ""));
    let file = home.path("config/sourcecheck/sourcecheck.toml");
    assert_eq!(
        line(&said, "reviewer"),
        format!("reviewer mira {}, line 2", file.display())
    );
    assert_eq!(line(&said, "width"), "width 50 flag");
    assert_eq!(line(&said, "theme"), "theme plain environment: NO_COLOR");
    assert!(
        said.contains("[reading] Ctrl-E  page-next  was unbound; set by /"),
        "{said}"
    );
    assert!(
        said.contains("[reading] b       unbound    was page-back; set by /"),
        "{said}"
    );
    let (_, files) = said.split_once("\nFiles\n").expect("files are told");
    assert!(line(files, "keys").ends_with("keys.toml exists"));
    assert_eq!(
        line(&said, "checklist"),
        "checklist ferry.checklist.toml does not exist"
    );
    assert!(!home.path("ferry.checklist.toml").exists());
}

#[test]
fn what_is_wrong_with_a_file_is_said_instead() {
    let home = Home::new();
    home.write("config/sourcecheck/sourcecheck.toml", "width = 5\n");
    let output = home.run(&["config"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("\"width\""), "{output:?}");
}

#[test]
fn each_changed_key_is_told_with_the_preset_or_the_file_that_says_so() {
    let home = Home::new();
    home.write(
        "config/sourcecheck/keys.toml",
        "[reading]\n\"Ctrl-E\" = \"line-up\"\n",
    );
    let said = out(&home.run(&["config", "--keys", "vim"], ""));
    let by = |keys: &str| {
        let row = said
            .lines()
            .find(|line| line.contains(&format!("[reading] {keys} ")));
        row.unwrap().split("; set by ").nth(1).unwrap().to_owned()
    };
    assert_eq!(by("g g"), "the preset vim");
    let own = home.path("config/sourcecheck/keys.toml");
    assert_eq!(by("Ctrl-E"), own.display().to_string());
}

#[test]
fn the_shipped_files_are_there_for_whoever_has_only_the_program() {
    let home = Home::new();
    // Also when the reader's own are wrong: then they are needed most.
    home.write("config/sourcecheck/keys.toml", "[reading]\nq = \"fly\"\n");
    for (name, file) in [
        ("settings", "sourcecheck"),
        ("keys", "keys"),
        ("keys-vim", "keys-vim"),
        ("keys-arrows", "keys-arrows"),
        ("theme", "theme"),
        ("prompts", "prompts"),
    ] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let shipped = std::fs::read_to_string(root.join(format!("config/{file}.toml"))).unwrap();
        assert_eq!(out(&home.run(&["config", "--shipped", name], "")), shipped);
    }
    let wrong = home.run(&["config"], "");
    assert!(err(&wrong).contains("sourcecheck config --shipped keys lists them"));
}

#[test]
fn a_file_that_is_no_utf8_is_one_sentence_with_advice() {
    let home = Home::new();
    home.write("config/sourcecheck/keys.toml", b"\xff\xfe[\0r\0");
    let output = home.run(&["config"], "");
    assert_eq!(output.status.code(), Some(2));
    let said = err(&output);
    assert!(
        said.contains("keys.toml is not text in UTF-8: save it as UTF-8"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn clicolor_turns_colours_off_unless_they_are_forced() {
    let home = Home::new();
    let theme = |variables: &[(&str, &str)]| {
        let set = |program: Program, (name, value): &(&str, &str)| program.env(name, value);
        let program = variables.iter().fold(home.program(["config"]), set);
        line(&out(&home.run_program(&program, "")), "theme")
    };
    assert_eq!(
        theme(&[("CLICOLOR", "0")]),
        "theme plain environment: CLICOLOR"
    );
    assert_eq!(theme(&[("CLICOLOR", "1")]), "theme auto default");
    assert_eq!(
        theme(&[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")]),
        "theme auto default"
    );
    assert_eq!(
        theme(&[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "0")]),
        "theme plain environment: CLICOLOR"
    );
}
