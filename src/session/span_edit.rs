//! Moving a claim's ends, splitting and merging it, and picking a sentence that the finder missed.
//!
//! Ends move by words and stay inside the claim's neighbourhood: the blocks it touches.

use super::{Command as C, Notice, Overlay, Session, SpanEdit};
use crate::checklist::{Change, ClaimId, Origin, Record};
use crate::text::Span;
use jiff::Timestamp;

/// Which end of the span moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanEnd {
    Start,
    End,
}

impl Session {
    /// Lets the reader move the ends of the current claim.
    pub(super) fn edit_span(&mut self) {
        let Some(index) = self.changeable() else {
            return;
        };
        self.show_current();
        match self.entry().and_then(|e| e.span) {
            Some(span) => self.boxes.push(Overlay::Span(SpanEdit {
                entry: Some(index),
                span,
            })),
            None => self.notify("this claim is no longer in the article"),
        }
    }

    /// Offers a sentence that holds no claim yet: the nearest behind the current claim, or from the top of the page on; where
    /// there is none, the nearest before. Asked again, the next one.
    pub(super) fn pick(&mut self) {
        let Some(found) = self.found.clone() else {
            self.notify("still looking for claims");
            return;
        };
        let current = self.entry().and_then(|e| e.span);
        let from = current.map_or_else(|| self.top_byte(), |claim| claim.end);
        let offered = match self.span_now() {
            Some(SpanEdit { entry: None, span }) => Some(span),
            Some(_) => return,
            None => None,
        };
        let claims: Vec<Span> = self.spans().collect();
        let is_free = |s: &Span| !s.is_empty() && !claims.iter().any(|c| c.overlaps(*s));
        let all = || found.sentences.iter().map(|s| s.span).filter(is_free);
        let behind = || all().filter(|s| s.start >= from);
        let before = || all().rev().filter(|s| s.start < from);
        let in_turn = || behind().chain(before());
        let mut next = in_turn().skip_while(|s| offered.is_some_and(|offered| *s != offered));
        let next = next.nth(usize::from(offered.is_some()));
        match next.or_else(|| in_turn().next()) {
            Some(span) => {
                self.boxes.retain(|b| !matches!(b, Overlay::Span(_)));
                self.boxes
                    .push(Overlay::Span(SpanEdit { entry: None, span }));
                self.show(span);
            }
            None => self.notify("every sentence is already a claim"),
        }
    }

    /// The places of all claims that are in the article.
    fn spans(&self) -> impl Iterator<Item = Span> {
        self.checklist.entries.iter().filter_map(|e| e.span)
    }

    /// The ends that are being moved, or the sentence that is being picked.
    pub fn span_now(&self) -> Option<SpanEdit> {
        match self.boxes.last() {
            Some(Overlay::Span(edit)) => Some(*edit),
            _ => None,
        }
    }

    /// Whether a sentence is being picked to become a claim.
    pub fn is_picking(&self) -> bool {
        self.span_now().is_some_and(|edit| edit.entry.is_none())
    }

    /// Moves one end by `n` words.
    pub(super) fn move_end(&mut self, end: SpanEnd, n: usize, forward: bool) {
        let Some(SpanEdit { entry, span }) = self.span_now() else {
            return;
        };
        let room = self.room_around(span);
        let is_start = end == SpanEnd::Start;
        let around = self.words_around(span);
        let next_claim_follows = around.iter().any(|word| word.end > room.end);
        let inside = |word: &Span| word.start >= room.start && word.end <= room.end;
        let words = around.into_iter().filter(inside);
        let is_left = |place: &usize| match end {
            SpanEnd::Start => *place < span.end,
            SpanEnd::End => *place > span.start,
        };
        let places = words.map(|word| if is_start { word.start } else { word.end });
        let places: Vec<usize> = places.filter(is_left).collect();
        let mut moved = span;
        let at = if is_start {
            &mut moved.start
        } else {
            &mut moved.end
        };
        let next = if forward {
            let first = places.partition_point(|place| *place <= *at);
            places.iter().skip(first).take(n.max(1)).next_back()
        } else {
            let end = places.partition_point(|place| *place < *at);
            places.iter().take(end).rev().take(n.max(1)).next_back()
        };
        *at = next.copied().unwrap_or(*at);
        if moved == span {
            self.notify(match (end, forward) {
                (SpanEnd::End, true) if next_claim_follows => {
                    Notice::info("the next claim begins here").key(": ", C::SpanMerge, " merges")
                }
                _ => Notice::info("cannot move further"),
            });
        }
        self.boxes.pop();
        self.boxes
            .push(Overlay::Span(SpanEdit { entry, span: moved }));
    }

