//! Whether a change round a claim matters: numbers, negations, names, and who is said to have said it.
//!
//! Compares the words that carry those, in order, and nothing else: a typo mended or "last year" made "the past year"
//! does not matter, 18 made 28 does. The word lists are English; names and digits work for any cased script.

mod words;

use super::context::{Context, Side};
use super::fuzzy::distance;
use std::collections::HashSet;
use words::{FUNCTION, NEGATIONS, NUMBERS, REPORTING};

/// Letters by which a mended typo may differ.
const TYPO: usize = 2;
/// Bytes from the claim within which a word cannot have slipped out of sight by small changes.
const SEEN: usize = 20;

/// The words that an article uses in lower case: no names.
pub(super) struct Vocabulary<'t> {
    common: HashSet<&'t str>,
}

impl<'t> Vocabulary<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let words = tokens(text).map(|(_, token)| token);
        let common = words
            .filter(|t| t.starts_with(char::is_lowercase))
            .collect();
        Self { common }
    }
}

/// Whether the two differ in a way that may change what is claimed, or who claims it.
pub(super) fn differs(before: &Context<'_>, after: &Context<'_>, words: &Vocabulary<'_>) -> bool {
    let inner = |c: &Context<'_>| material(c.exact, c.begins());
    (before.exact != after.exact && !same(&inner(before), &inner(after), words))
        || side_differs(&before.before, &after.before, true, words)
        || side_differs(&before.after, &after.after, false, words)
}

/// A word that matters.
#[derive(Debug, PartialEq)]
struct Marked {
    word: String,
    /// Whether it counts only for its capital, which may be there because it begins the sentence.
    first: bool,
    /// Bytes from the beginning of the text to where it begins.
    at: usize,
}

fn side_differs(before: &Side<'_>, after: &Side<'_>, leads: bool, words: &Vocabulary<'_>) -> bool {
    let (mut old, mut new) = (outward(before, leads), outward(after, leads));
    if before.cut && after.cut {
        // Both go on out of sight: what only one still shows at its far end says nothing.
        let shorter = old.len().min(new.len());
        for longer in [&mut old, &mut new] {
            let from = longer.len().min(shorter);
            if longer.iter().skip(from).any(|extra| extra.at < SEEN) {
                return true;
            }
            longer.truncate(shorter);
        }
    }
    !same(&old, &new, words)
}

/// The words of a side that matter, from the claim outwards; `at` is their distance from it.
fn outward(side: &Side<'_>, leads: bool) -> Vec<Marked> {
    let text = whole_words(side, leads);
    let mut found = material(text, leads && !side.cut);
    if leads {
        found.reverse();
        for marked in &mut found {
            marked.at = text.len() - marked.at;
        }
    }
    found
}

/// Without the word that the edge of what is known may have cut in two.
fn whole_words<'t>(side: &Side<'t>, leads: bool) -> &'t str {
    let is_gap = |c: char| c.is_whitespace();
    let whole = match (side.cut, leads) {
        (false, _) => Some(side.words),
        (true, true) => side.words.find(is_gap).and_then(|at| side.words.get(at..)),
        (true, false) => side.words.rfind(is_gap).and_then(|at| side.words.get(..at)),
    };
    whole.unwrap_or("")
}

fn same(before: &[Marked], after: &[Marked], words: &Vocabulary<'_>) -> bool {
    let rest = |marked: &[Marked]| -> Vec<String> {
        let fixed = marked.iter().filter(|m| !m.first);
        fixed.map(|m| m.word.clone()).collect()
    };
    let first = |marked: &[Marked]| marked.iter().find(|m| m.first).map(|m| m.word.clone());
    rest(before) == rest(after) && same_first(first(before), first(after), words)
}

/// Whether a sentence's first word, capitalised before or now, is the same word or was never a name.
fn same_first(before: Option<String>, after: Option<String>, words: &Vocabulary<'_>) -> bool {
    match (before, after) {
        (None, None) => true,
        (Some(only), None) | (None, Some(only)) => {
            words.common.contains(only.to_lowercase().as_str())
        }
        (Some(old), Some(new)) => {
            let (lower_old, lower_new) = (old.to_lowercase(), new.to_lowercase());
            let mended = words.common.contains(lower_new.as_str())
                && distance(&lower_old, &lower_new) <= TYPO;
            old == new || mended
        }
    }
}

