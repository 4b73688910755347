//! What `text` prints: the article as extracted.
//!
//! One placeholder replaces each hidden or control character, so that positions in files and in what is printed agree.

use crate::article::Article;
use crate::sentence::Sentence;
use crate::text::placeholder;

/// The article's text, every hidden or control character as one placeholder; line feeds stay.
pub fn article_text(article: &Article) -> String {
    article.text.chars().map(shown).collect()
}

/// One sentence a line, each as a JSON string.
pub fn article_sentences(article: &Article, sentences: &[Sentence]) -> String {
    sentences
        .iter()
        .map(|sentence| crate::text::json::line(&sentence.span.of(&article.text)) + "\n")
        .collect()
}

/// One character for one character; line feeds and tabs are part of the text's form.
fn shown(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        _ => placeholder(c).unwrap_or(c),
    }
}
