//! The contents: the article's headings with their pages, as a box and at the left of the widest screens.

use super::border;
use super::canvas::{Canvas, Row};
use super::list_box::ListView;
use super::role::Role;
use super::{Scene, box_areas, list_box};
use crate::layout::RectExt;
use crate::session::{HintPlace, Session};
use ratatui::layout::{Margin, Rect};

/// The widest contents.
const WIDEST: u16 = 72;

/// The contents as a box.
pub(super) fn view<'s>(scene: &'s Scene) -> ListView<'s> {
    let session = scene.session;
    let headings = session.headings();
    let area = box_areas::middle(session, WIDEST, headings.len().max(1));
    let columns = border::inside(area).width;
    let row = move |nth| row(session, headings.get(nth), columns);
    ListView {
        none: "This article has no headings.",
        ..ListView::new(scene, area, ("Contents", HintPlace::Contents), row)
    }
}

/// Draws the contents beside the text, the present section marked.
pub(super) fn draw_beside(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    let session = scene.session;
    let inside = area.inner(Margin::new(1, 0));
    canvas.row(inside, 0, &Row::of(Role::PanelTitle, "Contents"));
    let headings = session.headings();
    let here = session.heading_above();
    let row = |nth| vec![row(session, headings.get(nth), inside.width)];
    list_box::draw_rows(canvas, inside.below(2), here, headings.len(), (1, row));
}

/// The page on which a byte is; how far into the text it is while pages are still counted.
fn page_of(session: &Session, at: usize) -> String {
    let lines = &session.lines;
    if lines.is_whole() {
        return (lines.page_of(lines.line_at(at)) + 1).to_string();
    }
    format!("{}%", at * 100 / session.article.text.len().max(1))
}

/// A heading, indented by its level, with its page at the right.
fn row(session: &Session, heading: Option<&(usize, u8)>, columns: u16) -> Row {
    let blocks = &session.article.blocks;
    let Some((block, level)) = heading.and_then(|(i, level)| Some((blocks.get(*i)?, *level)))
    else {
        return Row::new();
    };
    let page = page_of(session, block.span.start);
    let indent = usize::from(level.saturating_sub(1)) * 2;
    let room = usize::from(columns).saturating_sub(list_box::POINTER + page.len());
    Row::new()
        .padded(indent)
        .add(Role::Text, block.span.of(&session.article.text))
        .cut(room.saturating_sub(2))
        .padded(room)
        .add(Role::Label, &page)
}
