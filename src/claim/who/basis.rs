//! The basis of every attribution: what its source is, where its pronoun points, and whether anybody says it at all.
//!
//! `source` judges the words that name a source; here the article around them is asked. Statuses are `suggest`'s.

use super::cast::{Cast, Matches};
use super::identity::Speaker;
use super::resolve::{Meant, Resolver};
use super::source;
use crate::claim::Basis;
use crate::claim::attribution::Attribution;
use crate::claim::cues::Class;
use crate::claim::phrase::names::PersonNames;
use crate::claim::token::tokens::Tokens;

/// How many attributions back a document spoken of again may have been named.
const LOOKED_BACK: usize = 12;

/// What is known of the origin of each attribution, in reading order.
#[derive(Debug)]
pub struct Origins {
    /// What each is, pronouns resolved.
    bases: Vec<Basis>,
    /// Who each source means.
    speakers: Vec<Speaker>,
    /// Whether each source is a person for the role alone.
    by_role: Vec<bool>,
}

impl Origins {
    /// Judges every attribution's source once.
    pub fn new<'t>(tokens: &Tokens<'t>, cast: Cast<'t>, attributions: &[Attribution]) -> Self {
        let persons = PersonNames::new(tokens);
        let mut resolver = Resolver::new(tokens, cast, attributions);
        let mut found = Self {
            bases: Vec::new(),
            speakers: Vec::new(),
            by_role: Vec::new(),
        };
        for (index, attribution) in attributions.iter().enumerate() {
            let own = basis(tokens, attribution, &persons);
            let who = resolver.who(attribution);
            let earlier = attributions.get(..index).unwrap_or_default();
            let again = document_again(tokens, earlier, attribution, &found.bases);
            found.speakers.push(resolver.speaker(attribution, who));
            let passes_on = attribution
                .chain
                .first()
                .is_some_and(|&c| Some(c) != attribution.source);
            // A name of several words is what its own words say; a short one is who the article means by it.
            let long = attribution.source.is_some_and(|s| s.len() > 1);
            let by_role = !passes_on && is_by_role(tokens, attribution, own, who);
            found.by_role.push(by_role);
            let basis = match (own, who) {
                (Some(given), _) if passes_on => given,
                (Some(Basis::NamedOrganisation), _) if long && !by_role => Basis::NamedOrganisation,
                (
                    None | Some(Basis::Anonymous | Basis::NamedOrganisation),
                    Matches::One(Meant::Person(_)),
                ) => Basis::NamedPerson,
                (Some(given), _) => given,
                (None, Matches::One(Meant::Body(_))) => Basis::NamedOrganisation,
                (None, _) => antecedent(tokens, attribution, &found.bases),
            };
            found.bases.push(again.unwrap_or(basis));
        }
        found
    }

    /// The basis of an attribution (index).
    pub fn basis(&self, index: usize) -> Basis {
        self.bases.get(index).copied().unwrap_or(Basis::Vague)
    }

    /// Who the attribution's source means.
    pub fn speaker(&self, index: usize) -> Speaker {
        self.speakers.get(index).copied().unwrap_or_default()
    }

    /// Whether the source is a bare role whose holder the article names elsewhere: "the mayor".
    pub fn is_named_by_role(&self, index: usize) -> bool {
        self.by_role.get(index).copied().unwrap_or(false)
    }
}

fn is_by_role(
    tokens: &Tokens<'_>,
    attribution: &Attribution,
    own: Option<Basis>,
    who: Matches<Meant>,
) -> bool {
    let spokes = attribution
        .source
        .is_some_and(|s| (s.start..s.end).any(|i| tokens.has(i, Class::Spokes)));
    matches!(who, Matches::One(Meant::Person(_)))
        && (own == Some(Basis::Anonymous) || spokes && own != Some(Basis::NamedPerson))
}

/// "The report also found": the document or its issuer, where the article has named one with the same noun before.
fn document_again(
    tokens: &Tokens<'_>,
    earlier: &[Attribution],
    attribution: &Attribution,
    bases: &[Basis],
) -> Option<Basis> {
    let source = attribution.source.filter(|s| s.len() <= 3)?;
    let noun = source
        .end
        .checked_sub(1)
        .filter(|&i| tokens.has(i, Class::Document))?;
    let definite = ["the", "this", "that"]
        .iter()
        .any(|d| tokens.text_of(source.start).eq_ignore_ascii_case(d));
    let same = |i: usize| tokens.text_of(i).eq_ignore_ascii_case(tokens.text_of(noun));
    if !definite {
        return None;
    }
    let named = earlier
        .iter()
        .zip(bases)
        .rev()
        .take(LOOKED_BACK)
        .find(|(other, basis)| {
            let named = matches!(basis, Basis::Document | Basis::NamedOrganisation);
            named && other.source.is_some_and(|s| (s.start..s.end).any(same))
        });
    named.map(|(_, &basis)| basis)
}

/// The basis that the words of the source give; `None` where they point back to another source.
fn basis(
    tokens: &Tokens<'_>,
    attribution: &Attribution,
    persons: &PersonNames<'_>,
) -> Option<Basis> {
    // A chain rests on its origin, who is first.
    let Some(words) = attribution.chain.first().copied().or(attribution.source) else {
        return Some(Basis::Vague);
    };
    if words.len() == 1 && tokens.has(words.start, Class::First) {
        return Some(Basis::OwnVoice);
    }
    source::basis(tokens, words, persons)
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
