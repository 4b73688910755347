//! What `claims --format json` and `jsonl` print: one object a claim.
//!
//! Field names, their order and positions are relied on by other programs: code points in what `text` prints, absent
//! things null. The listing for people is `listing`'s.

use crate::article::Article;
use crate::checklist::ClaimId;
use crate::claim::{Claim, NoClaim, Problem, Scope, Speech};
use crate::sentence::Sentence;
use crate::text::json;
use crate::text::{CodePoints, Span};
use serde::Serialize;
use std::borrow::Cow;
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
    let printed: Vec<(&Claim, ClaimId)> = with_ids(article, claims, all).collect();
    let rows: Vec<ClaimRow<'_>> = printed
        .iter()
        .map(|(claim, id)| row(article, &points, claim, id))
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
#[derive(Serialize)]
struct ClaimRow<'a> {
    id: &'a ClaimId,
    text: Cow<'a, str>,
    start: usize,
    end: usize,
    part: &'static str,
    kind: &'static str,
    claim: bool,
    reason: Option<&'static str>,
    status: Option<&'static str>,
    basis: Option<&'static str>,
    problem: Option<&'static str>,
    rule: Option<&'a str>,
    because: Option<&'a str>,
    source: Option<SpeakerWords<'a>>,
    cue: Option<WordsAt<'a>>,
    scope: Option<&'static str>,
    speech: Option<&'static str>,
    chain: Option<Vec<WordsAt<'a>>>,
    links: Option<Vec<LinkRow<'a>>>,
    paragraph: usize,
    sentence: usize,
}

/// Words with where they are (code points).
#[derive(Serialize)]
struct WordsAt<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// The words that name the speaker, with the full name where it is elsewhere.
#[derive(Serialize)]
struct SpeakerWords<'a> {
    #[serde(flatten)]
    words: WordsAt<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct LinkRow<'a> {
    url: &'a str,
    start: usize,
    end: usize,
}

fn row<'a>(
    article: &'a Article,
    points: &CodePoints<'_>,
    claim: &'a Claim,
    id: &'a ClaimId,
) -> ClaimRow<'a> {
    let place = |span: Span| WordsAt {
        text: span.of(&article.text),
        start: points.of_byte(span.start),
        end: points.of_byte(span.end),
    };
    let own = place(claim.span);
    let links = claim
        .links
        .iter()
        .filter_map(|&index| article.links.get(index))
        .map(|link| LinkRow {
            url: &link.url,
            start: points.of_byte(link.span.start),
            end: points.of_byte(link.span.end),
        });
    let suggestion = claim.not.is_none().then_some(&claim.suggestion);
    ClaimRow {
        id,
        text: article.valid_words(claim.span),
        start: own.start,
        end: own.end,
        part: claim.part.name(),
        kind: claim.kind.name(),
        claim: claim.not.is_none(),
        reason: claim.not.map(NoClaim::name),
        status: suggestion.map(|s| s.status.name()),
        basis: suggestion.map(|s| s.basis.name()),
        problem: suggestion.and_then(|s| s.problem).map(Problem::name),
        rule: suggestion.map(|s| &*s.rule),
        because: suggestion.map(|s| &*s.because),
        source: claim.source.map(|span| SpeakerWords {
            words: place(span),
            name: claim.speaker.resolved(span, &article.text),
        }),
        cue: claim.cue.map(place),
        scope: claim.scope.map(Scope::name),
        speech: claim.speech.map(Speech::name),
        chain: or_null(claim.chain.iter().map(|&span| place(span)).collect()),
        links: or_null(links.collect()),
        paragraph: claim.block + 1,
        sentence: claim.sentence + 1,
    }
}

fn or_null<T>(list: Vec<T>) -> Option<Vec<T>> {
    if list.is_empty() { None } else { Some(list) }
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
