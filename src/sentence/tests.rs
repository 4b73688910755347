//! Sentences on text a stranger can read: `|` is where a sentence ends.

use super::split;
use crate::article::{Article, Block, BlockKind};
use crate::text::Span;
use proptest::prelude::*;

/// An article of paragraphs divided by empty lines.
fn article(text: &str, kind: &BlockKind) -> Article {
    let mut article = Article {
        text: text.to_owned(),
        ..Article::default()
    };
    let mut start = 0;
    for paragraph in text.split("\n\n") {
        let span = Span::new(start, start + paragraph.len());
        article.blocks.push(Block::new(kind.clone(), span));
        start += paragraph.len() + 2;
    }
    article
}

#[test]
fn sentences_end_where_the_fixtures_say() {
    let cases = include_str!("../../tests/fixtures/forms/sentences.txt").lines();
    let cases = cases.filter(|line| !line.is_empty() && !line.starts_with('#'));
    assert_eq!(cases.clone().count(), 22);
    for case in cases {
        check_kind(&case.replace('¶', "\n\n"), &BlockKind::Paragraph);
    }
}

#[track_caller]
fn check_kind(marked: &str, kind: &BlockKind) {
    let article = article(&marked.replace('|', ""), kind);
    let found: Vec<&str> = split(&article)
        .iter()
        .map(|s| s.span.of(&article.text))
        .collect();
    let expected: Vec<&str> = marked
        .split('|')
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn tables_and_headings() {
    check_kind("Year\tTolls|\n2024\t3.1", &BlockKind::Table(Vec::new()));
    check_kind("Tolls rise. Again", &BlockKind::Heading(2));
    let article = article("let x = 1. Let y = 2.", &BlockKind::Code);
    assert_eq!(split(&article), []);
}

#[test]
fn one_paragraph_of_a_book_is_split_as_short_ones_are() {
    let sentences: Vec<String> = (1000..3000)
        .map(|n| format!("Dr. Ilves counted {n} gulls at 4.30 p.m. on the pier.[{n}]"))
        .collect();
    check_kind(&sentences.join("| "), &BlockKind::Paragraph);
    check_kind(
        &"港の渡し船は今日も遅れた。|".repeat(2000),
        &BlockKind::Paragraph,
    );
}

#[test]
fn what_holds_no_stop_is_divided_at_blanks() {
    let article = article(&"Mr. Lund and ".repeat(4000), &BlockKind::Paragraph);
    let found = split(&article);
    assert!(found.len() > 5);
    for sentence in found {
        let words = sentence.span.of(&article.text);
        assert!(
            words.len() <= 4 * 1024
                && words
                    .split(' ')
                    .all(|w| matches!(w, "Mr." | "Lund" | "and"))
        );
    }
}

proptest! {
    #[test]
    fn sentences_keep_order_and_lose_no_word(text in "[A-Za-z.,?!“”\"'` \n–é]{0,300}") {
        let article = article(&text, &BlockKind::Paragraph);
        let mut at = 0;
        for sentence in split(&article) {
            prop_assert!(sentence.span.start >= at);
            prop_assert_eq!(sentence.span.trimmed(&text), sentence.span);
            prop_assert!(Span::new(at, sentence.span.start).of(&text).trim().is_empty());
            at = sentence.span.end;
        }
        prop_assert!(text.get(at..).unwrap_or("").trim().is_empty());
    }
}
