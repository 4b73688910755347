//! List boxes: what is around their rows, the rows around the selected one, and texts to scroll through.

use super::border::{self, Border};
use super::canvas::{Canvas, Row, hung};
use super::role::Role;
use super::{Scene, hints};
use crate::layout::{RectExt, to_u16};
use crate::session::{HintPlace, Mode};
use ratatui::layout::{Position, Rect};

/// Columns of the pointer beside the selected row.
pub(super) const POINTER: usize = 2;

/// A list box as it is drawn.
pub(super) struct ListView<'s> {
    /// Where it is.
    pub(super) area: Rect,
    /// Its title, and which keys do what.
    pub(super) border: Border,
    /// Rows that each takes.
    pub(super) rows_each: u16,
    /// What makes these rows, without the pointer, of what [`Session::rows_of`](crate::session::Session::rows_of) has.
    pub(super) rows: Box<dyn Fn(usize) -> Vec<Row> + 's>,
    /// The text where there is no row.
    pub(super) none: &'static str,
    /// Rows about the selected one, at the foot below a line across.
    pub(super) foot: Vec<Row>,
}

impl<'s> ListView<'s> {
    /// A list with one row each, its title, and the keys of a place on its edge.
    pub(super) fn new(
        scene: &Scene,
        area: Rect,
        (title, place): (&str, HintPlace),
        row: impl Fn(usize) -> Row + 's,
    ) -> Self {
        let keys = hints::row(scene, Mode::List, place, hints::room(area));
        Self::with_border(area, Border::new(title, keys), row)
    }

    /// The same with a border of its own.
    pub(super) fn with_border(area: Rect, border: Border, row: impl Fn(usize) -> Row + 's) -> Self {
        Self {
            area,
            border,
            rows_each: 1,
            rows: Box::new(move |nth| vec![row(nth)]),
            none: "",
            foot: Vec::new(),
        }
    }

    /// The box without its foot.
    fn rows_area(&self) -> Rect {
        let line_across = usize::from(!self.foot.is_empty());
        self.area.above(to_u16(self.foot.len() + line_across))
    }

    /// The row of the list that a cell of the screen belongs to; of `total` rows this one is selected.
    pub(super) fn row_at(&self, selected: usize, total: usize, cell: Position) -> Option<usize> {
        let rows = border::inside(self.rows_area());
        let nth = rows.contains(cell).then(|| cell.y - rows.y)?;
        let n = self.rows_each;
        let first = border::first_row(selected, total, usize::from(rows.height / n));
        let row = first + usize::from(nth / n);
        (row < total).then_some(row)
    }

    /// Draws the list with one of its rows selected; the edge shows where there are more.
    pub(super) fn draw(&self, canvas: &mut Canvas, selected: usize, rows: &[usize]) {
        let inside = border::draw(canvas, self.area, &self.border);
        if !self.foot.is_empty() {
            let foot = inside.foot(to_u16(self.foot.len() + 1));
            canvas.rule(foot, 0);
            canvas.rows(foot.below(1), &self.foot);
        }
        let area = self.rows_area();
        let inside = border::inside(area);
        let selected = selected.min(rows.len().saturating_sub(1));
        let n = self.rows_each;
        let row = |nth: usize| rows.get(nth).map_or_else(Vec::new, |&nth| (self.rows)(nth));
        let Some(nth) = draw_rows(canvas, inside, Some(selected), rows.len(), (n, row)) else {
            return canvas.row(inside, 0, &Row::of(Role::Label, self.none));
        };
        for row in nth..nth + n {
            canvas.tint(inside.row(row), Role::Selected);
        }
        let first = selected - usize::from(nth / n);
        let below = first + usize::from(inside.height / n) < rows.len();
        border::mark_more(canvas, area, first > 0, below);
    }
}

/// Draws a list around the selected one, where there is one, each in so many rows; on which row of the area that one begins.
pub(super) fn draw_rows(
    canvas: &mut Canvas,
    area: Rect,
    selected: Option<usize>,
    total: usize,
    (rows_each, rows): (u16, impl Fn(usize) -> Vec<Row>),
) -> Option<u16> {
    let height = usize::from(area.height / rows_each.max(1));
    let first = border::first_row(selected.unwrap_or(0), total, height);
    let mut at = None;
    for (nth, position) in (0..)
        .step_by(rows_each.max(1).into())
        .zip((first..total).take(height))
    {
        let is_selected = selected == Some(position);
        let pointer = if is_selected { "▸" } else { " " };
        let pointer = Row::of(Role::Gutter, pointer);
        canvas.rows(area.below(nth), &hung(&pointer, POINTER, rows(position)));
        at = is_selected.then_some(nth).or(at);
    }
    at
}

/// Draws a box to look at, `scrolled` rows down, and says which part of it is shown.
pub(super) fn draw_scrolled(
    canvas: &mut Canvas,
    area: Rect,
    border: Border,
    rows: &[Row],
    scrolled: usize,
) {
    let height = usize::from(area.height.saturating_sub(2));
    let first = scrolled.min(furthest(area, rows));
    let aside = border::part_of(first, rows.len(), height);
    let inside = border::draw(canvas, area, &border.with_aside(aside));
    canvas.rows(inside, rows.get(first..).unwrap_or(&[]));
}

/// How far a box with these rows can be scrolled (rows).
pub(super) fn furthest(area: Rect, rows: &[Row]) -> usize {
    let height = usize::from(area.height.saturating_sub(2));
    rows.len().saturating_sub(height)
}
