//! How far the words that name a source reach: with the role, age, body or bracket that is beside the name.
//!
//! "Mara Ilves" of "Mara Ilves, the mayor of Kelmsund, said" becomes all of it. Who speaks and what is said is known by
//! then; a source never grows over the cue or into what is said, except behind "according to", where the two touch.

use super::Attribution;
use crate::claim::cues::{Class, classes};
use crate::claim::phrase::described;
use crate::claim::phrase::names::is_name;
use crate::claim::phrase::runs::{run_at, start_of_names};
use crate::claim::token::{Stretch, Words, before};

/// How far into an office its body may be named: "chief executive officer of".
const OFFICE: usize = 4;
/// The fewest words that must be left of what is said behind a source that grows.
const LEFT: usize = 3;

/// The attribution with its source as far as it reaches.
pub fn grown(words: &Words<'_, '_>, mut attribution: Attribution) -> Attribution {
    let source = attribution.source.and_then(|s| noun_phrase(words, s));
    attribution.source = source;
    let Some(source) = source else {
        return attribution;
    };
    let named = before_age(words, with_opening_bracket(words, source));
    let whole = before_office(words, named);
    attribution.source = Some(whole);
    let joined = whole.iter().any(|i| words.is(i, "and"));
    let Some(name) = name_in(words, whole).filter(|_| !joined) else {
        return attribution;
    };
    let touching = touching(words, &attribution, source);
    let room = room(words, &attribution, whole, touching.is_some());
    let around = described::around(words.tokens, name, room).whole;
    let reach = Stretch::new(whole.start.min(around.start), whole.end.max(around.end));
    match touching.filter(|_| reach.end > source.end) {
        // "According to Mara Ilves, the mayor of Kelmsund, A": it takes in what was taken for the beginning of A.
        Some(said) => {
            let rest = Stretch::new(reach.end + 1, said.end);
            if words.has(reach.end, Class::Comma) && rest.len() >= LEFT {
                attribution.source = Some(reach);
                attribution.contents = vec![rest];
            }
        }
        None => {
            attribution.source = Some(reach);
            if let Some(passing) = &mut attribution.passing {
                passing.end = passing.end.max(reach.end);
            }
        }
    }
    attribution
}

/// The source without what may be before a noun phrase and is none of it: "Yet the board", "Then he", "how the mayor".
fn noun_phrase(words: &Words<'_, '_>, source: Stretch) -> Option<Stretch> {
    let never = classes!(
        Conjunction Preposition Edge Bracket Adverb Ly Negation Be Have Modal Comma Dash Colon
    );
    let kept = classes!(Nobody Determiner Pronoun NumberWord);
    let first = words.find(source.start, source.end, |i| {
        !words.is_any(i, never) && !words.is(i, "what")
            || words.is_any(i, kept)
            || words.has(i, Class::Capital) && i > words.start()
    })?;
    // "seizing on recent" comments: no noun.
    let verb = words.has(first, Class::EndsIng)
        && !words.has(first, Class::Capital)
        && words.is_any(first + 1, classes!(Preposition Edge Determiner));
    (!verb).then_some(Stretch::new(first, source.end))
}

/// A source cut off inside a bracket takes in the name before it: "Sen. Tom Berg (D-Mo.)".
fn with_opening_bracket(words: &Words<'_, '_>, source: Stretch) -> Stretch {
    let closes = source.iter().any(|i| words.is(i, ")"));
    let opens = source.iter().any(|i| words.is(i, "("));
    if !closes || opens {
        return source;
    }
    let least = source.start.saturating_sub(4).max(words.start());
    let Some(open) = (least..source.start).rev().find(|&i| words.is(i, "(")) else {
        return source;
    };
    // "Sen. Tom Berg (".
    let part = |&i: &usize| is_name(words.tokens, i) || words.is(i, ".") && i > least;
    let start = (words.start()..open).rev().take_while(part).last();
    start.map_or(source, |start| Stretch::new(start, source.end))
}

/// A source that is only the age set off behind a name takes in the name: "Mara Ilves, 43, a nurse, said".
fn before_age(words: &Words<'_, '_>, source: Stretch) -> Stretch {
    let comma = before(source.start);
    let age = source.len() == 1
        && words.has(source.start, Class::Number)
        && words.has(comma, Class::Comma);
    if !age {
        return source;
    }
    let start = start_of_names(words.tokens, comma, words.start());
    Stretch::new(if start < comma { start } else { source.start }, source.end)
}

/// A source that is only the office set off behind a name takes in the name: "Mara Ilves, head of the board, which
/// runs the lock, said".
fn before_office(words: &Words<'_, '_>, source: Stretch) -> Stretch {
    let office = classes!(Role Title Spokes);
    let comma = before(source.start);
    let near = source.end.min(source.start + OFFICE);
    let belongs = words.find(source.start + 1, near, |i| {
        words.is_one_of(i, &["of", "at", "for"])
    });
    let one = |i: usize| !words.tokens.text_of(i).ends_with('s');
    let set_off = words.has(comma, Class::Comma)
        && words.is_any(source.start, office)
        && belongs.is_some_and(|i| one(before(i)));
    if !set_off {
        return source;
    }
    let start = start_of_names(words.tokens, comma, words.start());
    // A single name before it is a place: "of Norvik, mayor of Kelmsund".
    Stretch::new(
        if start + 1 < comma {
            start
        } else {
            source.start
        },
        source.end,
    )
}

/// The name in the words of a source: the run of names that ends its main noun.
fn name_in(words: &Words<'_, '_>, source: Stretch) -> Option<Stretch> {
    let mut at = source.start;
    while at < source.end {
        if words.is_any(at, classes!(Preposition Relative)) {
            return None;
        }
        if is_name(words.tokens, at) {
            let run = run_at(words.tokens, at, source.end);
            let noun = run.end < source.end
                && words.has(run.end, Class::Word)
                && !words.is_any(run.end, classes!(Preposition Relative));
            let owner = words.has(run.end, Class::Possessive) && run.end < source.end;
            if !noun && !owner {
                return Some(run);
            }
            at = run.end;
        }
        at += 1;
    }
    None
}

/// What is said, where it begins right behind the comma that ends the source: "According to Mara Ilves, A".
fn touching(words: &Words<'_, '_>, attribution: &Attribution, source: Stretch) -> Option<Stretch> {
    let said = attribution.contents.first().copied()?;
    let touches = said.start == source.end + 1 && words.has(source.end, Class::Comma);
    (touches && attribution.contents.len() == 1).then_some(said)
}

/// Where the source may grow: between cue and content.
fn room(
    words: &Words<'_, '_>,
    attribution: &Attribution,
    source: Stretch,
    touching: bool,
) -> Stretch {
    let contents = attribution.contents.iter().filter(|_| !touching).copied();
    let taken = contents.chain([attribution.cue]);
    let mut room = words.within;
    for stretch in taken {
        if stretch.end <= source.start {
            room.start = room.start.max(stretch.end);
        } else if stretch.start >= source.end {
            room.end = room.end.min(stretch.start);
        }
    }
    room
}
