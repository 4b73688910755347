//! Who and what the claims rest on: each source once, with the other names it goes by and the claims that rest on it.

use super::claims::ReportClaim;
use super::standing::Standing;
use crate::checklist::{Evidence, EvidenceRole};
use crate::text::one_line;
use std::collections::BTreeMap;

/// A source, once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoggedSource {
    /// Its fullest name; of somebody unnamed the role, of a document its title.
    pub name: String,
    /// Other names that it goes by.
    pub also: Vec<String>,
    /// Its offices and bodies.
    pub described: Vec<String>,
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
    /// Its name with what it is: "Joren Vask, harbour master".
    pub fn whole_name(&self) -> String {
        let words = std::iter::once(&self.name).chain(&self.described);
        words.map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// What two mentions of one source have in common.
    fn key(&self) -> String {
        match &self.url {
            Some(url) => url.clone(),
            None => bare(&self.name),
        }
    }

    /// Takes in another mention of the same source.
    fn merge(&mut self, other: Self) {
        let names = std::iter::once(other.name).chain(other.also);
        for name in names.filter(|name| bare(name) != bare(&self.name)) {
            add(&mut self.also, name);
        }
        for words in other.described {
            add(&mut self.described, words);
        }
        self.url = self.url.take().or(other.url);
        self.unnamed_because = self.unnamed_because.take().or(other.unnamed_because);
        self.is_found &= other.is_found;
        self.is_document |= other.is_document;
        for number in other.claims {
            add(&mut self.claims, number);
        }
        self.claims.sort_unstable();
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// A name as it is compared: without its article, in small letters.
fn bare(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}

/// The sources of claims, those with most claims first. A last name alone is the one person who has it, and a document of
/// which the article speaks is the one that it links.
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
    let (full, other): (Vec<_>, Vec<_>) = groups
        .into_values()
        .partition(|s| s.url.is_some() || s.name.contains(' '));
    let (linked, unlinked): (Vec<_>, Vec<_>) =
        full.into_iter().partition(|source| source.url.is_some());
    sources.extend(linked);
    for mention in unlinked {
        join(&mut sources, mention, |name, mention| {
            bare(name) == bare(mention)
        });
    }
    for mention in other {
        join(&mut sources, mention, |name, last| {
            name.ends_with(&format!(" {last}"))
        });
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

/// Adds a mention to the one source whose name fits it; where none does, or several do, it is one by itself.
fn join(sources: &mut Vec<LoggedSource>, mention: LoggedSource, fits: impl Fn(&str, &str) -> bool) {
    let mut fitting = sources
        .iter_mut()
        .filter(|source| fits(&source.name, &mention.name));
    match (fitting.next(), fitting.next()) {
        (Some(source), None) => source.merge(mention),
        _ => sources.push(mention),
    }
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
        described: names.filter(|other| *other != name).collect(),
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
