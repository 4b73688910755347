//! Marks that attribute: the colon of "Zelma minced no words:" above a quotation and of "Harbour board: tolls will double"
//! in a headline, the dash before a name below a quotation: "'We were never asked.' — Mara Ilves".
//!
//! Asked only for sentences in which no word is a cue.

use super::{Attribution, speaker};
use crate::claim::cues::{Class, classes};
use crate::claim::phrase::names::is_acronym;
use crate::claim::token::{Stretch, Tokens, Words, before};

/// How far a name is looked for that a line begins with (tokens).
const LOOKED_AT: usize = 2000;
/// How far into a line a colon may name its speaker (tokens).
const NEAR: usize = 8;

/// The attribution that a colon makes of the sentence; `opens` tells whether the sentence begins a paragraph.
pub fn attribution(tokens: &Tokens<'_>, sentence: usize, opens: bool) -> Option<Attribution> {
    let words = Words::pieces(tokens, sentence).next()?;
    lead_in(&words)
        .or_else(|| named_line(&words).filter(|(cue, ..)| opens || words.has(cue.end, Class::Mark)))
        .map(|(cue, source, contents)| {
            Attribution::new("cue.colon", sentence, cue, Some(source), contents)
        })
}

type ColonParts = (Stretch, Stretch, Vec<Stretch>);

/// A sentence that ends in a colon, a quotation below it.
fn lead_in(words: &Words<'_, '_>) -> Option<ColonParts> {
    let last = before(words.end());
    let quoted = words.tokens.has(last + 1, Class::Mark);
    if !(words.has(last, Class::Colon) && quoted) {
        return None;
    }
    let source = speaker::first_named(words, last)?;
    Some((Stretch::new(last, last + 1), source, Vec::new()))
}

/// "Name: what is said", where everything before the colon is a name; "Correction:" and "On trade:" are none.
fn named_line(words: &Words<'_, '_>) -> Option<ColonParts> {
    let start = words.start() + usize::from(words.has(words.start(), Class::Mark));
    let colon = words.find(start + 1, start + NEAR, |i| words.has(i, Class::Colon))?;
    let heading = (start..colon).any(|i| words.has(i, Class::Heading));
    let label = colon == start + 1
        && !words.is_any(colon + 1, classes!(Mark Quoted))
        && !is_acronym(words.tokens, start)
        && !is_named_elsewhere(words, start);
    let named = !heading
        && !label
        && (start..colon).all(|i| {
            words.has(i, Class::Capital) && !words.has(i, Class::Preposition)
                || !words.has(i, Class::Word)
                || words.is_one_of(i, &["of", "the"])
        });
    let time = words.has(before(colon), Class::Number);
    let said = Stretch::new(colon + 1, words.end());
    (named && !time && (said.len() >= 5 || words.has(said.start, Class::Quoted))).then(|| {
        (
            Stretch::new(colon, colon + 1),
            Stretch::new(start, colon),
            vec![said],
        )
    })
}

/// Whether a word near the line has its capital where a sentence does not begin: "Background" alone is a label.
fn is_named_elsewhere(words: &Words<'_, '_>, index: usize) -> bool {
    let tokens = words.tokens;
    let word = tokens.text_of(index);
    let near = index.saturating_sub(LOOKED_AT)..index.saturating_add(LOOKED_AT).min(tokens.len());
    near.filter(|&i| tokens.text_of(i) == word).any(|i| {
        let sentence = tokens.get(i).map_or(0, |t| t.sentence);
        tokens.of_sentence(sentence).start < i
    })
}

/// The longest signature (tokens).
const SIGNATURE: usize = 14;

/// The attribution of a sentence that ends in a closing mark, a dash and a name, or is dash and name alone.
pub fn signed(tokens: &Tokens<'_>, sentence: usize) -> Option<Attribution> {
    let words = tokens.of_sentence(sentence);
    let from = words.end.saturating_sub(SIGNATURE).max(words.start);
    let dash = (from..words.end).rev().find(|&i| is_dash(tokens, i))?;
    let above = dash == words.start && tokens.has(dash.wrapping_sub(1), Class::Quoted);
    let closed = dash > 0 && (above || tokens.has(dash - 1, Class::Mark));
    // "— Mara Ilves (@milves) May 12, 2026": the name alone.
    let end = (dash + 2..words.end).find(|&i| tokens.text_of(i) == "(");
    let name = Stretch::new(dash + 1, end.unwrap_or(words.end));
    let named = tokens.has(name.start, Class::Capital)
        && name.iter().all(|i| !tokens.has(i, Class::Finite));
    let cue = Stretch::new(dash, dash + 1);
    (closed && named)
        .then(|| Attribution::new("quote.signed", sentence, cue, Some(name), Vec::new()))
}

fn is_dash(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.has(index, Class::Dash) || tokens.text_of(index) == "-"
}
