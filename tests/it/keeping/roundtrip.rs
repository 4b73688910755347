//! What is saved is what is read again, whatever a reader or an article may write.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use sourcecheck::article::{Article, Part};
use sourcecheck::checklist::format::{self, Saved};
use sourcecheck::checklist::{
    Anchor, Answer, Checklist, Concern, Entry, Evidence, EvidenceRole, Exclude, Finding, Origin,
    Review, Source, Stance, entry_at,
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
        },
    )
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let fields = (
        of(select(vec!["primary", "secondary"])),
        of(words()),
        of(words()),
        of("20[0-9]{2}-0[1-9]-1[0-9]"),
    );
    (select(EvidenceRole::ALL), of(select(Stance::ALL)), fields).prop_map(
        |(role, stance, (level, title, url, accessed))| {
            let fields = [
                ("level", level.map(str::to_owned)),
                ("title", title),
                ("url", url),
                ("accessed", accessed),
            ];
            let fields = fields
                .into_iter()
                .filter_map(|(key, value)| Some((key.to_owned(), value?)))
                .collect();
            Evidence {
                role,
                stance,
                fields,
            }
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

fn review() -> impl Strategy<Value = Review> {
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
        )| Review {
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
            checks: checks.into_iter().collect(),
            evidence,
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

fn entry() -> impl Strategy<Value = Entry> {
    let n_chars = TEXT.chars().count();
    let place = (0..n_chars, 1..n_chars);
    let kinds = (
        select(Part::ALL),
        select(Kind::ALL),
        select(Origin::ALL),
        select(Anchor::ALL),
        any::<bool>(),
    );
    (place, kinds, review(), of(suggestion())).prop_map(
        |((from, length), (part, kind, origin, anchor, stale), review, suggestion)| {
            let points = CodePoints::new(TEXT);
            let span = Span::new(points.to_byte(from), points.to_byte(from + length));
            let article = Article {
                text: TEXT.to_owned(),
                ..Article::default()
            };
            Entry {
                part,
                kind,
                anchor,
                stale,
                review: review.into(),
                suggestion,
                ..entry_at(&article, span, origin)
            }
        },
    )
}

fn checklist() -> impl Strategy<Value = Checklist> {
    (vec(entry(), 0..5), of(words())).prop_map(|(mut entries, title)| {
        entries
            .iter_mut()
            .enumerate()
            .for_each(|(nth, e)| e.id = format!("c-{nth}"));
        let mut checklist = Checklist {
            entries,
            ..Checklist::default()
        };
        checklist.document.title = title;
        checklist.document.text_sha256 = sourcecheck::checklist::sha256(TEXT);
        checklist
    })
}

/// Answers in the order of their prompts: in a file they stay where they stood, so their order says nothing.
fn sorted(checklist: &Checklist) -> Checklist {
    let mut list = checklist.clone();
    for entry in &mut list.entries {
        entry.record().checks.sort_by(|a, b| a.0.cmp(&b.0));
    }
    list
}

/// The checklist with the places that the file has, for comparing; what is undecided has none.
fn placed(saved: &Saved, as_given: &Checklist) -> Checklist {
    let points = CodePoints::new(TEXT);
    let mut found = saved.checklist.clone();
    for (entry, given) in found.entries.iter_mut().zip(&as_given.entries) {
        let position = saved.positions.get(&entry.id);
        entry.span =
            position.map(|(start, end)| Span::new(points.to_byte(*start), points.to_byte(*end)));
        if position.is_none() {
            (entry.span, entry.kind) = (given.span, given.kind);
        }
        // Surroundings that were not known before are written all the same.
        if position.is_none() || given.lacks_surroundings() {
            (entry.prefix, entry.suffix) = (given.prefix.clone(), given.suffix.clone());
        }
    }
    found
}

proptest! {
    #[test]
    fn saved_and_read_is_the_same(first in checklist(), second in checklist()) {
        let mut file = format::write_new(&first, TEXT);
        for given in [&first, &second] {
            let mut saved = format::read(&file).map_err(|e| TestCaseError::fail(format!("{e}\n{file}")))?;
            prop_assert!(file.chars().all(|c| c == '\n' || placeholder(c).is_none()), "unsafe to print: {file:?}");
            file = saved.original.write(given, TEXT);
            let again = format::read(&file).map_err(|e| TestCaseError::fail(format!("{e}\n{file}")))?;
            prop_assert_eq!(sorted(&placed(&again, given)), sorted(given), "{}", file);
            prop_assert_eq!(saved.original.write(given, TEXT), file.clone());
        }
    }
}

/// A new file looks as the fixture does: keys in order, one a line, equals signs in one column.
#[test]
fn a_new_file_looks_like_this() {
    let expected = fs::read_to_string(super::fixtures().join("new-file.toml")).unwrap();
    let saved = format::read(&expected).unwrap();
    let list = placed_for_writing(&saved);
    assert_eq!(format::write_new(&list, TEXT), expected);
    assert_eq!(saved.warnings, Vec::<String>::new());
}

fn placed_for_writing(saved: &Saved) -> Checklist {
    let points = CodePoints::new(TEXT);
    let mut list = saved.checklist.clone();
    for entry in &mut list.entries {
        let position = saved.positions.get(&entry.id);
        entry.span =
            position.map(|(start, end)| Span::new(points.to_byte(*start), points.to_byte(*end)));
    }
    list
}

#[test]
fn the_article_is_told_by_the_lines_above_the_first_claim_where_they_tell() {
    let told = |text: &str| format::location_in(text.as_bytes());
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
