//! Moving a claim's ends, splitting and merging it, and picking a sentence that the finder missed.
//!
//! Ends move by words and stay inside the claim's neighbourhood: the blocks it touches.

use super::{Command as C, Effect, Notice, Overlay, Session, SpanEdit};
use crate::checklist::{Entry, Origin, Review, entry_at};
use crate::text::Span;
use jiff::Timestamp;

/// Which end of the span moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Start,
    End,
}

impl Session {
    /// Lets the reader move the ends of the current claim.
    pub(super) fn edit_span(&mut self) {
        if let Some(index) = self.changeable() {
            self.show_current();
            if let Some(span) = self.entry().and_then(|e| e.span) {
                self.boxes.push(Overlay::Span(SpanEdit {
                    entry: Some(index),
                    span,
                }));
            } else {
                self.tell("this claim is no longer in the article");
            }
        }
    }

    /// Offers a sentence that holds no claim yet: the one behind the current claim, or the first on the page; asked
    /// again, the next one.
    pub(super) fn pick(&mut self) {
        if let Some(why) = self.options.read_only.clone() {
            self.warn(why);
            return;
        }
        let Some(found) = self.found.clone() else {
            self.tell("still looking for claims");
            return;
        };
        let visible = self.visible();
        let top = self.top_byte();
        let end = self
            .lines
            .lines
            .get(visible.end.saturating_sub(1))
            .map_or(0, |l| l.span.end);
        let from = self
            .entry()
            .and_then(|e| e.span)
            .map_or(top, |s| s.end)
            .max(top);
        let from = match self.span_now() {
            Some(SpanEdit { entry: None, span }) => span.end,
            Some(_) => return,
            None => from,
        };
        let free = |span: Span| {
            !self
                .checklist
                .entries
                .iter()
                .any(|e| e.span.is_some_and(|s| s.overlaps(span)))
        };
        let on_page = |from: usize| {
            found
                .sentences
                .iter()
                .map(|s| s.span)
                .find(|s| s.start >= from && s.start < end && free(*s))
        };
        match on_page(from).or_else(|| on_page(top)) {
            Some(span) => {
                self.boxes.retain(|b| !matches!(b, Overlay::Span(_)));
                self.boxes
                    .push(Overlay::Span(SpanEdit { entry: None, span }));
            }
            None => self.tell("every sentence on this page is a claim already"),
        }
    }

    fn span_mut(&mut self) -> Option<&mut SpanEdit> {
        match self.boxes.last_mut() {
            Some(Overlay::Span(edit)) => Some(edit),
            _ => None,
        }
    }

    fn span_now(&self) -> Option<SpanEdit> {
        match self.boxes.last() {
            Some(Overlay::Span(edit)) => Some(*edit),
            _ => None,
        }
    }

    /// Moves one end by `n` words.
    pub(super) fn move_end(&mut self, end: End, n: usize, forward: bool) {
        let Some(SpanEdit { span, .. }) = self.span_now() else {
            return;
        };
        let room = self.room_around(span);
        let mut words = self.words_around(span);
        words.retain(|word| word.start >= room.start && word.end <= room.end);
        let mut moved = span;
        for _ in 0..n.max(1) {
            match (end, forward) {
                (End::Start, true) => {
                    let next = words.iter().map(|w| w.start).find(|&s| s > moved.start);
                    moved.start = next.filter(|&s| s < moved.end).unwrap_or(moved.start);
                }
                (End::Start, false) => {
                    let next = words
                        .iter()
                        .rev()
                        .map(|w| w.start)
                        .find(|&s| s < moved.start);
                    moved.start = next.unwrap_or(moved.start);
                }
                (End::End, true) => {
                    moved.end = words
                        .iter()
                        .map(|w| w.end)
                        .find(|&e| e > moved.end)
                        .unwrap_or(moved.end);
                }
                (End::End, false) => {
                    let next = words.iter().rev().map(|w| w.end).find(|&e| e < moved.end);
                    moved.end = next.filter(|&e| e > moved.start).unwrap_or(moved.end);
                }
            }
        }
        if moved == span {
            let why = "no further: the text or the next claim is in the way";
            self.tell(Notice::told(why).key("; ", C::SpanMerge, " merges"));
        }
        if let Some(edit) = self.span_mut() {
            edit.span = moved;
        }
    }

    /// From the end of the claim before a span to the beginning of the one behind: claims never grow over each other.
    fn room_around(&self, span: Span) -> Span {
        let spans = || self.checklist.entries.iter().filter_map(|e| e.span);
        let before = spans().map(|s| s.end).filter(|&end| end <= span.start);
        let behind = spans().map(|s| s.start).filter(|&start| start >= span.end);
        Span::new(
            before.max().unwrap_or(0),
            behind.min().unwrap_or(self.article.text.len()),
        )
    }

    /// The words of the blocks that a span touches.
    fn words_around(&self, span: Span) -> Vec<Span> {
        let first = self.article.block_at(span.start).unwrap_or(0);
        let last = self
            .article
            .block_at(span.end.saturating_sub(1))
            .unwrap_or(first);
        let blocks = self.article.blocks.get(first..=last).unwrap_or(&[]);
        blocks
            .iter()
            .flat_map(|block| words_of(block.span, &self.article.text))
            .collect()
    }

