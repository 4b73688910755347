//! Which keys can be pressed now: names from the live keymap, words from the table of commands.
//!
//! What does not fit is left out whole.

use super::Scene;
use super::canvas::Row;
use super::role::Role;
use crate::keymap::Keymap;
use crate::session::{Command as C, HintPlace, KeyHint, Mode, hints_at};
use crate::text::width;
use ratatui::layout::Rect;
use std::borrow::Cow;

/// Columns between two hints.
pub(super) const APART: usize = 2;

/// A hint with the key that is bound now.
type BoundHint<'s> = (C, Cow<'s, str>, &'static str);

/// The hints of a place that have a key, as rows of at most `columns`.
pub(super) fn rows(scene: &Scene, mode: Mode, place: HintPlace, columns: usize) -> Vec<Row> {
    let bound = bound(scene.keymap, mode, &hints_for(scene, place)).into_iter();
    flow(bound.map(|(_, key, label)| (key, label)), columns)
}

/// The hints of a place; a sentence that is being added cannot be split or merged yet.
fn hints_for(scene: &Scene, place: HintPlace) -> Vec<KeyHint> {
    let mut hints = hints_at(place);
    if scene.session.is_picking() {
        hints.retain(|(command, _)| !matches!(command, C::SpanSplit | C::SpanMerge));
    }
    as_changeable(scene, hints)
}

/// The hints without those of commands that change something, where nothing can be changed.
fn as_changeable(scene: &Scene, mut hints: Vec<KeyHint>) -> Vec<KeyHint> {
    hints.retain(|(command, _)| scene.session.allows(*command));
    hints
}

/// The columns for hints on the edge of a box.
pub(super) fn room(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(6)
}

/// One row of hints, as many as fit; the way out of a box is the last to be left out.
pub(super) fn row(scene: &Scene, mode: Mode, place: HintPlace, columns: usize) -> Row {
    row_of(scene, mode, &hints_for(scene, place), columns)
}

/// The same with these hints.
pub(super) fn row_of(scene: &Scene, mode: Mode, hints: &[KeyHint], columns: usize) -> Row {
    let hints = as_changeable(scene, hints.to_vec());
    let bound = fitting(bound(scene.keymap, mode, &hints), columns);
    let rows = flow(bound.iter().map(|(_, key, label)| (key, label)), columns);
    rows.into_iter().next().unwrap_or_default()
}

/// As many hints as fit into one row, in their order; at least one.
fn fitting(hints: Vec<BoundHint<'_>>, columns: usize) -> Vec<BoundHint<'_>> {
    let all = hints.into_iter().enumerate();
    let (mut by_worth, others): (Vec<_>, Vec<_>) =
        all.partition(|(_, (command, ..))| *command == C::Close);
    by_worth.extend(others);
    let mut used = 0;
    let fits = |(_, (_, key, label)): &&(usize, BoundHint<'_>)| {
        used += columns_of(key, label);
        let fits = used <= columns;
        used += APART;
        fits
    };
    let n = by_worth.iter().take_while(fits).count().max(1);
    by_worth.truncate(n);
    by_worth.sort_unstable_by_key(|(nth, _)| *nth);
    by_worth.into_iter().map(|(_, hint)| hint).collect()
}

/// The hints that have a key in this mode, with that key; two with the same label share it: "h/l end ◀ ▶".
fn bound<'s>(keymap: &'s Keymap, mode: Mode, hints: &[KeyHint]) -> Vec<BoundHint<'s>> {
    let mut bound: Vec<BoundHint<'s>> = Vec::new();
    for &(command, label) in hints {
        let Some(key) = keymap.key_for(command, mode) else {
            continue;
        };
        // All exclusions begin with the same key; the next one names the reason.
        let first = match command {
            C::Exclude(_) | C::Finding(_) => key.split(' ').next().unwrap_or(key),
            _ => key,
        };
        match bound.last_mut() {
            Some((_, keys, last)) if *last == label => *keys = format!("{keys}/{first}").into(),
            _ => bound.push((command, first.into(), label)),
        }
    }
    bound
}

/// Keys and labels in rows of at most `columns`; a key and its label stay together.
pub(super) fn flow<K: AsRef<str>, L: AsRef<str>>(
    keys: impl Iterator<Item = (K, L)>,
    columns: usize,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut used = 0;
    for (key, label) in keys {
        let (key, label) = (key.as_ref(), label.as_ref());
        let columns_of_it = columns_of(key, label);
        match rows.last_mut() {
            Some(row) if used + APART + columns_of_it <= columns => {
                let begun = std::mem::take(row).add(Role::Text, &" ".repeat(APART));
                *row = hinted(begun, key, label);
                used += APART + columns_of_it;
            }
            _ => {
                rows.push(hinted(Row::new(), key, label).cut(columns));
                used = columns_of_it.min(columns);
            }
        }
    }
    rows
}

/// The columns of a key with its label; without a key the label is alone.
pub(super) fn columns_of(key: &str, label: &str) -> usize {
    width(key) + usize::from(!key.is_empty()) + width(label)
}

/// A row with a key and its label behind it.
pub(super) fn hinted(row: Row, key: &str, label: &str) -> Row {
    let blank = if key.is_empty() { "" } else { " " };
    row.add(Role::Key, key)
        .add(Role::Label, &format!("{blank}{label}"))
}
