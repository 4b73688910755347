//! What the README, the manual and the notes for contributors say is still so.

use crate::support::key_table::markdown_table;
use crate::support::painter::keymap;
use sourcecheck::config::Topic;
use std::path::Path;

const BEGIN: &str = "<!-- keys: made from the keymap, compared by a test -->\n";
const END: &str = "<!-- end of keys -->";

/// Run with `UPDATE_README=1` to write them anew.
#[test]
fn the_keys_are_the_shipped_ones() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/help/keys.md");
    let manual = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = manual
        .split_once(BEGIN)
        .expect("the topic marks where the keys begin");
    let (keys, after) = rest
        .split_once(END)
        .expect("the topic marks where the keys end");
    let expected = format!("\n{}\n", markdown_table(&keymap()));
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{expected}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(
        keys, expected,
        "UPDATE_README=1 cargo test readme writes them anew"
    );
}

#[test]
fn the_two_commands_stand_alone_on_their_lines() {
    let readme = include_str!("../../README.md");
    for command in ["cargo run --release", "cargo test"] {
        assert!(readme.lines().any(|line| line == command), "{command}");
    }
}

/// Nothing is depended on without a reason in ARCHITECTURE.md.
#[test]
fn every_library_has_its_reason() {
    let manifest: toml::Table = include_str!("../../Cargo.toml")
        .parse()
        .expect("a manifest");
    let rows: Vec<&str> = include_str!("../../.github/ARCHITECTURE.md")
        .lines()
        .filter(|line| line.starts_with("| "))
        .filter_map(|row| row.split('|').nth(1))
        .flat_map(|names| names.split(", "))
        .map(str::trim)
        .collect();
    for section in ["dependencies", "dev-dependencies"] {
        let libraries = manifest
            .get(section)
            .and_then(|s| s.as_table())
            .expect(section);
        for name in libraries.keys() {
            assert!(
                rows.contains(&name.as_str()),
                "ARCHITECTURE.md gives no reason for {name}"
            );
        }
    }
}

/// What is longer moves into a topic of `help`.
const MOST_WORDS: usize = 2_500;

#[test]
fn the_readme_stays_short_and_names_every_topic() {
    let readme = include_str!("../../README.md");
    let words = readme.split_whitespace().count();
    assert!(words <= MOST_WORDS, "{words} words");
    for topic in Topic::ALL {
        assert!(readme.contains(&format!("| `{topic}` | ")), "{topic}");
    }
}

/// The paths in backticks, which name files of ours.
#[test]
fn files_that_contributors_are_sent_to_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for text in [
        include_str!("../../.github/CONTRIBUTING.md"),
        include_str!("../../.github/ARCHITECTURE.md"),
    ] {
        for path in text.split('`').skip(1).step_by(2) {
            let starts = ["src/", "tests/", "config/", ".github/", ".ci/"];
            if starts.iter().any(|start| path.starts_with(start)) && !path.contains(['*', ' ']) {
                assert!(root.join(path).exists(), "{path}");
                seen += 1;
            }
        }
    }
    assert!(seen > 10, "only {seen} were found");
}
