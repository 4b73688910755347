//! A change of one decision changes that value in the file and nothing else.

use super::named;
use sourcecheck::checklist::format;
use sourcecheck::checklist::{Answer, Checklist, Concern, Entry, Exclude, Review};
use sourcecheck::claim::{Problem, Status};
use std::fs;

/// Article text is of no use here: no entry has a span.
const NO_TEXT: &str = "";

#[test]
fn only_what_changed_is_written() {
    for before in named("edits", ".before.toml") {
        let stem = before.to_string_lossy().replace(".before.toml", "");
        let read = |ending: &str| fs::read_to_string(format!("{stem}.{ending}")).unwrap();
        let (before, after, change) = (read("before.toml"), read("after.toml"), read("change"));
        check(&stem, &before, &after, &change);
        let crlf = |t: &str| t.replace('\n', "\r\n");
        check(&stem, &crlf(&before), &crlf(&after), &change);
        let bom = |t: &str| format!("\u{feff}{t}");
        check(&stem, &bom(&before), &bom(&after), &change);
        let open = |t: &str| t.trim_end().to_owned();
        check(&stem, &open(&before), &open(&after), &change);
    }
}

#[test]
fn no_change_is_no_change() {
    for before in named("edits", ".toml") {
        let text = fs::read_to_string(&before).unwrap();
        check(&before.to_string_lossy(), &text, &text, "");
    }
}

#[track_caller]
fn check(name: &str, before: &str, after: &str, change: &str) {
    let mut saved = format::read(before).unwrap_or_else(|e| panic!("{name}: {e}"));
    for line in change.lines() {
        apply(&mut saved.checklist, line);
    }
    let written = saved.original.write(&saved.checklist, NO_TEXT);
    assert_eq!(written, after, "{name}");
    let again = format::read(&written).unwrap_or_else(|e| panic!("{name}: {e}"));
    let reviews =
        |c: &Checklist| -> Vec<Review> { c.entries.iter().map(|e| e.review.clone()).collect() };
    assert_eq!(
        reviews(&again.checklist),
        reviews(&saved.checklist),
        "{name}"
    );
}

fn apply(checklist: &mut Checklist, line: &str) {
    let mut words = line.splitn(3, ' ');
    let (id, key, value) = (
        words.next().unwrap(),
        words.next().unwrap(),
        words.next().unwrap_or(""),
    );
    let entry: &mut Entry = checklist.entries.iter_mut().find(|e| e.id == id).unwrap();
    let review = &mut entry.review;
    match key {
        "clear" => *review = Review::default(),
        "status" => (review.status, review.exclude) = (Status::from_name(value), None),
        "exclude" => (review.status, review.exclude) = (None, Exclude::from_name(value)),
        "problem" => review.problem = Problem::from_name(value),
        "note" => review.note = Some(value.replace("\\e", "\u{1b}")),
        "concern" => match value.split_at(1) {
            ("-", name) => review.concern.retain(|c| c.name() != name),
            (_, name) => review.concern.push(Concern::from_name(name).unwrap()),
        },
        "check" => {
            let (id, answer) = value.split_once('=').unwrap();
            review.checks.retain(|(known, _)| known != id);
            review
                .checks
                .push((id.to_owned(), Answer::from_name(answer).unwrap()));
        }
        "evidence" => {
            let (key, value) = value.split_once('=').unwrap();
            review
                .evidence
                .first_mut()
                .unwrap()
                .fields
                .push((key.to_owned(), value.to_owned()));
        }
        _ => panic!("unknown change {line}"),
    }
}
