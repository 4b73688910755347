//! A block of the article, cut where a claim, a link or a style begins or ends, so that a format writes one stretch after
//! the other and never has to close what it did not open.

use super::claims::ReportClaim;
use crate::article::{Article, Block, BlockKind, InlineStyle};
use crate::text::{Span, is_web_address};

/// A stretch of the article in which nothing begins or ends.
#[derive(Clone, Debug)]
pub struct MarkedRun<'a> {
    /// Its words.
    pub text: &'a str,
    /// The claim that it is part of; of several the one that began last.
    pub claim: Option<&'a ReportClaim>,
    /// The claims that begin with it.
    pub begins: Vec<&'a ReportClaim>,
    /// The claims that end with it, as far as they are in the stretch that was asked for.
    pub ends: Vec<&'a ReportClaim>,
    /// Where it links to.
    pub link: Option<&'a str>,
    /// How it is set off.
    pub styles: Vec<InlineStyle>,
}

/// The stretches of a part of the article: a paragraph, or a cell of a table.
pub fn runs<'a>(
    article: &'a Article,
    claims: &'a [ReportClaim],
    within: Span,
) -> Vec<MarkedRun<'a>> {
    let here = |span: Span| Span::new(span.start.max(within.start), span.end.min(within.end));
    let marked = claims.iter().filter_map(|claim| Some((claim.span?, claim)));
    let marked: Vec<(Span, &ReportClaim)> =
        marked.filter(|(span, _)| span.overlaps(within)).collect();
    let links: Vec<_> = article.links_in(within).map(|(_, link)| link).collect();
    let inlines: Vec<_> = article.inlines_in(within).collect();
    let spans = marked
        .iter()
        .map(|(span, _)| *span)
        .chain(links.iter().map(|link| link.span));
    let spans = spans
        .chain(inlines.iter().map(|inline| inline.span))
        .map(here);
    let mut cuts: Vec<usize> = spans
        .flat_map(|s| [s.start, s.end])
        .chain([within.start, within.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let run = |(start, end): (&usize, &usize)| {
        let span = Span::new(*start, *end);
        let begun = |whole: &Span| whole.start >= within.start;
        let inside = marked.iter().filter(|(own, _)| own.overlaps(span));
        let link = links
            .iter()
            .find(|link| link.span.overlaps(span) && is_web_address(&link.url));
        MarkedRun {
            text: span.of(&article.text),
            claim: inside.clone().next_back().map(|(_, claim)| *claim),
            begins: inside
                .clone()
                .filter(|(own, _)| own.start == span.start)
                .map(|(_, c)| *c)
                .collect(),
            ends: inside
                .filter(|(own, _)| begun(own) && here(*own).end == span.end)
                .map(|(_, c)| *c)
                .collect(),
            link: link.map(|link| link.url.trim()),
            styles: inlines
                .iter()
                .filter(|i| i.span.overlaps(span))
                .map(|i| i.style)
                .collect(),
        }
    };
    cuts.iter().zip(cuts.iter().skip(1)).map(run).collect()
}

/// The rows of a table, and the cells of each.
pub fn cells(article: &Article, block: &Block) -> Vec<Vec<Span>> {
    let parts = |span: Span, by: char| {
        let mut start = span.start;
        let pieces = span.of(&article.text).split(by).map(move |piece| {
            let part = Span::new(start, start + piece.len());
            start = part.end + by.len_utf8();
            part
        });
        pieces.collect::<Vec<Span>>()
    };
    let rows = parts(block.span, '\n').into_iter();
    rows.map(|row| parts(row, '\t')).collect()
}

/// The claims that begin in a block.
pub fn beginning_in<'a>(
    claims: &'a [ReportClaim],
    block: &Block,
) -> impl Iterator<Item = &'a ReportClaim> {
    let span = block.span;
    let begins = move |claim: &&ReportClaim| claim.span.is_some_and(|own| span.contains(own.start));
    claims.iter().filter(begins)
}

/// The level of a heading below those of the report; `None`: it is none.
pub fn level(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading(level) => Some(level.saturating_add(2).min(6)),
        _ => None,
    }
}
