//! What the program would decide for a claim, and the words that led to it.
//!
//! Sourced where something can be opened, attributed where an origin is specific enough, else unsupported with its
//! problem. Suggests, never decides.

use crate::claim::attribution::Attribution;
use crate::claim::attribution::agentless;
use crate::claim::cues::{Class, Mind};
use crate::claim::phrase::documents;
use crate::claim::token::tokens::{Stretch, Tokens};
use crate::claim::who::basis::Origins;
use crate::claim::who::cast::Cast;
use crate::claim::who::identity::Speaker;
use crate::claim::who::source;
use crate::claim::{Basis, Problem, Status, Suggestion};
use std::borrow::Cow;

/// Why the author's own words have no source.
const NOTHING: &str = "no reporting verb, no link";

/// The points below which what a named speaker says or thinks, or the author says of himself, only judges.
const SAID: f32 = -2.25;
const THOUGHT: f32 = -1.5;
const TOLD: f32 = -1.0;

/// What is known of the article before any claim is judged.
#[derive(Debug)]
pub struct Judge<'a, 't> {
    /// Its tokens.
    pub tokens: &'a Tokens<'t>,
    origins: Origins,
}

impl<'a, 't> Judge<'a, 't> {
    /// Judges every attribution's source once, in reading order.
    pub fn new(tokens: &'a Tokens<'t>, cast: Cast<'t>, attributions: &[Attribution]) -> Self {
        Self {
            tokens,
            origins: Origins::new(tokens, cast, attributions),
        }
    }

    /// Who the attribution's source means.
    pub fn speaker(&self, index: usize) -> Speaker {
        self.origins.speaker(index)
    }

    /// Whether nobody identifiable follows the attribution.
    fn is_vague(&self, index: usize) -> bool {
        self.origins.basis(index) == Basis::Vague
    }

    /// The points below which attributed words only judge. What a named speaker says is a claim unless it plainly
    /// judges; what nobody identifiable says or the author thinks, and what only seems, is judged like the author's words.
    pub fn judged_below(&self, index: usize, by: &Attribution) -> f32 {
        match (self.origins.basis(index), by.mind) {
            (Basis::Vague, _) | (Basis::OwnVoice, Some(_)) | (_, Some(Mind::Impression)) => 0.0,
            (Basis::OwnVoice, None) => TOLD,
            (_, Some(Mind::Thought)) => THOUGHT,
            (_, None) => SAID,
        }
    }

    /// The suggestion for words, with the document that they rest on: somebody's words, or the author's own.
    pub fn suggestion(
        &self,
        words: Stretch,
        by: Option<(usize, &Attribution)>,
        inherited: bool,
    ) -> (Suggestion, Option<Stretch>) {
        if let Some((index, attribution)) = by {
            let suggestion = self.attributed(index, attribution, inherited);
            let source = attribution.source;
            let document = source.filter(|_| suggestion.basis == Basis::Document);
            return (suggestion, document);
        }
        match self.document_in(words) {
            Some(document) => (self.document(document), Some(document)),
            None => (self.own_voice(words), None),
        }
    }

    /// The suggestion for somebody's words; `inherited` when they are outside of the attributing sentence.
    fn attributed(&self, index: usize, attribution: &Attribution, inherited: bool) -> Suggestion {
        let because = self.words_of(attribution);
        let nobody = agentless::is_said_by_nobody(self.tokens, attribution);
        if nobody || self.tokens.has(attribution.cue.start, Class::Holds) && self.is_vague(index) {
            let rule = if nobody {
                "vague.passive"
            } else {
                vague_rule(self.tokens, attribution)
            };
            return unsupported(Basis::Vague, Problem::VagueAttribution, rule, because);
        }
        if attribution.mind.is_some() && attribution.source.is_some() {
            return unsupported(
                Basis::OwnVoice,
                Problem::NoSource,
                "own-voice.mind",
                because,
            );
        }
        let basis = self.origins.basis(index);
        let status = match basis {
            Basis::Vague => {
                return unsupported(
                    basis,
                    Problem::VagueAttribution,
                    vague_rule(self.tokens, attribution),
                    because,
                );
            }
            Basis::OwnVoice => {
                return unsupported(basis, Problem::NoSource, "own-voice.told", because);
            }
            Basis::Document
                if attribution
                    .source
                    .is_none_or(|s| source::is_exhibit(self.tokens, s)) =>
            {
                Status::Attributed
            }
            Basis::Document => Status::Sourced,
            _ => Status::Attributed,
        };
        let rule = match (status, inherited) {
            (Status::Sourced, _) => "document.named",
            (_, false) if self.origins.is_named_by_role(index) => "role.named",
            (_, true) if attribution.rule != "quote.signed" => "quote.carried",
            _ => attribution.rule,
        };
        Suggestion {
            status,
            basis,
            problem: None,
            rule: Cow::Borrowed(rule),
            because: because.into(),
        }
    }

