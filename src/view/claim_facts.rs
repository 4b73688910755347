//! What is known of a claim, label by label: what the article offers, and what the reader decided and noted.
//!
//! The panel draws these facts, the line mode prints them; neither has facts of its own.

use super::{reason, wording};
use crate::checklist::Entry;
use crate::claim::{Basis, Scope};
use crate::session::Session;
use crate::text::{by_the_clock, in_words, shown_address};
use similar::{DiffOp, DiffTag, TextDiff};

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
    // The speaker of words that changed since may be another one.
    let source = match entry.record().confirmed_source() {
        Some(source) => Some(wording::source(source)),
        None => found.and_then(|claim| wording::found_source(session, claim)),
    };
    let suggested = session.suggestion_of(entry);
    let is_own_voice = suggested.is_some_and(|s| s.basis == Basis::OwnVoice);
    let own_voice = || is_own_voice.then(|| "the author's own voice".to_owned());
    facts.extend(
        source
            .or_else(own_voice)
            .map(|who| Fact::new("who says", who)),
    );
    let found_source = found.and_then(|claim| wording::found_source(session, claim));
    let corrected = session.corrected_source(entry);
    facts.extend(
        found_source
            .filter(|_| corrected.is_some())
            .map(|who| Fact::new("as found", who)),
    );
    if found.is_some_and(|claim| claim.scope == Some(Scope::HeadlineBody)) {
        facts.push(Fact::new("headline", "repeats the body text".to_owned()));
    }
    let links = session.links_of(entry);
    let urls = links
        .iter()
        .take(3)
        .filter_map(|nth| session.article.links.get(*nth));
    facts.extend(urls.map(|link| Fact::address("link", shown_address(&link.url))));
    let uncounted = session.uncounted_links(entry);
    if !uncounted.is_empty() {
        let all = format!("{} not counted: {}", uncounted.len(), uncounted.join(", "));
        facts.push(Fact::new("link", all));
    } else if links.is_empty() {
        facts.push(Fact::address("link", "none".to_owned()));
    }
    if let Some(suggestion) = suggested {
        facts.push(Fact::new("suggested", suggestion.in_words()));
    }
    facts.extend(reason::of_entry(session, entry).map(|because| Fact::new("because", because)));
    facts
}

