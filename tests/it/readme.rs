//! The README's keys are those of the shipped keymap.

use crate::support::key_table::in_brief;
use crate::support::painter::keymap;
use std::path::Path;

const BEGIN: &str = "<!-- keys: made from the keymap, compared by a test -->\n";
const END: &str = "<!-- end of keys -->";

/// Run with `UPDATE_README=1` to write them anew.
#[test]
fn the_keys_are_the_shipped_ones() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme
        .split_once(BEGIN)
        .expect("the README marks where the keys begin");
    let (keys, after) = rest
        .split_once(END)
        .expect("the README marks where the keys end");
    let expected = format!("\n{}\n", in_brief(&keymap()));
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

/// Nothing is depended on that the README gives no reason for.
#[test]
fn every_library_has_its_reason() {
    let manifest: toml::Table = include_str!("../../Cargo.toml")
        .parse()
        .expect("a manifest");
    let rows: Vec<&str> = include_str!("../../README.md")
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
                "README.md gives no reason for {name}"
            );
        }
    }
}
