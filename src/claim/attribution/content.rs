//! What is said: the words a cue attributes, before it, behind it or around it.
//!
//! Small span rules with a name each. Which word is a cue and who speaks is known by then.

use super::cue::{Clause, Cue};
use super::ending;
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Words, before, verbs};

/// How far behind the verb an aside may reach (tokens).
const LONGEST_ASIDE: usize = 12;

/// Where the content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentPlace {
    /// Before subject and cue: "A, he said".
    Before,
    /// Before, with the subject behind the cue: "A, said the mayor".
    BeforeInverted,
    /// Behind the cue: "he said A".
    Behind,
}

/// Where the content of the clause is.
pub fn place(words: &Words<'_, '_>, clause: &Clause) -> ContentPlace {
    let lead = clause.lead();
    let marked = words.is_any(lead, classes!(Comma Mark));
    let may_follow = clause.is_speech(words)
        || words.has(clause.cue, Class::Holds)
        || words.has(lead, Class::Mark);
    let room = words.get(lead).is_some() && lead > words.start() + 1;
    let colon = words.has(clause.cue, Class::Colon);
    if !(room && marked && may_follow) || colon || names_what_behind(words, clause) {
        return ContentPlace::Behind;
    }
    let inverted = !clause.has_subject() && begins_inverted(words, clause);
    if opens_with_circumstance(words, clause, inverted) {
        return ContentPlace::Behind;
    }
    let participle = words.has(clause.cue, Class::Ing);
    if !clause.has_subject() && participle && words.has(before(clause.cue), Class::Comma) {
        return ContentPlace::Behind;
    }
    match (inverted, participle) {
        (true, _) => ContentPlace::BeforeInverted,
        (false, false) if nothing_is_said_behind(words, clause) => ContentPlace::Before,
        _ => ContentPlace::Behind,
    }
}

/// Whether a "that" behind the cue opens what is said: "said that A", "announced on Friday that A".
fn names_what_behind(words: &Words<'_, '_>, clause: &Clause) -> bool {
    let next = clause.cue + 1;
    let day = words.is(next, "on") && words.has(next + 1, Class::Day);
    let behind_day = next
        + if day {
            2
        } else {
            usize::from(words.has(next, Class::Day))
        };
    words.has(behind_day, Class::That) || behind_aside(words, clause).is_some()
}

/// The "that" behind an aside: "explained, in a long letter, that A".
fn behind_aside(words: &Words<'_, '_>, clause: &Clause) -> Option<usize> {
    let open = clause.cue_end;
    let comma = |i: usize| words.has(i, Class::Comma);
    let close = words.find(open + 1, open + LONGEST_ASIDE, comma)?;
    let plain = (open + 1..close).all(|i| words.is_any(i, classes!(Word Number)));
    let that = close + 1;
    // "said, if all goes well, that is the end of it": there it stands for a noun.
    let opens = words.has(that, Class::That) && !words.has(that + 1, Class::Finite);
    (comma(open) && plain && opens).then_some(that)
}

/// Whether a subject begins behind the cue: "A, said the mayor".
fn begins_inverted(words: &Words<'_, '_>, clause: &Clause) -> bool {
    let next = clause.cue + 1;
    // "Mara Ilves of the board, says they are looking": their verb follows.
    if words.is_any(next, classes!(Pronoun First)) && words.has(next + 1, Class::Finite) {
        return false;
    }
    let noun = classes!(Capital Determiner Pronoun First InvertedStart);
    let behind_mark = words.has(clause.lead(), Class::Mark)
        && words.has(next, Class::Word)
        && !words.has(next, Class::NotInverted);
    words.is_any(next, noun) || behind_mark
}

/// Whether what precedes the clause is only when, where or why: "On Monday, he said ...".
fn opens_with_circumstance(words: &Words<'_, '_>, clause: &Clause, inverted: bool) -> bool {
    let lead = clause.lead();
    let next = clause.cue_end;
    let time = words.find(next, words.end(), |i| !words.is_any(i, classes!(Time Day)));
    let time = time.unwrap_or(words.end());
    let goes_on = words.get(time).is_some() && !words.is_any(time, classes!(Comma Stop));
    if !words.has(lead, Class::Comma) || words.is_any(before(lead), classes!(Quoted Mark)) {
        // "On Sunday, on the programme “Harbour Hour,” the mayor said A": a title.
        let place = Stretch::new(words.start(), lead);
        let opens = words.is_any(place.start, classes!(TimeOpener Day EndsIng));
        let begins = classes!(Determiner Pronoun First Capital That);
        let says = !inverted
            && !words.has(clause.cue, Class::Teller)
            && words.is_any(next, begins)
            && !words.has(next, Class::Day);
        return goes_on && opens && (says || !verbs::has_small_verb(words.tokens, place));
    }
    if words.has(next, Class::Colon) && words.has(next + 1, Class::Mark) {
        return true;
    }
    let comma = words.has(next, Class::Comma);
    let quotes = (comma || words.has(next, Class::Colon)) && words.has(next + 1, Class::Mark);
    // "After all, she argued, the pier was closed" gives the whole.
    if comma && !quotes && !inverted {
        return false;
    }
    let openers = classes!(Opener TimeOpener EndsIng);
    // "A, and when pressed, she replied, “B”".
    let last = (words.start()..lead)
        .rev()
        .find(|&i| words.has(i, Class::Comma));
    let last = last
        .filter(|&i| words.has(i + 1, Class::Coordinator))
        .map(|i| i + 2);
    let opens = |i: usize| words.is_any(i, openers);
    if quotes && (opens(words.start()) || last.is_some_and(opens)) {
        return true;
    }
    let short = lead - words.start() < 6 && words.has(words.start(), Class::Opener);
    // "With the move to open the pier, a spokesman said Monday morning".
    if time > next && !goes_on && !short {
        return false;
    }
    short || !inverted && words.is_any(words.start(), classes!(TimeOpener Day)) && goes_on
}