/// What the reader decided and noted.
pub(super) fn decided(session: &Session, entry: &Entry) -> Vec<Fact> {
    let review = entry.record();
    let values = [
        ("decided", decision(session, entry)),
        ("problem", review.problem.map(|p| in_words(p.name()))),
        ("concern", review.concerns()),
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

/// What changed under a claim since it was decided, piece by piece; empty where its words did not.
pub(super) fn changed(session: &Session, entry: &Entry) -> Vec<DiffPiece> {
    let record = entry.record();
    let now = session.words_of(entry);
    let was = record
        .was
        .as_deref()
        .filter(|was| *was != now && entry.span.is_some());
    if let Some(was) = was {
        return pieces(was, now);
    }
    let sentence = || {
        let found = session.found.as_ref()?;
        let now = found
            .sentences_around(entry.span?)
            .trimmed(&session.article.text);
        let now = now.of(&session.article.text);
        let then = record.sentence.as_deref().filter(|then| *then != now)?;
        Some(pieces(then, now))
    };
    if !record.stale {
        return Vec::new();
    }
    sentence()
        .or_else(|| moved_grounds(session, entry))
        .unwrap_or_default()
}

/// Links that lead elsewhere, where the words are the same.
fn moved_grounds(session: &Session, entry: &Entry) -> Option<Vec<DiffPiece>> {
    let then = &entry.record().links;
    let now = session.found.as_ref()?.grounds(entry);
    let but = |all: &[String], without: &[String]| {
        let left = all.iter().filter(|ground| !without.contains(ground));
        left.map(|ground| ground_shown(ground))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (old, new) = (but(then, &now), but(&now, then));
    (!old.is_empty() || !new.is_empty()).then(|| vec![DiffPiece::Changed { old, new }])
}

/// An address as it may be shown, or the words that name a document.
fn ground_shown(ground: &str) -> String {
    if ground.contains("://") {
        return shown_address(ground);
    }
    ground.to_owned()
}

/// What changed since a decision, or that it has to be made again though the words are the same.
pub(super) fn since(session: &Session, entry: &Entry) -> Option<String> {
    let changed = changed(session, entry);
    if !changed.is_empty() {
        return Some(format!("Since the decision: {}", marked(&changed)));
    }
    let is_same = entry.needs_another_look() && entry.span.is_some();
    is_same.then(|| SAME_WORDS.to_owned())
}

/// A stretch of words that an edit left, or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DiffPiece {
    /// Words that stayed.
    Same(String),
    /// Words that went, and those that came in their place; either may be none.
    Changed { old: String, new: String },
}

/// Two texts compared word by word.
fn pieces(old: &str, new: &str) -> Vec<DiffPiece> {
    let diff = TextDiff::from_words(old, new);
    let joined = |words: &[&str], range: std::ops::Range<usize>| {
        let words = words.get(range).unwrap_or_default().concat();
        words.trim().to_owned()
    };
    let piece = |op: &DiffOp| {
        let (tag, olds, news) = op.as_tag_tuple();
        let old = joined(diff.old_slices(), olds);
        let new = joined(diff.new_slices(), news);
        match tag {
            DiffTag::Equal => DiffPiece::Same(new),
            _ => DiffPiece::Changed { old, new },
        }
    };
    let mut pieces: Vec<DiffPiece> = Vec::new();
    for next in diff.ops().iter().map(piece) {
        match (pieces.as_mut_slice(), next) {
            // A blank between two changes is no words that stayed.
            ([.., DiffPiece::Changed { .. }], DiffPiece::Same(words)) if words.is_empty() => {}
            ([.., DiffPiece::Changed { old, new }], DiffPiece::Changed { old: o, new: n }) => {
                for (text, more) in [(old, o), (new, n)] {
                    let blank = if text.is_empty() || more.is_empty() {
                        ""
                    } else {
                        " "
                    };
                    *text += blank;
                    *text += &more;
                }
            }
            (_, next) => pieces.push(next),
        }
    }
    pieces
}

/// The changes alone.
pub(super) fn brief(pieces: &[DiffPiece]) -> String {
    let is_change = |piece: &&DiffPiece| matches!(piece, DiffPiece::Changed { .. });
    let changes: Vec<DiffPiece> = pieces.iter().filter(is_change).cloned().collect();
    marked(&changes)
}

/// Both texts as one: `[-old-]` words that are gone, `{+new+}` ones that came.
pub(super) fn marked(pieces: &[DiffPiece]) -> String {
    let marked = |piece: &DiffPiece| match piece {
        DiffPiece::Same(words) => words.clone(),
        DiffPiece::Changed { old, new } if old.is_empty() => format!("{{+{new}+}}"),
        DiffPiece::Changed { old, new } if new.is_empty() => format!("[-{old}-]"),
        DiffPiece::Changed { old, new } => format!("[-{old}-] {{+{new}+}}"),
    };
    let marked: Vec<String> = pieces
        .iter()
        .map(marked)
        .filter(|words| !words.is_empty())
        .collect();
    marked.join(" ")
}

/// The changes alone, to be read aloud: "43 is now 47".
pub(super) fn spoken(pieces: &[DiffPiece]) -> String {
    let spoken = |piece: &DiffPiece| match piece {
        DiffPiece::Same(_) => None,
        DiffPiece::Changed { old, new } if old.is_empty() && new.is_empty() => None,
        DiffPiece::Changed { old, new } if old.is_empty() => Some(format!("“{new}” added")),
        DiffPiece::Changed { old, new } if new.is_empty() => Some(format!("“{old}” deleted")),
        DiffPiece::Changed { old, new } => Some(format!("“{old}” is now “{new}”")),
    };
    pieces
        .iter()
        .filter_map(spoken)
        .collect::<Vec<_>>()
        .join("; ")
}

/// What to say of a decision that has to be made again though the words are the same.
pub(super) const SAME_WORDS: &str = "same words, but the speaker or a link changed";

/// The decision with who made it, and when; an undecided claim says so beside its number.
fn decision(session: &Session, entry: &Entry) -> Option<String> {
    if !entry.is_decided() {
        return None;
    }
    let review = entry.record();
    let basis = review.basis.map(|basis| in_words(basis.name()));
    let by = review.by.as_ref().map(|by| format!("by {by}"));
    let zone = &session.options.zone;
    let at = review.at.map(|at| by_the_clock(at, zone, "%Y-%m-%d %H:%M"));
    let parts = [Some(wording::decision(entry)), basis, by, at];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}
