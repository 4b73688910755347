//! What each block is in the article: headline, standfirst, body, or matter around it.
//!
//! Last step of reading. Changes parts and metadata, never the text.

use super::builder::Draft;
use super::{Article, BlockKind, Metadata, Part};

/// Decides the parts and fills in the metadata.
pub(super) fn assign_parts(draft: Draft, metadata: Metadata) -> Article {
    let mut article = draft.article;
    article.metadata = metadata;
    for (block, hint) in article.blocks.iter_mut().zip(&draft.hints) {
        block.part = match (&block.kind, hint) {
            (_, hint) if hint.part.is_some() => hint.part.unwrap_or(Part::Body),
            (BlockKind::Rule, _) => Part::Matter,
            (BlockKind::Table, _) => Part::Table,
            _ if hint.picture => Part::Caption,
            _ if hint.footnote => Part::Note,
            _ if block.quoted > 0 => Part::Quote,
            _ => Part::Body,
        };
    }
    article
}
