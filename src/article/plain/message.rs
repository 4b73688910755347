//! What stands around the text in a message or a book from an archive: a signature, the notes of Project Gutenberg.

use crate::article::{Metadata, Part};

/// A signature has no more lines than this; what is longer is text.
const SIGNATURE: usize = 15;
/// Lines at the beginning in which a book says its title.
const FIELDS: usize = 40;

/// The stretches of the text: the line that each ends before, and its part where that is known. What a book says of
/// itself goes into `metadata`, where nothing else does.
pub(super) fn parts(lines: &[&str], metadata: &mut Metadata) -> Vec<(usize, Option<Part>)> {
    let start = lines.iter().position(|line| is_mark(line, "START OF"));
    let end = lines.iter().position(|line| is_mark(line, "END OF"));
    let from = start.map_or(0, |at| at + 1);
    let until = end.filter(|&at| at >= from).unwrap_or(lines.len());
    if start.is_some() {
        read_fields(lines.get(..from).unwrap_or_default(), metadata);
    }
    let mut parts = Vec::new();
    if from > 0 {
        parts.push((from, Some(Part::Matter)));
    }
    let text = lines.get(from..until).unwrap_or_default();
    for (begin, end) in signatures(text) {
        parts.push((from + begin, None));
        parts.push((from + end, Some(Part::Matter)));
    }
    parts.push((until, None));
    parts.push((lines.len(), Some(Part::Matter)));
    parts
}

/// Whether a line says where a book of Project Gutenberg starts or ends.
fn is_mark(line: &str, word: &str) -> bool {
    let bare = line.trim().strip_prefix("***").map(str::trim_start);
    bare.is_some_and(|bare| bare.starts_with(word) && bare.contains("PROJECT GUTENBERG"))
}

/// The lines of signatures: below `-- `, up to a line that quotes or divides, or the end. (RFC 3676, 4.3; many programs
/// drop the blank.)
fn signatures(lines: &[&str]) -> Vec<(usize, usize)> {
    let is_message = lines.iter().take(12).any(|line| line.starts_with("From: "));
    let opens = |line: &str| line == "-- " || line == "--" && is_message;
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if !lines.get(at).is_some_and(|line| opens(line)) {
            at += 1;
            continue;
        }
        let is_end = |line: &&str| line.starts_with('>') || line.starts_with("-----");
        let below = lines.get(at + 1..).unwrap_or_default();
        let length = below.iter().position(is_end).unwrap_or(below.len());
        if length <= SIGNATURE {
            found.push((at, at + 1 + length));
        }
        at += 1 + length;
    }
    found
}

/// `Title: The Ferry`, `Author: Mara Ilves` above a book.
fn read_fields(lines: &[&str], metadata: &mut Metadata) {
    for line in lines.iter().take(FIELDS) {
        let Some((label, value)) = line.split_once(": ") else {
            continue;
        };
        let field = match label {
            "Title" => &mut metadata.title,
            "Author" => &mut metadata.byline,
            "Release date" | "Release Date" => &mut metadata.published,
            "Language" => &mut metadata.language,
            _ => continue,
        };
        if field.is_none() {
            *field = Some(value.trim().to_owned());
        }
    }
}
