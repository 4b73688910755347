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
mod field_values;
mod header;
mod help;
mod highlights;
mod hints;
mod keep_together;
mod key_hints;
mod links;
mod list_box;
mod notice;
mod panel;
mod plain;
mod reason;
mod role;
mod sheet;
mod shelf;
mod summary;
mod theme;
mod too_small;
mod unsaved;
mod welcome;
mod wording;

pub use plain::Plain;
pub use role::Role;
pub use theme::Theme;
pub use welcome::welcome;

use crate::keymap::Keymap;
use crate::layout::RectExt;
use crate::session::{Command, Overlay, Session};
use canvas::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
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
    /// The keys that may follow, and what they would do; no key stands for any letter.
    pub following: &'a [(String, Command)],
}

/// Draws the whole screen into an empty buffer; where the cursor is, when a line is being typed.
pub fn draw(buffer: &mut Buffer, scene: &Scene) -> Option<Position> {
    let mut canvas = Canvas::new(buffer, scene.theme);
    if scene.session.frame.too_small {
        too_small::draw(&mut canvas, scene);
        return None;
    }
    header::draw(&mut canvas, scene);
    article::draw(&mut canvas, scene, covered(scene));
    claim_strip::draw(&mut canvas, scene);
    draw_sides(&mut canvas, scene);
    bottom_row::draw(&mut canvas, scene);
    for overlay in shown_boxes(scene.session) {
        draw_box(&mut canvas, scene, overlay);
    }
    canvas.cursor.map(Position::from)
}

/// How far the uppermost box can be scrolled (rows); nothing where rows are selected instead.
pub fn furthest(scene: &Scene) -> Option<usize> {
    match scene.session.boxes.last()? {
        Overlay::Help(1..) => Some(help::furthest(scene)),
        Overlay::Summary(1..) => Some(summary::furthest(scene)),
        _ => None,
    }
}

/// The row of an open list that a cell of the screen belongs to.
pub fn row_at(session: &Session, column: u16, row: u16) -> Option<usize> {
    let (list, selected) = match session.boxes.last()? {
        Overlay::Claims(row) => (claim_list::area(session), *row),
        Overlay::Contents(row) => (contents::area(session), *row),
        Overlay::Links(links) => (links::rows_of(session, *links), links.row),
        Overlay::Shelf(shelf) => (shelf::rows_of(shelf::area(session, shelf)), shelf.row),
        Overlay::Choose(choose) => (choose::area(session, *choose), choose.row),
        _ => return None,
    };
    border::row_at(
        border::inside(list),
        selected,
        session.n_rows(),
        Position::new(column, row),
    )
}

/// The panel at the right and the contents at the left, where there is room for them.
fn draw_sides(canvas: &mut Canvas, scene: &Scene) {
    let frame = &scene.session.frame;
    if let Some(area) = frame.contents {
        contents::draw_beside(canvas, scene, area);
    }
    let Some(area) = frame.panel else {
        return;
    };
    if frame.contents.is_some() {
        let list = area.foot(area.height * 2 / 5);
        panel::draw(canvas, scene, area.above(list.height));
        claim_list::draw_beside(canvas, scene, list);
    } else {
        panel::draw(canvas, scene, area);
    }
}

/// The open boxes, the uppermost last; a sheet whose field is being chosen gives way to its values.
fn shown_boxes(session: &Session) -> impl Iterator<Item = &Overlay> {
    let boxes = &session.boxes;
    boxes.iter().enumerate().filter_map(|(nth, overlay)| {
        let above = boxes.get(nth + 1);
        let gives_way =
            matches!(overlay, Overlay::Sheet(_)) && matches!(above, Some(Overlay::Choose(_)));
        (!gives_way).then_some(overlay)
    })
}

fn draw_box(canvas: &mut Canvas, scene: &Scene, overlay: &Overlay) {
    match overlay {
        Overlay::Sheet(sheet) => sheet::draw(canvas, scene, *sheet),
        Overlay::Choose(choose) => choose::draw(canvas, scene, *choose),
        Overlay::Claims(selected) => claim_list::draw(canvas, scene, *selected),
        Overlay::Links(links) => links::draw(canvas, scene, *links),
        Overlay::Contents(selected) => contents::draw(canvas, scene, *selected),
        Overlay::Shelf(shelf) => shelf::draw(canvas, scene, shelf),
        Overlay::Summary(scrolled) => summary::draw(canvas, scene, *scrolled),
        Overlay::Help(scrolled) => help::draw(canvas, scene, *scrolled),
        Overlay::Entry(typed) => entry::draw(canvas, scene, typed),
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
        Overlay::Choose(choose) => Some(choose::area(scene.session, *choose)),
        Overlay::Entry(_) => Some(entry::area(scene.session)),
        Overlay::Links(links) if links.of_claim => Some(links::area(scene.session, *links)),
        _ => None,
    });
    boxes
        .filter(|area| area.x < text.right())
        .map(|area| area.y)
        .min()
}
