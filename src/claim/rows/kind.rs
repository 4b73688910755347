//! What a claim is about: accusation, quantity, comparison and so on, the first that fits.
//!
//! The order and the words are the `[kinds]` table's; here only what a word list cannot know: numbers that are amounts,
//! years, ages and times, and whether somebody speaks.

use super::facts;
use crate::claim::Kind;
use crate::claim::cues::{Class, Classes, RowSet, classes};
use crate::claim::token::{Stretch, Token, Tokens};

/// The kind of the claim in `words`, attributed by `cue`; `spoken` when it is given in quotation marks.
pub fn of(tokens: &Tokens<'_>, words: Stretch, cue: Option<usize>, spoken: bool) -> Kind {
    let data = tokens.cues();
    let mut seen = RowSet::default();
    // The verb that attributes is no event; "predicted" and "accused" tell what kind of words follow.
    let telling = cue.filter(|&at| tokens.is_any(at, classes!(Wrongdoing Ahead)));
    let others = words.iter().filter(|&at| Some(at) != cue);
    for index in others.chain(telling) {
        if let Some(token) = tokens.get(index) {
            let fits = data.kinds_of(token.word.id, shown(tokens, index, &token));
            seen = seen.and(fits.only(|row| beside_fits(tokens, words, index, row)));
        }
    }
    let first = seen.numbers().next();
    let first = first.and_then(|row| data.tables.kinds.get(row));
    let kind = first.map_or(Kind::Other, |row| row.kind);
    // What is quoted is a quotation first; only what can be checked by itself goes before it.
    let first = [
        Kind::Accusation,
        Kind::Quantity,
        Kind::Comparison,
        Kind::Causal,
    ];
    if spoken && !first.contains(&kind) {
        Kind::Quote
    } else {
        kind
    }
}

fn beside_fits(tokens: &Tokens<'_>, words: Stretch, index: usize, row: usize) -> bool {
    let row = tokens.cues().tables.kinds.get(row);
    row.is_some_and(|row| facts::stands_by(tokens, words, index, [&row.before, &row.after]))
}

/// The classes of a word by shape and place, with what its figures mean.
fn shown(tokens: &Tokens<'_>, index: usize, token: &Token) -> Classes {
    let mut classes = Classes::of_shape(token.shape);
    let year = if classes.has(Class::Number) {
        year(tokens.text_of(index))
    } else {
        None
    };
    if year.is_some_and(|y| y < 2000) {
        classes = classes.with(Class::OldYear);
    }
    if is_amount(tokens, index, year.is_some()) {
        classes = classes.with(Class::Amount);
    }
    classes
}

/// The year a figure of four digits may be.
fn year(figure: &str) -> Option<u16> {
    figure
        .parse()
        .ok()
        .filter(|y| figure.len() == 4 && (1000..2100).contains(y))
}

/// Whether a number counts something: no year, no day of a month, no word like "one".
fn is_amount(tokens: &Tokens<'_>, index: usize, year: bool) -> bool {
    if is_time_of_event(tokens, index) {
        return false;
    }
    if tokens.has(index, Class::Number) {
        let short = tokens.text_of(index).len() <= 2;
        let other = year || short && is_age_or_time(tokens, index);
        return !other;
    }
    tokens.has(index, Class::NumberWord) && !tokens.is(index, "one")
}

/// "two decades ago", "less than 10 minutes before", "over 12 months": when something happened, or how long it went on.
fn is_time_of_event(tokens: &Tokens<'_>, index: usize) -> bool {
    let unit = index + 1 + usize::from(tokens.text_of(index + 1) == "-");
    let behind = [
        "ago", "before", "after", "later", "away", "earlier", "old", "in",
    ];
    let lead = [
        "for", "in", "within", "over", "of", "after", "than", "to", "about",
    ];
    let leads = index
        .checked_sub(1)
        .is_some_and(|i| lead.contains(&tokens.text_of(i)));
    tokens.has(unit, Class::Duration) && (leads || behind.contains(&tokens.text_of(unit + 1)))
}

/// "4 May", "Feb. 14", ", 43,", "8-year-old", "6:38 p.m.".
fn is_age_or_time(tokens: &Tokens<'_>, index: usize) -> bool {
    let [first, last] = [index.wrapping_sub(1), index + 1];
    let either = |fits: &dyn Fn(usize) -> bool| fits(first) || fits(last);
    let month = |i: usize| tokens.text_of(i) == "May" || tokens.has(i, Class::Time);
    let comma = |i: usize| tokens.is_any(i, classes!(Comma Stop));
    let clock = matches!(tokens.text_of(last), "a.m" | "p.m" | "am" | "pm");
    either(&month)
        || tokens.text_of(first) == "." && month(index.wrapping_sub(2))
        || tokens.has(first, Class::Comma) && comma(last)
        || tokens.text_of(last) == "-" && tokens.text_of(last + 1) == "year"
        || clock
        || either(&|i| tokens.text_of(i) == ":")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[track_caller]
    fn check(text: &str, kind: Kind) {
        let article = Article {
            text: text.to_owned(),
            ..Article::default()
        };
        let sentence = crate::sentence::Sentence {
            span: crate::text::Span::new(0, text.len()),
            block: 0,
        };
        let tokens = Tokens::new(&article.text, &[sentence]);
        assert_eq!(
            of(&tokens, tokens.of_sentence(0), None, false),
            kind,
            "{text}"
        );
    }

    #[test]
    fn the_first_kind_that_fits() {
        check("The clerk embezzled 300 crowns", Kind::Accusation);
        check("The port handled 41,200 containers", Kind::Quantity);
        check("The ferry is slower than the train", Kind::Comparison);
        check("It is the oldest bridge on the coast", Kind::Superlative);
        check("The closure led to queues", Kind::Causal);
        check("Tolls will rise in May", Kind::Prediction);
        check("The council passed an ordinance", Kind::Law);
        check("The harbour burned down in 1871", Kind::History);
        check("She was born on the island", Kind::Biography);
        check("The ferry sank on 12 May", Kind::Event);
        check("The bay is wide", Kind::Other);
    }
}
