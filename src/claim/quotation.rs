//! Which words stand between quotation marks.
//!
//! Marks the tokens `MARK` and `QUOTED`; straight, curly and doubled marks may be mixed. A quotation that is not closed
//! ends with its paragraph, unless the next paragraph opens with a mark again. Who speaks is not asked here.

use super::cues::Class;
use super::tokens::{Stretch, Tokens};

/// What a token does to a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    Opens,
    Closes,
    Either,
}

fn effect(token: &str) -> Option<Effect> {
    match token {
        "\u{201c}" | "``" | "\u{201e}" | "\u{ab}" => Some(Effect::Opens),
        "\u{201d}" | "\u{bb}" => Some(Effect::Closes),
        "\"" | "''" => Some(Effect::Either),
        _ => None,
    }
}

/// Marks every token; `begins` are the first tokens of the paragraphs, in order.
pub fn mark(tokens: &mut Tokens<'_>, begins: &[usize]) {
    let mut inside = false;
    let mut begins = begins.iter().peekable();
    for index in 0..tokens.len() {
        let mut first = false;
        while let Some(&begin) = begins.next_if(|&&begin| begin <= index) {
            first |= begin == index;
        }
        let found = if tokens.has(index, Class::Marks) {
            effect(tokens.text_of(index))
        } else {
            None
        };
        let reopens = matches!(found, Some(Effect::Opens | Effect::Either));
        if first && inside && reopens {
            tokens.add(index, Class::Mark);
            continue;
        }
        inside &= !first;
        match found {
            None if inside => tokens.add(index, Class::Quoted),
            None => {}
            Some(effect) => {
                tokens.add(index, Class::Mark);
                inside = match effect {
                    Effect::Opens => true,
                    Effect::Closes => false,
                    Effect::Either => by_place(tokens, index, first).unwrap_or(!inside),
                };
            }
        }
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
