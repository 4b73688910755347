//! The help: the six questions, then every command with its keys, made from the table of commands and the live keymap.

use super::border::Border;
use super::canvas::{Canvas, Row, hung, wrapped};
use super::role::Role;
use super::{Scene, box_areas, hints, keep_together, list_box};
use crate::layout::RectExt;
use crate::session::{Command as C, Group, HintPlace, ListBox, Mode, Overlay, Purpose, ROWS};
use crate::text::width;
use ratatui::layout::Rect;

/// Columns of the keys.
const KEYS: usize = 16;
/// The narrowest column of commands, where there are several.
const NARROWEST: usize = 48;
/// Columns between two columns.
const GAP: usize = 4;
/// How numbers before keys work, as if that were a command of the first group: its name and its help.
const COUNTING: (&str, &str) = (
    "counts",
    "count: 3 lines down, page 12, half way; in lists, a row",
);

/// The questions that lead to a decision.
pub(super) const QUESTIONS: &[&str] = &[
    "Could anybody check this at all? If not, exclude it.",
    "Does somebody else say it? Find who, and the verb.",
    "Is there something to open or look up for it? Sourced.",
    "Is the source named, or described by employer or position? Attributed.",
    "None of these? Unsupported: give the problem.",
    "You opened the source: does it say exactly this? If not, unsupported.",
];

/// Draws the help, scrolled as its list says.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, list: &ListBox) {
    let area = area(scene);
    let rows = rows(scene, &list.words, area);
    let keys = hints::row(scene, Mode::Look, HintPlace::Help, hints::room(area));
    let title = match list.words.as_str() {
        "" => "Help".to_owned(),
        words => format!("Help · with “{words}”"),
    };
    list_box::draw_scrolled(canvas, area, Border::new(&title, keys), &rows, list.row);
}

/// How far it can be scrolled (rows).
pub(super) fn furthest(scene: &Scene, list: &ListBox) -> usize {
    let area = area(scene);
    list_box::furthest(area, &rows(scene, &list.words, area))
}

/// All of the page; while words are typed, what is above their line.
fn area(scene: &Scene) -> Rect {
    let whole = box_areas::whole(scene.session);
    match scene.session.boxes.last() {
        Some(Overlay::Entry(entry)) if entry.purpose == Purpose::Help => {
            whole.above(box_areas::line(scene.session).height)
        }
        _ => whole,
    }
}

/// The questions and all commands; or only the commands that are looked for.
fn rows(scene: &Scene, words: &str, area: Rect) -> Vec<Row> {
    let columns = usize::from(area.width).saturating_sub(4);
    let n_columns = ((columns + GAP) / (NARROWEST + GAP)).max(1);
    let column = (columns - (GAP * (n_columns - 1)).min(columns)) / n_columns;
    let commands = commands(scene, words, column);
    if words.is_empty() {
        let mut rows = questions(columns);
        rows.extend(beside(&commands, n_columns, column));
        // Each group ends with a blank row; behind the last there is nothing to keep apart.
        rows.pop();
        return rows;
    }
    if commands.is_empty() {
        return wrapped(Role::Label, "No command matches.", columns);
    }
    let mut rows = commands.concat();
    rows.pop();
    rows
}

fn questions(columns: usize) -> Vec<Row> {
    let mut rows = vec![Row::of(Role::PanelTitle, "Six questions for a claim")];
    for (nth, question) in QUESTIONS.iter().enumerate() {
        let lead = Row::of(Role::Key, &(nth + 1).to_string());
        let question = wrapped(Role::Text, question, columns.saturating_sub(3));
        rows.extend(hung(&lead, 3, question));
    }
    rows.push(Row::new());
    rows
}

/// The commands of each group below its title; a command without a key is left out.
fn commands(scene: &Scene, words: &str, column: usize) -> Vec<Vec<Row>> {
    let groups = Group::ALL.iter().map(|group| {
        let mut rows = vec![Row::of(Role::PanelTitle, group.name())];
        if *group == Group::Reading {
            rows.extend(command(words, COUNTING, &counted(scene), column));
        }
        let of_group = ROWS.iter().filter(|row| row.group == *group);
        rows.extend(of_group.flat_map(|row| {
            let keys = scene.keymap.first_keys(row.command);
            command(words, (row.name, row.help), &keys, column)
        }));
        rows.push(Row::new());
        rows
    });
    groups.filter(|rows| rows.len() > 2).collect()
}

/// Whether each of `words` is in the command's name, in its help, or one of its `keys`.
pub(super) fn is_about(words: &str, name: &str, help: &str, keys: &[String]) -> bool {
    let help = help.to_lowercase();
    words.split_whitespace().all(|word| {
        let is_key = keys.iter().any(|key| key.split(' ').any(|k| k == word));
        let word = word.to_lowercase();
        is_key || help.contains(&word) || name.contains(&word)
    })
}

/// Examples of numbers before keys.
fn counted(scene: &Scene) -> Vec<String> {
    let examples = [(3, C::LineDown), (12, C::End), (50, C::Percent)];
    let counted = examples.into_iter().filter_map(|(number, command)| {
        let key = scene.keymap.key_for(command, Mode::Reading)?;
        let is_letter = key.chars().count() == 1;
        Some(format!("{number}{}{key}", if is_letter { "" } else { " " }))
    });
    counted.collect()
}

/// The keys of a command with what it does, each wrapped below itself.
fn command(words: &str, (name, help): (&str, &str), keys: &[String], column: usize) -> Vec<Row> {
    if keys.is_empty() || !is_about(words, name, help, keys) {
        return Vec::new();
    }
    let keys = key_rows(keys);
    let does = keep_together::wrapped(Role::Text, help, column.saturating_sub(KEYS));
    let row = |nth: usize| {
        let keys = keys.get(nth).cloned().unwrap_or_default();
        let does = does.get(nth).cloned().unwrap_or_default();
        keys.padded(KEYS).join(&does)
    };
    (0..keys.len().max(does.len())).map(row).collect()
}

/// Keys in rows of their column.
fn key_rows(keys: &[String]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for key in keys {
        match rows.last_mut() {
            Some(row) if row.width() + hints::APART + width(key) + hints::APART <= KEYS => {
                let apart = row.width() + hints::APART;
                *row = std::mem::take(row).padded(apart).add(Role::Key, key);
            }
            _ => rows.push(Row::of(Role::Key, key).cut(KEYS - 1)),
        }
    }
    rows
}

/// The groups in columns of about the same height, no group divided.
fn beside(groups: &[Vec<Row>], n_columns: usize, column: usize) -> Vec<Row> {
    let total: usize = groups.iter().map(Vec::len).sum();
    let mut stacks: Vec<Vec<Row>> = vec![Vec::new()];
    for group in groups {
        let is_full = |s: &Vec<Row>| s.len() + group.len() / 2 > total / n_columns;
        if stacks.last().is_some_and(is_full) && stacks.len() < n_columns {
            stacks.push(Vec::new());
        }
        if let Some(last) = stacks.last_mut() {
            last.extend(group.iter().cloned());
        }
    }
    let height = stacks.iter().map(Vec::len).max().unwrap_or(0);
    let across = |nth: usize| {
        let cells = stacks
            .iter()
            .map(|s| s.get(nth).cloned().unwrap_or_default());
        cells.enumerate().fold(Row::new(), |row, (i, cell)| {
            row.padded(i * (column + GAP)).join(&cell.cut(column))
        })
    };
    (0..height).map(across).collect()
}
