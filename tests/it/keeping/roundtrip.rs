//! What is saved is what is read again, whatever a reader or an article may write.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use sourcecheck::article::Part;
use sourcecheck::checklist::file::{self, ChecklistFile};
use sourcecheck::checklist::{
    Anchor, Answer, ClaimId, Concern, Document, Evidence, EvidenceRole, Exclude, Finding, Level,
    Origin, Record, Source, Stance,
};
use sourcecheck::claim::{Basis, Kind, Problem, Scope, Speech, Status, Suggestion};
use sourcecheck::text::{CodePoints, Span, placeholder};
use std::fs;

/// An article whose characters take one to four bytes.
const TEXT: &str = "The ferry “Möwe” stopped at nine. 日本の船 came 🚢 back. Nobody was asked about it, not even the mayor.";

/// Words as people and hostile articles write them: any character at all.
fn words() -> impl Strategy<Value = String> {
    let hostile = select(vec![
        "\u{1b}]52;c;AAAA\u{7}",
        "\u{9b}2J",
        "\u{202e}",
        "\u{feff}",
        "\r\n",
        "\"\"\"",
        "'''",
        "\\",
        "\0",
        "#",
    ]);
    let piece = prop_oneof![
        any::<String>(),
        hostile.prop_map(str::to_owned),
        "[a-z ]{1,12}"
    ];
    vec(piece, 1..4).prop_map(|pieces| format!("x{}", pieces.concat()))
}

/// Keys of the reader's own, with a value of every type.
fn own() -> toml::Table {
    "mine = { a = 1, b = 1.5, on = 2026-03-04, list = [\"x\", [true]] }"
        .parse()
        .unwrap()
}

fn source() -> impl Strategy<Value = Source> {
    let who = (of(words()), of(words()), of(words()), of(words()));
    let how = (
        of(select(Speech::ALL)),
        of(select(Scope::ALL)),
        vec(words(), 0..3),
        words(),
    );
    (who, how).prop_map(
        |((name, role, affiliation, cue), (speech, scope, chain, reason))| Source {
            name,
            role,
            affiliation,
            cue,
            speech,
            scope,
            chain,
            reason_unnamed: Some(reason),
            other: own(),
        },
    )
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let fields = (
        of(select(Level::ALL)),
        of(words()),
        of(words()),
        of("20[0-9]{2}-0[1-9]-1[0-9]"),
    );
    (select(EvidenceRole::ALL), of(select(Stance::ALL)), fields).prop_map(
        |(role, stance, (level, title, url, accessed))| Evidence {
            role: Some(role),
            stance,
            level,
            title,
            url,
            accessed,
            other: own(),
            ..Evidence::default()
        },
    )
}

fn decision() -> impl Strategy<Value = (Option<Status>, Option<Exclude>)> {
    prop_oneof![
        Just((None, None)),
        select(Status::ALL).prop_map(|s| (Some(s), None)),
        select(Exclude::ALL).prop_map(|e| (None, Some(e))),
    ]
}

fn review() -> impl Strategy<Value = Record> {
    let choices = (
        decision(),
        of(select(Basis::ALL)),
        of(select(Problem::ALL)),
        of(select(Finding::ALL)),
        any::<bool>(),
    );
    let check = ("[a-z-]{1,8}|[a-z \u{1b}\"]{1,5}", select(Answer::ALL));
    let rest = (
        proptest::sample::subsequence(Concern::ALL, 0..4),
        of(words()),
        of(0..2_000_000_000_i64),
        of(source()),
        proptest::collection::btree_map(check.0, check.1, 0..3),
        vec(evidence(), 0..3),
    );
    (choices, rest).prop_map(
        |(
            (decided, basis, problem, finding, flag),
            (concern, note, at, source, checks, evidence),
        )| Record {
            status: decided.0,
            exclude: decided.1,
            basis,
            problem,
            concern,
            finding,
            flag,
            by: note.clone(),
            note,
            at: at.map(|s| jiff::Timestamp::from_second(s).unwrap()),
            source,
            checks,
            evidence,
            ..Record::default()
        },
    )
}

fn suggestion() -> impl Strategy<Value = Suggestion> {
    (select(Status::ALL), select(Basis::ALL), words()).prop_map(|(status, basis, because)| {
        Suggestion {
            status,
            basis,
            problem: (status == Status::Unsupported).then_some(Problem::NoSource),
            rule: "own-voice.event".into(),
            because: because.into(),
        }
    })
}

