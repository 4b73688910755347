//! Quotations that run over sentences and paragraphs, and who speaks them.
//!
//! A quotation belongs to the cue of its own sentence, else to the sentence that leads to it or closes it, else to the
//! speaker before it while no new one appears.

use crate::claim::attribution::{Attribution, within};
use crate::claim::cues::Class;
use crate::claim::token::{LONGEST, Stretch, Tokens, verbs};

/// The fewest words of a quotation that can be without a cue; shorter ones are names, titles and scare quotes.
const ALONE: usize = 6;
/// The fewest words of a quotation in a sentence with a cue.
const BESIDE_CUE: usize = 3;
/// How many sentences without any speaker a quotation may be away from the last one.
const FAR: usize = 8;

/// A quotation with its speaker.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    /// The words, with the marks around them.
    pub words: Stretch,
    /// The attribution it belongs to (index).
    pub speaker: usize,
}

/// The quotations of the article with their speakers. `attributions` stand in reading order.
pub fn quotations(
    tokens: &Tokens<'_>,
    runs: &[Stretch],
    attributions: &[Attribution],
) -> Vec<Carried> {
    let mut found: Vec<Carried> = Vec::new();
    for run in runs {
        let sentence_of = |i: usize| tokens.get(i).map_or(0, |t| t.sentence);
        let first = sentence_of(run.start);
        let last = sentence_of(run.end - 1);
        let here = nearest(attributions, run, first, last);
        let enough = match here {
            _ if fills(tokens, run, first, last) => 1,
            Some(_) => BESIDE_CUE,
            None => ALONE,
        };
        if run.len() < enough {
            continue;
        }
        let needed = run.start.checked_sub(2).is_some_and(|i| {
            i >= tokens.of_sentence(first).start && verbs::needs_another(tokens, i)
        });
        // "called it a 'gem', but this was a 'mistake'": the author's clause would end in "a".
        let said = |i: usize| {
            let said = attributions.get(i).map_or(&[][..], |a| &a.contents);
            said.iter().any(|c| c.contains(run.start))
        };
        let apart = here.is_none_or(|i| !said(i));
        if apart && is_title(tokens, run) || here.is_none() && needed {
            continue;
        }
        let opens = run.start.checked_sub(2);
        let clause = opens.is_some_and(|i| tokens.has(i, Class::Conjunction));
        if needed && !clause && apart {
            continue;
        }
        let words = with_marks(tokens, *run);
        let speaker = here
            .or_else(|| closing(attributions, last + 1))
            .or_else(|| before(attributions, first));
        found.extend(speaker.map(|speaker| Carried { words, speaker }));
    }
    found
}

/// The quotation with the marks around it, where they are there.
fn with_marks(tokens: &Tokens<'_>, run: Stretch) -> Stretch {
    let start = run.start - usize::from(run.start > 0 && tokens.has(run.start - 1, Class::Mark));
    Stretch::new(
        start,
        run.end + usize::from(tokens.has(run.end, Class::Mark)),
    )
}

/// Whether the sentences of the quotation hold nothing else.
fn fills(tokens: &Tokens<'_>, run: &Stretch, first: usize, last: usize) -> bool {
    let words = with_marks(tokens, *run);
    words.start <= tokens.of_sentence(first).start && words.end >= tokens.of_sentence(last).end
}

/// Whether the quotation marks hold a title or a slogan: most long words have capitals, or the word before says so.
fn is_title(tokens: &Tokens<'_>, run: &Stretch) -> bool {
    let (all, capitals) = tokens.n_capitals(*run);
    let announced = run
        .start
        .checked_sub(2)
        .is_some_and(|i| tokens.has(i, Class::Titled));
    announced || capitals * 10 > all * 7
}

/// The attribution in the sentences of the quotation: one that covers it, else the nearest.
fn nearest(
    attributions: &[Attribution],
    run: &Stretch,
    first: usize,
    last: usize,
) -> Option<usize> {
    let (from, near) = within(
        attributions,
        run.start.saturating_sub(LONGEST),
        run.end + LONGEST,
    );
    let distance = |a: &Attribution| {
        let covers = a
            .contents
            .iter()
            .any(|c| c.contains(run.start) || c.contains(run.end - 1));
        let away = a
            .cue
            .start
            .abs_diff(run.start)
            .min(a.cue.start.abs_diff(run.end));
        if covers { 0 } else { 1 + away }
    };
    near.iter()
        .enumerate()
        .filter(|(_, a)| (first..=last).contains(&a.sentence))
        .min_by_key(|(_, a)| distance(a))
        .map(|(index, _)| from + index)
}

/// The attribution that closes a quotation from the next sentence and has nothing else to attribute: "'No!' Smith said."
fn closing(attributions: &[Attribution], sentence: usize) -> Option<usize> {
    let at = attributions.partition_point(|a| a.sentence < sentence);
    attributions
        .get(at)
        .filter(|a| a.sentence == sentence && a.contents.is_empty() && a.passing.is_none())
        .map(|_| at)
}

/// The last speaker before the quotation, when not too far away.
fn before(attributions: &[Attribution], first: usize) -> Option<usize> {
    let at = attributions
        .partition_point(|a| a.sentence < first)
        .checked_sub(1)?;
    attributions
        .get(at)
        .filter(|a| first - a.sentence <= FAR)
        .map(|_| at)
}
