//! Even-handed: who is spoken of changes nothing. Names of people, places, parties, religions and outlets are swapped in
//! every text of the project, and no row of the claim finder may change by it; and the language data holds no name.
//!
//! The names stand in `tests/fixtures/claims/names.toml`.

use crate::claims::fixture::{article, cases, detect, row};
use serde::Deserialize;
use sourcecheck::article::{Article, Hint, SAMPLE, read};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const NAMES: &str = include_str!("../fixtures/claims/names.toml");

/// Names by their kind; in each row the name of the texts, then others to put in its place.
#[derive(Deserialize)]
#[serde(transparent)]
struct Names(BTreeMap<String, Vec<Vec<String>>>);

impl Names {
    fn read() -> Self {
        toml::from_str(NAMES).unwrap()
    }

    fn rows(&self) -> impl Iterator<Item = &Vec<String>> {
        self.0.values().flatten()
    }

    /// How many ways there are to swap.
    fn n_swaps(&self) -> usize {
        self.rows().map(|row| row.len() - 1).max().unwrap_or(0)
    }

    /// What to put in place of what, the longest first: names as written and as an address writes them.
    fn swap(&self, nth: usize) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for row in self.rows() {
            let (from, to) = (&row[0], &row[1 + nth % (row.len() - 1)]);
            pairs.push((from.clone(), to.clone()));
            for joint in ["-", "_", ""] {
                let address = |name: &str| name.to_lowercase().replace([' ', '’'], joint);
                pairs.push((address(from), address(to)));
            }
            pairs.push((from.replace(' ', "_"), to.replace(' ', "_")));
        }
        pairs.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        pairs
    }
}

/// The text with every name replaced, in one pass.
fn swapped(text: &str, pairs: &[(String, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let whole = |from: &str| {
            let behind = rest[from.len()..].chars().next();
            !out.ends_with(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
        };
        let found = pairs
            .iter()
            .find(|(from, _)| rest.starts_with(from.as_str()) && whole(from));
        match found {
            Some((from, to)) => {
                out.push_str(to);
                rest = &rest[from.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// A text with its name, and how it becomes an article.
struct Text {
    name: String,
    words: String,
    read: fn(&str) -> Article,
}

/// Every text of the project that claims are looked for in.
fn texts() -> Vec<Text> {
    let fixtures = cases().into_iter().map(|(file, case)| Text {
        name: format!("{file}: {}", case.name),
        words: case.text,
        read: article,
    });
    let mut files = vec![("the sample".to_owned(), SAMPLE.to_owned())];
    for folder in [
        "tests/fixtures/articles",
        "tests/fixtures/journeys/articles",
    ] {
        for path in files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let ends = path.extension().is_some_and(|e| e == "md" || e == "txt");
            if ends && !path.ends_with("expected.txt") && !path.ends_with("README.md") {
                let text = std::fs::read_to_string(&path).unwrap();
                files.push((path.display().to_string(), text));
            }
        }
    }
    let files = files.into_iter().map(|(name, text)| Text {
        name,
        words: text,
        read: |text| read(text.as_bytes(), &Hint::file("article.md")).unwrap(),
    });
    fixtures.chain(files).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn rows(text: &Text, words: &str) -> Vec<String> {
    let article = (text.read)(words);
    detect(&article).iter().map(|c| row(&article, c)).collect()
}

#[test]
fn swapping_names_changes_no_row() {
    let names = Names::read();
    let texts = texts();
    let mut n_swapped = 0;
    let mut wrong = Vec::new();
    for nth in 0..names.n_swaps() {
        let pairs = names.swap(nth);
        for text in &texts {
            let other = swapped(&text.words, &pairs);
            if other == text.words {
                continue;
            }
            n_swapped += 1;
            let expected: Vec<String> = rows(text, &text.words)
                .iter()
                .map(|row| swapped(row, &pairs))
                .collect();
            let found = rows(text, &other);
            if found != expected {
                let (found, expected) = (found.join("\n    "), expected.join("\n    "));
                wrong.push(format!(
                    "{}, swap {nth}\n  found\n    {found}\n  expected\n    {expected}",
                    text.name
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} texts\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        n_swapped > 150,
        "only {n_swapped} texts hold a name of the list"
    );
}

/// Words of the language data that are written with a capital, because they mean something else without it.
const CAPITALS: &[&str] = &["May", "DOI", "RFC"];

#[test]
fn no_name_stands_in_the_language_data() {
    let files = [
        include_str!("../../config/cues/verbs.toml"),
        include_str!("../../config/cues/words.toml"),
    ];
    let tables = files.map(|cues| toml::from_str::<toml::Table>(cues).unwrap());
    let names = ["verbs", "traits", "irregular", "nouns", "words"];
    let listed: Vec<&str> = tables
        .iter()
        .flat_map(|table| names.iter().filter_map(|name| table.get(*name)))
        .flat_map(|table| table.as_table().unwrap().values())
        .flat_map(|list| list.as_str().unwrap().split_whitespace())
        .collect();
    assert!(listed.len() > 1000, "{}", listed.len());
    let capital = |word: &&&str| word.chars().any(char::is_uppercase);
    let stray: Vec<_> = listed
        .iter()
        .filter(capital)
        .filter(|word| !CAPITALS.contains(word))
        .collect();
    assert!(
        stray.is_empty(),
        "a word with a capital may be a name: {stray:?}"
    );
    let names = Names::read();
    let kinds = ["people", "places", "peoples"];
    let single = kinds.iter().flat_map(|kind| &names.0[*kind]).flatten();
    for name in single.filter(|name| !name.contains(' ')) {
        let lower = name.to_lowercase();
        let common = COMMON.contains(&lower.as_str());
        assert!(
            common || !listed.contains(&lower.as_str()),
            "{name} stands in the language data"
        );
    }
}

/// Names of the list that are common words too.
const COMMON: &[&str] = &["rose"];
