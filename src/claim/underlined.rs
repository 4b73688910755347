//! What a checker underlines before anything else: every number, date, name and title of the article.
//!
//! Finds more than it should rather than less; says nothing about who is meant.

use super::cues::{Class, classes};
use super::phrase::names::{is_acronym, is_name};
use super::phrase::office::{is_role, office_ending};
use super::phrase::pieces::is_year;
use super::phrase::runs::{run_at, without_titles};
use crate::article::{Article, BlockKind, Part};
use crate::claim::token::{Stretch, Tokens};
use crate::sentence::Sentence;
use crate::text::{Span, named};
use std::collections::HashSet;

named! {
    /// What underlined words are.
    UnderlinedKind {
        /// An amount, with what is counted.
        Number = "Numbers",
        /// A day, month or year.
        Date = "Dates",
        /// Somebody, a body, a place.
        Name = "Names",
        /// An office or a role.
        Title = "Titles",
    }
}

/// Words to be checked one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Underlined {
    /// What they are.
    pub kind: UnderlinedKind,
    /// Where they are.
    pub span: Span,
    /// The sentence that they are in.
    pub sentence: Span,
}

/// Every number, date, name and title of an article, in reading order.
pub fn underlined(article: &Article, sentences: &[Sentence]) -> Vec<Underlined> {
    let tokens = Tokens::new(&article.text, sentences);
    let capitals = inside_names(&tokens);
    let mut found = Vec::new();
    for (nth, sentence) in sentences.iter().enumerate() {
        let block = article.blocks.get(sentence.block);
        if block.is_some_and(|block| block.part == Part::Matter) {
            continue;
        }
        // The head of a table has capitals that are no names.
        let is_table = block.is_some_and(|block| matches!(block.kind, BlockKind::Table(_)));
        let within = tokens.of_sentence(nth);
        let mut at = within.start;
        while at < within.end {
            let here = figures(&tokens, at, within).or_else(|| {
                (!is_table)
                    .then(|| name(&tokens, at, within, &capitals))
                    .flatten()
            });
            let here = here.or_else(|| title(&tokens, at, within));
            at = here
                .as_ref()
                .map_or(at + 1, |(_, words)| words.end.max(at + 1));
            found.extend(here.map(|(kind, words)| Underlined {
                kind,
                span: tokens.span(words),
                sentence: sentence.span,
            }));
        }
    }
    found
}

type Kinded = (UnderlinedKind, Stretch);

/// A number with what it counts, or a date.
fn figures(tokens: &Tokens<'_>, at: usize, within: Stretch) -> Option<Kinded> {
    let is_number =
        |i: usize| i < within.end && (tokens.has(i, Class::Number) || is_number_word(tokens, i));
    let is_day = |i: usize| {
        i < within.end && tokens.is_any(i, classes!(Time Day)) && tokens.has(i, Class::Capital)
    };
    if !is_number(at) && !is_day(at) {
        return None;
    }
    let mut end = at + 1;
    let goes_on = |i: usize| {
        !tokens
            .span(Stretch::new(i - 1, i + 1))
            .of(tokens.text)
            .contains('\t')
    };
    while is_number(end) && goes_on(end)
        || is_day(end)
        || (tokens.text_of(end) == "," && is_year(tokens.text_of(end + 1)))
    {
        end += 1;
    }
    let has_day = (at..end).any(is_day);
    let year = end == at + 1 && is_year(tokens.text_of(at));
    if has_day || year {
        return Some((UnderlinedKind::Date, Stretch::new(at, end)));
    }
    let unit = |i: usize| {
        let never = classes!(
            Preposition Conjunction Verb Be Have Modal Determiner Pronoun Subordinate First Adverb
        );
        i < within.end && goes_on(i) && tokens.has(i, Class::Word) && !tokens.is_any(i, never)
    };
    let sign = end < within.end && matches!(tokens.text_of(end), "%" | "°" | "per");
    end += usize::from(sign || unit(end));
    Some((UnderlinedKind::Number, Stretch::new(at, end)))
}

/// A word for a number; "one" is most often none.
fn is_number_word(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.has(index, Class::NumberWord) && !tokens.is(index, "one")
}

/// A run of names, behind the titles before it. One word that opens a sentence is a name only where it has its capital
/// inside another sentence too.
fn name(
    tokens: &Tokens<'_>,
    at: usize,
    within: Stretch,
    capitals: &HashSet<&str>,
) -> Option<Kinded> {
    if !is_name(tokens, at) {
        return None;
    }
    let run = run_at(tokens, at, within.end);
    let bare = without_titles(tokens, run);
    if bare.start > run.start {
        return Some((UnderlinedKind::Title, Stretch::new(run.start, bare.start)));
    }
    let opens = at == within.start && run.len() == 1;
    let known = capitals.contains(tokens.text_of(at)) || is_acronym(tokens, at);
    (!opens || known).then_some((UnderlinedKind::Name, run))
}

/// The words that have a capital where no sentence begins.
fn inside_names<'t>(tokens: &Tokens<'t>) -> HashSet<&'t str> {
    let opens = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| tokens.of_sentence(t.sentence).start == i)
    };
    let inside = (0..tokens.len()).filter(|&i| !opens(i) && is_name(tokens, i));
    inside.map(|i| tokens.text_of(i)).collect()
}

/// An office without a name: "the harbour master".
fn title(tokens: &Tokens<'_>, at: usize, within: Stretch) -> Option<Kinded> {
    let ahead = at..within.end.min(at + 4);
    let head = ahead.into_iter().find(|&i| is_role(tokens, i))?;
    let office = office_ending(tokens, head, within);
    let is_here = office.role.start == at && tokens.has(at, Class::Word);
    is_here.then_some((UnderlinedKind::Title, office.role))
}
