//! Where the reader is, between the session's bytes and the state folder's code points; and what the shelf is told.

use super::clock::now_in_seconds;
use super::opened::Origin;
use super::snapshot;
use super::state::{self, State};
use super::visit::Visit;
use crate::session::{Bookmark, Place, Session};
use crate::text::CodePoints;
use std::path::Path;

/// Where the reader is, to be kept.
pub fn of_session(session: &Session) -> state::Bookmark {
    // A few places of a text that may be long: counted one by one, without a table of all.
    let points = |at: usize| {
        let before = session.article.text.get(..at);
        before.map_or(0, |before| before.chars().count())
    };
    let Bookmark {
        place,
        claim,
        marks,
    } = session.bookmark();
    state::Bookmark {
        text_sha256: session.checklist.document.text_sha256.clone(),
        place: points(place.at),
        free: place.free,
        claim,
        marks: marks
            .into_iter()
            .map(|(letter, at)| (letter, points(at)))
            .collect(),
    }
}

/// Where the reader left, in bytes; in an article that changed since, as near as it can be told.
pub fn of_state(state: &State, text: &str) -> Bookmark {
    let Some(kept) = state.bookmark() else {
        return Bookmark::default();
    };
    let points = CodePoints::new(text);
    let marks = kept
        .marks
        .iter()
        .map(|&(letter, at)| (letter, points.to_byte(at)));
    Bookmark {
        place: Place {
            at: points.to_byte(kept.place),
            free: kept.free,
        },
        claim: kept.claim,
        marks: marks.collect(),
    }
}

/// What the shelf shall know of a reading; nothing of the sample, which is always there.
pub fn visit(origin: &Origin, checklist: &Path, session: &Session, state: &State) -> Option<Visit> {
    let article = match origin {
        Origin::File(path) => std::fs::canonicalize(path)
            .or_else(|_| std::path::absolute(path))
            .ok()?,
        Origin::Stdin => {
            let known = session.checklist.document.snapshot.as_deref();
            snapshot::path(checklist, known)
        }
        Origin::Sample => return None,
    };
    // Where claims were not found yet, or not all was read, what was known before still holds.
    let before = state.visit().unwrap_or_default();
    let (progress, n_chars) = match (&session.found, session.whole) {
        (Some(_), _) => (
            Some(session.progress()),
            session.checklist.document.text_chars,
        ),
        (None, true) => (before.progress, session.article.text.chars().count()),
        (None, false) => (before.progress, before.n_chars),
    };
    Some(Visit {
        article,
        checklist: std::path::absolute(checklist).ok()?,
        title: session.article.metadata.title.clone(),
        n_chars,
        percent: session.percent_seen().or(before.percent),
        progress,
        opened: Some(now_in_seconds()),
    })
}
