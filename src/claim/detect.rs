//! The claim finder: runs the rules over an article and writes one row for each claim and each sentence that is none.
//!
//! The order of the steps lives here, the rules do not.

use super::attribution::{self, Attribution};
use super::finder::{Finder, outside};
use super::rows::facts;
use super::{
    Claim, offer::headline, offer::links::LinkFinder, offer::suggest::Judge, rows::cutter::Cutter,
    rows::inherited, who::cast::Cast,
};
use crate::article::Article;
use crate::claim::token::{Tokens, quotation};
use crate::sentence::Sentence;

/// Sentences between two reports of how much is done.
const REPORTED: usize = 256;

/// Every claim of the article, and every sentence that is none, in reading order; `report` is told how much is done
/// (percent).
pub fn detect(article: &Article, sentences: &[Sentence], report: &dyn Fn(usize)) -> Vec<Claim> {
    let reached = |sentence: usize, from: usize, to: usize| {
        if sentence.is_multiple_of(REPORTED) {
            report(from + (to - from) * sentence / sentences.len());
        }
    };
    let mut tokens = Tokens::new(&article.text, sentences);
    let opens = paragraph_openings(sentences);
    let begins: Vec<usize> = opens
        .iter()
        .map(|&sentence| tokens.of_sentence(sentence).start)
        .collect();
    quotation::mark(&mut tokens, &begins);
    quotation::mark_transcript(&mut tokens, &begins);
    quotation::mark_blocks(&mut tokens, article, sentences);
    let reads = |index: usize| {
        let sentence = sentences.get(index);
        sentence.is_some_and(|s| outside(article, s).is_none())
    };
    let attributions: Vec<Attribution> = (0..sentences.len())
        .filter(|&index| reads(index))
        .flat_map(|index| {
            reached(index, 20, 40);
            attribution::of_sentence(&tokens, index, opens.binary_search(&index).is_ok())
        })
        .collect();
    let quotations = inherited::quotations(&tokens, &quotation::runs(&tokens), &attributions);
    let cutter = Cutter::new(&tokens, &attributions, &quotations);
    drop(quotations);
    let cast = Cast::new(&tokens, reads);
    let finder = Finder {
        article,
        sentences,
        register: facts::register(&tokens, sentences.len()),
        judge: Judge::new(&tokens, cast, &attributions),
        attributions: &attributions,
    };
    let mut claims = Vec::with_capacity(2 * sentences.len());
    for sentence in 0..sentences.len() {
        reached(sentence, 52, 80);
        finder.of_sentence(&cutter.rows(sentence), &mut claims);
    }
    drop(cutter);
    LinkFinder::new(article, sentences, &tokens).attach(&mut claims);
    headline::repeat_body(article, &mut claims);
    claims
}

/// The sentences that open a paragraph; the rest of a sentence broken over two paragraphs opens none.
fn paragraph_openings(sentences: &[Sentence]) -> Vec<usize> {
    let block = |index: usize| sentences.get(index).map(|sentence| sentence.block);
    let opens = |&index: &usize| index == 0 || block(index) != block(index - 1);
    (0..sentences.len()).filter(opens).collect()
}
