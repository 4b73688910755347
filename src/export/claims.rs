//! What `claims --format json` and `jsonl` print: one object a claim.
//!
//! Field names, their order and positions are relied on by other programs: code points in what `text` prints, absent
//! things null. The listing for people is `listing`'s.

use super::{ids, json};
use crate::article::Article;
use crate::claim::{Claim, NoClaim, Problem, Scope, Speech};
use crate::sentence::Sentence;
use crate::text::{CodePoints, Span};
use serde_json::{Value, json};

/// The rows as JSON: one array, or with `lines` one object a line. `all` adds the sentences that are no claim.
///
/// `sentences` are those the claims were found in; rows point to them by ordinal.
pub fn claims_json(
    article: &Article,
    sentences: &[Sentence],
    claims: &[Claim],
    all: bool,
    lines: bool,
) -> String {
    debug_assert!(claims.iter().all(|claim| claim.sentence < sentences.len()));
    let points = CodePoints::new(&article.text);
    let ids = ids::of(&article.text, claims);
    let rows: Vec<Value> = claims
        .iter()
        .zip(ids)
        .filter(|(claim, _)| all || claim.not.is_none())
        .map(|(claim, id)| row(article, &points, claim, &id))
        .collect();
    if lines {
        rows.iter().map(|row| json::line(row) + "\n").collect()
    } else {
        json::pretty(&Value::from(rows)) + "\n"
    }
}

/// One row; the suggestion of a sentence that is no claim is absent.
fn row(article: &Article, points: &CodePoints<'_>, claim: &Claim, id: &str) -> Value {
    let place = |span: Span| {
        json!({
            "text": span.of(&article.text),
            "start": points.of_byte(span.start),
            "end": points.of_byte(span.end),
        })
    };
    let links = claim
        .links
        .iter()
        .filter_map(|&index| article.links.get(index))
        .map(|link| {
            json!({
                "url": link.url,
                "start": points.of_byte(link.span.start),
                "end": points.of_byte(link.span.end),
            })
        });
    let suggestion = claim.not.is_none().then_some(&claim.suggestion);
    json!({
        "id": id,
        "text": claim.span.of(&article.text),
        "start": points.of_byte(claim.span.start),
        "end": points.of_byte(claim.span.end),
        "part": claim.part.name(),
        "kind": claim.kind.name(),
        "claim": claim.not.is_none(),
        "reason": claim.not.map(NoClaim::name),
        "status": suggestion.map(|s| s.status.name()),
        "basis": suggestion.map(|s| s.basis.name()),
        "problem": suggestion.and_then(|s| s.problem).map(Problem::name),
        "rule": suggestion.map(|s| &s.rule),
        "because": suggestion.map(|s| &s.because),
        "source": claim.source.map(|span| source(place(span), claim, span, &article.text)),
        "cue": claim.cue.map(place),
        "scope": claim.scope.map(Scope::name),
        "speech": claim.speech.map(Speech::name),
        "chain": or_null(claim.chain.iter().map(|&span| place(span)).collect()),
        "links": or_null(links.collect()),
        "paragraph": claim.block + 1,
        "sentence": claim.sentence + 1,
    })
}

/// The words that name the speaker, with the full name where it stands elsewhere.
fn source(mut place: Value, claim: &Claim, span: Span, text: &str) -> Value {
    if let (Some(name), Some(fields)) = (claim.speaker.resolved(span, text), place.as_object_mut())
    {
        fields.insert("name".to_owned(), Value::from(name));
    }
    place
}

fn or_null(list: Vec<Value>) -> Value {
    if list.is_empty() {
        Value::Null
    } else {
        Value::from(list)
    }
}
