//! Runs of names: which words of the text make one name, and where the name proper begins behind titles.
//!
//! Shapes alone; who is meant is `lookup`'s to say.

use super::names::{is_acronym, is_name};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Tokens};

/// The runs of names of the text, in reading order.
pub struct Runs<'a, 't> {
    pub tokens: &'a Tokens<'t>,
    pub at: usize,
}

impl Iterator for Runs<'_, '_> {
    type Item = Stretch;

    fn next(&mut self) -> Option<Stretch> {
        let tokens = self.tokens;
        let start = (self.at..tokens.len()).find(|&i| begins_name(tokens, i))?;
        let sentence = tokens.get(start)?.sentence;
        let run = run_at(tokens, start, tokens.of_sentence(sentence).end);
        self.at = run.end;
        Some(run)
    }
}

/// Where the names begin that end before `end`, none before `least`.
pub fn start_of_names(tokens: &Tokens<'_>, end: usize, least: usize) -> usize {
    let names = (least..end).rev().take_while(|&i| is_name(tokens, i));
    names.last().unwrap_or(end)
}

/// The most tokens of a run: a text of nothing but capitals must not become one name.
const LONGEST: usize = 24;

/// The run of names that begins at `start` and ends before `limit`.
pub fn run_at(tokens: &Tokens<'_>, start: usize, limit: usize) -> Stretch {
    let limit = limit.min(start + LONGEST);
    let mut end = start + 1;
    while end < limit {
        let step = part_of_name(tokens, end);
        let Some(next) = step.filter(|&next| next <= limit) else {
            break;
        };
        end = next;
    }
    Stretch::new(start, end)
}

/// Whether a run of names begins here; at the head of a sentence a capital alone does not make one.
fn begins_name(tokens: &Tokens<'_>, index: usize) -> bool {
    let opening = classes!(Wh Nobody Adverb Ly Verb);
    let opens = tokens
        .get(index)
        .is_some_and(|t| tokens.of_sentence(t.sentence).start == index);
    is_name(tokens, index)
        && !tokens.has(index, Class::Wh)
        && !(opens && tokens.is_any(index, opening))
}

/// One past the next part of a name at `at`: a name, an initial's stop and a name, a small word and a name.
fn part_of_name(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if is_name(tokens, at) {
        return Some(at + 1);
    }
    let goes_on = is_name(tokens, at + 1);
    let text = tokens.text_of(at);
    let stop = text == "." && tokens.is_glued(at) && at > 0 && is_short(tokens, at - 1);
    let hyphen = text == "-" && tokens.is_glued(at) && tokens.is_glued(at + 1);
    let small = tokens.has(at, Class::Particle);
    // "Harbour Users' Association", "Ministry of Defence".
    let plural = matches!(text, "'" | "\u{2019}") && tokens.is_glued(at);
    let of = text == "of" && at > 0 && tokens.has(at - 1, Class::Body);
    (goes_on && (stop || hyphen || small || plural || of)).then_some(at + 2)
}

/// An initial or a shortened title: "J", "Sen".
fn is_short(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.text_of(index).chars().nth(1).is_none() || tokens.has(index, Class::Title)
}

/// Whether nearly all words of a headline have capitals, so that names do not stand out: "Harbour Board Doubles Tolls".
pub fn is_in_capitals(tokens: &Tokens<'_>, line: Stretch) -> bool {
    if line.end > 0 && tokens.has(line.end - 1, Class::Stop) {
        return false;
    }
    let near = Stretch::new(line.start, line.end.min(line.start + 40));
    let (all, capital) = tokens.n_capitals(near);
    all > 3 && capital * 10 > all * 7
}

/// The name behind capitalised titles and offices: "Mara Ilves" of "Foreign Minister Mara Ilves".
pub fn without_titles(tokens: &Tokens<'_>, run: Stretch) -> Stretch {
    let title = run
        .iter()
        .rev()
        .find(|&i| tokens.is_any(i, classes!(Title Role)));
    let abbreviated = (run.start..run.end.saturating_sub(2)).rev().find(|&i| {
        is_acronym(tokens, i) && !tokens.text_of(i).contains('.') && tokens.text_of(i + 1) != "."
    });
    let start = match title.max(abbreviated) {
        Some(at) if tokens.text_of(at + 1) == "." => at + 2,
        Some(at) => at + 1,
        // "Secretary of State Mara Ilves", "Speaker of the House Mara Ilves".
        None => run.start + usize::from(run.len() > 2 && ends_office(tokens, run.start)),
    };
    if start >= run.end {
        run
    } else {
        Stretch::new(start, run.end)
    }
}

/// Whether the word is the end of an office: "State" of "Secretary of State".
fn ends_office(tokens: &Tokens<'_>, index: usize) -> bool {
    let of = [index.wrapping_sub(1), index.wrapping_sub(2)]
        .into_iter()
        .take_while(|&i| matches!(tokens.text_of(i), "of" | "the"))
        .find(|&i| tokens.text_of(i) == "of");
    of.is_some_and(|i| i > 0 && tokens.has(i - 1, Class::Title))
}

/// The noun that says what kind of body a run of names is: "board" of "Harbour Board", "ministry" of "Ministry of".
pub fn body_head(tokens: &Tokens<'_>, run: Stretch) -> Option<String> {
    let last = run.end - 1;
    let ends = run.len() > 1 && tokens.has(last, Class::Body);
    let begins = tokens.has(run.start, Class::Body) && tokens.text_of(run.start + 1) == "of";
    match (ends, begins) {
        (true, _) => Some(tokens.text_of(last).to_lowercase()),
        (false, true) if run.len() > 2 => Some(tokens.text_of(run.start).to_lowercase()),
        _ => None,
    }
}

/// The acronym in brackets behind a run of names whose capitals it is made of: "the Harbour Users' Association (HUA)".
pub fn acronym_behind<'t>(tokens: &Tokens<'t>, run: Stretch) -> Option<&'t str> {
    let short = run.end + 1;
    let bracketed = tokens.text_of(run.end) == "(" && tokens.text_of(short + 1) == ")";
    if !bracketed || !is_acronym(tokens, short) {
        return None;
    }
    let first = |i: usize| tokens.text_of(i).chars().next();
    let initials = run
        .iter()
        .filter(|&i| tokens.has(i, Class::Capital))
        .filter_map(first);
    let letters = tokens.text_of(short).chars().filter(|c| c.is_alphabetic());
    initials.eq(letters).then(|| tokens.text_of(short))
}

/// Whether a word precedes a place: "in Norvik".
pub fn is_inside(tokens: &Tokens<'_>, index: usize) -> bool {
    matches!(
        tokens.text_of(index),
        "in" | "In" | "at" | "near" | "through" | "across"
    )
}

/// Whether a word precedes a place or a thing rather than before a person.
pub fn is_before_place(tokens: &Tokens<'_>, index: usize) -> bool {
    matches!(tokens.text_of(index), "from" | "the" | "The" | "to") || is_inside(tokens, index)
}

/// How many words of a name are names; initials are left out, and "Jean-Luc" is one.
pub fn name_words(tokens: &Tokens<'_>, name: Stretch) -> usize {
    let hyphened = |i: usize| i > name.start && tokens.text_of(i - 1) == "-";
    name.iter()
        .filter(|&i| is_name(tokens, i) && tokens.text_of(i).chars().nth(1).is_some())
        .filter(|&i| !hyphened(i))
        .count()
}
