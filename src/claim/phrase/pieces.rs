//! Whether words are the phrase that a row of `config/cues` writes down.

use crate::claim::cues::{Class, Condition, Piece, Shape, classes};
use crate::claim::token::Words;

/// The most words in the place of `...` or `TITLE`.
const LONGEST_GAP: usize = 12;

/// One past the words at `at` that fit the pieces; a source fits nothing here.
pub fn after(words: &Words<'_, '_>, at: usize, pieces: &[Piece]) -> Option<usize> {
    let fits = |condition: &Condition, i: usize| {
        let word = words.word(i);
        words.get(i).is_some() && condition.fits(word.id, word.classes)
    };
    let mut next = at;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Word(condition) if fits(condition, next) => next += 1,
            Piece::Capital(condition)
                if words.has(next, Class::Capital) && fits(condition, next) =>
            {
                next += 1;
            }
            Piece::Gap | Piece::Title => {
                let rest = pieces.get(index + 1..)?;
                let limit = words.end().min(next + LONGEST_GAP);
                let any = matches!(piece, Piece::Gap);
                let stop = words.find(next, limit, |i| !any && !in_title(words, i));
                return (next..=stop.unwrap_or(limit)).find_map(|at| after(words, at, rest));
            }
            Piece::Optional(condition) => next += usize::from(fits(condition, next)),
            Piece::Shape(shape) => next = behind_shape(words, next, *shape)?,
            _ => return None,
        }
    }
    Some(next)
}

/// Whether the word may be part of a title: "the Convention on Tides and Harbours (1982)".
fn in_title(words: &Words<'_, '_>, at: usize) -> bool {
    words.is_any(at, classes!(Capital Number Preposition Determiner))
        || words.is_one_of(at, &["and", "(", ")", "-", ".", ","])
}

/// Whether a number is a year.
pub fn is_year(text: &str) -> bool {
    let year = text.parse().is_ok_and(|y: u16| (1500..2100).contains(&y));
    text.len() == 4 && year
}

fn behind_shape(words: &Words<'_, '_>, at: usize, shape: Shape) -> Option<usize> {
    let text = words.tokens.text_of(at);
    let capital = words.has(at, Class::Capital);
    let number = words.has(at, Class::Number);
    let digits = number && text.bytes().all(|b| b.is_ascii_digit());
    let joined = || joined_number(words, at);
    let fits = match shape {
        Shape::Joined => return joined(),
        Shape::Figures => return number.then(|| joined().unwrap_or(at + 1)),
        Shape::FewDigits => digits && (3..=5).contains(&text.len()) && !is_year(text),
        Shape::Doi => {
            let prefix = text.strip_prefix("10.").filter(|p| p.len() >= 4)?;
            let registrant = prefix.bytes().all(|b| b.is_ascii_digit());
            let suffix = words.is(at + 1, "/") && is_glued(words, at + 1);
            return (registrant && suffix).then_some(at + 3);
        }
        Shape::Year => is_year(text),
        Shape::Letter => capital && text.len() == 1 && is_glued(words, at + 1),
        Shape::Initials => capital && text.len() == 4 && text.ends_with('.'),
        Shape::Letters => text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase()),
    };
    fits.then_some(at + 1)
}

/// Whether nothing is between a mark, the tokens beside it and it.
fn is_glued(words: &Words<'_, '_>, mark: usize) -> bool {
    words.tokens.is_glued(mark) && words.tokens.is_glued(mark + 1)
}

/// One past a number joined to others by strokes, dashes or colons.
fn joined_number(words: &Words<'_, '_>, at: usize) -> Option<usize> {
    let joins = |i: usize| matches!(words.tokens.text_of(i), "-" | "/" | ":" | "\u{2013}");
    let mut end = at + 1;
    while joins(end) && is_glued(words, end) {
        end += 2;
    }
    (words.has(at, Class::Number) && end > at + 1).then_some(end)
}
