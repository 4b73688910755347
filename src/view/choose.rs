//! The values of a field to choose from, each with what it means.

use super::border::{self, Border};
use super::canvas::{Canvas, Row};
use super::role::Role;
use super::{Scene, box_areas, field_values, hints, list_box};
use crate::checklist::Finding;
use crate::claim::{Basis, Problem};
use crate::session::{Choose, Field, Mode, Session};
use crate::text::in_words;
use ratatui::layout::Rect;

/// Columns of a value's mark and name.
const NAME: usize = 25;

/// Where the box is.
pub(super) fn area(session: &Session, choose: Choose) -> Rect {
    box_areas::lower(session, field_values::of(choose.field).len())
}

/// Draws the values with those that hold marked.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, choose: Choose) {
    let area = area(scene.session, choose);
    let number = scene.session.current.map_or(0, |nth| nth + 1);
    let columns = usize::from(area.width).saturating_sub(6);
    let keys = hints::row(scene, Mode::List, hints::CHOOSING, columns);
    let title = format!("{} of claim {number}", field_values::title(choose.field));
    let border = Border::new(&title, keys);
    border::draw(canvas, area, &border);
    let values = field_values::of(choose.field);
    list_box::draw(canvas, area, choose.row, values.len(), |row| {
        let (name, meaning) = values.get(row).copied().unwrap_or_default();
        let holds = holds(scene.session, choose.field, name);
        let mark = if holds { "✓ " } else { "  " };
        Row::of(Role::Strong, mark)
            .add(Role::Text, &in_words(name))
            .padded(NAME)
            .add(Role::Label, " ")
            .add(Role::Label, meaning)
    });
}

/// Whether a value is set on the current claim.
pub(super) fn holds(session: &Session, field: Field, name: &str) -> bool {
    let Some(entry) = session.entry() else {
        return false;
    };
    let review = entry.record();
    let one = match field {
        Field::Concern => return review.concern.iter().any(|c| c.name() == name),
        Field::Basis => review.basis.map(Basis::name),
        Field::Problem => review.problem.map(Problem::name),
        Field::Finding => review.finding.map(Finding::name),
        Field::Note | Field::Evidence => None,
    };
    one.unwrap_or(field_values::NONE) == name
}
