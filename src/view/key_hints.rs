//! Keys that wait for more: what was typed so far, and what may follow.
//!
//! While they wait nothing else is shown in their rows, so all of the columns may be used. Where the choices do not fit in
//! their usual words, shorter ones are taken; where even those do not, `…` replaces what is left out.

use super::canvas::Row;
use super::hints::{self, APART};
use super::role::Role;
use super::{Scene, wording};
use crate::session::{Command as C, Mode};

/// A choice: its key, and what it does.
type Choice = (String, String);

/// The row above the last one of the screen, where one is free: the strip's keys or the edge of the sheet over it.
pub(super) fn upper(scene: &Scene) -> Row {
    let rows = rows(scene, &widths(scene));
    rows.into_iter().next().unwrap_or_default()
}

/// The last row of the screen.
pub(super) fn last(scene: &Scene) -> Row {
    let widths = widths(scene);
    let rows = rows(scene, &widths);
    rows.into_iter().nth(widths.len() - 1).unwrap_or_default()
}

/// The columns of each row that is free.
fn widths(scene: &Scene) -> Vec<usize> {
    let frame = &scene.session.frame;
    let columns = usize::from(frame.screen.width);
    let last = columns.saturating_sub(2);
    match scene.session.mode() {
        _ if frame.strip.is_none() => vec![last],
        Mode::Reading | Mode::Span => vec![last, last],
        Mode::Sheet => vec![columns.saturating_sub(6), last],
        _ => vec![last],
    }
}

/// What was typed and what may follow, in rows of these widths.
fn rows(scene: &Scene, widths: &[usize]) -> Vec<Row> {
    let typed = Row::of(Role::Key, scene.pending).add(Role::Text, "  ");
    let ways = [(false, true), (false, false), (true, true), (true, false)];
    let laid_out = |(brief, indented): (bool, bool)| {
        let indent = if indented { typed.width() } else { 0 };
        in_rows(choices(scene, brief), typed.clone(), indent, widths)
    };
    let all = ways.into_iter().map(laid_out);
    let mut fitting = all.filter(|rows| rows.len() <= widths.len());
    fitting
        .next()
        .unwrap_or_else(|| cut(laid_out((true, false)), widths))
}

/// The choices behind what was typed; the rows below the first are indented.
fn in_rows(choices: Vec<Choice>, typed: Row, indent: usize, widths: &[usize]) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut row, mut gap) = (typed, 0);
    for (key, label) in choices {
        let room = widths.get(rows.len()).or(widths.last()).copied();
        let needs = row.width() + gap + hints::columns_of(&key, &label);
        if needs > room.unwrap_or(0) {
            rows.push(std::mem::take(&mut row));
            (row, gap) = (Row::new().padded(indent), 0);
        }
        let end = row.width() + gap;
        row = hints::hinted(row.padded(end), &key, &label);
        gap = APART;
    }
    rows.push(row);
    rows
}

/// As many of the rows as there is room for, with a sign that there would be more.
fn cut(mut rows: Vec<Row>, widths: &[usize]) -> Vec<Row> {
    rows.truncate(widths.len());
    let room = widths.last().map_or(0, |columns| columns.saturating_sub(2));
    if let Some(last) = rows.last_mut() {
        let shown = std::mem::take(last).cut(room);
        *last = shown.add(Role::Label, " …");
    }
    rows
}

fn choices(scene: &Scene, brief: bool) -> Vec<Choice> {
    let following = scene.following.iter();
    let choices = following.map(|(key, command)| match command {
        C::MarkSet => ("a letter".to_owned(), "sets a mark here".to_owned()),
        C::MarkGo => marks(scene),
        _ if brief => (key.clone(), wording::brief(*command)),
        _ => (key.clone(), wording::short(*command)),
    });
    choices.collect()
}

/// The letters under which a place is marked.
fn marks(scene: &Scene) -> Choice {
    let marks = scene.session.marks.iter();
    let mut letters: Vec<String> = marks.map(|(letter, _)| letter.to_string()).collect();
    letters.sort_unstable();
    let label = match letters.len() {
        0 => "no mark is set",
        1 => "go to the mark",
        _ => "go to a mark",
    };
    (letters.join(" "), label.to_owned())
}
