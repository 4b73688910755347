//! The way in: bytes to an article, or one sentence that says why not.
//!
//! Ties unpacking, decoding, sniffing, the parsers and the parts together. Knows no paths: who calls it puts the path in
//! front of the message.

use super::body::Body;
use super::error::{MAX_BYTES, ReadError};
use super::hint::Hint;
use super::sniff::{self, Format};
use super::{
    Article, decode, front_matter, html, language, links, mail, markdown, matter, notes, plain,
    unpack,
};

/// Reads an article.
///
/// # Errors
/// When the bytes are not text or hold none, are in a form that is not read yet, or are more than [`MAX_BYTES`].
pub fn read(bytes: &[u8], hint: &Hint) -> Result<Article, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::too_large(bytes.len()));
    }
    let Some(inside) = unpack::gzip(bytes)? else {
        return unpacked(bytes, hint);
    };
    // The name inside counts: `bridge.html.gz` is a page.
    let name = hint.name.as_deref();
    let name = name.map(|name| name.strip_suffix(".gz").unwrap_or(name).to_owned());
    let inner = Hint {
        name,
        ..hint.clone()
    };
    let mut article = unpacked(&inside, &inner)?;
    article.metadata.file.clone_from(&hint.name);
    Ok(article)
}

fn unpacked(bytes: &[u8], hint: &Hint) -> Result<Article, ReadError> {
    sniff::refuse_binary(bytes, hint)?;
    let body = match mail::body(bytes, hint) {
        Some(body) => body,
        None => {
            let decoded = decode::decode(bytes, hint)?;
            let body = Body::of(decoded.text, hint)?;
            Body {
                warnings: decoded.warnings,
                ..body
            }
        }
    };
    let mut article = parse(&body, hint);
    article.warnings.splice(..0, body.warnings);
    if article.text.is_empty() {
        let why = if body.format == Format::Html && body.text.contains("<script") {
            "; scripts write it in a browser: save the page there and open that file"
        } else {
            ""
        };
        return Err(ReadError::Empty { why });
    }
    Ok(article)
}

/// Characters to an article, with the warnings that its form gives.
pub(super) fn parse(body: &Body, hint: &Hint) -> Article {
    let hint = &Hint {
        address: hint.address.clone().or_else(|| body.address.clone()),
        ..hint.clone()
    };
    let text = body.text.as_str();
    let (mut draft, front, base) = match body.format {
        Format::Html => {
            let page = html::parse(text, hint, &body.known);
            (page.draft, page.front, page.base)
        }
        format => {
            let (mut front, rest) = front_matter::split(text);
            front.metadata = body.known.clone().or(front.metadata);
            let draft = match format {
                Format::Markdown => markdown::parse(rest, &front),
                _ => plain::parse(rest, &mut front),
            };
            (draft, front, None)
        }
    };
    notes::find(&mut draft);
    let mut article = matter::assign_parts(draft, front.metadata);
    let metadata = &mut article.metadata;
    metadata.file.clone_from(&hint.name);
    metadata.url = metadata.url.take().or_else(|| hint.address.clone());
    let base = base
        .or_else(|| hint.address.clone())
        .or_else(|| metadata.url.clone());
    links::resolve(&mut article.links, base.as_deref());
    article.warnings.extend(front.warnings);
    if body.format == Format::Html {
        article.warnings.extend(links::notice(&article.links));
    }
    article.foreign = language::foreign(&article);
    article.warnings.splice(..0, language::warning(&article));
    article
}
