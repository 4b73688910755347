//! Moving through the text: pages, lines, paragraphs, sections, marks, the way back.
//!
//! A place is a byte of the text; rows exist only while a move is worked out.

use super::visible::skip_blank;
use super::{Called, Command as C, Notice, Place, Session, Visited};
use crate::article::BlockKind;
use crate::checklist::Entry;
use crate::text::Span;

/// Places kept to go back to.
const MAX_JUMPS: usize = 100;

impl Session {
    /// Turns `n` pages of the article, or of the uppermost box.
    pub(super) fn turn_pages(&mut self, n: usize, forward: bool) {
        match (self.boxes.is_empty(), forward) {
            (true, true) => self.page_next(n),
            (true, false) => self.page_back(n),
            (false, _) => self.move_page(n, forward),
        }
    }

    /// Turns `n` pages on.
    fn page_next(&mut self, n: usize) {
        for _ in 0..n {
            let next = skip_blank(&self.lines, self.visible().end);
            if next >= self.lines.lines.len() {
                self.notify("last page");
                break;
            }
            self.go_to_line(next);
        }
        self.select_on_page();
    }

    /// Turns `n` pages back.
    fn page_back(&mut self, n: usize) {
        for _ in 0..n {
            let first = self.visible().start;
            let page = self.lines.page_of(first);
            if first == 0 && self.lines.from_start {
                self.notify("first page");
                break;
            }
            if self.place.free || !self.lines.from_start {
                self.go_to_line(first.saturating_sub(self.rows_shown()));
            } else {
                let before = page.saturating_sub(self.frame.pages());
                self.go_to_line(self.lines.page_lines(before).0);
            }
        }
        self.select_on_page();
    }

    /// Rows of text on the screen.
    pub(super) fn rows_shown(&self) -> usize {
        self.lines.height * self.frame.pages()
    }

    /// Moves the page by `n` halves of a page, down or up.
    pub(super) fn scroll_by_halves(&mut self, n: usize, down: bool) {
        self.scroll(n.saturating_mul(self.half_page()), down);
    }

    /// Rows of half a page.
    pub(super) fn half_page(&self) -> usize {
        self.lines.height.div_ceil(2)
    }

    /// Moves the page by `n` lines, down or up.
    pub(super) fn scroll(&mut self, n: usize, down: bool) {
        let visible = self.visible();
        let last = self.lines.lines.len();
        let mut line = if down {
            if visible.end >= last {
                self.notify("end of the article");
                return;
            }
            visible.start + n.min(last - visible.end)
        } else {
            visible.start.saturating_sub(n)
        };
        // Lines that begin at one byte, as those about a line across do, are passed together.
        while line > 0 && line < last && self.lines.top_at(self.lines.start_of(line)) != line {
            line = if down { line + 1 } else { line - 1 };
        }
        self.go_to_line(line);
        if !self.entry().is_some_and(|e| self.is_in_sight(e)) {
            // The nearest to the one that left the screen.
            self.current = if down {
                self.first_in_sight()
            } else {
                self.last_in_sight()
            };
        }
    }

    /// Goes to page `page` (from 1), or past either end to that end.
    pub(super) fn go_to_page(&mut self, page: usize) {
        self.remember();
        if !self.lines.is_whole() {
            let at = if page == 1 {
                0
            } else {
                self.article.text.len()
            };
            self.lay_out_around(at);
        }
        if page > 1 && !self.lines.from_start {
            let last = self.lines.lines.len();
            self.go_to_line(last.saturating_sub(self.rows_shown()));
        } else {
            let page = page.clamp(1, self.lines.pages.len().max(1)) - 1;
            let left = self.first_of_spread(page);
            self.go_to_line(self.lines.page_lines(left).0);
        }
        self.select_on_page();
    }

    /// Goes so many percent into the text.
    pub(super) fn go_to_percent(&mut self, percent: Option<usize>) {
        let Some(percent) = percent else {
            let half = Called::of(C::Percent).times(50);
            self.notify(Notice::info("type a number first").key(": ", half, " goes half way"));
            return;
        };
        self.remember();
        let at = self.article.text.len() / 100 * percent.min(100)
            + self.article.text.len() % 100 * percent.min(100) / 100;
        self.place = Place { at, free: false };
        self.lay_out_around(at);
        self.select_on_page();
    }

    /// Goes to the `n`th paragraph or section from here, down or up.
    pub(super) fn go_by_block(&mut self, n: usize, down: bool, sections: bool) {
        let top = self.lines.lines.get(self.visible().start).copied();
        let here = top.map_or(0, |line| line.block);
        let blocks = &self.article.blocks;
        let fits = |index: &usize| {
            blocks.get(*index).is_some_and(|b| match b.kind {
                BlockKind::Heading(_) => true,
                BlockKind::Rule => false,
                _ => !sections,
            })
        };
        let steps = n.saturating_sub(1);
        let found = if down {
            (here + 1..blocks.len()).filter(fits).nth(steps)
        } else {
            let begins = blocks.get(here).map(|block| block.span.start);
            let inside = self.place.free && top.is_some_and(|l| begins < Some(l.span.start));
            let above = 0..here + usize::from(inside);
            above.rev().filter(fits).nth(steps)
        };
        let Some(at) = found
            .and_then(|index| self.article.blocks.get(index))
            .map(|b| b.span.start)
        else {
            let what = if sections { "section" } else { "paragraph" };
            self.notify(format!("no more {what}s this way"));
            return;
        };
        if sections {
            self.remember();
        }
        self.go_to(at);
    }

