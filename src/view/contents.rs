//! The contents: the article's headings with their pages, as a box and at the left of the widest screens.

use super::border::{self, Border};
use super::canvas::{Canvas, Row};
use super::role::Role;
use super::{Scene, box_areas, hints};
use crate::layout::RectExt;
use crate::session::{Mode, Session};
use ratatui::layout::{Margin, Rect};

/// The widest contents.
const WIDEST: u16 = 72;

/// Where the box lies with so many headings.
pub(super) fn area(session: &Session, n_headings: usize) -> Rect {
    box_areas::middle(session, WIDEST, n_headings.max(1))
}

/// Draws the contents as a box, row `selected` selected.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, selected: usize) {
    let session = scene.session;
    let headings = session.headings();
    let area = area(session, headings.len());
    let columns = usize::from(area.width).saturating_sub(6);
    let keys = hints::row(scene, Mode::List, hints::PLACES, columns);
    let inside = border::draw(canvas, area, &Border::new("Contents", keys));
    if headings.is_empty() {
        let none = "This article has no headings.";
        canvas.row(inside, 0, &Row::of(Role::Label, none));
        return;
    }
    let selected = selected.min(headings.len() - 1);
    if let Some(nth) = draw_rows(canvas, session, &headings, Some(selected), inside) {
        canvas.tint(inside.row(nth), Role::Selected);
        let first = selected - usize::from(nth);
        let below = first + usize::from(inside.height) < headings.len();
        border::mark_more(canvas, area, first > 0, below);
    }
}

/// Draws the contents beside the text, the present section marked.
pub(super) fn draw_beside(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    let session = scene.session;
    let edge = Rect {
        x: area.right(),
        width: 1,
        ..area
    };
    canvas.rule_down(edge);
    let inside = area.inner(Margin::new(1, 0));
    canvas.row(inside, 0, &Row::of(Role::PanelTitle, "Contents"));
    let headings = session.headings();
    let here = here(session, &headings);
    draw_rows(canvas, session, &headings, here, inside.below(2));
}

/// The heading below which the page begins, or the first heading on the page.
fn here(session: &Session, headings: &[(usize, u8)]) -> Option<usize> {
    let first = session.lines.lines.get(session.visible().start)?;
    let passed = headings.partition_point(|(block, _)| *block <= first.block);
    (!headings.is_empty()).then(|| passed.saturating_sub(1))
}

/// The page on which a byte stands; how far into the text it is while pages are still counted.
fn page_of(session: &Session, at: usize) -> String {
    let lines = &session.lines;
    if lines.is_whole() {
        return (lines.page_of(lines.line_at(at)) + 1).to_string();
    }
    format!("{}%", at * 100 / session.article.text.len().max(1))
}

/// Draws the rows around the selected one and says on which row of the area that one is.
fn draw_rows(
    canvas: &mut Canvas,
    session: &Session,
    headings: &[(usize, u8)],
    selected: Option<usize>,
    area: Rect,
) -> Option<u16> {
    let height = usize::from(area.height);
    let first = border::first_row(selected.unwrap_or(0), headings.len(), height);
    let shown = headings.iter().enumerate().skip(first).take(height);
    let mut at = None;
    for (nth, (position, &(block, level))) in (0..).zip(shown) {
        let Some(block) = session.article.blocks.get(block) else {
            continue;
        };
        let is_selected = selected == Some(position);
        let page = page_of(session, block.span.start);
        let indent = usize::from(level.saturating_sub(1)) * 2;
        let room = usize::from(area.width).saturating_sub(page.len() + 2);
        let heading = Row::of(Role::Gutter, if is_selected { "▸ " } else { "  " })
            .padded(2 + indent)
            .add(Role::Text, block.span.of(&session.article.text))
            .cut(room);
        canvas.row(area, nth, &heading);
        canvas.row_right(area, nth, &Row::of(Role::Label, &page));
        at = is_selected.then_some(nth).or(at);
    }
    at
}
