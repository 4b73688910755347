//! The clause around what cannot be read alone: "The board refuses to close the pier", with what hangs on it.
//!
//! Asked by `readable` for one attribution of a sentence; where the clause is only part of another there is none.

use super::{Attribution, verb_group};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Words, before, verbs};

/// The longest "to comment on it" that says nothing (tokens).
const SILENCE: usize = 6;
/// How far before its verb a speaker may be to be of its clause (tokens).
const NEAR: usize = 5;

/// The attribution with its clause; `None` where the clause only adds to another.
pub fn with_clause(words: &Words<'_, '_>, mut attribution: Attribution) -> Option<Attribution> {
    let said = attribution.contents.first().copied()?;
    let cue = attribution.cue.start;
    if tells_when(words, cue, said) {
        let marks = [before(words.start()), words.end()];
        let beside = marks.iter().any(|&i| words.tokens.has(i, Class::Mark));
        attribution.contents.clear();
        return beside.then_some(attribution);
    }
    if says_nothing(words, &attribution, said) {
        return None;
    }
    let speaker = attribution.source.filter(|&s| is_of_clause(words, s, cue));
    let thought = attribution.mind.is_some();
    let start = match speaker {
        Some(source) if is_inside_another(words, source, cue, said) => return None,
        Some(source) => {
            attribution.passing = None;
            start_of_clause(words, source, thought)
        }
        // "He stayed, but was unhappy there": the author's sentence.
        None if thought => return None,
        None if cue == words.start() && words.has(cue, Class::Ing) => said.start,
        None => cue,
    };
    attribution.contents = vec![Stretch::new(start, said.end)];
    Some(attribution)
}

/// "The council replied in June": when, and nothing that was said.
fn tells_when(words: &Words<'_, '_>, cue: usize, said: Stretch) -> bool {
    words.has(said.start, Class::Preposition)
        && words.has(cue, Class::Say)
        && !verbs::has_verb(words.tokens, said)
}

/// "Declined to comment", "sang a song": silence, and verbs that report only with a clause.
fn says_nothing(words: &Words<'_, '_>, attribution: &Attribution, said: Stretch) -> bool {
    let withheld = words.is(said.start, "to") && words.has(said.start + 1, Class::Withheld);
    let names_document = attribution
        .source
        .is_some_and(|s| words.any(s, classes!(Document)));
    withheld && said.len() <= SILENCE
        || words.has(attribution.cue.start, Class::ClauseOnly) && !names_document
}

/// Whether the source is the subject of the clause: beside its verb, before "to praise" or a participle, or before an
/// aside that commas set off.
fn is_of_clause(words: &Words<'_, '_>, source: Stretch, cue: usize) -> bool {
    let comma = |i: usize| words.has(i, Class::Comma);
    let verbs = verb_group::before_verb_group(words, cue);
    let participle = words.has(cue, Class::Ing);
    let plain = words.find(source.end, cue, comma).is_none();
    let beside = cue.saturating_sub(source.end) <= NEAR || words.is(before(cue), "to");
    let aside = comma(verbs) && comma(source.end) && source.end < verbs;
    let adds = participle && comma(verbs);
    source.end <= cue && !adds && (beside || participle && plain || aside)
}

/// Whether the clause only says which people are meant, or is in the middle of what is told of them: "Republicans who
/// want to lead squared off", "Ilves, who opposes it, left", "because he wants it".
fn is_inside_another(words: &Words<'_, '_>, source: Stretch, cue: usize, said: Stretch) -> bool {
    let comma = |i: usize| words.has(i, Class::Comma);
    let restricts = words.is_any(source.end, classes!(Relative That));
    let middle = comma(source.end)
        && words.has(source.end + 1, Class::Relative)
        && words.find(source.end + 1, cue, comma).is_none()
        && comma(said.end);
    let lead = before(source.start);
    (restricts || middle) && source.end < cue
        || words.is_any(lead, classes!(Subordinate Relative Wh That))
}

/// Where the clause begins: at its subject, or with the sentence where what precedes cannot be read alone.
fn start_of_clause(words: &Words<'_, '_>, source: Stretch, thought: bool) -> usize {
    let opening = Stretch::new(words.start(), source.start);
    let mark = words.find(opening.start, opening.end, |i| words.has(i, Class::Mark));
    // "Launching the ferry, the board hopes to".
    let hangs = thought
        && words.is_any(opening.start, classes!(EndsIng Subordinate))
        && words.has(before(source.start), Class::Comma);
    let own = mark.is_some() || !hangs && verbs::has_verb(words.tokens, opening);
    if own { source.start } else { opening.start }
}
