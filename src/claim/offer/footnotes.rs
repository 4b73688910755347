//! Footnotes: the marks in the text and what the notes they stand for hold.
//!
//! A note counts when it holds a link or names a document well enough to find. For which claim is `links`' to say.

use crate::article::{Article, BlockKind, Part};
use crate::claim::Basis;
use crate::claim::cues::Class;
use crate::claim::phrase::documents;
use crate::claim::phrase::names::{PersonNames, is_name};
use crate::claim::phrase::runs::run_at;
use crate::claim::token::{Stretch, Tokens, mark::label_at};
use crate::claim::who::source;
use crate::text::Span;
use std::collections::HashMap;

/// What a note gives the reader to consult.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A link (index).
    Link(usize),
    /// A document, by the words that name it.
    Document(Span),
    /// Whom the author heard it from, and what they are: "Interview with Mara Ilves, 12 May".
    Heard(Span, Basis),
}

/// A footnote's mark in the text.
#[derive(Clone, Copy, Debug)]
pub struct Marked {
    /// The mark, with its brackets.
    pub mark: Span,
    /// What its note holds.
    pub holds: Holds,
}

/// The marks of notes that hold something, in reading order.
#[derive(Debug, Default)]
pub struct Footnotes(Vec<Marked>);

impl Footnotes {
    /// Reads notes and marks once. `leads` tells whether a link (index) leads somewhere.
    pub fn new(article: &Article, tokens: &Tokens<'_>, leads: impl Fn(usize) -> bool) -> Self {
        let mut notes: HashMap<&str, Holds> = HashMap::new();
        for block in article.blocks.iter().filter(|b| b.part == Part::Note) {
            let text = block.span.of(&article.text);
            let label = match &block.kind {
                BlockKind::Item(mark) => label_at(mark),
                _ => label_at(text),
            };
            let link = article
                .links_in(block.span)
                .map(|(i, _)| i)
                .find(|&i| leads(i));
            // A label that is no mark of Markdown is in the text of the note.
            let length = label.map_or(0, |(_, length)| length);
            let begin = match block.kind {
                BlockKind::Item(_) => block.span.start,
                _ => block.span.start + length,
            };
            let words = tokens.within(Span::new(begin, block.span.end));
            let document = || documents::in_note(tokens, words).map(|w| without_stop(tokens, w));
            let heard = || {
                let basis = heard_from(tokens, words)?;
                Some(Holds::Heard(without_stop(tokens, words), basis))
            };
            let holds = link
                .map(Holds::Link)
                .or_else(|| document().map(Holds::Document))
                .or_else(heard);
            if let (Some((label, _)), Some(holds)) = (label, holds) {
                notes.entry(label).or_insert(holds);
            }
        }
        if notes.is_empty() {
            return Self::default();
        }
        // Where marks are links, a power ("5 km²") is told from them by being none.
        let is_linked = |mark: Span| {
            let links = article.links_in(mark);
            links
                .map(|(_, link)| link)
                .any(|l| l.url.starts_with('#') && l.span == mark)
        };
        let any_linked = article.links.iter().any(|link| {
            let words = link.span.of(&article.text);
            link.url.starts_with('#') && label_at(words).is_some_and(|(_, n)| n == words.len())
        });
        let text_blocks = article.blocks.iter().filter(|b| b.part != Part::Note);
        Self(
            text_blocks
                .flat_map(|b| marks(&article.text, b.span, &notes))
                .filter(|m| {
                    !any_linked || m.mark.of(&article.text).starts_with('[') || is_linked(m.mark)
                })
                .collect(),
        )
    }

    /// The marks in a stretch, and the one glued to its end.
    pub fn marked_in(&self, span: Span) -> impl Iterator<Item = &Marked> {
        let first = self.0.partition_point(|m| m.mark.start < span.start);
        self.0
            .iter()
            .skip(first)
            .take_while(move |m| m.mark.start <= span.end)
    }
}

/// What the first name of a note is that tells from whom the author heard something; vague where it names nobody.
fn heard_from(tokens: &Tokens<'_>, note: Stretch) -> Option<Basis> {
    if !documents::was_heard(tokens, note) {
        return None;
    }
    let name = |i: &usize| {
        is_name(tokens, *i) && tokens.text_of(*i + 1) != "-" && !tokens.has(*i, Class::Heard)
    };
    let basis = note.iter().find(name).and_then(|start| {
        let run = run_at(tokens, start, note.end);
        source::basis(tokens, run, &PersonNames::default())
    });
    Some(basis.unwrap_or(Basis::Vague))
}

/// Words without the full stop that ends the note.
fn without_stop(tokens: &Tokens<'_>, words: Stretch) -> Span {
    let stop = words.len() > 1 && tokens.text_of(words.end - 1) == ".";
    tokens.span(Stretch::new(words.start, words.end - usize::from(stop)))
}

/// The marks of a block that stand for one of the notes.
fn marks(text: &str, block: Span, notes: &HashMap<&str, Holds>) -> Vec<Marked> {
    let words = block.of(text);
    words
        .char_indices()
        .filter_map(|(at, _)| {
            let (label, len) = label_at(words.get(at..)?)?;
            let start = block.start + at;
            notes.get(label).map(|&holds| Marked {
                mark: Span::new(start, start + len),
                holds,
            })
        })
        .collect()
}
