//! The basis of every attribution: what its source is, where its pronoun points, and whether anybody says it at all.
//!
//! `source` judges the words that name a source; here the article around them is asked. Statuses are `suggest`'s.

use super::cast::{Cast, Matches};
use super::resolve::{Meant, Resolver};
use super::{identity::Speaker, source};
use crate::claim::Basis;
use crate::claim::attribution::Attribution;
use crate::claim::cues::{Class, classes};
use crate::claim::phrase::names::PersonNames;
use crate::claim::token::Tokens;

/// How many attributions back a document spoken of again may have been named.
const LOOKED_BACK: usize = 12;

/// What is known of the origin of an attribution.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// What it is, pronouns resolved.
    pub basis: Basis,
    /// Who the source means.
    pub speaker: Speaker,
    /// Whether it is a bare role whose holder the article names elsewhere: "the mayor".
    pub by_role: bool,
}

/// Judges every attribution's source once, in reading order.
pub fn origins<'t>(
    tokens: &Tokens<'t>,
    mut cast: Cast<'t>,
    attributions: &[Attribution],
) -> Vec<Origin> {
    let persons = std::mem::take(&mut cast.names);
    let mut resolver = Resolver::new(tokens, cast, attributions);
    let mut found: Vec<Origin> = Vec::with_capacity(attributions.len());
    for (index, attribution) in attributions.iter().enumerate() {
        let own = basis(tokens, attribution, &persons);
        let who = resolver.who(attribution);
        let earlier = attributions.get(..index).unwrap_or_default();
        let again = document_again(tokens, earlier, attribution, &found);
        let first = attribution.chain.first();
        let passes_on = first.is_some_and(|&c| Some(c) != attribution.source);
        // A name of several words is what its own words say; a short one is who the article means by it.
        let long = attribution.source.is_some_and(|s| s.len() > 1);
        let by_role = !passes_on && is_by_role(tokens, attribution, own, who);
        let person = matches!(who, Matches::One(Meant::Person(_)));
        let basis = match own {
            Some(given) if passes_on => given,
            Some(Basis::NamedOrganisation) if long && !by_role => Basis::NamedOrganisation,
            None | Some(Basis::Anonymous | Basis::NamedOrganisation) if person => {
                Basis::NamedPerson
            }
            Some(given) => given,
            None if matches!(who, Matches::One(_)) => Basis::NamedOrganisation,
            None => antecedent(tokens, attribution, &found),
        };
        found.push(Origin {
            basis: again.unwrap_or(basis),
            speaker: resolver.speaker(attribution, who),
            by_role,
        });
    }
    found
}

fn is_by_role(
    tokens: &Tokens<'_>,
    attribution: &Attribution,
    own: Option<Basis>,
    who: Matches<Meant>,
) -> bool {
    let spokes = attribution
        .source
        .is_some_and(|s| tokens.any(s, classes!(Spokes)));
    matches!(who, Matches::One(Meant::Person(_)))
        && (own == Some(Basis::Anonymous) || spokes && own != Some(Basis::NamedPerson))
}

/// "The report also found": the document or its issuer, where the article has named one with the same noun before.
fn document_again(
    tokens: &Tokens<'_>,
    earlier: &[Attribution],
    attribution: &Attribution,
    known: &[Origin],
) -> Option<Basis> {
    let source = attribution.source.filter(|s| s.len() <= 3)?;
    let noun = source
        .end
        .checked_sub(1)
        .filter(|&i| tokens.has(i, Class::Document))?;
    let definite = tokens.is_one_of(source.start, &["the", "this", "that"]);
    let same = |i: usize| tokens.text_of(i).eq_ignore_ascii_case(tokens.text_of(noun));
    if !definite {
        return None;
    }
    let named = earlier
        .iter()
        .zip(known)
        .rev()
        .take(LOOKED_BACK)
        .find(|(other, known)| {
            let named = matches!(known.basis, Basis::Document | Basis::NamedOrganisation);
            named && other.source.is_some_and(|s| s.iter().any(same))
        });
    named.map(|(_, known)| known.basis)
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
fn antecedent(tokens: &Tokens<'_>, attribution: &Attribution, earlier: &[Origin]) -> Basis {
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
        .map(|origin| origin.basis)
        .find(|&b| fits(b))
        .unwrap_or(unknown)
}
