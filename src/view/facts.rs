//! What is known of a claim, label by label: what the article offers, and what the reader decided and noted.
//!
//! The panel draws these facts, the line mode prints them; neither has facts of its own.

use super::{reason, wording};
use crate::checklist::Entry;
use crate::claim::Basis;
use crate::session::Session;
use crate::text::{in_words, shown_address};

/// A labelled fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// What it is.
    pub(super) label: &'static str,
    /// The fact, not neutralised yet.
    pub(super) value: String,
    /// Whether it is an address, of which the beginning says most.
    pub(super) is_address: bool,
}

impl Fact {
    fn new(label: &'static str, value: String) -> Self {
        Self {
            label,
            value,
            is_address: false,
        }
    }

    fn address(label: &'static str, value: String) -> Self {
        Self {
            is_address: true,
            ..Self::new(label, value)
        }
    }
}

/// What the article offers, and what the program makes of it.
pub(super) fn offered(session: &Session, entry: &Entry) -> Vec<Fact> {
    let mut facts = Vec::new();
    let found = session.claim_of(entry);
    let source = match &entry.review.source {
        Some(source) => Some(wording::source(source)),
        None => found.and_then(|claim| wording::found_source(claim, &session.article.text)),
    };
    let suggested = entry.suggestion.as_ref();
    let is_own_voice = suggested.is_some_and(|s| s.basis == Basis::OwnVoice);
    let own_voice = || is_own_voice.then(|| "the author's own voice".to_owned());
    facts.extend(
        source
            .or_else(own_voice)
            .map(|who| Fact::new("who says", who)),
    );
    let links = found.map_or(&[][..], |claim| &claim.links);
    let urls = links
        .iter()
        .take(3)
        .filter_map(|nth| session.article.links.get(*nth));
    facts.extend(urls.map(|link| Fact::address("link", shown_address(&link.url))));
    if links.is_empty() {
        facts.push(Fact::address("link", "none in sight".to_owned()));
    }
    if let Some(suggestion) = suggested {
        facts.push(Fact::new("suggested", wording::suggestion(suggestion)));
        let because = reason::spelt_out(&suggestion.because);
        facts.push(Fact::new("because", because));
    }
    facts
}

/// What the reader decided and noted.
pub(super) fn decided(entry: &Entry) -> Vec<Fact> {
    let review = &entry.review;
    let concerns: Vec<String> = review.concern.iter().map(|c| in_words(c.name())).collect();
    let concerns = (!concerns.is_empty()).then(|| concerns.join(", "));
    let values = [
        ("decided", decision(entry)),
        ("problem", review.problem.map(|p| in_words(p.name()))),
        ("concern", concerns),
        ("finding", review.finding.map(|f| in_words(f.name()))),
        ("note", review.note.clone()),
    ];
    let mut facts: Vec<Fact> = values
        .into_iter()
        .filter_map(|(label, value)| Some(Fact::new(label, value?)))
        .collect();
    let evidence = review.evidence.iter().map(wording::evidence);
    facts.extend(evidence.map(|what| Fact::address("evidence", what)));
    facts
}

/// The words of a claim when it was decided, with what stood around them where they themselves are the same.
pub(super) fn as_decided(entry: &Entry, now: &str) -> String {
    if entry.exact != now {
        return entry.exact.clone();
    }
    format!("… {}[{}]{} …", entry.prefix, entry.exact, entry.suffix)
}

/// The decision with who made it, and when; an undecided claim says so beside its number.
fn decision(entry: &Entry) -> Option<String> {
    if !entry.is_decided() {
        return None;
    }
    let review = &entry.review;
    let basis = review.basis.map(wording::basis);
    let by = review.by.as_ref().map(|by| format!("by {by}"));
    let at = review
        .at
        .map(|at| at.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let parts = [Some(wording::decision(entry)), basis, by, at];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}
