//! What is shipped: the crate's files, and the completions and manual pages that a package for Debian holds.

use sourcecheck::config::Topic;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const MANIFEST: &str = include_str!("../../Cargo.toml");

#[test]
fn the_crate_holds_the_program_and_none_of_its_tests() {
    let listed = Command::new(env!("CARGO"))
        .args(["package", "--list", "--offline", "--allow-dirty"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    let files = String::from_utf8(listed.stdout).expect("text");
    for file in [
        "src/main.rs",
        "config/sample.md",
        "config/help/keys.md",
        "README.md",
        "LICENSE",
    ] {
        assert!(
            files.lines().any(|line| line == file),
            "{file} is not in\n{files}"
        );
    }
    let others: Vec<&str> = files
        .lines()
        .filter(|line| line.starts_with("tests/"))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

/// Every asset that `[package.metadata.deb]` takes from `target/assets` is made by `.ci/assets`, and no other.
#[test]
fn the_assets_of_the_debian_package_are_those_that_the_program_prints() {
    let made = tempfile::tempdir().expect("a folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/assets");
    let status = Command::new(script)
        .args([Path::new(env!("CARGO_BIN_EXE_sourcecheck")), made.path()])
        .status();
    assert!(status.expect("bash").success());
    let made = std::fs::read_dir(made.path()).expect("a folder");
    let made = made.map(|file| file.expect("a file"));
    let made: BTreeSet<String> = made
        .filter(|file| file.metadata().expect("metadata").len() > 0)
        .map(|file| file.file_name().into_string().expect("text"))
        .collect();
    let pages = Topic::ALL
        .iter()
        .map(|topic| format!("sourcecheck-{topic}.7"));
    let others = [
        "sourcecheck.1",
        "sourcecheck.bash",
        "_sourcecheck",
        "sourcecheck.fish",
    ];
    let expected: BTreeSet<String> = pages.chain(others.map(str::to_owned)).collect();
    assert_eq!(made, expected);

    let manifest: toml::Table = MANIFEST.parse().expect("a manifest");
    let assets = manifest["package"]["metadata"]["deb"]["assets"].as_array();
    let assets = assets
        .expect("a list")
        .iter()
        .filter_map(|asset| asset[0].as_str());
    let wanted = assets.filter_map(|asset| asset.strip_prefix("target/assets/"));
    let wanted: BTreeSet<&str> = wanted.collect();
    let taken = |name: &String| {
        let ending = name.rsplit('.').next().unwrap_or_default();
        wanted.contains(name.as_str()) || wanted.contains(format!("*.{ending}").as_str())
    };
    assert!(made.iter().all(taken), "{made:?} and {wanted:?}");
    assert!(wanted.len() == 5, "{wanted:?}");
}
