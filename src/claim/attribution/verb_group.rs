//! What stands between a subject and its verb: adverbs, auxiliaries, forms of "be", a time.

use crate::claim::cues::{Class, classes};
use crate::claim::token::{Words, before};

/// The first place to the left of `at` that holds no adverb, auxiliary, time or "to".
pub fn before_adverbs(words: &Words<'_, '_>, at: usize) -> usize {
    let passed = classes!(Adverb Modal Have Ly);
    let mut index = before(at);
    loop {
        let behind = index;
        while words.is_any(index, passed) {
            index = before(index);
        }
        index = before_time(words, index);
        // "continued to argue".
        if words.has(index, Class::Leading) && words.is(index + 1, "to") {
            index = before(index);
        }
        if index == behind {
            return index;
        }
    }
}

/// The place before the time that ends at `index`: "on Monday", "in 2010", "in late March", "last year".
fn before_time(words: &Words<'_, '_>, index: usize) -> usize {
    let time = words.is_any(index, classes!(Day Month))
        || words.has(index, Class::Number) && words.get(index).is_some_and(|t| t.span.len() == 4);
    let first = before(index);
    let lead = if words.is_one_of(first, &["early", "late", "mid"]) {
        before(first)
    } else {
        first
    };
    if time && words.is_one_of(lead, &["in", "on"]) {
        return before(lead);
    }
    let named = time || words.has(index, Class::Time);
    if named && words.is_one_of(first, &["last", "this", "earlier"]) && first > words.start() {
        return before(first);
    }
    index
}

/// The first place to the left that holds no adverb, auxiliary or form of "be".
pub fn before_verb_group(words: &Words<'_, '_>, cue: usize) -> usize {
    let mut index = before_adverbs(words, cue);
    let mood = words.has(cue, Class::Mood);
    while words.has(index, Class::Be) || mood && words.has(index, Class::Link) {
        index = before_adverbs(words, index);
    }
    index
}
