//! Sentences: byte ranges into the article's text. Independent of claims.
//!
//! Blocks come in, sentences in reading order go out; each block is split by itself, and a sentence that the scraping
//! broke over two paragraphs is put together again. Where a stop ends a sentence is sentencex's to say; `mask` keeps
//! quotation marks from hiding stops.

mod broken;
mod mask;
mod repair;

use crate::article::{Article, Block, BlockKind};
use crate::text::Span;
use sentencex::languages::Language;

/// One sentence. It may run over a paragraph break that the scraping made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its text, without white space at the ends.
    pub span: Span,
    /// The index of the block in which it begins.
    pub block: usize,
}

/// The sentences of an article in reading order, each block by itself. Rules and code hold none.
pub fn split(article: &Article) -> Vec<Sentence> {
    let article = &*article.without_struck();
    let language = language(article);
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut rest_of_broken = false;
    for (index, block) in article.blocks.iter().enumerate() {
        let broken = rest_of_broken;
        rest_of_broken = broken::runs_on(article, index);
        let mut spans = of_block(article, block, language.as_ref()).into_iter();
        if broken && let (Some(last), Some(first)) = (sentences.last_mut(), spans.next()) {
            last.span.end = first.end;
        }
        sentences.extend(spans.map(|span| Sentence { span, block: index }));
    }
    sentences
}

/// The rules of the article's language where it names one that sentencex supports, else those of English.
fn language(article: &Article) -> Box<dyn Language> {
    let tag = article.metadata.language.as_deref().unwrap_or("en");
    let code = tag.split(['-', '_']).next().unwrap_or("en");
    sentencex::language_factory(&code.to_ascii_lowercase())
}

/// The sentences of one block: every row of a table, every stretch up to a stop elsewhere.
fn of_block(article: &Article, block: &Block, language: &dyn Language) -> Vec<Span> {
    match block.kind {
        BlockKind::Rule | BlockKind::Code => Vec::new(),
        BlockKind::Table(_) => filled(&article.text, block.span.split(&article.text, '\n')),
        BlockKind::Heading(_) => filled(&article.text, std::iter::once(block.span)),
        BlockKind::Paragraph | BlockKind::Item(_) => repair::repaired(
            &article.text,
            mask::split(&article.text, block.span, language),
        ),
    }
}

/// Those of several stretches that hold words.
fn filled(text: &str, spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let trimmed = spans.map(|span| span.trimmed(text));
    trimmed.filter(|span| !span.is_empty()).collect()
}

#[cfg(test)]
mod tests;
