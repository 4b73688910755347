//! Whether one block reads like matter: its words by the lists, its shape by patterns.
//!
//! Judges one block at a time; neighbours are for `head` and `tail`. Running text is left alone in doubt.

use super::lists::List;
use super::patterns::{has_copyright_line, has_email, has_isbn, has_price};
use super::shape::BlockShape;
use crate::article::BlockKind;

/// How strongly a block looks like matter, were it at the head or tail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// It reads like the article.
    None,
    /// It could be either: a short line, a heading, mostly links.
    Weak,
    /// It says what it is; such lines are between paragraphs of the body as well.
    Strong,
    /// Nothing like it is in an article: a copyright line, who the author is. (An ISBN is in reviews.)
    Sure,
}

/// What a heading of matter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// Who wrote or answers for the article.
    About,
    /// Links to elsewhere.
    Related,
    /// What readers wrote.
    Comments,
}

/// Where in a block the words of a list stand.
#[derive(Clone, Copy)]
enum At {
    Whole,
    Opening,
    Anywhere,
}

/// Blocks up to `max_words` long that hold an entry of the list there are matter.
struct Rule {
    list: List,
    at: At,
    max_words: usize,
    /// Whether a whole sentence can be matter by these words.
    in_sentences: bool,
}

const fn rule(list: List, at: At, max_words: usize, in_sentences: bool) -> Rule {
    Rule {
        list,
        at,
        max_words,
        in_sentences,
    }
}

/// Matter wherever it is, also between two paragraphs of the body.
const ANYWHERE: &[Rule] = &[
    rule(List::AnywhereWhole, At::Whole, 8, true),
    rule(List::AnywhereOpening, At::Opening, 30, true),
];

/// Matter at the head or in the tail.
const AT_THE_EDGES: &[Rule] = &[
    rule(List::EdgeOpening, At::Opening, 40, true),
    rule(List::EdgeLabel, At::Opening, 30, false),
    rule(List::EdgeOrigin, At::Opening, 60, true),
    rule(List::EdgeHolding, At::Anywhere, 18, true),
];

/// A footnote or editor's note: "Note:", "Correction, 4 May:", "This article was amended on".
pub(super) fn is_note(shape: &BlockShape<'_>) -> bool {
    let label = shape.lower.split_once(':').map_or("", |(label, _)| label);
    let label = label.trim_matches(['*', '(', '[', ' ']);
    let opening = List::NoteLabel.opens(label);
    let is_label = opening.is_some_and(|o| o == label || label.contains(char::is_numeric));
    let is_sentence = shape.n_words <= 80 && List::NoteOpening.opens(&shape.lower).is_some();
    let is_labelled = label.len() <= 40 && is_label && label.len() + 1 < shape.lower.len();
    is_labelled || is_sentence || has_note_number(&shape.lower)
}

/// "[2] Fisheries Office, yearbook 2025", "² Telephone call": a footnote without Markdown's mark.
fn has_note_number(text: &str) -> bool {
    let inside = text.strip_prefix('[').and_then(|t| t.split_once("] "));
    let is_number =
        |t: &str| !t.is_empty() && t.len() <= 3 && t.bytes().all(|b| b.is_ascii_digit());
    inside.is_some_and(|(number, _)| is_number(number))
        || text.starts_with(['¹', '²', '³', '⁴', '⁵'])
}

/// The words of a picture by their label.
pub(super) fn is_caption(shape: &BlockShape<'_>) -> bool {
    let label = shape.lower.split_once(':').map(|(label, _)| label);
    let has = |label: &str| List::CaptionLabel.has(label.trim_matches(['(', '[', ' ']));
    shape.n_words <= 40 && label.is_some_and(has)
}

/// Names the picture's maker, as only captions do: "… Photograph: Ona Pell".
pub(super) fn has_picture_credit(shape: &BlockShape<'_>) -> bool {
    let labels = List::CaptionLabel.entries().iter();
    let credit = |label: &&str| shape.lower.contains(&format!(" {label}:"));
    shape.n_words <= 60 && (labels.clone().any(credit) || shape.lower.contains("courtesy of"))
}

