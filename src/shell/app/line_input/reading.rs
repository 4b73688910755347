//! The article read out, a stretch at a time: on and back from where the last words of it ended, never half a sentence.

use super::LineInput;
use crate::layout::Lines;
use crate::session::{Command as C, Group};
use crate::text::Span;
use std::sync::Arc;

impl LineInput {
    /// Reads on to the end of a page, a paragraph or a sentence, or goes back by them, where a command does so.
    pub(super) fn read_on(&mut self, command: C, times: usize) -> bool {
        let forward = match command {
            C::PageNext | C::LineDown | C::HalfDown | C::ParagraphNext => true,
            C::PageBack | C::LineUp | C::HalfUp | C::ParagraphBack => false,
            _ => return false,
        };
        let starts = match command {
            C::PageNext | C::PageBack => self.page_starts(),
            C::LineDown | C::LineUp => {
                let sentences = self.session.found.iter().flat_map(|f| &f.sentences);
                sentences.map(|sentence| sentence.span.start).collect()
            }
            _ => {
                let blocks = self.session.article.blocks.iter();
                blocks.map(|block| block.span.start).collect()
            }
        };
        let (heard, before) = (self.heard, times.saturating_sub(1));
        let start = if forward && before == 0 {
            Some(heard.end)
        } else if forward {
            self.ends(&starts, heard.end).nth(before - 1)
        } else {
            let begins = |start: &usize| self.has_words(*start, heard.start);
            starts.iter().copied().rev().filter(begins).nth(before)
        };
        let stretch =
            start.and_then(|start| Some(Span::new(start, self.ends(&starts, start).next()?)));
        match stretch {
            Some(stretch) => self.hear(stretch),
            None if forward => self.say("End of the article."),
            None => self.say("Beginning of the article."),
        }
        true
    }

    /// Reads from the place to which the session went to the end of its page, where it went to one and not to a claim.
    pub(super) fn read_after_jump(&mut self, command: C) {
        let before = &self.turn.before;
        let jumps = command.row().group == Group::Reading || before.is_contents();
        let moved = self.session.place != before.place || matches!(command, C::Start | C::End);
        let returns = matches!(command, C::MarkGo | C::JumpBack | C::JumpOlder);
        let to_claim = returns && self.session.current.is_some();
        if jumps && moved && !to_claim && !self.turn.reads && self.session.boxes.is_empty() {
            let (starts, at) = (self.page_starts(), self.sentence_end(self.session.place.at));
            let end = self.ends(&starts, at).next().unwrap_or(at);
            self.hear(Span::new(at, end));
        }
    }

    /// Takes a stretch of text for heard, and goes there.
    fn hear(&mut self, stretch: Span) {
        self.heard = stretch;
        self.turn.reads = true;
        self.session.go_to_stretch(stretch);
    }

    /// The ends behind a place of what begins there.
    fn ends<'s>(&'s self, starts: &'s [usize], at: usize) -> impl Iterator<Item = usize> + 's {
        let all = self.session.article.text.len();
        let ends = starts.iter().copied().chain([all]);
        ends.filter(move |end| self.has_words(at, *end))
    }

    /// Where the pages begin, each with the first sentence that begins on it.
    fn page_starts(&mut self) -> Vec<usize> {
        let session = &mut self.session;
        if !session.lines.is_whole() {
            let (column, height) = (session.lines.column, session.lines.height);
            session.lines = Arc::new(Lines::new(&session.article, column, height));
        }
        let lines = &self.session.lines;
        let start = |&line: &usize| self.sentence_end(lines.start_of(line));
        lines.pages.iter().map(start).collect()
    }

    /// Where the sentence ends in the middle of which a place is; else the place.
    fn sentence_end(&self, at: usize) -> usize {
        let found = self.session.found.as_ref();
        found.map_or(at, |found| {
            let nth = found.sentences.partition_point(|s| s.span.end <= at);
            let around = found.sentences.get(nth).filter(|s| s.span.start < at);
            around.map_or(at, |s| s.span.end)
        })
    }

    fn has_words(&self, start: usize, end: usize) -> bool {
        let text = self.session.article.text.get(start..end);
        text.is_some_and(|text| !text.trim().is_empty())
    }
}
