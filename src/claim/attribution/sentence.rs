//! Attributions: cue, source and content of every sentence that gives somebody's words or thoughts.
//!
//! Puts `gate`, `subject` and `content` together. Quotations that run over sentences are `carried`'s.

use super::content::{self, ContentPlace};
use super::cue::{Clause, Cue};
use super::{
    Attribution, agentless, chain, colon, extent, frames, gate, inserted, nested, readable,
    speaker, subject, thing, unlisted, verb_group,
};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Tokens, Words, before};

/// The attributions of one sentence.
/// `opens` tells whether it begins a paragraph.
pub fn of_sentence(tokens: &Tokens<'_>, sentence: usize, opens: bool) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Words::pieces(tokens, sentence)
        .flat_map(|words| of_words(&words, sentence))
        .collect();
    if found.is_empty() {
        found.extend(
            colon::signed(tokens, sentence).or_else(|| colon::attribution(tokens, sentence, opens)),
        );
    }
    found
}

fn of_words(words: &Words<'_, '_>, sentence: usize) -> Vec<Attribution> {
    let all = gate::cues(words);
    let mut cues = nested::outermost(words, &all);
    let left = |cue: &Cue| subject::left_of(words, cue.at);
    let lefts: Vec<subject::Left> = cues.iter().map(left).collect();
    for (cue, left) in cues.iter_mut().zip(&lefts) {
        cue.clause = left.clause;
    }
    let mut found: Vec<Attribution> = Vec::new();
    for (cue, left) in cues.iter().zip(&lefts) {
        let last_source = found.iter().rev().find_map(|a| a.source);
        let (cue_at, source, contents) = match &cue.frame {
            Some(frame) => (
                frame.cue,
                Some(frame.source),
                frames::contents(words, frame),
            ),
            None => verb(words, cue, left, &cues, last_source),
        };
        if says_nothing(words, cue.at, left, source, &contents) {
            continue;
        }
        found.push(Attribution {
            mind: cue.mind,
            passing: passing(words, cue, left, source, &contents),
            ..Attribution::new(cue.rule, sentence, cue_at, source, contents)
        });
    }
    let unfolded = found
        .into_iter()
        .map(|found| extent::grown(words, found))
        .map(|outer| chain::unfold(words, outer, &all))
        .collect();
    readable::readable(words, chain::joined(words, unfolded))
}

/// Whether a cue, read with what is around it, gives nobody's words.
fn says_nothing(
    words: &Words<'_, '_>,
    cue: usize,
    left: &subject::Left,
    source: Option<Stretch>,
    contents: &[Stretch],
) -> bool {
    // "sold a rope called “Hawser”".
    let modifies = left.is_object && words.has(cue, Class::Past) && !words.has(cue, Class::Say);
    // "Nobody on the quay plans to".
    let nobody = left
        .subject
        .is_some_and(|s| words.has(s.start, Class::Negation));
    let too_short = words.has(cue, Class::Attitude) && contents.iter().all(|c| c.len() < 2);
    let only_happens = source.is_none() && contents.is_empty() && agentless::is_passive(words, cue);
    let other = |s: Stretch| is_inside_clause(words, cue, s) || thing::is_source(words, cue, s);
    modifies
        || nobody
        || too_short
        || only_happens
        || content::is_none(words, cue, contents)
        || source.is_some_and(other)
}

/// The words that are part of nobody's claim: the frame, "by the board", "went on to", "it is", between two halves.
fn passing(
    words: &Words<'_, '_>,
    cue: &Cue,
    left: &subject::Left,
    source: Option<Stretch>,
    contents: &[Stretch],
) -> Option<Stretch> {
    let agent = || {
        let agent = subject::agent(words, cue.at).filter(|&agent| source == Some(agent))?;
        let from = if contents.is_empty() {
            left.clause
        } else {
            cue.at
        };
        Some(Stretch::new(from, agent.end))
    };
    cue.frame
        .map(|frame| frame.all)
        .or_else(agent)
        .or_else(|| speaker::leading_verbs(words, cue.at))
        .or_else(|| speaker::of_nobody(words, cue.at).filter(|_| source.is_none()))
        .or_else(|| between(contents, cue.at))
}

/// Whether the source belongs to a clause of the author's that it would cut in half: "arrested in April for a call he
/// reported", "the number who said A rose".
fn is_inside_clause(words: &Words<'_, '_>, cue: usize, source: Stretch) -> bool {
    let relative = |i: usize| words.is_any(i, classes!(Relative That));
    let counts = ["number", "share", "proportion", "percentage", "rate"];
    // "No union claimed it", "there is no denying it": nobody says it.
    if words.is_one_of(source.start, &["no", "there"]) {
        return true;
    }
    source.end <= cue
        && if words.find(source.end, cue, relative).is_some() {
            words.is(source.start, "the") && words.is_one_of(source.start + 1, &counts)
        } else {
            let governs = ["in", "on", "at", "of", "for"];
            source.start > words.start() + 1 && words.is_one_of(before(source.start), &governs)
        }
}

