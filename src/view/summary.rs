//! The summary of the decisions, as a box to scroll through.

use super::border::Border;
use super::canvas::{Canvas, Row, wrapped};
use super::counts::Counts;
use super::role::Role;
use super::{Scene, box_areas, hints, list_box, wording};
use crate::session::{HintPlace, Mode, Session, Totals};
use ratatui::layout::Rect;

/// The widest summary.
const WIDEST: u16 = 68;
/// Columns of what is counted.
const NAME: usize = 34;

/// Draws the summary, `scrolled` rows down.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, scrolled: usize) {
    let (rows, area, columns) = laid_out(scene);
    let keys = hints::row(
        scene,
        Mode::Look,
        HintPlace::Summary,
        columns.saturating_sub(2),
    );
    list_box::draw_scrolled(canvas, area, Border::new("Summary", keys), &rows, scrolled);
}

/// How far it can be scrolled (rows).
pub(super) fn furthest(scene: &Scene) -> usize {
    let (rows, area, _) = laid_out(scene);
    list_box::furthest(area, &rows)
}

/// The rows, where their box is, and its columns inside.
fn laid_out(scene: &Scene) -> (Vec<Row>, Rect, usize) {
    let counts = Counts::of(scene.session);
    // Where the box is depends on its rows, and those on its width: the widest box tells both.
    let widest = box_areas::middle(scene.session, WIDEST, 0).width;
    let columns = usize::from(widest).saturating_sub(4);
    let rows = rows(scene.session, &counts, columns);
    let area = box_areas::middle(scene.session, WIDEST, rows.len());
    (rows, area, columns)
}

fn rows(session: &Session, counts: &Counts, columns: usize) -> Vec<Row> {
    let mut rows = bar(&session.counts(), columns);
    rows.extend(wrapped(Role::Text, &counts.line(), columns));
    for (title, tallied) in counts.tables() {
        rows.push(Row::new());
        rows.push(Row::of(Role::PanelTitle, title));
        rows.extend(tallied.iter().map(|(name, n)| tally(name, *n, columns)));
    }
    rows
}

/// The claims by decision as a bar of their letters, one a claim where there is room: to be read without colour.
fn bar(totals: &Totals, columns: usize) -> Vec<Row> {
    let columns = columns.min(totals.all);
    let mut bar = Row::new();
    let mut so_far = 0;
    for ((letter, role), n) in wording::by_decision(totals) {
        so_far += n;
        let end = so_far * columns / totals.all.max(1);
        let n = end.saturating_sub(bar.width());
        bar = bar.add(role, &letter.repeat(n));
    }
    if bar.is_empty() {
        return Vec::new();
    }
    vec![bar]
}

/// A name with its number behind it, the numbers in one column.
fn tally(name: &str, n: usize, columns: usize) -> Row {
    let room = NAME.min(columns.saturating_sub(6));
    let name = Row::of(Role::Text, &format!("  {name}")).cut(room);
    name.padded(room).add(Role::Strong, &format!("{n:>5}"))
}
