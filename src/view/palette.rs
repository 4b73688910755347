//! The commands that the line behind `:` may mean: keys, names, what they do; all of what the selected one does below.

use super::border::{self, Border};
use super::canvas::Row;
use super::list_box::{self, ListView};
use super::role::Role;
use super::{Scene, box_areas};
use crate::session::{Called, Mode, Overlay, TextEntry};

/// Columns of a key.
const KEY: usize = 11;
/// Columns of a name.
const NAME: usize = 26;
/// Columns from which what it does stands beside the name.
const WITH_HELP: usize = KEY + NAME + 20;
/// The most rows of the list.
const MOST_ROWS: u16 = 14;
/// Rows of the list from which what the selected command does stands below it; else it is the title.
const WITH_FOOT: u16 = 9;

/// The list above the line, with what the selected command does.
pub(super) fn view<'s>(
    scene: &'s Scene,
    entry: &TextEntry,
    offered: Vec<Called<'s>>,
) -> ListView<'s> {
    let session = scene.session;
    let below = session.boxes.iter().rev().nth(1);
    let mode = below.map_or(Mode::Reading, Overlay::mode);
    let area = box_areas::above_line(session, MOST_ROWS);
    let columns = usize::from(border::inside(area).width);
    let help = offered.get(entry.row).map_or("", |c| c.command.row().help);
    let has_foot = area.height > WITH_FOOT;
    let title = if has_foot || help.is_empty() {
        "Commands"
    } else {
        help
    };
    let foot = has_foot.then(|| Row::of(Role::Strip, help).cut(columns));
    let border = Border::new(title, Row::new()).with_aside(offered.len().to_string());
    let row = move |nth: usize| {
        let called = offered.get(nth);
        called.map_or_else(Row::new, |called| row(scene, mode, called, columns))
    };
    ListView {
        none: "No command matches; Enter says why.",
        foot: foot.into_iter().collect(),
        ..ListView::with_border(area, border, row)
    }
}

fn row(scene: &Scene, mode: Mode, called: &Called, columns: usize) -> Row {
    let command = called.command.row();
    let key = scene.keymap.key_for(called.command, mode).unwrap_or("");
    let row = Row::of(Role::Key, key)
        .padded(KEY)
        .add(Role::Text, command.name);
    let columns = columns.saturating_sub(list_box::POINTER);
    if columns < WITH_HELP {
        return row.cut(columns);
    }
    let row = row.padded(KEY + NAME);
    row.add(Role::Label, command.help).cut(columns)
}
