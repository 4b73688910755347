//! A frame as the bytes that show it: the last gate before the terminal.
//!
//! Only what changed since the frame before goes out, row by row: the cursor is moved over what stayed, a blank end
//! of a row is erased, a style is sent when it changes. Rows that only moved are moved by the terminal. Should a widget ever let a control or hidden character
//! through, a replacement character is shown. Nothing here queries the terminal: an answer would come as keys.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;

use super::scroll::Scroll;
use super::sgr::{CellStyle, SgrState, push_number};
use crate::text::{Hyperlink, SafeText, is_ideographic, lone, width};

/// The replacement for a cell that may not be shown.
const REPLACED: &str = "\u{fffd}";
/// The most unchanged cells that are sent again because moving over them would take as many bytes.
const BRIDGED: usize = 6;
/// The fewest blanks for which erasing the rest of the row is shorter.
const ERASED: usize = 4;

/// Ends a link. Source: E. Koblinger, "Hyperlinks in terminal emulators" (OSC 8).
pub(super) const END_OF_LINK: &[u8] = b"\x1b]8;;\x1b\\";

/// Turns frames into bytes; what the last one left on the terminal is handed in with each.
#[derive(Debug, Default)]
pub struct Encoder {
    out: Vec<u8>,
    pen: SgrState,
    /// Which cells of the row at hand changed.
    changed: Vec<bool>,
    /// Where the terminal's cursor is, when that is certain (column, row).
    at: Option<(usize, usize)>,
    cursor_shown: bool,
    /// Where the linked cells of the frame lead.
    link: Option<Hyperlink>,
    /// Whether they led elsewhere in the frame before.
    relinked: bool,
    /// Whether what is written now becomes part of the link.
    in_link: bool,
}

impl Encoder {
    /// Says where the [linked](crate::view::LINKED) cells of the next frame lead; without a target they are text.
    pub fn set_link(&mut self, link: Option<Hyperlink>) {
        self.relinked = self.link != link;
        self.link = link;
    }

    /// The bytes that turn `before` into `now`, with the cursor shown at `cursor`; none when nothing changed.
    ///
    /// Both buffers have one size. They are given out once: the next call begins anew.
    pub fn encode(&mut self, before: &Buffer, now: &Buffer, cursor: Option<Position>) -> &[u8] {
        self.out.clear();
        self.at = None;
        match Scroll::between(before, now) {
            Some(scroll) => {
                self.hide_cursor_unless(cursor.is_some());
                self.scroll(&scroll);
                self.rows(&scroll.applied(before), now, cursor.is_some());
            }
            None => self.rows(before, now, cursor.is_some()),
        }
        self.finish(cursor);
        &self.out
    }

    /// The same for a terminal that may show anything: cleared first.
    pub fn encode_anew(&mut self, now: &Buffer, cursor: Option<Position>) -> &[u8] {
        self.out.clear();
        // A frame that was cut may have left it open.
        self.in_link = self.relinked || self.link.is_some();
        self.set_in_link(false);
        self.out.extend_from_slice(b"\x1b[m\x1b[?25l\x1b[2J");
        (self.pen, self.at, self.cursor_shown) = (SgrState::default(), None, false);
        self.rows(&Buffer::empty(now.area), now, true);
        self.finish(cursor);
        &self.out
    }

    fn rows(&mut self, before: &Buffer, now: &Buffer, cursor_stays: bool) {
        let columns = usize::from(now.area.width).max(1);
        let rows = before.content.chunks(columns);
        for (y, (before, now)) in rows.zip(now.content.chunks(columns)).enumerate() {
            let changed = before.iter().zip(now);
            let leads_elsewhere = |now| self.relinked && CellStyle::of(now).is_linked();
            let changed =
                changed.map(|(before, now)| !is_same(before, now) || leads_elsewhere(now));
            self.changed.clear();
            self.changed.extend(changed);
            if !self.changed.contains(&true) {
                continue;
            }
            self.hide_cursor_unless(cursor_stays);
            if before.iter().chain(now).all(is_narrow) {
                self.row(y, now);
            } else {
                self.wide_row(y, now);
            }
        }
    }

    /// Deletes and inserts rows, with no scroll region set: a region would outlive a program that is killed, and the
    /// Linux console has no sequence that scrolls one. Both are of the VT102; what is below comes back to its place.
    fn scroll(&mut self, scroll: &Scroll) {
        let (top, last) = (scroll.rows.start, scroll.rows.end - scroll.by);
        let (deleted, inserted) = if scroll.up { (top, last) } else { (last, top) };
        for (y, sequence) in [(deleted, b'M'), (inserted, b'L')] {
            self.move_to(0, y);
            self.out.extend_from_slice(b"\x1b[");
            if scroll.by > 1 {
                push_number(&mut self.out, scroll.by);
            }
            self.out.push(sequence);
            // Terminals disagree about where this leaves the cursor.
            self.at = None;
        }
    }

    /// A row in which every cell is one column.
    fn row(&mut self, y: usize, now: &[Cell]) {
        let is_changed = |changed: &bool| *changed;
        let first = self.changed.iter().position(is_changed).unwrap_or(0);
        let end = self
            .changed
            .iter()
            .rposition(is_changed)
            .map_or(0, |n| n + 1);
        let blank_from = end_of_text(now).max(first);
        let erased = end.saturating_sub(blank_from) >= ERASED;
        let written = if erased { blank_from } else { end };
        let mut x = first;
        while x < written {
            self.move_to(x, y);
            let stop = self.changed_until(x, written);
            for cell in now.get(x..stop).unwrap_or_default() {
                self.cell(cell);
            }
            // Behind the last column the cursor hangs between two rows.
            self.at = (stop < now.len()).then_some((stop, y));
            x = stop + self.unchanged(stop, written);
        }
        if erased {
            self.move_to(written, y);
            self.erase();
        }
    }

