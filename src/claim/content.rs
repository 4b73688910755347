//! What is said: the words a cue attributes, before it, behind it or around it.
//!
//! Small span rules with a name each. Which word is a cue and who speaks is known by then.

use super::cues::Class;
use super::gate::Cue;
use super::tokens::Stretch;
use super::words::{Words, before};

/// A cue with all that the span rules ask about it.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// The cue's first token.
    pub cue: usize,
    /// One past the cue's last token.
    pub cue_end: usize,
    /// The first token of subject and cue.
    pub start: usize,
    /// Whether it has a subject of its own.
    pub has_subject: bool,
    /// What the verb does, as its class; `None` for a noun or an adjective.
    pub family: Option<Class>,
}

impl Clause {
    /// The token before the attributing clause.
    const fn lead(&self) -> usize {
        before(self.start)
    }

    fn is_speech(&self) -> bool {
        matches!(self.family, Some(Class::Say | Class::Ask | Class::Find))
    }
}

/// Where the content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before subject and cue: "A, he said".
    Before,
    /// Before, with the subject behind the cue: "A, said the mayor".
    BeforeInverted,
    /// Behind the cue: "he said A".
    Behind,
}

/// Where the content of the clause stands.
pub fn place(words: &Words<'_, '_>, clause: &Clause) -> Place {
    let lead = clause.lead();
    let marked = words.is_any(lead, &[Class::Comma, Class::Mark]);
    let may_follow = matches!(clause.family, Some(Class::Say | Class::Ask | Class::Find))
        || words.has(clause.cue, Class::Holds)
        || words.has(lead, Class::Mark);
    let room = words.get(lead).is_some() && lead > words.start() + 1;
    if !(room && marked && may_follow) || words.has(clause.cue + 1, Class::That) {
        return Place::Behind;
    }
    let inverted = !clause.has_subject && begins_inverted(words, clause);
    if opens_with_circumstance(words, clause, inverted) {
        return Place::Behind;
    }
    let participle = words.has(clause.cue, Class::Ing);
    if !clause.has_subject && participle && words.has(before(clause.cue), Class::Comma) {
        return Place::Behind;
    }
    match (inverted, participle) {
        (true, _) => Place::BeforeInverted,
        (false, false) if nothing_is_said_behind(words, clause) => Place::Before,
        _ => Place::Behind,
    }
}

/// Whether a subject begins behind the cue: "A, said the mayor".
fn begins_inverted(words: &Words<'_, '_>, clause: &Clause) -> bool {
    let next = clause.cue + 1;
    let noun = [
        Class::Capital,
        Class::Determiner,
        Class::Pronoun,
        Class::First,
        Class::InvertedStart,
    ];
    let behind_mark = words.has(clause.lead(), Class::Mark)
        && words.has(next, Class::Word)
        && !words.has(next, Class::NotInverted);
    words.is_any(next, &noun) || behind_mark
}

/// Whether what stands before the clause is only when, where or why: "On Monday, he said ...".
fn opens_with_circumstance(words: &Words<'_, '_>, clause: &Clause, inverted: bool) -> bool {
    let lead = clause.lead();
    if !words.has(lead, Class::Comma) || words.is_any(before(lead), &[Class::Quoted, Class::Mark]) {
        return false;
    }
    let short = lead - words.start() < 6 && words.has(words.start(), Class::Opener);
    let next = clause.cue + 1;
    let goes_on = words.get(next).is_some() && !words.is_any(next, &[Class::Comma, Class::Stop]);
    short || !inverted && words.has(words.start(), Class::TimeOpener) && goes_on
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
        let hearer = [Class::Capital, Class::Determiner, Class::Hearer, Class::Day];
        while next < clause.cue_end + 10 && words.is_any(next, &hearer) {
            next += 1;
        }
    }
    let closing = [
        Class::Comma,
        Class::Stop,
        Class::Semicolon,
        Class::Colon,
        Class::Dash,
        Class::Trailing,
        Class::Day,
        Class::Ly,
        Class::Mark,
    ];
    words.get(next).is_none()
        || words.is_any(next, &closing)
        || words.is(next, ")")
        || words.has(clause.lead(), Class::Mark)
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
    let mut found = vec![Stretch::new(words.start(), end)];
    let next = resume + 1;
    let explains = words.is_one_of(next, &["who", "which", "a", "an", "the"])
        || words.has(next, Class::Verb) && words.has(next, Class::Ing);
    if !inverted
        && words.has(resume, Class::Comma)
        && words.end().saturating_sub(next) > 3
        && !explains
    {
        found.push(Stretch::new(next, words.end()));
    }
    found
}