    /// The document that the author's own words name.
    fn document_in(&self, words: Stretch) -> Option<Stretch> {
        let holds = self.find(words, Class::Holding);
        let subject = holds.map(|verb| Stretch::new(words.start, verb));
        subject
            .and_then(|subject| documents::findable(self.tokens, subject))
            .or_else(|| documents::identified(self.tokens, words))
    }

    fn find(&self, words: Stretch, class: Class) -> Option<usize> {
        (words.start..words.end).find(|&i| self.tokens.has(i, class))
    }

    /// The suggestion for the author's own words.
    fn own_voice(&self, words: Stretch) -> Suggestion {
        let hearsay = self
            .find(words, Class::Hearsay)
            .map(|i| Stretch::new(i, i + 1))
            .or_else(|| agentless::believed_by_nobody(self.tokens, words));
        if let Some(hearsay) = hearsay {
            let because = self.tokens.span(hearsay).of(self.tokens.text).to_owned();
            let (basis, problem) = (Basis::Vague, Problem::VagueAttribution);
            return unsupported(basis, problem, "vague.hearsay", because);
        }
        let (rule, because) = match self.find(words, Class::Number) {
            Some(number) => (
                "own-voice.number",
                Cow::Owned(format!("{}; {NOTHING}", self.tokens.text_of(number))),
            ),
            None => ("own-voice.statement", Cow::Borrowed(NOTHING)),
        };
        unsupported(Basis::OwnVoice, Problem::NoSource, rule, because)
    }

    fn document(&self, words: Stretch) -> Suggestion {
        Suggestion {
            status: Status::Sourced,
            basis: Basis::Document,
            problem: None,
            rule: Cow::Borrowed("document.named"),
            because: self
                .tokens
                .span(words)
                .of(self.tokens.text)
                .to_owned()
                .into(),
        }
    }

    /// "said + the mayor": cue and source as the article writes them.
    fn words_of(&self, attribution: &Attribution) -> String {
        let cue = self.tokens.span(attribution.cue).of(self.tokens.text);
        match attribution.source {
            Some(source) => format!("{cue} + {}", self.tokens.span(source).of(self.tokens.text)),
            None => cue.to_owned(),
        }
    }
}

/// What is suggested for a claim that has something to consult; `because` are the words that led to it.
pub fn sourced(basis: Basis, rule: &'static str, because: String) -> Suggestion {
    Suggestion {
        status: Status::Sourced,
        basis,
        problem: None,
        rule: Cow::Borrowed(rule),
        because: because.into(),
    }
}

/// The suggestion for a claim whose note says from whom the author heard it; nobody identifiable where `basis` is vague.
pub fn heard(basis: Basis, because: String) -> Suggestion {
    match basis {
        Basis::NamedPerson | Basis::NamedOrganisation | Basis::Anonymous => Suggestion {
            status: Status::Attributed,
            basis,
            problem: None,
            rule: Cow::Borrowed("note.heard"),
            because: because.into(),
        },
        _ => {
            let problem = Problem::VagueAttribution;
            unsupported(Basis::Vague, problem, "note.heard", because)
        }
    }
}

fn unsupported(
    basis: Basis,
    problem: Problem,
    rule: &'static str,
    because: impl Into<Cow<'static, str>>,
) -> Suggestion {
    Suggestion {
        status: Status::Unsupported,
        basis,
        problem: Some(problem),
        rule: Cow::Borrowed(rule),
        because: because.into(),
    }
}

fn vague_rule(tokens: &Tokens<'_>, attribution: &Attribution) -> &'static str {
    match attribution.source {
        None => "vague.passive",
        Some(s) if (s.start..s.end).any(|i| tokens.has(i, Class::Document)) => "vague.reports",
        Some(_) => "vague.experts",
    }
}
