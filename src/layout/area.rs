//! Cutting a rectangle of the screen into smaller ones; nothing here ever leaves the rectangle it was given.

use super::frame::Area;

impl Area {
    /// One past the rightmost column.
    pub const fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// One past the lowest row.
    pub const fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    /// Column and row within it of a cell of the screen; `None` for one outside.
    pub fn within(self, column: u16, row: u16) -> Option<(u16, u16)> {
        let x = column.checked_sub(self.x).filter(|x| *x < self.width)?;
        let y = row.checked_sub(self.y).filter(|y| *y < self.height)?;
        Some((x, y))
    }

    /// Whether nothing can be drawn in it.
    pub const fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// What is left without the first `rows` rows.
    #[must_use]
    pub fn below(self, rows: u16) -> Self {
        let rows = rows.min(self.height);
        Self {
            y: self.y + rows,
            height: self.height - rows,
            ..self
        }
    }

    /// What is left without the last `rows` rows.
    #[must_use]
    pub fn above(self, rows: u16) -> Self {
        self.top(self.height.saturating_sub(rows))
    }

    /// The first `rows` rows.
    #[must_use]
    pub fn top(self, rows: u16) -> Self {
        Self {
            height: rows.min(self.height),
            ..self
        }
    }

    /// The last `rows` rows.
    #[must_use]
    pub fn foot(self, rows: u16) -> Self {
        self.below(self.height.saturating_sub(rows))
    }

    /// One row of it, counted from 0; empty when it has no such row.
    #[must_use]
    pub fn row(self, nth: u16) -> Self {
        self.below(nth).top(1)
    }

    /// What is left when `columns` columns are taken away at the left and as many at the right.
    #[must_use]
    pub fn narrowed(self, columns: u16) -> Self {
        let columns = columns.min(self.width / 2);
        Self {
            x: self.x + columns,
            width: self.width - 2 * columns,
            ..self
        }
    }

    /// What is left without the first `columns` columns.
    #[must_use]
    pub fn right_of(self, columns: u16) -> Self {
        let columns = columns.min(self.width);
        Self {
            x: self.x + columns,
            width: self.width - columns,
            ..self
        }
    }

    /// What is left without the last `columns` columns.
    #[must_use]
    pub fn left(self, columns: u16) -> Self {
        Self {
            width: self.width.saturating_sub(columns),
            ..self
        }
    }

    /// A rectangle of at most this size in the middle of it.
    #[must_use]
    pub fn centred(self, width: u16, height: u16) -> Self {
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
        let area = Area {
            x: 3,
            y: 2,
            width: 5,
            height: 4,
        };
        let pieces = [
            area.below(9),
            area.top(9),
            area.foot(2),
            area.foot(9),
            area.row(3),
            area.row(4),
            area.narrowed(1),
            area.narrowed(9),
            area.right_of(9),
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
