//! Who and what the claims rest on: each source once, with the other names it goes by and the claims that rest on it.

use super::claims::{ReportClaim, Standing};
use crate::checklist::{Evidence, EvidenceRole};
use crate::text::one_line;
use std::collections::BTreeMap;

/// A source, once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoggedSource {
    /// Its fullest name; of somebody unnamed the role, of a document its title.
    pub name: String,
    /// Other names, roles and bodies that it goes by.
    pub also: Vec<String>,
    /// Its address.
    pub url: Option<String>,
    /// Whether it is a document or a page rather than somebody who says something.
    pub is_document: bool,
    /// Whether the reader found it: nothing in the article rests on it.
    pub is_found: bool,
    /// Why it is not named, as the article says.
    pub unnamed_because: Option<String>,
    /// The numbers of the claims that rest on it.
    pub claims: Vec<usize>,
    /// Of those, the ones that rest on nothing else.
    pub alone: Vec<usize>,
}

impl LoggedSource {
    /// What two mentions of one source have in common.
    fn key(&self) -> String {
        let name = self.url.as_ref().unwrap_or(&self.name);
        format!("{}{}", u8::from(self.is_document), name.to_lowercase())
    }

    /// Takes in another mention of the same source.
    fn merge(&mut self, other: Self) {
        let names = std::iter::once(other.name).chain(other.also);
        for name in names {
            if name != self.name && !name.is_empty() && !self.also.contains(&name) {
                self.also.push(name);
            }
        }
        self.url = self.url.take().or(other.url);
        self.unnamed_because = self.unnamed_because.take().or(other.unnamed_because);
        self.is_found &= other.is_found;
        for number in other.claims {
            if !self.claims.contains(&number) {
                self.claims.push(number);
            }
        }
        self.claims.sort_unstable();
    }
}

/// The sources of claims, those with most claims first. A last name alone is the one person who has it.
pub fn sources(claims: &[ReportClaim]) -> Vec<LoggedSource> {
    let counted = claims
        .iter()
        .filter(|c| c.standing() != Standing::Excluded && !c.is_gone());
    let mut groups: BTreeMap<String, LoggedSource> = BTreeMap::new();
    for mention in counted.flat_map(mentions) {
        match groups.get_mut(&mention.key()) {
            Some(group) => group.merge(mention),
            None => drop(groups.insert(mention.key(), mention)),
        }
    }
    let mut sources = Vec::new();
    let (short, full): (Vec<_>, Vec<_>) = groups.into_values().partition(is_one_name);
    sources.extend(full);
    for mention in short {
        let ending = format!(" {}", mention.name);
        let mut people = sources
            .iter_mut()
            .filter(|s| !s.is_document && s.name.ends_with(&ending));
        match (people.next(), people.next()) {
            (Some(person), None) => person.merge(mention),
            _ => sources.push(mention),
        }
    }
    find_alone(&mut sources);
    sources.sort_by(|a, b| {
        b.claims
            .len()
            .cmp(&a.claims.len())
            .then_with(|| a.claims.cmp(&b.claims))
    });
    sources
}

/// Whether somebody is known by one word alone.
fn is_one_name(source: &LoggedSource) -> bool {
    !source.is_document && !source.name.contains(' ')
}

/// Sees which claims rest on one source alone.
fn find_alone(sources: &mut [LoggedSource]) {
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for number in sources
        .iter()
        .filter(|s| !s.is_found)
        .flat_map(|s| &s.claims)
    {
        *times.entry(*number).or_default() += 1;
    }
    for source in sources.iter_mut().filter(|s| !s.is_found) {
        let once = source
            .claims
            .iter()
            .filter(|number| times.get(number) == Some(&1));
        source.alone = once.copied().collect();
    }
}

/// The sources that a claim mentions: who says it, what is cited for it, what was found.
fn mentions(claim: &ReportClaim) -> impl Iterator<Item = LoggedSource> {
    let documents = claim
        .record
        .evidence
        .iter()
        .filter_map(|evidence| document(claim, evidence));
    speaker(claim).into_iter().chain(documents)
}

fn speaker(claim: &ReportClaim) -> Option<LoggedSource> {
    let source = claim.source.as_ref()?;
    let of = [&source.name, &source.role, &source.affiliation];
    let mut names = of
        .into_iter()
        .flatten()
        .map(|name| one_line(name).trim().to_owned());
    let name = names.next().or_else(|| source.chain.first().cloned())?;
    Some(LoggedSource {
        also: names.filter(|other| *other != name).collect(),
        name,
        unnamed_because: source.reason_unnamed.clone(),
        claims: vec![claim.number],
        ..LoggedSource::default()
    })
}

fn document(claim: &ReportClaim, evidence: &Evidence) -> Option<LoggedSource> {
    let title = evidence.title.as_ref().or(evidence.publisher.as_ref());
    let url = evidence.url.as_ref().map(|url| url.trim().to_owned());
    let name = title
        .map(|title| one_line(title).trim().to_owned())
        .or_else(|| url.clone())?;
    Some(LoggedSource {
        name,
        url,
        is_document: true,
        is_found: evidence.role != Some(EvidenceRole::Cited),
        claims: vec![claim.number],
        ..LoggedSource::default()
    })
}
