//! What the program says outside its screen holds no control characters, whatever names and files hold.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use crate::support::home::Home;
use crate::support::pty::{Ended, Session};

/// A title, a bell, a clear screen, C1 as a character and as a byte, a carriage return, an override of direction.
const HOSTILE: &[u8] = b"a\x1b]0;t\x07b\x1b[2J\xc2\x9bc\x9bd\re\xe2\x80\xaef";

fn hostile(end: &str) -> OsString {
    OsString::from_vec([HOSTILE, end.as_bytes()].concat())
}

/// The hostile name as a string of TOML.
const IN_TOML: &str = "a\\u001b]0;t\\u0007b\\u001b[2J\\u009bc\\re\\u202ef";

#[track_caller]
fn check_bytes(what: &str, said: &[u8]) {
    let text = std::str::from_utf8(said).unwrap_or_else(|e| panic!("{what}: {e}: {said:?}"));
    let bad = |c: &char| (c.is_control() && *c != '\n') || *c == '\u{202e}';
    let found: Vec<char> = text.chars().filter(bad).collect();
    assert!(found.is_empty(), "{what}: {found:?} in {text:?}");
}

/// Checks both streams, and that the hostile name was said at all.
#[track_caller]
fn check(what: &str, output: &Output, code: i32) {
    check_bytes(what, &output.stdout);
    check_bytes(what, &output.stderr);
    assert_eq!(output.status.code(), Some(code), "{what}: {output:?}");
    let said = [&output.stdout[..], &output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("]0;t"), "{what} says nothing of it: {said}");
}

fn run(home: &Home, arguments: &[OsString], input: &str) -> Output {
    home.run_program(&home.program(arguments.to_vec()), input)
}

#[test]
fn a_hostile_file_name_is_said_without_its_controls() {
    let home = Home::new();
    let article = home.folder().join(hostile(".md"));
    for words in [&["claims"][..], &["text"], &["--plain"], &[]] {
        let mut arguments: Vec<OsString> = words.iter().map(Into::into).collect();
        arguments.push(article.clone().into());
        check(&format!("{words:?}"), &run(&home, &arguments, ""), 66);
    }
    fs::create_dir(&article).unwrap();
    check(
        "a folder",
        &run(&home, &["claims".into(), article.clone().into()], ""),
        66,
    );
    fs::remove_dir(&article).unwrap();
    fs::copy(home.path("ferry.md"), &article).unwrap();
    let output = run(&home, &["--plain".into(), article.into()], "a\nq\n");
    check("a review", &output, 0);
    check("the shelf", &run(&home, &["shelf".into()], ""), 0);
    let extra = ["ferry.md".into(), hostile("")];
    check("one too many", &run(&home, &extra, ""), 2);
    check(
        "an option",
        &run(&home, &[OsString::from_vec([b"--", HOSTILE].concat())], ""),
        2,
    );
}

#[test]
fn a_hostile_checklist_path_is_said_without_its_controls() {
    let home = Home::new();
    let folder = home.folder().join(hostile("folder"));
    let with = |path: OsString| {
        [
            "--plain".into(),
            "--checklist".into(),
            path,
            "ferry.md".into(),
        ]
    };
    let missing = folder.join("c.toml").into_os_string();
    check("no folder", &run(&home, &with(missing), "a\nq\nq\n"), 74);
    fs::create_dir(&folder).unwrap();
    check("a folder", &run(&home, &with(folder.clone().into()), ""), 2);
    let kept = folder.join("c.toml");
    check(
        "a review",
        &run(&home, &with(kept.clone().into()), "a\nq\n"),
        0,
    );
    fs::write(&kept, "broken [").unwrap();
    check("broken", &run(&home, &with(kept.clone().into()), "q\n"), 0);
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o444)).unwrap();
    check("protected", &run(&home, &with(kept.into()), "q\n"), 0);
}

#[test]
fn hostile_settings_are_said_without_their_controls() {
    let home = Home::new();
    let mut n_said = 0;
    for (file, text) in [
        ("sourcecheck.toml", format!("theme = \"{IN_TOML}\"\n")),
        ("sourcecheck.toml", format!("\"{IN_TOML}\" = 1\n")),
        (
            "keys.toml",
            format!("[reading]\n\"{IN_TOML}\" = \"page-next\"\n"),
        ),
        ("keys.toml", format!("[reading]\n\"j\" = \"{IN_TOML}\"\n")),
        ("theme.toml", format!("[light]\ntitle = \"{IN_TOML}\"\n")),
        ("prompts.toml", format!("\"{IN_TOML}\" = 1\n")),
        (
            "prompts.toml",
            format!("a = '{}'\n", String::from_utf8_lossy(HOSTILE)),
        ),
    ] {
        let path = format!("config/sourcecheck/{file}");
        home.write(&path, &text);
        let output = run(&home, &["config".into()], "");
        assert_eq!(output.status.code(), Some(2), "{text}: {output:?}");
        check_bytes(&text, &[output.stdout, output.stderr.clone()].concat());
        n_said += usize::from(String::from_utf8(output.stderr).unwrap().contains("]0;t"));
        fs::remove_file(home.path(&path)).unwrap();
    }
    assert!(n_said >= 4, "only {n_said} say what was wrong");
    let lossy = String::from_utf8_lossy(HOSTILE).into_owned();
    for flag in ["--theme", "--width", "--keys"] {
        let output = run(
            &home,
            &[flag.into(), lossy.clone().into(), "ferry.md".into()],
            "",
        );
        check(flag, &output, 2);
    }
    let folder = home.folder().join(hostile("config"));
    fs::create_dir_all(folder.join("sourcecheck")).unwrap();
    fs::write(folder.join("sourcecheck/sourcecheck.toml"), "width = 5\n").unwrap();
    let script = "XDG_CONFIG_HOME=\"$FOLDER\" exec \"$@\"";
    let mut command = home.command(&home.program(["config"]).within(script));
    check(
        "its folder",
        &command.env("FOLDER", folder).output().unwrap(),
        2,
    );
}

#[test]
fn the_last_line_of_a_sitting_says_a_hostile_name_without_its_controls() {
    let home = Home::new();
    let article = home.folder().join(hostile(".md"));
    fs::copy(home.path("ferry.md"), &article).unwrap();
    let program = home.program([article]).within("\"$@\" 2>\"$HOME/said\"");
    let mut session = Session::start(&program, 80, 24);
    session.wait_for_text("claims 0 of 24 decided");
    session.send("a");
    session.wait_for_text("claims 1 of 24 decided");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    let said = fs::read(home.path("said")).unwrap();
    check_bytes("the last line", &said);
    let said = String::from_utf8(said).unwrap();
    assert!(
        said.contains("1 of 24 claims decided") && said.contains("]0;t"),
        "{said}"
    );
}
