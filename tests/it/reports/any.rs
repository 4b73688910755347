//! What holds of the report on any checklist: nothing breaks, tables read back as they were, tags are closed.

use super::check_comments;
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use sourcecheck::article::{Hint, read};
use sourcecheck::checklist::{
    Anchor, Checklist, ClaimId, Concern, Entry, Evidence, EvidenceRole, Exclude, Finding, Findings,
    Record, Source, Stance,
};
use sourcecheck::claim::{Basis, Problem, Status, detect};
use sourcecheck::export::{ArticleState, ReportFormat, ReviewReport, is_untouched};
use sourcecheck::prompt::Bank;
use sourcecheck::sentence::split;
use sourcecheck::text::Span;
use std::sync::Arc;

const ARTICLE: &str = include_str!("../../fixtures/reports/pier.md");

/// Tags that HTML does not close.
const VOID: &[&str] = &["meta", "br", "hr", "circle", "line", "path"];

fn any_text() -> impl Strategy<Value = Option<String>> {
    let piece = prop_oneof![
        "[a-z ,.]{0,12}",
        "[=+@|<>&\"'`*_\\[\\]\\\\-]{1,6}",
        "\\PC{0,8}",
        "[\r\n\t\u{1b}\u{200b}]{1,3}"
    ];
    proptest::option::of(proptest::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat()))
}

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(proptest::sample::select(all))
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    let texts = proptest::collection::vec(any_text(), 6);
    (one(EvidenceRole::ALL), one(Stance::ALL), texts).prop_map(|(role, stance, texts)| {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().flatten();
        Evidence {
            role,
            stance,
            title: text(),
            url: text(),
            accessed: text(),
            locator: text(),
            quote: text(),
            note: text(),
            ..Evidence::default()
        }
    })
}

fn any_record() -> impl Strategy<Value = Record> {
    let decision = (
        one(Status::ALL),
        one(Exclude::ALL),
        one(Basis::ALL),
        one(Problem::ALL),
    );
    let noted = (
        one(Concern::ALL),
        one(Finding::ALL),
        one(Anchor::ALL),
        any::<bool>(),
        any::<bool>(),
    );
    let texts = proptest::collection::vec(any_text(), 6);
    let evidence = proptest::collection::vec(any_evidence(), 0..3);
    (decision, noted, texts, evidence).prop_map(|(decision, noted, texts, evidence)| {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().flatten();
        let source = Source {
            name: text(),
            role: text(),
            ..Source::default()
        };
        Record {
            exact: text().unwrap_or_default(),
            status: decision.0,
            exclude: decision.1.filter(|_| decision.0.is_none()),
            basis: decision.2,
            problem: decision.3,
            concern: noted.0.into_iter().collect(),
            finding: noted.1,
            anchor: noted.2.unwrap_or_default(),
            flag: noted.3,
            stale: noted.4,
            note: text(),
            by: text(),
            was: text(),
            source: Some(source),
            evidence,
            ..Record::default()
        }
    })
}

fn findings() -> Findings {
    let article = Arc::new(read(ARTICLE.as_bytes(), &Hint::file("pier.md")).unwrap());
    let sentences = split(&article);
    let claims = detect(&article, &sentences);
    Findings {
        article,
        sentences,
        claims,
    }
}

/// A record, and where it is in the article: the beginning and how many bytes.
type Placed = (Record, Option<(usize, usize)>);

/// A checklist of these records: some at any place of the article, where others may be too.
fn checklist(records: &[Placed], text: &str) -> Checklist {
    let entry = |(nth, (record, place)): (usize, &Placed)| {
        let record = Record {
            id: ClaimId::from(format!("c-{nth}").as_str()),
            ..record.clone()
        };
        let span = place.map(|(start, len)| {
            let start = text.floor_char_boundary(start % text.len());
            Span::new(
                start,
                text.ceil_char_boundary((start + len).min(text.len())),
            )
        });
        Entry::kept(record, span, None)
    };
    let mut checklist = Checklist {
        entries: records.iter().enumerate().map(entry).collect(),
        ..Checklist::default()
    };
    checklist.sort();
    checklist
}

fn check_tags(html: &str) {
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        match token {
            Ok(Token::StartTag(tag)) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if !tag.self_closing && !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Ok(Token::EndTag(tag)) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert_eq!(open.pop(), Some(name));
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_checklist_is_reported(
        records in proptest::collection::vec((any_record(), proptest::option::of((0usize..2000, 0usize..300))), 0..6),
        is_there in any::<bool>(),
    ) {
        let findings = findings();
        let checklist = checklist(&records, &findings.article.text);
        let found = is_there.then_some(&findings);
        let state = if is_there { ArticleState::Same } else { ArticleState::Gone };
        let bank = Bank::default();
        let report = ReviewReport::new(&checklist, found, state, &bank);
        for form in ReportFormat::ALL {
            let bytes = report.write(*form);
            let is_table = matches!(form, ReportFormat::Csv | ReportFormat::EvidenceCsv | ReportFormat::Jsonl);
            prop_assert_eq!(is_untouched(&bytes), !is_table);
        }
        let html = String::from_utf8(report.write(ReportFormat::Html)).unwrap();
        check_tags(&html);
        check_comments(&report.write(ReportFormat::Docx), checklist.entries.len());
        for form in [ReportFormat::Csv, ReportFormat::EvidenceCsv] {
            let table = report.write(form);
            let mut rows = csv::Reader::from_reader(table.as_slice());
            let columns = rows.headers().unwrap().len();
            let read: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
            let n = match form {
                ReportFormat::Csv => checklist.entries.len(),
                _ => checklist.entries.iter().map(|e| e.record().evidence.len()).sum(),
            };
            prop_assert_eq!(read.len(), n);
            prop_assert!(read.iter().all(|row| row.len() == columns));
        }
        let lines = String::from_utf8(report.write(ReportFormat::Jsonl)).unwrap();
        for (line, entry) in lines.lines().zip(&checklist.entries) {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            prop_assert_eq!(row["exact"].as_str().unwrap_or(""), &entry.record().exact);
        }
    }
}