/// "Notes", "Sources", "References".
pub(super) fn is_notes_heading(shape: &BlockShape<'_>) -> bool {
    List::NotesHeading.has(shape.lower.trim_end_matches([':', '.']))
}

/// What the section of matter that it opens is about; a line that only looks like a heading opens no comments.
pub(super) fn matter_heading(shape: &BlockShape<'_>) -> Option<Heading> {
    let bare = shape.lower.trim_end_matches([':', '.']);
    let counted = bare
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim_start();
    let thoughts = counted.starts_with("thoughts on ") || counted.starts_with("thought on ");
    let like_a_heading = shape.is_heading() || shape.is_bold || shape.n_words <= 4;
    if shape.is_heading() && (List::CommentsHeading.has(counted) || thoughts) {
        return Some(Heading::Comments);
    }
    if like_a_heading && List::AboutHeading.has(bare) {
        return Some(Heading::About);
    }
    (like_a_heading && List::RelatedHeading.has(bare)).then_some(Heading::Related)
}

/// Matter also in the middle of the body.
pub(super) fn is_matter_anywhere(shape: &BlockShape<'_>) -> bool {
    !matches!(shape.kind, BlockKind::Table(_) | BlockKind::Code) && matches(ANYWHERE, shape)
}

/// Matter at the head: a row of the tables, labelled lines, or nothing but links.
pub(super) fn is_head_matter(shape: &BlockShape<'_>) -> bool {
    matches(AT_THE_EDGES, shape)
        || is_labelled(shape)
        || (shape.is_linked() && shape.n_words <= 25 && !shape.is_heading())
        || is_copyright(shape)
}

/// How strongly the block looks like matter, were it in the tail.
pub(super) fn tail_sign(shape: &BlockShape<'_>) -> Sign {
    match shape.kind {
        BlockKind::Rule => return Sign::Weak,
        BlockKind::Table(_) | BlockKind::Code => return Sign::None,
        _ => {}
    }
    let heading = matter_heading(shape);
    let about = matches!(heading, Some(Heading::About | Heading::Comments));
    if about || is_copyright(shape) || is_disclaimer(shape) {
        return Sign::Sure;
    }
    let speaks = shape.is_quoted() && shape.n_words > 25;
    let addressed = !shape.is_prose() && shape.n_words <= 25 && has_email(shape.text);
    let linked = shape.is_linked() && shape.n_words <= 40;
    let listed = is_matter_anywhere(shape) || (!speaks && matches(AT_THE_EDGES, shape));
    if listed || linked || addressed || sells(shape) || heading.is_some() || is_labelled(shape) {
        return Sign::Strong;
    }
    let short = shape.n_words <= 12 && !shape.ends_a_sentence;
    if short || shape.is_heading() || shape.is_italic || shape.is_much_linked() {
        return Sign::Weak;
    }
    Sign::None
}

/// Whether something is sold in it.
pub(super) fn sells(shape: &BlockShape<'_>) -> bool {
    has_isbn(&shape.lower) || (shape.n_words <= 8 && has_price(shape.text))
}

/// A few lines about who wrote it, with a second sign that they are: the byline's name, an address, italics.
pub(super) fn is_bio(shape: &BlockShape<'_>, byline: Option<&str>) -> bool {
    let mut names = byline
        .unwrap_or("")
        .split([',', '&'])
        .flat_map(|n| n.split(" and "));
    let is_named = names.any(|n| n.trim().contains(' ') && shape.text.starts_with(n.trim()));
    let reachable = has_email(shape.text) || shape.text.contains(" @");
    (is_named || reachable || shape.is_italic || shape.is_much_linked()) && says_who_writes(shape)
}

/// A few lines that say what somebody writes, or where they live; after a rule they need no second sign.
pub(super) fn says_who_writes(shape: &BlockShape<'_>) -> bool {
    let is_a = ["is a", "is an", "is the", "is our"]
        .iter()
        .any(|v| shape.lower.contains(v));
    let in_role = is_a && List::BioRole.is_in(&shape.lower);
    let short = shape.n_words <= 90 && !shape.is_heading();
    short && (in_role || List::Bio.is_in(&shape.lower))
}

