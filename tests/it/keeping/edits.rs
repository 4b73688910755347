//! A change of one decision changes that value in the file and nothing else.

use super::named;
use sourcecheck::checklist::format;
use sourcecheck::checklist::{Answer, Checklist, Concern, Entry, Exclude, Reviewed};
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
        |c: &Checklist| -> Vec<Reviewed> { c.entries.iter().map(|e| e.record().clone()).collect() };
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
    let review = &mut entry.record();
    match key {
        "clear" => *review = Reviewed::default(),
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

/// The lines of `longer` that `shorter` lacks; fails when anything else differs.
fn added(shorter: &str, longer: &str) -> Vec<String> {
    let mut rest = shorter.lines().peekable();
    let mut added = Vec::new();
    for line in longer.lines() {
        if rest.next_if_eq(&line).is_none() {
            added.push(line.to_owned());
        }
    }
    assert_eq!(rest.next(), None, "a line is gone or moved");
    added
}

#[test]
fn new_claims_come_in_reading_order_and_go_without_a_trace() {
    let before = include_str!("../../fixtures/checklists/edits/comments.before.toml");
    let mut saved = format::read(before).unwrap();
    let original = saved.checklist.clone();
    for (at, exact) in [
        (0, "Before all"),
        (2, "Behind the first"),
        (5, "Behind the last"),
    ] {
        let template = original.entries.last().unwrap().clone();
        let id = format!("c-{at}");
        let entry = Entry {
            id,
            exact: exact.to_owned(),
            review: Reviewed::default(),
            ..template
        };
        saved.checklist.entries.insert(at, entry);
    }
    let with = saved.original.write(&saved.checklist, NO_TEXT);
    let lines = added(&before.replace("n_claims    = 3", "n_claims    = 6"), &with);
    let exacts: Vec<&String> = lines.iter().filter(|l| l.starts_with("exact")).collect();
    assert_eq!(
        exacts,
        [
            "exact = \"Before all\"",
            "exact = \"Behind the first\"",
            "exact = \"Behind the last\""
        ]
    );
    let order: Vec<String> = format::read(&with)
        .unwrap()
        .checklist
        .entries
        .into_iter()
        .map(|e| e.id)
        .collect();
    let expected: Vec<String> = saved
        .checklist
        .entries
        .iter()
        .map(|e| e.id.clone())
        .collect();
    assert_eq!(order, expected);
    assert_eq!(saved.original.write(&original, NO_TEXT), before);
}

#[test]
fn comments_of_a_claim_that_goes_stay_in_the_file() {
    let before = include_str!("../../fixtures/checklists/edits/comments.before.toml");
    let mut saved = format::read(before).unwrap();
    saved.checklist.entries.clear();
    let after = saved.original.write(&saved.checklist, NO_TEXT);
    for comment in [
        "# asked Mara, no answer yet",
        "# rang twice",
        "# --- second paragraph ---",
        "# exact first, why not",
        "# is it?",
        "# the very end",
    ] {
        assert!(after.contains(comment), "{comment} is lost:\n{after}");
    }
    assert!(!after.contains("[[claim]]"));
    assert_eq!(format::read(&after).unwrap().checklist.entries, []);
}
