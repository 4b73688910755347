//! What `claims --format line` prints: one line a claim, as compilers report, for editors and code hosts.
//!
//! `file:line:column: warning: problem: words [rule]`, as the GNU coding standards have it ("Formatting Error Messages").
//! What the article attributes or sources is a `note`. Where a place is not known, only the file is named.

use crate::article::{Article, FilePlace};
use crate::claim::Claim;
use crate::text::{SafeText, in_words, one_line};

/// The lines of claims, which begin at `places` in a file of that name.
pub fn claims_lines(
    article: &Article,
    file: &str,
    claims: &[&Claim],
    places: &[Option<FilePlace>],
) -> String {
    let lines = claims.iter().zip(places).map(|(claim, place)| {
        let place = place.map(|p| format!(":{}:{}", p.line, p.column));
        let place = place.unwrap_or_default();
        let words = article.valid_words(claim.span);
        let line = format!("{file}{place}: {}", said(claim, &words));
        SafeText::sanitize(&one_line(&line)).into_string() + "\n"
    });
    lines.collect()
}

fn said(claim: &Claim, words: &str) -> String {
    let suggestion = &claim.suggestion;
    match (claim.not, suggestion.problem) {
        (Some(reason), _) => format!("note: no claim, {reason}: {words}"),
        (None, Some(problem)) => {
            let problem = in_words(problem.name());
            format!("warning: {problem}: {words} [{}]", suggestion.rule)
        }
        (None, None) => {
            format!(
                "note: {}: {words} [{}]",
                suggestion.in_words(),
                suggestion.rule
            )
        }
    }
}