/// Whether the words behind the cue name at most the hearer, a place or a time.
fn nothing_is_said_behind(words: &Words<'_, '_>, clause: &Clause) -> bool {
    // "A, the mayor told the council on Tuesday": nothing but the hearer.
    if words.has(clause.cue, Class::Teller) && past_object(words, clause, clause.cue_end).is_none()
    {
        return true;
    }
    let mut next = clause.cue_end;
    if words.has(clause.cue, Class::Teller)
        || words.is_one_of(clause.cue, &["wrote", "said", "says", "writes"])
    {
        let hearer = classes!(Capital Determiner Hearer Day);
        while next < clause.cue_end + 10 && words.is_any(next, hearer) {
            next += 1;
        }
    }
    let closing = classes!(Comma Stop Semicolon Colon Dash Trailing Day Ly Mark);
    // "admitted to hiding it" says what.
    if words.is(next, "to") && words.has(next + 1, Class::EndsIng) {
        return false;
    }
    words.get(next).is_none()
        || words.is_any(next, closing)
        || is_occasion(words, clause.cue_end)
        || words.is(next, ")")
        || words.has(clause.lead(), Class::Mark)
}

/// "said in its log": a preposition and a noun that end the sentence, and no clause.
fn is_occasion(words: &Words<'_, '_>, from: usize) -> bool {
    let clause = classes!(Finite PastEvent That Wh Pronoun First Mark);
    let end = words.until(from, words.end(), |i| words.is_any(i, classes!(Comma Stop)));
    words.has(from, Class::Preposition)
        && end <= from + LONGEST_ASIDE
        && !(from + 2..end).any(|i| words.is_any(i, clause))
}

/// The content before the clause, and what follows it: "A, he said, B". `resume` is the token behind cue and speaker.
pub fn around(
    words: &Words<'_, '_>,
    clause: &Clause,
    inverted: bool,
    resume: usize,
) -> Vec<Stretch> {
    let lead = clause.lead();
    let end = if lead > words.start() { lead } else { lead + 1 };
    let next = resume + 1;
    let clause_start = last_clause(words, lead, next);
    let end = closing_mark(words, end).unwrap_or(end);
    let said = Stretch::new(clause_start.unwrap_or(words.start()), end);
    let left = words.end().saturating_sub(next);
    let rest = words.has(resume, Class::Comma)
        && (left > 3 || left > 0 && words.has(before(end), Class::Be));
    if rest && goes_on(words, said, next, inverted) {
        vec![said, Stretch::new(next, words.end())]
    } else {
        vec![said]
    }
}

/// One past the mark that closes the quotation the sentence opens with, where only the speaker is behind it: "'A,'
/// Mara Ilves, 43, of Ostrel, said".
fn closing_mark(words: &Words<'_, '_>, end: usize) -> Option<usize> {
    let mark = |i: usize| words.has(i, Class::Mark);
    let last = (words.start() + 1..end).rev().find(|&i| mark(i))?;
    let verb = classes!(Finite PastEvent Quoted That Wh);
    let speaker = (last + 1..end).all(|i| !words.is_any(i, verb));
    (mark(words.start()) && words.has(before(last), Class::Comma) && speaker).then_some(last + 1)
}

/// Where the last main clause before the cue begins, when its verb follows: "A, and B, they say, is C" gives B and C.
fn last_clause(words: &Words<'_, '_>, lead: usize, next: usize) -> Option<usize> {
    let joined =
        |i: usize| words.has(before(i), Class::Comma) && words.is_one_of(i, &["and", "but", "so"]);
    let from = (words.start() + 1..lead).rev().find(|&i| joined(i))? + 1;
    let halved =
        words.has(next, Class::Finite) && !verbs::has_verb(words.tokens, Stretch::new(from, lead));
    let whole = verbs::has_verb(words.tokens, Stretch::new(words.start(), from));
    (halved && whole && from < lead).then_some(from)
}

