//! The body of an answer: refused by its headers, or read within a limit.

use super::progress::ProgressLine;
use super::trouble;
use std::io::Read;
use ureq::Body;
use ureq::http::HeaderMap;
use ureq::http::header::{CONTENT_ENCODING, CONTENT_TYPE};

/// Bytes that are read at once.
const PIECE: usize = 64 * 1024;

/// Kinds of content that hold no article, with what they are.
const NO_TEXT: &[(&str, &str)] = &[
    ("image/", "a picture"),
    ("audio/", "a sound recording"),
    ("video/", "a film"),
    ("font/", "a font"),
];

/// Refuses an answer that is in a coding which the library did not undo, or is no text by what the site says.
///
/// # Errors
/// A sentence that goes on after the address.
pub(super) fn refuse(headers: &HeaderMap) -> Result<(), String> {
    let words = |name| {
        let all = headers.get_all(name).into_iter();
        let all = all.map(|value| String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase());
        all.collect::<Vec<_>>().join(", ")
    };
    let coding = words(CONTENT_ENCODING);
    if !matches!(coding.trim(), "" | "identity") {
        return Err(format!(
            "came packed as “{coding}”, which was not asked for and cannot be unpacked; save the page in a browser and open the file"
        ));
    }
    let kind = words(CONTENT_TYPE);
    let found = NO_TEXT
        .iter()
        .find(|(begin, _)| kind.trim_start().starts_with(begin));
    found.map_or(Ok(()), |(_, what)| {
        Err(format!(
            "is {what}, not an article; Markdown and plain text can be read"
        ))
    })
}

/// Reads a body, without its content coding, of so many bytes at most.
///
/// # Errors
/// A sentence that goes on after the address.
pub(super) fn read(
    body: Body,
    limit: usize,
    progress: &mut ProgressLine,
) -> Result<Vec<u8>, String> {
    // Of a packed body only the packed length is known.
    let total = body.content_length().and_then(|n| usize::try_from(n).ok());
    let mut reader = body.into_with_config().limit(limit as u64).reader();
    let mut bytes = Vec::new();
    loop {
        let mut piece = (&mut reader).take(PIECE as u64);
        match piece.read_to_end(&mut bytes) {
            Ok(0) => return Ok(bytes),
            Ok(_) if progress.update(bytes.len(), total) => {}
            Ok(_) => return Err("cancelled".to_owned()),
            Err(error) => return Err(trouble::sentence(&error.into(), None)),
        }
    }
}