    /// Remembers the present place under a letter.
    pub(super) fn set_mark(&mut self, letter: Option<char>) {
        let Some(letter) = letter else {
            self.notify(Notice::of_marks());
            return;
        };
        self.marks.retain(|(l, _)| *l != letter);
        self.marks.push((letter, self.here()));
        let back = Called::of(C::MarkGo).letter(letter);
        let notice = Notice::info(format!("mark {letter} set"));
        self.notify(notice.key(": ", back, " returns"));
    }

    /// Goes to the place remembered under a letter.
    pub(super) fn go_to_mark(&mut self, letter: Option<char>) {
        let Some(letter) = letter else {
            self.notify(Notice::of_marks());
            return;
        };
        let mark = self.marks.iter().find(|(l, _)| *l == letter).cloned();
        match mark {
            Some((_, visited)) => {
                self.remember();
                self.return_to(&visited);
            }
            None => self.notify(format!("mark {letter} is not set")),
        }
    }

    /// Goes back to where the reader was before the last jump; again comes back.
    pub(super) fn jump_back(&mut self) {
        self.walked = 0;
        let Some(visited) = self.jumps.pop() else {
            self.notify("no previous position");
            return;
        };
        let here = self.here();
        self.return_to(&visited);
        self.jumps.push(here);
    }

    /// Goes to the place before the one that was gone to last, further back each time.
    pub(super) fn jump_older(&mut self) {
        let older = self.jumps.iter().nth_back(self.walked).cloned();
        let Some(visited) = older else {
            self.notify("no older position");
            return;
        };
        if self.walked == 0 {
            // So that "back where I was" comes back from here.
            self.remember();
            self.walked = 1;
        }
        let kept = self.walked + 1;
        self.return_to(&visited);
        self.walked = kept;
    }

    /// Goes to the page or line of a byte and remembers where the reader was.
    pub(super) fn jump_to(&mut self, at: usize) {
        self.remember();
        self.go_to(at);
    }

    /// Goes to the page or line of a byte.
    fn go_to(&mut self, at: usize) {
        self.lay_out_around(at);
        self.go_to_line(self.lines.line_at(at));
        self.select_on_page();
    }

    /// Goes to a place, and to the claim that was current there.
    fn return_to(&mut self, visited: &Visited) {
        self.go_to(visited.at);
        let claim = visited.claim.as_ref();
        if let Some(index) = claim.and_then(|id| self.checklist.position(id)) {
            self.select(index);
        }
    }

    /// Goes to text that is read out; of its claims the first is current, unless the current one is among them.
    pub fn go_to_stretch(&mut self, stretch: Span) {
        let at = stretch.start;
        self.place = Place { at, free: true };
        self.lay_out_around(at);
        let is_in_it = |entry: &Entry| entry.span.is_some_and(|s| stretch.contains(s.start));
        if !self.entry().is_some_and(is_in_it) {
            self.current = self.checklist.entries.iter().position(is_in_it);
        }
    }

    fn here(&self) -> Visited {
        Visited {
            at: self.top_byte(),
            claim: self.entry().map(|entry| entry.id().clone()),
        }
    }

    /// Keeps the present place as one to go back to.
    pub(super) fn remember(&mut self) {
        let here = self.here();
        self.walked = 0;
        if self.jumps.last() != Some(&here) {
            self.jumps.push(here);
            let surplus = self.jumps.len().saturating_sub(MAX_JUMPS);
            self.jumps.drain(..surplus);
        }
    }

    /// The byte with which the visible text begins.
    pub fn top_byte(&self) -> usize {
        self.lines.start_of(self.visible().start)
    }

    /// Makes a line the first of the screen; where a page begins with it, the page is a page again.
    pub(super) fn go_to_line(&mut self, line: usize) {
        let at = self.lines.start_of(line);
        let free = !self.begins_spread(line);
        self.place = Place { at, free };
        self.lay_out_around(at);
    }

    /// Selects the first claim that begins on the page, unless the current one does.
    pub(super) fn select_on_page(&mut self) {
        self.current = self.first_in_sight();
    }

    /// Keeps the current claim while it is in view; else selects the first on the page.
    pub(super) fn keep_current_in_sight(&mut self) {
        if !self.entry().is_some_and(|e| self.is_in_sight(e)) {
            self.select_on_page();
        }
    }
}
