//! Which prompts are shown for a claim: the cases in `tests/fixtures/prompts/`, each an invented claim.
//!
//! To add a case, add a `[[claim]]` to one of the files, or a file; no Rust is needed.

use serde::Deserialize;
use sourcecheck::article::Hint;
use sourcecheck::checklist::{ClaimId, Entry};
use sourcecheck::claim::{self, Basis, Kind, Status};
use sourcecheck::config::{self, UserFiles};
use sourcecheck::prompt::{self, Bank, Facts, Question, Situation, count_questions, questions};
use sourcecheck::sentence;
use sourcecheck::text::width;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How many prompts the sheet shows at first.
const SHOWN: usize = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    claim: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    kind: String,
    basis: String,
    status: String,
    source: Option<String>,
    cue: Option<String>,
    attribution: Option<String>,
    #[serde(default)]
    situations: Vec<String>,
    row: Option<usize>,
    shows: Vec<String>,
    said: String,
}

impl Case {
    fn facts(&self) -> Facts {
        let situation = |name: &String| Situation::from_name(name).expect(name);
        Facts {
            kind: Kind::from_name(&self.kind).expect(&self.kind),
            basis: Some(Basis::from_name(&self.basis).expect(&self.basis)),
            status: Some(Status::from_name(&self.status).expect(&self.status)),
            situations: self.situations.iter().map(situation).collect(),
            text: self.text.clone(),
            source: self.source.clone(),
            cue: self.cue.clone(),
            attribution: self.attribution.clone().or_else(|| self.source.clone()),
            row: self.row,
        }
    }
}

/// Every case of every file, the files by name.
fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/prompts");
    let files = std::fs::read_dir(&folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("readable").path()).collect();
    paths.sort();
    let cases = |path: &PathBuf| -> Vec<Case> {
        let read = toml::from_str::<Cases>(&read(path));
        read.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
            .claim
    };
    paths.iter().flat_map(cases).collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "fixtures are read by the tests themselves"
)]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn bank() -> Bank {
    config::load(&UserFiles::default())
        .expect("the shipped files are right")
        .bank
}

fn shown(bank: &Bank, case: &Case) -> Vec<Question> {
    let mut all = questions(bank, &case.facts(), &[]);
    all.truncate(SHOWN);
    all
}

#[test]
fn each_claim_shows_the_prompts_that_suit_it() {
    let bank = bank();
    for case in cases() {
        let shown = shown(&bank, &case);
        let ids: Vec<&str> = shown.iter().map(|question| question.id.as_str()).collect();
        assert_eq!(ids, case.shows, "{}", case.text);
        assert_eq!(shown[0].text, case.said, "{}", case.text);
    }
}

#[test]
fn every_prompt_is_shown_for_some_claim() {
    let bank = bank();
    let seen: BTreeSet<String> = cases()
        .iter()
        .flat_map(|case| shown(&bank, case))
        .map(|question| question.id)
        .collect();
    let all: BTreeSet<String> = bank
        .prompts()
        .iter()
        .map(|prompt| prompt.id.clone())
        .collect();
    assert_eq!(all.len(), 42);
    let unseen: Vec<&String> = all.difference(&seen).collect();
    assert!(unseen.is_empty(), "never shown: {unseen:?}");
}

#[test]
fn every_question_is_one_short_question() {
    let bank = bank();
    for case in cases() {
        for question in questions(&bank, &case.facts(), &[]) {
            let text = &question.text;
            assert!(
                text.ends_with('?') && !text.contains(['{', '}', '\n']),
                "{text}"
            );
            assert!(width(text) <= 2 * 60, "{}: {text}", width(text));
        }
    }
}

#[test]
fn fallbacks_come_last_and_never_twice_in_a_row() {
    let bank = bank();
    let fallback = |q: &Question| bank.prompts().iter().any(|p| p.id == q.id && p.fallback);
    for case in cases() {
        let asked = |row| {
            let facts = Facts {
                row: Some(row),
                ..case.facts()
            };
            questions(&bank, &facts, &[])
        };
        let (one, next) = (asked(4), asked(5));
        assert!(one.is_sorted_by_key(fallback), "{}", case.text);
        let twice = one
            .iter()
            .filter(|q| fallback(q) && next.contains(q))
            .count();
        assert_eq!(twice, 0, "{}", case.text);
    }
}

#[test]
fn muted_prompts_are_never_asked() {
    let muted = ["num-source".to_owned()];
    let cases = cases();
    let case = cases.iter().find(|case| case.shows[0] == muted[0]);
    let case = case.expect("a case shows it first");
    let left = questions(&bank(), &case.facts(), &muted);
    assert_eq!(left[0].id, "num-period");
    assert!(left.iter().all(|question| question.id != muted[0]));
}

/// Every claim of the fixtures, as if it stood on an even and on an odd row.
#[test]
fn every_claim_of_the_fixtures_has_a_prompt() {
    let bank = bank();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut n = 0;
    for folder in ["pages", "journeys/articles"] {
        for file in std::fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = file.expect("readable").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let Ok(article) = sourcecheck::article::read(&bytes(&path), &Hint::file(&name)) else {
                continue;
            };
            for claim in claim::detect(&article, &sentence::split(&article)) {
                let entry = Entry::found(ClaimId::from("c-000000000000".to_owned()), claim.span, 0);
                for row in [0, 1] {
                    let facts = Facts {
                        row: Some(row),
                        ..prompt::facts(&entry, Some(&claim), &article)
                    };
                    let asked = questions(&bank, &facts, &[]);
                    assert!(!asked.is_empty(), "{name}: {}", facts.text);
                    assert!(count_questions(&bank, &facts, &[], SHOWN) > 0, "{name}");
                    n += 1;
                }
            }
        }
    }
    assert!(n > 1000, "{n} claims");
}

#[expect(
    clippy::disallowed_methods,
    reason = "fixtures are read by the tests themselves"
)]
fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
