//! Who says it: the words that name the speaker of a cue.
//!
//! Given a cue, looks to its left for a subject, to its right for an inverted one or an agent. What is said is
//! `content`'s to find.

use super::verb_group::{self, before_verb_group};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Words, before, verbs};

/// The most words a subject may have.
const LONGEST_SUBJECT: usize = 14;
/// The most words in a bracket behind a name.
const LONGEST_BRACKET: usize = 8;

/// The subject to the left of a cue, and where the clause of cue and subject begins.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    /// The words of the subject.
    pub subject: Option<Stretch>,
    /// The first token of the clause; the cue itself when there is no subject.
    pub clause: usize,
    /// Whether the words before the cue are the object of another verb: "sold a rope" called so.
    pub is_object: bool,
}

impl Left {
    const fn new(subject: Option<Stretch>, clause: usize) -> Self {
        Self {
            subject,
            clause,
            is_object: false,
        }
    }
}

/// Looks for a subject to the left of the cue at `cue`.
pub fn left_of(words: &Words<'_, '_>, cue: usize) -> Left {
    let none = Left::new(None, cue);
    let verbs = before_verb_group(words, cue);
    // "The keeper was, by all accounts, asked": half a verb is no speaker.
    let ends = |&i: &usize| words.get(i).is_some() && !words.is_any(i, classes!(Be Have));
    let Some(end) = before_apposition(words, verbs).filter(ends) else {
        return none;
    };
    let named = end != verbs && apposed_name(words, end + 1) == Some(verbs);
    let end = before_bracket(words, end);
    let relative = words.is_any(end, classes!(Relative)) || words.has(end, Class::That);
    let end = if relative {
        before_relative(words, end)
    } else {
        end
    };
    if words.get(end).is_none() || words.is_any(end, classes!(Conjunction Mark)) {
        return none;
    }
    let pronoun = words.is_any(end, classes!(Pronoun First)) && !relative;
    let first = if pronoun {
        end
    } else {
        start_of_subject(words, end)
    };
    let start = behind_time(words, first, end);
    let start = behind_predicate(words, start, end, relative);
    let start = behind_quotation(words, start).unwrap_or(start);
    if let Some(verb) = inner_verb(words, start, end).filter(|_| !relative) {
        let subject = words
            .has(cue, Class::Ing)
            .then(|| Stretch::new(start, verb));
        let clause = if subject.is_some() { start } else { verb };
        return Left {
            is_object: true,
            ..Left::new(subject, clause)
        };
    }
    // "praised by the owner, who said".
    let by = relative && start < end && words.has(start, Class::Preposition);
    let start = start + usize::from(by);
    if start > end {
        return Left::new(None, start);
    }
    if !pronoun && opens_with_verb(words, start, end) {
        if !relative {
            return left_of(words, start);
        }
        // "travelled to Ostrel to meet with Krag, who": the noun beside the pronoun.
        let leads = |i: &usize| words.is_any(*i, classes!(Preposition Edge)) && !words.is(*i, "of");
        if let Some(lead) = (start..end).rev().find(leads) {
            return Left::new(Some(Stretch::new(lead + 1, end + 1)), lead + 1);
        }
    }
    let last = if named { verbs } else { end + 1 };
    Left::new(Some(Stretch::new(start, last)), start)
}

/// The noun that the pronoun at `pronoun` stands for: "the owner, who"; itself where it begins the sentence.
fn before_relative(words: &Words<'_, '_>, pronoun: usize) -> usize {
    let noun = before(pronoun);
    if pronoun <= words.start() {
        pronoun
    } else if words.has(noun, Class::Comma) {
        before(noun)
    } else {
        noun
    }
}

/// One past the name that follows the comma at `comma` and says who the words before it mean: "its director, Mara
/// Ilves". A single name behind another is a place: "the mayor of Kelmsund, Norvik".
pub fn apposed_name(words: &Words<'_, '_>, comma: usize) -> Option<usize> {
    let first = comma + 1;
    if !words.has(comma, Class::Comma) || words.has(before(comma), Class::Quoted) {
        return None;
    }
    let part = |i: usize| {
        words.has(i, Class::Capital) && !words.is_any(i, classes!(Conjunction Determiner Pronoun))
            || i > first && (is_initial(words, i) || words.is(i, "&"))
    };
    let end = words.until(first, words.end(), |i| !part(i));
    let enough = if words.has(before(comma), Class::Capital) {
        2
    } else {
        1
    };
    let closes = words.get(end).is_none() || words.is_any(end, classes!(Comma Stop));
    (closes && end >= first + enough).then_some(end)
}

