//! Who and what the claims rest on: the sources as the reader lists them, and the documents that are cited or were found.

use super::claims::ReportClaim;
use crate::checklist::{Evidence, EvidenceRole, SourceGroup};
use crate::text::one_line;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A source, once; its claims are indices of the report's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoggedSource {
    /// Its names and its claims; of a document the title.
    pub group: SourceGroup,
    /// Its address.
    pub url: Option<String>,
    /// Whether it is a document or a page rather than somebody who says something.
    pub is_document: bool,
    /// Whether the reader found it: nothing in the article rests on it.
    pub is_found: bool,
}

impl LoggedSource {
    /// Takes in another mention of the same source.
    fn merge(&mut self, other: Self) {
        self.url = self.url.take().or(other.url);
        self.is_found &= other.is_found;
        self.group.take(other.group);
    }
}

/// The sources of claims, those with most claims first. A document without an address, and words for a document, are the one
/// with an address that has this title.
pub fn sources(claims: &[ReportClaim], groups: &[SourceGroup]) -> Vec<LoggedSource> {
    let (linked, unlinked): (Vec<_>, Vec<_>) = documents(claims).partition(|s| s.url.is_some());
    let mut by_url: BTreeMap<Option<String>, LoggedSource> = BTreeMap::new();
    for document in linked {
        match by_url.get_mut(&document.url) {
            Some(known) => known.merge(document),
            None => drop(by_url.insert(document.url.clone(), document)),
        }
    }
    let mut sources: Vec<LoggedSource> = Vec::new();
    let mut by_name: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    let speakers = groups.iter().map(|group| LoggedSource {
        group: group.clone(),
        ..LoggedSource::default()
    });
    let linked = by_url.into_values();
    for mention in linked.chain(unlinked).chain(speakers) {
        let documents = by_name.entry(mention.group.folded_name()).or_default();
        let one = match documents[..] {
            [at] if mention.url.is_none() => sources.get_mut(at),
            _ => None,
        };
        if let Some(document) = one {
            document.merge(mention);
            continue;
        }
        // Two people of one name were told apart by the reader.
        if mention.is_document {
            documents.push(sources.len());
        }
        sources.push(mention);
    }
    find_alone(&mut sources);
    sources.sort_by_cached_key(|source| {
        let claims = &source.group.claims;
        (Reverse(claims.len()), claims.clone(), source.is_document)
    });
    sources
}

/// Sees which claims rest on one document and on nobody; the reader's list says it of those who say something.
fn find_alone(sources: &mut [LoggedSource]) {
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    let given = sources.iter().filter(|s| !s.is_found);
    for at in given.flat_map(|source| &source.group.claims) {
        *times.entry(*at).or_default() += 1;
    }
    let given = sources.iter_mut().filter(|s| !s.is_found);
    for SourceGroup { claims, alone, .. } in given.filter(|s| s.is_document).map(|s| &mut s.group) {
        let once = claims.iter().filter(|at| times.get(at) == Some(&1));
        *alone = once.copied().collect();
    }
}

/// The documents of the counted claims, one for each mention.
fn documents(claims: &[ReportClaim]) -> impl Iterator<Item = LoggedSource> {
    let counted = claims.iter().enumerate().filter(|(_, c)| c.is_counted());
    counted.flat_map(|(at, claim)| {
        let evidence = claim.record.evidence.iter();
        evidence.filter_map(move |evidence| document(at, evidence))
    })
}

fn document(at: usize, evidence: &Evidence) -> Option<LoggedSource> {
    let title = evidence.title.as_ref().or(evidence.publisher.as_ref());
    let url = evidence.url.as_ref().map(|url| url.trim().to_owned());
    let title = title.map(|title| one_line(title).trim().to_owned());
    Some(LoggedSource {
        group: SourceGroup {
            name: title.or_else(|| url.clone())?,
            claims: vec![at],
            ..SourceGroup::default()
        },
        url,
        is_document: true,
        is_found: evidence.role != Some(EvidenceRole::Cited),
    })
}
