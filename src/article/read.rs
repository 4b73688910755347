//! The way in: bytes to an article, or one sentence that says why not.
//!
//! Ties decoding, sniffing, the two parsers and the parts together. Knows no paths: who calls it puts the path in
//! front of the message.

use super::error::{MAX_BYTES, ReadError};
use super::sniff::{self, Format};
use super::{Article, decode, front_matter, markdown, matter, plain};

/// Reads an article. `name_hint` is the file's name, if it has one: its ending is a hint, the content decides.
///
/// An input without text is an article without blocks and a warning.
///
/// # Errors
/// When the bytes are not text, in a form that is not read yet, or more than [`MAX_BYTES`].
pub fn read(bytes: &[u8], name_hint: Option<&str>) -> Result<Article, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::too_large(bytes.len()));
    }
    sniff::refuse_binary(bytes, name_hint)?;
    let decoded = decode::decode(bytes)?;
    let mut article = parse(&decoded.text, name_hint)?;
    article.warnings.splice(..0, decoded.warnings);
    if article.text.is_empty() {
        article
            .warnings
            .push("There is no text in this article.".to_owned());
    }
    Ok(article)
}

/// Characters to an article, with the warning that its front matter gives.
pub(super) fn parse(text: &str, name_hint: Option<&str>) -> Result<Article, ReadError> {
    let format = sniff::format(text, name_hint)?;
    let (front, rest) = front_matter::split(text);
    let draft = match format {
        Format::Markdown => markdown::parse(rest, &front),
        Format::Plain => plain::parse(rest, &front),
    };
    let mut article = matter::assign_parts(draft, front.metadata);
    article.warnings.extend(front.warning);
    article.metadata.file = name_hint.map(str::to_owned);
    Ok(article)
}
