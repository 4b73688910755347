//! What other programs rely on: fields, order, positions, escapes.

use super::{
    Ink, Listing, article_sentences, article_text, claims_json, claims_jsonl, claims_text,
};
use crate::article::{Article, Block, BlockKind, Link};
use crate::claim::{Claim, detect};
use crate::sentence::{Sentence, split};
use crate::text::Span;

/// One paragraph, its sentences and claims.
fn read(text: &str) -> (Article, Vec<Sentence>, Vec<Claim>) {
    let article = Article {
        text: text.to_owned(),
        blocks: vec![Block::new(BlockKind::Paragraph, Span::new(0, text.len()))],
        ..Article::default()
    };
    let sentences = split(&article);
    let claims = detect(&article, &sentences);
    (article, sentences, claims)
}

fn jsonl(article: &Article, sentences: &[Sentence], claims: &[Claim], all: bool) -> String {
    claims_jsonl(article, sentences, claims, all).collect()
}

fn listing(all: bool, width: usize) -> Listing {
    Listing {
        all,
        width,
        ink: Ink::Plain,
    }
}

#[test]
fn fields_stand_in_the_order_relied_on() {
    let (article, sentences, claims) = read("“Nobody asked us,” Mara Ilves said.");
    let line = jsonl(&article, &sentences, &claims, false);
    let value: serde_json::Value = serde_json::from_str(&line).unwrap();
    let keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let expected = "id text start end part kind claim reason status basis problem rule because source cue scope speech \
                    chain links paragraph sentence";
    assert_eq!(keys.join(" "), expected);
    assert_eq!(value["source"]["text"], "Mara Ilves");
    for absent in ["reason", "problem", "scope", "chain", "links"] {
        assert!(value[absent].is_null(), "{absent}");
    }
}

#[test]
fn positions_are_code_points_of_what_text_prints() {
    let (mut article, ..) =
        read("Café\u{202e} tolls rose by 12 percent. “Ça suffit,” Mara Ilves said.");
    article.links.push(Link {
        span: Span::new(0, 5),
        url: "https://harbour.example/tolls".to_owned(),
    });
    let sentences = split(&article);
    let claims = detect(&article, &sentences);
    let printed: Vec<char> = article_text(&article).chars().collect();
    for line in jsonl(&article, &sentences, &claims, true).lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let number = |v: &serde_json::Value| usize::try_from(v.as_u64().unwrap()).unwrap();
        let shown: String = printed[number(&row["start"])..number(&row["end"])]
            .iter()
            .collect();
        let text = row["text"].as_str().unwrap().replace('\u{202e}', "␣");
        assert_eq!(shown, text);
    }
}

#[test]
fn hidden_characters_are_escaped_and_placeheld() {
    let (article, sentences, claims) = read("Tolls \u{1b}[31mrose\u{202e} by 12 percent in 2024.");
    let json = jsonl(&article, &sentences, &claims, true);
    assert!(
        json.contains("\\u001b") && json.contains("\\u202e"),
        "{json}"
    );
    assert!(!json.contains('\u{1b}') && !json.contains('\u{202e}'));
    assert_eq!(
        article_text(&article),
        "Tolls ␛[31mrose␣ by 12 percent in 2024."
    );
    assert!(!claims_text(&article, &sentences, &claims, listing(true, 60)).contains('\u{202e}'));
    assert_eq!(
        article_sentences(&article, &sentences).lines().count(),
        sentences.len()
    );
}

#[test]
fn a_sentence_that_is_no_claim_is_listed_only_on_request() {
    let (article, sentences, claims) = read("Who pays? Tolls rose by 12 percent in 2024.");
    let lines = |all| jsonl(&article, &sentences, &claims, all).lines().count();
    assert_eq!((lines(false), lines(true)), (1, 2));
    let all = claims_json(&article, &sentences, &claims, true);
    let rows: serde_json::Value = serde_json::from_str(&all).unwrap();
    assert_eq!(rows[0]["reason"], "question");
    assert!(rows[0]["status"].is_null());
}

#[test]
fn the_listing_wraps_to_its_width() {
    let (article, sentences, claims) =
        read("“Nobody in this harbour was ever asked about the tolls,” Mara Ilves said.");
    let listing = claims_text(&article, &sentences, &claims, listing(false, 40));
    assert!(
        listing.lines().all(|line| line.chars().count() <= 40),
        "{listing}"
    );
    assert!(
        listing.starts_with("  1 A  Nobody in this harbour"),
        "{listing}"
    );
    assert!(listing.contains("Mara Ilves [said]"), "{listing}");
}
