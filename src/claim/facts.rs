//! Does a sentence in the author's own voice state a fact, or does it judge?
//!
//! Points for word classes, from the table in `config/cues.toml`; a name counts as a name, never as which one. The sum
//! orders nothing and hides nothing that somebody is said to have said: only the author's own voice is asked.

use super::cues::{Class, Classes, Counted, Cues, Point, RowSet};
use super::tokens::{Stretch, Token, Tokens};

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
    let personal = Classes::all(&[Class::Me, Class::Us, Class::You]);
    let says_we = (0..sentences)
        .filter(|&sentence| {
            let words = tokens.of_sentence(sentence);
            (words.start..words.end)
                .any(|i| tokens.classes(i).meets(personal) && !tokens.has(i, Class::Quoted))
        })
        .count();
    if sentences >= 10 && says_we * 3 > sentences {
        Register::Speech
    } else {
        Register::News
    }
}

/// The points of the words: above 0 they state a fact, below they judge.
pub fn points(tokens: &Tokens<'_>, words: Stretch, register: Register, data: &Cues) -> f32 {
    let mut found = [0_u16; RowSet::MOST];
    for index in words.start..words.end {
        let Some(token) = tokens.get(index) else {
            break;
        };
        let more = as_counted(&token, index == words.start);
        for row in data.points_of(token.word.id, more).numbers() {
            if let Some(count) = found.get_mut(row) {
                *count = count.saturating_add(1);
            }
        }
    }
    let rows = data.points().iter().zip(found);
    rows.map(|(point, found)| worth(point, register) * counted(point, words, found))
        .sum()
}

const fn worth(point: &Point, register: Register) -> f32 {
    match register {
        Register::News => point.news,
        Register::Speech => point.speech,
    }
}

/// How much of what was found counts: not the first few, up to a most.
fn counted(point: &Point, words: Stretch, found: u16) -> f32 {
    let found = match point.counted {
        Counted::Longer(least) => usize::from(words.len() > least),
        Counted::Shorter(most) => usize::from(words.len() < most),
        Counted::Words(_) => usize::from(found),
    };
    let counted =
        u8::try_from(found.saturating_sub(point.beyond).min(point.most)).unwrap_or(u8::MAX);
    f32::from(counted)
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
