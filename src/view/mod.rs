//! A session drawn into a buffer, one file per part of the screen.
//!
//! Borrows everything and changes nothing; only what is on the screen is looked at, never the whole article.
//! Every character goes through `canvas`, which lets nothing pass that is not [`SafeText`](crate::text::SafeText).

mod article;
mod border;
mod bottom_row;
mod box_areas;
mod canvas;
mod choose;
mod claim_facts;
mod claim_list;
mod claim_strip;
mod contents;
mod counts;
mod entry;
mod evidence;
mod header;
mod help;
mod highlights;
mod hints;
mod keep_together;
mod key_hints;
mod links;
mod list_box;
mod notice;
mod palette;
mod panel;
mod plain;
mod reason;
mod role;
mod sheet;
mod shelf;
mod sources;
mod strip_claim;
mod summary;
mod theme;
mod title;
mod too_small;
mod unsaved;
mod welcome;
mod wording;

pub use canvas::LINKED;
pub use counts::Counts;
pub use links::shown_link;
pub use plain::Plain;
pub use role::Role;
pub use theme::Theme;
pub use title::title;
pub use welcome::welcome;

use crate::keymap::Keymap;
use crate::layout::RectExt;
use crate::session::{Command, ListBox, Listed, Overlay, Session};
use canvas::Canvas;
use list_box::ListView;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui_textarea::TextArea;

/// Everything that is needed to draw one screen.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The session.
    pub session: &'a Session,
    /// The keys, for hints and help.
    pub keymap: &'a Keymap,
    /// How it looks.
    pub theme: &'a Theme,
    /// The line being typed, while one is.
    pub typing: Option<&'a TextArea<'a>>,
    /// Keys typed so far that are no command yet.
    pub pending: &'a str,
    /// The keys that may follow, and what they would do; an empty key is any letter.
    pub following: &'a [(String, Command)],
}

/// Draws the whole screen into an empty buffer; where the cursor is, when a line is being typed.
pub fn draw(buffer: &mut Buffer, scene: &Scene) -> Option<Position> {
    let mut canvas = Canvas::new(buffer, scene.theme);
    canvas.ground();
    if scene.session.frame.too_small {
        too_small::draw(&mut canvas, scene);
        return None;
    }
    header::draw(&mut canvas, scene);
    article::draw(&mut canvas, scene, covered(scene));
    claim_strip::draw(&mut canvas, scene);
    draw_sides(&mut canvas, scene);
    bottom_row::draw(&mut canvas, scene, claim_strip::is_notice_above(scene));
    for overlay in shown_boxes(scene.session) {
        draw_box(&mut canvas, scene, overlay);
    }
    canvas.cursor.map(Position::from)
}

/// How far the uppermost box can be scrolled (rows); nothing where rows are selected instead.
pub fn furthest(scene: &Scene) -> Option<usize> {
    let list = scene.session.list().filter(|list| list.row > 0)?;
    match list.of {
        Listed::Help => Some(help::furthest(scene, list)),
        Listed::Summary => Some(summary::furthest(scene)),
        _ => None,
    }
}

/// The row of an open list that a cell of the screen belongs to.
pub fn row_at(scene: &Scene, column: u16, row: u16) -> Option<usize> {
    let session = scene.session;
    let cell = Position::new(column, row);
    if let Some(Overlay::Entry(typed)) = session.boxes.last() {
        if !typed.is_command() {
            return None;
        }
        let offered = session.offered(&typed.typed);
        let total = offered.len();
        return palette::view(scene, typed, offered).row_at(typed.row, total, cell);
    }
    let list = session.list()?;
    let total = session.rows_of(list).len();
    list_view(scene, list)?.row_at(list.row, total, cell)
}

/// How a list is drawn; `None` for a text to scroll through.
fn list_view<'s>(scene: &'s Scene, list: &'s ListBox) -> Option<ListView<'s>> {
    Some(match &list.of {
        Listed::Claims => claim_list::view(scene, list),
        Listed::Contents => contents::view(scene),
        Listed::ClaimLinks | Listed::AllLinks => links::view(scene, list),
        Listed::Values(choice) => choose::view(scene, list, *choice),
        Listed::Evidence => evidence::view(scene),
        Listed::EvidenceFields(nth) => evidence::fields(scene, *nth),
        Listed::Sources(_) => sources::view(scene, list),
        Listed::Themes => choose::themes(scene, list),
        Listed::Articles(items) => shelf::view(scene, list, items),
        Listed::Summary | Listed::Help => return None,
    })
}

/// The panel at the right and the contents at the left, where there is room for them.
fn draw_sides(canvas: &mut Canvas, scene: &Scene) {
    let frame = &scene.session.frame;
    if let Some(area) = frame.contents {
        canvas.rule_down(area.right_edge());
        if box_areas::has_contents(scene.session) {
            contents::draw_beside(canvas, scene, area);
        }
    }
    if let Some(area) = frame.panel {
        panel::draw(canvas, scene, area);
    }
    if let Some(area) = box_areas::list_place(scene.session) {
        claim_list::draw_beside(canvas, scene, area);
    }
}

/// The open boxes, the uppermost last; what is over a claim gives way to the list that it opens.
fn shown_boxes(session: &Session) -> impl Iterator<Item = &Overlay> {
    let boxes = &session.boxes;
    boxes.iter().enumerate().filter_map(|(nth, overlay)| {
        let above = boxes.get(nth + 1);
        let is_of_claim = match overlay {
            Overlay::List(list) => list.of.is_of_claim(),
            other => matches!(other, Overlay::Sheet(_)),
        };
        let gives_way = is_of_claim && matches!(above, Some(Overlay::List(_)));
        (!gives_way).then_some(overlay)
    })
}

fn draw_box(canvas: &mut Canvas, scene: &Scene, overlay: &Overlay) {
    match overlay {
        Overlay::Sheet(sheet) => sheet::draw(canvas, scene, *sheet),
        Overlay::List(list) => match (&list.of, list_view(scene, list)) {
            (_, Some(view)) => view.draw(canvas, list.row, &scene.session.rows_of(list)),
            (Listed::Help, None) => help::draw(canvas, scene, list),
            (_, None) => summary::draw(canvas, scene, list.row),
        },
        Overlay::Entry(typed) => {
            if typed.is_command() {
                let offered = scene.session.offered(&typed.typed);
                let rows: Vec<usize> = (0..offered.len()).collect();
                palette::view(scene, typed, offered).draw(canvas, typed.row, &rows);
            }
            entry::draw(canvas, scene, typed);
        }
        Overlay::Unsaved => unsaved::draw(canvas, scene),
        // The ends of a claim are moved on the page itself.
        Overlay::Span(_) => {}
    }
}

/// The screen row from which on a box is over the lower part of the text.
fn covered(scene: &Scene) -> Option<u16> {
    let text = scene.session.frame.text;
    let boxes = shown_boxes(scene.session).filter_map(|overlay| match overlay {
        Overlay::Sheet(sheet) => Some(sheet::area(scene, *sheet)),
        Overlay::List(list)
            if list.of.is_of_claim() || matches!(list.of, Listed::ClaimLinks | Listed::Themes) =>
        {
            list_view(scene, list).map(|view| view.area)
        }
        Overlay::Entry(typed) => Some(entry::area(scene, typed)),
        _ => None,
    });
    let above = |area: &Rect| {
        box_areas::rows_of_claim(scene.session).is_some_and(|claim| area.bottom() <= claim.start)
    };
    boxes
        .chain(claim_strip::covered(scene))
        .filter(|area| area.x < text.right() && !above(area))
        .map(|area| area.y)
        .min()
}
