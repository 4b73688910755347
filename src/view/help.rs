//! The help: the six questions, then every command with its keys, made from the table of commands and the live keymap.

use super::border::{self, Border};
use super::canvas::{Canvas, Row, wrapped};
use super::{Scene, hints, places};
use crate::session::{Group, Mode, ROWS};
use crate::text::paint::Role;

/// Columns of the keys.
const KEYS: usize = 17;
/// Columns of one column of commands.
const COLUMN: usize = 60;
/// Columns between two columns.
const GAP: usize = 4;
/// Keys that are shown for one command.
const FEW: usize = 3;

/// The questions that lead to a decision.
const QUESTIONS: &[&str] = &[
    "Could anybody check this at all? If not, exclude it.",
    "Is somebody else speaking? Find who, and the word that says so.",
    "Is there something to open or look up for it? Then it is sourced.",
    "Is who says it named, or described by body or access? Then it is attributed.",
    "None of these: it is unsupported. Say why.",
    "You opened the source: does it say just this? If not, it is unsupported.",
];

/// Draws the help, `scrolled` rows down.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, scrolled: usize) {
    let screen = usize::from(scene.session.frame.screen.width);
    let room = screen.saturating_sub(4).min(COLUMN * 3 + GAP * 2);
    let n_columns = ((room + GAP) / (COLUMN + GAP)).max(1);
    let columns = room.min(n_columns * COLUMN + (n_columns - 1) * GAP);
    let mut rows = questions(columns);
    rows.extend(beside(&commands(scene), n_columns, columns));
    draw_rows(canvas, scene, &rows, scrolled, columns);
}

fn draw_rows(canvas: &mut Canvas, scene: &Scene, rows: &[Row], scrolled: usize, columns: usize) {
    let wide = u16::try_from(columns).unwrap_or(u16::MAX);
    let area = places::whole(scene.session, wide, rows.len());
    let height = usize::from(area.height.saturating_sub(2));
    let first = border::scrolled(scrolled, rows.len(), height);
    let more = rows.len() > height;
    let aside = more.then(|| format!("{} to {} of {}", first + 1, first + height, rows.len()));
    let keys = hints::row(scene, Mode::Look, hints::LOOKING, columns.saturating_sub(2));
    let border = Border::new("Help", keys).with_aside(aside.unwrap_or_default());
    let inside = border::draw(canvas, area, &border);
    canvas.rows(inside, rows.get(first..).unwrap_or(&[]));
}

fn questions(columns: usize) -> Vec<Row> {
    let mut rows = vec![Row::of(Role::PanelTitle, "Six questions for a claim")];
    for (nth, question) in QUESTIONS.iter().enumerate() {
        let lead = Row::of(Role::Key, &(nth + 1).to_string()).padded(3);
        for (line, row) in wrapped(Role::Text, question, columns.saturating_sub(3))
            .iter()
            .enumerate()
        {
            let lead = if line == 0 {
                lead.clone()
            } else {
                Row::new().padded(3)
            };
            rows.push(lead.join(row));
        }
    }
    rows.push(Row::new());
    rows
}

/// The commands of each group below its title; a command without a key is left out.
fn commands(scene: &Scene) -> Vec<Vec<Row>> {
    let groups = Group::ALL.iter().map(|group| {
        let mut rows = vec![Row::of(Role::PanelTitle, group.title())];
        for row in ROWS.iter().filter(|row| row.group == *group) {
            let found = row
                .modes
                .iter()
                .map(|mode| scene.keymap.keys_for(row.command, *mode));
            let Some(keys) = found.into_iter().find(|keys| !keys.is_empty()) else {
                continue;
            };
            let few: Vec<&str> = keys.iter().take(FEW).map(String::as_str).collect();
            let keys = Row::of(Role::Key, &few.join("  "))
                .cut(KEYS - 1)
                .padded(KEYS);
            rows.push(keys.add(Role::Text, row.help));
        }
        rows.push(Row::new());
        rows
    });
    groups.filter(|rows| rows.len() > 2).collect()
}

/// The groups in columns of about the same height, no group divided.
fn beside(groups: &[Vec<Row>], n_columns: usize, columns: usize) -> Vec<Row> {
    let total: usize = groups.iter().map(Vec::len).sum();
    let mut stacks: Vec<Vec<Row>> = vec![Vec::new()];
    for group in groups {
        let full = stacks
            .last()
            .is_some_and(|s| s.len() + group.len() / 2 > total / n_columns);
        if full && stacks.len() < n_columns {
            stacks.push(Vec::new());
        }
        if let Some(last) = stacks.last_mut() {
            last.extend(group.iter().cloned());
        }
    }
    let height = stacks.iter().map(Vec::len).max().unwrap_or(0);
    let room = COLUMN.min(columns);
    let across = |nth: usize| {
        let cells = stacks
            .iter()
            .map(|s| s.get(nth).cloned().unwrap_or_default());
        cells.enumerate().fold(Row::new(), |row, (i, cell)| {
            row.padded(i * (COLUMN + GAP)).join(&cell.cut(room))
        })
    };
    (0..height).map(across).collect()
}
