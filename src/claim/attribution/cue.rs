//! A word or a set phrase that attributes, and what the rules on spans ask about its clause.

use crate::claim::cues::{Mind, classes};
use crate::claim::token::{Stretch, Words, before};

/// A word that attributes.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// Its token.
    pub at: usize,
    /// The first token of its subject and it.
    pub clause: usize,
    /// The name of the gate that let it in.
    pub rule: &'static str,
    /// What it tells where that is a thought.
    pub mind: Option<Mind>,
    /// The set phrase that it is part of.
    pub frame: Option<CueFrame>,
}

impl Cue {
    /// A word let in by a rule.
    pub const fn new(at: usize, rule: &'static str) -> Self {
        Self {
            at,
            clause: at,
            rule,
            mind: None,
            frame: None,
        }
    }
}

/// A frame in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct CueFrame {
    /// All of it.
    pub all: Stretch,
    /// The words that attribute.
    pub cue: Stretch,
    /// The words that name the source.
    pub source: Stretch,
    /// The name of the rule.
    pub rule: &'static str,
}

/// A cue with all that the span rules ask about it.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// The cue's first token.
    pub cue: usize,
    /// One past the cue's last token.
    pub cue_end: usize,
    /// The first token of subject and cue.
    pub start: usize,
}

impl Clause {
    /// The token before the attributing clause.
    pub const fn lead(&self) -> usize {
        before(self.start)
    }

    /// Whether it has a subject of its own.
    pub const fn has_subject(&self) -> bool {
        self.start < self.cue
    }

    /// Whether the verb says, asks or finds.
    pub fn is_speech(&self, words: &Words<'_, '_>) -> bool {
        words.is_any(self.cue, classes!(Say Ask Find))
    }
}
