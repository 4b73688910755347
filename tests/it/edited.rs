//! What becomes of decisions when the article is edited: `tests/fixtures/edited/*.txt`, one line each.

use crate::support::sitting::{Disk, Sitting};
use sourcecheck::checklist::{Anchor, Entry};
use sourcecheck::claim::Status;
use sourcecheck::keymap::{Key, KeyCode};
use std::fs;
use std::path::Path;

const BEFORE: &str = "# The quay\n\nThe town lies on a bay that nobody has measured.\n\n";
const BEHIND: &str = "\n\nThe clock at the gate had stopped, and the gulls slept.\n";

fn article(sentence: &str) -> String {
    let text = sentence.replace(['⟦', '⟧'], "").replace("\\n", "\n\n");
    format!("{BEFORE}{text}{BEHIND}")
}

fn open(text: String) -> Sitting {
    let disk = Disk {
        article: text,
        ..Disk::default()
    };
    Sitting::open(disk, (80, 24))
}

/// The claim that is meant: it shares most words with those in brackets, or is the first of the sentence.
fn meant(sitting: &Sitting, sentence: &str) -> usize {
    let session = &sitting.desk.session;
    let marked = sentence
        .split_once('⟦')
        .and_then(|(_, rest)| rest.split_once('⟧'));
    let wanted = marked.map_or("", |(inside, _)| inside);
    let text = &session.article.text;
    let from = text.find(wanted).filter(|_| !wanted.is_empty());
    let first = text.find("measured.").unwrap();
    let shares = |entry: &Entry| match (from, entry.span) {
        (Some(from), Some(span)) => span.start < from + wanted.len() && span.end > from,
        (None, Some(span)) => span.start > first,
        _ => false,
    };
    let found = session.checklist.entries.iter().position(shares);
    found.unwrap_or_else(|| panic!("no claim in {sentence:?}"))
}

/// The key that takes the suggestion.
fn key(sitting: &Sitting, index: usize) -> char {
    let session = &sitting.desk.session;
    let entry = &session.checklist.entries[index];
    match session.suggestion_of(entry).unwrap().status {
        Status::Attributed => 'a',
        Status::Sourced => 's',
        Status::Unsupported => 'u',
    }
}

/// What a line says became of the decision, and what did.
fn check(line: &str) -> Result<(), String> {
    let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let [verdict, before, after] = parts[..] else {
        return Err(format!("not a line of three parts: {line}"));
    };
    let mut sitting = open(article(before));
    let index = meant(&sitting, before);
    // The first Tab may come to a claim above or below.
    for key in [KeyCode::Tab, KeyCode::BackTab]
        .into_iter()
        .flat_map(|code| [code; 20])
    {
        if sitting.desk.session.current != Some(index) {
            sitting.press(Key::plain(key));
        }
    }
    assert_eq!(sitting.desk.session.current, Some(index), "{line}");
    let key = key(&sitting, index);
    sitting.press(Key::char(key));
    let id = sitting.desk.session.checklist.entries[index].id().clone();
    let decided = sitting.desk.session.checklist.entries[index]
        .record()
        .clone();
    assert!(decided.is_decided(), "{line}");
    sitting.disk.article = article(after);
    sitting.reopen();
    let session = &sitting.desk.session;
    let entry = session
        .checklist
        .entries
        .iter()
        .find(|entry| *entry.id() == id);
    let entry = entry.unwrap_or_else(|| panic!("a decision is never dropped: {line}"));
    let record = entry.record();
    let became = match (record.anchor, record.stale) {
        (Anchor::Orphan, _) => "gone",
        (_, true) => "reopened",
        _ => "kept",
    };
    if became != verdict {
        return Err(format!("{became}, not {verdict}: {line}\n    {record:?}"));
    }
    assert_eq!(record.status, decided.status, "{line}");
    if record.exact != decided.exact {
        assert_eq!(
            record.was.as_ref(),
            Some(&decided.exact),
            "the old words are said: {line}"
        );
    }
    Ok(())
}

#[test]
fn each_edit_is_judged_as_an_editor_would() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/edited");
    let mut n_lines = 0;
    let mut wrong = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let text = fs::read_to_string(path).unwrap();
            let lines = text
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'));
            for line in lines {
                n_lines += 1;
                wrong.extend(check(line).err());
            }
        }
    }
    assert!(n_lines >= 60, "{n_lines} edits");
    assert!(
        wrong.is_empty(),
        "{} of {n_lines}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
