//! Sentences that the scraping broke over two paragraphs.
//!
//! Asked by `split` for each block; looks at two neighbouring blocks and nothing else.

use crate::article::{Article, Block, BlockKind, Part};

/// Whether the last sentence of the block at `index` runs on in the next block: both are paragraphs of one part, the
/// first ends without a stop, the second begins in lower case.
pub(super) fn runs_on(article: &Article, index: usize) -> bool {
    let (Some(block), Some(next)) = (article.blocks.get(index), article.blocks.get(index + 1))
    else {
        return false;
    };
    is_prose(block)
        && is_prose(next)
        && block.part == next.part
        && block.quoted == next.quoted
        && block.listed == next.listed
        && ends_open(block.span.of(&article.text))
        && begins_small(next.span.of(&article.text))
}

fn is_prose(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.part != Part::Matter
}

/// Whether nothing at its end closes a sentence; a closing mark is looked behind.
fn ends_open(paragraph: &str) -> bool {
    let text = paragraph.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\u{201d}' | '\'' | '\u{2019}' | ')' | ']')
    });
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    text.len() > 3
        && !last.contains("://")
        && text.ends_with(|c: char| {
            c.is_alphanumeric() || matches!(c, ',' | ';' | '-' | '\u{2013}' | '\u{2014}')
        })
}

fn begins_small(paragraph: &str) -> bool {
    let text = paragraph.trim_start();
    text.starts_with(char::is_lowercase) && !text.starts_with("http") && !text.starts_with("www.")
}
