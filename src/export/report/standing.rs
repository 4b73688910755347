//! Where a claim stands, in a word and in a sign.

use crate::text::named;

named! {
    /// Where a claim stands: what was decided, as long as that holds.
    Standing {
        /// Something to consult is given.
        Sourced = "sourced",
        /// An origin is given.
        Attributed = "attributed",
        /// Neither.
        Unsupported = "unsupported",
        /// Decided on words that changed since.
        Again = "to re-check",
        /// Not decided.
        Undecided = "undecided",
        /// Taken out of the count.
        Excluded = "excluded",
    }
}

impl Standing {
    /// A sign that tells it without colour.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Sourced => "●",
            Self::Attributed => "◆",
            Self::Unsupported => "▲",
            Self::Again => "◐",
            Self::Undecided => "○",
            Self::Excluded => "–",
        }
    }

    /// The name of its style.
    pub const fn style(self) -> &'static str {
        match self {
            Self::Again => "again",
            other => other.name(),
        }
    }
}