/// The content behind the cue.
pub fn behind(words: &Words<'_, '_>, clause: &Clause, cues: &[Cue<'_>]) -> Option<Stretch> {
    let mut start = past_hearer(words, clause);
    if words.is_any(start, &[Class::Comma, Class::Colon]) {
        start += 1;
    }
    let end = end_behind(words, clause, start, cues);
    let says = (start..end).any(|i| words.is_any(i, &[Class::Word, Class::Number]));
    says.then(|| Stretch::new(start, end))
}

/// Where the content begins, once hearer, place and time are passed over.
fn past_hearer(words: &Words<'_, '_>, clause: &Clause) -> usize {
    let from = clause.cue_end;
    if words.has(clause.cue, Class::Teller) {
        return past_object(words, clause, from).unwrap_or(from);
    }
    let circumstance = words.is_any(from, &[Class::Circumstance, Class::Day]);
    if clause.family != Some(Class::Say) || !circumstance {
        return from;
    }
    let opens = words.find(from, words.end(), |i| {
        let after_day = words.has(before(i), Class::Day)
            && words.is_any(
                i,
                &[
                    Class::Determiner,
                    Class::Pronoun,
                    Class::First,
                    Class::Capital,
                ],
            );
        words.is_any(i, &[Class::That, Class::Colon, Class::Mark]) || after_day
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
    let begins = [
        Class::That,
        Class::Comma,
        Class::Colon,
        Class::Wh,
        Class::Mark,
    ];
    let at = words.find(from, from + 14, |i| {
        words.is_any(i, &begins)
            || words.is(i, "to")
            || i > from && words.is_any(i, &[Class::Pronoun, Class::First])
    })?;
    let told = words.is_one_of(clause.cue, &["told", "tells", "tell", "telling"]);
    let skip = words.has(at, Class::Colon)
        || words.has(at, Class::Comma) && told && !words.has(at + 1, Class::Mark);
    Some(if skip { at + 1 } else { at })
}

/// Where the content behind the cue ends.
fn end_behind(words: &Words<'_, '_>, clause: &Clause, start: usize, cues: &[Cue<'_>]) -> usize {
    let subordinate = is_subordinate(words, clause);
    for at in start + 2..words.end() {
        if words.has(at, Class::Quoted) {
            continue;
        }
        let after_comma = words.has(before(at), Class::Comma);
        if words.has(at, Class::According) || after_comma && starts_new_cue(words, at, cues) {
            return before(at);
        }
        if after_comma
            && (is_cut(words, clause, at) || subordinate && begins_main_clause(words, at))
        {
            return before(at);
        }
        let closes = words.has(at, Class::Semicolon) && clause.family != Some(Class::Say)
            || words.has(at, Class::Dash) && (!clause.is_speech() || concludes(words, at))
            || words.is_one_of(at, &["and", "but"]) && joins_next_cue(at, cues);
        if closes {
            return at;
        }
    }
    words.end()
}

/// "... via third ports” – indicating ...": behind a quotation, dash and participle are the author's conclusion.
fn concludes(words: &Words<'_, '_>, dash: usize) -> bool {
    words.has(before(dash), Class::Mark) && words.has(dash + 1, Class::EndsIng)
}

/// ", adding ...": a participle that attributes again.
fn starts_new_cue(words: &Words<'_, '_>, at: usize, cues: &[Cue<'_>]) -> bool {
    // ", even suggesting ...".
    let at = at + usize::from(words.is_any(at, &[Class::Adverb, Class::Ly]));
    words.has(at, Class::Ing) && cues.iter().any(|c| c.at == at)
}

/// "and called ...": a verb of the same subject.
fn joins_next_cue(at: usize, cues: &[Cue<'_>]) -> bool {
    cues.iter()
        .any(|c| c.at > at && c.at <= at + 3 && c.rule != "cue.found")
}

/// Words that end the content behind a comma.
fn is_cut(words: &Words<'_, '_>, clause: &Clause, at: usize) -> bool {
    match clause.family {
        Some(Class::Say) => words.has(at, Class::SpeechCut) || words.is(at, "but"),
        Some(Class::Ask | Class::Find) => false,
        _ => words.has(at, Class::Cut),
    }
}

/// Whether the attribution stands in a subordinate clause, so that the main clause after it is not said by anybody.
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
    let begins = [
        Class::Pronoun,
        Class::First,
        Class::Determiner,
        Class::Capital,
        Class::Existential,
    ];
    words.is_any(at, &begins)
}
