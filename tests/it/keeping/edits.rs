//! A change of one decision changes that value in the file and nothing else.

use super::named;
use sourcecheck::checklist::file::{self, ChecklistFile, ListRow, Saved};
use sourcecheck::checklist::{
    Answer, Change, ClaimId, Concern, Exclude, Findings, Level, Record, Source,
};
use sourcecheck::claim::{Problem, Status};
use std::fs;

fn read(text: &str) -> Saved {
    file::read(text.as_bytes(), |_, _| false).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

fn records(saved: &Saved) -> Vec<Record> {
    let records = saved
        .claims
        .iter()
        .filter_map(|claim| claim.record.as_deref());
    records.cloned().collect()
}

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
    let mut saved = read(before);
    let mut all = records(&saved);
    for line in change.lines() {
        let (id, change) = line.split_once(' ').unwrap();
        let record = all
            .iter_mut()
            .find(|record| record.id == ClaimId::from(id))
            .unwrap();
        apply(record, change);
    }
    for record in &all {
        saved.file.set(record);
    }
    saved.file.set_document(&saved.document);
    let written = saved.file.text();
    assert_eq!(written, after, "{name}");
    let bare = |mut record: Record| {
        if record.is_pristine() {
            (record.prefix, record.suffix) = (String::new(), String::new());
        }
        record
    };
    let again: Vec<Record> = records(&read(&written)).into_iter().map(bare).collect();
    assert_eq!(
        again,
        all.into_iter().map(bare).collect::<Vec<_>>(),
        "{name}"
    );
}

