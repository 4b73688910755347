//! Code in Markdown, and what only looks like it.
//!
//! A fence says that lines are code; an indent may say so.

use crate::article::BlockKind;
use crate::article::writer::DraftWriter;

/// Writes an indented block. Scraped articles indent paragraphs, which Markdown takes for code: sentences are written as paragraphs.
pub(super) fn write_indented(writer: &mut DraftWriter, lines: &str) {
    if !reads_like_prose(lines) {
        writer.begin(BlockKind::Code);
        return writer.text(lines);
    }
    for paragraph in lines.split("\n\n") {
        writer.begin(BlockKind::Paragraph);
        writer.text(paragraph);
    }
}

/// Whether indented lines hold sentences: many words a line, an end mark, none of the signs of code.
fn reads_like_prose(lines: &str) -> bool {
    let n_lines = lines.lines().filter(|l| !l.trim().is_empty()).count();
    let n_words = lines.split_whitespace().count();
    let ends = lines.trim_end().trim_end_matches(['"', '”', '’', ')']);
    n_words >= n_lines * 5
        && ends.ends_with(['.', '!', '?', ':', '…'])
        && !lines.contains(['{', '}', ';', '='])
}
