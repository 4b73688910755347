//! Finds the rows that a frame shows again at another height, so that the terminal can move them itself.
//!
//! Rows are compared by their characters alone: where a moved row has another style, only those cells are sent.

use ratatui::buffer::{Buffer, Cell};
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::ops::Range;

/// How many bytes more than it costs a scroll has to save: what it saves is estimated, at one byte a character.
const LEAST_SAVED: isize = 40;
/// The bytes that a row costs beside its characters: the cursor is moved there, and the rest is erased.
const PER_ROW: isize = 8;

/// A block of rows whose contents move within it; the rows they leave at one end become blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::shell) struct Scroll {
    /// The rows from the top of the screen.
    pub rows: Range<usize>,
    /// By how many rows the contents move, at least 1 and less than the height of the block.
    pub by: usize,
    /// Towards the top of the screen, else towards its bottom.
    pub up: bool,
}

impl Scroll {
    /// The scroll that saves the most when `now` replaces `before`, buffers of one size; none when drawing is as short.
    pub(in crate::shell) fn between(before: &Buffer, now: &Buffer) -> Option<Self> {
        let (before, now) = (rows_of(before), rows_of(now));
        let changed = before.iter().zip(&now).filter(|(old, new)| old != new);
        if changed.count() < 2 {
            return None;
        }
        let distances = (1..now.len()).flat_map(|by| [(by, true), (by, false)]);
        let scrolls = distances.filter_map(|(by, up)| best_move(&before, &now, by, up));
        let (saved, scroll) = scrolls.max_by_key(|(saved, _)| *saved)?;
        (saved > LEAST_SAVED).then_some(scroll)
    }

    /// What the screen shows after the scroll when it showed `before`.
    pub(in crate::shell) fn applied(&self, before: &Buffer) -> Buffer {
        let columns = usize::from(before.area.width);
        let mut moved = before.clone();
        let cells = self.rows.start * columns..self.rows.end * columns;
        let cells = moved.content.get_mut(cells).unwrap_or_default();
        let left = (self.by * columns).min(cells.len());
        let blank = if self.up {
            cells.rotate_left(left);
            cells.len() - left..cells.len()
        } else {
            cells.rotate_right(left);
            0..left
        };
        let blank = cells.get_mut(blank).unwrap_or_default();
        blank.fill(Cell::EMPTY);
        moved
    }
}

/// The characters of a row, as far as they matter here.
#[derive(Clone, Copy, PartialEq, Eq)]
struct RowDigest {
    hash: u64,
    /// How many cells are not blank.
    filled: isize,
}

fn rows_of(buffer: &Buffer) -> Vec<RowDigest> {
    let columns = usize::from(buffer.area.width).max(1);
    buffer.content.chunks(columns).map(RowDigest::of).collect()
}

impl RowDigest {
    fn of(row: &[Cell]) -> Self {
        let mut hasher = FxHasher::default();
        let mut filled = 0;
        for cell in row {
            match cell.symbol().as_bytes() {
                [byte] => {
                    hasher.write_u8(*byte);
                    filled += isize::from(*byte != b' ');
                }
                bytes => {
                    hasher.write(bytes);
                    filled += 1;
                }
            }
        }
        let hash = hasher.finish();
        Self { hash, filled }
    }

    /// About how many bytes it takes to show this row where `shown` is.
    fn cost_over(&self, shown: &Self) -> isize {
        if self == shown {
            0
        } else {
            self.filled + PER_ROW
        }
    }

    /// The same where the row is blank.
    const fn cost_over_blank(&self) -> isize {
        if self.filled == 0 {
            0
        } else {
            self.filled + PER_ROW
        }
    }
}

/// The block of rows that gains most by moving `by` rows, with the bytes it saves.
fn best_move(
    before: &[RowDigest],
    now: &[RowDigest],
    by: usize,
    up: bool,
) -> Option<(isize, Scroll)> {
    let mut best: Option<(isize, Range<usize>)> = None;
    let (mut saved, mut start) = (0, 0);
    // The block with the largest sum ends where the sum so far is the largest, and begins behind the last negative one.
    for y in 0..now.len() - by {
        let (from, to) = if up { (y + by, y) } else { (y, y + by) };
        let (new, old, moved) = (now.get(to)?, before.get(to)?, before.get(from)?);
        saved += new.cost_over(old) - new.cost_over(moved);
        if saved <= 0 {
            (saved, start) = (0, y + 1);
        } else if best.as_ref().is_none_or(|(most, _)| saved > *most) {
            best = Some((saved, start..y + 1));
        }
    }
    let (mut saved, run) = best?;
    let left = if up { run.end } else { run.start };
    for (new, old) in now.iter().zip(before).skip(left).take(by) {
        saved += new.cost_over(old) - new.cost_over_blank();
    }
    let rows = run.start..run.end + by;
    Some((saved, Scroll { rows, by, up }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    /// A frame of forty columns with these rows, each filled with a word again and again.
    fn frame<'a>(words: impl IntoIterator<Item = &'a str>) -> Buffer {
        let rows: Vec<String> = words.into_iter().map(|word| word.repeat(10)).collect();
        let height = u16::try_from(rows.len()).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, height));
        for (y, row) in (0..height).zip(&rows) {
            buffer.set_string(0, y, row, Style::new());
        }
        buffer
    }

    #[track_caller]
    fn check(before: &str, now: &str, expected: Option<(Range<usize>, usize, bool)>) {
        let found = Scroll::between(&frame(before.split('/')), &frame(now.split('/')));
        let expected = expected.map(|(rows, by, up)| Scroll { rows, by, up });
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_that_moved_are_found_between_those_that_stay() {
        let (first, second) = ("top/quay/wall//boat/end", "top/wall//boat/bell/end");
        check(first, second, Some((1..5, 1, true)));
        check(second, first, Some((1..5, 1, false)));
        let third = "top//boat/bell/mole/end";
        check(first, third, Some((1..5, 2, true)));
        check(second, third, Some((1..5, 1, true)));
    }

    #[test]
    fn what_stays_or_is_all_new_does_not_scroll() {
        check("top/quay/wall/end", "top/quay/wall/end", None);
        check("top/quay/wall/end", "top/boat/bell/end", None);
    }

    #[test]
    fn rows_that_would_have_to_be_drawn_again_count_against_a_scroll() {
        check("quay/wall/boat/bell/mole", "boat/wall/mole/bell/mole", None);
        check("quay/wall/boat/bell/mole", "boat/fish/mole/bell/mole", None);
        check(
            "quay/wall/boat/bell/mole",
            "boat/bell/mole/fish/mole",
            Some((0..5, 2, true)),
        );
    }

    #[test]
    fn what_is_left_behind_is_blank() {
        let before = frame(["top", "quay", "wall", "boat", "end"]);
        for (up, after) in [
            (true, ["top", "wall", "boat", "", "end"]),
            (false, ["top", "", "quay", "wall", "end"]),
        ] {
            let scroll = Scroll {
                rows: 1..4,
                by: 1,
                up,
            };
            assert_eq!(scroll.applied(&before), frame(after));
        }
    }
}