fn apply(record: &mut Record, change: &str) {
    let (key, value) = change.split_once(' ').unwrap_or((change, ""));
    match key {
        "clear" => {
            let kept = Record::new(record.id.clone(), record.exact.clone());
            *record = Record {
                part: record.part,
                repeats: record.repeats.clone(),
                suggestion: record.suggestion.clone(),
                prefix: record.prefix.clone(),
                suffix: record.suffix.clone(),
                other: record.other.clone(),
                ..kept
            };
        }
        "status" => (record.status, record.exclude) = (Status::from_name(value), None),
        "exclude" => (record.status, record.exclude) = (None, Exclude::from_name(value)),
        "problem" => record.problem = Problem::from_name(value),
        "note" => record.note = Some(value.replace("\\e", "\u{1b}")),
        "concern" => match value.split_at(1) {
            ("-", name) => record.concern.retain(|c| c.name() != name),
            (_, name) => record.concern.push(Concern::from_name(name).unwrap()),
        },
        "check" => {
            let (id, answer) = value.split_once('=').unwrap();
            let answer = Answer::from_name(answer).unwrap();
            record.checks.insert(id.to_owned(), answer);
        }
        "locator" => record.evidence[0].locator = Some(value.to_owned()),
        _ => panic!("unknown change {change}"),
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

const COMMENTED: &str = include_str!("../../fixtures/checklists/edits/comments.before.toml");

/// Lists the claims with these ids, in this order.
fn arrange(file: &mut ChecklistFile, ids: &[&str]) {
    let row = |id: &&str| ListRow {
        id: ClaimId::from(*id),
        claim: None,
        is_kept: true,
    };
    let rows: Vec<ListRow> = ids.iter().map(row).collect();
    file.arrange(&rows, &Findings::default());
}

#[test]
fn new_claims_come_in_reading_order_and_go_without_a_trace() {
    let mut saved = read(COMMENTED);
    let [a, b, c] = ["c-aaaaaaaaaaaa", "c-bbbbbbbbbbbb", "c-cccccccccccc"];
    for id in ["one", "two", "three"] {
        saved
            .file
            .set(&Record::new(ClaimId::from(id), format!("Claim {id}")));
    }
    arrange(&mut saved.file, &["one", a, "two", b, c, "three"]);
    saved.file.set_document(&saved.document);
    let with = saved.file.text();
    let lines = added(
        &COMMENTED.replace("n_claims    = 3", "n_claims    = 6"),
        &with,
    );
    let exacts: Vec<&String> = lines.iter().filter(|l| l.starts_with("exact")).collect();
    let expected = ["one", "two", "three"].map(|id| format!("exact = \"Claim {id}\""));
    assert_eq!(exacts, expected.iter().collect::<Vec<_>>());
    let order: Vec<String> = read(&with)
        .claims
        .iter()
        .map(|claim| claim.id.to_string())
        .collect();
    assert_eq!(order, ["one", a, "two", b, c, "three"]);
    arrange(&mut saved.file, &[a, b, c]);
    saved.file.set_document(&saved.document);
    assert_eq!(saved.file.text(), COMMENTED);
}

#[test]
fn what_is_the_readers_beside_a_claim_that_goes_stays_in_the_file() {
    let mut saved = read(&COMMENTED.replace(
        "# --- second paragraph ---\n",
        "# --- second paragraph ---\n[office]\nours = 1 # desk\n",
    ));
    arrange(&mut saved.file, &[]);
    let after = saved.file.text();
    for comment in [
        "# asked Mara, no answer yet",
        "# rang twice",
        "# --- second paragraph ---",
        "# exact first, why not",
        "# is it?",
        "# the very end",
        "[office]\nours = 1 # desk",
        "[desk-notes]",
    ] {
        assert!(after.contains(comment), "{comment} is lost:\n{after}");
    }
    assert!(!after.contains("[[claim]]"));
    assert_eq!(read(&after).claims, []);
}

/// A key that this version does not know is kept wherever it is, whatever is decided.
#[test]
fn unknown_keys_stay_at_every_depth() {
    let text = COMMENTED.replace(
        "[claim.checks]   # by phone",
        "[claim.source]\nname = \"Mara\"\nshift = { desk = 1, since = 2026-03-04 }\n\n[claim.checks]   # by phone",
    );
    let mut saved = read(&text);
    let mut record = records(&saved).remove(0);
    assert!(
        saved
            .warnings
            .iter()
            .any(|w| w.contains("unknown key shift")),
        "{:?}",
        saved.warnings
    );
    record.status = None;
    record.exclude = Some(Exclude::Opinion);
    record.source = record.source.map(|source| Source {
        role: Some("clerk".to_owned()),
        ..source
    });
    record.evidence[0].level = Some(Level::Primary);
    let line = serde_json::to_string(&Change {
        before: None,
        after: Some(record.clone()),
    });
    let again: Change = serde_json::from_str(&line.unwrap()).unwrap();
    assert_eq!(
        again.after.as_ref(),
        Some(&record),
        "the history keeps them, too"
    );
    saved.file.set(&record);
    let after = saved.file.text();
    for kept in [
        "shift = { desk = 1, since = 2026-03-04 }",
        "mine  = true",
        "colour     = \"red\"",
        "desk    = \"harbour\"",
    ] {
        assert!(after.contains(kept), "{kept} is lost:\n{after}");
    }
    assert_eq!(records(&read(&after))[0], record);
}

/// Claims may be written in another way; then the file is written as the program writes it, with its comments.
#[test]
fn claims_in_a_list_are_read_and_written_as_tables() {
    let head = "format = \"sourcecheck-checklist\"\nversion = 1\n# mine\nclaim = [\n  { id = 'a', exact = 'One', status = 'sourced' }, # first\n  { id = 'b', exact = 'Two' },\n]\n[desk]\nx = 1\n";
    let mut saved = read(head);
    let mut record = records(&saved).remove(1);
    record.note = Some("n".to_owned());
    saved.file.set(&record);
    let after = saved.file.text();
    for kept in ["# mine", "# first", "[desk]\nx = 1", "status = 'sourced'"] {
        assert!(after.contains(kept), "{kept} is lost:\n{after}");
    }
    assert_eq!(after.matches("[[claim]]").count(), 2, "{after}");
    assert_eq!(records(&read(&after))[1], record);
}
