//! A cue with its clause: what the rules on spans ask about it.

use crate::claim::cues::Class;
use crate::claim::token::words::before;

/// A cue with all that the span rules ask about it.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// The cue's first token.
    pub cue: usize,
    /// One past the cue's last token.
    pub cue_end: usize,
    /// The first token of subject and cue.
    pub start: usize,
    /// Whether it has a subject of its own.
    pub has_subject: bool,
    /// What the verb does, as its class; `None` for a noun or an adjective.
    pub family: Option<Class>,
}

impl Clause {
    /// The token before the attributing clause.
    pub const fn lead(&self) -> usize {
        before(self.start)
    }

    pub fn is_speech(&self) -> bool {
        matches!(self.family, Some(Class::Say | Class::Ask | Class::Find))
    }
}
