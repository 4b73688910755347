//! Is a stretch in the author's own voice a statement at all: no question, no order to the reader, no fragment?
//!
//! Whether a statement is a fact or a judgement is `facts`'.

use crate::claim::NoClaim;
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Tokens, verbs};

/// The fewest words of a statement.
const LEAST: usize = 3;

/// The most words of a greeting.
const GREETING: usize = 8;

/// The most words of a sentence that only says where to look.
const POINTING: usize = 8;

/// Why the words state nothing; `None` when they state something. `whole` tells whether they are a whole sentence.
pub fn no_statement(tokens: &Tokens<'_>, words: Stretch, whole: bool) -> Option<NoClaim> {
    if asks(tokens, words) {
        return Some(NoClaim::Question);
    }
    let words = behind_label(tokens, words);
    if whole && orders(tokens, words) {
        return Some(NoClaim::Imperative);
    }
    if whole && wishes(tokens, words) {
        return Some(NoClaim::Opinion);
    }
    let n_words = words.iter().filter(|&i| is_word(tokens, i)).count();
    if !whole && tokens.has(words.start, Class::Opener) && !has_finite(tokens, words) {
        return Some(NoClaim::Fragment);
    }
    if whole && n_words <= POINTING && withholds(tokens, words) {
        return Some(NoClaim::Frame);
    }
    if whole && n_words <= POINTING && only_points(tokens, words) {
        return Some(NoClaim::Fragment);
    }
    if whole && (greets(tokens, words, n_words) || shows_only(tokens, words)) {
        return Some(NoClaim::Fragment);
    }
    // "1. A licence from the harbour".
    let item = tokens.has(words.start, Class::Number) && tokens.has(words.start + 1, Class::Stop);
    let n_own = n_words.saturating_sub(usize::from(item));
    let short = n_words < LEAST && !is_short_fact(tokens, words, n_words)
        || !verbs::has_verb(tokens, words) && (n_own < 6 || !whole);
    short.then_some(NoClaim::Fragment)
}

/// The words behind a label that opens them: "Correction: The bridge cost 41 million crowns".
pub fn behind_label(tokens: &Tokens<'_>, words: Stretch) -> Stretch {
    let label = tokens.has(words.start, Class::Capital)
        && tokens.has(words.start + 1, Class::Colon)
        && words.len() > LEAST + 2;
    Stretch::new(words.start + 2 * usize::from(label), words.end)
}

/// "Prices doubled", "Nobody died": a subject and what it did.
fn is_short_fact(tokens: &Tokens<'_>, words: Stretch, n_words: usize) -> bool {
    let verb = words.start + 1;
    let subject = tokens.has(words.start, Class::Capital) && !tokens.has(words.start, Class::Verb);
    let past = tokens.is_any(verb, classes!(PastEvent EndsEd));
    n_words == 2 && subject && past && !tokens.has(verb, Class::Capital)
}

/// Whether somebody says nothing: "Krag declined to comment".
fn withholds(tokens: &Tokens<'_>, words: Stretch) -> bool {
    (words.start + 1..words.end).any(|i| {
        tokens.has(i, Class::Commit) && tokens.is(i + 1, "to") && tokens.has(i + 2, Class::Withheld)
    })
}

/// Whether the words only say where to look: "The full report is here".
fn only_points(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let last = words.iter().rev().find(|&i| is_word(tokens, i));
    last.is_some_and(|i| {
        tokens.has(i, Class::Elsewhere) && i > words.start && tokens.has(i - 1, Class::Be)
    })
}

/// Whether the words end with a question mark in the author's own voice.
pub fn asks(tokens: &Tokens<'_>, words: Stretch) -> bool {
    words
        .iter()
        .rev()
        .find(|&i| tokens.has(i, Class::Stop) || is_word(tokens, i))
        .is_some_and(|i| tokens.text_of(i) == "?" && !tokens.has(i, Class::Quoted))
}

/// Whether the words are no more than somebody and a verb of saying: "sources said".
pub fn only_says(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let is_said = |i: usize| {
        let form = tokens.is_any(i, classes!(Past Present));
        tokens.has(i, Class::Say) && form && !tokens.has(i, Class::Quoted)
    };
    let occasion = words.iter().rev().find(|&i| {
        tokens.has(i, Class::Preposition)
            && (i + 1..words.end).any(|m| tokens.has(m, Class::Message))
    });
    let said = Stretch::new(words.start, occasion.unwrap_or(words.end));
    let last = said.iter().rev().find(|&i| is_word(tokens, i));
    words.len() <= 8
        && last.is_some_and(|i| is_said(i) && i <= words.start + 3)
        && words.iter().all(|i| !tokens.has(i, Class::Quoted))
}

/// Whether the sentence begins with the bare form of a verb, as an order does.
fn orders(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let Some(first) = first_word(tokens, words) else {
        return false;
    };
    let led = (first..words.end)
        .find(|&i| !tokens.has(i, Class::OrderLead) && !tokens.is(i, "not"))
        .filter(|&i| i > first && (tokens.is_any(i, classes!(Base Order))));
    let next = first + 1;
    let noun = tokens.is_any(next, classes!(Finite Past Preposition));
    led.is_some() || tokens.has(first, Class::Order) && !noun
}

/// Whether the sentence wishes: "May she rest in peace", "If only the board had listened".
fn wishes(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let Some(first) = first_word(tokens, words) else {
        return false;
    };
    let next = first + 1;
    let somebody = classes!(Pronoun Determiner First);
    tokens.is(first, "may") && tokens.is_any(next, somebody)
        || tokens.is(first, "if") && tokens.is(next, "only")
}

/// Why a sentence that opens with a verb of somebody's mind or speech states nothing: "Consider the bay", "Thank you".
pub fn addresses_reader(tokens: &Tokens<'_>, words: Stretch) -> Option<NoClaim> {
    let n_words = words.iter().filter(|&i| is_word(tokens, i)).count();
    if orders(tokens, words) {
        return Some(NoClaim::Imperative);
    }
    greets(tokens, words, n_words).then_some(NoClaim::Fragment)
}

/// Whether the sentence greets or thanks and tells nothing.
fn greets(tokens: &Tokens<'_>, words: Stretch, n_words: usize) -> bool {
    let begins = first_word(tokens, words).is_some_and(|i| tokens.has(i, Class::Greeting));
    begins && n_words <= GREETING && !has_finite(tokens, words)
}

/// Whether the words are a caption: one thing, and no verb that says anything of it.
fn shows_only(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let one = first_word(tokens, words).is_some_and(|i| tokens.is(i, "a") || tokens.is(i, "an"));
    one && !verbs::has_verb(tokens, words)
}

fn first_word(tokens: &Tokens<'_>, words: Stretch) -> Option<usize> {
    words.iter().find(|&i| is_word(tokens, i))
}

fn is_word(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.is_any(index, classes!(Word Number))
}

/// Whether a verb form that can carry a sentence is among the words; "'s" behind a noun is taken for its owner.
pub fn has_finite(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let owned = |i: usize| tokens.has(i, Class::Possessive);
    words
        .iter()
        .any(|i| tokens.is_any(i, classes!(Finite PastEvent)) && !owned(i))
}
