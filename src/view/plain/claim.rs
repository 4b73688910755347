//! The current claim in words: its number and status, the text around it, what is suggested and why.

use super::Plain;
use crate::session::{Command as C, Mode};
use crate::text::Span;
use crate::view::{facts, hints, wording};

/// Marks that open a claim: alone at the end of what stands before it they would only be noise.
const OPENING: &[char] = &['"', '\'', '“', '‘', '«', '„', '('];
/// Marks that close one.
const CLOSING: &[char] = &['.', ',', ';', ':', '!', '?', '"', '\'', '”', '’', '»', ')'];

/// The current claim, or why there is none.
pub(super) fn claim(plain: &Plain) -> String {
    let session = plain.session;
    let mut said = plain.said();
    let Some(entry) = session.entry() else {
        said.line(&if session.checklist.entries.is_empty() {
            wording::no_claims(session).join(" ")
        } else {
            "No claim is selected.".to_owned()
        });
        return said.end();
    };
    let number = session.current.map_or(0, |nth| nth + 1);
    let of = session.checklist.entries.len();
    let letter = letter(wording::letter(entry).0);
    let mut head = format!(
        "Claim {number} of {of} [{letter}] {}, {}, {}",
        wording::decision(entry),
        entry.kind,
        entry.part
    );
    if entry.review.flag {
        head.push_str(", flagged");
    }
    if let Some(what) = wording::anchor(entry) {
        head.push_str(", ");
        head.push_str(what);
    }
    said.line(&head);
    let context = session.context(entry);
    let text = &session.article.text;
    if let Some(before) = context.before {
        said.labelled("Before", before.of(text).trim_end_matches(OPENING));
    }
    said.labelled("Claim", &entry.exact);
    if let Some(after) = context.after {
        said.labelled("After", after.of(text).trim_start_matches(CLOSING));
    }
    let offered = facts::offered(session, entry).into_iter();
    for fact in offered.chain(facts::decided(entry)) {
        said.labelled(&capital(fact.label), &fact.value.replace(" · ", ", "));
    }
    if let Some(key) = plain.key(C::Sheet, Mode::Reading) {
        let n = session.questions().len().min(crate::session::SHOWN_PROMPTS);
        if n > 0 {
            said.labelled("Prompts", &format!("{n}, {key} asks"));
        }
    }
    said.end()
}

/// The ends of the claim while they are being moved, and how to move them.
pub(super) fn ends(plain: &Plain, span: Span) -> String {
    let mut said = plain.said();
    said.told(&format!("{}.", plain.hints(hints::SPAN, Mode::Span)));
    so_far(plain, span) + &said.end()
}

/// The claim as it would be with the present ends.
pub(super) fn so_far(plain: &Plain, span: Span) -> String {
    let mut said = plain.said();
    said.labelled("Claim so far", span.of(&plain.session.article.text));
    said.end()
}

/// The letter of a status where no dot in the middle of the line is read out.
pub(super) fn letter(letter: &'static str) -> &'static str {
    if letter == "·" { "." } else { letter }
}

fn capital(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