/// The words of `text` that matter, in order.
fn material(text: &str, begins_sentence: bool) -> Vec<Marked> {
    let mut begins = begins_sentence;
    let mut found = Vec::new();
    for (at, token) in tokens(text) {
        let weighty = is_weighty(token);
        let named = token.starts_with(char::is_uppercase) && !(begins && listed(FUNCTION, token));
        if weighty || named {
            found.push(Marked {
                word: normal(token),
                first: begins && !weighty,
                at,
            });
        }
        begins = false;
    }
    found
}

/// Whether a word matters wherever it stands, capital or not.
fn is_weighty(token: &str) -> bool {
    token.chars().any(char::is_numeric)
        || token.chars().all(is_sign)
        || [NUMBERS, NEGATIONS, REPORTING]
            .iter()
            .any(|list| listed(list, token))
        || normal(token).ends_with("n't")
}

fn listed(list: &[&str], token: &str) -> bool {
    list.contains(&normal(token).to_lowercase().as_str())
}

/// A word with plain apostrophes, without a possessive ending.
fn normal(token: &str) -> String {
    let plain = token.replace('’', "'");
    plain.strip_suffix("'s").unwrap_or(&plain).to_owned()
}

fn is_sign(c: char) -> bool {
    matches!(c, '%' | '‰' | '$' | '€' | '£' | '¥')
}

/// Words, numbers with their inner points and commas, and signs of money and per cent, with the byte each begins at.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(|c: char| c.is_alphanumeric() || is_sign(c))?;
        let end = start + token_end(text.get(start..)?);
        from = end;
        Some((start, text.get(start..end)?))
    })
}

fn token_end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let joins = match c {
            '\'' | '’' | '-' | '\u{2011}' => at > 0 && next.is_some_and(char::is_alphanumeric),
            '.' | ',' | ':' | '/' => at > 0 && next.is_some_and(|n| n.is_ascii_digit()),
            _ => false,
        };
        if at == 0 && is_sign(c) {
            return c.len_utf8();
        }
        if !joins && !c.is_alphanumeric() {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[` and `]` stand round the claim; the rest is its sentence.
    #[track_caller]
    fn check(before: &str, after: &str, matters: bool) {
        fn parts(text: &str) -> (String, String, String) {
            let (prefix, rest) = text.split_once('[').unwrap();
            let (exact, suffix) = rest.split_once(']').unwrap();
            let from = prefix.chars().count().saturating_sub(32);
            let prefix: String = prefix.chars().skip(from).collect();
            (prefix, exact.to_owned(), suffix.chars().take(32).collect())
        }
        let (old, new) = (parts(before), parts(after));
        let words = Vocabulary::new("the ferry and the harbour");
        let found = differs(
            &Context::new(&old.0, &old.1, &old.2),
            &Context::new(&new.0, &new.1, &new.2),
            &words,
        );
        assert_eq!(found, matters, "{before} | {after}");
    }

    #[test]
    fn what_matters() {
        for (before, after) in [
            ("[Fares rose by 18 percent].", "[Fares rose by 28 percent]."),
            ("[Fares cost $3 in May].", "[Fares cost €3 in May]."),
            ("[Two boats were lost].", "[Three boats were lost]."),
            ("[Fares rose].", "[Fares did not rise]."),
            ("[The board wasn’t asked].", "[The board was asked]."),
            ("[Mara Ilves paid].", "[Mara Ulves paid]."),
            ("[Iran paid].", "[Iraq paid]."),
            ("[Ilves paid].", "[They paid]."),
            (
                "[Tolls will double], the board said.",
                "[Tolls will double].",
            ),
            (
                "[Tolls will double].",
                "[Tolls will double], according to the board.",
            ),
            (
                "The board said [tolls will double].",
                "The board denied [tolls will double].",
            ),
            (
                "A report from Kelmsund in the spring said that [tolls will double].",
                "A report from Kelmsund in the spring hoped that [tolls will double].",
            ),
        ] {
            check(before, after, true);
        }
    }

    #[test]
    fn what_does_not_matter() {
        for (before, after) in [
            ("[Fares rose last year].", "[Fares rose in the past year]."),
            ("[Fery crossings fell].", "[Ferry crossings fell]."),
            (
                "Away. [Fares rose]. Next came May.",
                "Elsewhere, Ada said. [Fares rose]. Then June.",
            ),
            (
                "The board, which had met on the quay, [raised fares].",
                "The board, which had met there on the quay, [raised fares].",
            ),
            ("[The board’s plan fell]", "[The board's plan fell]"),
            ("The [fares rose]", "Its [fares rose]"),
            ("[Ferry fares rose]", "Even so, [ferry fares rose]"),
        ] {
            check(before, after, false);
        }
    }
}
