//! What the program would decide for a claim, and the words that led to it.
//!
//! Sourced where something can be opened, attributed where an origin is specific enough, else unsupported with its
//! problem. Suggests, never decides.

use super::attribution::Attribution;
use super::cues::Class;
use super::names::PersonNames;
use super::source;
use super::tokens::{Stretch, Tokens};
use super::{Basis, Problem, Status, Suggestion};
use crate::article::{Article, Link};
use crate::text::Span;
use std::borrow::Cow;

/// The most links that one claim names; a page of links without a stop must not cost the square of it.
const MOST_LINKS: usize = 16;

/// What is known of the article before any claim is judged.
#[derive(Debug)]
pub struct Judge<'a, 't> {
    /// The article.
    pub article: &'a Article,
    /// Its tokens.
    pub tokens: &'a Tokens<'t>,
    /// The basis of each attribution, pronouns resolved.
    bases: Vec<Basis>,
}

impl<'a, 't> Judge<'a, 't> {
    /// Judges every attribution's source once, in reading order.
    pub fn new(article: &'a Article, tokens: &'a Tokens<'t>, attributions: &[Attribution]) -> Self {
        let persons = PersonNames::new(tokens);
        let mut bases: Vec<Basis> = Vec::new();
        for attribution in attributions {
            let own = basis(tokens, attribution, &persons);
            bases.push(own.unwrap_or_else(|| {
                if points_to_person_before(tokens, attribution, &persons) {
                    Basis::NamedPerson
                } else {
                    antecedent(tokens, attribution, &bases)
                }
            }));
        }
        Self {
            article,
            tokens,
            bases,
        }
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
            && source::is_findable(self.tokens, document)
        {
            return Suggestion {
                status: Status::Sourced,
                basis: Basis::Document,
                problem: None,
                rule: Cow::Borrowed("document.named"),
                because: self.tokens.span(document).of(self.tokens.text).to_owned(),
            };
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

    /// The links of a sentence that can be opened for what it says (indices).
    pub fn links(&self, sentence: Span) -> Vec<usize> {
        self.article
            .links_in(sentence)
            .filter(|(_, link)| link.leads_somewhere() && !is_listing(link))
            .map(|(index, _)| index)
            .take(MOST_LINKS)
            .collect()
    }

    /// The suggestion once a link stands in the sentence: sourced wins.
    pub fn with_links(&self, suggestion: Suggestion, links: &[usize]) -> Suggestion {
        let Some(link) = links.first().and_then(|&i| self.article.links.get(i)) else {
            return suggestion;
        };
        Suggestion {
            status: Status::Sourced,
            basis: Basis::Link,
            problem: None,
            rule: Cow::Borrowed("link.same-sentence"),
            because: format!("link on {}", link.span.of(&self.article.text)),
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

/// Pages that list or introduce instead of saying something: tags, topics, authors.
fn is_listing(link: &Link) -> bool {
    let path = link
        .url
        .split("//")
        .nth(1)
        .unwrap_or("")
        .to_ascii_lowercase();
    [
        "/tag/",
        "/tags/",
        "/author/",
        "/authors/",
        "/topic/",
        "/topics/",
        "/category/",
        "/share",
        "/intent/",
    ]
    .iter()
    .any(|part| path.contains(part))
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
