//! A quotation with a name below it: "'We were never asked.' — Mara Ilves".
//!
//! Asked only for sentences in which no word is a cue.

use super::Attribution;
use crate::claim::cues::Class;
use crate::claim::token::tokens::{Stretch, Tokens};

/// The longest signature (tokens).
const LONGEST: usize = 14;

/// The attribution of a sentence that ends in a closing mark, a dash and a name, or is dash and name alone.
pub fn attribution(tokens: &Tokens<'_>, sentence: usize) -> Option<Attribution> {
    let words = tokens.of_sentence(sentence);
    let from = words.end.saturating_sub(LONGEST).max(words.start);
    let dash = (from..words.end).rev().find(|&i| is_dash(tokens, i))?;
    let above = dash == words.start && tokens.has(dash.wrapping_sub(1), Class::Quoted);
    let closed = dash > 0 && (above || tokens.has(dash - 1, Class::Mark));
    // "— Mara Ilves (@milves) May 12, 2026": the name alone.
    let end = (dash + 2..words.end).find(|&i| tokens.text_of(i) == "(");
    let name = Stretch::new(dash + 1, end.unwrap_or(words.end));
    let named = tokens.has(name.start, Class::Capital)
        && (name.start..name.end).all(|i| !tokens.has(i, Class::Finite));
    (closed && named).then(|| Attribution {
        rule: "quote.signed",
        mind: None,
        sentence,
        cue: Stretch::new(dash, dash + 1),
        source: Some(name),
        contents: Vec::new(),
        chain: Vec::new(),
        passing: None,
    })
}

fn is_dash(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.has(index, Class::Dash) || tokens.text_of(index) == "-"
}
