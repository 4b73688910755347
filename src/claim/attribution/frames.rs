//! Set phrases that attribute what stands beside them: "according to X", "in X's view", "as X put it".
//!
//! The phrases are the `frames` rows'; here they are found in a sentence, with the words that they attribute.

use super::{cue::CueFrame, subject};
use crate::claim::cues::{Class, FrameShape, Piece, classes};
use crate::claim::phrase::pieces;
use crate::claim::token::{Stretch, Words, before, verbs};

/// The longest source without a stop or comma in it (tokens): every word of a source is looked at many times.
const LONGEST_SOURCE: usize = 48;
/// The most words before a frame that are no content: "But according to X, A".
const OPENING: usize = 3;

/// The frames of a sentence, in order; none begins in another.
pub fn find(words: &Words<'_, '_>) -> Vec<CueFrame> {
    let mut found: Vec<CueFrame> = Vec::new();
    for at in words.start()..words.end() {
        if found.last().is_some_and(|f| at < f.all.end) || words.has(at, Class::Quoted) {
            continue;
        }
        let Some(token) = words.get(at) else {
            continue;
        };
        let mut shapes = words
            .tokens
            .cues()
            .frames_of(token.word.id, token.word.classes);
        found.extend(shapes.find_map(|shape| frame(words, at, shape)));
    }
    found
}

/// The frame of this shape at `at`.
fn frame(words: &Words<'_, '_>, at: usize, shape: &'static FrameShape) -> Option<CueFrame> {
    let free = at == words.start() || words.is_any(before(at), classes!(Comma Dash));
    if !free && !shape.anywhere {
        return None;
    }
    let written = shape.words.pieces();
    let named = written.iter().position(|p| matches!(p, Piece::Source))?;
    let from = pieces::after(words, at, written.get(..named)?)?;
    let behind = written.get(named + 1..)?;
    let first = words.word(from);
    if !shape.source.fits(first.id, first.classes) {
        return None;
    }
    let (source, end) = source(words, from, behind)?;
    let closes = words.get(end).is_none() || is_edge(words, end);
    if source.is_empty() || !(closes || shape.anywhere) {
        return None;
    }
    let cue = if behind.is_empty() {
        Stretch::new(at, from)
    } else {
        let owned = usize::from(words.has(source.end, Class::Possessive));
        Stretch::new(source.end + owned, end)
    };
    Some(CueFrame {
        all: Stretch::new(at, end),
        cue,
        source,
        rule: &shape.rule,
    })
}

/// The source that begins at `from`, and one past the words that must follow it.
fn source(words: &Words<'_, '_>, from: usize, behind: &[Piece]) -> Option<(Stretch, usize)> {
    let limit = words.end().min(from + LONGEST_SOURCE);
    let stop = words.until(from, limit, |i| {
        is_edge(words, i) && !subject::is_initial(words, i)
            || words.is_any(i, classes!(Mark Quoted))
    });
    if behind.is_empty() {
        let stop = before_next_subject(words, from, stop).unwrap_or(stop);
        let holder = words.is_any(before(stop), classes!(Role Title Spokes));
        let end = subject::apposed_name(words, stop).filter(|_| holder);
        let end = end.unwrap_or(stop);
        return Some((Stretch::new(from, end), end));
    }
    (from + 1..stop).find_map(|end| {
        let next = pieces::after(words, end, behind)?;
        Some((Stretch::new(from, end), next))
    })
}

/// "According to Krag the pier": a noun with its article begins behind a name or a noun.
fn before_next_subject(words: &Words<'_, '_>, from: usize, stop: usize) -> Option<usize> {
    let joins = classes!(
        Determiner Preposition Edge Conjunction Possessive Relative EndsIng Modal
    );
    let opens = from <= words.start() + OPENING + 1;
    let stop = if opens { stop } else { from };
    words.find(from + 1, stop, |i| {
        words.is_any(i, classes!(Determiner Pronoun))
            && !words.is_any(i, classes!(Capital Relative))
            && words.has(before(i), Class::Word)
            && !words.is_any(before(i), joins)
            && verbs::has_verb(words.tokens, Stretch::new(i, stop))
    })
}

fn is_edge(words: &Words<'_, '_>, index: usize) -> bool {
    words.is_any(index, classes!(Comma Stop Semicolon Dash))
}

/// What a frame attributes: "A, according to X", "According to X, A", and both where A is only half a clause.
pub fn contents(words: &Words<'_, '_>, frame: &CueFrame) -> Vec<Stretch> {
    let Stretch { start, end } = frame.all;
    let mark = usize::from(words.has(end, Class::Marks));
    let rest = Stretch::new(end + mark, words.end());
    if start - words.start() < OPENING {
        return if rest.is_empty() {
            Vec::new()
        } else {
            vec![rest]
        };
    }
    let comma = usize::from(words.is_any(before(start), classes!(Comma Dash)));
    let said = Stretch::new(words.start(), start - comma);
    let half = words.has(words.start(), Class::Subordinate) || !verbs::has_verb(words.tokens, said);
    if words.has(end, Class::Comma) && rest.len() > 3 && half {
        vec![said, rest]
    } else {
        vec![said]
    }
}