/// Whether what was said before the clause goes on behind it. A whole quotation goes on as one; half a clause must.
fn goes_on(words: &Words<'_, '_>, said: Stretch, next: usize, inverted: bool) -> bool {
    let explains = words.is_one_of(next, &["who", "which", "a", "an", "the"])
        || words.has(next, Class::Verb) && words.has(next, Class::Ing);
    if words.is_any(said.start, classes!(Mark Quoted)) {
        let quotes = words.has(next, Class::Mark) || words.has(next + 1, Class::Mark);
        return !inverted && !explains && (quotes || words.has(next, Class::That));
    }
    !verbs::has_verb(words.tokens, said) || !inverted && !explains
}

/// The content behind the cue.
pub fn behind(words: &Words<'_, '_>, clause: &Clause, cues: &[Cue]) -> Option<Stretch> {
    let mut start = behind_aside(words, clause).unwrap_or_else(|| past_hearer(words, clause));
    if words.is_any(start, classes!(Comma Colon)) {
        start += 1;
        // "he said, shaking his head".
        let lists = words.is_one_of(start, &["including", "following", "regarding"]);
        if words.has(start, Class::EndsIng) && !words.has(start, Class::Verb) && !lists {
            return None;
        }
    }
    let end = ending::end_behind(words, clause, start, cues);
    let says = (start..end).any(|i| words.is_any(i, classes!(Word Number)));
    says.then(|| Stretch::new(start, end))
}

/// Whether the verb gives nobody's words: it only tells when something happened, names, or telephones.
pub fn is_none(words: &Words<'_, '_>, cue: usize, contents: &[Stretch]) -> bool {
    tells_when(words, cue) || names_or_telephones(words, cue, contents)
}

/// "After the report was published, she left": what follows the comma is the author's.
fn tells_when(words: &Words<'_, '_>, cue: usize) -> bool {
    let opens = words.is_one_of(words.start(), &["after", "before", "since", "when", "once"]);
    opens && words.has(before(cue), Class::Be) && words.has(cue + 1, Class::Comma)
}

/// "A band called the Tide", "called the Harbour Board", "called her by phone".
fn names_or_telephones(words: &Words<'_, '_>, cue: usize, contents: &[Stretch]) -> bool {
    let &[said] = contents else {
        return false;
    };
    let name = words.is(said.start, "the")
        && said.len() > 1
        && (said.start + 1..said.end).all(|i| words.is_any(i, classes!(Capital Stop)));
    let telephone = (said.start + 1..said.end)
        .any(|i| words.is_one_of(i, &["phone", "telephone"]) && words.is(before(i), "by"));
    words.has(cue, Class::Names) && said.start == cue + 1 && (name || telephone)
}

/// Where the content begins, once hearer, place and time are passed over.
fn past_hearer(words: &Words<'_, '_>, clause: &Clause) -> usize {
    // "said sadly, “A”".
    let adverb = words.has(clause.cue_end, Class::Ly)
        && words.is_any(clause.cue_end + 1, classes!(Comma Colon Mark));
    let from = clause.cue_end + usize::from(adverb);
    if words.has(clause.cue, Class::Teller) {
        return past_object(words, clause, from).unwrap_or(from);
    }
    let circumstance = words.is_any(from, classes!(Circumstance Day));
    if !words.has(clause.cue, Class::Say) || !circumstance {
        return from;
    }
    let opens = words.find(from, words.end(), |i| {
        let after_day = words.has(before(i), Class::Day)
            && words.is_any(i, classes!(Determiner Pronoun First Capital));
        // "said in the release this bridge is closed".
        let after_message = words.has(before(i), Class::Message)
            && words.is_any(i, classes!(Pronoun First Determiner));
        words.is_any(i, classes!(That Colon Mark)) || after_day || after_message
    });
    match opens {
        Some(at) => at,
        None if words.is_one_of(from, &["to", "by", "with", "as"]) => from,
        None => words
            .find(from, words.end(), |i| words.has(i, Class::Comma))
            .map_or(from, |comma| comma + 1),
    }
}

/// Behind "told the council": the "that", "to", question word, mark or pronoun with which the content begins.
fn past_object(words: &Words<'_, '_>, clause: &Clause, from: usize) -> Option<usize> {
    let begins = classes!(That Comma Colon Wh Mark);
    // "told Harbour News every claim will be read".
    let named = words.find(from, words.end(), |i| {
        !words.has(i, Class::Capital) || words.has(i, Class::Finite)
    });
    let at = words.find(from, from + 14, |i| {
        words.is_any(i, begins)
            || words.is(i, "to")
            || Some(i) == named
                && i > from
                && words.is_one_of(i, &["the", "every", "a", "an", "any", "no"])
            || i > from && words.is_any(i, classes!(Pronoun First))
    })?;
    let told = words.is_one_of(clause.cue, &["told", "tells", "tell", "telling"]);
    // "asked the council to move the bell": whom it is asked of belongs to what is asked.
    if words.is(at, "to") && at > from {
        return Some(from);
    }
    let skip = words.is_any(at, classes!(Colon Comma)) && told && !words.has(at + 1, Class::Mark);
    Some(if skip { at + 1 } else { at })
}
