//! What the article offers for a claim: what one key takes with a decision.

use super::names::{EvidenceRole, Stance};
use super::{Entry, Evidence, Findings, Source};
use crate::article::Article;
use crate::claim::{Basis, Claim};
use crate::text::Span;

/// What the article offers for a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// Who says it.
    pub source: Option<Source>,
    /// The link or document that it gives, not opened yet.
    pub evidence: Option<Evidence>,
    /// What kind of origin its words give, where the suggestion rests on something else.
    pub origin: Option<Basis>,
}

impl Offer {
    /// What the article offers for an entry.
    pub fn of(findings: &Findings, entry: &Entry) -> Self {
        let article = &findings.article;
        let claim = findings.claim(entry);
        Self {
            source: claim.and_then(|claim| source_of(article, claim)),
            evidence: evidence_of(findings, entry),
            origin: claim.and_then(|claim| claim.origin),
        }
    }
}

/// Name and role of who says it, as the claim finder read them from the article.
fn said_by<'a>(article: &'a Article, claim: &Claim) -> (Option<&'a str>, Option<&'a str>) {
    let who = claim.source_words(&article.text);
    let named = matches!(
        claim.suggestion.basis,
        Basis::NamedPerson | Basis::NamedOrganisation
    );
    let words = |span: Span| span.of(&article.text);
    match (claim.speaker.name.map(words), claim.speaker.role.map(words)) {
        (Some(name), role) => (Some(name), role),
        (None, role) if named => (who, role),
        (None, role) => (None, role.or(who)),
    }
}

/// Who says it: what a decision takes as its source.
pub fn source_of(article: &Article, claim: &Claim) -> Option<Source> {
    if claim.source.is_none() && claim.cue.is_none() {
        return None;
    }
    let words = |span: Span| span.of(&article.text).to_owned();
    let (name, role) = said_by(article, claim);
    Some(Source {
        name: name.map(str::to_owned),
        role: role.map(str::to_owned),
        affiliation: claim.speaker.affiliation.map(words),
        cue: claim.cue.map(words),
        speech: claim.speech,
        scope: claim.scope,
        chain: claim.chain.iter().copied().map(words).collect(),
        ..Source::default()
    })
}

/// The link or document that the article gives.
fn evidence_of(findings: &Findings, entry: &Entry) -> Option<Evidence> {
    let article = &findings.article;
    let links = findings.links(entry).into_iter();
    let link = links
        .filter_map(|nth| article.links.get(nth))
        .find(|link| link.leads_somewhere());
    let words = |span: Span| span.of(&article.text);
    if let Some(link) = link {
        return Some(Evidence::cited(words(link.span), Some(&link.url)));
    }
    let words = words(findings.claim(entry)?.document?);
    // "(Ilves and Brandt, 2018)" in a sentence.
    let within = words.strip_prefix('(').and_then(|w| w.strip_suffix(')'));
    Some(Evidence {
        role: Some(EvidenceRole::Cited),
        stance: Some(Stance::Unopened),
        ..Evidence::typed(within.unwrap_or(words))
    })
}
