//! Does a sentence in the author's own voice state a fact, or does it judge?
//!
//! Points for word classes, from the table in `config/cues.toml`; a name counts as a name, never as which one. The sum
//! orders nothing and hides nothing that somebody is said to have said: only the author's own voice is asked.

use super::cues::{Class, Classes, Condition, Counted, Counting, Cues, Point};
use super::tokens::{Stretch, Tokens};
use super::words::before;

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
    data.points()
        .iter()
        .map(|point| worth(point, register) * count(tokens, words, point))
        .sum()
}

const fn worth(point: &Point, register: Register) -> f32 {
    match register {
        Register::News => point.news,
        Register::Speech => point.speech,
    }
}

/// How often what the row counts is there, up to the most that count.
fn count(tokens: &Tokens<'_>, words: Stretch, point: &Point) -> f32 {
    let found = match &point.counted {
        Counted::Longer(least) => usize::from(words.len() > *least),
        Counted::Words(counting) => (words.start..words.end)
            .filter(|&i| is_counted(tokens, words, i, counting))
            .take(point.beyond + point.most)
            .count(),
    };
    let counted =
        u8::try_from(found.saturating_sub(point.beyond).min(point.most)).unwrap_or(u8::MAX);
    f32::from(counted)
}

fn is_counted(tokens: &Tokens<'_>, words: Stretch, index: usize, counting: &Counting) -> bool {
    let fits = |condition: &Condition, i: usize| {
        if !words.contains(i) {
            return condition.fits(0, Classes::of(Class::Start));
        }
        let id = tokens.get(i).map_or(0, |t| t.word.id);
        condition.fits(id, as_counted(tokens, words, i))
    };
    fits(&counting.any, index)
        && fits(&counting.before, before(index))
        && fits(&counting.after, index + 1)
}

/// The classes of a word, `NAME-LIKE` among them where it has a capital inside the sentence.
fn as_counted(tokens: &Tokens<'_>, words: Stretch, index: usize) -> Classes {
    let classes = tokens.classes(index);
    let name = index > words.start && classes.has(Class::Capital) && !classes.has(Class::First);
    if name {
        classes.with(Class::NameLike)
    } else {
        classes
    }
}
