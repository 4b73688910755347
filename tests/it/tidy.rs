//! The house rules that a machine can check: import order, module docs, file length, the top level.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of `src`, in the order of the flow: each may import only those before it.
const ORDER: &[&str] = &[
    "text",
    "article",
    "sentence",
    "claim",
    "checklist",
    "prompt",
    "layout",
    "session",
    "keymap",
    "view",
    "export",
    "config",
    "shell",
];

/// Words that only some folders may write: the crates that stand for the outside, for drawing and for files.
const BELONGS: &[(&str, &[&str])] = &[
    ("crossterm::", &["shell"]),
    // Rectangles and styles are plain data, all else draws.
    (
        "ratatui::",
        &["layout", "session", "view", "config", "shell"],
    ),
    ("ratatui::{", &["view", "shell"]),
    ("ratatui::Frame", &["view", "shell"]),
    ("ratatui::buffer", &["view", "shell"]),
    ("ratatui::widgets", &["view", "shell"]),
    ("toml_edit::", &["checklist", "config"]),
    ("toml::", &["article", "checklist", "config", "claim"]),
    ("std::fs", &["shell"]),
    ("std::env", &["shell"]),
    ("std::process", &["shell"]),
    ("Instant::now", &["shell"]),
    ("SystemTime::now", &["shell"]),
    ("Timestamp::now", &["shell"]),
];

/// Folders that import less than the order would let them.
const ONLY: &[(&str, &[&str])] = &[("layout", &["text", "article"])];

const MOST_LINES: usize = 400;
const MOST_LINES_OF_A_FUNCTION: usize = 60;
const TOP_LEVEL: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "LICENSE",
    "src",
    "config",
    "tests",
    "target",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Every file of `src` as its folder (empty for the crate's own files), its name and its text.
pub fn sources() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    rust_files(&root().join("src"), &mut found);
    let source = |path: PathBuf| {
        let name = path
            .strip_prefix(root().join("src"))
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let folder = name
            .split_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned();
        (folder, name, fs::read_to_string(&path).unwrap())
    };
    found.into_iter().map(source).collect()
}

/// The lines of code, without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

/// What precedes the tests at the end of a file.
pub fn without_tests(text: &str) -> &str {
    let tests = text.rfind("#[cfg(test)]\nmod tests {");
    &text[..tests.unwrap_or(text.len())]
}

/// `super::super::` of a file, which leads out of its folder where there are as many as the file lies deep.
fn climbs_out(name: &str, line: &str) -> bool {
    // `mod.rs` is its folder itself; other files are one deeper.
    let deep = name.matches('/').count() + usize::from(!name.ends_with("mod.rs")) - 1;
    line.contains(&"super::".repeat(deep + 1))
}

/// The folders that a line names after `crate::`, also inside braces.
fn imports(line: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let inside = rest
            .strip_prefix('{')
            .map_or(rest, |r| r.split('}').next().unwrap_or(r));
        let pieces: Vec<&str> = if rest.starts_with('{') {
            inside.split(',').collect()
        } else {
            vec![inside]
        };
        for piece in pieces {
            let end = piece
                .trim()
                .find(|c: char| !c.is_alphanumeric() && c != '_');
            let name = end.map_or(piece.trim(), |end| &piece.trim()[..end]);
            names.push(name);
        }
    }
    names
}

#[test]
fn folders_import_only_what_stands_before_them() {
    let rank = |folder: &str| ORDER.iter().position(|f| *f == folder);
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (folder, name, text) in sources() {
        let Some(own) = rank(&folder) else { continue };
        for line in code(without_tests(&text)).filter(|line| climbs_out(&name, line)) {
            wrong.push(format!("{name} climbs out of its folder: {}", line.trim()));
        }
        for line in code(&text) {
            for import in imports(line) {
                let Some(theirs) = rank(import) else { continue };
                seen += 1;
                let only = ONLY
                    .iter()
                    .find(|(f, _)| *f == folder)
                    .map(|(_, allowed)| *allowed);
                let allowed = only.is_none_or(|a| a.contains(&import) || import == folder);
                if theirs > own || !allowed {
                    wrong.push(format!("{name} imports {import}: {}", line.trim()));
                }
            }
        }
    }
    assert!(seen > 50, "the scan found only {seen} imports");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_outside_is_touched_where_it_belongs() {
    let mut wrong = Vec::new();
    for (folder, name, text) in sources() {
        for line in code(without_tests(&text)).filter(|_| !folder.is_empty()) {
            for (word, folders) in BELONGS {
                if line.contains(word) && !folders.contains(&folder.as_str()) {
                    wrong.push(format!("{name}: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_say_what_they_are_for_and_stay_short() {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    rust_files(&root().join("tests"), &mut files);
    let mut wrong = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        if !text.starts_with("//!") {
            wrong.push(format!("{name} does not begin with what it is for"));
        }
        let lines = text.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{name} has {lines} lines"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The name and the lines of each function; rustfmt closes it at the indentation at which it begins.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (first, line) in lines.iter().enumerate() {
        let start = line.trim_start();
        let named = start.strip_prefix("fn ").or_else(|| {
            let (words, named) = start.split_once(" fn ")?;
            words.starts_with("pub").then_some(named)
        });
        let end = format!("{}}}", &line[..line.len() - start.len()]);
        let last = lines[first..].iter().position(|line| *line == end);
        if let (Some(named), Some(last)) = (named, last) {
            let name = named.split(['(', '<']).next().unwrap_or(named);
            found.push((name, last + 1));
        }
    }
    found
}

#[test]
fn functions_stay_short() {
    let (mut seen, mut wrong) = (0, Vec::new());
    for (_, name, text) in sources() {
        for (function, lines) in functions(without_tests(&text)) {
            seen += 1;
            if lines > MOST_LINES_OF_A_FUNCTION {
                wrong.push(format!("{name}: {function} has {lines} lines"));
            }
        }
    }
    assert!(seen > 1_000, "only {seen} functions were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_top_level_is_what_was_agreed() {
    let name = |e: fs::DirEntry| e.file_name().to_string_lossy().into_owned();
    let extra: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|e| name(e.unwrap()))
        .filter(|n| {
            !n.starts_with('.') && !TOP_LEVEL.contains(&n.as_str()) && n != "proptest-regressions"
        })
        .collect();
    assert!(extra.is_empty(), "{extra:?}");
}
