//! Cutting a rectangle of the screen into smaller ones; nothing here ever leaves the rectangle it was given.

use ratatui::layout::Rect;

/// A number of columns or rows as the terminal counts them, which is at most `u16::MAX`.
pub fn to_u16(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// The parts of a rectangle.
pub trait RectExt: Into<Rect> {
    /// What is left without the first `rows` rows.
    fn below(self, rows: u16) -> Rect {
        let area = self.into();
        area.foot(area.height.saturating_sub(rows))
    }

    /// What is left without the last `rows` rows.
    fn above(self, rows: u16) -> Rect {
        let area = self.into();
        area.head(area.height.saturating_sub(rows))
    }

    /// The first `rows` rows.
    fn head(self, rows: u16) -> Rect {
        let area = self.into();
        let height = rows.min(area.height);
        Rect { height, ..area }
    }

    /// The last `rows` rows.
    fn foot(self, rows: u16) -> Rect {
        let area = self.into();
        let height = rows.min(area.height);
        let y = area.y + area.height - height;
        Rect { y, height, ..area }
    }

    /// One row of it, counted from 0; empty when it has no such row.
    fn row(self, nth: u16) -> Rect {
        self.below(nth).head(1)
    }

    /// What is left without the first `columns` columns.
    fn right_of(self, columns: u16) -> Rect {
        let area = self.into();
        let width = area.width.saturating_sub(columns);
        let x = area.x + area.width - width;
        Rect { x, width, ..area }
    }

    /// What is left without the last `columns` columns.
    fn left_of(self, columns: u16) -> Rect {
        let area = self.into();
        let width = area.width.saturating_sub(columns);
        Rect { width, ..area }
    }

    /// The column behind the last one.
    fn right_edge(self) -> Rect {
        let area = self.into();
        let (x, width) = (area.right(), 1);
        Rect { x, width, ..area }
    }

    /// A rectangle of at most this size in the middle of it.
    fn centred(self, width: u16, height: u16) -> Rect {
        let area = self.into();
        let (width, height) = (width.min(area.width), height.min(area.height));
        let x = area.x + (area.width - width) / 2;
        let y = area.y + (area.height - height) / 2;
        Rect::new(x, y, width, height)
    }
}

impl RectExt for Rect {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stay_inside() {
        let area = Rect::new(3, 2, 5, 4);
        let pieces = [
            area.below(9),
            area.head(9),
            area.foot(2),
            area.foot(9),
            area.row(3),
            area.row(4),
            area.right_of(9),
            area.left_of(9),
            area.centred(3, 2),
            area.centred(99, 99),
        ];
        for piece in pieces {
            assert!(
                piece.x >= 3 && piece.y >= 2 && piece.right() <= 8 && piece.bottom() <= 6,
                "{piece:?}"
            );
        }
        assert!(area.row(4).is_empty() && !area.row(3).is_empty());
    }
}
