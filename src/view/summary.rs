//! The summary of the decisions, as a box to scroll through.

use super::border::{self, Border};
use super::canvas::{Canvas, Row, wrapped};
use super::counts::Counts;
use super::{Scene, hints, places, wording};
use crate::session::Mode;
use crate::text::paint::Role;

/// The widest summary.
const WIDEST: u16 = 68;
/// Columns of what is counted.
const NAME: usize = 34;

/// Draws the summary, `scrolled` rows down.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, scrolled: usize) {
    let screen = scene.session.frame.screen.width;
    let columns = usize::from(WIDEST.min(screen.saturating_sub(4)));
    let rows = rows(&Counts::of(scene.session), columns);
    let area = places::middle(scene.session, WIDEST, rows.len());
    let keys = hints::row(scene, Mode::Look, hints::LOOKING, columns.saturating_sub(2));
    let border = Border::new("Summary", keys);
    let height = usize::from(area.height.saturating_sub(2));
    let first = border::scrolled(scrolled, rows.len(), height);
    let more = rows.len() > height;
    let aside = more.then(|| format!("{} to {} of {}", first + 1, first + height, rows.len()));
    let inside = border::draw(canvas, area, &border.with_aside(aside.unwrap_or_default()));
    canvas.rows(inside, rows.get(first..).unwrap_or(&[]));
}

fn rows(counts: &Counts, columns: usize) -> Vec<Row> {
    let mut rows = wrapped(Role::Text, &counts.line(), columns);
    let named = |rows: &[(&'static str, usize)]| -> Vec<(String, usize)> {
        rows.iter()
            .map(|(name, n)| (wording::plain(name), *n))
            .collect()
    };
    for (title, tallied) in [
        ("Basis", named(&counts.bases)),
        ("Problems", named(&counts.problems)),
        ("Concerns", named(&counts.concerns)),
        ("Who says it, in claims", counts.sources.clone()),
    ] {
        if tallied.is_empty() {
            continue;
        }
        rows.push(Row::new());
        rows.push(Row::of(Role::PanelTitle, title));
        rows.extend(tallied.iter().map(|(name, n)| tally(name, *n, columns)));
    }
    rows
}

/// A name with its number behind it, the numbers in one column.
fn tally(name: &str, n: usize, columns: usize) -> Row {
    let room = NAME.min(columns.saturating_sub(6));
    let name = Row::of(Role::Text, &format!("  {name}")).cut(room);
    name.padded(room).add(Role::Strong, &format!("{n:>5}"))
}
