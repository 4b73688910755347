//! Which keys can be pressed now: names from the live keymap, never from here.
//!
//! The tables below say which commands are worth a hint, in order of worth; what does not fit is left out whole.

use super::Scene;
use super::canvas::Row;
use super::role::Role;
use crate::checklist::{Answer, Exclude};
use crate::keymap::Keymap;
use crate::session::{Command as C, Mode};
use crate::text::width;
use std::borrow::Cow;

/// A command and what its hint says.
pub(super) type KeyHint = (C, &'static str);

/// What decides.
pub(super) const DECIDING: &[KeyHint] = &[
    (C::Attributed, "attributed"),
    (C::Sourced, "sourced"),
    (C::Unsupported, "unsupported"),
    (C::Exclude(Exclude::Opinion), "exclude"),
    (C::Sheet, "prompts"),
    (C::Note, "note"),
    (C::Evidence, "link"),
    (C::Flag, "flag"),
];

/// What moves about.
pub(super) const MOVING: &[KeyHint] = &[
    (C::PageNext, "page"),
    (C::ClaimNext, "claim"),
    (C::UndecidedNext, "next undecided"),
    (C::Help, "help"),
    (C::Quit, "quit"),
    (C::Search, "find"),
    (C::List, "list"),
    (C::Undo, "undo"),
    (C::Summary, "summary"),
];

/// What a newcomer needs.
pub(super) const FIRST: &[KeyHint] = &[
    (C::ClaimNext, "next claim"),
    (C::Attributed, "attributed"),
    (C::Sourced, "sourced"),
    (C::Unsupported, "unsupported"),
    (C::Help, "help"),
];

/// Nothing, where there is nothing to press.
pub(super) const NONE: &[KeyHint] = &[];

/// What a reader can do where nothing was found.
pub(super) const PICKING: &[KeyHint] = &[(C::Pick, "adds a claim")];

/// What moves the ends of a claim.
pub(super) const SPAN: &[KeyHint] = &[
    (C::SpanKeep, "ok"),
    (C::Close, "cancel"),
    (C::SpanEndBack, "end ◀ ▶"),
    (C::SpanEndForward, "end ◀ ▶"),
    (C::SpanStartBack, "start ◀ ▶"),
    (C::SpanStartForward, "start ◀ ▶"),
    (C::SpanSplit, "split"),
    (C::SpanMerge, "merge with next"),
];

/// What can be answered in the line mode.
pub(super) const LINES: &[KeyHint] = &[
    (C::Attributed, "attributed"),
    (C::Sourced, "sourced"),
    (C::Unsupported, "unsupported"),
    (C::Exclude(Exclude::Opinion), "exclude"),
    (C::ClaimNext, "next claim"),
    (C::Undo, "undo"),
    (C::Note, "note"),
    (C::PageNext, "page"),
    (C::Help, "help"),
    (C::Quit, "quit"),
];

/// What can be done on a prompt of the sheet.
pub(super) const ANSWERING: &[KeyHint] = &[
    (C::Answer(Answer::Yes), "yes"),
    (C::Answer(Answer::No), "no"),
    (C::Answer(Answer::Partly), "partly"),
    (C::Answer(Answer::Na), "n/a"),
    (C::Close, "close"),
    (C::RowDown, "down"),
    (C::MorePrompts, "more prompts"),
    (C::Attributed, "attributed"),
    (C::Sourced, "sourced"),
    (C::Unsupported, "unsupported"),
];

/// What can be done on a field of the sheet.
pub(super) const FIELDS: &[KeyHint] = &[
    (C::RowOpen, "change"),
    (C::Close, "close"),
    (C::RowDown, "down"),
    (C::RowUp, "up"),
    (C::Attributed, "attributed"),
    (C::Sourced, "sourced"),
    (C::Unsupported, "unsupported"),
];

/// What can be done with the values of a field.
pub(super) const CHOOSING: &[KeyHint] = &[
    (C::RowOpen, "choose"),
    (C::RowDown, "down"),
    (C::RowUp, "up"),
    (C::Close, "cancel"),
];

/// What can be done in a list of links.
pub(super) const LINKS: &[KeyHint] = &[
    (C::RowOpen, "open in browser"),
    (C::RowDown, "down"),
    (C::RowUp, "up"),
    (C::Close, "close"),
    (C::Search, "find"),
];

/// What can be done in a list of places.
pub(super) const PLACES: &[KeyHint] = &[
    (C::RowOpen, "go there"),
    (C::RowDown, "down"),
    (C::RowUp, "up"),
    (C::Close, "close"),
    (C::Search, "find"),
];

/// What can be done in the list of claims.
pub(super) const LISTING: &[KeyHint] = &[
    (C::RowOpen, "go there"),
    (C::RowDown, "down"),
    (C::RowUp, "up"),
    (C::Close, "close"),
    (C::Filter, "filter"),
    (C::FilterWords, "words"),
];

/// What can be done in a box to look at.
pub(super) const LOOKING: &[KeyHint] =
    &[(C::RowDown, "down"), (C::RowUp, "up"), (C::Close, "close")];

/// What can be done in the help.
pub(super) const HELPING: &[KeyHint] = &[
    (C::PageNext, "page"),
    (C::PageBack, "back"),
    (C::Search, "find"),
    (C::Close, "close"),
];

/// What can be done while a line is typed; sending it by Enter is no command.
pub(super) const TYPING: &[KeyHint] = &[(C::Close, "cancel")];

/// The same for a phrase to find.
pub(super) const FINDING: &[KeyHint] = &[(C::RecallOlder, "history"), (C::Close, "cancel")];

/// The same for the name of a command.
pub(super) const NAMING: &[KeyHint] = &[(C::Complete, "complete"), (C::Close, "cancel")];

/// What can be done on the shelf; the last only where that is what the program began with.
pub(super) const SHELF: &[KeyHint] = &[
    (C::RowOpen, "open"),
    (C::RowDown, "down"),
    (C::RowUp, "up"),
    (C::Search, "filter"),
    (C::Forget, "forget"),
    (C::Close, "leave"),
    (C::Quit, "quit"),
];

/// What can be done when the checklist is not saved.
pub(super) const NOT_SAVED: &[KeyHint] = &[
    (C::SaveRetry, "try again"),
    (C::SaveElsewhere, "save elsewhere"),
    (C::QuitAnyway, "quit without saving"),
    (C::Close, "go back"),
];

/// Columns between two hints.
pub(super) const APART: usize = 2;

/// A hint with the key that stands for it now.
type BoundHint<'s> = (C, Cow<'s, str>, &'s str);

/// The hints that have a key, as rows of at most `columns`.
pub(super) fn rows(scene: &Scene, mode: Mode, hints: &[KeyHint], columns: usize) -> Vec<Row> {
    let bound = bound(scene.keymap, mode, hints).into_iter();
    flow(bound.map(|(_, key, label)| (key, label)), columns)
}

/// One row of hints, as many as fit; the way out of a box is the last to be left out.
pub(super) fn row(scene: &Scene, mode: Mode, hints: &[KeyHint], columns: usize) -> Row {
    let bound = fitting(bound(scene.keymap, mode, hints), columns);
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
fn bound<'s>(keymap: &'s Keymap, mode: Mode, hints: &'s [KeyHint]) -> Vec<BoundHint<'s>> {
    let mut bound: Vec<BoundHint<'s>> = Vec::new();
    for &(command, label) in hints {
        let Some(key) = keymap.key_for(command, mode) else {
            continue;
        };
        // All exclusions begin with the same key; the next one names the reason.
        let first = match command {
            C::Exclude(_) => key.split(' ').next().unwrap_or(key),
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
