//! What each block is in the article: headline, standfirst, body, caption, note, or matter around it.
//!
//! Last step of reading. Changes parts and metadata, never the text. The rules look at position, links, short
//! labelled lines and patterns such as ISBN and ©; the words they know are in `config/matter.txt`. Body is the default:
//! a rule that is not sure leaves a block in the article.

mod credits;
mod dates;
mod head;
mod lists;
mod patterns;
mod shape;
mod tail;
mod words;

pub(super) use lists::List;

use super::builder::{BlockHint, Draft};
use super::{Article, Block, BlockKind, Metadata, Part};
use shape::BlockShape;

/// Decides the parts and fills in the metadata that the front matter left open.
pub(super) fn assign_parts(draft: Draft, metadata: Metadata) -> Article {
    let mut article = draft.article;
    let shapes = shape::of_blocks(&article);
    let mut parts: Vec<Part> = article
        .blocks
        .iter()
        .zip(&draft.hints)
        .zip(&shapes)
        .map(|((block, hint), shape)| by_itself(block, hint, shape))
        .collect();
    notes_sections(&shapes, &mut parts);
    let (told, body_from) = head::assign(&shapes, &draft.hints, &mut parts);
    let metadata = metadata.or(told);
    tail::assign(&shapes, body_from, metadata.byline.as_deref(), &mut parts);
    article.metadata = metadata;
    for (block, part) in article.blocks.iter_mut().zip(parts) {
        block.part = part;
    }
    article
}

/// The part of a block that needs no neighbours to be told.
fn by_itself(block: &Block, hint: &BlockHint, shape: &BlockShape<'_>) -> Part {
    if let Some(part) = hint.part {
        return part;
    }
    match block.kind {
        BlockKind::Rule => Part::Matter,
        BlockKind::Table(_) => Part::Table,
        BlockKind::Code => Part::Body,
        _ if hint.note || words::is_note(shape) => Part::Note,
        _ if hint.picture || words::is_caption(shape) => Part::Caption,
        _ if hint.after_picture && is_below_picture(shape) => Part::Caption,
        _ if block.quoted > 0 && shape.is_signature() => Part::Quote,
        _ if words::is_matter_anywhere(shape) => Part::Matter,
        _ if block.quoted > 0 => Part::Quote,
        _ => Part::Body,
    }
}

/// Directly below a picture: set off, or with its maker's name.
fn is_below_picture(shape: &BlockShape<'_>) -> bool {
    (shape.is_italic && shape.n_words <= 60) || words::has_picture_credit(shape)
}

/// "Notes", "Sources", "References": what is below such a heading is a note.
fn notes_sections(shapes: &[BlockShape<'_>], parts: &mut [Part]) {
    let mut level = None;
    for (shape, part) in shapes.iter().zip(parts) {
        if let BlockKind::Heading(depth) = shape.kind {
            if level.is_none_or(|l| *depth <= l) {
                level = words::is_notes_heading(shape).then_some(*depth);
            }
        } else if *shape.kind == BlockKind::Rule {
            level = None;
        }
        if level.is_some() {
            *part = Part::Note;
        }
    }
}
