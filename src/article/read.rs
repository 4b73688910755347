//! The way in: bytes to an article, or one sentence that says why not.
//!
//! Ties unpacking, decoding, sniffing, the parsers and the parts together. Knows no paths: who calls it puts the path in
//! front of the message.

use super::decode::{self, Body};
use super::error::{MAX_BYTES, ReadError};
use super::hint::Hint;
use super::sniff::{self, Format};
use super::{Article, front_matter, html, language, links, mail, markdown, matter, notes, plain};
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// Reads an article.
///
/// # Errors
/// When the bytes are not text or hold none, are in a form that is not read yet, or are more than [`MAX_BYTES`].
pub fn read(bytes: &[u8], hint: &Hint) -> Result<Article, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::too_large(bytes.len()));
    }
    let Some(inside) = gzip(bytes)? else {
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
        None => decode::decode(bytes, hint)?,
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

/// What gzip's files begin with (RFC 1952).
const GZIP: &[u8] = b"\x1f\x8b";

/// Whether these bytes are packed with gzip.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(GZIP)
}

/// The bytes inside, where these are packed with gzip; never more than [`MAX_BYTES`] are unpacked.
fn gzip(bytes: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    if !is_packed(bytes) {
        return Ok(None);
    }
    let mut inside = Vec::new();
    let most = MAX_BYTES as u64 + 1;
    let read = MultiGzDecoder::new(bytes)
        .take(most)
        .read_to_end(&mut inside);
    if inside.len() > MAX_BYTES {
        return Err(ReadError::TooMuchInside);
    }
    match read {
        Ok(_) => Ok(Some(inside)),
        Err(_) => Err(ReadError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_is_packed_is_unpacked_once_and_within_limits() {
        assert_eq!(gzip(b"The ferry."), Ok(None));
        let twice = packed(&packed(b"The ferry."));
        assert_eq!(gzip(&twice), Ok(Some(packed(b"The ferry."))));
        let cut = &twice[..twice.len() - 12];
        assert_eq!(gzip(cut), Err(ReadError::Damaged));
        assert_eq!(gzip(b"\x1f\x8b"), Err(ReadError::Damaged));
        let bomb = packed(&vec![b'a'; MAX_BYTES + 1]);
        assert!(bomb.len() < 64 * 1024);
        assert_eq!(gzip(&bomb), Err(ReadError::TooMuchInside));
    }
}
