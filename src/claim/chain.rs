//! Who told whom: "X told Y that Z said A" is one claim, passed on.
//!
//! Looks, inside what one speaker says, for a clause in which another speaker says it.

use super::attribution::Attribution;
use super::cues::Class;
use super::gate::Cue;
use super::subject;
use super::tokens::Stretch;
use super::words::Words;

/// How far into the content the inner speaker's verb may stand (tokens).
const NEAR: usize = 9;

/// Turns an attribution whose content is itself an attribution into a chain, nearest the event first. `cues` are all
/// those of the sentence, nested ones among them.
pub fn unfold(words: &Words<'_, '_>, outer: Attribution, cues: &[Cue<'_>]) -> Attribution {
    match inner(words, &outer, cues) {
        Some((cue, subject, content)) => Attribution {
            rule: "chain.told-that-said",
            cue: Stretch::new(cue, cue + 1),
            chain: [Some(subject), outer.source, hearer(words, &outer)]
                .into_iter()
                .flatten()
                .collect(),
            passing: outer
                .source
                .map(|s| Stretch::new(s.start.min(outer.cue.start), content.start)),
            source: Some(subject),
            contents: vec![content],
            ..outer
        },
        None => outer,
    }
}

/// Verb, speaker and words of the inner attribution.
fn inner(
    words: &Words<'_, '_>,
    outer: &Attribution,
    cues: &[Cue<'_>],
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
        let reports = words.has(at, Class::Say) && words.is_any(at, &[Class::Past, Class::Present]);
        at > begin && at <= begin + NEAR && content.contains(at) && reports
    })?;
    let subject = subject::left_of(words, cue)
        .subject
        .filter(|s| s.start == begin)?;
    let same = words.has(subject.start, Class::Pronoun) || words.has(subject.start, Class::First);
    let after = Stretch::new(cue + 1, content.end);
    (!same && after.len() > 2).then_some((cue, subject, after))
}

/// To whom the outer speaker told it, where a name or a body is given.
fn hearer(words: &Words<'_, '_>, outer: &Attribution) -> Option<Stretch> {
    if !words.has(outer.cue.start, Class::Teller) {
        return None;
    }
    let content = outer.contents.first()?;
    let told = Stretch::new(outer.cue.end, content.start);
    let named =
        (told.start..told.end).any(|i| words.has(i, Class::Capital) || words.has(i, Class::Body));
    named.then_some(told)
}
