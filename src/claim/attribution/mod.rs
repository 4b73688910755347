//! Attributions: cue, source and content of every sentence that gives somebody's words or thoughts.
//!
//! `sentence` puts the parts together: `gate` finds cues, `subject` and `speaker` who speaks, `content` what is said.

pub mod agentless;
mod chain;
mod colon;
mod content;
mod cue;
mod ending;
mod extent;
mod frames;
mod gate;
mod inserted;
mod nested;
mod readable;
pub mod sentence;
mod speaker;
mod subject;
mod thing;
mod unlisted;
mod verb_group;
mod whole_clause;

pub use sentence::of_sentence;

use crate::claim::cues::{Class, Mind, classes};
use crate::claim::token::tokens::{Stretch, Tokens};

/// Somebody's words or thoughts, as the article attributes them.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The name of the gate.
    pub rule: &'static str,
    /// What it tells where that is a thought.
    pub mind: Option<Mind>,
    /// The sentence of the cue (index).
    pub sentence: usize,
    /// The words that attribute.
    pub cue: Stretch,
    /// The words that name the speaker.
    pub source: Option<Stretch>,
    /// What is attributed: nothing, one stretch, or two around the cue.
    pub contents: Vec<Stretch>,
    /// Who passed it on, nearest the event first; empty unless there are two or more.
    pub chain: Vec<Stretch>,
    /// Words that belong to nobody's claim though they are inside one: "Ilves told the board that", "denied by the
    /// board".
    pub passing: Option<Stretch>,
}

impl Attribution {
    /// What a mark attributes to the source, by a rule of that name.
    const fn new(
        rule: &'static str,
        sentence: usize,
        cue: Stretch,
        source: Option<Stretch>,
        contents: Vec<Stretch>,
    ) -> Self {
        Self {
            rule,
            mind: None,
            sentence,
            cue,
            source,
            contents,
            chain: Vec::new(),
            passing: None,
        }
    }

    /// The source with the relative pronoun that stands for it before the verb: "bankers who" said.
    pub fn speaker(&self, tokens: &Tokens<'_>) -> Option<Stretch> {
        let source = self.source?;
        let comma = usize::from(tokens.has(source.end, Class::Comma));
        let pronoun = source.end + comma;
        let relative = tokens.is_any(pronoun, classes!(Relative That));
        let stands_for = relative && pronoun < self.cue.start && self.cue.start <= pronoun + 4;
        Some(if stands_for {
            Stretch::new(source.start, pronoun + 1)
        } else {
            source
        })
    }
}

/// The attributions whose cues stand in `from..to` (tokens), with the index of the first.
pub fn within(attributions: &[Attribution], from: usize, to: usize) -> (usize, &[Attribution]) {
    let first = attributions.partition_point(|a| a.cue.start < from);
    let last = attributions.partition_point(|a| a.cue.start < to);
    (first, attributions.get(first..last).unwrap_or_default())
}
