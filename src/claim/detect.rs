//! The claim finder: runs the rules over an article and writes one row for each claim and each sentence that is none.
//!
//! The order of the steps lives here, the rules do not.

use super::attribution::{self, Attribution};
use super::cues::{Class, Cues};
use super::facts::{self, Register};
use super::rows::{self, Row, Voice};
use super::suggest::Judge;
use super::tokens::{Stretch, Tokens};
use super::{Claim, NoClaim, Scope, Speech, carried, headline, kind, quotation, statement};
use crate::article::{Article, Part};
use crate::sentence::Sentence;

/// Every claim of the article, and every sentence that is none, in reading order.
pub fn detect(article: &Article, sentences: &[Sentence]) -> Vec<Claim> {
    let data = Cues::shipped();
    let mut tokens = Tokens::new(&article.text, sentences, data);
    let opens = paragraph_openings(sentences);
    let begins: Vec<usize> = opens
        .iter()
        .map(|&sentence| tokens.of_sentence(sentence).start)
        .collect();
    quotation::mark(&mut tokens, |index| begins.binary_search(&index).is_ok());
    let attributions: Vec<Attribution> = sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| part(article, sentence) != Part::Matter)
        .flat_map(|(index, _)| {
            attribution::of_sentence(&tokens, index, opens.binary_search(&index).is_ok(), data)
        })
        .collect();
    let quotations = carried::quotations(&tokens, &quotation::runs(&tokens), &attributions);
    let finder = Finder {
        article,
        sentences,
        register: facts::register(&tokens, sentences.len()),
        judge: Judge::new(article, &tokens, &attributions),
        attributions: &attributions,
        data,
    };
    let rows = rows::cut(&tokens, sentences.len(), &attributions, &quotations);
    let mut claims: Vec<Claim> = rows
        .chunk_by(|a, b| a.sentence == b.sentence)
        .flat_map(|rows| finder.of_sentence(rows))
        .collect();
    headline::repeat_body(article, &mut claims);
    claims
}

fn part(article: &Article, sentence: &Sentence) -> Part {
    article
        .blocks
        .get(sentence.block)
        .map_or(Part::Body, |b| b.part)
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

/// All that a row is judged by.
struct Finder<'a, 't> {
    article: &'a Article,
    sentences: &'a [Sentence],
    register: Register,
    judge: Judge<'a, 't>,
    attributions: &'a [Attribution],
    data: &'static Cues,
}

impl Finder<'_, '_> {
    /// The claims of a sentence; where it holds none, one row with the reason.
    fn of_sentence(&self, rows: &[Row]) -> Vec<Claim> {
        let Some(first) = rows.first() else {
            return Vec::new();
        };
        let Some(sentence) = self.sentences.get(first.sentence) else {
            return Vec::new();
        };
        let whole = self.judge.tokens.of_sentence(first.sentence);
        if part(self.article, sentence) == Part::Matter {
            return self
                .row(first.sentence, whole, None, Some(NoClaim::Matter))
                .into_iter()
                .collect();
        }
        let mut claims: Vec<Claim> = rows
            .iter()
            .filter_map(|row| self.of_row(row, whole))
            .collect();
        let attributes = claims.iter().any(|claim| claim.cue.is_some());
        if claims.iter().any(|claim| claim.not.is_none()) || attributes {
            claims.retain(|claim| claim.not.is_none() || claim.cue.is_some());
            return claims;
        }
        let framed = rows.iter().any(|row| row.voice == Voice::Frame);
        let other = if framed {
            NoClaim::Frame
        } else {
            NoClaim::Fragment
        };
        let reason = claims.first().and_then(|claim| claim.not).unwrap_or(other);
        self.row(first.sentence, whole, None, Some(reason))
            .into_iter()
            .collect()
    }

    fn of_row(&self, row: &Row, whole: Stretch) -> Option<Claim> {
        match row.voice {
            Voice::Frame => None,
            Voice::Of(index) => {
                let thought = self
                    .attributions
                    .get(index)
                    .is_some_and(Attribution::is_state_of_mind);
                let not = if statement::asks(self.judge.tokens, row.words) {
                    Some(NoClaim::Question)
                } else {
                    let quoted = speech(self.judge.tokens, row.words) == Speech::Direct;
                    let judged = thought || self.judge.is_vague(index) && !quoted;
                    (judged && !self.is_fact(whole)).then_some(NoClaim::Opinion)
                };
                self.row(row.sentence, row.words, Some(index), not)
            }
            Voice::Author => {
                let is_whole = row.words == whole;
                let mut not = statement::no_statement(self.judge.tokens, row.words, is_whole);
                if not == Some(NoClaim::Fragment) && !is_whole {
                    return None;
                }
                if not.is_none() && !self.is_fact(whole) {
                    not = Some(NoClaim::Opinion);
                }
                self.row(row.sentence, row.words, None, not)
            }
        }
    }

    fn is_fact(&self, words: Stretch) -> bool {
        facts::is_fact(self.judge.tokens, words, self.register, self.data)
    }

    /// One row; `None` when nothing but marks is left of the words.
    fn row(
        &self,
        sentence: usize,
        words: Stretch,
        by: Option<usize>,
        not: Option<NoClaim>,
    ) -> Option<Claim> {
        let tokens = self.judge.tokens;
        let own = self.sentences.get(sentence)?;
        let claim = if not == Some(NoClaim::Matter) {
            words
        } else {
            rows::without_edges(tokens, words, by.is_none())
        };
        if claim.is_empty() {
            return None;
        }
        let attribution = by.and_then(|index| self.attributions.get(index));
        let claim = attribution.map_or(claim, |a| a.with_clause(tokens, claim));
        let inherited = attribution.is_some_and(|a| a.sentence != sentence);
        let speech = attribution.map(|_| speech(tokens, words));
        let links = self.judge.links(own.span);
        let suggestion = match (by, attribution) {
            (Some(index), Some(attribution)) => {
                self.judge.attributed(index, attribution, inherited)
            }
            _ => self.judge.own_voice(words),
        };
        Some(Claim {
            span: tokens.span(claim),
            part: part(self.article, own),
            kind: kind::of(tokens, words, speech == Some(Speech::Direct), self.data),
            not,
            source: attribution.and_then(|a| a.source).map(|s| tokens.span(s)),
            cue: attribution.map(|a| tokens.span(a.cue)),
            scope: inherited.then_some(Scope::Inherited),
            speech,
            chain: attribution
                .map(|a| a.chain.iter().map(|&s| tokens.span(s)).collect())
                .unwrap_or_default(),
            suggestion: self.judge.with_links(suggestion, &links),
            links,
            sentence,
            block: own.block,
        })
    }
}

/// Direct when nearly all of the words stand in quotation marks, mixed when some do.
fn speech(tokens: &Tokens<'_>, words: Stretch) -> Speech {
    let count = |class: Class| {
        (words.start..words.end)
            .filter(|&i| tokens.has(i, class))
            .count()
    };
    let quoted = count(Class::Quoted);
    let all = words.len() - count(Class::Mark).min(words.len());
    match quoted {
        0 => Speech::Indirect,
        _ if (all - quoted) * 10 <= all => Speech::Direct,
        _ => Speech::Mixed,
    }
}
