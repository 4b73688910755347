//! A headline that repeats a claim of the body has at most that claim's status.
//!
//! Compares words, not meaning: the body claim that holds most of the headline's telling words is taken for its source.

use crate::article::{Article, Part};
use crate::claim::{Claim, Scope, Status};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The share of a headline's telling words that the body claim must hold, in percent.
const ENOUGH: usize = 50;
/// The most headline claims that one word is looked up for; an article that is all headline must not cost the square.
const MOST_TITLES: usize = 16;
/// The most words of one headline claim that are looked for.
const MOST_WORDS: usize = 64;

/// Gives every headline and standfirst claim the suggestion of the body claim it repeats.
pub fn repeat_body(article: &Article, claims: &mut [Claim]) {
    let mut titles: Vec<Title> = claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| claim.part == Part::Headline && claim.not.is_none())
        .map(|(index, claim)| Title {
            claim: index,
            words: telling(claim.span.of(&article.text)),
            repeated: None,
            shared: 0,
        })
        .filter(|title| title.words.len() > 1)
        .collect();
    if titles.is_empty() {
        return;
    }
    find_repeated(article, claims, &mut titles);
    for title in titles {
        let repeated = title.repeated.and_then(|index| claims.get(index)).cloned();
        if let (Some(repeated), Some(claim)) = (repeated, claims.get_mut(title.claim)) {
            take_over(claim, &repeated);
        }
    }
}

/// A headline claim, and the body claim that holds the most of its words so far.
struct Title {
    claim: usize,
    words: BTreeSet<String>,
    repeated: Option<usize>,
    shared: usize,
}

impl Title {
    /// Takes a body claim that holds enough of the words, and more than any before it.
    fn offer(&mut self, claim: usize, shared: usize) {
        if shared > self.shared.max(1) && shared * 100 >= self.words.len() * ENOUGH {
            self.repeated = Some(claim);
            self.shared = shared;
        }
    }
}

/// Reads the body once, word by word, and offers each claim to the titles whose words it holds.
fn find_repeated(article: &Article, claims: &[Claim], titles: &mut [Title]) {
    let mut holders: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (place, title) in titles.iter().enumerate() {
        for word in title.words.iter().take(MOST_WORDS) {
            let holders = holders.entry(word.clone()).or_default();
            if holders.len() < MOST_TITLES {
                holders.push(place);
            }
        }
    }
    let mut begins = [false; 256];
    for first in holders.keys().filter_map(|word| word.bytes().next()) {
        if let Some(begins) = begins.get_mut(usize::from(first)) {
            *begins = true;
        }
    }
    let may_hold = |first: u8| {
        let lower = usize::from(first.to_ascii_lowercase());
        !first.is_ascii() || begins.get(lower) == Some(&true)
    };
    let body = claims.iter().enumerate();
    for (index, claim) in body.filter(|(_, c)| c.part == Part::Body && c.not.is_none()) {
        let mut met: HashSet<&str> = HashSet::new();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        each_telling(claim.span.of(&article.text), may_hold, |word| {
            let Some((word, places)) = holders.get_key_value(word) else {
                return;
            };
            if met.insert(word) {
                for &place in places {
                    *shared.entry(place).or_default() += 1;
                }
            }
        });
        for (place, shared) in shared {
            if let Some(title) = titles.get_mut(place) {
                title.offer(index, shared);
            }
        }
    }
}

fn take_over(title: &mut Claim, repeated: &Claim) {
    let own = title.suggestion.status != Status::Unsupported;
    title.scope = Some(Scope::HeadlineBody);
    if own && repeated.suggestion.status != Status::Unsupported {
        return;
    }
    title.document = repeated.document;
    title.links.clone_from(&repeated.links);
    title.suggestion = repeated.suggestion.clone();
    title.suggestion.rule = Cow::Borrowed("headline.repeats");
    let because = &repeated.suggestion.because;
    title.suggestion.because = format!("paragraph {}: {because}", repeated.block + 1).into();
}

/// The paragraph that a suggestion's reason says is repeated ("paragraph 3"), and the reason found there.
pub fn repeated_paragraph(because: &str) -> Option<(&str, &str)> {
    let (paragraph, reason) = because.split_once(": ")?;
    let number = paragraph.strip_prefix("paragraph ")?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((paragraph, reason))
}

/// Letters of a word that are compared, so that "double" and "doubled" agree.
const COMPARED: usize = 5;

/// Calls `found` with every word that tells something, cut and in small letters; `may` is asked about its first byte.
fn each_telling(text: &str, may: impl Fn(u8) -> bool, mut found: impl FnMut(&str)) {
    let mut cut = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.bytes().next().is_some_and(&may) {
            continue;
        }
        let long = word.len() > 3 && word.chars().nth(3).is_some();
        if long || word.starts_with(char::is_numeric) {
            cut.clear();
            if let Some(first) = word.get(..COMPARED).filter(|first| first.is_ascii()) {
                cut.push_str(first);
                cut.make_ascii_lowercase();
            } else {
                cut.extend(word.chars().flat_map(char::to_lowercase).take(COMPARED));
            }
            found(&cut);
        }
    }
}

/// The words of a text that tell something.
fn telling(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    each_telling(
        text,
        |_| true,
        |word| {
            words.insert(word.to_owned());
        },
    );
    words
}