/// All that is between the halves of what is said: "A, the mayor told the council, B".
fn between(contents: &[Stretch], cue: usize) -> Option<Stretch> {
    match contents {
        [one, other] if one.end <= cue && cue < other.start => {
            Some(Stretch::new(one.end, other.start))
        }
        _ => None,
    }
}

type AttributionParts = (Stretch, Option<Stretch>, Vec<Stretch>);

/// A verb, noun or adjective with its subject and what it says.
fn verb(
    words: &Words<'_, '_>,
    cue: &Cue,
    left: &subject::Left,
    cues: &[Cue],
    last_source: Option<Stretch>,
) -> AttributionParts {
    if let Some(speaker) = speaker::behind_closed_quotation(words, cue.at) {
        return (Stretch::new(cue.at, cue.at + 1), Some(speaker), Vec::new());
    }
    if let Some(passive) = passive(words, cue.at, left.subject) {
        return passive;
    }
    let is_passive = agentless::is_passive(words, cue.at);
    if is_passive && left.subject.is_none() && words.has(before(left.clause), Class::Comma) {
        return (Stretch::new(cue.at, cue.at + 1), None, Vec::new());
    }
    let own = left.subject.filter(|_| !shares_subject(words, cue.at));
    let clause = Clause {
        cue: cue.at,
        cue_end: cue_end(words, cue.at),
        start: if own.is_some() { left.clause } else { cue.at },
    };
    if let Some(halves) = inserted::halves(words, &clause) {
        let source = own.or_else(|| subject::inverted(words, cue.at));
        return (Stretch::new(cue.at, clause.cue_end), source, halves);
    }
    let behind = content::behind(words, &clause, cues);
    let said = behind.and_then(|b| agentless::contents(words, &clause, left.subject?, b));
    if let Some(contents) = said {
        return (Stretch::new(cue.at, clause.cue_end), None, contents);
    }
    let place = content::place(words, &clause);
    let is_inverted = place == ContentPlace::BeforeInverted;
    let inverted = subject::inverted(words, cue.at).filter(|_| is_inverted);
    let source = inverted
        .or_else(|| speaker::of_noun(words, cue.at))
        .or_else(|| speaker::of_infinitive(words, cue.at))
        .or_else(|| last_source.filter(|_| own.is_none() && speaker::is_set_off(words, cue.at)))
        .or_else(|| speaker::of_participle(words, cue.at))
        .or(own)
        .or_else(|| subject::agent(words, cue.at))
        .or(last_source)
        .or_else(|| speaker::of_opening(words, cue.at))
        .or_else(|| speaker::first_named(words, cue.at));
    let resume = inverted.map_or(clause.cue_end, |s| s.end);
    let contents = match place {
        ContentPlace::Behind => behind.into_iter().collect(),
        _ => content::around(words, &clause, is_inverted, resume),
    };
    (Stretch::new(cue.at, clause.cue_end), source, contents)
}

/// "The claim, denied by the board": the agent speaks, and what precedes the verb is spoken of.
fn passive(
    words: &Words<'_, '_>,
    cue: usize,
    subject: Option<Stretch>,
) -> Option<AttributionParts> {
    let agent = subject::agent(words, cue).filter(|a| !words.has(a.start, Class::EndsIng))?;
    let told = subject.filter(|s| s.end <= cue)?;
    let cue_words = Stretch::new(cue, cue + 1);
    if is_named_only(words, told, cue) {
        return Some((cue_words, Some(agent), Vec::new()));
    }
    Some((cue_words, Some(agent), vec![told]))
}

/// Whether what is notified is only called something: in "a claim denied by the board" the claim itself is elsewhere.
fn is_named_only(words: &Words<'_, '_>, told: Stretch, cue: usize) -> bool {
    told.len() <= 2 && told.end == cue && words.has(before(cue), Class::Statement)
}

/// Whether the cue follows a word that joins it to an earlier clause, whose subject it shares.
fn shares_subject(words: &Words<'_, '_>, cue: usize) -> bool {
    let left = verb_group::before_verb_group(words, cue);
    let joined = words.has(left, Class::Coordinator) || words.is(left, "then");
    let participle = words.has(cue, Class::Ing)
        && (words.is_any(left, classes!(Comma Dash))
            || words.is_one_of(left, &["by", "and", "before", "after", "while"]));
    joined || participle
}

/// One past the words of the verb: "pointed out", "chimed in:".
fn cue_end(words: &Words<'_, '_>, cue: usize) -> usize {
    let particle = unlisted::behind_particle(words, cue + 1);
    if words.is_any(particle, classes!(Comma Colon)) && words.has(particle + 1, Class::Mark) {
        particle
    } else {
        cue + 1 + usize::from(is_phrasal(words, cue))
    }
}

/// Whether the cue is a verb of two words: "pointed out", "referred to".
fn is_phrasal(words: &Words<'_, '_>, cue: usize) -> bool {
    words.has(cue, Class::Phrasal) && words.is_one_of(cue + 1, &["out", "to"])
}
