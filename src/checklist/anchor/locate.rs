//! Where a saved claim is in a text, known by its words, what was round it and where it was.
//!
//! The weights are those of Hypothesis' client (match-quote.ts); the thresholds are stricter, since a decision hangs on
//! the answer. An empty side is no evidence, neither for nor against. Finding is no judging: what is found may have
//! changed.

use super::fuzzy::{Near, ratio, search};
use super::words::folded;
use crate::checklist::{Record, surroundings};
use crate::sentence::Sentence;
use crate::text::{CodePoints, Span};
use std::cell::OnceCell;
use unicode_normalization::UnicodeNormalization;

/// Where it is, with how well it fits (0 to 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Located {
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
/// Equal passages that are weighed; in a text with more, none would be out.
const MAX_EQUAL: usize = 500;
/// The largest number of changed letters, whatever the length.
const MAX_ERRORS: usize = 256;
/// Characters on each side of where it was that are looked through first.
const NEARBY: usize = 20_000;

/// Looks for claims in one text.
pub(super) struct Locator<'t> {
    text: &'t str,
    sentences: &'t [Sentence],
    letters: OnceCell<Letters>,
}

/// The characters of a text in one form for all typography, with the byte at which each begins.
struct Letters {
    chars: Vec<char>,
    starts: Vec<usize>,
}

/// What is looked for.
struct SavedWords<'r> {
    record: &'r Record,
    /// Where it began (bytes), if that is known.
    at: Option<usize>,
}

impl<'t> Locator<'t> {
    pub(super) const fn new(text: &'t str, sentences: &'t [Sentence]) -> Self {
        Self {
            text,
            sentences,
            letters: OnceCell::new(),
        }
    }

    /// Looks for a claim that began at that byte. Cost: a search for its words; where they are not there, about the text
    /// times the letters that may differ.
    pub(super) fn locate(&self, record: &Record, at: Option<usize>) -> Located {
        let wanted = SavedWords { record, at };
        if record.exact.is_empty() {
            return Located::Nowhere;
        }
        let mut places = self.equal(&wanted, &record.exact);
        if places.is_empty() {
            places = self.equal(&wanted, &other_capital(&record.exact));
        }
        if places.is_empty() {
            places = self.nearly(&wanted, 0);
        }
        places.sort_by(|a, b| b.total.total_cmp(&a.total));
        match places.as_slice() {
            [] => self.best_of_nearly(&wanted),
            [only] if self.is_credible(&wanted, only) => Located::Here(only.span, only.total),
            [_] => Located::Nowhere,
            [best, next, ..] if best.total - next.total >= MARGIN => {
                Located::Here(best.span, best.total)
            }
            [best, ..] => Located::Several(best.span, best.total),
        }
    }

    /// Every place where these words are.
    fn equal(&self, wanted: &SavedWords<'_>, words: &str) -> Vec<Candidate> {
        let found = self.text.match_indices(words).take(MAX_EQUAL);
        let span = |(at, words): (usize, &str)| Span::new(at, at + words.len());
        found
            .map(|found| self.weigh(wanted, span(found), 1.0))
            .collect()
    }

    /// Short words are in many articles: something beside them must be as it was, unless they are a whole sentence
    /// then and now.
    fn is_credible(&self, wanted: &SavedWords<'_>, place: &Candidate) -> bool {
        let record = wanted.record;
        let by_hand = record.prefix.is_empty() && record.suffix.is_empty();
        by_hand
            || record.exact.chars().count() >= SHORT
            || place.side() >= SIDE
            || (record.sentence.is_none() && self.is_sentence(place.span))
    }

    /// Whether a stretch is a sentence but for its marks.
    fn is_sentence(&self, span: Span) -> bool {
        let nth = self.sentences.partition_point(|s| s.span.end <= span.start);
        let sentence = self.sentences.get(nth).map(|s| s.span);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        sentence.is_some_and(|sentence| {
            sentence.overlaps(span)
                && letters(sentence.of(self.text)) == letters(span.of(self.text))
        })
    }

    /// The best place with nearly the same words, if it is good enough.
    fn best_of_nearly(&self, wanted: &SavedWords<'_>) -> Located {
        let length = wanted.record.exact.chars().count();
        if length < TOO_SHORT {
            return Located::Nowhere;
        }
        let places = self.nearly(wanted, (length / 4).min(MAX_ERRORS));
        let best = places.iter().max_by(|a, b| a.total.total_cmp(&b.total));
        match best {
            Some(best) if best.is_good() => Located::Here(best.span, best.total),
            _ => Located::Nowhere,
        }
    }

