//! The border of a box: its title above, its keys below, one blank column inside.

use super::canvas::{Canvas, Row};
use super::role::Role;
use ratatui::layout::{Margin, Rect};

/// What is in a border.
#[derive(Clone, Debug, Default)]
pub(super) struct Border {
    /// At the left of the upper edge.
    pub(super) title: Row,
    /// At the right of the upper edge; left out when there is no room.
    pub(super) aside: String,
    /// On the lower edge: which keys do what.
    pub(super) keys: Row,
}

impl Border {
    /// A border with a title and keys.
    pub(super) fn new(title: &str, keys: Row) -> Self {
        Self {
            title: Row::of(Role::PanelTitle, title),
            aside: String::new(),
            keys,
        }
    }

    /// The same with something at the right of its upper edge.
    #[must_use]
    pub(super) fn with_aside(self, aside: String) -> Self {
        Self { aside, ..self }
    }
}

/// Empties the area, draws the border and returns what is inside.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, border: &Border) -> Rect {
    canvas.clear(area);
    let across = "─".repeat(usize::from(area.width.saturating_sub(2)));
    let edge = |left: &str, right: &str| Row::of(Role::Rule, &format!("{left}{across}{right}"));
    canvas.row(area, 0, &edge("┌", "┐"));
    for nth in 1..area.height.saturating_sub(1) {
        canvas.row(area, nth, &Row::of(Role::Rule, "│"));
        canvas.row_right(area, nth, &Row::of(Role::Rule, "│"));
    }
    canvas.row(area, area.height.saturating_sub(1), &edge("└", "┘"));
    draw_words(canvas, area, border);
    inside(area)
}

/// What is inside the border of a box.
pub(super) fn inside(area: Rect) -> Rect {
    area.inner(Margin::new(2, 1))
}

fn draw_words(canvas: &mut Canvas, area: Rect, border: &Border) {
    let room = area.inner(Margin::new(2, 0));
    let columns = usize::from(room.width);
    let spaced = |row: &Row| Row::of(Role::Text, " ").join(row).add(Role::Text, " ");
    let title = border.title.clone().cut(columns.saturating_sub(2));
    canvas.row(room, 0, &spaced(&title));
    let aside = Row::of(Role::Label, &border.aside);
    if !aside.is_empty() && title.width() + aside.width() + 6 <= columns {
        canvas.row_right(room, 0, &spaced(&aside));
    }
    if !border.keys.is_empty() {
        let last = area.height.saturating_sub(1);
        canvas.row(room, last, &spaced(&border.keys).cut(columns));
    }
}

/// The first of `total` rows to show so that row `selected` stays in view, in the middle where possible.
pub(super) fn first_row(selected: usize, total: usize, height: usize) -> usize {
    selected
        .saturating_sub(height / 2)
        .min(total.saturating_sub(height))
}

/// Which rows of how many are in view; nothing when all are.
pub(super) fn part_of(first: usize, total: usize, height: usize) -> String {
    if total <= height {
        return String::new();
    }
    format!("{}-{} of {total}", first + 1, (first + height).min(total))
}

/// Marks on the right edge of a box that there is more above or below what is shown.
pub(super) fn mark_more(canvas: &mut Canvas, area: Rect, above: bool, below: bool) {
    let last = area.height.saturating_sub(2);
    for (is_more, nth, sign) in [(above, 1, "▲"), (below, last, "▼")] {
        if is_more && last > 0 {
            canvas.row_right(area, nth, &Row::of(Role::Label, sign));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_row;

    #[test]
    fn the_selected_row_is_always_in_view() {
        for total in 0..40 {
            for height in 1..12 {
                for selected in 0..total {
                    let first = first_row(selected, total, height);
                    assert!((first..first + height).contains(&selected));
                    assert!(first == 0 || first + height <= total);
                }
            }
        }
    }
}
