//! The shelf: a row for each article read before, and where the selected one is.

use super::border::{self, Border};
use super::canvas::Row;
use super::list_box::ListView;
use super::role::Role;
use super::{Scene, box_areas, hints, list_box};
use crate::checklist::Shelved;
use crate::session::{HintPlace, ListBox, Mode, hints_at};

/// The widest shelf.
const WIDEST: u16 = 100;
/// Rows about the selected article, with the rule above.
const ABOUT_ROWS: usize = 2;
/// Columns of how far an article is decided.
const DECIDED: usize = 12;
/// Columns of when it was last open.
const WHEN: usize = 17;
/// Columns from which that is shown.
const WITH_WHEN: usize = 56;
/// What is behind the articles.
pub(super) const SAMPLE: &str = "The built-in sample";

/// The articles, more about the selected one below them.
pub(super) fn view<'s>(scene: &'s Scene, list: &'s ListBox, items: &'s [Shelved]) -> ListView<'s> {
    let session = scene.session;
    let area = box_areas::middle(session, WIDEST, items.len() + 1 + ABOUT_ROWS);
    let mut hints = hints_at(HintPlace::Shelf);
    hints.truncate(hints.len() - usize::from(!session.options.from_shelf));
    let keys = hints::row_of(scene, Mode::List, &hints, hints::room(area));
    let inside = usize::from(border::inside(area).width);
    let columns = inside.saturating_sub(list_box::POINTER);
    let row = move |index: usize| {
        let sample = || Row::of(Role::Label, SAMPLE);
        items
            .get(index)
            .map_or_else(sample, |item| row_of(item, columns))
    };
    let n_listed = session.rows_of(list).len();
    let count = match list.words.as_str() {
        "" => items.len().to_string(),
        _ => format!("{n_listed} of {}", items.len()),
    };
    let selected = session.selected(list);
    let about = selected.map_or_else(Row::new, |index| about(items.get(index)));
    let border = Border::new(&title(list), keys).with_aside(count);
    ListView {
        foot: vec![about.cut(inside)],
        ..ListView::with_border(area, border, row)
    }
}

/// What is listed: the filter is part of the title.
pub(super) fn title(shelf: &ListBox) -> String {
    match shelf.words.as_str() {
        "" => "Recent articles".to_owned(),
        words => format!("Recent articles, with “{words}”"),
    }
}

/// Title, how far it is decided, when it was open.
fn row_of(item: &Shelved, columns: usize) -> Row {
    let when = if columns >= WITH_WHEN { WHEN } else { 0 };
    let room = columns.saturating_sub(DECIDED + when);
    let state = if item.is_missing {
        Row::of(Role::Alarm, "missing:")
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

/// An article's file, and where the reader left; what the sample is for.
fn about(item: Option<&Shelved>) -> Row {
    let Some(item) = item else {
        return Row::of(Role::Strip, "An article to try everything on.");
    };
    let path = item.article.to_string_lossy();
    if item.is_missing {
        return Row::of(Role::Alarm, "missing:").add(Role::Strip, &format!(" {path}"));
    }
    Row::of(Role::Strip, &path).add(Role::Label, &format!(", at {}%", item.percent))
}
