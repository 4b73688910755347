//! The house rules for names and modules: one name for one type, no circle between the files of a folder, and the order
//! in which the folders of `shell` may import each other.

use crate::tidy::{sources, without_tests};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// The folders of `shell`, in the order of the flow: each may import only those before it.
const SHELL: &[&str] = &["terminal", "fetch", "storage", "cli", "app"];

/// The folders of `claim`, in the order of its passes.
const CLAIM: &[&str] = &[
    "cues",
    "token",
    "phrase",
    "attribution",
    "who",
    "rows",
    "offer",
];

/// The code of a file above its tests, without comment lines.
fn code(text: &str) -> String {
    let lines = without_tests(text).lines();
    let code = lines.filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

/// The module that a file is, as the names from `src` down to it: `view/plain/mod.rs` is `[view, plain]`.
fn module(name: &str) -> Vec<&str> {
    let path = name.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').collect()
}

/// The names behind `prefix` in a file, also those inside braces: `a` and `b` of `super::{a::X, b}`.
fn names_behind(code: &str, prefix: &str) -> BTreeSet<String> {
    let single = Regex::new(&format!(r"(?:^|[^\w:]){prefix}::(\w+)")).unwrap();
    let group = Regex::new(&format!(r"(?:^|[^\w:]){prefix}::\{{([^;]*?)\}};")).unwrap();
    let mut names: BTreeSet<String> = single
        .captures_iter(code)
        .map(|found| found[1].to_owned())
        .collect();
    for found in group.captures_iter(code) {
        let mut depth = 0;
        let outer: String = found[1]
            .chars()
            .filter(|c| {
                depth += i32::from(*c == '{');
                depth -= i32::from(*c == '}');
                depth == 0 && *c != '}'
            })
            .collect();
        let first = |item: &str| item.split("::").next().unwrap_or("").trim().to_owned();
        names.extend(outer.split(',').map(first));
    }
    names
}

/// For each folder's modules, which of their siblings they import.
fn siblings() -> BTreeMap<String, BTreeSet<String>> {
    let sources = sources();
    let all: BTreeSet<String> = sources
        .iter()
        .map(|(_, name, _)| module(name).join("/"))
        .collect();
    let mut imports = BTreeMap::new();
    for (_, name, text) in sources.iter().filter(|(_, name, _)| name.contains('/')) {
        let path = module(name);
        let parent = path[..path.len() - 1].join("/");
        let from_root = format!("crate::{}", parent.replace('/', "::"));
        let code = code(text);
        let mut named = names_behind(&code, &from_root);
        if !name.ends_with("/mod.rs") {
            named.extend(names_behind(&code, "super"));
        }
        let own = path.join("/");
        let there = named
            .into_iter()
            .map(|sibling| format!("{parent}/{sibling}"));
        let there = there.filter(|sibling| all.contains(sibling) && *sibling != own);
        let there = there.collect();
        imports.insert(own, there);
    }
    imports
}

/// Everything that can be reached from a module.
fn reached(from: &str, imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(next) = open.pop() {
        for sibling in imports.get(&next).into_iter().flatten() {
            if seen.insert(sibling.clone()) {
                open.push(sibling.clone());
            }
        }
    }
    seen
}

#[test]
fn files_of_a_folder_import_each_other_in_one_direction() {
    let imports = siblings();
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 200);
    let circles: Vec<&String> = imports
        .keys()
        .filter(|module| reached(module, &imports).contains(*module))
        .collect();
    assert!(circles.is_empty(), "in a circle: {circles:#?}");
}

#[test]
fn one_name_is_one_type() {
    let defines = r"(?m)^ *(?:pub(?:\([a-z: ]+\))? )?(?:struct|enum|trait|type) ([A-Z]\w*)";
    let defines = Regex::new(defines).unwrap();
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, name, text) in sources() {
        for found in defines.captures_iter(&code(&text)) {
            // The item type of an iterator is the trait's name.
            if &found[1] != "Item" {
                let files = places.entry(found[1].to_owned()).or_default();
                files.insert(name.clone());
            }
        }
    }
    assert!(places.len() > 300, "only {} types found", places.len());
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

/// The imports inside a folder that go against the order of its own folders.
fn against_the_order(folder: &str, order: &[&str]) -> Vec<String> {
    let rank = |name: &str| order.iter().position(|f| *f == name);
    let mut wrong = Vec::new();
    for (_, name, text) in sources() {
        let path = module(&name);
        let Some(own) = path.get(1).and_then(|inner| rank(inner)) else {
            continue;
        };
        if path[0] == folder {
            let later = names_behind(&code(&text), &format!("crate::{folder}"))
                .into_iter()
                .filter(|import| rank(import).is_some_and(|theirs| theirs > own));
            wrong.extend(later.map(|import| format!("{name} imports {import}")));
        }
    }
    wrong
}

#[test]
fn folders_import_in_one_direction() {
    let mut wrong = against_the_order("shell", SHELL);
    wrong.extend(against_the_order("claim", CLAIM));
    assert!(wrong.is_empty(), "{wrong:#?}");
}