/// Where the speaker begins when a verb and what it needs precede: "was sued by the owner, who said". A noun's own
/// participle stays with it: "people briefed on the talks said".
fn behind_predicate(words: &Words<'_, '_>, start: usize, end: usize, relative: bool) -> usize {
    let begins = classes!(Determiner Possessor Preposition Capital NumberWord Number);
    let verb = (start..end).rev().find(|&i| {
        let form = words.is_any(i, classes!(PastEvent EndsEd))
            && !words.has(i, Class::Capital)
            && !words.is_any(before(i), classes!(Determiner Possessor));
        let auxiliary = words.has(before(i), Class::Be) && !words.has(before(i), Class::Possessive);
        let own = before_clause(words, i, end).is_none();
        form && own && (relative || auxiliary) && words.is_any(i + 1, begins)
    });
    let finite = words.find(start, end, |i| {
        words.has(i, Class::Finite)
            && !words.is_any(i, classes!(Possessive Capital))
            && before_clause(words, i, end).is_none()
    });
    match verb.max(finite) {
        Some(verb) if words.has(verb + 1, Class::Preposition) => verb + 2,
        Some(verb) => verb + 1,
        None => start,
    }
}

/// The verb whose object the last of the words are: "The club issued a leaflet" calling it a loss.
fn inner_verb(words: &Words<'_, '_>, start: usize, end: usize) -> Option<usize> {
    let object = classes!(Determiner Possessor ObjectPronoun);
    let never = classes!(Determiner Possessor Possessive Adjectival Be Have Number);
    (start + 1..end).find(|&i| {
        words.is_any(i, classes!(PastEvent EndsEd))
            && !words.is_any(i, classes!(Capital Be Have))
            && words.is_any(i + 1, object)
            && !words.is_any(before(i), never)
            && before_clause(words, i, end).is_none()
    })
}

/// Whether the words are a verb with what it needs and no noun phrase: "require a permit", "turned to the council".
fn opens_with_verb(words: &Words<'_, '_>, start: usize, end: usize) -> bool {
    let noun = classes!(
        Determiner Possessor Preposition Capital Number NumberWord Quantity Nobody Relative
        Pronoun Role Wh Edge Conjunction Adverb Ly
    );
    if words.is_any(start, noun) || !words.has(start, Class::Word) {
        return false;
    }
    // "when forced to say": no noun at all.
    if start == end {
        return words.has(start, Class::EndsEd);
    }
    let past = words.is_any(start, classes!(PastEvent EndsEd));
    let object = classes!(Determiner Possessor Pronoun ObjectPronoun);
    let needs = words.is_any(start + 1, classes!(Preposition Edge)) || words.is(start + 1, "to");
    words.is_any(start + 1, object) || past && needs
}

/// Passes over an apposition: "X, a Y of Z, said".
pub fn before_apposition(words: &Words<'_, '_>, end: usize) -> Option<usize> {
    if !words.has(end, Class::Comma) {
        return Some(end);
    }
    let mut index = before(end);
    while index > words.start()
        && words.get(index).is_some()
        && !words.is_any(index, classes!(Comma Mark))
    {
        index = before(index);
    }
    let comma = index > words.start() && words.has(index, Class::Comma) && end - index > 1;
    let noun = before(index);
    (comma && !words.has(noun, Class::Quoted)).then_some(noun)
}

/// Passes over what a bracket adds to a name: "Councillor Osei (East Quay) said".
fn before_bracket(words: &Words<'_, '_>, end: usize) -> usize {
    if !words.is(end, ")") {
        return end;
    }
    let first = end.saturating_sub(LONGEST_BRACKET).max(words.start());
    let opens = (first..end).rev().find(|&i| words.is(i, "("));
    opens.filter(|&i| i > words.start()).map_or(end, before)
}

/// Where the subject that ends with `end` begins; past `end` when there is none.
fn start_of_subject(words: &Words<'_, '_>, end: usize) -> usize {
    let mut index = end;
    for _ in 0..LONGEST_SUBJECT {
        if let Some(noun) = before_clause(words, index, end) {
            index = noun;
            continue;
        }
        if words.get(index).is_none() || stops_subject(words, index, end) {
            break;
        }
        index = before(index);
    }
    index.wrapping_add(1).max(words.start())
}

/// The noun before a clause that says which: "officials who spoke with the board", "owners that had sold a boat".
fn before_clause(words: &Words<'_, '_>, verb: usize, end: usize) -> Option<usize> {
    let pronoun = verb_group::before_adverbs(words, verb);
    let noun = before(pronoun);
    let clause = verb < end
        && verbs::is_finite(words.tokens, verb)
        && words.is_any(pronoun, classes!(Relative That))
        && words.has(noun, Class::Word)
        && !words.is_any(
            noun,
            classes!(Verb Conjunction Preposition Finite PastEvent),
        );
    clause.then_some(noun)
}

