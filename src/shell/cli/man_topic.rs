//! The manual page of a topic: the same text that `help` prints, as roff.

use super::man::{LAST_CHANGED, folded_page};
use crate::article::{Article, Block, BlockKind, InlineStyle};
use crate::config::{Topic, article_of};
use crate::text::Span;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};
use std::fmt::Write;
use std::io;

/// The page, as `man` reads it.
///
/// # Errors
/// Never; as the page of the program.
pub fn page(topic: Topic) -> io::Result<String> {
    let article = article_of(topic.text());
    let name = format!("sourcecheck-{topic}");
    let mut page = Roff::new();
    let head = [&name.to_uppercase(), "7", LAST_CHANGED, "", "sourcecheck"];
    page.control("TH", head).control("SH", ["NAME"]);
    page.text([roman(format!("{name} - {}", topic.title()))]);
    let mut is_below_heading = false;
    for (n, block) in article.blocks.iter().skip(1).enumerate() {
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        if n == 0 && !is_heading {
            page.control("SH", ["DESCRIPTION"]);
            is_below_heading = true;
        }
        push(&mut page, &article, block, is_below_heading);
        is_below_heading = is_heading;
    }
    page.control("SH", ["SEE ALSO"]).text([
        bold("sourcecheck"),
        roman("(1); "),
        bold("sourcecheck help"),
        roman(" lists the topics."),
    ]);
    let mut bytes = Vec::new();
    page.to_writer(&mut bytes)?;
    Ok(ascii(&folded_page(&bytes)))
}

/// The page with every other character by its number, which readers take whatever encoding they expect.
fn ascii(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for c in page.chars() {
        match c {
            _ if c.is_ascii() => out.push(c),
            _ => _ = write!(out, "\\[u{:04X}]", u32::from(c)),
        }
    }
    out
}

/// One block; a paragraph needs no macro where it follows a heading.
fn push(page: &mut Roff, article: &Article, block: &Block, is_below_heading: bool) {
    let text = block.span.of(&article.text);
    match &block.kind {
        BlockKind::Heading(_) => _ = page.control("SH", [text.to_uppercase().as_str()]),
        BlockKind::Code => {
            if !is_below_heading {
                page.control("PP", []);
            }
            page.control("EX", []);
            for line in text.lines() {
                page.text([roman(line)]);
            }
            page.control("EE", []);
        }
        BlockKind::Table(_) => {
            for row in rows(article, block).skip(1) {
                let cut = row.of(&article.text).find('\t').unwrap_or(row.len());
                let middle = row.start + cut;
                page.control("TP", []);
                page.text([bold(Span::new(row.start, middle).of(&article.text))]);
                page.text(inlines(
                    article,
                    Span::new((middle + 1).min(row.end), row.end),
                ));
            }
        }
        BlockKind::Item(mark) => {
            let mark = if mark == "•" { "*" } else { mark };
            page.control("IP", [mark, "3"]);
            page.text(inlines(article, block.span));
        }
        _ => {
            if !is_below_heading {
                page.control("PP", []);
            }
            page.text(inlines(article, block.span));
        }
    }
}

/// The rows of a table.
fn rows<'a>(article: &'a Article, block: &Block) -> impl Iterator<Item = Span> + use<'a> {
    let mut at = block.span.start;
    block.span.of(&article.text).split('\n').map(move |row| {
        let span = Span::new(at, at + row.len());
        at = span.end + 1;
        span
    })
}

/// The words of a stretch in their fonts; of styles that nest the outer one counts.
fn inlines(article: &Article, span: Span) -> Vec<Inline> {
    let mut parts = Vec::new();
    let mut at = span.start;
    for inline in article.inlines_in(span) {
        if inline.span.start < at || inline.span.end > span.end {
            continue;
        }
        parts.push(roman(Span::new(at, inline.span.start).of(&article.text)));
        let words = inline.span.of(&article.text);
        parts.push(match inline.style {
            InlineStyle::Emphasis => italic(words),
            _ => bold(words),
        });
        at = inline.span.end;
    }
    parts.push(roman(Span::new(at, span.end).of(&article.text)));
    parts
}