    /// Where the changed cells from `x` on end, together with gaps too short to be worth a move.
    fn changed_until(&self, mut x: usize, end: usize) -> usize {
        loop {
            while x < end && self.changed.get(x) == Some(&true) {
                x += 1;
            }
            let gap = self.unchanged(x, end);
            if gap > BRIDGED || x + gap >= end {
                return x;
            }
            x += gap;
        }
    }

    /// How many cells from `x` on are as they were.
    fn unchanged(&self, x: usize, end: usize) -> usize {
        let cells = self.changed.get(x..end).unwrap_or_default();
        cells.iter().take_while(|changed| !**changed).count()
    }

    /// A row with characters of another width: all of it, since terminals disagree about where what follows some of
    /// them is.
    fn wide_row(&mut self, y: usize, now: &[Cell]) {
        self.at = None;
        self.move_to(0, y);
        self.erase();
        let end = end_of_text(now);
        let mut x = 0;
        while let Some(cell) = now.get(x).filter(|_| x < end) {
            self.move_to(x, y);
            self.cell(cell);
            let (columns, certain) = match lone(cell.symbol()) {
                Some((c, columns)) => (columns, columns == 1 || is_ideographic(c)),
                None => (width(shown(cell)).max(1), false),
            };
            x += columns;
            self.at = certain.then_some((x, y));
        }
        self.at = None;
    }

    fn cell(&mut self, cell: &Cell) {
        let style = CellStyle::of(cell);
        self.set_in_link(style.is_linked());
        self.pen.take(style, &mut self.out);
        match cell.symbol().as_bytes() {
            [ascii @ 0x20..0x7f] => self.out.push(*ascii),
            _ => self.out.extend_from_slice(shown(cell).as_bytes()),
        }
    }

    /// Begins or ends the link; all its rows have one id, by which terminals know them for one.
    fn set_in_link(&mut self, now: bool) {
        let link = self.link.as_ref().filter(|_| now).map(Hyperlink::as_str);
        if now == self.in_link || now && link.is_none() {
            return;
        }
        self.in_link = now;
        let sequence = link.map(|link| format!("\x1b]8;id=1;{link}\x1b\\"));
        self.out
            .extend_from_slice(sequence.as_deref().map_or(END_OF_LINK, str::as_bytes));
    }

    /// Erases from the cursor to the end of the row.
    fn erase(&mut self) {
        // Terminals fill with the background and the link of the moment.
        self.set_in_link(false);
        self.pen.reset(&mut self.out);
        self.out.extend_from_slice(b"\x1b[K");
    }

    fn move_to(&mut self, x: usize, y: usize) {
        if self.at != Some((x, y)) {
            self.set_in_link(false);
            self.out.extend_from_slice(b"\x1b[");
            push_number(&mut self.out, y + 1);
            if x > 0 {
                self.out.push(b';');
                push_number(&mut self.out, x + 1);
            }
            self.out.push(b'H');
            self.at = Some((x, y));
        }
    }

    /// Leaves the pen plain and the cursor where it is wanted.
    fn finish(&mut self, cursor: Option<Position>) {
        self.set_in_link(false);
        self.pen.reset(&mut self.out);
        match cursor {
            Some(at) => {
                self.at = None;
                self.move_to(at.x.into(), at.y.into());
                if !self.cursor_shown {
                    self.show_cursor(true);
                }
            }
            None if self.cursor_shown => self.show_cursor(false),
            None => {}
        }
    }

    fn hide_cursor_unless(&mut self, stays: bool) {
        if self.cursor_shown && !stays {
            self.show_cursor(false);
        }
    }

    fn show_cursor(&mut self, shown: bool) {
        let sequence: &[u8] = if shown { b"\x1b[?25h" } else { b"\x1b[?25l" };
        self.out.extend_from_slice(sequence);
        self.cursor_shown = shown;
    }
}

/// How many cells there are up to the last that is not blank.
fn end_of_text(cells: &[Cell]) -> usize {
    let last = cells.iter().rposition(|cell| !is_blank(cell));
    last.map_or(0, |last| last + 1)
}

/// A blank in the terminal's own style: erasing leaves the same behind.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && CellStyle::of(cell) == CellStyle::PLAIN
}

/// Whether two cells look the same. Nearly all hold one byte, which is compared without a call.
fn is_same(before: &Cell, now: &Cell) -> bool {
    let symbols = (before.symbol().as_bytes(), now.symbol().as_bytes());
    let same = match symbols {
        ([before], [now]) => before == now,
        (before, now) => before == now,
    };
    same && CellStyle::of(before) == CellStyle::of(now)
}

/// Whether every terminal gives the cell one column: it holds one scalar that is neither wide nor joins another.
#[inline]
fn is_narrow(cell: &Cell) -> bool {
    match lone(cell.symbol()) {
        Some((_, columns)) => columns == 1,
        None => shown(cell) == REPLACED,
    }
}

/// The symbol as it may be shown.
fn shown(cell: &Cell) -> &str {
    let symbol = cell.symbol();
    let passes = lone(symbol).is_some() || SafeText::sanitize(symbol).as_str() == symbol;
    if passes { symbol } else { REPLACED }
}

#[cfg(test)]
mod tests;
