//! The sources of an article: who says which claims, each counted once under all of its names.

use super::{Anchor, Entry, Evidence, Findings, Record, Source, source_of};
use crate::claim::Problem;
use crate::text::one_line;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// A source with everything that it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceGroup {
    /// Its fullest name; of one without a name, its office.
    pub name: String,
    /// Whether that is a name.
    pub is_named: bool,
    /// The other words for it, as the article or the reader has them: "Ilves", "she".
    pub aliases: Vec<String>,
    /// Its office, where it has a name.
    pub role: Option<String>,
    /// Its body.
    pub affiliation: Option<String>,
    /// Its claims (indices of entries), in reading order.
    pub claims: Vec<usize>,
    /// Of those, the ones that rest on nothing else: no link, no document, no evidence, nobody in between.
    pub alone: Vec<usize>,
}

impl SourceGroup {
    /// Name, office and body in one line.
    pub fn title(&self) -> String {
        let of = [
            Some(&self.name),
            self.role.as_ref(),
            self.affiliation.as_ref(),
        ];
        let mut of: Vec<&str> = of.into_iter().flatten().map(String::as_str).collect();
        of.dedup();
        of.join(", ")
    }

    /// The words by which its name is compared with another.
    pub fn folded_name(&self) -> Vec<String> {
        folded(&self.name)
    }

    /// Lets a record's source be this one.
    pub fn name_in(&self, source: &mut Source) {
        if self.is_named {
            source.name = Some(self.name.clone());
            source.role.take_if(|role| is_pronoun(role));
            if source.role.is_none() {
                source.role.clone_from(&self.role);
            }
        } else {
            (source.name, source.role) = (None, Some(self.name.clone()));
            source.affiliation.clone_from(&self.affiliation);
        }
    }

    /// How good a name it is: a name before an office, one with a capital before a pronoun, a long one before a short one.
    pub fn rank(&self) -> (bool, bool, usize) {
        let begins_large = self.name.starts_with(char::is_uppercase);
        let words = self.name.split_whitespace().count();
        (self.is_named, begins_large, words)
    }

    fn add_alias(&mut self, words: &str) {
        let is_new =
            folded(words) != self.folded_name() && !self.aliases.iter().any(|known| known == words);
        if is_new && !words.is_empty() {
            self.aliases.push(words.to_owned());
        }
    }

    /// Takes what is said under another name of the same source.
    pub fn take(&mut self, other: Self) {
        for (own, more) in [
            (&mut self.claims, other.claims),
            (&mut self.alone, other.alone),
        ] {
            own.extend(more);
            own.sort_unstable();
            own.dedup();
        }
        self.role = self.role.take().or(other.role);
        self.affiliation = self.affiliation.take().or(other.affiliation);
        for words in other.aliases.iter().chain([&other.name]) {
            self.add_alias(words);
        }
    }
}

