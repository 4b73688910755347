//! A headline that repeats a claim of the body has at most that claim's status.
//!
//! Compares words, not meaning: the body claim that holds most of the headline's telling words is taken for its source.

use super::{Claim, Scope, Status};
use crate::article::{Article, Part};
use std::borrow::Cow;
use std::collections::HashSet;

/// The share of a headline's telling words that the body claim must hold, in percent.
const ENOUGH: usize = 50;

/// Gives every headline and standfirst claim the suggestion of the body claim it repeats.
pub fn repeat_body(article: &Article, claims: &mut [Claim]) {
    let body: Vec<(HashSet<String>, usize)> = claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| claim.part == Part::Body && claim.not.is_none())
        .map(|(index, claim)| (telling(claim.span.of(&article.text)), index))
        .collect();
    for at in 0..claims.len() {
        let Some(title) = claims
            .get(at)
            .filter(|c| c.part == Part::Headline && c.not.is_none())
        else {
            continue;
        };
        let words = telling(title.span.of(&article.text));
        let repeated = best(&words, &body)
            .and_then(|index| claims.get(index))
            .cloned();
        if let (Some(repeated), Some(title)) = (repeated, claims.get_mut(at)) {
            take_over(title, &repeated);
        }
    }
}

/// The body claim that holds enough of the words, and the most of them.
fn best(words: &HashSet<String>, body: &[(HashSet<String>, usize)]) -> Option<usize> {
    if words.len() < 2 {
        return None;
    }
    body.iter()
        .map(|(held, index)| (words.intersection(held).count(), *index))
        .filter(|(shared, _)| *shared > 1 && shared * 100 >= words.len() * ENOUGH)
        .max_by_key(|&(shared, index)| (shared, usize::MAX - index))
        .map(|(_, index)| index)
}

fn take_over(title: &mut Claim, repeated: &Claim) {
    let own = title.suggestion.status != Status::Unsupported;
    title.scope = Some(Scope::HeadlineBody);
    if own && repeated.suggestion.status != Status::Unsupported {
        return;
    }
    title.suggestion = repeated.suggestion.clone();
    title.suggestion.rule = Cow::Borrowed("headline.repeats");
    title.suggestion.because = format!(
        "paragraph {}: {}",
        repeated.block + 1,
        repeated.suggestion.because
    );
}

/// The words that tell something, cut to their first five letters so that "double" and "doubled" agree.
fn telling(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 || word.starts_with(char::is_numeric))
        .map(|word| word.to_lowercase().chars().take(5).collect())
        .collect()
}
