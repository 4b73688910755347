//! The article itself in words: a stretch of it, with the claims numbered where they begin; a match of a search.

use super::Plain;
use super::claim::sign;
use crate::checklist::Entry;
use crate::session::Session;
use crate::text::Span;
use std::fmt::Write;

/// The text that is heard, paragraph by paragraph.
pub(super) fn text(plain: &Plain) -> String {
    let (article, heard) = (&plain.session.article, plain.heard);
    let mut out = plain.writer();
    for block in &article.blocks {
        let start = block.span.start.max(heard.start);
        let span = Span::new(start, block.span.end.min(heard.end).max(start));
        if !span.of(&article.text).trim().is_empty() {
            if !out.is_empty() {
                out.gap();
            }
            out.paragraph(&numbered(plain, span));
        }
    }
    out.end()
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
    let (Some(at), Some(around)) = (matched(session), found_in(session)) else {
        return String::new();
    };
    let mut out = plain.writer();
    out.labelled("Found", around.of(&session.article.text));
    out.line(&stands_in(session, at));
    out.end()
}

fn matched(session: &Session) -> Option<Span> {
    let search = session.search.as_ref()?;
    search.matches.get(search.current?).copied()
}

/// The sentence in which a match is; else the match.
pub(super) fn found_in(session: &Session) -> Option<Span> {
    let at = matched(session)?;
    let sentences = &session.found.as_ref()?.sentences;
    let nth = sentences.partition_point(|s| s.span.end <= at.start);
    let around = sentences.get(nth).map(|s| s.span);
    Some(around.filter(|s| s.start <= at.start).unwrap_or(at))
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
