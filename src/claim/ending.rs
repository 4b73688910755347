//! Where the content behind a cue ends: "the mayor said A" up to what the author goes on to tell himself.
//!
//! Asked by `content`. Every rule has a name of its own and looks at one place of the sentence.

use super::content::Clause;
use super::cues::Class;
use super::gate::Cue;
use super::subject;
use super::words::{Words, before};

/// Where the content that begins at `start` ends. `cues` are those of the sentence, `clauses` the first tokens of their
/// clauses.
pub fn end_behind(
    words: &Words<'_, '_>,
    clause: &Clause,
    start: usize,
    cues: &[Cue<'_>],
    clauses: &[usize],
) -> usize {
    let subordinate = is_subordinate(words, clause);
    for at in start + 1..words.end() {
        if words.has(at, Class::Quoted) {
            continue;
        }
        if closes(words, clause, at) {
            return at;
        }
        if at < start + 2 {
            continue;
        }
        if words.has(at, Class::According) {
            return before(at);
        }
        if words.is_one_of(at, &["and", "but"]) && joins_next_cue(at, cues) {
            return at;
        }
        if let Some(end) = before_next_clause(words, clause, at, clauses) {
            return end;
        }
        if gives_occasion(words, at) {
            return at;
        }
        if !words.has(before(at), Class::Comma) {
            continue;
        }
        if subordinate || !clause.is_speech() && words.has(at, Class::Cut) {
            return before(at);
        }
    }
    words.end()
}

/// Marks that end the content.
fn closes(words: &Words<'_, '_>, clause: &Clause, at: usize) -> bool {
    words.has(at, Class::Semicolon) && clause.family != Some(Class::Say)
        || is_dash(words, at) && !clause.is_speech()
}

/// A dash, or a hyphen that stands for one.
fn is_dash(words: &Words<'_, '_>, at: usize) -> bool {
    words.has(at, Class::Dash) || words.is(at, "-") && !words.tokens.is_glued(at)
}

/// "and called ...": a verb of the same subject.
fn joins_next_cue(at: usize, cues: &[Cue<'_>]) -> bool {
    cues.iter()
        .any(|c| c.at > at && c.at <= at + 3 && c.rule != "cue.found")
}

/// Where the content ends when another speaker's clause begins at `at`: ", and one of the bakers said ...".
fn before_next_clause(
    words: &Words<'_, '_>,
    clause: &Clause,
    at: usize,
    clauses: &[usize],
) -> Option<usize> {
    let mut end = at;
    let joins = words.is_one_of(before(end), &["and", "but", "with"])
        || words.has(before(end), Class::SpeechCut);
    if joins {
        end = before(end);
    }
    let comma = words.has(before(end), Class::Comma);
    let joined = joins || comma || words.is_any(before(end), &[Class::Dash, Class::Semicolon]);
    (joined && end > clause.cue_end && clauses.contains(&at))
        .then(|| if comma { before(end) } else { end })
}

/// "praised the plan in an interview with the Courier": where it was said.
fn gives_occasion(words: &Words<'_, '_>, at: usize) -> bool {
    let opens = words.is_one_of(at, &["in", "on", "during", "at"])
        && words.is_one_of(at + 1, &["a", "an", "his", "her", "their", "its"]);
    let message = words.find(at + 2, at + 6, |i| words.has(i, Class::Message));
    opens
        && message.is_some_and(|noun| {
            words.get(noun + 1).is_none()
                || words.is_any(noun + 1, &[Class::Comma, Class::Stop, Class::Day])
                || words.is_one_of(noun + 1, &["with", "to", "on", "released", "published"])
        })
}

/// Whether the attribution is in a subordinate clause, so that the main clause after it is not said by anybody.
fn is_subordinate(words: &Words<'_, '_>, clause: &Clause) -> bool {
    let lead = clause.lead();
    let comma_between = |from: usize| {
        words
            .find(from, clause.start, |i| words.has(i, Class::Comma))
            .is_some()
    };
    let here = words.has(lead, Class::Subordinate) && !comma_between(words.start() + 2);
    let at_start =
        words.has(words.start(), Class::Subordinate) && !comma_between(words.start() + 1);
    let participle = clause.cue == words.start() && words.has(clause.cue, Class::Ing);
    here || at_start || participle || words.is(lead, "what")
}
