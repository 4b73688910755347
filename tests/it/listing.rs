//! The listing of claims as people get it: in a terminal with colour, in a file without, wrapped to what is there.

use std::path::PathBuf;
use std::process::Command;

use crate::support::oracle::forbidden;
use crate::support::pty::{Program, Session};

const ARTICLE: &str = "\
Mara Ilves, the mayor of Kelmsund, opened the bridge on 3 June.\n\n\
“The bridge cost 41 million crowns,” she said. Experts say the ferry will close.\n\n\
She added that \u{1b}[31mnobody\u{202e} was asked. Who pays?\n";

/// The article in a folder of its own, which is kept as long as the guard.
fn article() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.txt");
    std::fs::write(&path, ARTICLE).unwrap();
    (folder, path)
}

/// What the program prints into a pipe, with these variables.
fn piped(variables: &[(&str, &str)], arguments: &[&str]) -> String {
    let (_folder, path) = article();
    let program = Program::sourcecheck(["claims"]);
    let home = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_sourcecheck"))
        .arg("claims")
        .args(arguments)
        .arg(&path)
        .env_clear()
        .envs(program.environment(home.path()))
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a terminal of `columns` gets, as bytes and as seen.
fn shown(columns: u16, variables: &[(&str, &str)]) -> (Vec<u8>, String) {
    let (_folder, path) = article();
    let mut program = Program::sourcecheck([std::ffi::OsString::from("claims"), path.into()]);
    for (name, value) in variables {
        program = program.env(name, value);
    }
    let session = Session::start(&program, columns, 40);
    session.wait_for_end();
    (session.raw(), session.contents())
}

fn has_sequences(bytes: &[u8]) -> bool {
    bytes.contains(&0x1b)
}

#[test]
fn in_a_pipe_it_is_text_alone() {
    let listing = piped(&[], &["--all"]);
    assert!(!has_sequences(listing.as_bytes()));
    assert!(
        listing.contains("she = Mara Ilves (mayor, Kelmsund) [said]"),
        "{listing}"
    );
    assert!(
        listing.contains("Experts [say] → unsupported, vague attribution"),
        "{listing}"
    );
    assert!(listing.contains("no claim: question"), "{listing}");
    assert!(listing.contains("␛[31mnobody␣ was asked"), "{listing}");
    let (_, last) = listing.trim_end().rsplit_once("\n\n").unwrap();
    let last = last.replace('\n', " ");
    assert!(
        last.contains(" claims; suggested: ") && last.contains("1 sentence skipped (no claim)"),
        "{last}"
    );
}

#[test]
fn columns_says_how_wide_a_pipe_is() {
    for (columns, widest) in [("40", 40), ("", 80), ("many", 80), ("400", 100)] {
        let listing = piped(&[("COLUMNS", columns)], &[]);
        let width = listing
            .lines()
            .map(|line| line.chars().count())
            .max()
            .unwrap();
        assert!(width <= widest, "{columns}: {width}");
        assert!(width > widest / 2, "{columns}: {width}");
    }
}

#[test]
fn colour_is_for_terminals_that_want_it() {
    let (bytes, seen) = shown(60, &[]);
    assert!(
        bytes.windows(5).any(|w| w == b"\x1b[1;3"),
        "colour on a terminal"
    );
    assert!(seen.contains("she = Mara Ilves"), "{seen}");
    assert!(
        seen.lines().all(|line| line.chars().count() <= 60),
        "{seen}"
    );
    assert_eq!(forbidden(&bytes), None);
    let (bytes, _) = shown(60, &[("NO_COLOR", "1")]);
    assert!(
        has_sequences(&bytes) && !bytes.windows(4).any(|w| w == b"\x1b[1;"),
        "attributes only"
    );
    for quiet in [("TERM", "dumb"), ("CLICOLOR", "0")] {
        let (bytes, _) = shown(60, &[quiet]);
        assert!(!bytes.windows(4).any(|w| w == b"\x1b[1;"), "{quiet:?}");
    }
    assert!(has_sequences(
        piped(&[("CLICOLOR_FORCE", "1")], &[]).as_bytes()
    ));
    assert!(!has_sequences(
        piped(&[("CLICOLOR_FORCE", "0")], &[]).as_bytes()
    ));
    assert!(!has_sequences(
        piped(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]).as_bytes()
    ));
}
