//! Who told whom: "X told Y that Z said A" is one claim, passed on.
//!
//! Looks, inside what one speaker says, for a clause in which another speaker says it.

use super::{Attribution, cue::Cue, subject};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Words, before};

/// How far into the content the inner speaker's verb may be (tokens).
const NEAR: usize = 9;
/// The most speakers between the event and the article that are looked for.
const MOST_HOPS: usize = 4;

/// Turns an attribution whose content is itself an attribution into a chain, nearest the event first. `cues` are all
/// those of the sentence, nested ones among them.
pub fn unfold(words: &Words<'_, '_>, mut told: Attribution, cues: &[Cue]) -> Attribution {
    for _ in 0..MOST_HOPS {
        let Some((cue, subject, content)) = inner(words, &told, cues) else {
            break;
        };
        if told.chain.is_empty() {
            let hearer = hearer(words, &told);
            told.chain.extend(told.source.into_iter().chain(hearer));
        }
        told.chain.insert(0, subject);
        let from = told.passing.or(told.source);
        let from = from.map(|s| s.start.min(told.cue.start));
        told.passing = from.map(|from| Stretch::new(from, content.start));
        told.rule = "chain.told-that-said";
        told.cue = Stretch::new(cue, cue + 1);
        told.source = Some(subject);
        told.contents = vec![content];
    }
    told
}

/// Joins the attributions of a sentence that pass on one and the same claim: "X said A, according to Y", "A, X said,
/// citing Y".
pub fn joined(words: &Words<'_, '_>, found: Vec<Attribution>) -> Vec<Attribution> {
    let mut kept: Vec<Attribution> = Vec::with_capacity(found.len());
    for next in found {
        let according = words.has(next.cue.start, Class::According);
        let joins = kept.last_mut().is_some_and(|last| {
            if according && speaks_inside(words, last, &next) {
                passed_on_by(last, &next);
                return true;
            }
            words.is(next.cue.start, "citing") && rests_on(words, last, &next)
        });
        if !joins {
            kept.push(next);
        }
    }
    kept
}

/// Whether the earlier attribution is a clause inside what the later one attributes: "X said A, according to Y".
fn speaks_inside(words: &Words<'_, '_>, last: &Attribution, next: &Attribution) -> bool {
    let [content] = next.contents.as_slice() else {
        return false;
    };
    let document = next
        .source
        .is_none_or(|s| words.any(s, classes!(Document Nobody)));
    let says = words.has(last.cue.start, Class::Say) && last.chain.is_empty() && !document;
    let inside = content.contains(last.cue.start) && next.source.is_some();
    let opens = last.source.is_some_and(|s| {
        s.start == content.start || s.end + 2 >= content.end || last.cue.start + 2 >= content.end
    });
    says && inside && opens
}

/// Gives the speaker of the later attribution as the one who passes it on.
fn passed_on_by(last: &mut Attribution, next: &Attribution) {
    let Some(by) = next.source else {
        return;
    };
    last.rule = "chain.said-according-to";
    last.chain = last.source.into_iter().chain([by]).collect();
    last.passing = Some(Stretch::new(next.cue.start, by.end));
    for content in &mut last.contents {
        content.end = content.end.min(next.cue.start.max(content.start));
    }
    last.contents.retain(|c| c.len() > 1);
}

/// "X reported, citing Y, that A" and "A, X said, citing Y": what X says rests on Y. False where nothing is cited.
fn rests_on(words: &Words<'_, '_>, last: &mut Attribution, next: &Attribution) -> bool {
    let from = next.cue.end;
    let near = last.cue.end <= next.cue.start && last.chain.is_empty();
    let comma = words.has(before(next.cue.start), Class::Comma);
    let Some(by) = last.source.filter(|_| near && comma) else {
        return false;
    };
    let ends = classes!(Comma Stop That Mark);
    let end = words.until(from, words.end(), |i| words.is_any(i, ends));
    let origin = Stretch::new(from, end);
    // Not every reason that is cited is a source: "citing fears of flooding".
    let speaks = classes!(Capital Document Role Nobody Spokes);
    if !(origin.start..origin.end.min(from + NEAR)).any(|i| words.is_any(i, speaks)) {
        return false;
    }
    let said_before = last
        .contents
        .iter()
        .any(|c| c.end <= next.cue.start && c.len() > 2);
    let behind = Stretch::new(end + 1, words.end());
    if origin.is_empty() || !said_before && behind.len() < 4 {
        return false;
    }
    last.rule = "chain.citing";
    last.chain = vec![origin, by];
    last.passing = Some(Stretch::new(next.cue.start - 1, end));
    last.contents.retain(|c| c.end <= next.cue.start);
    if !said_before {
        last.contents = vec![behind];
    }
    true
}

/// Verb, speaker and words of the inner attribution.
fn inner(
    words: &Words<'_, '_>,
    outer: &Attribution,
    cues: &[Cue],
) -> Option<(usize, Stretch, Stretch)> {
    let [content] = outer.contents.as_slice() else {
        return None;
    };
    let speaks = words.has(outer.cue.start, Class::Say) && outer.source.is_some();
    if !speaks || content.start < outer.cue.end {
        return None;
    }
    let begin = content.start + usize::from(words.has(content.start, Class::That));
    let cue = cues.iter().map(|c| c.at).find(|&at| {
        let reports = words.has(at, Class::Say) && words.is_any(at, classes!(Past Present));
        at > begin && at <= begin + NEAR && content.contains(at) && reports
    })?;
    let subject = subject::left_of(words, cue)
        .subject
        .filter(|s| s.start == begin)?;
    let same = words.is_any(subject.start, classes!(Pronoun First));
    let hearer = words.has(cue, Class::Teller) && words.has(cue + 1, Class::ObjectPronoun);
    let after = Stretch::new(cue + 1 + usize::from(hearer), content.end);
    let somebody = classes!(Capital Nobody Role Title Spokes);
    let named = words.any(subject, somebody);
    (named && !same && after.len() > 2).then_some((cue, subject, after))
}

/// To whom the outer speaker told it, where a name or a body is given.
fn hearer(words: &Words<'_, '_>, outer: &Attribution) -> Option<Stretch> {
    if !words.has(outer.cue.start, Class::Teller) {
        return None;
    }
    let content = outer.contents.first()?;
    let told = Stretch::new(outer.cue.end, content.start);
    let named = words.any(told, classes!(Capital Body));
    named.then_some(told)
}
