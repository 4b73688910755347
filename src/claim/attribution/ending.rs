//! Where the content behind a cue ends: "the mayor said A" up to what the author goes on to tell himself.
//!
//! Asked by `content`. Every rule has a name of its own and looks at one place of the sentence.

use super::cue::{Clause, Cue};
use super::{subject, verb_group};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Words, before, verbs};

/// Where the content that begins at `start` ends. `cues` are those of the sentence.
pub fn end_behind(words: &Words<'_, '_>, clause: &Clause, start: usize, cues: &[Cue]) -> usize {
    let subordinate = is_subordinate(words, clause);
    let relative = is_relative(words, clause);
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
        if words.is_one_of(at, &["and", "but"])
            && (joins_next_cue(at, cues) || was_asked(words, at + 1))
        {
            return at;
        }
        if let Some(end) = before_next_clause(words, clause, at, cues) {
            return end;
        }
        if gives_occasion(words, at) {
            return at;
        }
        let closed = is_closed_by_comma(words, at);
        if !closed && !words.has(before(at), Class::Comma) {
            continue;
        }
        let cut = starts_new_cue(words, at, cues)
            || is_cut(words, clause, at)
            || subordinate
                && begins_main_clause(words, at)
                && subject::apposed_name(words, before(at)).is_none()
            // "who backed the plan, gave ...".
            || relative && verbs::is_finite(words.tokens, at)
            || sums_up(words, at, start);
        if cut {
            return if closed { at } else { before(at) };
        }
    }
    words.end()
}

/// "“A,” he said": the comma before `at` is inside the quotation.
fn is_closed_by_comma(words: &Words<'_, '_>, at: usize) -> bool {
    let mark = before(at);
    words.has(mark, Class::Mark) && words.has(before(mark), Class::Comma)
}

/// Marks that end the content.
fn closes(words: &Words<'_, '_>, clause: &Clause, at: usize) -> bool {
    words.has(at, Class::Semicolon) && !words.has(clause.cue, Class::Say)
        || words.tokens.is_dash(at) && (!clause.is_speech(words) || concludes(words, at))
}

/// "... via third ports” – indicating ...": behind a quotation, dash and participle are the author's conclusion.
fn concludes(words: &Words<'_, '_>, dash: usize) -> bool {
    words.has(before(dash), Class::Mark) && words.has(dash + 1, Class::EndsIng)
}

/// ", adding ...": a participle that attributes again.
fn starts_new_cue(words: &Words<'_, '_>, at: usize, cues: &[Cue]) -> bool {
    // ", even suggesting ...".
    let at = at + usize::from(words.is_any(at, classes!(Adverb Ly)));
    words.has(at, Class::Ing) && cues.iter().any(|c| c.at == at)
}

/// "and called ...": a verb of the same subject.
fn joins_next_cue(at: usize, cues: &[Cue]) -> bool {
    cues.iter()
        .any(|c| c.at > at && c.at <= at + 3 && c.rule != "cue.found")
}

/// "and when asked who had paid, the owner replied": a question to somebody, which is part of nobody's words.
fn was_asked(words: &Words<'_, '_>, at: usize) -> bool {
    words.has(at, Class::Subordinate)
        && words.is_any(at + 1, classes!(Past EndsEd))
        && (words.is_any(at + 1, classes!(Ask Teller)) || words.is(at + 1, "pressed"))
}

/// Where the content ends when another speaker's clause begins at `at`: ", and one of the bakers said ...".
fn before_next_clause(
    words: &Words<'_, '_>,
    clause: &Clause,
    at: usize,
    cues: &[Cue],
) -> Option<usize> {
    let mut end = at;
    let joins = words.is_one_of(before(end), &["and", "but", "with"])
        || words.has(before(end), Class::SpeechCut)
        || is_said_of_relative(words, at, cues);
    if joins {
        end = before(end);
    }
    let comma = words.has(before(end), Class::Comma);
    let closed = is_closed_by_comma(words, end);
    let joined = joins || comma || closed || words.is_any(before(end), classes!(Dash Semicolon));
    (joined && end > clause.cue_end && cues.iter().any(|cue| cue.clause == at))
        .then(|| if comma { before(end) } else { end })
}

/// ", which the mayor said is closed": the relative belongs to what the next speaker says.
fn is_said_of_relative(words: &Words<'_, '_>, at: usize, cues: &[Cue]) -> bool {
    let relative = before(at);
    let set_off = words.has(relative, Class::Relative) && words.has(before(relative), Class::Comma);
    let says = |cue: &Cue| cue.clause == at && words.is_any(cue.at, classes!(Say Find));
    set_off && cues.iter().any(says)
}

/// "praised the plan in an interview with the Courier": where it was said.
fn gives_occasion(words: &Words<'_, '_>, at: usize) -> bool {
    let opens = words.is_one_of(at, &["in", "on", "during", "at"])
        && words.is_one_of(at + 1, &["a", "an", "his", "her", "their", "its"]);
    let message = words.find(at + 2, at + 6, |i| words.has(i, Class::Message));
    opens
        && message.is_some_and(|noun| {
            words.get(noun + 1).is_none()
                || words.is_any(noun + 1, classes!(Comma Stop Day))
                || words.is_one_of(noun + 1, &["with", "to", "on", "released", "published"])
        })
}

/// Words that end the content behind a comma.
fn is_cut(words: &Words<'_, '_>, clause: &Clause, at: usize) -> bool {
    words.is(at, "but")
        && if clause.is_speech(words) {
            is_new_statement(words, at)
        } else {
            begins_main_clause(words, at + 1)
        }
}

/// "but the inspectors closed it", not "but also" or "but that it".
fn is_new_statement(words: &Words<'_, '_>, but: usize) -> bool {
    let next = but + 1;
    let goes_on = words.is_any(next, classes!(That EndsIng Relative))
        || words.is_one_of(
            next,
            &["also", "not", "rather", "only", "for", "to", "in", "with"],
        );
    !goes_on
}

/// ", a plan the board has since changed": a noun behind the whole sums it up in the author's words.
fn sums_up(words: &Words<'_, '_>, at: usize, start: usize) -> bool {
    let noun = words.is_one_of(at, &["a", "an", "another"])
        || words.is(at, "one") && words.is(at + 1, "of");
    let lists = words
        .find(at, words.end(), |i| words.is_any(i, classes!(Comma)))
        .is_some()
        || words
            .find(start, before(at), |i| words.has(i, Class::Comma))
            .is_some();
    noun && !lists
}

/// Whether the attribution is in a relative clause: "the baker, who said ..., left".
fn is_relative(words: &Words<'_, '_>, clause: &Clause) -> bool {
    let subject = verb_group::before_verb_group(words, clause.cue);
    words.has(subject, Class::Relative)
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

fn begins_main_clause(words: &Words<'_, '_>, at: usize) -> bool {
    let begins = classes!(Pronoun First Determiner Capital Existential);
    words.is_any(at, begins) || words.is_any(at, classes!(Number NumberWord))
}