/// The sources of the entries, those with most claims first. A short name counts for the one longer name that ends with it or that it
/// abbreviates; where two fit it stays by itself. Entries that are no longer in the article, excluded ones and the author's own words are
/// left out. Cost: linear in the entries, but for many sources of one last name.
pub fn sources(entries: &[Entry], findings: &Findings) -> Vec<SourceGroup> {
    let mut groups: Vec<SourceGroup> = Vec::new();
    let mut at_name: FxHashMap<String, usize> = FxHashMap::default();
    let is_there = |entry: &Entry| entry.record().anchor != Anchor::Orphan;
    for (index, entry) in entries.iter().enumerate().filter(|(_, e)| is_there(e)) {
        let Some(source) = of_entry(entry, findings) else {
            continue;
        };
        let of = [&source.name, &source.role, &source.affiliation];
        let known = of.into_iter().flatten().chain(&source.chain).next();
        let Some(words) = known else { continue };
        let is_named = source.name.as_ref().is_some_and(|name| !is_pronoun(name));
        let key = format!("{is_named} {}", folded(words).join(" "));
        let at = *at_name.entry(key).or_insert_with(|| {
            groups.push(SourceGroup {
                name: one_line(words),
                is_named,
                ..SourceGroup::default()
            });
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(at) else {
            continue;
        };
        group.claims.push(index);
        if rests_alone(entry, &source, findings) {
            group.alone.push(index);
        }
        if is_named {
            group.role = group.role.take().or(source.role);
        }
        group.affiliation = group.affiliation.take().or(source.affiliation);
        // What the article calls it there.
        let text = &findings.article.text;
        let claim = findings.claim(entry);
        let called = claim.and_then(|claim| claim.source_words(text));
        let is_other =
            |called: &&str| called.chars().count() < LONGEST_ALIAS && !called.contains(&group.name);
        if let Some(called) = called.filter(is_other) {
            group.add_alias(&one_line(called));
        }
    }
    let mut groups = with_short_names(groups);
    groups.sort_by_cached_key(|group| (Reverse(group.claims.len()), group.name.clone()));
    groups
}

/// Words that stand for somebody named elsewhere.
const PRONOUNS: &[&str] = &["he", "she", "they", "it", "who", "i", "we"];

/// Whether words for a source only stand for somebody named elsewhere.
pub fn is_pronoun(words: &str) -> bool {
    PRONOUNS.contains(&words.to_lowercase().as_str())
}

/// Longer words for a source are a description, no name (characters).
const LONGEST_ALIAS: usize = 40;

/// Who says a claim: as the reader has it, else as it is found now; `None` for the author's own words.
pub fn of_entry(entry: &Entry, findings: &Findings) -> Option<Source> {
    let record = entry.record();
    if record.exclude.is_some() || record.problem == Some(Problem::NoSource) {
        return None;
    }
    match (record.confirmed_source(), findings.claim(entry)) {
        (None, Some(claim)) => source_of(&findings.article, claim),
        // Without the article nothing newer is known.
        _ => record.source.clone(),
    }
}

/// Whether a claim rests on nobody and nothing but its source.
fn rests_alone(entry: &Entry, source: &Source, findings: &Findings) -> bool {
    let record: &Record = entry.record();
    let document = findings.claim(entry).and_then(|claim| claim.document);
    source.chain.len() < 2
        && !record.evidence.iter().any(Evidence::may_hold)
        && document.is_none()
        && findings.grounds(entry).is_empty()
}

/// The words by which names are compared: without case and article.
fn folded(name: &str) -> Vec<String> {
    let words = name.split_whitespace().map(str::to_lowercase);
    let mut words: Vec<String> = words.collect();
    if words.len() > 1 && words.first().is_some_and(|first| first == "the") {
        words.remove(0);
    }
    words
}

/// Puts short names to the longer ones that they stand for.
fn with_short_names(groups: Vec<SourceGroup>) -> Vec<SourceGroup> {
    let names = Names::of(&groups);
    let stands_for: Vec<Option<usize>> = (0..groups.len()).map(|at| names.longest(at)).collect();
    let mut left: Vec<Option<SourceGroup>> = groups.into_iter().map(Some).collect();
    for (at, longer) in stands_for.iter().enumerate() {
        // A name that stands for a longer one may stand for a yet longer one.
        let mut end = *longer;
        while let Some(next) = end.and_then(|end| stands_for.get(end).copied().flatten()) {
            end = Some(next);
        }
        let Some(end) = end else { continue };
        if let Some(short) = left.get_mut(at).and_then(Option::take)
            && let Some(Some(group)) = left.get_mut(end)
        {
            group.take(short);
        }
    }
    left.into_iter().flatten().collect()
}

/// The names of all sources, to be looked up by their last word and by their initials.
#[derive(Default)]
struct Names {
    /// Each as words; none for a source without a name.
    words: Vec<Vec<String>>,
    by_last: FxHashMap<String, Vec<usize>>,
    by_initials: FxHashMap<String, Vec<usize>>,
}

impl Names {
    fn of(groups: &[SourceGroup]) -> Self {
        let mut names = Self::default();
        for (at, group) in groups.iter().enumerate() {
            let words = if group.is_named {
                folded(&group.name)
            } else {
                Vec::new()
            };
            if let Some(last) = words.last() {
                names.by_last.entry(last.clone()).or_default().push(at);
            }
            if let Some(initials) = initials(&group.name).filter(|_| group.is_named) {
                names.by_initials.entry(initials).or_default().push(at);
            }
            names.words.push(words);
        }
        names
    }

    /// The names that end with one, or that it abbreviates.
    fn longer(&self, at: usize) -> Vec<usize> {
        let Some((name, last)) = self
            .words
            .get(at)
            .and_then(|name| Some((name, name.last()?)))
        else {
            return Vec::new();
        };
        let ends_so = |other: &&usize| {
            let other = self.words.get(**other);
            other.is_some_and(|other| other.len() > name.len() && other.ends_with(name))
        };
        let alike = self.by_last.get(last).into_iter().flatten();
        let abbreviates = Some(last).filter(|_| name.len() == 1);
        let spelt_out = abbreviates.and_then(|short| self.by_initials.get(short));
        alike
            .filter(ends_so)
            .chain(spelt_out.into_iter().flatten())
            .copied()
            .collect()
    }

    /// The one name that it stands for, the longest of those within each other; none where two fit.
    fn longest(&self, at: usize) -> Option<usize> {
        let all = self.longer(at);
        let is_within = |one: &usize| self.longer(*one).iter().any(|more| all.contains(more));
        let mut longest = all.iter().filter(|one| !is_within(one));
        longest.next().copied().filter(|_| longest.next().is_none())
    }
}

/// The letters by which a name of three words or more is known, in lower case as all words that are compared: "KHB" for
/// "Kelmsund Harbour Board".
fn initials(name: &str) -> Option<String> {
    let capitals = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let initials: String = capitals.filter(|c| c.is_uppercase()).collect();
    (initials.chars().count() > 2).then(|| initials.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::checklist::begin;

    /// The sources of an article: name, other names, number of claims and how many rest on it alone.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = article::read(text.as_bytes(), &article::Hint::file("a.md")).unwrap();
        let findings = Findings::of(article);
        let found = sources(
            &begin(&findings, String::new()).checklist.entries,
            &findings,
        );
        let said = found.iter().map(|group| {
            let aliases = group.aliases.join(", ");
            format!(
                "{} ({aliases}) {} {}",
                group.name,
                group.claims.len(),
                group.alone.len()
            )
        });
        assert_eq!(said.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn all_names_of_a_source_are_one() {
        check(
            "# Tolls\n\nMara Ilves, who chairs the union, said tolls had doubled. “They rose by a third,” Ilves said. “The board never asked us,” she added.\n\nThe Kelmsund Harbour Board said the vote was on 3 May. The Harbour Board denied that tolls rose.\n",
            &[
                "Mara Ilves (Ilves, she) 3 3",
                "Kelmsund Harbour Board (The Harbour Board) 2 2",
            ],
        );
    }

    /// Records with these names, grouped.
    fn grouped(names: &[&str]) -> Vec<String> {
        let entry = |name: &&str| {
            let mut record = Record::new((*name).into(), "Tolls doubled".to_owned());
            record.source = Some(Source {
                name: Some((*name).to_owned()),
                ..Source::default()
            });
            Entry::kept(record, Some(crate::text::Span::new(0, 1)), None)
        };
        let entries: Vec<Entry> = names.iter().map(entry).collect();
        let groups = sources(&entries, &Findings::default());
        let shown = |group: &SourceGroup| format!("{} {}", group.name, group.claims.len());
        groups.iter().map(shown).collect()
    }

    #[test]
    fn a_short_name_that_fits_two_stays_by_itself() {
        assert_eq!(grouped(&["Ilves", "Mara Ilves"]), ["Mara Ilves 2"]);
        assert_eq!(
            grouped(&["Ilves", "Mara Ilves", "Jonas Ilves"]),
            ["Ilves 1", "Jonas Ilves 1", "Mara Ilves 1"]
        );
        assert_eq!(
            grouped(&["Board", "Harbour Board", "Kelmsund Harbour Board", "KHB"]),
            ["Kelmsund Harbour Board 4"]
        );
        assert_eq!(grouped(&["the Board", "Board"]), ["the Board 2"]);
        assert_eq!(grouped(&["It", "it", "IT"]), ["It 3"]);
    }
}
