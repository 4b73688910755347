//! What the program would decide for a claim, and the words that led to it.
//!
//! Sourced where something can be opened, attributed where an origin is specific enough, else unsupported with its
//! problem. Suggests, never decides.

use super::attribution::Attribution;
use super::cast::{Cast, Found};
use super::cues::Class;
use super::documents;
use super::identity::Speaker;
use super::names::PersonNames;
use super::resolve::{Meant, Resolver};
use super::source;
use super::tokens::{Stretch, Tokens};
use super::{Basis, Problem, Status, Suggestion};
use std::borrow::Cow;

/// What is known of the article before any claim is judged.
#[derive(Debug)]
pub struct Judge<'a, 't> {
    /// Its tokens.
    pub tokens: &'a Tokens<'t>,
    /// The basis of each attribution, pronouns resolved.
    bases: Vec<Basis>,
    /// Who each attribution's source means.
    speakers: Vec<Speaker>,
    /// Whether each attribution's source is a person for the role alone.
    by_role: Vec<bool>,
}

impl<'a, 't> Judge<'a, 't> {
    /// Judges every attribution's source once, in reading order.
    pub fn new(tokens: &'a Tokens<'t>, cast: Cast<'t>, attributions: &[Attribution]) -> Self {
        let persons = PersonNames::new(tokens);
        let mut resolver = Resolver::new(tokens, cast, attributions);
        let mut bases: Vec<Basis> = Vec::new();
        let mut speakers = Vec::new();
        let mut by_role = Vec::new();
        for attribution in attributions {
            let own = basis(tokens, attribution, &persons);
            let who = resolver.who(attribution);
            let person = matches!(who, Found::One(Meant::Person(_)));
            let spokes = attribution
                .source
                .is_some_and(|s| (s.start..s.end).any(|i| tokens.has(i, Class::Spokes)));
            by_role.push(
                person
                    && (own == Some(Basis::Anonymous) || spokes && own != Some(Basis::NamedPerson)),
            );
            speakers.push(resolver.speaker(attribution, who));
            bases.push(match (own, who) {
                (
                    None | Some(Basis::Anonymous | Basis::NamedOrganisation),
                    Found::One(Meant::Person(_)),
                ) => Basis::NamedPerson,
                (Some(given), _) => given,
                (None, Found::One(Meant::Body(_))) => Basis::NamedOrganisation,
                (None, _) if points_to_person_before(tokens, attribution, &persons) => {
                    Basis::NamedPerson
                }
                (None, _) => antecedent(tokens, attribution, &bases),
            });
        }
        Self {
            tokens,
            bases,
            speakers,
            by_role,
        }
    }

    /// Whether the source is a bare role whose holder the article names elsewhere: "the mayor".
    fn is_named_by_role(&self, index: usize) -> bool {
        self.by_role.get(index).copied().unwrap_or(false)
    }

    /// Who the attribution's source means.
    pub fn speaker(&self, index: usize) -> Speaker {
        self.speakers.get(index).copied().unwrap_or_default()
    }

    /// Whether nobody identifiable stands behind the attribution.
    pub fn is_vague(&self, index: usize) -> bool {
        self.bases.get(index) == Some(&Basis::Vague)
    }

