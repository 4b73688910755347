//! Which words are between quotation marks.
//!
//! Marks the tokens `MARK` and `QUOTED`; straight, curly and doubled marks may be mixed. A quotation that is not closed
//! ends with its paragraph, unless the next paragraph opens with a mark again. Who speaks is not asked here.

use super::single;
use super::tokens::{Stretch, Tokens};
use crate::article::Article;
use crate::claim::cues::{Class, classes};
use crate::sentence::Sentence;
use std::collections::HashMap;

/// The longest signature below a quotation (tokens).
const SIGNATURE: usize = 24;
/// How far into a paragraph the colon behind its speaker may be (tokens).
const LABEL: usize = 7;
/// The fewest paragraphs with a speaker that make a transcript.
const SPEAKERS: usize = 3;

/// What a token does to a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum QuoteEffect {
    Opens,
    Closes,
    Either,
}

fn effect(tokens: &Tokens<'_>, index: usize) -> Option<QuoteEffect> {
    if !tokens.has(index, Class::Marks) {
        return None;
    }
    match tokens.text_of(index) {
        "\u{201c}" | "``" | "\u{201e}" | "\u{ab}" => Some(QuoteEffect::Opens),
        "\u{201d}" | "\u{bb}" => Some(QuoteEffect::Closes),
        "\"" | "''" => Some(QuoteEffect::Either),
        _ => None,
    }
}

/// Marks every token. `begins` holds the first token of each paragraph, in order.
pub fn mark(tokens: &mut Tokens<'_>, begins: &[usize]) {
    let mut paragraphs = begins.iter().copied().peekable();
    let mut end = 0;
    let mut inside = false;
    let mut single = None;
    for index in 0..tokens.len() {
        let mut first = false;
        while let Some(begin) = paragraphs.next_if(|&begin| begin <= index) {
            first |= begin == index;
        }
        if first {
            single = None;
            end = paragraphs.peek().copied().unwrap_or(tokens.len());
            if inside && is_opener(tokens, index) {
                tokens.add(index, Class::Mark);
                continue;
            }
            inside &= closes_first(tokens, index, end);
        }
        if let Some(close) = single {
            let class = if index == close {
                Class::Mark
            } else {
                Class::Quoted
            };
            tokens.add(index, class);
            single = single.filter(|_| index < close);
        } else if !inside && single::opens(tokens, index, first) {
            single =
                single::closing(tokens, index, end).or_else(|| single::goes_on(tokens, index, end));
            if single.is_some() {
                tokens.add(index, Class::Mark);
            }
        } else {
            inside = after(tokens, index, first, inside);
        }
    }
}

/// Marks the quoted blocks to which a sentence leads by a colon: they need no marks.
pub fn mark_blocks(tokens: &mut Tokens<'_>, article: &Article, sentences: &[Sentence]) {
    let quoted = |s: &Sentence| article.blocks.get(s.block).is_some_and(|b| b.quoted > 0);
    let mut led_to = false;
    let mut next = 0;
    for run in sentences.chunk_by(|a, b| quoted(a) == quoted(b)) {
        let first = next;
        next += run.len();
        let Some(last) = run.last() else {
            continue;
        };
        if !quoted(last) {
            led_to = last.span.of(&article.text).ends_with(':');
            continue;
        }
        let signed = usize::from(signs(tokens, next - 1));
        if led_to || signed == 1 {
            let (from, to) = (
                tokens.of_sentence(first).start,
                tokens.of_sentence(next - signed).start,
            );
            for at in from..to {
                tokens.add(at, Class::Quoted);
            }
        }
    }
}

