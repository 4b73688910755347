//! Reports: what is handed over of an article and its checklist, in every form, as the program writes it.
//!
//! `tests/fixtures/reports/` holds an invented article, its checklist with decisions of every kind, and what is made of
//! them. After a change run with `UPDATE_PAGES=1` and read the difference before you keep it.

mod any;
mod colours;
mod files;
mod others;
mod unsafe_text;

use crate::support::pty::Program;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where article, checklist and the expected reports are.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports")
}

/// What the program does with these arguments in a folder.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    let program = Program::sourcecheck([""; 0]);
    let home = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_sourcecheck"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(program.environment(home.path()))
        .output()
        .unwrap()
}

/// A report on the checklist of that name, as bytes.
pub fn report(folder: &Path, checklist: &str, format: &str) -> Vec<u8> {
    let output = run(folder, &["report", checklist, "--format", format]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{format}: {said}");
    output.stdout
}

/// A part of a file for a word processor, a paragraph a line.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text.replace("</w:p>", "</w:p>\n")
}

#[track_caller]
fn check(name: &str, found: &str) {
    let path = fixtures().join(name);
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is not what is written now:\n{found}",
        path.display()
    );
}

#[test]
fn every_form_is_written_as_expected() {
    for (format, name) in [
        ("markdown", "pier.report.md"),
        ("html", "pier.report.html"),
        ("csv", "pier.report.csv"),
        ("evidence-csv", "pier.evidence.csv"),
        ("jsonl", "pier.report.jsonl"),
        ("queries", "pier.queries.md"),
        ("facts", "pier.facts.md"),
    ] {
        let found = report(&fixtures(), "pier.checklist.toml", format);
        check(name, &String::from_utf8(found).unwrap());
    }
}

#[test]
fn a_word_processor_gets_a_comment_on_each_claim() {
    let docx = report(&fixtures(), "pier.checklist.toml", "docx");
    let (document, comments) = (
        part(&docx, "word/document.xml"),
        part(&docx, "word/comments.xml"),
    );
    check("pier.document.xml", &document);
    check("pier.comments.xml", &comments);
    let checklist = fs::read_to_string(fixtures().join("pier.checklist.toml")).unwrap();
    check_comments(&docx, checklist.matches("[[claim]]").count());
}

/// Sees that each of so many claims has one comment, on words of one paragraph.
#[track_caller]
pub fn check_comments(docx: &[u8], n_claims: usize) {
    let document = part(docx, "word/document.xml");
    let comments = part(docx, "word/comments.xml");
    assert_eq!(comments.matches("<w:comment w:id=").count(), n_claims);
    for number in 1..=n_claims {
        let comment = format!("<w:comment w:id=\"{number}\"");
        assert_eq!(comments.matches(&comment).count(), 1, "{comment}");
        let mark = |what: &str| format!("<w:{what} w:id=\"{number}\"/>");
        for what in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
            assert_eq!(document.matches(&mark(what)).count(), 1, "{what} {number}");
        }
        // A range that crosses paragraphs is lost in some word processors.
        let mut lines = document.lines();
        let begins = lines.find(|line| line.contains(&mark("commentRangeStart")));
        assert!(
            begins.unwrap().contains(&mark("commentRangeEnd")),
            "{begins:?}"
        );
    }
}

#[test]
fn what_was_decided_is_printed_beside_the_article() {
    let decided = |arguments: &[&str]| {
        let output = run(
            &fixtures(),
            &[&["claims", "pier.md", "--decided"], arguments].concat(),
        );
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    check("pier.decided.txt", &decided(&[]));
    let jsonl = decided(&["--format", "jsonl", "--checklist", "pier.checklist.toml"]);
    assert_eq!(
        jsonl.as_bytes(),
        report(&fixtures(), "pier.checklist.toml", "jsonl")
    );
    let json: serde_json::Value = serde_json::from_str(&decided(&["--format", "json"])).unwrap();
    assert_eq!(json.as_array().unwrap().len(), jsonl.lines().count());
}

#[test]
fn suggestions_are_called_suggestions() {
    let output = run(&fixtures(), &["claims", "pier.md"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let last = text.lines().last().unwrap();
    assert!(last.contains("none is a decision"), "{last}");
}
