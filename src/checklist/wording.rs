//! What a record says in words: on the screen, in lists that are printed, in reports.

use super::{Anchor, Exclude, Record, Source};
use crate::claim::{Basis, Problem};
use crate::text::in_words;

impl Record {
    /// The decision in one word: an exclusion without its reason.
    pub const fn decision(&self) -> &'static str {
        match (self.status, self.exclude) {
            (Some(status), _) => status.name(),
            (None, Some(_)) => "excluded",
            (None, None) => "undecided",
        }
    }

    /// What the decision rests on: its problem, else its basis, or why it is excluded; none while undecided.
    pub fn ground(&self) -> Option<String> {
        let of_status = || {
            self.problem
                .map(Problem::name)
                .or(self.basis.map(Basis::name))
        };
        let ground = match self.status {
            Some(_) => of_status(),
            None => self.exclude.map(Exclude::name),
        };
        ground.map(in_words)
    }

    /// What the reader found when checking: "finding: partly".
    pub fn finding_in_words(&self) -> Option<String> {
        let finding = self.finding?;
        Some(format!("finding: {}", in_words(finding.name())))
    }

    /// The concerns, divided by commas.
    pub fn concerns(&self) -> Option<String> {
        let concerns: Vec<String> = self.concern.iter().map(|c| in_words(c.name())).collect();
        (!concerns.is_empty()).then(|| concerns.join(", "))
    }
}

impl Source {
    /// Whether it says who it is.
    pub const fn is_named(&self) -> bool {
        self.name.is_some() || self.role.is_some() || self.affiliation.is_some()
    }

    /// Name, office and body, or else those who passed the words on: "Joren Vask, harbour master".
    pub fn who(&self) -> String {
        let of = [&self.name, &self.role, &self.affiliation];
        let mut words: Vec<&str> = of.into_iter().flatten().map(String::as_str).collect();
        words.dedup();
        if words.is_empty() {
            words.extend(self.chain.iter().map(String::as_str));
        }
        words.join(", ")
    }
}

impl Anchor {
    /// What to say of a claim that is nowhere or at more than one place.
    pub const fn unclear(self) -> Option<&'static str> {
        match self {
            Self::Orphan => Some("no longer in the article"),
            Self::Ambiguous => Some("matches several places"),
            _ => None,
        }
    }
}