    /// Keeps the new ends: a changed claim keeps its id; a picked sentence becomes a claim.
    pub(super) fn keep_span(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(edit) = self.span_now() else {
            return Vec::new();
        };
        self.boxes.pop();
        match edit.entry {
            Some(index)
                if self.checklist.entries.get(index).and_then(|e| e.span) == Some(edit.span) =>
            {
                self.tell("nothing changed: the ends are as they were");
                Vec::new()
            }
            Some(index) => {
                let place = self.placed(edit.span);
                let effects = self.change(index, now, |entry, _| place(entry));
                self.restore_order();
                self.tell(Notice::told(format!("{}: new ends kept", index + 1)).undoable());
                effects
            }
            None => {
                let entry = self.new_entry(edit.span, Origin::Manual, None);
                let id = entry.id.clone();
                let effects = self.change_list(now, |entries| insert(entries, entry));
                self.current = self.checklist.entries.iter().position(|e| e.id == id);
                self.tell(Notice::told("picked as a claim").undoable());
                effects
            }
        }
    }

    /// Cuts the claim at the new end: what lies behind becomes a claim of its own.
    pub(super) fn split_span(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(edit) = self.span_now() else {
            return Vec::new();
        };
        let whole = edit
            .entry
            .and_then(|i| self.checklist.entries.get(i))
            .and_then(|e| Some((e.id.clone(), e.span?)));
        let Some((id, whole)) = whole else {
            return Vec::new();
        };
        let rest = Span::new(edit.span.end, whole.end).trimmed(&self.article.text);
        if rest.is_empty() || edit.span.end >= whole.end {
            let cut = " moves the end to where the claim should be cut";
            self.tell(Notice::default().key("", C::SpanEndBack, cut).key(
                ", then ",
                C::SpanSplit,
                " splits",
            ));
            return Vec::new();
        }
        self.boxes.pop();
        let tail = self.new_entry(rest, Origin::Split, Some(id.clone()));
        let place = self.placed(edit.span);
        let effects = self.change_list(now, |entries| {
            if let Some(entry) = entries.iter_mut().find(|e| e.id == id) {
                place(entry);
                entry.origin = Origin::Split;
            }
            insert(entries, tail);
        });
        self.tell(Notice::told("split in two").undoable());
        effects
    }

    /// Joins the claim with the next one; the next one's decision goes, its note is kept.
    pub(super) fn merge_span(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(index) = self.span_now().and_then(|edit| edit.entry) else {
            return Vec::new();
        };
        let spans = (
            self.checklist.entries.get(index).and_then(|e| e.span),
            self.checklist.entries.get(index + 1).and_then(|e| e.span),
        );
        let (Some(this), Some(next)) = spans else {
            self.tell("there is no next claim to merge with");
            return Vec::new();
        };
        if self.article.block_at(this.start) != self.article.block_at(next.start) {
            self.tell("the next claim is in another paragraph");
            return Vec::new();
        }
        self.boxes.pop();
        let place = self.placed(Span::new(this.start, next.end.max(this.end)));
        let effects = self.change_list(now, |entries| {
            let gone = entries.remove(index + 1);
            if let Some(entry) = entries.get_mut(index) {
                place(entry);
                entry.origin = Origin::Merged;
                join(&mut entry.review, gone.review.into());
            }
        });
        self.tell(Notice::told("merged with the next claim").undoable());
        effects
    }

    /// Puts the entries back into reading order after ends moved; the current claim stays current.
    pub(super) fn restore_order(&mut self) {
        let id = self.entry().map(|e| e.id.clone());
        let entries = &mut self.checklist.entries;
        entries.sort_by_key(|e| e.span.map_or(usize::MAX, |s| s.start));
        self.current = id.and_then(|id| entries.iter().position(|e| e.id == id));
    }

    fn new_entry(&self, span: Span, origin: Origin, parent: Option<String>) -> Entry {
        let mut entry = entry_at(&self.article, span.trimmed(&self.article.text), origin);
        entry.id = self.checklist.unused_id(&entry.id);
        entry.parent = parent;
        entry
    }

    /// Gives an entry other ends, and with them the words it keeps; it is no longer as it was found.
    fn placed(&self, span: Span) -> impl FnOnce(&mut Entry) + use<> {
        let there = entry_at(
            &self.article,
            span.trimmed(&self.article.text),
            Origin::Found,
        );
        move |entry| {
            if entry.span != there.span && entry.origin == Origin::Found {
                entry.origin = Origin::Manual;
            }
            entry.exact = there.exact;
            entry.prefix = there.prefix;
            entry.suffix = there.suffix;
            entry.span = there.span;
        }
    }
}

/// Takes over from a claim that is merged what the reader wrote of it; its decision goes.
fn join(review: &mut Review, gone: Review) {
    let notes = [review.note.take(), gone.note];
    let note = notes.into_iter().flatten().collect::<Vec<_>>().join(" / ");
    review.note = (!note.is_empty()).then_some(note);
    review.flag |= gone.flag;
    review.evidence.extend(gone.evidence);
    let asked = |id: &str| review.checks.iter().any(|(known, _)| known == id);
    let checks: Vec<_> = gone
        .checks
        .into_iter()
        .filter(|(id, _)| !asked(id))
        .collect();
    review.checks.extend(checks);
    let concerns: Vec<_> = gone
        .concern
        .into_iter()
        .filter(|c| !review.concern.contains(c))
        .collect();
    review.concern.extend(concerns);
}

/// Puts an entry at its place in reading order; orphans stay last.
fn insert(entries: &mut Vec<Entry>, entry: Entry) {
    let start = entry.span.map_or(usize::MAX, |s| s.start);
    let at = entries.partition_point(|e| e.span.is_some_and(|s| s.start <= start));
    entries.insert(at, entry);
}

/// The words of a stretch, divided by white space.
fn words_of(span: Span, text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut at = span.start;
    for piece in span.of(text).split_inclusive(char::is_whitespace) {
        let word = Span::new(at, at + piece.trim_end().len());
        at += piece.len();
        if !word.is_empty() {
            words.push(word);
        }
    }
    words
}
