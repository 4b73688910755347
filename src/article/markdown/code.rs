//! Code in Markdown, and what only looks like it.
//!
//! A fence says that lines are code; an indent may say so.

use super::Reading;
use crate::article::BlockKind;

impl Reading<'_> {
    /// The end of a code block. Scraped articles indent paragraphs, which Markdown takes for code: sentences are written as paragraphs.
    pub(super) fn end_code(&mut self) {
        let Some(lines) = self.indented.take() else {
            return self.close();
        };
        if !reads_like_prose(&lines) {
            self.begin(BlockKind::Code);
            self.builder.words(&lines);
            return self.close();
        }
        for paragraph in lines.split("\n\n") {
            self.begin(BlockKind::Paragraph);
            self.builder.words(paragraph);
            self.close();
        }
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
