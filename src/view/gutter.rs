//! The four columns left of the text: status letter, pointer, and the signs of flagged and changed claims.

use super::Scene;
use super::canvas::{Canvas, Row};
use super::role::Role;
use super::wording;
use crate::layout::Line;
use ratatui::layout::Rect;

/// Draws the gutter of one line; `area` is that line with its gutter.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, line: &Line, area: Rect) {
    let session = scene.session;
    let Some(nth) = session.signed_beside(line) else {
        return;
    };
    let Some(entry) = session.checklist.entries.get(nth) else {
        return;
    };
    let (letter, role) = wording::letter(entry);
    let current = session.current == Some(nth);
    let sign = match entry {
        e if e.record().flag => "!",
        e if e.record().stale => "~",
        _ => " ",
    };
    let row = Row::of(role, letter)
        .add(Role::Gutter, if current { "▸" } else { " " })
        .add(Role::Gutter, sign);
    canvas.row(area, 0, &row);
}
