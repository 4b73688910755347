//! The claim finder: runs the rules over an article and writes one row for each claim and each sentence that is none.
//!
//! The order of the steps lives here, the rules do not.

use super::Claim;
use super::attribution::{self, Attribution};
use super::cues::Cues;
use super::finder::{Finder, outside};
use super::offer::headline;
use super::offer::links::LinkFinder;
use super::offer::suggest::Judge;
use super::rows::cutter::Cutter;
use super::rows::facts::{self};
use super::rows::inherited;
use super::token::quotation;
use super::token::tokens::Tokens;
use super::who::cast::Cast;
use crate::article::Article;
use crate::sentence::Sentence;

/// Sentences between two reports of how much is done.
const REPORTED: usize = 256;

/// Every claim of the article, and every sentence that is none, in reading order; `report` is told how much is done
/// (percent).
pub fn detect(article: &Article, sentences: &[Sentence], report: &dyn Fn(usize)) -> Vec<Claim> {
    let data = Cues::shipped();
    let reached = |sentence: usize, from: usize, to: usize| {
        if sentence.is_multiple_of(REPORTED) {
            report(from + (to - from) * sentence / sentences.len());
        }
    };
    let mut tokens = Tokens::new(&article.text, sentences, data);
    let opens = paragraph_openings(sentences);
    let begins: Vec<usize> = opens
        .iter()
        .map(|&sentence| tokens.of_sentence(sentence).start)
        .collect();
    quotation::mark(&mut tokens, &begins);
    quotation::mark_transcript(&mut tokens, &begins);
    quotation::mark_blocks(&mut tokens, article, sentences);
    let attributions: Vec<Attribution> = sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| outside(article, sentence).is_none())
        .flat_map(|(index, _)| {
            reached(index, 20, 40);
            attribution::of_sentence(&tokens, index, opens.binary_search(&index).is_ok(), data)
        })
        .collect();
    let quotations = inherited::quotations(&tokens, &quotation::runs(&tokens), &attributions);
    let reads = |index: usize| {
        sentences
            .get(index)
            .is_some_and(|s| outside(article, s).is_none())
    };
    let cutter = Cutter::new(&tokens, &attributions, &quotations);
    drop(quotations);
    let cast = Cast::new(&tokens, reads);
    let finder = Finder {
        article,
        sentences,
        register: facts::register(&tokens, sentences.len()),
        judge: Judge::new(&tokens, cast, &attributions),
        attributions: &attributions,
        data,
    };
    let mut claims = Vec::with_capacity(2 * sentences.len());
    for sentence in 0..sentences.len() {
        reached(sentence, 52, 80);
        finder.of_sentence(&cutter.rows(sentence), &mut claims);
    }
    drop(cutter);
    LinkFinder::new(article, sentences, &tokens, data).attach(&mut claims);
    headline::repeat_body(article, &mut claims);
    claims
}

/// The sentences that open a paragraph; the rest of a sentence broken over two paragraphs opens none.
fn paragraph_openings(sentences: &[Sentence]) -> Vec<usize> {
    let mut last = None;
    let mut found = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        if last.replace(sentence.block) != Some(sentence.block) {
            found.push(index);
        }
    }
    found
}
