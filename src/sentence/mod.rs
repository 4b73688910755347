//! Sentences: byte ranges into the article's text. Knows nothing of claims.

use crate::article::Article;
use crate::text::Span;

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
    let _ = article;
    Vec::new()
}
