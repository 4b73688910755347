//! Which stretches of the visible text look different, and how: emphasis, links, the current claim, search matches.
//!
//! Collected once a frame for the lines on the screen; later marks lie over earlier ones.

use super::{reason, role::Role};
use crate::article::InlineStyle;
use crate::session::{Overlay, Session};
use crate::text::Span;

/// The marks that touch `visible`, the lowest layer first.
pub(super) fn of(session: &Session, visible: Span) -> Vec<(Span, Role)> {
    let mut marks = inlines(session, visible);
    marks.extend(claim(session));
    marks.extend(matches(session, visible));
    marks.retain(|(span, _)| span.overlaps(visible));
    marks
}

fn inlines(session: &Session, visible: Span) -> Vec<(Span, Role)> {
    let article = &session.article;
    let styled = article.inlines_in(visible).map(|inline| {
        let role = match inline.style {
            InlineStyle::Emphasis => Role::Emphasis,
            InlineStyle::Strong => Role::Strong,
            InlineStyle::Code => Role::Code,
            InlineStyle::Struck => Role::Struck,
        };
        (inline.span, role)
    });
    let links = article
        .links_in(visible)
        .map(|(_, link)| (link.span, Role::Link));
    styled.chain(links).collect()
}

/// The current claim, and above it the words that attribute it or led to what is suggested.
fn claim(session: &Session) -> Vec<(Span, Role)> {
    let mut marks = Vec::new();
    let entry = session.entry();
    let edited = session.boxes.iter().rev().find_map(|b| match b {
        Overlay::Span(edit) => Some(edit.span),
        _ => None,
    });
    let shown = edited.or_else(|| entry.and_then(|entry| entry.span));
    marks.extend(shown.map(|span| (span, Role::Current)));
    if let Some(claim) = entry.and_then(|entry| session.claim_of(entry)) {
        let words = reason::spans(claim, &session.article).into_iter();
        marks.extend(words.map(|span| (span, Role::Reason)));
        let words = claim.source.into_iter().chain(claim.cue);
        let words = words.chain(claim.chain.iter().copied()).collect();
        let words = joined(words, &session.article.text).into_iter();
        marks.extend(words.map(|span| (span, Role::SourceAndCue)));
    }
    marks
}

/// Stretches in their order, those with nothing but a blank between them as one.
fn joined(mut spans: Vec<Span>, text: &str) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| span.start);
    let mut all: Vec<Span> = Vec::new();
    for span in spans {
        match all.last_mut() {
            Some(last) if text.get(last.end..span.start) == Some(" ") => last.end = span.end,
            _ => all.push(span),
        }
    }
    all
}

fn matches(session: &Session, visible: Span) -> Vec<(Span, Role)> {
    let Some(search) = session.search.as_ref().filter(|search| !search.hidden) else {
        return Vec::new();
    };
    let first = search.matches.partition_point(|m| m.end <= visible.start);
    let here = search.matches.iter().enumerate().skip(first);
    here.take_while(|(_, m)| m.start < visible.end)
        .map(|(nth, m)| {
            let role = if search.current == Some(nth) {
                Role::CurrentMatch
            } else {
                Role::Match
            };
            (*m, role)
        })
        .collect()
}
