//! What is known of a claim, label by label: what the article offers, and what the reader decided and noted.
//!
//! The panel draws these facts, the line mode prints them; neither has facts of its own.

use super::{reason, wording};
use crate::checklist::Entry;
use crate::claim::Basis;
use crate::session::Session;
use crate::text::in_words;
use similar::{DiffTag, TextDiff};

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
    let confirmed = entry.record().source.as_ref().filter(|_| !entry.record().stale);
    let source = match confirmed {
        Some(source) => Some(wording::source(source)),
        None => found.and_then(|claim| wording::found_source(claim, &session.article.text)),
    };
    let suggested = session.suggestion_of(entry);
    let is_own_voice = suggested.is_some_and(|s| s.basis == Basis::OwnVoice);
    let own_voice = || is_own_voice.then(|| "the author's own voice".to_owned());
    facts.extend(
        source
            .or_else(own_voice)
            .map(|who| Fact::new("who says", who)),
    );
    let links = session.links_of(entry);
    let urls = links
        .iter()
        .take(3)
        .filter_map(|nth| session.article.links.get(*nth));
    facts.extend(urls.map(|link| Fact::address("link", link.url.clone())));
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
    let review = entry.record();
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

/// What a claim was decided on, with a label, where that is not what the article says now: its words then and now as one
/// text, `[-old-]` words that are gone, `{+new+}` ones that came; the sentence, where that changed; the words of a claim
/// that is no longer in the article.
pub(super) fn as_decided(session: &Session, entry: &Entry) -> Option<(&'static str, String)> {
    let record = entry.record();
    let now = session.words_of(entry);
    let was = record.was.as_deref().filter(|was| *was != now);
    if entry.span.is_none() {
        return Some(("no longer in the article", now.to_owned()));
    }
    let sentence = || {
        let now = session.found.as_ref()?.sentences_around(entry.span?);
        let now = now.trimmed(&session.article.text).of(&session.article.text);
        let then = record.sentence.as_deref().filter(|then| *then != now)?;
        Some(word_diff(then, now))
    };
    let text = match was {
        Some(was) => word_diff(was, now),
        None if record.stale => sentence().unwrap_or_else(|| "who says it, or a link, changed".to_owned()),
        None => return None,
    };
    Some(("since it was decided", text))
}

/// Both texts in one, word by word.
fn word_diff(old: &str, new: &str) -> String {
    let diff = TextDiff::from_words(old, new);
    let mut out = String::new();
    for op in diff.ops() {
        let (tag, olds, news) = op.as_tag_tuple();
        let of = |slices: &[&str], range: std::ops::Range<usize>| slices.get(range).unwrap_or_default().concat();
        let (old, new) = (of(diff.old_slices(), olds), of(diff.new_slices(), news));
        match tag {
            DiffTag::Equal => out += &new,
            _ => {
                let (old, new) = (old.trim(), new.trim());
                let gap = if out.is_empty() || out.ends_with(char::is_whitespace) { "" } else { " " };
                let gone = if old.is_empty() { String::new() } else { format!("[-{old}-]") };
                let came = if new.is_empty() { String::new() } else { format!("{{+{new}+}}") };
                let between = if gone.is_empty() || came.is_empty() { "" } else { " " };
                out += &format!("{gap}{gone}{between}{came} ");
            }
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ")
}

/// The decision with who made it, and when; an undecided claim says so beside its number.
fn decision(entry: &Entry) -> Option<String> {
    if !entry.is_decided() {
        return None;
    }
    let review = entry.record();
    let basis = review.basis.map(wording::basis);
    let by = review.by.as_ref().map(|by| format!("by {by}"));
    let at = review
        .at
        .map(|at| at.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let parts = [Some(wording::decision(entry)), basis, by, at];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}
