//! What is around a claim: the words without which it could not be judged.
//!
//! Facts only; how they are shown is up to the view.

use super::Session;
use crate::checklist::Entry;
use crate::sentence::Sentence;
use crate::text::Span;

/// The text around a claim; each stretch has its blanks trimmed and may be absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The sentence before, and what precedes the claim in its own.
    pub before: Option<Span>,
    /// What follows the claim in its sentence, and the sentence after.
    pub after: Option<Span>,
}

impl Session {
    /// What is around an entry of the checklist; nothing for one that is no longer in the article.
    pub fn context(&self, entry: &Entry) -> Context {
        let (Some(span), Some(found)) = (entry.span, &self.found) else {
            return Context::default();
        };
        let sentences = &found.sentences;
        let first = sentences.partition_point(|s| s.span.end <= span.start);
        let behind = sentences.partition_point(|s| s.span.start < span.end);
        let start = self.neighbour_of(sentences, first, first.checked_sub(1));
        let end = self.neighbour_of(sentences, behind.saturating_sub(1), Some(behind));
        let own = |at: usize| sentences.get(at).map(|s| s.span);
        let from = start.or_else(|| own(first)).map_or(span.start, |s| s.start);
        let to = end
            .or_else(|| own(behind.saturating_sub(1)))
            .map_or(span.end, |s| s.end);
        Context {
            before: self.words_between(from, span.start),
            after: self.words_between(span.end, to),
        }
    }

    /// A sentence beside another one, when both belong to the same part of the article: a headline explains no body.
    fn neighbour_of(
        &self,
        sentences: &[Sentence],
        own: usize,
        other: Option<usize>,
    ) -> Option<Span> {
        let (own, other) = (sentences.get(own)?, sentences.get(other?)?);
        let block = |s: &Sentence| self.article.blocks.get(s.block);
        let (own, beside) = (block(own)?, block(other)?);
        let alike = own.part == beside.part
            && std::mem::discriminant(&own.kind) == std::mem::discriminant(&beside.kind);
        alike.then_some(other.span)
    }

    /// A stretch of text, unless it holds no word.
    fn words_between(&self, from: usize, to: usize) -> Option<Span> {
        let span = Span::new(from.min(to), to).trimmed(&self.article.text);
        let words = span.of(&self.article.text);
        words.chars().any(char::is_alphanumeric).then_some(span)
    }
}
