//! The way in: bytes to an article, or one sentence that says why not.
//!
//! Ties decoding, sniffing, the two parsers and the parts together. Knows no paths: who calls it puts the path in
//! front of the message.

use super::sniff::{self, Format};
use super::{Article, decode, front_matter, markdown, matter, plain};

/// The largest input that is read, in bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Why bytes are not read; each a sentence that goes on after the path ("bridge.png looks like ...").
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// More than [`MAX_BYTES`].
    #[error("is {megabytes} MB large; articles up to 32 MB can be read")]
    TooLarge {
        /// Its size, rounded up.
        megabytes: usize,
    },
    /// Something that holds no text.
    #[error("looks like {what}, not an article; Markdown and plain text can be read")]
    NotText {
        /// What it looks like, with its article: "a PNG image".
        what: &'static str,
    },
    /// Text in an encoding that is not read.
    #[error("is text in {encoding}, which cannot be read; save it as UTF-8 and open that")]
    Encoding {
        /// The encoding's name.
        encoding: &'static str,
    },
    /// An article in a form that is not read yet.
    #[error(
        "looks like {what}, which cannot be read yet; save the article as Markdown or plain text and open that"
    )]
    NotYet {
        /// What it looks like, with its article: "a PDF document".
        what: &'static str,
    },
}

impl ReadError {
    /// That an input of so many bytes is not read.
    pub const fn too_large(bytes: usize) -> Self {
        Self::TooLarge {
            megabytes: bytes.div_ceil(1024 * 1024),
        }
    }
}

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
