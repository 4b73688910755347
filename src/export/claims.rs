//! What `claims --format json` and `jsonl` print: one object a claim.
//!
//! Field names, their order and positions are relied on by other programs: code points in what `text` prints, absent
//! things null. The listing for people is `listing`'s.

use crate::article::Article;
use crate::checklist::ClaimId;
use crate::claim::Claim;
use crate::sentence::Sentence;
use crate::text::{CodePoints, Span, json};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The rows as JSON, one object a line, each line with its line feed. `all` adds the sentences that are no claim.
///
/// `sentences` are those the claims were found in; rows point to them by ordinal.
pub fn claims_jsonl<'a>(
    article: &'a Article,
    sentences: &[Sentence],
    claims: &'a [Claim],
    all: bool,
) -> impl Iterator<Item = String> + use<'a> {
    debug_assert!(claims.iter().all(|claim| claim.sentence < sentences.len()));
    let points = CodePoints::new(&article.text);
    with_ids(article, claims, all)
        .map(move |(claim, id)| json::line(&row(article, &points, claim, &id)) + "\n")
}

/// The rows as one JSON array; otherwise as [`claims_jsonl`].
pub fn claims_json(
    article: &Article,
    sentences: &[Sentence],
    claims: &[Claim],
    all: bool,
) -> String {
    debug_assert!(claims.iter().all(|claim| claim.sentence < sentences.len()));
    let points = CodePoints::new(&article.text);
    let printed = with_ids(article, claims, all);
    let rows: Value = printed
        .map(|(claim, id)| row(article, &points, claim, &id))
        .collect();
    json::pretty(&rows) + "\n"
}

fn with_ids<'a>(
    article: &Article,
    claims: &'a [Claim],
    all: bool,
) -> impl Iterator<Item = (&'a Claim, ClaimId)> + use<'a> {
    let ids = ids_of(&article.text, claims);
    claims
        .iter()
        .zip(ids)
        .filter(move |(claim, _)| all || claim.not.is_none())
}

/// One row, fields in the order in which they are printed; the suggestion of a sentence that is no claim is absent.
fn row(article: &Article, points: &CodePoints<'_>, claim: &Claim, id: &ClaimId) -> Value {
    let at = |byte| points.of_byte(byte);
    let place = |span: Span| json!({ "text": span.of(&article.text), "start": at(span.start), "end": at(span.end) });
    let links = claim.links.iter().filter_map(|&nth| article.links.get(nth));
    let links = links.map(
        |link| json!({ "url": link.url, "start": at(link.span.start), "end": at(link.span.end) }),
    );
    let mut source = claim.source.map(place);
    // The full name where it is elsewhere.
    let name = claim
        .source
        .and_then(|span| claim.speaker.resolved(span, &article.text));
    if let (Some(Value::Object(source)), Some(name)) = (&mut source, name) {
        source.insert("name".to_owned(), name.into());
    }
    let suggestion = claim.not.is_none().then_some(&claim.suggestion);
    json!({
        "id": id,
        "text": article.valid_words(claim.span),
        "start": at(claim.span.start),
        "end": at(claim.span.end),
        "part": claim.part,
        "kind": claim.kind,
        "claim": claim.not.is_none(),
        "reason": claim.not,
        "status": suggestion.map(|s| s.status),
        "basis": suggestion.map(|s| s.basis),
        "problem": suggestion.and_then(|s| s.problem),
        "rule": suggestion.map(|s| &s.rule),
        "because": suggestion.map(|s| &s.because),
        "source": source,
        "cue": claim.cue.map(place),
        "scope": claim.scope,
        "speech": claim.speech,
        "chain": or_null(claim.chain.iter().map(|&span| place(span)).collect()),
        "links": or_null(links.collect()),
        "paragraph": claim.block + 1,
        "sentence": claim.sentence + 1,
    })
}

fn or_null(list: Vec<Value>) -> Option<Vec<Value>> {
    Some(list).filter(|list| !list.is_empty())
}

/// One id for each row, in order. Repeated passages are numbered among the claims first, as a checklist does.
fn ids_of(text: &str, claims: &[Claim]) -> Vec<ClaimId> {
    let mut given: HashMap<ClaimId, u32> = HashMap::new();
    let mut ids = vec![ClaimId::default(); claims.len()];
    for offered in [true, false] {
        let rows = claims.iter().zip(&mut ids);
        for (claim, place) in rows.filter(|(claim, _)| claim.not.is_none() == offered) {
            let id = ClaimId::at(text, claim.span);
            let times = given.entry(id.clone()).or_default();
            *times += 1;
            *place = id.numbered(*times);
        }
    }
    ids
}
