//! What the program would decide for a claim, and the words that led to it.
//!
//! Sourced where something can be opened, attributed where an origin is specific enough, else unsupported with its
//! problem. Suggests, never decides.

use crate::claim::attribution::Attribution;
use crate::claim::attribution::agentless;
use crate::claim::cues::{Class, Mind, classes};
use crate::claim::phrase::documents;
use crate::claim::token::{Stretch, Tokens};
use crate::claim::who::basis::{Origin, origins};
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
    origins: Vec<Origin>,
}

impl<'a, 't> Judge<'a, 't> {
    /// Judges every attribution's source once, in reading order.
    pub fn new(tokens: &'a Tokens<'t>, cast: Cast<'t>, attributions: &[Attribution]) -> Self {
        let origins = origins(tokens, cast, attributions);
        Self { tokens, origins }
    }

    /// Who the attribution's source means.
    pub fn speaker(&self, index: usize) -> Speaker {
        let origin = self.origins.get(index);
        origin.map(|origin| origin.speaker).unwrap_or_default()
    }

    fn basis(&self, index: usize) -> Basis {
        let origin = self.origins.get(index);
        origin.map_or(Basis::Vague, |origin| origin.basis)
    }

    /// The points below which attributed words only judge. What a named speaker says is a claim unless it plainly
    /// judges; what nobody identifiable says or the author thinks, and what only seems, is judged like the author's words.
    pub fn judged_below(&self, index: usize, by: &Attribution) -> f32 {
        match (self.basis(index), by.mind) {
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
            Some(document) => {
                let because = self.tokens.span(document).of(self.tokens.text).to_owned();
                (
                    Suggestion::sourced(Basis::Document, "document.named", because),
                    Some(document),
                )
            }
            None => (self.own_voice(words), None),
        }
    }

    /// The suggestion for somebody's words; `inherited` when they are outside of the attributing sentence.
    fn attributed(&self, index: usize, attribution: &Attribution, inherited: bool) -> Suggestion {
        let because = self.words_of(attribution);
        let nobody = agentless::is_said_by_nobody(self.tokens, attribution);
        if nobody
            || self.tokens.has(attribution.cue.start, Class::Holds)
                && self.basis(index) == Basis::Vague
        {
            let rule = if nobody {
                "vague.passive"
            } else {
                vague_rule(self.tokens, attribution)
            };
            return Suggestion::vague(rule, because);
        }
        if attribution.mind.is_some() && attribution.source.is_some() {
            return Suggestion::own_voice("own-voice.mind", because);
        }
        let exhibit = |s| source::is_exhibit(self.tokens, s);
        let status = match self.basis(index) {
            Basis::Vague => {
                return Suggestion::vague(vague_rule(self.tokens, attribution), because);
            }
            Basis::OwnVoice => return Suggestion::own_voice("own-voice.told", because),
            Basis::Document if !attribution.source.is_none_or(exhibit) => Status::Sourced,
            _ => Status::Attributed,
        };
        let rule = match (status, inherited) {
            (Status::Sourced, _) => "document.named",
            (_, false) if self.origins.get(index).is_some_and(|o| o.by_role) => "role.named",
            (_, true) if attribution.rule != "quote.signed" => "quote.carried",
            _ => attribution.rule,
        };
        Suggestion::new(status, self.basis(index), rule, because)
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
        words.iter().find(|&i| self.tokens.has(i, class))
    }

    /// The suggestion for the author's own words.
    fn own_voice(&self, words: Stretch) -> Suggestion {
        let hearsay = self
            .find(words, Class::Hearsay)
            .map(|i| Stretch::new(i, i + 1))
            .or_else(|| agentless::believed_by_nobody(self.tokens, words));
        if let Some(hearsay) = hearsay {
            let because = self.tokens.span(hearsay).of(self.tokens.text).to_owned();
            return Suggestion::vague("vague.hearsay", because);
        }
        let (rule, because) = match self.find(words, Class::Number) {
            Some(number) => (
                "own-voice.number",
                Cow::Owned(format!("{}; {NOTHING}", self.tokens.text_of(number))),
            ),
            None => ("own-voice.statement", Cow::Borrowed(NOTHING)),
        };
        Suggestion::own_voice(rule, because)
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

impl Suggestion {
    fn new(
        status: Status,
        basis: Basis,
        rule: &'static str,
        because: impl Into<Cow<'static, str>>,
    ) -> Self {
        let problem = match basis {
            _ if status != Status::Unsupported => None,
            Basis::Vague => Some(Problem::VagueAttribution),
            _ => Some(Problem::NoSource),
        };
        Self {
            status,
            basis,
            problem,
            rule: Cow::Borrowed(rule),
            because: because.into(),
        }
    }

    /// For a claim that has something to consult; `because` are the words that led to it.
    pub fn sourced(basis: Basis, rule: &'static str, because: String) -> Self {
        Self::new(Status::Sourced, basis, rule, because)
    }

    /// For a claim of nobody identifiable.
    fn vague(rule: &'static str, because: String) -> Self {
        Self::new(Status::Unsupported, Basis::Vague, rule, because)
    }

    /// For a claim that the author alone makes.
    pub fn own_voice(rule: &'static str, because: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Status::Unsupported, Basis::OwnVoice, rule, because)
    }

    /// For a claim whose note says from whom the author heard it; of nobody identifiable where `basis` is vague.
    pub fn heard(basis: Basis, because: String) -> Self {
        match basis {
            Basis::NamedPerson | Basis::NamedOrganisation | Basis::Anonymous => {
                Self::new(Status::Attributed, basis, "note.heard", because)
            }
            _ => Self::vague("note.heard", because),
        }
    }
}

fn vague_rule(tokens: &Tokens<'_>, attribution: &Attribution) -> &'static str {
    match attribution.source {
        None => "vague.passive",
        Some(s) if tokens.any(s, classes!(Document)) => "vague.reports",
        Some(_) => "vague.experts",
    }
}
