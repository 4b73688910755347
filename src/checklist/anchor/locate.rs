//! Where a saved claim stands in a text, judged by its words, what stood round it and where it was.
//!
//! The weights are those of Hypothesis' client (match-quote.ts); the thresholds are stricter, since a decision hangs on
//! the answer. An empty side is no evidence, neither for nor against.

use super::fresh::surroundings;
use super::fuzzy::{Near, likeness, ratio, search};
use crate::text::Span;

/// What is looked for.
pub(super) struct Wanted<'s> {
    pub(super) exact: &'s str,
    pub(super) prefix: &'s str,
    pub(super) suffix: &'s str,
    /// Where it began (bytes), if that is known.
    pub(super) at: Option<usize>,
}

/// Where it is, with how well it fits (0 to 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Found {
    Nowhere,
    Here(Span, f64),
    /// In several places that fit about as well; this is the best.
    Several(Span, f64),
}

/// By how much the best of several equal passages must fit better than the next.
const MARGIN: f64 = 0.15;
/// Code points below which equal words alone do not show that it is the same claim.
const SHORT: usize = 40;
/// Code points below which nearly equal words are not looked for.
const TOO_SHORT: usize = 20;
/// How alike one side must be.
const SIDE: f64 = 0.6;
/// How alike the words must be.
const QUOTE: f64 = 0.75;
/// How well all of it must fit.
const TOTAL: f64 = 0.80;
/// Equal passages that are weighed; in a text with more, none would stand out.
const MAX_EQUAL: usize = 500;
/// The largest number of changed letters, whatever the length.
const MAX_ERRORS: usize = 256;

/// Looks for the claim in `text`.
pub(super) fn locate(wanted: &Wanted<'_>, text: &str) -> Found {
    if wanted.exact.is_empty() {
        return Found::Nowhere;
    }
    let mut places = equal(wanted, text, wanted.exact);
    if places.is_empty() {
        places = equal(wanted, text, &other_capital(wanted.exact));
    }
    places.sort_by(|a, b| b.total.total_cmp(&a.total));
    match places.as_slice() {
        [] => nearly(wanted, text),
        [only] if is_credible(wanted, only) => Found::Here(only.span, only.total),
        [_] => Found::Nowhere,
        [best, next, ..] if best.total - next.total >= MARGIN => Found::Here(best.span, best.total),
        [best, ..] => Found::Several(best.span, best.total),
    }
}

/// Every place where these words stand.
fn equal(wanted: &Wanted<'_>, text: &str, words: &str) -> Vec<Place> {
    let found = text.match_indices(words).take(MAX_EQUAL);
    found
        .map(|(at, words)| weigh(wanted, text, Span::new(at, at + words.len()), 1.0))
        .collect()
}

/// The same words with a small first letter for a capital, or a capital for a small one: words put before a sentence,
/// or taken away, change no more of it.
fn other_capital(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = match chars.next() {
        Some(c) if c.is_uppercase() => c.to_lowercase().collect(),
        Some(c) => c.to_uppercase().collect(),
        None => String::new(),
    };
    first + chars.as_str()
}

/// Short words stand in many articles: something beside them must be as it was.
fn is_credible(wanted: &Wanted<'_>, place: &Place) -> bool {
    let by_hand = wanted.prefix.is_empty() && wanted.suffix.is_empty();
    by_hand || wanted.exact.chars().count() >= SHORT || place.side() >= SIDE
}

/// The best place with nearly the same words, if it is good enough.
fn nearly(wanted: &Wanted<'_>, text: &str) -> Found {
    let pattern: Vec<char> = wanted.exact.chars().collect();
    if pattern.len() < TOO_SHORT {
        return Found::Nowhere;
    }
    let (starts, chars): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
    let byte = |at: usize| starts.get(at).copied().unwrap_or(text.len());
    let allowed = (pattern.len() / 4).min(MAX_ERRORS);
    let place = |near: &Near| {
        let span = whole_words(text, Span::new(byte(near.start), byte(near.end)));
        weigh(wanted, text, span, 1.0 - ratio(near.errors, pattern.len()))
    };
    let places = search(&pattern, &chars, allowed)
        .iter()
        .map(place)
        .collect::<Vec<_>>();
    let best = places.iter().max_by(|a, b| a.total.total_cmp(&b.total));
    match best {
        Some(best) if best.total >= TOTAL && best.quote >= QUOTE && best.side() >= SIDE => {
            Found::Here(best.span, best.total)
        }
        _ => Found::Nowhere,
    }
}

/// One place and how well it fits.
struct Place {
    span: Span,
    quote: f64,
    prefix: Option<f64>,
    suffix: Option<f64>,
    total: f64,
}

impl Place {
    /// How alike the better side is; with no evidence, not at all.
    fn side(&self) -> f64 {
        self.prefix.unwrap_or(0.0).max(self.suffix.unwrap_or(0.0))
    }
}

fn weigh(wanted: &Wanted<'_>, text: &str, span: Span, quote: f64) -> Place {
    let (before, after) = surroundings(text, span);
    let alike = |old: &str, now: &str| (!old.is_empty()).then(|| likeness(old, now));
    let prefix = alike(wanted.prefix, before);
    let suffix = alike(wanted.suffix, after);
    let near = wanted
        .at
        .map(|at| 1.0 - ratio(at.abs_diff(span.start), text.len()));
    let evidence = [
        (50.0, Some(quote)),
        (20.0, prefix),
        (20.0, suffix),
        (2.0, near),
    ];
    let known = evidence
        .iter()
        .filter_map(|(weight, score)| Some((weight, (*score)?)));
    let (sum, weights) = known.fold((0.0, 0.0), |(sum, all), (w, score)| {
        (sum + w * score, all + w)
    });
    Place {
        span,
        quote,
        prefix,
        suffix,
        total: sum / weights,
    }
}

/// A span whose ends do not cut words, and without white space at its ends.
fn whole_words(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let inside = span.of(text);
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let head = if in_word(inside.chars().next()) {
        before.len() - before.trim_end_matches(char::is_alphanumeric).len()
    } else {
        0
    };
    let tail = if in_word(inside.chars().next_back()) {
        after.len() - after.trim_start_matches(char::is_alphanumeric).len()
    } else {
        0
    };
    Span::new(span.start - head, span.end + tail).trimmed(text)
}
