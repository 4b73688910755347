//! What `claims` prints for people: number, status letter and claim; below it who says it, what is suggested and why.
//!
//! Wrapped to a width; speaker and cue are marked without colour too. Article text passes `SafeText` on its way.

use super::ink::{AnsiStyle, Ink, Inked};
use crate::article::{Article, Part};
use crate::claim::{Basis, Claim, NoClaim, Status, Suggestion, repeated_paragraph};
use crate::sentence::Sentence;
use crate::text::{SafeText, Span, count, one_line};

/// The columns before every line of an entry but its first.
pub(super) const INDENT: usize = 7;

/// What a suggestion is not.
const NOT_DECIDED: &str =
    "These are suggestions, none is a decision; --decided prints what was decided.";

/// What of the claims is printed, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// Also list the sentences that are no claim, with the reason.
    pub all: bool,
    /// Columns of a line.
    pub width: usize,
    /// What may be shown beside characters.
    pub ink: Ink,
}

/// The listing with its closing line of counts.
pub fn claims_text(
    article: &Article,
    sentences: &[Sentence],
    claims: &[Claim],
    listing: Listing,
) -> String {
    debug_assert!(claims.iter().all(|claim| claim.sentence < sentences.len()));
    let Listing { all, width, ink } = listing;
    let mut out = String::new();
    let mut number = 0;
    for claim in claims.iter().filter(|claim| all || claim.not.is_none()) {
        number += usize::from(claim.not.is_none());
        let look = claim.not.map_or(AnsiStyle::Text, |_| AnsiStyle::Dim);
        let words = Inked::default().add(look, &shown(article, claim.span));
        out.push_str(&words.lines(&head(claim, number), INDENT, width, ink));
        let blank = Inked::default().add(AnsiStyle::Text, &" ".repeat(INDENT));
        out.push_str(&below(article, sentences, claim).lines(&blank, INDENT, width, ink));
        out.push('\n');
    }
    for line in [&*counts(claims), NOT_DECIDED] {
        let line = Inked::default().add(AnsiStyle::Text, line);
        out.push_str(&line.lines(&Inked::default(), 0, width, ink));
    }
    out
}

/// "  3 A  ", or a dash for a sentence that is no claim.
fn head(claim: &Claim, number: usize) -> Inked {
    if claim.not.is_some() {
        return Inked::default().add(AnsiStyle::Dim, "    -  ");
    }
    let (letter, look) = match claim.suggestion.status {
        Status::Attributed => ("A", AnsiStyle::Attributed),
        Status::Sourced => ("S", AnsiStyle::Sourced),
        Status::Unsupported => ("U", AnsiStyle::Unsupported),
    };
    numbered(number, letter, look)
}

/// Number and letter before the first line of an entry.
pub(super) fn numbered(number: usize, letter: &str, look: AnsiStyle) -> Inked {
    Inked::default()
        .add(AnsiStyle::Dim, &format!("{number:>3} "))
        .add(look, letter)
        .add(AnsiStyle::Text, "  ")
}

/// Who says it with which words, what is suggested, and why.
fn below(article: &Article, sentences: &[Sentence], claim: &Claim) -> Inked {
    if let Some(reason) = claim.not {
        return Inked::default().add(AnsiStyle::Dim, &skipped(reason, claim.part));
    }
    let suggestion = &claim.suggestion;
    let line = spoken(article, sentences, claim);
    let line = line
        .add(AnsiStyle::Dim, " → ")
        .add(AnsiStyle::Text, &suggestion.in_words());
    let rest = format!(" · {}{}", claim.kind, why(article, claim));
    line.add(AnsiStyle::Dim, &rest)
}

/// Why a sentence is none, and its part where that is not the body.
fn skipped(reason: NoClaim, part: Part) -> String {
    match (reason, part) {
        (NoClaim::Matter, _) => "not article text".to_owned(),
        (_, Part::Body) => format!("no claim: {reason}"),
        _ => format!("no claim: {reason} ({part})"),
    }
}

/// "She = Mara Ilves [said]", "a board member < Ilves [said]", "own voice".
fn spoken(article: &Article, sentences: &[Sentence], claim: &Claim) -> Inked {
    let text = &article.text;
    let repeated = repeated_paragraph(&claim.suggestion.because);
    let Some(cue) = claim.cue else {
        let own = || "own voice".to_owned();
        let who = repeated.map_or_else(own, |(where_, _)| format!("headline, as in {where_}"));
        return Inked::default().add(AnsiStyle::Dim, &who);
    };
    let who = if claim.chain.is_empty() {
        claim
            .who(text)
            .unwrap_or_else(|| "passive, nobody named".to_owned())
    } else {
        let steps: Vec<&str> = claim.chain.iter().map(|span| span.of(text)).collect();
        steps.join(" < ")
    };
    let line = Inked::default()
        .add(AnsiStyle::Speaker, &safe(&who))
        .add(AnsiStyle::Text, " ")
        .add(AnsiStyle::Cue, &format!("[{}]", shown(article, cue)));
    let note = match repeated {
        Some((where_, _)) => Some(format!("as in {where_}")),
        None => claim.origin_elsewhere(sentences, text),
    };
    line.add(
        AnsiStyle::Dim,
        &note.map_or_else(String::new, |note| format!(" ({note})")),
    )
}

/// The rule, and the words that led to it where they are not speaker and cue, which precede it.
fn why(article: &Article, claim: &Claim) -> String {
    let Suggestion {
        rule,
        because,
        basis,
        ..
    } = &claim.suggestion;
    let text = &article.text;
    let given = |span: Option<Span>| span.map_or("", |s| s.of(text));
    let repeats = because.starts_with(given(claim.cue)) && claim.cue.is_some();
    if repeats && !matches!(basis, Basis::Link | Basis::Document) {
        return format!(" · {rule}");
    }
    let because = repeated_paragraph(because).map_or(&**because, |(_, there)| there);
    format!(" · {rule}: {}", safe(because))
}

/// "31 claims; suggested: 12 attributed, 3 sourced, 16 unsupported; 9 sentences skipped (no claim)".
fn counts(claims: &[Claim]) -> String {
    let of = |status: Status| {
        let counted = |c: &&Claim| c.not.is_none() && c.suggestion.status == status;
        claims.iter().filter(counted).count()
    };
    let none = claims.iter().filter(|c| c.not.is_some()).count();
    let total = claims.len() - none;
    let sentences = match none {
        0 => String::new(),
        n => format!("; {} skipped (no claim)", count(n, "sentence")),
    };
    format!(
        "{}; suggested: {} attributed, {} sourced, {} unsupported{sentences}",
        count(total, "claim"),
        of(Status::Attributed),
        of(Status::Sourced),
        of(Status::Unsupported)
    )
}

fn shown(article: &Article, span: Span) -> String {
    safe(&article.valid_words(span))
}

/// Words on one line that may be sent to a terminal.
fn safe(text: &str) -> String {
    SafeText::sanitize(&one_line(text)).into_string()
}
