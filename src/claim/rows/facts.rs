//! Does a sentence state a fact, or does it judge?
//!
//! Points for word classes, from the table in `config/cues`; a name counts as a name, never as which one. The sum
//! orders nothing and hides nothing that is in quotation marks; what is enough of it is for the caller to say.

use crate::claim::cues::{Class, Classes, Condition, Point, RowSet, classes};
use crate::claim::token::{Stretch, Token, Tokens, before};

/// The points with which a sentence in the author's voice states a fact; they come in quarters.
pub const LEAST: f32 = 0.25;

/// The most words and marks of a sentence that is too short to judge: "Nobody died."
const SHORT: usize = 5;
/// The points with which a sentence below the headline does.
pub const SUMMED_UP: f32 = -2.25;

/// How a text speaks, which decides what its words are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Register {
    /// A report.
    News,
    /// A speech, a column, a letter: I, we and you.
    Speech,
}

/// How the article speaks: as a speech where every third of ten sentences or more says I, we or you outside quotations.
pub fn register(tokens: &Tokens<'_>, sentences: usize) -> Register {
    let personal = classes!(Me Us You);
    let says_we = (0..sentences)
        .filter(|&sentence| {
            let words = tokens.of_sentence(sentence);
            words
                .iter()
                .any(|i| tokens.classes(i).meets(personal) && !tokens.has(i, Class::Quoted))
        })
        .count();
    if sentences >= 10 && says_we * 3 > sentences {
        Register::Speech
    } else {
        Register::News
    }
}

/// What speaks for a statement of fact in some words.
#[derive(Clone, Copy, Debug)]
pub struct Weighed {
    /// The sum: above 0 they state a fact.
    pub points: f32,
    /// Whether any of them judges; where none does, a low sum only shows that little is notified.
    judges: bool,
    /// Whether a word leans to a judgement, and none is a number or an accusation.
    leans: bool,
}

impl Weighed {
    /// Whether the words only judge, given the points with which they would still state a fact.
    pub fn is_below(self, least: f32) -> bool {
        (self.judges || self.leans) && self.points < least
    }
}

/// Weighs the words of a sentence.
pub fn weigh(tokens: &Tokens<'_>, words: Stretch, register: Register) -> Weighed {
    let data = tokens.cues();
    let mut found = [0_u16; RowSet::MOST];
    for index in words.start..words.end {
        let Some(token) = tokens.get(index) else {
            break;
        };
        let more = as_counted(&token, index == words.start);
        for row in data.points_of(token.word.id, more).numbers() {
            if let (Some(point), Some(count)) = (data.tables.points.get(row), found.get_mut(row))
                && stands_by(tokens, words, index, [&point.before, &point.after])
            {
                *count = count.saturating_add(1);
            }
        }
    }
    let rows = data.tables.points.iter().zip(found);
    let mut weighed = Weighed {
        points: 0.0,
        judges: false,
        leans: false,
    };
    for (point, found) in rows {
        weighed.points += worth(point, register) * counted(point, words, found);
        weighed.judges |= point.judges && found > 0;
        weighed.leans |= point.leans && found > 0;
    }
    let facts = classes!(Number NumberWord Time Wrongdoing);
    let states = |i: usize| {
        let event = tokens.has(i, Class::PastEvent) && !tokens.is_any(i, classes!(Be Have));
        tokens.is_any(i, facts) || event
    };
    weighed.leans &= words.len() > SHORT && !words.iter().any(states);
    weighed
}

/// Whether the words before and behind the word at `index` are as asked; outside of the stretch there is `START`.
pub fn stands_by(
    tokens: &Tokens<'_>,
    words: Stretch,
    index: usize,
    [first, last]: [&Condition; 2],
) -> bool {
    let fits = |condition: &Condition, i: usize| match tokens.get(i) {
        Some(token) if words.contains(i) => {
            let more = as_counted(&token, i == words.start);
            condition.fits(token.word.id, token.word.classes.and(more))
        }
        _ => condition.fits(0, Classes::of(Class::Start)),
    };
    (first.is_free() || fits(first, before(index))) && (last.is_free() || fits(last, index + 1))
}

const fn worth(point: &Point, register: Register) -> f32 {
    match register {
        Register::News => point.news,
        Register::Speech => point.speech,
    }
}

/// How much of what was found counts: not the first few, up to a most.
fn counted(point: &Point, words: Stretch, found: u16) -> f32 {
    let found = match point.longer {
        Some(least) => usize::from(words.len() > least),
        None => usize::from(found),
    };
    let most = point.most.unwrap_or(1);
    let counted = found.saturating_sub(point.beyond).min(most);
    f32::from(u8::try_from(counted).unwrap_or(u8::MAX))
}

/// The classes of a word by shape and place, `NAME-LIKE` among them where it has a capital inside the sentence.
fn as_counted(token: &Token, is_first: bool) -> Classes {
    let classes = token.word.classes;
    let name = !is_first && classes.has(Class::Capital) && !classes.has(Class::First);
    let shape = Classes::of_shape(token.shape);
    if name {
        shape.with(Class::NameLike)
    } else {
        shape
    }
}
