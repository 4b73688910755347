//! Cutting a rectangle of the screen into smaller ones; nothing here ever leaves the rectangle it was given.

use ratatui::layout::Rect;

/// A number of columns or rows as the terminal counts them, which is at most `u16::MAX`.
pub fn to_u16(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// The parts of a rectangle.
pub trait RectExt {
    /// What is left without the first `rows` rows.
    #[must_use]
    fn below(self, rows: u16) -> Self;
    /// What is left without the last `rows` rows.
    #[must_use]
    fn above(self, rows: u16) -> Self;
    /// The first `rows` rows.
    #[must_use]
    fn head(self, rows: u16) -> Self;
    /// The last `rows` rows.
    #[must_use]
    fn foot(self, rows: u16) -> Self;
    /// One row of it, counted from 0; empty when it has no such row.
    #[must_use]
    fn row(self, nth: u16) -> Self;
    /// What is left without the first `columns` columns.
    #[must_use]
    fn right_of(self, columns: u16) -> Self;
    /// What is left without the last `columns` columns.
    #[must_use]
    fn left_of(self, columns: u16) -> Self;
    /// The column behind the last one.
    #[must_use]
    fn right_edge(self) -> Self;
    /// A rectangle of at most this size in the middle of it.
    #[must_use]
    fn centred(self, width: u16, height: u16) -> Self;
}

impl RectExt for Rect {
    fn below(self, rows: u16) -> Self {
        self.foot(self.height.saturating_sub(rows))
    }

    fn above(self, rows: u16) -> Self {
        self.head(self.height.saturating_sub(rows))
    }

    fn head(self, rows: u16) -> Self {
        let height = rows.min(self.height);
        Self { height, ..self }
    }

    fn foot(self, rows: u16) -> Self {
        let height = rows.min(self.height);
        let y = self.y + self.height - height;
        Self { y, height, ..self }
    }

    fn row(self, nth: u16) -> Self {
        self.below(nth).head(1)
    }

    fn right_of(self, columns: u16) -> Self {
        let width = self.width.saturating_sub(columns);
        let x = self.x + self.width - width;
        Self { x, width, ..self }
    }

    fn left_of(self, columns: u16) -> Self {
        let width = self.width.saturating_sub(columns);
        Self { width, ..self }
    }

    fn right_edge(self) -> Self {
        let (x, width) = (self.right(), 1);
        Self { x, width, ..self }
    }

    fn centred(self, width: u16, height: u16) -> Self {
        let (width, height) = (width.min(self.width), height.min(self.height));
        Self {
            x: self.x + (self.width - width) / 2,
            y: self.y + (self.height - height) / 2,
            width,
            height,
        }
    }
}

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
