//! Talks: whole reviews in the line mode, as `tests/fixtures/talks/*.txt`; what they may hold is in the README there.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sourcecheck::checklist::{Record, file};

use crate::support::home::{Home, out};

const KEPT: &str = "=== kept\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/talks")
}

/// A talk: its head, and what is answered.
struct Talk {
    head: String,
    width: String,
    article: String,
    answers: String,
}

impl Talk {
    fn read(text: &str) -> Self {
        let (head, rest) = text.split_once("\n\n").expect("a head, then the talk");
        let field = |name: &str| {
            let found = head.lines().find_map(|line| line.strip_prefix(name));
            found
                .unwrap_or_else(|| panic!("{name} is missing"))
                .trim()
                .to_owned()
        };
        assert!(!field("about:").is_empty());
        let said = rest.split(KEPT).next().unwrap();
        Self {
            head: head.to_owned(),
            width: field("width:"),
            article: field("article:"),
            answers: answers(said),
        }
    }

    /// The talk as it goes now.
    fn held(&self) -> String {
        let home = Home::new();
        let articles =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journeys/articles");
        let article = fs::read_to_string(articles.join(&self.article)).unwrap();
        home.write(&self.article, article);
        let program = home
            .program(["--plain", &self.article])
            .env("COLUMNS", &self.width)
            // No browser is opened, and none fails while the talk goes on.
            .env("BROWSER", "true");
        let output = home.run_program(&program, &self.answers);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let said = undated(&out(&output));
        let mut text = format!("{}\n\n{said}\n{KEPT}", self.head);
        let path = home.path(&self.article).with_extension("checklist.toml");
        let saved = fs::read(path).map(|bytes| file::read(&bytes, |_, _| false).unwrap());
        for (nth, claim) in saved.iter().flat_map(|s| &s.claims).enumerate() {
            let kept = kept(claim.record.as_ref().unwrap());
            if !kept.is_empty() {
                writeln!(text, "{} {kept}", nth + 1).unwrap();
            }
        }
        text
    }
}

/// Moments as a row of signs of the same length, so that lines wrap as they did.
fn undated(said: &str) -> String {
    let moment = regex::Regex::new(r"\d{4}-\d\d-\d\d \d\d:\d\dZ").unwrap();
    moment.replace_all(said, "DATE-OF-THIS-DAYZ").into_owned()
}

/// What follows the questions, line by line.
fn answers(said: &str) -> String {
    let lines: Vec<&str> = said.lines().collect();
    let mut out = String::new();
    for (nth, line) in lines.iter().enumerate() {
        let begins = nth == 0 || lines[nth - 1].is_empty();
        if let Some((_, answer)) = line.split_once("> ").filter(|_| begins) {
            out.push_str(answer);
            out.push('\n');
        } else if begins && line.ends_with('>') {
            out.push('\n');
        }
    }
    out
}

/// What an entry holds beyond what was found; empty when nothing.
fn kept(review: &Record) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(review.status.map(|s| s.to_string()));
    words.extend(review.exclude.map(|e| format!("excluded {e}")));
    words.extend(review.basis.map(|b| b.to_string()));
    words.extend(review.problem.map(|p| p.to_string()));
    words.extend(review.concern.iter().map(ToString::to_string));
    words.extend(review.finding.map(|f| f.to_string()));
    words.extend(
        review
            .checks
            .iter()
            .map(|(id, answer)| format!("{id}={answer}")),
    );
    words.extend(review.note.iter().map(|note| format!("note: {note}")));
    words.extend(review.evidence.iter().filter_map(|e| e.url.clone()));
    words.extend(review.flag.then(|| "flagged".to_owned()));
    words.join(", ")
}

/// Run with `UPDATE_TALKS=1` to write down how they go now.
#[test]
fn talks_go_as_written() {
    let mut n_talks = 0;
    for file in fs::read_dir(folder()).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        n_talks += 1;
        let written = fs::read_to_string(&path).unwrap();
        let held = Talk::read(&written).held();
        if std::env::var_os("UPDATE_TALKS").is_some() {
            fs::write(&path, &held).unwrap();
        } else {
            let lines =
                |text: &'_ str| text.lines().map(str::trim_end).map(str::to_owned).collect();
            let (held, written): (Vec<String>, Vec<String>) = (lines(&held), lines(&written));
            let alike = held
                .iter()
                .zip(&written)
                .take_while(|(a, b)| a == b)
                .count();
            // Where they part is enough to see; the rest mostly follows from it.
            let from = |lines: &[String]| lines[alike..lines.len().min(alike + 8)].join("\n");
            assert_eq!(
                from(&held),
                from(&written),
                "{}, line {}",
                path.display(),
                alike + 1
            );
        }
    }
    assert!(n_talks >= 4, "only {n_talks} talks");
}
