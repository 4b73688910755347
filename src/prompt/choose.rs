//! From the bank to the questions for one claim: what matches, the best match first, with its words filled in.
//!
//! All that match are given; how many are shown is the view's.

use super::numbers::{counts_nothing, first_number};
use super::words::first_of;
use super::{Bank, Facts, Prompt, Question};
use crate::text::{fitting, one_line, width};
use std::borrow::Cow;

/// The widest that words of the article may be in a question (columns).
const WIDEST_WORDS: usize = 32;
/// How a question begins that names its words.
const OPENINGS: &[&str] = &["‘{cue}’: ", "‘{source}’: ", "‘{number}’: "];

/// The questions for a claim, best first: what reacts to a word of it, to its situation, to its kind, to its basis;
/// fallbacks last. `muted` are the ids of prompts never to ask.
pub fn questions(bank: &Bank, facts: &Facts, muted: &[String]) -> Vec<Question> {
    let mut matching: Vec<&Prompt> = asked(bank, facts, muted)
        .filter(|p| matches(p, facts))
        .collect();
    if matching.is_empty() {
        matching.extend(out_of_turn(bank, facts, muted));
    }
    matching.sort_by_key(|p| (p.fallback, std::cmp::Reverse(closeness(p))));
    let put = |p: &Prompt| Question {
        id: p.id.clone(),
        text: filled_in(p, facts),
        proposes: p.proposes,
    };
    matching.into_iter().map(put).collect()
}

/// How many questions there are for a claim, counted up to `most`: those that need no look at its words first.
pub fn count_questions(bank: &Bank, facts: &Facts, muted: &[String], most: usize) -> usize {
    let always =
        |words: bool| asked(bank, facts, muted).filter(move |p| p.words.is_empty() != words);
    let asked = always(false).chain(always(true));
    let n = asked.filter(|p| matches(p, facts)).take(most).count();
    if n == 0 {
        return usize::from(out_of_turn(bank, facts, muted).is_some()).min(most);
    }
    n
}

/// The fallback for a claim that nothing else fits, whichever its neighbours are asked.
fn out_of_turn<'b>(bank: &'b Bank, facts: &Facts, muted: &[String]) -> Option<&'b Prompt> {
    let mut fallbacks = bank.prompts().iter().filter(|p| p.fallback);
    fallbacks.find(|p| !muted.contains(&p.id) && matches(p, facts))
}

/// The prompts that are neither muted nor, as a fallback, another claim's.
fn asked<'b>(
    bank: &'b Bank,
    facts: &'b Facts,
    muted: &'b [String],
) -> impl Iterator<Item = &'b Prompt> {
    let heard = bank.prompts().iter().filter(|p| !muted.contains(&p.id));
    heard.filter(|p| !p.fallback || is_turn(bank, p, facts))
}

fn matches(prompt: &Prompt, facts: &Facts) -> bool {
    let basis = facts
        .basis
        .is_some_and(|basis| prompt.bases.contains(&basis));
    let status = facts
        .status
        .is_some_and(|status| prompt.statuses.contains(&status));
    (prompt.kinds.is_empty() || prompt.kinds.contains(&facts.kind))
        && (prompt.bases.is_empty() || basis)
        && (prompt.statuses.is_empty() || status)
        && prompt
            .needs
            .iter()
            .all(|need| facts.situations.contains(need))
        && !(prompt.ask.contains("{number}") && counts_nothing(&facts.text))
        && (prompt.words.is_empty() || reacted_to(prompt, &prompt.words, facts).is_some())
}

/// How closely a matching prompt fits: the more its conditions say about this claim, the closer.
fn closeness(prompt: &Prompt) -> u8 {
    let counts = [
        (prompt.words.is_empty(), 4),
        (prompt.needs.is_empty(), 3),
        (prompt.kinds.is_empty(), 2),
        (prompt.bases.is_empty(), 1),
        (prompt.statuses.is_empty(), 1),
    ];
    counts
        .iter()
        .map(|(always, points)| if *always { 0 } else { *points })
        .sum()
}

/// Whether it is this fallback's turn: every other one that fits in every other row, so that neighbours never share one.
fn is_turn(bank: &Bank, prompt: &Prompt, facts: &Facts) -> bool {
    let fallbacks = bank.prompts().iter().filter(|p| p.fallback);
    let mut fitting = fallbacks.filter(|p| matches(p, facts));
    let nth = fitting.position(|p| p.id == prompt.id).unwrap_or(0);
    facts.row.is_none_or(|row| row % 2 == nth % 2)
}