/// Marks what is said in a transcript, where paragraphs open with who speaks: "OSEI: Who pays for the bell?"
pub fn mark_transcript(tokens: &mut Tokens<'_>, begins: &[usize]) {
    let labels: Vec<Stretch> = begins.iter().filter_map(|&i| label(tokens, i)).collect();
    let name = |label: &Stretch| tokens.span(*label).of(tokens.text);
    let mut times: HashMap<&str, usize> = HashMap::new();
    for label in &labels {
        *times.entry(name(label)).or_default() += 1;
    }
    let speaks =
        |label: &Stretch| times.get(name(label)).is_some_and(|&n| n > 1) || is_loud(name(label));
    let speakers: Vec<Stretch> = labels.into_iter().filter(speaks).collect();
    if speakers.len() < SPEAKERS {
        return;
    }
    let ends = |from: usize| {
        let next = begins.partition_point(|&begin| begin <= from);
        begins.get(next).copied().unwrap_or(tokens.len())
    };
    let said: Vec<Stretch> = speakers
        .iter()
        .map(|label| Stretch::new(label.end + 1, ends(label.end)))
        .collect();
    for at in said.into_iter().flat_map(|s| s.start..s.end) {
        tokens.add(at, Class::Quoted);
    }
}

/// The name before a colon with which a paragraph opens at `first`.
fn label(tokens: &Tokens<'_>, first: usize) -> Option<Stretch> {
    let start = first + usize::from(tokens.has(first, Class::Mark));
    let colon = (start + 1..start + LABEL).find(|&i| tokens.has(i, Class::Colon))?;
    let part = |i: usize| {
        let word = tokens.is_any(i, classes!(Capital Bracket)) || tokens.text_of(i) == ".";
        word && !tokens.is_any(i, classes!(Heading Time Number))
    };
    let named = tokens.text_of(start).len() > 1 && (start..colon).all(part);
    named.then(|| Stretch::new(start, colon))
}

fn is_loud(name: &str) -> bool {
    name.len() > 2 && !name.bytes().any(|b| b.is_ascii_lowercase())
}

/// Whether a sentence is a dash and a name: who wrote the quotation above it.
pub fn signs(tokens: &Tokens<'_>, sentence: usize) -> bool {
    let words = tokens.of_sentence(sentence);
    let dash = tokens.has(words.start, Class::Dash) || tokens.text_of(words.start) == "-";
    dash && words.len() <= SIGNATURE && tokens.has(words.start + 1, Class::Capital)
}

/// Marks one token that is in no single marks; whether a quotation is open behind it.
fn after(tokens: &mut Tokens<'_>, index: usize, first: bool, inside: bool) -> bool {
    let Some(effect) = effect(tokens, index) else {
        if inside {
            tokens.add(index, Class::Quoted);
        }
        return inside;
    };
    tokens.add(index, Class::Mark);
    match effect {
        QuoteEffect::Opens => true,
        QuoteEffect::Closes => false,
        QuoteEffect::Either => by_place(tokens, index, first).unwrap_or(!inside),
    }
}

fn is_opener(tokens: &Tokens<'_>, index: usize) -> bool {
    matches!(
        effect(tokens, index),
        Some(QuoteEffect::Opens | QuoteEffect::Either)
    )
}

/// Whether the first mark of a paragraph closes: then the quotation above it goes on up to there.
fn closes_first(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    let marks = |i: usize| effect(tokens, i).map(|effect| (i, effect));
    match (from..end).find_map(marks) {
        Some((_, QuoteEffect::Closes)) => true,
        Some((index, QuoteEffect::Either)) => by_place(tokens, index, index == from) == Some(false),
        _ => false,
    }
}

/// Whether a mark that may do either opens, judged by the blanks beside it.
fn by_place(tokens: &Tokens<'_>, index: usize, first: bool) -> Option<bool> {
    let blank_before = first || !tokens.is_glued(index);
    let blank_behind = index + 1 < tokens.len() && !tokens.is_glued(index + 1);
    match (blank_before, blank_behind) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// The quotations: stretches of words in quotation marks, without the marks, over sentence ends.
pub fn runs(tokens: &Tokens<'_>) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut start = None;
    for index in 0..=tokens.len() {
        match (tokens.has(index, Class::Quoted), start) {
            (true, None) => start = Some(index),
            (false, Some(begin)) => {
                found.push(Stretch::new(begin, index));
                start = None;
            }
            _ => {}
        }
    }
    found
}
