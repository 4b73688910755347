//! `sourcecheck config`: every setting with its origin, changed keys, and where files lie.

use crate::support::home::{Home, err, out};

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
    assert!(said.contains("keys          less  default"), "{said}");
    assert_eq!(line(&said, "prompts.mute"), "prompts.mute none default");
    assert!(said.contains("Keys\n  as shipped\n"), "{said}");
    assert!(line(&said, "settings").ends_with("config/sourcecheck/sourcecheck.toml not there"));
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
        "[reading]\n\"b\" = \"\"\n\"Ctrl-F\" = \"page-next\"\n",
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
        said.contains("[reading] Ctrl-F  page-next  was nothing"),
        "{said}"
    );
    assert!(
        said.contains("[reading] b       nothing    was page-back"),
        "{said}"
    );
    let (_, files) = said.split_once("\nFiles\n").expect("files are told");
    assert!(line(files, "keys").ends_with("keys.toml there"));
    assert_eq!(
        line(&said, "checklist"),
        "checklist ferry.checklist.toml not there"
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
