//! The current claim in words: its number and status, the text around it, what is suggested and why.

use super::Plain;
use crate::checklist::{Anchor, Entry};
use crate::sentence::Sentence;
use crate::session::{Command as C, HintPlace, Mode, Session};
use crate::text::Span;
use crate::view::{claim_facts, wording};
use std::borrow::Cow;
use std::mem::discriminant;

/// Marks that open a claim: alone at the end of what precedes it they would only be noise.
const OPENING: &[char] = &['"', '\'', '“', '‘', '«', '„', '('];
/// Marks that close one.
const CLOSING: &[char] = &['.', ',', ';', ':', '!', '?', '"', '\'', '”', '’', '»', ')'];

/// The current claim, or why there is none. Of the text before it only what was not heard just now.
pub(super) fn claim(plain: &Plain) -> String {
    let session = plain.session;
    let mut out = plain.writer();
    let Some(entry) = session.entry() else {
        out.line(&no_claim(plain));
        return out.end();
    };
    out.line(&head(plain, entry));
    let marked = |span| session.article.marked_words(span);
    let [before, after] = around(plain, entry).unwrap_or_default();
    if let Some(before) = before {
        out.labelled("Before", marked(before).trim_end_matches(OPENING));
    }
    out.labelled("Claim", &words(plain, entry));
    if let Some(after) = after {
        out.labelled("After", marked(after).trim_start_matches(CLOSING));
    }
    for (label, value) in facts(plain, entry) {
        out.labelled(&label, &value);
    }
    let key = plain.key(C::QuotationAttributed, Mode::Reading);
    if let (Some(run), Some(key)) = (session.open_quotation(), key) {
        let key = key.split(' ').next().unwrap_or(&key);
        let decides = format!("{run} claims, {key} decides all of them");
        out.labelled("Quotation", &decides);
    }
    out.end()
}

/// The current claim in a line: for one that was heard in full before.
pub(super) fn brief(plain: &Plain) -> String {
    plain.line(&match plain.session.entry() {
        Some(entry) => format!("{}: {}", head(plain, entry), words(plain, entry)),
        None => no_claim(plain),
    })
}

fn no_claim(plain: &Plain) -> String {
    if plain.session.checklist.entries.is_empty() {
        wording::no_claims(plain.session).join(" ")
    } else {
        "No claim is selected.".to_owned()
    }
}

fn words<'a>(plain: &Plain<'a>, entry: &'a Entry) -> Cow<'a, str> {
    let words = entry.span.map(|s| plain.session.article.marked_words(s));
    words.unwrap_or_else(|| plain.session.words_of(entry).into())
}

/// What is known of a claim, each with its label; what suggests something, with what is suggested.
fn facts(plain: &Plain, entry: &Entry) -> Vec<(String, String)> {
    let session = plain.session;
    let mut facts = Vec::new();
    let changed = claim_facts::changed(session, entry);
    let again = entry.needs_another_look() && entry.span.is_some();
    if !changed.is_empty() || again {
        let changed = match changed.as_slice() {
            [] => claim_facts::SAME_WORDS.to_owned(),
            changed => claim_facts::spoken(changed),
        };
        facts.push(("Since the decision".to_owned(), changed));
    }
    let offered = claim_facts::offered(session, entry).into_iter();
    for fact in offered.chain(claim_facts::decided(session, entry)) {
        let value = fact.value.replace(" · ", ", ");
        match (fact.label, facts.last_mut()) {
            ("because", Some((_, suggested))) => suggested.extend(["; ", &value]),
            _ if value == "none" => {}
            (label, _) => facts.push((wording::capital(label), value)),
        }
    }
    facts
}

/// What is read out with a claim: the sentence before, and its own.
pub(super) fn stretch(session: &Session, entry: &Entry) -> Option<Span> {
    let (found, claim) = (session.found.as_ref()?, entry.span?);
    let own = found.sentences_around(claim);
    let sentences = &found.sentences;
    let first = sentences.partition_point(|s| s.span.end <= claim.start);
    let block = |s: &Sentence| session.article.blocks.get(s.block);
    // A headline explains no body.
    let before = first.checked_sub(1).and_then(|nth| sentences.get(nth));
    let before = before.filter(|before| {
        let beside = block(before).zip(sentences.get(first).and_then(block));
        beside.is_some_and(|(a, b)| {
            a.part == b.part && discriminant(&a.kind) == discriminant(&b.kind)
        })
    });
    Some(Span::new(
        before.map_or(own.start, |s| s.span.start),
        own.end,
    ))
}

/// The words of that stretch on both sides of a claim, where there are any.
fn around(plain: &Plain, entry: &Entry) -> Option<[Option<Span>; 2]> {
    let (stretch, claim) = (stretch(plain.session, entry)?, entry.span?);
    let from = if plain.heard.contains(stretch.start) {
        plain.heard.end.min(claim.start)
    } else {
        stretch.start
    };
    let sides = [
        Span::new(from, claim.start),
        Span::new(claim.end, stretch.end),
    ];
    let text = &plain.session.article.text;
    let has_words = |side: &Span| side.of(text).chars().any(char::is_alphanumeric);
    Some(sides.map(|side| Some(side.trimmed(text)).filter(has_words)))
}

/// Number, decision, kind and part of the current claim, in one line.
fn head(plain: &Plain, entry: &Entry) -> String {
    let session = plain.session;
    let number = session.current.map_or(0, |nth| nth + 1);
    // What is no longer in the article is not numbered, and follows those that are.
    let counts = session.counts();
    let all = counts.all + counts.excluded;
    let of = entry.span.map(|_| format!(" of {all}"));
    let flagged = entry.record().flag.then_some("flagged");
    let differs = matches!(entry.record().anchor, Anchor::Changed | Anchor::Ambiguous);
    let again = (differs && entry.needs_another_look()).then_some("re-check");
    let decision = wording::decision(entry);
    let kind = wording::kind(session, entry).into_iter();
    let about = kind.chain(flagged).chain(wording::anchor(entry));
    let about: Vec<&str> = [decision.as_str()]
        .into_iter()
        .chain(about)
        .chain(again)
        .collect();
    format!(
        "Claim {number}{}, {}",
        of.unwrap_or_default(),
        about.join(", ")
    )
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
