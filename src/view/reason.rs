//! Why something is suggested, in words that can be read alone: the article's words in quotation marks, the program's
//! without.
//!
//! A suggestion keeps its reason as one line (`told + the mayor`, `212; no reporting verb, no link`), which is what files
//! and listings hold; here that line is only put into words.

use crate::article::Article;
use crate::checklist::Entry;
use crate::claim::{Claim, Status, repeated_paragraph};
use crate::session::Session;
use crate::text::Span;

/// The reason where the article gives nothing.
const NOTHING: &str = "no reporting verb, no link";

/// Letters of a repeated paragraph that are quoted at most, so that the reason stays a line.
const QUOTED: usize = 18;

/// The end of a reason where there is no link.
const NO_LINK: &str = ", no link";

/// Why something is suggested for an entry, in words; that there is no link is said where there is none at all.
pub(super) fn of_entry(session: &Session, entry: &Entry) -> Option<String> {
    let suggestion = session.suggestion_of(entry)?;
    let found = session.claim_of(entry);
    let found = found.map(|claim| (claim, &*session.article));
    let reason = spelt_out(&suggestion.because, found);
    match reason.strip_suffix(NO_LINK) {
        Some(rest) if !session.uncounted_links(entry).is_empty() => Some(rest.to_owned()),
        _ => Some(reason),
    }
}

/// A suggestion's reason in words; the claim as it was found, with its article, tells in which order its words are.
fn spelt_out(because: &str, found: Option<(&Claim, &Article)>) -> String {
    if because == NOTHING || because.is_empty() {
        return because.to_owned();
    }
    if let Some((paragraph, reason)) = repeated_paragraph(because) {
        return repeating(paragraph, reason, found.map(|(_, article)| article));
    }
    if let Some(number) = bare_number(because) {
        return format!("a number ({number}), no one named, no link");
    }
    if let Some(words) = because.strip_prefix("link on ") {
        return format!("link on “{words}”");
    }
    let footnote = because.strip_prefix("footnote ");
    if let Some((mark, words)) = footnote.and_then(|rest| rest.split_once(": ")) {
        return format!("footnote {mark}: {}", spelt_out(words, None));
    }
    match because.split_once(" + ") {
        Some((":", source)) => format!("“{source}:”"),
        Some((sign, source)) if !sign.contains(char::is_alphanumeric) => {
            format!("“{sign} {source}”")
        }
        Some((cue, source)) => in_order(cue, source, found),
        None => format!("“{because}”"),
    }
}

/// Where the words are that led to a suggestion, as far as its reason names some besides the source and cue: a number, the
/// words of a link, a document, vague words.
pub(super) fn spans(claim: &Claim, article: &Article) -> Vec<Span> {
    let because = &*claim.suggestion.because;
    if because == NOTHING || repeated_paragraph(because).is_some() {
        return Vec::new();
    }
    let links = claim.links.iter().filter_map(|&nth| article.links.get(nth));
    if because.starts_with("link on ") {
        return links.map(|link| link.span).collect();
    }
    let words = bare_number(because).unwrap_or(because);
    let block = article.blocks.get(claim.block).map(|block| block.span);
    let places = [Some(claim.span), block].into_iter().flatten();
    let mut found = places.filter_map(|place| {
        let at = place.start + place.of(&article.text).find(words)?;
        Some(Span::new(at, at + words.len()))
    });
    let named = claim
        .document
        .filter(|_| claim.suggestion.status == Status::Sourced);
    named.or_else(|| found.next()).into_iter().collect()
}

/// Why a headline is what the paragraph is that it repeats; that is named by its first words, since nothing on the screen
/// numbers paragraphs.
fn repeating(paragraph: &str, reason: &str, article: Option<&Article>) -> String {
    let number = paragraph
        .rsplit(' ')
        .next()
        .and_then(|n| n.parse::<usize>().ok());
    let block = article.and_then(|article| {
        let block = article.blocks.get(number?.checked_sub(1)?)?;
        Some(block.span.of(&article.text))
    });
    let named = block.map_or_else(
        || paragraph.to_owned(),
        |text| format!("“{}”", first_words(text)),
    );
    let why = match (block, reason.split_once(" + ")) {
        (Some(text), Some((cue, source))) if text.contains(&format!("{cue} {source}")) => {
            format!("“{cue} {source}”")
        }
        (Some(text), Some((cue, source))) if text.contains(&format!("{source} {cue}")) => {
            format!("“{source} {cue}”")
        }
        _ => spelt_out(reason, None),
    };
    format!("repeats {named}: {why}")
}

/// The words a paragraph begins with.
fn first_words(text: &str) -> String {
    let begin = text
        .char_indices()
        .nth(QUOTED)
        .and_then(|(cut, _)| text.get(..cut));
    begin.map_or_else(
        || text.to_owned(),
        |begin| {
            format!(
                "{} …",
                begin.rsplit_once(' ').map_or(begin, |(whole, _)| whole)
            )
        },
    )
}

/// The number of a claim that has no source.
fn bare_number(because: &str) -> Option<&str> {
    because.strip_suffix(NOTHING)?.strip_suffix("; ")
}

