//! The shelf: a row for each article read before, and where the selected one is.

use super::border::{self, Border};
use super::canvas::{Canvas, Row};
use super::role::Role;
use super::{Scene, box_areas, hints, list_box};
use crate::checklist::Shelved;
use crate::layout::RectExt;
use crate::session::{Mode, Session, Shelf};
use ratatui::layout::Rect;

/// The widest shelf.
const WIDEST: u16 = 100;
/// Rows for what is said of the selected article, with the rule above it.
const ABOUT_ROWS: u16 = 2;
/// Columns of how far an article is decided.
const DECIDED: usize = 12;
/// Columns of when it was last open.
const WHEN: usize = 17;
/// Columns from which that is notified.
const WITH_WHEN: usize = 56;
/// What is behind the articles.
pub(super) const SAMPLE: &str = "The built-in sample";

/// Where the box is.
pub(super) fn area(session: &Session, shelf: &Shelf) -> Rect {
    let rows = shelf.items.len() + 1 + usize::from(ABOUT_ROWS);
    box_areas::middle(session, WIDEST, rows)
}

/// The part of the box without what is said of the selected article.
pub(super) fn rows_of(area: Rect) -> Rect {
    area.above(ABOUT_ROWS)
}

/// Draws the articles, more about the selected one below them.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, shelf: &Shelf) {
    let area = area(scene.session, shelf);
    let columns = usize::from(area.width).saturating_sub(6);
    let n_hints = hints::SHELF.len() - usize::from(!scene.session.options.from_shelf);
    let hints = hints::SHELF.iter().copied().take(n_hints);
    let keys = hints::row(scene, Mode::List, &hints.collect::<Vec<_>>(), columns);
    let border = Border::new(&title(shelf), keys).with_aside(count(shelf));
    let inside = border::draw(canvas, area, &border);
    let columns = usize::from(inside.width).saturating_sub(list_box::POINTER);
    let listed = shelf.listed();
    list_box::draw(canvas, rows_of(area), shelf.row, listed.len(), |row| {
        let item = listed.get(row).and_then(|&index| shelf.items.get(index));
        item.map_or_else(
            || Row::of(Role::Label, SAMPLE),
            |item| row_of(item, columns),
        )
    });
    let foot = inside.foot(ABOUT_ROWS);
    canvas.rule(foot, 0);
    canvas.row(foot, 1, &about(shelf).cut(usize::from(foot.width)));
}

/// What is listed: the filter is part of the title.
pub(super) fn title(shelf: &Shelf) -> String {
    match shelf.words.as_str() {
        "" => "Recent articles".to_owned(),
        words => format!("Recent articles, with “{words}”"),
    }
}

/// How many articles are listed, of how many.
fn count(shelf: &Shelf) -> String {
    match shelf.words.as_str() {
        "" => shelf.items.len().to_string(),
        _ => format!("{} of {}", shelf.listed().len(), shelf.items.len()),
    }
}

/// Title, how far it is decided, when it was open.
fn row_of(item: &Shelved, columns: usize) -> Row {
    let when = if columns >= WITH_WHEN { WHEN } else { 0 };
    let room = columns.saturating_sub(DECIDED + when);
    let state = if item.is_missing {
        Row::of(Role::Alarm, "missing")
    } else {
        Row::of(Role::Text, &item.decided())
    };
    let row = Row::of(Role::Text, &item.name())
        .cut(room.saturating_sub(1))
        .padded(room)
        .join(&state);
    if when == 0 {
        return row;
    }
    row.padded(room + DECIDED).add(Role::Label, &item.when)
}

/// The selected article's file, and where the reader left.
fn about(shelf: &Shelf) -> Row {
    let Some(index) = shelf.selected() else {
        return Row::new();
    };
    let Some(item) = shelf.items.get(index) else {
        return Row::of(Role::Strip, "An article to try everything on.");
    };
    let path = item.article.to_string_lossy();
    if item.is_missing {
        return Row::of(Role::Alarm, "missing: ").add(Role::Strip, &path);
    }
    Row::of(Role::Strip, &path).add(Role::Label, &format!(", at {}%", item.percent))
}
