//! A word or a set phrase that attributes.

use crate::claim::cues::Mind;
use crate::claim::token::tokens::Stretch;

/// A word that attributes.
#[derive(Clone, Copy, Debug)]
pub struct Cue<'c> {
    /// Its token.
    pub at: usize,
    /// The name of the gate that let it in.
    pub rule: &'c str,
    /// What it tells where that is a thought.
    pub mind: Option<Mind>,
    /// The set phrase that it is part of.
    pub frame: Option<CueFrame<'c>>,
}

/// A frame in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct CueFrame<'c> {
    /// All of it.
    pub all: Stretch,
    /// The words that attribute.
    pub cue: Stretch,
    /// The words that name the source.
    pub source: Stretch,
    /// The name of the rule.
    pub rule: &'c str,
}