    /// Places whose words differ by so many letters at most: near the old place, where one there is good enough.
    fn nearly(&self, wanted: &SavedWords<'_>, allowed: usize) -> Vec<Candidate> {
        let letters = self.letters.get_or_init(|| Letters::new(self.text));
        let pattern: Vec<char> = wanted.record.exact.nfc().map(folded).collect();
        let within = |from: usize, to: usize| {
            let chars = letters.chars.get(from..to).unwrap_or_default();
            let found = search(&pattern, chars, allowed);
            let place = |near: &Near| {
                let span = letters.span(from + near.start, from + near.end, self.text);
                self.weigh(
                    wanted,
                    whole_words(self.text, span),
                    1.0 - ratio(near.errors, pattern.len()),
                )
            };
            found.iter().map(place).collect::<Vec<_>>()
        };
        let all = letters.chars.len();
        if let Some(at) = wanted.at.filter(|_| all > 3 * NEARBY && allowed > 0) {
            let at = letters.starts.partition_point(|start| *start < at);
            let near = within(at.saturating_sub(NEARBY), (at + NEARBY).min(all));
            if near.iter().any(Candidate::is_good) {
                return near;
            }
        }
        within(0, all)
    }

    fn weigh(&self, wanted: &SavedWords<'_>, span: Span, quote: f64) -> Candidate {
        let (before, after) = surroundings(self.text, span);
        let alike = |old: &str, now: &str| {
            (!old.is_empty()).then(|| strsim::normalized_levenshtein(old, now))
        };
        let prefix = alike(&wanted.record.prefix, before);
        let suffix = alike(&wanted.record.suffix, after);
        let near = wanted
            .at
            .map(|at| 1.0 - ratio(at.abs_diff(span.start), self.text.len()));
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
        Candidate {
            span,
            quote,
            prefix,
            suffix,
            total: sum / weights,
        }
    }
}

impl Letters {
    fn new(text: &str) -> Self {
        let mut letters = Self {
            chars: Vec::with_capacity(text.len()),
            starts: Vec::with_capacity(text.len()),
        };
        let mut marks = text.char_indices().peekable();
        while let Some((at, c)) = marks.next() {
            // A letter with its marks is composed as one.
            let mut end = at + c.len_utf8();
            while let Some((at, mark)) =
                marks.next_if(|(_, c)| unicode_normalization::char::is_combining_mark(*c))
            {
                end = at + mark.len_utf8();
            }
            let cluster = text.get(at..end).unwrap_or("");
            for c in cluster.nfc().map(folded) {
                letters.chars.push(c);
                letters.starts.push(at);
            }
        }
        letters
    }

    fn span(&self, from: usize, to: usize, text: &str) -> Span {
        let byte = |nth: usize| self.starts.get(nth).copied().unwrap_or(text.len());
        Span::new(byte(from), byte(to))
    }
}

/// Where a record's words are in a text: where it says, or where they are found.
pub(in crate::checklist) fn locate_record(record: &Record, text: &str) -> Option<Span> {
    let hint = record.hint(&CodePoints::new(text));
    if let Some(span) = hint.filter(|span| span.of(text) == record.exact) {
        return Some(span);
    }
    match Locator::new(text, &[]).locate(record, hint.map(|span| span.start)) {
        Located::Here(span, _) => Some(span).filter(|span| span.of(text) == record.exact),
        Located::Several(..) | Located::Nowhere => None,
    }
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

/// One place and how well it fits.
struct Candidate {
    span: Span,
    quote: f64,
    prefix: Option<f64>,
    suffix: Option<f64>,
    total: f64,
}

impl Candidate {
    /// How alike the better side is; with no evidence, not at all.
    fn side(&self) -> f64 {
        self.prefix.unwrap_or(0.0).max(self.suffix.unwrap_or(0.0))
    }

    fn is_good(&self) -> bool {
        self.total >= TOTAL && self.quote >= QUOTE && self.side() >= SIDE
    }
}

/// A span whose ends do not cut words, and without white space at its ends.
fn whole_words(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let inside = span.of(text);
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut found = span;
    if in_word(inside.chars().next()) {
        found.start = before.trim_end_matches(char::is_alphanumeric).len();
    }
    if in_word(inside.chars().next_back()) {
        found.end = text.len() - after.trim_start_matches(char::is_alphanumeric).len();
    }
    found.trimmed(text)
}
