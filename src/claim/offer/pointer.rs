//! Sentences and words that point back: "The full report is here.", "The report also found".
//!
//! Asked about links of a paragraph that stand beside no claim. A teaser for another article points nowhere.

use crate::claim::cues::{Class, classes};
use crate::claim::token::Tokens;
use crate::text::Span;

/// The most words that a sentence which only points may have outside of its links.
const MOST_WORDS: usize = 10;
/// How many words before a link may name what it leads to: "a report ([PDF](...))".
pub const BEFORE_LINK: usize = 6;

/// Whether a sentence (index) with these links does nothing but point to them.
pub fn points_back<I: Iterator<Item = Span>>(
    tokens: &Tokens<'_>,
    sentence: usize,
    links: impl Fn() -> I,
) -> bool {
    let whole = tokens.of_sentence(sentence);
    let is_linked = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| links().any(|l| l.overlaps(t.span)))
    };
    let told = |i: usize| tokens.is_any(i, classes!(Word Number));
    if whole.len() > 60 {
        return false;
    }
    let beside: Vec<usize> = whole.iter().filter(|&i| told(i) && !is_linked(i)).collect();
    let points = classes!(Pointer PointerFill);
    let only_points = beside.len() <= MOST_WORDS
        && beside
            .iter()
            .all(|&i| tokens.classes(i).meets(points) && !tokens.has(i, Class::Teaser));
    let any = |class: Class| whole.iter().any(|i| tokens.has(i, class));
    let bracketed = tokens.text_of(whole.start) == "(" && beside.is_empty();
    let named = |i: usize| tokens.is_one_of(i, &["source", "sources", "here"]);
    let named = whole.iter().any(named);
    let document = any(Class::Pointer) && (any(Class::Document) || any(Class::Message));
    only_points && (bracketed || named || document)
}

/// The noun of "the report", "that letter": a document spoken of again. `source` is a speaker's words.
pub fn document_again<'t>(tokens: &Tokens<'t>, source: Span) -> Option<&'t str> {
    let words = tokens.within(source);
    let last = words.end.checked_sub(1)?;
    let noun = tokens.is_any(last, classes!(Document Message));
    (noun && is_definite(tokens, words.start) && words.len() <= 3).then(|| tokens.text_of(last))
}

/// The noun of "in the letter", "in her statement" in a sentence, outside of what is said.
pub fn inside_again<'t>(tokens: &Tokens<'t>, sentence: Span, said: Span) -> Option<&'t str> {
    let words = tokens.within(sentence);
    let noun = (words.start + 2..words.end).find(|&i| {
        let document = tokens.is_any(i, classes!(Document Message));
        document
            && is_definite(tokens, i - 1)
            && tokens.is(i - 2, "in")
            && tokens.get(i).is_some_and(|t| !said.overlaps(t.span))
    })?;
    Some(tokens.text_of(noun))
}

/// Whether the word points to something known: "the", "her".
pub fn is_definite(tokens: &Tokens<'_>, index: usize) -> bool {
    let known = ["the", "this", "that", "its", "their", "his", "her"];
    tokens.is_one_of(index, &known)
}

/// Whether a link is on the noun or right behind it. A release is also what "announced" leads to.
pub fn names(tokens: &Tokens<'_>, link: Span, noun: &str) -> bool {
    let words = tokens.within(link);
    let from = words.start.saturating_sub(BEFORE_LINK);
    let announces = matches!(noun, "statement" | "release") && tokens.any(words, classes!(Say));
    announces || (from..words.end + 2).any(|i| tokens.is(i, noun))
}