/// Cue and source as the article has them, with … for the words between; both by themselves where it is not known where.
fn in_order(cue: &str, source: &str, found: Option<(&Claim, &Article)>) -> String {
    let spans = found.and_then(|(claim, text)| Some((claim.cue?, claim.source?, &*text.text)));
    let known = spans.and_then(|(cue_span, whole, text)| {
        // The reason may leave out what follows the source's name.
        let is_same = cue_span.of(text) == cue && whole.of(text).starts_with(source);
        let source_span = Span::new(whole.start, whole.start + source.len());
        (is_same && !cue_span.overlaps(source_span)).then_some((cue_span, source_span, text))
    });
    let Some((cue_span, source_span, text)) = known else {
        return format!("“{source}”, “{cue}”");
    };
    let is_cue_first = cue_span.start < source_span.start;
    let (first, second, between) = if is_cue_first {
        (cue, source, cue_span.end..source_span.start)
    } else {
        (source, cue, source_span.end..cue_span.start)
    };
    let between = text.get(between).unwrap_or("");
    let gap = if between.trim().is_empty() {
        " "
    } else {
        " … "
    };
    format!("“{first}{gap}{second}”")
}

#[cfg(test)]
mod tests {
    use super::spelt_out;

    #[track_caller]
    fn check(because: &str, expected: &str) {
        assert_eq!(spelt_out(because, None), expected);
    }

    /// Words in quotation marks and the speaker behind or before them.
    #[track_caller]
    fn check_order(text: &str, expected: &str) {
        let article = crate::article::read(text.as_bytes(), &crate::article::Hint::file("a.md"))
            .expect("it is read");
        let claims = crate::claim::detect(&article, &crate::sentence::split(&article));
        let claim = claims.iter().find(|claim| claim.cue.is_some());
        let claim = claim.expect("somebody says something");
        let found = Some((claim, &article));
        assert_eq!(spelt_out(&claim.suggestion.because, found), expected);
    }

    /// The words that are marked in the text for the first claim.
    #[track_caller]
    fn check_marked(text: &str, marked: &[&str]) {
        let article = crate::article::read(text.as_bytes(), &crate::article::Hint::file("a.md"))
            .expect("it is read");
        let claims = crate::claim::detect(&article, &crate::sentence::split(&article));
        let claim = claims.first().expect("there is a claim");
        let spans = super::spans(claim, &article).into_iter();
        let words: Vec<&str> = spans.map(|span| span.of(&article.text)).collect();
        assert_eq!(words, marked, "{}", claim.suggestion.because);
    }

    #[test]
    fn the_words_that_led_to_a_suggestion_are_marked_where_they_stand() {
        check_marked("The bell rang 212 times on Sunday.", &["212"]);
        check_marked(
            "The bell rang [all night](https://kelmsund.example/log) on Sunday.",
            &["all night"],
        );
        check_marked("The bell reportedly rang on Sunday.", &["reportedly"]);
        check_marked("The bell rang on the mole on Sunday.", &[]);
        // Source and cue are marked as what they are.
        check_marked("Mara Ilves said the bell rings.", &[]);
    }

    #[test]
    fn words_come_in_the_order_of_the_text() {
        check_order("“The bell rings,” said Mara Ilves.", "“said Mara Ilves”");
        check_order("Mara Ilves said the bell rings.", "“Mara Ilves said”");
        check_order(
            "Mara Ilves, who was late, said the bell rings.",
            "“Mara Ilves … said”",
        );
    }

    #[test]
    fn a_repeated_paragraph_is_named_by_its_first_words() {
        let text = "# Bell\n\nThe bell rings at night from now on, according to the council.\n";
        let article = crate::article::read(text.as_bytes(), &crate::article::Hint::file("a.md"))
            .expect("it is read");
        let claims = crate::claim::detect(&article, &crate::sentence::split(&article));
        let found = claims.first().map(|claim| (claim, &article));
        assert_eq!(
            spelt_out("paragraph 2: according to + the council", found),
            "repeats “The bell rings at …”: “according to the council”"
        );
    }

    #[test]
    fn reasons_can_be_read_alone() {
        check("no reporting verb, no link", "no reporting verb, no link");
        check(
            "2; no reporting verb, no link",
            "a number (2), no one named, no link",
        );
        check("told + the mayor", "“the mayor”, “told”");
        check(": + Arabic", "“Arabic:”");
        check("— + Ada Venn", "“— Ada Venn”");
        check("reportedly", "“reportedly”");
        check("link on the accounts", "link on “the accounts”");
        check("footnote 2: the yearbook", "footnote 2: “the yearbook”");
        check(
            "footnote [a]: link on the yearbook",
            "footnote [a]: link on “the yearbook”",
        );
        check(
            "paragraph 3: told + the mayor",
            "repeats paragraph 3: “the mayor”, “told”",
        );
        check(
            "paragraph 3: no reporting verb, no link",
            "repeats paragraph 3: no reporting verb, no link",
        );
        check(
            "paragraph 3: 16; no reporting verb, no link",
            "repeats paragraph 3: a number (16), no one named, no link",
        );
        check("paragraph by paragraph: it", "“paragraph by paragraph: it”");
    }
}