/// The words of the article that one of `words` is found in: the attribution, or of a long one the part that holds it;
/// or itself in the claim. A prompt about a basis reacts to the attribution alone, where there is one: `many` in the
/// claim names no one.
fn reacted_to<'f>(prompt: &Prompt, words: &[String], facts: &'f Facts) -> Option<&'f str> {
    let attributions = [&facts.attribution, &facts.source, &facts.cue];
    let holding = || {
        let words_of = attributions.into_iter().flatten().map(String::as_str);
        words_of.filter(|held| first_of(words, held).is_some())
    };
    holding()
        .find(|held| width(held) <= WIDEST_WORDS)
        .or_else(|| holding().next())
        .or_else(|| {
            let in_text = prompt.bases.is_empty() || facts.attribution.is_none();
            in_text.then(|| first_of(words, &facts.text)).flatten()
        })
}

fn filled_in(prompt: &Prompt, facts: &Facts) -> String {
    let Some((name, words)) = named_words(prompt, facts) else {
        return plain_form(prompt).into_owned();
    };
    match words {
        Some(words) => prompt.ask.replace(name, &shortened(words)),
        None => plain_form(prompt).into_owned(),
    }
}

/// What the question leaves open, and the words for it where the claim has them.
fn named_words<'f>(prompt: &Prompt, facts: &'f Facts) -> Option<(&'static str, Option<&'f str>)> {
    if prompt.ask.contains("{number}") {
        return Some(("{number}", first_number(&facts.text)));
    }
    if prompt.ask.contains("{source}") {
        let source = facts.source.as_deref().or(facts.attribution.as_deref());
        return Some(("{source}", source));
    }
    if !prompt.ask.contains("{cue}") {
        return None;
    }
    let words = match (prompt.words.as_slice(), prompt.names.as_slice()) {
        ([], []) => facts.attribution.as_deref(),
        ([], names) => first_of(names, &facts.text).or_else(|| reacted_to(prompt, names, facts)),
        (words, _) => reacted_to(prompt, words, facts),
    };
    Some(("{cue}", words))
}

/// The question without words of the article.
pub(crate) fn plain_form(prompt: &Prompt) -> Cow<'_, str> {
    if let Some(plain) = &prompt.ask_plain {
        return Cow::Borrowed(plain);
    }
    let opening = OPENINGS
        .iter()
        .find_map(|opening| prompt.ask.strip_prefix(opening));
    let Some(rest) = opening else {
        return Cow::Borrowed(&prompt.ask);
    };
    let mut chars = rest.chars();
    let first = chars.next().map(char::to_uppercase);
    Cow::Owned(first.into_iter().flatten().chain(chars).collect())
}

/// Whether a question can be asked where the claim has no words for it.
pub(crate) fn has_plain_form(prompt: &Prompt) -> bool {
    !plain_form(prompt).contains(['{', '}'])
}

/// Words of the article in one line, cut where they are too long.
fn shortened(words: &str) -> String {
    let words = one_line(words);
    if width(&words) <= WIDEST_WORDS {
        return words;
    }
    let cut = fitting(&words, WIDEST_WORDS - 1);
    // Better to end behind a whole word, unless there is only one.
    let whole = cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, shown: &str) {
        assert_eq!(shortened(words), shown, "{words}");
        assert!(width(&shortened(words)) <= WIDEST_WORDS, "{words}");
    }

    #[test]
    fn long_words_are_cut_behind_a_word() {
        check("a mate\n said", "a mate said");
        check(
            "the harbour master of the old town, who left",
            "the harbour master of the old…",
        );
        check(
            "a spokesman for the yard, cranes, and more",
            "a spokesman for the yard…",
        );
        check(&"a".repeat(40), &format!("{}…", "a".repeat(31)));
        check(&"港".repeat(20), &format!("{}…", "港".repeat(15)));
    }

    #[test]
    fn without_words_a_question_loses_its_opening() {
        let asked = |ask: &str, plain: Option<&str>| {
            let prompt = Prompt {
                ask: ask.to_owned(),
                ask_plain: plain.map(str::to_owned),
                ..Prompt::default()
            };
            (plain_form(&prompt).into_owned(), has_plain_form(&prompt))
        };
        let yes = |text: &str| (text.to_owned(), true);
        assert_eq!(asked("‘{cue}’: who is it?", None), yes("Who is it?"));
        assert_eq!(
            asked("‘{number}’: of what?", Some("A per cent of what?")),
            yes("A per cent of what?")
        );
        assert_eq!(asked("Did you open it?", None), yes("Did you open it?"));
        assert!(!asked("Who is ‘{cue}’?", None).1);
    }
}
