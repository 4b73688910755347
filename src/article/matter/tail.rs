//! The tail of an article: where the article is over and the matter around it begins.
//!
//! The tail is the longest end of the text in which what says "I am matter" outweighs running text by far. A single
//! odd line in the body therefore never starts it. Sets parts only from there on.

use super::head::Found;
use super::shape::Shape;
use super::words::{self, Sign};
use crate::article::Part;

/// No tail has more blocks than this; a longer one would be the article.
const TAIL_AT_MOST: usize = 250;
/// Running text in a tail (an advert's blurb) needs this many strong signs around it.
const STRONG_FOR_ONE_PROSE: usize = 3;
/// A tail that begins with a rule shows a strong sign within so many blocks.
const STRONG_WITHIN: usize = 3;

/// Finds the tail below `body_from` and makes it matter; notes stay notes.
pub(super) fn assign(shapes: &[Shape<'_>], found: &Found, parts: &mut [Part]) {
    let Some(from) = begin(shapes, found, parts) else {
        return;
    };
    for part in parts.iter_mut().skip(from) {
        if *part != Part::Note {
            *part = Part::Matter;
        }
    }
}

/// The first block of the tail.
fn begin(shapes: &[Shape<'_>], found: &Found, parts: &[Part]) -> Option<usize> {
    let far_down = shapes.len().saturating_sub(TAIL_AT_MOST);
    let first = found.body_from.max(far_down);
    let byline = found.byline.as_deref();
    let below = shapes.get(first..).unwrap_or(&[]);
    let signs = signs(below, parts.get(first..).unwrap_or(&[]), byline);
    let prose_before: Vec<usize> = shapes
        .iter()
        .scan(0, |sum, s| {
            let before = *sum;
            *sum += if s.is_prose() { s.n_words } else { 0 };
            Some(before)
        })
        .collect();
    let (mut n_strong, mut n_prose, mut prose_words) = (0, 0, 0);
    let mut earliest = None;
    for at in (first..shapes.len()).rev() {
        let (Some(shape), Some(sign)) = (shapes.get(at), signs.get(at - first)) else {
            continue;
        };
        match sign {
            Sign::Strong => n_strong += 1,
            Sign::Weak => {}
            Sign::None => {
                n_prose += 1;
                prose_words += shape.n_words;
            }
        }
        let outweighs = n_strong > 0 && n_prose * STRONG_FOR_ONE_PROSE <= n_strong;
        let enough_above = prose_before.get(at).is_some_and(|&n| n > prose_words);
        if outweighs && enough_above && opens(shape, &signs, at - first) {
            earliest = Some(at);
        }
    }
    earliest
}

/// Whether a tail may begin at this block: a strong sign, or a rule with one close behind and no running text
/// directly below.
fn opens(shape: &Shape<'_>, signs: &[Sign], at: usize) -> bool {
    let behind = || {
        signs
            .iter()
            .skip(at + 1)
            .take(STRONG_WITHIN)
            .any(|s| *s == Sign::Strong)
    };
    let below = signs.get(at + 1).is_some_and(|s| *s != Sign::None);
    signs.get(at) == Some(&Sign::Strong) || (shape.is_rule() && below && behind())
}

/// The sign of each block, with what its neighbours add to it.
fn signs(shapes: &[Shape<'_>], parts: &[Part], byline: Option<&str>) -> Vec<Sign> {
    let mut signs = Vec::new();
    let (mut after_rule, mut governed) = (false, false);
    for (shape, part) in shapes.iter().zip(parts) {
        let mut sign = words::tail_sign(shape);
        if *part == Part::Note {
            sign = Sign::Weak;
        } else if shape.is_rule() {
            governed = false;
        } else if words::is_matter_heading(shape) {
            governed = true;
        } else if shape.is_heading() {
            governed = false;
        } else if words::is_bio(shape, byline) || (after_rule && words::says_who_writes(shape)) {
            sign = Sign::Strong;
        } else if governed && sign == Sign::None {
            sign = Sign::Weak;
        }
        after_rule = shape.is_rule() || (after_rule && sign != Sign::None);
        signs.push(sign);
    }
    signs
}