/// Behind a closed quotation all words up to the verb name the speaker: "'A,' lead engineer and diver Mara Ilves said".
fn behind_quotation(words: &Words<'_, '_>, start: usize) -> Option<usize> {
    let least = start.saturating_sub(LONGEST_SUBJECT).max(words.start());
    let mark = (least..start).rev().find(|&i| words.has(i, Class::Mark))?;
    let never = classes!(
        Comma Semicolon Colon Dash Stop Finite PastEvent Pronoun That Relative Subordinate Say
        Quoted
    );
    let opens = classes!(Conjunction SourceSkip Adverb Preposition Ly);
    let closed = words.has(before(mark), Class::Quoted) && !words.is_any(mark + 1, opens);
    let plain = (mark + 1..start).all(|i| !words.is_any(i, never));
    (closed && plain).then_some(mark + 1)
}

/// Passes over "On Monday", "In a post on Tuesday" and "In a letter to the council" in front of a subject.
fn behind_time(words: &Words<'_, '_>, start: usize, end: usize) -> usize {
    let closes = classes!(Day Time Message);
    let opens = classes!(Capital Determiner Pronoun);
    let subject = (start + 1..=end).rev().find(|&i| {
        let number = i == start + 2 && words.has(start + 1, Class::Number);
        words.is_any(i, opens) && (number || words.is_any(before(i), closes))
    });
    subject
        .or_else(|| name_behind_noun(words, start, end))
        .filter(|_| words.has(start, Class::SourceSkip))
        .unwrap_or(start)
}

/// The name that ends the words, where a common noun that is no office precedes it: "to the council Mara Ilves".
fn name_behind_noun(words: &Words<'_, '_>, start: usize, end: usize) -> Option<usize> {
    let part = |i: usize| words.has(i, Class::Capital) || is_initial(words, i);
    let first = (start + 2..=end).rev().take_while(|&i| part(i)).last()?;
    let leads = classes!(
        Capital Title Role Spokes Preposition Determiner Possessive Possessor
    );
    let noun = before(first);
    (words.has(noun, Class::Word) && !words.is_any(noun, leads)).then_some(first)
}

fn stops_subject(words: &Words<'_, '_>, index: usize, end: usize) -> bool {
    let marks = classes!(Comma Semicolon Colon Dash Mark);
    let joins = words.is_one_of(index, &["and", "or"]);
    if words.tokens.is_dash(index) || words.is_any(index, marks) || words.is(index, "(") {
        return true;
    }
    if joins {
        let next = index + 1 + usize::from(words.is(index + 1, "the"));
        let more = words.has(next, Class::Capital)
            || words.is_one_of(next, &["other", "others", "colleagues", "at", "in", "from"]);
        return !(words.has(before(index), Class::Capital) && more);
    }
    if words.has(index, Class::Conjunction) {
        let relative = words.is_any(end + 1, classes!(Comma Relative That));
        return relative || !(words.is(index, "as") && words.is(before(index), "such"));
    }
    // "a letter seen by the board".
    if words.is(index + 1, "by") && words.has(index, Class::Past) {
        return false;
    }
    let finite = words.has(index, Class::Verb) && words.is_any(index, classes!(Past Present));
    // "The appeals court".
    let owned = words.is_any(before(index), classes!(Determiner Possessor));
    let verb = finite && !owned && !words.is_any(index, classes!(Statement Capital));
    index < end && (verb || words.is_any(index, classes!(Pronoun First)))
}

/// The speaker behind the cue: "said the harbour master, who ...".
pub fn inverted(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    let stops = classes!(Comma Stop Semicolon Colon Dash InvertedStop);
    let end = words.until(cue + 1, words.end(), |i| {
        words.is_any(i, stops) && !is_initial(words, i) || words.is_any(i, classes!(Mark Quoted))
    });
    let end = apposed_name(words, end).unwrap_or(end);
    (end > cue + 1).then(|| Stretch::new(cue + 1, end))
}

/// Whether the stop at `index` belongs to an initial or a title in the middle of a sentence.
pub fn is_initial(words: &Words<'_, '_>, index: usize) -> bool {
    words.is(index, ".")
        && words.has(before(index), Class::Capital)
        && words.has(index + 1, Class::Capital)
}

/// The agent of a passive: "was reported by the board".
pub fn agent(words: &Words<'_, '_>, cue: usize) -> Option<Stretch> {
    let when = words.is_any(cue + 2, classes!(Number Time Day));
    if !words.is(cue + 1, "by") || !words.has(cue, Class::Past) || when {
        return None;
    }
    let stops = classes!(Comma Stop Semicolon AgentStop);
    let end = words.until(cue + 2, words.end(), |i| {
        words.is_any(i, stops) && !is_initial(words, i)
    });
    (end > cue + 2).then(|| Stretch::new(cue + 2, end))
}
