//! The current claim in words: its number and status, the text around it, what is suggested and why.

use super::Plain;
use crate::checklist::{Anchor, Entry};
use crate::session::{Command as C, HintPlace, Mode};
use crate::text::Span;
use crate::view::{claim_facts, wording};

/// Marks that open a claim: alone at the end of what precedes it they would only be noise.
const OPENING: &[char] = &['"', '\'', '“', '‘', '«', '„', '('];
/// Marks that close one.
const CLOSING: &[char] = &['.', ',', ';', ':', '!', '?', '"', '\'', '”', '’', '»', ')'];

/// The current claim, or why there is none.
pub(super) fn claim(plain: &Plain) -> String {
    let session = plain.session;
    let mut out = plain.writer();
    let Some(entry) = session.entry() else {
        out.line(&if session.checklist.entries.is_empty() {
            wording::no_claims(session).join(" ")
        } else {
            "No claim is selected.".to_owned()
        });
        return out.end();
    };
    out.line(&head(plain, entry));
    let marked = |span| session.article.marked_words(span);
    let now = session.words_of(entry);
    let context = session.context(entry);
    if let Some(before) = context.before {
        out.labelled("Before", marked(before).trim_end_matches(OPENING));
    }
    let words = entry.span.map(marked);
    out.labelled("Claim", words.as_deref().unwrap_or(now));
    if let Some(after) = context.after {
        out.labelled("After", marked(after).trim_start_matches(CLOSING));
    }
    let changed = claim_facts::changed(session, entry);
    if !changed.is_empty() {
        out.labelled("Since the decision", &claim_facts::spoken(&changed));
    } else if entry.needs_another_look() && entry.span.is_some() {
        out.labelled("Since the decision", claim_facts::SAME_WORDS);
    }
    let offered = claim_facts::offered(session, entry).into_iter();
    for fact in offered.chain(claim_facts::decided(session, entry)) {
        out.labelled(
            &wording::capital(fact.label),
            &fact.value.replace(" · ", ", "),
        );
    }
    let key = plain
        .key(C::Sheet, Mode::Reading)
        .filter(|_| session.sheet().is_none());
    if let Some(key) = key {
        let n = session.questions().len().min(crate::session::SHOWN_PROMPTS);
        if n > 0 {
            out.labelled("Prompts", &format!("{n}, {key} shows them"));
        }
    }
    let run = session.open_quotation();
    let key = plain.key(C::QuotationAttributed, Mode::Reading);
    if let (Some(run), Some(key)) = (run, key) {
        let key = key.split(' ').next().unwrap_or(&key);
        out.labelled(
            "Quotation",
            &format!("{run} claims, {key} decides all of them"),
        );
    }
    out.end()
}

/// Number, decision, kind and part of the current claim, in one line.
fn head(plain: &Plain, entry: &Entry) -> String {
    let session = plain.session;
    let number = session.current.map_or(0, |nth| nth + 1);
    // What is no longer in the article is not numbered, and follows those that are.
    let of = match entry.span {
        Some(_) => {
            let counts = session.counts();
            format!(" of {}", counts.all + counts.excluded)
        }
        None => String::new(),
    };
    let mut head = format!(
        "Claim {number}{of} [{}] {}",
        sign(entry),
        wording::decision(entry),
    );
    let flagged = entry.record().flag.then_some("flagged");
    let differs = matches!(entry.record().anchor, Anchor::Changed | Anchor::Ambiguous);
    let again = (differs && entry.needs_another_look()).then_some("re-check");
    for what in wording::kind(session, entry)
        .into_iter()
        .chain(flagged)
        .chain(wording::anchor(entry))
        .chain(again)
    {
        head.push_str(", ");
        head.push_str(what);
    }
    head
}

/// The ends of the claim while they are being moved, and how to move them.
pub(super) fn ends(plain: &Plain, span: Span) -> String {
    let keys = plain.hints(HintPlace::Ends, Mode::Span);
    so_far(plain, span) + &plain.sentence(&format!("{keys}."))
}

/// The claim as it would be with the present ends.
pub(super) fn so_far(plain: &Plain, span: Span) -> String {
    let words = span.of(&plain.session.article.text);
    plain.line(&format!("Claim so far: {words}"))
}

/// The letter of a claim's decision where no dot in the middle of the line is read out, and the sign of
/// what the reader found; `~`: to re-check.
pub(super) fn sign(entry: &Entry) -> String {
    let letter = match wording::letter(entry).0 {
        "·" => ".",
        letter => letter,
    };
    let again = if entry.needs_another_look() { "~" } else { "" };
    format!("{again}{letter}{}", wording::finding_sign(entry))
}
