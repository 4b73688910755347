//! The article itself in words: the page that is open, with the claims numbered where they begin; a match of a search.

use super::Plain;
use super::claim::sign;
use crate::checklist::Entry;
use crate::layout::LineKind;
use crate::session::Session;
use crate::text::Span;
use std::fmt::Write;

/// The page, paragraph by paragraph.
pub(super) fn page(plain: &Plain) -> String {
    let session = plain.session;
    let visible = session.visible();
    let shown = session.lines.lines.get(visible).unwrap_or(&[]);
    let of = session.lines.pages.len();
    let mut out = plain.writer();
    out.line(&format!("Page {} of {of}", session.page() + 1));
    let mut block = None;
    let mut paragraph: Option<Span> = None;
    let mut paragraphs = Vec::new();
    for line in shown.iter().filter(|line| has_text(line.kind)) {
        match &mut paragraph {
            Some(span) if block == Some(line.block) => span.end = line.span.end,
            _ => paragraphs.extend(paragraph.replace(line.span)),
        }
        block = Some(line.block);
    }
    paragraphs.extend(paragraph);
    for span in paragraphs {
        out.gap();
        out.paragraph(&numbered(plain, span));
    }
    out.end()
}

fn has_text(kind: LineKind) -> bool {
    !matches!(kind, LineKind::Blank | LineKind::Rule)
}

/// A stretch of text with `[5 A]` before each claim that begins in it.
fn numbered(plain: &Plain, span: Span) -> String {
    let article = &plain.session.article;
    let entries = &plain.session.checklist.entries;
    let begins = |entry: &Entry| {
        entry
            .span
            .map(|s| s.start)
            .filter(|at| (span.start..span.end).contains(at))
    };
    let mut out = String::new();
    let mut from = span.start;
    for (nth, entry) in entries.iter().enumerate() {
        let Some(at) = begins(entry) else { continue };
        out.push_str(&article.marked_words(Span::new(from, at.max(from))));
        let _ = write!(out, "[{} {}] ", nth + 1, sign(entry));
        from = at.max(from);
    }
    out.push_str(&article.marked_words(Span::new(from, span.end.max(from))));
    out
}

/// The sentence of the match that the search went to.
pub(super) fn found(plain: &Plain) -> String {
    let session = plain.session;
    let at = session
        .search
        .as_ref()
        .and_then(|search| search.matches.get(search.current?));
    let (Some(at), Some(findings)) = (at, &session.found) else {
        return String::new();
    };
    let sentences = &findings.sentences;
    let nth = sentences.partition_point(|s| s.span.end <= at.start);
    let around = sentences
        .get(nth)
        .map(|s| s.span)
        .filter(|s| s.start <= at.start);
    let mut out = plain.writer();
    out.labelled("Found", around.unwrap_or(*at).of(&session.article.text));
    out.line(&stands_in(session, *at));
    out.end()
}

/// Which claim a match is in, and which one is current where that is another.
fn stands_in(session: &Session, at: Span) -> String {
    let holds = |entry: &Entry| entry.span.is_some_and(|claim| claim.contains(at.start));
    let holding = session.checklist.entries.iter().position(holds);
    match (holding, session.current) {
        (Some(holding), current) if current == Some(holding) => {
            format!("In claim {}, the current one.", holding + 1)
        }
        (Some(holding), _) => format!("In claim {}.", holding + 1),
        (None, Some(current)) => {
            format!("In no claim; claim {} is the current one.", current + 1)
        }
        (None, None) => "In no claim.".to_owned(),
    }
}