fn record() -> impl Strategy<Value = Record> {
    let n_chars = TEXT.chars().count();
    let place = (0..n_chars, 1..n_chars);
    let kinds = (
        select(Part::ALL),
        select(Kind::ALL),
        select(Origin::ALL),
        select(Anchor::ALL),
        any::<bool>(),
    );
    let more = (of(suggestion()), of(words()), vec(words(), 0..2));
    (place, kinds, review(), more).prop_map(
        |(
            (from, length),
            (part, kind, origin, anchor, stale),
            review,
            (suggestion, was, links),
        )| {
            let points = CodePoints::new(TEXT);
            let span = Span::new(points.to_byte(from), points.to_byte(from + length));
            let mut record = Record {
                part,
                kind,
                origin,
                anchor,
                stale,
                suggestion,
                sentence: was.clone(),
                was,
                links,
                ..review
            };
            record.place(TEXT, span);
            record
        },
    )
}

/// Some claims and the title of their article.
fn checklist() -> impl Strategy<Value = (Vec<Record>, Document)> {
    (vec(record(), 0..5), of(words())).prop_map(|(mut records, title)| {
        for (nth, record) in records.iter_mut().enumerate() {
            record.id = ClaimId::from(format!("c-{nth}").as_str());
        }
        let document = Document {
            title,
            other: own(),
            ..Document::default()
        };
        (records, document)
    })
}

fn read(text: &str) -> Result<file::Saved, TestCaseError> {
    let saved = file::read(text.as_bytes(), |_, _| false);
    saved.map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))
}

/// What the file keeps of a record: a claim without a decision or note has no machinery.
fn written(record: &Record) -> Record {
    if !record.is_pristine() {
        return record.clone();
    }
    Record {
        part: record.part,
        suggestion: record.suggestion.clone(),
        ..Record::new(record.id.clone(), record.exact.clone())
    }
}

proptest! {
    #[test]
    fn saved_and_read_is_the_same(first in checklist(), second in checklist()) {
        let mut file = ChecklistFile::default();
        for (records, document) in [&first, &second] {
            for record in records {
                file.set(record);
            }
            file.set_document(document);
            let text = file.text();
            prop_assert!(text.chars().all(|c| c == '\n' || placeholder(c).is_none()), "unsafe to print: {text:?}");
            let again = read(&text)?;
            let found = again.claims.iter().filter_map(|claim| claim.record.as_deref());
            for (found, record) in found.zip(records) {
                prop_assert_eq!(found, &written(record), "{}", text);
            }
            prop_assert_eq!(&again.document.title, &document.title);
            prop_assert_eq!(&again.document.other, &document.other);
            for record in records {
                file.set(record);
            }
            prop_assert_eq!(file.text(), text);
            file = again.file;
        }
    }
}

/// A new file looks as the fixture does: keys in order, one a line, equals signs in one column.
#[test]
fn a_new_file_looks_like_this() {
    let expected = fs::read_to_string(super::fixtures().join("new-file.toml")).unwrap();
    let saved = read(&expected).unwrap();
    let mut file = ChecklistFile::default();
    for claim in &saved.claims {
        file.set(claim.record.as_ref().unwrap());
    }
    file.set_document(&saved.document);
    assert_eq!(file.text(), expected);
    assert_eq!(saved.warnings, Vec::<String>::new());
}

#[test]
fn the_article_is_told_by_the_lines_above_the_first_claim_where_they_tell() {
    let told = |text: &str| file::location_in(text.as_bytes());
    let head = "\u{feff}[document]\r\nlocation = \"ferry.md\"\r\n\r\n";
    let claim = "[[claim]]\r\nid = \"c-1\"\r\n";
    let ferry = Some("ferry.md".to_owned());
    assert_eq!(told(&format!("{head}{claim}")), ferry);
    assert_eq!(told(&format!("{head}{claim}what is no TOML")), ferry);
    assert_eq!(
        told(&format!(
            "a = 1\n{claim}\n{}",
            head.trim_start_matches('\u{feff}')
        )),
        ferry
    );
    assert_eq!(told(claim), None);
    assert_eq!(told("what is no TOML"), None);
}
