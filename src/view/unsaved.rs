//! The box that says that the checklist is not saved, why, and what can be done.

use super::border::{self, Border};
use super::canvas::{Canvas, Row, wrapped};
use super::role::Role;
use super::{Scene, box_areas, hints};
use crate::session::{HintPlace, Mode, SaveState};

/// Columns of the text.
const COLUMNS: u16 = 60;

/// Draws the box.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    let widest = box_areas::middle(scene.session, COLUMNS, 0).width;
    let columns = usize::from(widest).saturating_sub(4);
    let why = match &scene.session.save {
        SaveState::Failed(why) => why.as_str(),
        _ => "The last change is not on disk yet.",
    };
    let mut rows = wrapped(Role::Text, why, columns);
    rows.truncate(4);
    rows.push(Row::new());
    let kept = "Your decisions are in this window only, not on disk.";
    rows.extend(wrapped(Role::Label, kept, columns));
    rows.push(Row::new());
    rows.extend(hints::rows(
        scene,
        Mode::Unsaved,
        HintPlace::Unsaved,
        columns,
    ));
    let border = Border {
        title: Row::of(Role::Alarm, "NOT SAVED"),
        ..Border::default()
    };
    let area = box_areas::middle(scene.session, COLUMNS, rows.len());
    let inside = border::draw(canvas, area, &border);
    canvas.rows(inside, &rows);
}
