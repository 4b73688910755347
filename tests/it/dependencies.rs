//! What is depended on: from the registry alone, under licences that `.deny.toml` lists, each crate in one version.
//!
//! The same that `cargo deny check` says of licences, bans and sources, for those who do not have that tool.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// The registry, as the lock file and cargo name it.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn read(name: &str) -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = std::fs::read_to_string(path).expect(name);
    text.parse().expect(name)
}

/// The words of a list in `.deny.toml`; of a list of tables those under `crate`.
fn list(table: &str, key: &str) -> BTreeSet<String> {
    let rules = read(".deny.toml");
    let list = rules[table][key].as_array().expect("a list");
    let word = |value: &toml::Value| {
        let word = value.get("crate").unwrap_or(value).as_str();
        word.expect("a word").to_owned()
    };
    list.iter().map(word).collect()
}

/// Every crate of the lock file, also those for other systems, as name, version and source.
fn locked() -> Vec<(String, String, Option<String>)> {
    let lock = read("Cargo.lock");
    let packages = lock["package"].as_array().expect("packages");
    let text = |package: &toml::Value, key: &str| {
        let value = package.get(key).and_then(toml::Value::as_str);
        value.map(str::to_owned)
    };
    let one = |package: &toml::Value| {
        let name = text(package, "name").expect("a name");
        (
            name,
            text(package, "version").expect("a version"),
            text(package, "source"),
        )
    };
    packages.iter().map(one).collect()
}

#[test]
fn everything_comes_from_the_registry() {
    let packages = locked();
    assert!(packages.len() > 200, "only {} were found", packages.len());
    for (name, version, source) in packages {
        let is_ours = name == "sourcecheck";
        let expected = (!is_ours).then_some(REGISTRY);
        assert_eq!(source.as_deref(), expected, "{name} {version}");
    }
}

/// The crates that are there in two versions.
fn twice(crates: impl Iterator<Item = (String, String)>) -> BTreeSet<String> {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, version) in crates {
        versions.entry(name).or_default().insert(version);
    }
    versions.retain(|_, all| all.len() > 1);
    versions.into_keys().collect()
}

#[test]
fn each_crate_is_there_in_one_version_or_listed() {
    let listed = list("bans", "skip");
    // The lock file also holds what no feature of ours needs.
    let locked = twice(
        locked()
            .into_iter()
            .map(|(name, version, _)| (name, version)),
    );
    assert_eq!(
        listed.difference(&locked).next(),
        None,
        "is not there in two versions"
    );
    // `cargo tree` alone knows which features are used.
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--duplicates", "--depth", "0", "--prefix", "none"])
        .args(["--edges", "normal,build", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    let tree = String::from_utf8(tree.stdout).expect("text");
    let used = tree.lines().filter_map(|line| {
        let mut words = line.split(' ').map(str::to_owned);
        Some((words.next()?, words.next()?))
    });
    let used = twice(used);
    assert!(!used.is_empty(), "cargo tree says nothing");
    assert_eq!(
        used.difference(&listed).next(),
        None,
        "is not in .deny.toml"
    );
}

/// Whether a licence in the words of SPDX, or in the older ones with a stroke, can be had under one of some licences.
fn is_allowed(licence: &str, allowed: &BTreeSet<String>) -> bool {
    let plain = licence.replace(['(', ')'], "").replace('/', " OR ");
    plain
        .split(" AND ")
        .all(|part| part.split(" OR ").any(|name| allowed.contains(name.trim())))
}

#[test]
fn every_licence_is_on_the_list() {
    let host = Command::new(env!("CARGO"))
        .arg("-vV")
        .output()
        .expect("cargo");
    let host = String::from_utf8(host.stdout).expect("text");
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", host.expect("a host")])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    let told = String::from_utf8_lossy(&metadata.stderr).into_owned();
    assert!(metadata.status.success(), "{told}");
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 200, "only {} were found", packages.len());
    let allowed = list("licenses", "allow");
    for package in packages {
        let (name, licence) = (&package["name"], &package["license"]);
        let is_named = licence
            .as_str()
            .is_some_and(|named| is_allowed(named, &allowed));
        assert!(is_named, "{name}: {licence}");
    }
}

#[test]
fn of_licences_to_choose_from_one_is_enough_and_of_those_together_all_are_needed() {
    let allowed = BTreeSet::from(["MIT".to_owned(), "ISC".to_owned()]);
    assert!(is_allowed("MIT/GPL-3.0", &allowed));
    assert!(is_allowed("(MIT OR GPL-3.0) AND ISC", &allowed));
    assert!(!is_allowed("MIT AND GPL-3.0", &allowed));
    assert!(!is_allowed("GPL-3.0", &allowed));
}
