//! A text in another language than English: its sentences are rows that nothing is suggested for.

use super::{Claim, Kind, NoClaim, Speaker, Suggestion};
use crate::article::{Article, Part};
use crate::sentence::Sentence;

/// A row for each sentence, none of which is called a claim.
pub(super) fn rows(article: &Article, sentences: &[Sentence]) -> Vec<Claim> {
    let row = |(index, sentence): (usize, &Sentence)| {
        let part = article.blocks.get(sentence.block).map(|block| block.part);
        let part = part.unwrap_or_default();
        let not = if part == Part::Matter {
            NoClaim::Matter
        } else {
            NoClaim::Language
        };
        Claim {
            span: sentence.span,
            part,
            kind: Kind::Other,
            not: Some(not),
            source: None,
            speaker: Speaker::default(),
            cue: None,
            scope: None,
            speech: None,
            chain: Vec::new(),
            links: Vec::new(),
            document: None,
            sentence: index,
            block: sentence.block,
            origin: None,
            // Of a row that is no claim it is never read.
            suggestion: Suggestion::own_voice("language", ""),
        }
    };
    sentences.iter().enumerate().map(row).collect()
}
