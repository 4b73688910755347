//! What `claims` prints for people: number, status letter, claim, who says it, and why.
//!
//! Wrapped to a width; nothing relies on colour. Article text passes `SafeText` on its way.

use crate::article::Article;
use crate::claim::{Claim, Status, Suggestion};
use crate::sentence::Sentence;
use crate::text::{SafeText, Span};

/// The listing, wrapped to `width` columns. `all` adds the sentences that are no claim, with the reason.
pub fn claims_text(
    article: &Article,
    sentences: &[Sentence],
    claims: &[Claim],
    all: bool,
    width: usize,
) -> String {
    debug_assert!(claims.iter().all(|claim| claim.sentence < sentences.len()));
    let mut out = String::new();
    let mut number = 0;
    for claim in claims.iter().filter(|claim| all || claim.not.is_none()) {
        let head = if claim.not.is_none() {
            number += 1;
            format!("{number:>3} {}  ", letter(claim.suggestion.status))
        } else {
            "    -  ".to_owned()
        };
        out.push_str(&wrapped(&shown(article, claim.span), &head, width));
        for line in notes(article, claim) {
            out.push_str(&wrapped(&line, INDENT, width));
        }
        out.push('\n');
    }
    out
}

/// What stands before every line of an entry but its first.
const INDENT: &str = "       ";

/// The lines below a claim: who says it, who passed it on, what is suggested and why.
fn notes(article: &Article, claim: &Claim) -> Vec<String> {
    if let Some(reason) = claim.not {
        return vec![format!("no claim: {reason} ({})", claim.part)];
    }
    let mut lines = Vec::new();
    if let Some(cue) = claim.cue {
        let source = claim
            .source
            .map_or_else(|| "somebody".to_owned(), |s| shown(article, s));
        let scope = claim
            .scope
            .map_or_else(String::new, |scope| format!(" ({scope})"));
        lines.push(format!("{source} [{}]{scope}", shown(article, cue)));
    }
    if !claim.chain.is_empty() {
        let steps: Vec<String> = claim
            .chain
            .iter()
            .map(|&span| shown(article, span))
            .collect();
        lines.push(format!("passed on: {}", steps.join(" < ")));
    }
    lines.push(format!("{}, {}", reason(&claim.suggestion), claim.kind));
    lines
}

/// "attributed, anonymous (cue.said: said + the mayor)".
fn reason(suggestion: &Suggestion) -> String {
    let what = suggestion
        .problem
        .map_or_else(|| suggestion.basis.name(), |problem| problem.name());
    let because = SafeText::sanitize(&suggestion.because);
    format!(
        "{}, {what} ({}: {because})",
        suggestion.status, suggestion.rule
    )
}

const fn letter(status: Status) -> char {
    match status {
        Status::Attributed => 'A',
        Status::Sourced => 'S',
        Status::Unsupported => 'U',
    }
}

fn shown(article: &Article, span: Span) -> String {
    let words: Vec<&str> = span.of(&article.text).split_whitespace().collect();
    SafeText::sanitize(&words.join(" ")).into_string()
}

fn wrapped(text: &str, head: &str, width: usize) -> String {
    let options = textwrap::Options::new(width.max(INDENT.len() + 10))
        .initial_indent(head)
        .subsequent_indent(INDENT);
    textwrap::fill(text, options) + "\n"
}
