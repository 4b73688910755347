//! Where the reader is, between the session's bytes and the state folder's code points; and what the shelf is told.

use super::clock::now_in_seconds;
use super::opened::Origin;
use super::snapshot;
use super::state::{self, Spot, State};
use super::visit::Visit;
use crate::session::{Bookmark, Place, Session, Unfinished};
use crate::text::CodePoints;
use std::path::{Path, PathBuf};

/// Where the reader is, to be kept.
pub fn of_session(session: &Session) -> state::Bookmark {
    let text = &session.article.text;
    let Bookmark {
        place,
        claim,
        marks,
        draft,
    } = session.bookmark();
    state::Bookmark {
        text_sha256: session.checklist.document.text_sha256.clone(),
        // The words at the top of the page: where the article is edited they come to the top again.
        place: Spot::at(text, session.top_byte()),
        free: place.free,
        claim: claim.map(|id| id.to_string()),
        marks: marks
            .into_iter()
            .map(|(letter, at)| (letter, Spot::at(text, at)))
            .collect(),
        draft: draft.map(|draft| (draft.claim.to_string(), draft.text)),
    }
}

/// Where the reader left, in bytes; in an article that was edited since, at the same words or as near as can be told.
pub fn of_state(state: &State, text: &str) -> Bookmark {
    let Some(kept) = state.bookmark() else {
        return Bookmark::default();
    };
    let points = CodePoints::new(text);
    let byte = |spot: &Spot| spot.in_text(text, &points);
    let at = byte(&kept.place);
    Bookmark {
        place: Place {
            at,
            free: kept.free || at != points.to_byte(kept.place.at),
        },
        claim: kept.claim.map(Into::into),
        marks: kept
            .marks
            .iter()
            .map(|(letter, spot)| (*letter, byte(spot)))
            .collect(),
        draft: kept.draft.map(|(claim, text)| Unfinished {
            claim: claim.into(),
            text,
        }),
    }
}

/// What the shelf knew of an article when it was opened, and where everything of it lies.
pub struct KnownVisit {
    article: Option<PathBuf>,
    /// Whether the article came through a pipe and is kept beside its checklist.
    is_piped: bool,
    checklist: Option<PathBuf>,
    before: Visit,
}

impl KnownVisit {
    /// Asks the disk, before the first page is shown.
    pub fn of(origin: &Origin, checklist: &Path, state: &State) -> Self {
        let article = match origin {
            Origin::File(path) => std::fs::canonicalize(path)
                .or_else(|_| std::path::absolute(path))
                .ok(),
            Origin::Stdin => Some(snapshot::path(checklist, None)),
            Origin::Sample => None,
        };
        Self {
            article,
            is_piped: *origin == Origin::Stdin,
            checklist: std::path::absolute(checklist).ok(),
            before: state.visit().unwrap_or_default(),
        }
    }

    /// The checklist is another file from now on.
    pub fn moved_to(&mut self, checklist: &Path) {
        self.checklist = std::path::absolute(checklist).ok();
    }

    /// What the shelf shall know of it; nothing of the sample, which is always there.
    pub fn visit(&self, session: &Session) -> Option<Visit> {
        // Where claims were not found yet, or not all was read, what was known before still holds.
        let before = &self.before;
        let (progress, n_chars) = match (&session.found, session.whole) {
            (Some(_), _) => (
                Some(session.progress()),
                session.checklist.document.text_chars,
            ),
            (None, true) => (before.progress, session.article.text.chars().count()),
            (None, false) => (before.progress, before.n_chars),
        };
        let article = self.article.clone()?;
        let kept = session
            .checklist
            .document
            .snapshot
            .as_deref()
            .filter(|_| self.is_piped);
        Some(Visit {
            article: kept.map_or_else(|| article.clone(), |name| article.with_file_name(name)),
            checklist: self.checklist.clone()?,
            title: session.article.metadata.title.clone(),
            n_chars,
            percent: session.percent_seen().or(before.percent),
            progress,
            opened: Some(now_in_seconds()),
        })
    }
}
