//! The tail of an article: where the article is over and the matter around it begins.
//!
//! The tail is the longest end of the text in which what says "I am matter" outweighs running text by far. A single
//! odd line in the body therefore never starts it. Sets parts only from there on.

use super::shape::BlockShape;
use super::words::{self, Heading, Sign};
use crate::article::{BlockKind, Part};

/// No tail has more blocks than this; a longer one would be the article.
const TAIL_AT_MOST: usize = 250;
/// Running text in a tail (an advert's blurb) needs this many strong signs around it.
const STRONG_FOR_ONE_PROSE: usize = 3;
/// Short lines and headings could be the article's; a strong sign carries no more of them than this.
const WEAK_FOR_ONE_STRONG: usize = 2;
/// A tail that begins with a rule shows a strong sign within so many blocks.
const STRONG_WITHIN: usize = 3;

/// Finds the tail below `body_from` and makes it matter; notes stay notes.
pub(super) fn assign(
    shapes: &[BlockShape<'_>],
    body_from: usize,
    byline: Option<&str>,
    parts: &mut [Part],
) {
    let Some(from) = begin(shapes, body_from, byline, parts) else {
        return;
    };
    for part in parts.iter_mut().skip(from) {
        if *part != Part::Note {
            *part = Part::Matter;
        }
    }
}

/// The first block of the tail: the earliest that could open one.
fn begin(
    shapes: &[BlockShape<'_>],
    body_from: usize,
    byline: Option<&str>,
    parts: &[Part],
) -> Option<usize> {
    let far_down = shapes.len().saturating_sub(TAIL_AT_MOST);
    let first = body_from.max(far_down);
    let below = shapes.get(first..).unwrap_or(&[]);
    let signs = signs(below, parts.get(first..).unwrap_or(&[]), byline);
    let mut above: usize = shapes.iter().map(prose_words).sum();
    let mut end = TailEnd::default();
    let mut earliest = None;
    for (at, (shape, sign)) in below.iter().zip(&signs).enumerate().rev() {
        above -= prose_words(shape);
        end.take(at, shape, *sign);
        if end.is_matter(above) && opens(below, &signs, at) && end.may_hold_prose(shape) {
            earliest = Some(first + at);
        }
    }
    earliest
}

fn prose_words(shape: &BlockShape<'_>) -> usize {
    if shape.is_prose() { shape.n_words } else { 0 }
}

/// What the end of the text from one block on holds.
#[derive(Debug, Default)]
struct TailEnd {
    n_strong: usize,
    n_weak: usize,
    n_prose: usize,
    prose_words: usize,
    /// The first block of running text, and the first that is matter for sure.
    first_prose: Option<usize>,
    first_sure: Option<usize>,
}

impl TailEnd {
    fn take(&mut self, at: usize, shape: &BlockShape<'_>, sign: Sign) {
        match sign {
            Sign::None => {
                self.n_prose += 1;
                self.first_prose = Some(at);
            }
            Sign::Weak => self.n_weak += usize::from(!shape.is_rule()),
            Sign::Strong => self.n_strong += 1,
            Sign::Sure => {
                self.n_strong += 1;
                self.first_sure = Some(at);
            }
        }
        self.prose_words += prose_words(shape);
    }

    /// Whether signs outweigh running text here, and the article above outweighs this end.
    fn is_matter(&self, words_above: usize) -> bool {
        self.n_strong > 0
            && self.n_prose * STRONG_FOR_ONE_PROSE <= self.n_strong
            && self.n_weak <= self.n_strong * WEAK_FOR_ONE_STRONG
            && words_above > self.prose_words / 2
    }

    /// An end with running text in it (an advert's blurb) begins at a rule or heading, and with what is sure.
    fn may_hold_prose(&self, opening: &BlockShape<'_>) -> bool {
        let Some(prose) = self.first_prose else {
            return true;
        };
        let divides = opening.is_rule() || words::matter_heading(opening).is_some();
        divides && self.first_sure.is_some_and(|sure| sure < prose)
    }
}

/// Whether a tail may begin at this block: a strong sign, or a rule with one close behind and no running text
/// directly below.
fn opens(shapes: &[BlockShape<'_>], signs: &[Sign], at: usize) -> bool {
    let mut behind = signs.iter().skip(at + 1).take(STRONG_WITHIN);
    let below = signs.get(at + 1).is_some_and(|s| *s != Sign::None);
    let is_rule = shapes.get(at).is_some_and(BlockShape::is_rule);
    signs.get(at) >= Some(&Sign::Strong) || (is_rule && below && behind.any(|s| *s >= Sign::Strong))
}

/// What a heading of matter makes of the blocks below it.
#[derive(Clone, Copy)]
enum Reign {
    None,
    /// So many more paragraphs are about the author.
    About(usize),
    /// Links, until running text begins.
    Links,
    /// All, until a heading of this level or above.
    All(u8),
}

/// The sign of each block, with what its neighbours add to it.
fn signs(shapes: &[BlockShape<'_>], parts: &[Part], byline: Option<&str>) -> Vec<Sign> {
    let (mut after_rule, mut reign) = (false, Reign::None);
    let mut signs = Vec::with_capacity(shapes.len());
    for (at, (shape, part)) in shapes.iter().zip(parts).enumerate() {
        let is_bio = words::is_bio(shape, byline) || (after_rule && words::says_who_writes(shape));
        let sign = match words::tail_sign(shape) {
            _ if *part == Part::Note => Sign::Weak,
            _ if is_bio || is_advert_title(shapes, at) => Sign::Sure,
            sign => sign,
        };
        let sign = reigned(sign, shape, &mut reign);
        after_rule = shape.is_rule() || (after_rule && sign != Sign::None);
        signs.push(sign);
    }
    signs
}

/// A linked heading with an ISBN or a price a few blocks below.
fn is_advert_title(shapes: &[BlockShape<'_>], at: usize) -> bool {
    let is_title = shapes
        .get(at)
        .is_some_and(|s| s.is_heading() && s.is_linked());
    is_title && shapes.iter().skip(at + 1).take(6).any(words::sells)
}

/// The sign of a block under the heading above it; moves on to the next heading.
fn reigned(sign: Sign, shape: &BlockShape<'_>, reign: &mut Reign) -> Sign {
    let level = match shape.kind {
        BlockKind::Heading(level) => Some(*level),
        _ => None,
    };
    match (words::matter_heading(shape), *reign) {
        (Some(Heading::About), _) => *reign = Reign::About(3),
        (Some(Heading::Related), _) => *reign = Reign::Links,
        (Some(Heading::Comments), _) => *reign = Reign::All(level.unwrap_or(6)),
        (None, Reign::All(above)) if level.is_none_or(|l| l > above) => {
            return sign.max(Sign::Strong);
        }
        (None, _) if level.is_some() || shape.is_rule() => *reign = Reign::None,
        (None, Reign::About(left)) if left > 0 => {
            *reign = Reign::About(left - usize::from(shape.is_prose()));
            return sign.max(Sign::Strong);
        }
        (None, Reign::Links) if shape.is_prose() => *reign = Reign::None,
        (None, Reign::Links) => return sign.max(Sign::Weak),
        _ => {}
    }
    sign
}