fn matches(rules: &[Rule], shape: &BlockShape<'_>) -> bool {
    let is_sentence = shape.ends_a_sentence && shape.n_words > 6 && !shape.is_much_linked();
    let fits = |r: &&Rule| shape.n_words <= r.max_words && (r.in_sentences || !is_sentence);
    rules.iter().filter(fits).any(|rule| match rule.at {
        At::Whole => rule.list.has(shape.lower.trim_end_matches(['.', ':', '!'])),
        At::Opening => rule.list.opens(&shape.lower).is_some(),
        At::Anywhere => rule.list.is_in(&shape.lower),
    })
}

/// Every line is `label: value`, most labels are listed, or what follows the colons is links.
fn is_labelled(shape: &BlockShape<'_>) -> bool {
    if shape.is_heading() || shape.ends_a_sentence {
        return false;
    }
    let Some(labels) = shape.labels() else {
        return false;
    };
    let known = |(label, _): &&(&str, &str)| List::EdgeField.has(&label.to_lowercase());
    let n_known = labels.iter().filter(known).count();
    let is_short = |(_, value): &(&str, &str)| value.split_whitespace().count() <= 14;
    let mostly_known = n_known * 2 > labels.len();
    labels.iter().all(is_short) && (mostly_known || shape.is_much_linked())
}

/// A copyright line in a few words; not a sentence about copyright.
fn is_copyright(shape: &BlockShape<'_>) -> bool {
    shape.n_words <= 60 && has_copyright_line(&shape.lower)
}

/// "Disclaimer: …", however long.
fn is_disclaimer(shape: &BlockShape<'_>) -> bool {
    shape.lower.split_once(':').is_some_and(|(label, _)| {
        matches!(label, "disclaimer" | "legal notice" | "copyright notice")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Hint, read};

    /// The sign of a text that is one block.
    #[track_caller]
    fn check(text: &str, sign: Sign) {
        let article = read(text.as_bytes(), &Hint::file("a.md")).unwrap();
        let shapes = super::super::shape::of_blocks(&article);
        assert_eq!(shapes.first().map(tail_sign), Some(sign), "{text}");
    }

    #[test]
    fn what_says_that_it_is_matter_is_strong() {
        for text in [
            "[Order it here](https://shop.example)",
            "Sign up for our newsletter and never miss a tide.",
            "Region: [North](#)  \nTheme: [Fish](#)",
            "(Reporting by Ana Holt; editing by Piet Marsh)",
            "Contact: desk@ledger.example",
            "## Related stories",
            "ISBN 978-0-00-000000-2",
            "**Special price: $15.00**",
        ] {
            check(text, Sign::Strong);
        }
        for text in [
            "© 2026 The Strand Ledger",
            "### About the author",
            "Disclaimer: The harbour is not responsible for what the gulls say about it in the morning.",
            "### 14 comments",
        ] {
            check(text, Sign::Sure);
        }
    }

    #[test]
    fn running_text_bears_no_sign() {
        for text in [
            "Comments by the board did not help, and it took the blame for all of it.",
            "Subscribe to that idea, the mayor warned, and you will subscribe to anything.",
            "Tags were sewn into every net on the quay, 1,400 of them in one night.",
            "The book costs $15 in the shops, which is more than the fish it is about.",
            "Witnesses are asked to write to post@harbour.example, a spokesman for the office said.",
            "The court held that all rights reserved in 1911 had lapsed, and the choir sang in the corridor outside.",
            "Time: that was what they did not have, and the one thing the engineers had asked for.",
        ] {
            check(text, Sign::None);
        }
    }

    #[test]
    fn a_label_makes_a_note_only_as_a_label() {
        let is = |text: &str| {
            let article = read(text.as_bytes(), &Hint::default()).unwrap();
            super::super::shape::of_blocks(&article)
                .first()
                .is_some_and(is_note)
        };
        assert!(is("Correction, 4 May: The ferry is blue."));
        assert!(is("Editor’s note: The ferry is blue."));
        assert!(is(
            "This article was amended on 4 May to say that the ferry is blue."
        ));
        assert!(is("[2] Fisheries Office, yearbook 2025, table 4."));
        assert!(!is("[T]he ferry is blue, she wrote."));
        assert!(!is("Note to readers: the ferry is blue."));
        assert!(!is("Update the register, she said: it is blue."));
    }
}