    /// From the end of the claim before a span to the beginning of the one behind: claims never grow over each other.
    fn room_around(&self, span: Span) -> Span {
        let before = self.spans().map(|s| s.end).filter(|end| *end <= span.start);
        let behind = self
            .spans()
            .map(|s| s.start)
            .filter(|start| *start >= span.end);
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
    pub(super) fn keep_span(&mut self, now: Timestamp) {
        let Some(edit) = self.span_now() else {
            return;
        };
        self.boxes.pop();
        let Some(index) = edit.entry else {
            let record = self.new_record(edit.span, Origin::Manual, None);
            let id = record.id.clone();
            self.change_list(now, &[Change::new(None, Some(record))]);
            self.current = self.checklist.position(&id);
            self.notify(Notice::info("claim added").undoable());
            return;
        };
        if self.span_of(index) == Some(edit.span) {
            self.notify("the ends did not change");
        } else if let Some(change) = self.with_ends(index, edit.span) {
            self.change_list(now, &[change]);
            self.notify(Notice::info(format!("{}: ends moved", index + 1)).undoable());
        }
    }

    /// Cuts the claim at the new end: what is behind becomes a claim of its own. The mode stays: the same key pressed once
    /// more would decide.
    pub(super) fn split_span(&mut self, now: Timestamp) {
        let Some(edit) = self.span_now() else {
            return;
        };
        let place = edit.entry.and_then(|i| Some((i, self.span_of(i)?)));
        let Some((index, whole)) = place else {
            return;
        };
        let rest = Span::new(edit.span.end, whole.end).trimmed(&self.article.text);
        if rest.is_empty() || edit.span.end >= whole.end {
            let cut = " moves the end to the cut";
            self.notify(Notice::default().key("", C::SpanEndBack, cut).key(
                ", then ",
                C::SpanSplit,
                " splits",
            ));
            return;
        }
        let Some(mut cut) = self.with_ends(index, edit.span) else {
            return;
        };
        let mut parent = None;
        if let Some(after) = &mut cut.after {
            after.origin = Origin::Split;
            parent = Some(after.id.clone());
        }
        let tail = self.new_record(rest, Origin::Split, parent);
        self.change_list(now, &[cut, Change::new(None, Some(tail))]);
        self.hold_ends(index);
        self.notify(Notice::info("claim split").undoable());
    }

    /// Joins the claim with the next one; the next one's decision goes, its note is kept. The mode stays, as after a split.
    pub(super) fn merge_span(&mut self, now: Timestamp) {
        let Some(index) = self.span_now().and_then(|edit| edit.entry) else {
            return;
        };
        let (Some(this), Some(next)) = (self.span_of(index), self.span_of(index + 1)) else {
            self.notify("no next claim to merge with");
            return;
        };
        if self.article.block_at(this.start) != self.article.block_at(next.start) {
            self.notify("the next claim is in another paragraph");
            return;
        }
        let whole = Span::new(this.start, next.end.max(this.end));
        let (joined, gone) = (self.with_ends(index, whole), self.record_at(index + 1));
        let (Some(mut joined), Some(gone)) = (joined, gone) else {
            return;
        };
        if let Some(after) = &mut joined.after {
            after.origin = Origin::Merged;
            join(after, gone.clone());
        }
        let gone = Change::new(Some(gone), None);
        self.change_list(now, &[joined, gone]);
        self.hold_ends(index);
        self.notify(Notice::info("merged with the next claim").undoable());
    }

    /// Goes on with the ends that a claim has now.
    fn hold_ends(&mut self, index: usize) {
        self.boxes.retain(|b| !matches!(b, Overlay::Span(_)));
        let entry = Some(index);
        let edit = self.span_of(index).map(|span| SpanEdit { entry, span });
        self.boxes.extend(edit.map(Overlay::Span));
    }

    /// Where the claim with this index is.
    fn span_of(&self, index: usize) -> Option<Span> {
        self.checklist.entries.get(index)?.span
    }

    fn record_at(&self, index: usize) -> Option<Record> {
        let entry = self.checklist.entries.get(index)?;
        Some(self.found.as_ref()?.record(entry, &self.checklist.entries))
    }

    fn new_record(&self, span: Span, origin: Origin, parent: Option<ClaimId>) -> Record {
        let text = &self.article.text;
        let span = span.trimmed(text);
        let id = self.checklist.unused_id(&ClaimId::at(text, span));
        let mut record = Record::new(id, String::new());
        record.place(text, span);
        let block = self.article.block_at(span.start);
        let block = block.and_then(|nth| self.article.blocks.get(nth));
        record.part = block.map(|block| block.part).unwrap_or_default();
        (record.origin, record.parent) = (origin, parent);
        self.suggest(&mut record, span);
        record
    }

    /// Gives a claim the suggestion, and the kind, for the words that it has now.
    fn suggest(&self, record: &mut Record, span: Span) {
        let Some(found) = &self.found else { return };
        let there = found.entry_at(record.clone(), Some(span));
        record.suggestion = found.suggestion_at(&there);
        record.kind = found.row_at(&there).map_or(record.kind, |row| row.kind);
    }

    /// The change that gives a claim other ends, and with them other words; it is no longer as it was found. A decision
    /// that holds is made on those words.
    fn with_ends(&self, index: usize, span: Span) -> Option<Change> {
        let found = self.found.as_ref()?;
        let before = self.record_at(index)?;
        let span = span.trimmed(&self.article.text);
        let mut after = before.clone();
        after.place(&self.article.text, span);
        if after.exact != before.exact && after.origin == Origin::Found {
            after.origin = Origin::Manual;
        }
        if after.is_decided() && !after.stale {
            let there = found.entry_at(after.clone(), Some(span));
            found.confirm(&mut after, &there);
        }
        self.suggest(&mut after, span);
        Some(Change::new(Some(before), Some(after)))
    }
}

/// Takes over from a claim that is merged what the reader wrote of it; its decision goes.
fn join(review: &mut Record, gone: Record) {
    let notes = [review.note.take(), gone.note];
    let note = notes.into_iter().flatten().collect::<Vec<_>>().join(" / ");
    review.note = (!note.is_empty()).then_some(note);
    review.flag |= gone.flag;
    review.evidence.extend(gone.evidence);
    for (id, answer) in gone.checks {
        review.checks.entry(id).or_insert(answer);
    }
    let mut concerns = gone.concern;
    concerns.retain(|concern| !review.concern.contains(concern));
    review.concern.extend(concerns);
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
