//! The claim finder: runs the rules over an article and writes one row for each claim and each sentence that is none.
//!
//! The order of the steps lives here, the rules do not.

use super::attribution::{self, Attribution};
use super::cues::Cues;
use super::rows::{Row, Voice};
use super::tokens::Tokens;
use super::{
    Basis, Claim, Kind, NoClaim, Problem, Scope, Speech, Status, Suggestion, carried, quotation,
    rows,
};
use crate::article::{Article, Part};
use crate::sentence::Sentence;
use std::borrow::Cow;

/// Every claim of the article, and every sentence that is none, in reading order.
pub fn detect(article: &Article, sentences: &[Sentence]) -> Vec<Claim> {
    let data = Cues::shipped();
    let mut tokens = Tokens::new(&article.text, sentences, data);
    let begins = paragraph_beginnings(&tokens, sentences);
    quotation::mark(&mut tokens, |index| begins.binary_search(&index).is_ok());
    let attributions: Vec<Attribution> = sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| part(article, sentence) != Part::Matter)
        .flat_map(|(index, _)| attribution::of_sentence(&tokens, index, data))
        .collect();
    let quotations = carried::quotations(&tokens, &quotation::runs(&tokens), &attributions);
    rows::cut(&tokens, sentences.len(), &attributions, &quotations)
        .iter()
        .filter_map(|row| claim(article, sentences, &tokens, &attributions, row))
        .collect()
}

fn part(article: &Article, sentence: &Sentence) -> Part {
    article
        .blocks
        .get(sentence.block)
        .map_or(Part::Body, |b| b.part)
}

/// The first tokens of paragraphs; the rest of a sentence broken over two paragraphs begins none.
fn paragraph_beginnings(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut last = None;
    for (index, sentence) in sentences.iter().enumerate() {
        if last != Some(sentence.block) {
            found.push(tokens.of_sentence(index).start);
        }
        last = Some(sentence.block);
    }
    found
}

fn claim(
    article: &Article,
    sentences: &[Sentence],
    tokens: &Tokens<'_>,
    attributions: &[Attribution],
    row: &Row,
) -> Option<Claim> {
    let sentence = sentences.get(row.sentence)?;
    let attribution = match row.voice {
        Voice::Of(index) => attributions.get(index),
        Voice::Author if row.words.len() >= 5 => None,
        _ => return None,
    };
    let inherited = attribution.is_some_and(|a| a.sentence != row.sentence);
    Some(Claim {
        span: tokens.span(row.words),
        part: part(article, sentence),
        kind: Kind::Other,
        not: None::<NoClaim>,
        source: attribution.and_then(|a| a.source).map(|s| tokens.span(s)),
        cue: attribution.map(|a| tokens.span(a.cue)),
        scope: inherited.then_some(Scope::Inherited),
        speech: None::<Speech>,
        chain: Vec::new(),
        links: Vec::new(),
        sentence: row.sentence,
        block: sentence.block,
        suggestion: Suggestion {
            status: Status::Unsupported,
            basis: Basis::OwnVoice,
            problem: Some(Problem::NoSource),
            rule: attribution.map_or(Cow::Borrowed("own-voice.statement"), |a| {
                Cow::Borrowed(a.rule)
            }),
            because: String::new(),
        },
    })
}
