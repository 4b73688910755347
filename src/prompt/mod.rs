//! Prompts: which questions a fact-checker would ask of this claim.
//!
//! The bank is data (`config/prompts.toml`); this folder chooses from it. Never answers for the reader.

mod bank;
mod choose;
mod facts;
mod numbers;
mod words;

pub use bank::Bank;
pub use choose::{count_questions, questions};
pub(crate) use choose::{has_plain_form, plain_form};
pub use facts::{Facts, Situation, facts};

use crate::checklist::{Concern, Record};
use crate::claim::{Basis, Kind, Problem, Status};
use crate::text::in_words;

/// One prompt: when it is asked, and what a *no* proposes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// Its id; the key under `[claim.checks]`.
    pub id: String,
    /// The question; `{cue}`, `{source}` and `{number}` stand for the words it reacts to.
    pub ask: String,
    /// The question where there are no such words; `None`: `ask` without its beginning up to the colon.
    pub ask_plain: Option<String>,
    /// Asked only of these kinds; empty: of all.
    pub kinds: Vec<Kind>,
    /// Asked only on these bases; empty: on all.
    pub bases: Vec<Basis>,
    /// Asked only when the decision, or else the suggestion, is one of these; empty: always.
    pub statuses: Vec<Status>,
    /// Asked only when all of these hold.
    pub needs: Vec<Situation>,
    /// Asked only when one of these words is in the claim or its attribution; empty: always.
    pub words: Vec<String>,
    /// Words that the question names where they are, and does without where they do not.
    pub names: Vec<String>,
    /// A fallback: after all others, and not repeated on neighbouring claims.
    pub fallback: bool,
    /// What a *no* proposes.
    pub proposes: Option<Proposal>,
}

/// What an answer proposes; the reader accepts it or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// A problem.
    Problem(Problem),
    /// A concern.
    Concern(Concern),
}

impl Proposal {
    /// It in words, as `problem: no source`.
    pub fn words(self) -> String {
        let (what, name) = match self {
            Self::Problem(problem) => ("problem", problem.name()),
            Self::Concern(concern) => ("concern", concern.name()),
        };
        format!("{what}: {}", in_words(name))
    }

    /// Whether the record has it.
    pub fn is_in(self, record: &Record) -> bool {
        match self {
            Self::Problem(problem) => record.problem == Some(problem),
            Self::Concern(concern) => record.concern.contains(&concern),
        }
    }
}

/// A prompt put to one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The prompt's id.
    pub id: String,
    /// The question with the words it reacts to.
    pub text: String,
    /// What a *no* proposes.
    pub proposes: Option<Proposal>,
}
