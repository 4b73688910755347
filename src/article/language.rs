//! Which language an article is in, as far as it matters: English or another.
//!
//! The text decides where there is enough of it, else what the article says of itself. whatlang tells languages by the
//! letters that follow each other.

use super::{Article, Part};
use crate::text::is_mostly_latin;
use whatlang::Lang;

/// Bytes of the text that are looked at, however long it is.
const LOOKED_AT: usize = 4096;
/// A shorter text (bytes) is too short to tell.
const TOO_SHORT: usize = 120;

/// The language of an article that is plainly in another than English: its name in English, else what the article
/// declares it to be.
pub(super) fn foreign(article: &Article) -> Option<String> {
    let declared = article.metadata.language.as_deref();
    let declared = declared.filter(|tag| !is_english(tag));
    let declared = declared.map(|tag| format!("the language “{tag}”"));
    let sample = sample(article);
    if is_plainly_english(&sample) {
        return None;
    }
    let found = whatlang::detect(&sample).filter(whatlang::Info::is_reliable);
    let found = found
        .filter(|_| sample.len() >= TOO_SHORT)
        .map(|found| found.lang());
    match found {
        Some(Lang::Eng) => None,
        Some(other) => Some(other.eng_name().to_owned()),
        None if is_mostly_latin(&article.text) => declared,
        None => declared.or_else(|| Some("another script".to_owned())),
    }
}

/// Whether one word in twenty-five or more is "the", as in no other language: whatlang takes as long as all other reading
/// of a short article.
fn is_plainly_english(sample: &str) -> bool {
    let (mut n_words, mut n_the) = (0, 0);
    for word in sample.split_ascii_whitespace() {
        n_words += 1;
        n_the += usize::from(word.eq_ignore_ascii_case("the"));
    }
    sample.len() >= TOO_SHORT && n_the * 25 >= n_words
}

/// What is said of an article in another language.
pub(super) fn warning(article: &Article) -> Option<String> {
    let language = article.foreign.as_deref()?;
    Some(format!(
        "The text is in {language}; claims are found in English only."
    ))
}

/// The words of the beginning, without what stands around the article.
fn sample(article: &Article) -> String {
    let mut sample = String::new();
    for block in article.blocks.iter().filter(|b| b.part != Part::Matter) {
        let room = LOOKED_AT - sample.len();
        let words = block.span.of(&article.text);
        sample.push_str(
            words
                .get(..words.floor_char_boundary(room))
                .unwrap_or_default(),
        );
        if sample.len() + 4 > LOOKED_AT {
            break;
        }
        sample.push('\n');
    }
    sample
}

/// Whether a language as an article gives it (a BCP 47 tag, or its name) is English.
fn is_english(tag: &str) -> bool {
    let language = tag.trim().split(['-', '_']).next().unwrap_or_default();
    ["en", "eng", "english"]
        .iter()
        .any(|name| language.eq_ignore_ascii_case(name))
}
