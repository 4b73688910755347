//! An article as JSON: metadata, blocks with their parts, links. Positions are code points.

use crate::article::{Article, Block, BlockKind};
use crate::text::CodePoints;
use serde_json::{Value, json};

/// The article with what is known about it, as one JSON object on lines of its own.
pub fn article_json(article: &Article) -> String {
    let points = CodePoints::new(&article.text);
    let at = |byte| points.of_byte(byte);
    let blocks: Vec<Value> = article.blocks.iter().map(|b| block_json(b, &at)).collect();
    let links: Vec<Value> = article
        .links
        .iter()
        .map(|l| json!({ "url": l.url, "start": at(l.span.start), "end": at(l.span.end) }))
        .collect();
    let meta = &article.metadata;
    let value = json!({
        "title": meta.title,
        "byline": meta.byline,
        "published": meta.published,
        "updated": meta.updated,
        "publisher": meta.publisher,
        "url": meta.url,
        "language": meta.language,
        "text_form": "sc-text-1",
        "text_chars": points.total(),
        "text": article.text,
        "blocks": blocks,
        "links": links,
        "warnings": article.warnings,
    });
    crate::text::json::pretty(&value)
}

fn block_json(block: &Block, at: &impl Fn(usize) -> usize) -> Value {
    let (kind, level) = match &block.kind {
        BlockKind::Heading(level) => ("heading", Some(*level)),
        BlockKind::Paragraph => ("paragraph", None),
        BlockKind::Item(_) => ("item", None),
        BlockKind::Code => ("code", None),
        BlockKind::Table(_) => ("table", None),
        BlockKind::Rule => ("rule", None),
    };
    json!({
        "start": at(block.span.start),
        "end": at(block.span.end),
        "part": block.part.name(),
        "kind": kind,
        "level": level,
    })
}
