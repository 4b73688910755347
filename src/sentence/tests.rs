//! Sentences on text a stranger can read: `|` is where a sentence ends.

use super::split;
use crate::article::{Article, Block, BlockKind, Part};
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
        article.blocks.push(Block {
            span: Span::new(start, start + paragraph.len()),
            kind: kind.clone(),
            part: Part::Body,
            quoted: 0,
            quoted_on: 0,
            listed: 0,
            close: false,
            marker: None,
        });
        start += paragraph.len() + 2;
    }
    article
}

#[track_caller]
fn check(marked: &str) {
    check_kind(marked, &BlockKind::Paragraph);
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
fn stops_end_sentences() {
    check("The bridge is closed.| It opens in May.| Who pays?| Nobody knows!");
    check(
        "The ferry sank in May.| Tolls doubled.| Dismay. spread in May. and in May.⁴| Nobody paid.",
    );
    check("Dr. Ilves met Sen. Brandt at 4.30 p.m. on the pier.| They talked.");
}

#[test]
fn what_only_looks_like_an_end_goes_on() {
    check("The talks ended at 9 p.m. Tuesday.| They resume in May.");
    check("See p. 12, vol. 3, ch. 4 of the plan.| It was approved.");
    check("Stir it, and -- done! -- you have soup.| The film Who Sank It? won a prize.");
    check("It needs two things: |1. A permit.| 2. At least 8 crew.");
}

#[test]
fn a_bracket_round_sentences_ends_one() {
    check("The mill closed.| (It was old.)| The dam stayed.| [It leaks.]| It was built in 1950.");
    check("The mill (it was old) closed.");
}

#[test]
fn the_mark_of_a_footnote_stands_with_its_sentence() {
    check(
        "The bridge is closed.[a]| It opens in May.[2][3]| Who pays?²| “We do,” he said.[4]| Good.",
    );
    check("The bridge is closed [1].| It opens [in May or June].| [Here] it is.");
}

#[test]
fn a_quotation_holds_sentences_of_its_own() {
    check("“We were never asked.| Nobody wrote to us.”| The board was silent.");
    check("\"We were never asked.| Nobody wrote to us.\"| The board was silent.");
    check("``We were never asked.| Nobody wrote to us.''| The board was silent.");
}

#[test]
fn single_marks_hold_sentences_too() {
    check("‘We were never asked.| Nobody wrote to us.’| The board was silent.");
    check("'We were never asked.| It’s the boys' fault,' she said.| 'We will sue.'");
}

#[test]
fn behind_a_closing_mark_a_small_letter_goes_on() {
    check("“Who pays for the bridge?” said the mayor.| “Nobody!”| Ilves left.");
}

#[test]
fn a_closing_mark_stays_with_its_sentence() {
    check("“We were never asked.”| “We will sue.”");
    check("He called it “a mess.”| She laughed.");
}

#[test]
fn a_sentence_broken_by_the_scraping_is_one() {
    check("The ships were registered by shell companies\n\nvia third countries.| Nobody noticed.");
    check("The pier is closed.|\n\nthe ferry is not.");
    check("Toll income|\n\nRoad works");
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
    check(&sentences.join("| "));
    check(&"港の渡し船は今日も遅れた。|".repeat(2000));
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
