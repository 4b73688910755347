//! Who is what: persons, bodies, unnamed people, documents.

use super::*;
use crate::sentence::Sentence;
use crate::text::Span;

#[track_caller]
fn check(source: &str, expected: &str) {
    let text = format!("{source} said so");
    let sentence = Sentence {
        span: Span::new(0, text.len()),
        block: 0,
    };
    let tokens = Tokens::new(&text, &[sentence]);
    let words = Stretch::new(0, tokens.len() - 2);
    let persons = PersonNames::default();
    let found = basis(&tokens, words, &persons).map_or("pronoun", Basis::name);
    assert_eq!(found, expected, "{source}");
}

#[test]
fn persons_and_bodies() {
    check("Mara Ilves", "named-person");
    check("Mayor Ilves", "named-person");
    check("board spokesman Mara Ilves", "named-person");
    check("a spokesman for the Harbour Board", "named-organisation");
    check("the Harbour Board", "named-organisation");
    check("the ministry", "named-organisation");
    check("Kelmsund", "named-organisation");
    check("HMK", "named-organisation");
    check("he", "pronoun");
}

#[test]
fn unnamed_people() {
    check("a senior official at the Harbour Board", "anonymous");
    check("Kelmish officials", "anonymous");
    check("a witness at the pier", "anonymous");
    check("the mayor", "anonymous");
    check("two people familiar with the talks", "anonymous");
    check("officials", "vague");
    check("experts", "vague");
    check("a source", "vague");
    check("many", "vague");
    check("some critics", "vague");
}

#[test]
fn documents() {
    check("the board's annual report for 2024", "document");
    check("the board's report", "named-organisation");
    check("reports", "vague");
    check("a study", "vague");
}