    /// The suggestion for somebody's words; `inherited` when they stand outside of the attributing sentence.
    pub fn attributed(
        &self,
        index: usize,
        attribution: &Attribution,
        inherited: bool,
    ) -> Suggestion {
        let because = self.words_of(attribution);
        if attribution.is_state_of_mind() && attribution.source.is_some() {
            return unsupported(
                Basis::OwnVoice,
                Problem::NoSource,
                "own-voice.mind",
                because,
            );
        }
        let basis = self.bases.get(index).copied().unwrap_or(Basis::Vague);
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
            Basis::Document => Status::Sourced,
            _ => Status::Attributed,
        };
        let rule = match (status, inherited) {
            (Status::Sourced, _) => "document.named",
            (_, false) if self.is_named_by_role(index) => "role.named",
            (_, true) if attribution.rule != "quote.signed" => "quote.carried",
            _ => attribution.rule,
        };
        Suggestion {
            status,
            basis,
            problem: None,
            rule: Cow::Borrowed(rule),
            because,
        }
    }

    /// The suggestion for the author's own words.
    pub fn own_voice(&self, words: Stretch) -> Suggestion {
        let find = |class: Class| (words.start..words.end).find(|&i| self.tokens.has(i, class));
        if let Some(document) = find(Class::Holding).map(|verb| Stretch::new(words.start, verb))
            && let Some(document) = documents::findable(self.tokens, document)
        {
            return self.document(document);
        }
        if let Some(document) = documents::identified(self.tokens, words) {
            return self.document(document);
        }
        if let Some(hearsay) = find(Class::Hearsay) {
            let because = self.tokens.text_of(hearsay).to_owned();
            return unsupported(
                Basis::Vague,
                Problem::VagueAttribution,
                "vague.hearsay",
                because,
            );
        }
        let (rule, because) = match find(Class::Number) {
            Some(number) => (
                "own-voice.number",
                format!(
                    "{}; no reporting verb, no link",
                    self.tokens.text_of(number)
                ),
            ),
            None => (
                "own-voice.statement",
                "no reporting verb, no link".to_owned(),
            ),
        };
        unsupported(Basis::OwnVoice, Problem::NoSource, rule, because)
    }

    fn document(&self, words: Stretch) -> Suggestion {
        Suggestion {
            status: Status::Sourced,
            basis: Basis::Document,
            problem: None,
            rule: Cow::Borrowed("document.named"),
            because: self.tokens.span(words).of(self.tokens.text).to_owned(),
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

fn unsupported(basis: Basis, problem: Problem, rule: &'static str, because: String) -> Suggestion {
    Suggestion {
        status: Status::Unsupported,
        basis,
        problem: Some(problem),
        rule: Cow::Borrowed(rule),
        because,
    }
}

fn vague_rule(tokens: &Tokens<'_>, attribution: &Attribution) -> &'static str {
    match attribution.source {
        None => "vague.passive",
        Some(s) if (s.start..s.end).any(|i| tokens.has(i, Class::Document)) => "vague.reports",
        Some(_) => "vague.experts",
    }
}

/// The basis that the words of the source give; `None` where they point back to another source.
fn basis(
    tokens: &Tokens<'_>,
    attribution: &Attribution,
    persons: &PersonNames<'_>,
) -> Option<Basis> {
    let Some(words) = attribution.source else {
        return Some(Basis::Vague);
    };
    if words.len() == 1 && tokens.has(words.start, Class::First) {
        return Some(Basis::OwnVoice);
    }
    source::basis(tokens, words, persons)
}

/// Whether "he", "she", "his" or "her" follows a sentence that begins with a person's name: "Mayor Ilves went further. She said".
fn points_to_person_before(
    tokens: &Tokens<'_>,
    attribution: &Attribution,
    persons: &PersonNames<'_>,
) -> bool {
    let pronoun = attribution.source.map_or("", |s| tokens.text_of(s.start));
    let personal = ["he", "she", "his", "her"]
        .iter()
        .any(|p| pronoun.eq_ignore_ascii_case(p));
    let Some(earlier) = attribution.sentence.checked_sub(1) else {
        return false;
    };
    let first = tokens.of_sentence(earlier).start;
    let last = (first..first + 5)
        .take_while(|&i| tokens.has(i, Class::Capital))
        .last();
    personal && last.is_some_and(|i| persons.has(tokens.text_of(i)))
}

/// The basis of what a pronoun points back to: "it" and "its" to a body, "he" and "her" to a person, "they" and "their"
/// to the last source.
fn antecedent(tokens: &Tokens<'_>, attribution: &Attribution, earlier: &[Basis]) -> Basis {
    let pronoun = attribution
        .source
        .map_or("", |s| tokens.text_of(s.start))
        .to_ascii_lowercase();
    let fits: fn(Basis) -> bool = match pronoun.as_str() {
        "it" | "its" => |b| matches!(b, Basis::NamedOrganisation | Basis::Document),
        "they" | "their" => |b| b != Basis::OwnVoice,
        _ => |b| matches!(b, Basis::NamedPerson | Basis::Anonymous),
    };
    let unknown = if pronoun.starts_with("it") {
        Basis::NamedOrganisation
    } else {
        Basis::NamedPerson
    };
    earlier
        .iter()
        .rev()
        .copied()
        .find(|&b| fits(b))
        .unwrap_or(unknown)
}
