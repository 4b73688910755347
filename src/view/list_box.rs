//! What a box shows of its rows: of a list those around the selected one, of anything else those scrolled to.

use super::border::{self, Border};
use super::canvas::{Canvas, Row};
use super::role::Role;
use crate::layout::RectExt;
use ratatui::layout::Rect;

/// Columns of the pointer beside the selected row.
pub(super) const POINTER: usize = 2;

/// Draws a list of `total` rows into the box that is in `area`; `row` makes one of them, without the pointer. The edge
/// shows where there are more.
pub(super) fn draw(
    canvas: &mut Canvas,
    area: Rect,
    selected: usize,
    total: usize,
    row: impl Fn(usize) -> Row,
) {
    let inside = border::inside(area);
    let selected = selected.min(total.saturating_sub(1));
    let Some(nth) = draw_rows(canvas, inside, Some(selected), total, row) else {
        return;
    };
    canvas.tint(inside.row(nth), Role::Selected);
    let first = selected - usize::from(nth);
    let below = first + usize::from(inside.height) < total;
    border::mark_more(canvas, area, first > 0, below);
}

/// Draws the rows of a list around the selected one, where there is one; on which row of the area that one is.
pub(super) fn draw_rows(
    canvas: &mut Canvas,
    area: Rect,
    selected: Option<usize>,
    total: usize,
    row: impl Fn(usize) -> Row,
) -> Option<u16> {
    let height = usize::from(area.height);
    let first = border::first_row(selected.unwrap_or(0), total, height);
    let mut at = None;
    for (nth, position) in (0..).zip((first..total).take(height)) {
        let is_selected = selected == Some(position);
        let pointer = if is_selected { "▸" } else { " " };
        let pointer = Row::of(Role::Gutter, pointer).padded(POINTER);
        canvas.row(area, nth, &pointer.join(&row(position)));
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
