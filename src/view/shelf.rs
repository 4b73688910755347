//! The shelf of articles read before, as a whole screen: a row an article, and more about the selected one below.

use super::canvas::{Canvas, Row};
use super::role::Role;
use super::{Theme, border, hints, notice};
use crate::checklist::Shelved;
use crate::keymap::Keymap;
use crate::layout::RectExt;
use crate::session::{Command, Mode, Shelf};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};

/// Columns of how far an article is decided.
const DECIDED: usize = 12;
/// Columns of when it was last open.
const WHEN: usize = 17;
/// Columns from which that is told.
const WITH_WHEN: usize = 56;
/// What stands behind the articles.
const SAMPLE: &str = "The built-in sample";

/// Everything that is needed to draw the shelf.
#[derive(Clone, Copy, Debug)]
pub struct ShelfScene<'a> {
    /// The shelf.
    pub shelf: &'a Shelf,
    /// The keys, for hints and help.
    pub keymap: &'a Keymap,
    /// How it looks.
    pub theme: &'a Theme,
}

/// Draws the shelf on the whole screen.
pub fn draw_shelf(buffer: &mut Buffer, scene: &ShelfScene) -> Option<Position> {
    let screen = buffer.area;
    let mut canvas = Canvas::new(buffer, scene.theme);
    let inside = screen.inner(Margin::new(1, 0));
    if screen.height < 6 || screen.width < 20 {
        canvas.row(screen, 0, &Row::of(Role::Text, "more room, please"));
        return None;
    }
    header(&mut canvas, scene, inside);
    canvas.rule(screen, 1);
    let list = inside.below(2).above(3);
    if scene.shelf.is_helping {
        canvas.rows(list, &help(scene));
    } else {
        rows(&mut canvas, scene, list);
    }
    let foot = screen.foot(3);
    canvas.rule(foot, 0);
    let foot = foot.below(1).inner(Margin::new(1, 0));
    let columns = usize::from(foot.width);
    canvas.row(foot, 0, &about(scene.shelf).cut(columns));
    canvas.row(foot, 1, &said(scene, columns).cut(columns));
    canvas.cursor.map(Position::from)
}

fn header(canvas: &mut Canvas, scene: &ShelfScene, area: Rect) {
    let shelf = scene.shelf;
    let title = if shelf.words.is_empty() {
        "Articles read before".to_owned()
    } else {
        format!("Articles read before, with “{}”", shelf.words)
    };
    canvas.row(area, 0, &Row::of(Role::Header, &title));
    let (n, of) = (shelf.shown().len(), shelf.items.len());
    let count = if n == of {
        format!("{of}")
    } else {
        format!("{n} of {of}")
    };
    canvas.row_right(area, 0, &Row::of(Role::Label, &count));
}

fn rows(canvas: &mut Canvas, scene: &ShelfScene, area: Rect) {
    let shelf = scene.shelf;
    let shown = shelf.shown();
    let height = usize::from(area.height);
    let first = border::first_row(shelf.row, shown.len() + 1, height);
    for (nth, row) in (0..).zip((first..=shown.len()).take(height)) {
        let item = shown.get(row).and_then(|&index| shelf.items.get(index));
        let line = match item {
            Some(item) => row_of(item, usize::from(area.width).saturating_sub(2)),
            None => Row::of(Role::Label, SAMPLE),
        };
        let pointer = if row == shelf.row { "▸ " } else { "  " };
        canvas.row(area, nth, &Row::of(Role::Gutter, pointer).join(&line));
        if row == shelf.row {
            canvas.tint(area.row(nth), Role::Selected);
        }
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
    let Some(item) = shelf.selected() else {
        return Row::of(Role::Strip, "An article to try everything on.");
    };
    let path = item.article.to_string_lossy();
    if item.is_missing {
        return Row::of(Role::Alarm, "missing: ").add(Role::Strip, &path);
    }
    Row::of(Role::Strip, &path).add(Role::Label, &format!(", left at {}%", item.percent))
}

/// What just happened, what is being typed, or the keys.
fn said(scene: &ShelfScene, columns: usize) -> Row {
    let shelf = scene.shelf;
    if shelf.is_typing {
        return Row::of(Role::Label, "only with these words: ")
            .add(Role::Text, &shelf.words)
            .add(Role::Current, " ")
            .add(Role::Label, "  Enter keeps them, Esc shows all");
    }
    if let Some(notice) = &shelf.notice {
        let role = if notice.alarm {
            Role::Alarm
        } else {
            Role::Strip
        };
        return Row::of(role, &notice::words(notice, scene.keymap, Mode::Shelf));
    }
    hints::row_of(scene.keymap, Mode::Shelf, hints::SHELF, columns)
}

/// Every command of the shelf with its keys.
fn help(scene: &ShelfScene) -> Vec<Row> {
    let rows = scene.keymap.rows(Mode::Shelf).into_iter();
    let rows = rows.filter(|row| !row.keys.is_empty());
    rows.map(|row| {
        Row::of(Role::Key, &row.keys.join("  "))
            .padded(24)
            .add(Role::Text, meaning(row.command).unwrap_or(row.help))
    })
    .collect()
}

/// What a command means on the shelf, where that is not what it means over an article.
const fn meaning(command: Command) -> Option<&'static str> {
    match command {
        Command::RowOpen => Some("open the article where you left it"),
        Command::FilterWords => Some("only articles whose title or path holds these words"),
        Command::Close => Some("show all articles"),
        Command::Quit | Command::Cancel => Some("quit"),
        _ => None,
    }
}
