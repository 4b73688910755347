//! The panel at the right on wide screens: everything about the current claim.
//!
//! Always there, so that stepping from claim to claim never moves the text. Keys stand at its foot.

use super::Scene;
use super::canvas::{Canvas, Row, wrapped};
use super::facts::{self, Fact};
use super::{hints, pending, sheet, strip, wording};
use crate::checklist::Entry;
use crate::layout::Area;
use crate::session::{Mode, Overlay, Session};
use crate::text::paint::Role;

/// Columns of the labels.
const LABEL: usize = 11;
/// Rows of the claim's own words before they are cut.
const WORDS: usize = 6;

/// Draws the panel with the line that divides it from the text.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, area: Area) {
    canvas.rule_down(area);
    let inside = area.right_of(2).left(1);
    let columns = usize::from(inside.width);
    let mut keys = keys(scene, columns);
    // On low screens the claim matters more than the last of the keys.
    keys.truncate(usize::from(inside.height / 4).max(3));
    let n_keys = u16::try_from(keys.len()).unwrap_or(0);
    let rows = if let Some(entry) = scene.session.entry() {
        about(scene, entry, columns)
    } else {
        let [first, second] = strip::without_claim(scene, columns);
        vec![first, Row::new(), second]
    };
    let room = inside.height.saturating_sub(n_keys + 1);
    canvas.rows(inside.top(room), &rows);
    canvas.rows(inside.foot(n_keys), &keys);
}

fn keys(scene: &Scene, columns: usize) -> Vec<Row> {
    match scene.session.mode() {
        _ if !scene.pending.is_empty() => pending::following(scene, columns),
        Mode::Span => hints::rows(scene, Mode::Span, hints::SPAN, columns),
        Mode::Sheet => hints::rows(scene, Mode::Sheet, hints::DECIDING, columns),
        Mode::Reading => {
            let mut rows = hints::rows(scene, Mode::Reading, hints::DECIDING, columns);
            rows.push(Row::new());
            rows.extend(hints::rows(scene, Mode::Reading, hints::MOVING, columns));
            rows
        }
        // Under a list or a typed line these keys mean something else.
        _ => Vec::new(),
    }
}

/// Everything about a claim, from its number to its prompts.
fn about(scene: &Scene, entry: &Entry, columns: usize) -> Vec<Row> {
    let session = scene.session;
    let mut rows = vec![title(session, entry, columns), kind(entry), Row::new()];
    let words = wrapped(Role::Text, &format!("“{}”", entry.exact), columns);
    let long = words.len() > WORDS;
    rows.extend(words.into_iter().take(WORDS));
    if let Some(last) = rows.last_mut().filter(|_| long) {
        *last = std::mem::take(last).add(Role::Text, " …").cut(columns);
    }
    rows.push(Row::new());
    rows.extend(rows_of(&facts::offered(session, entry), columns));
    rows.push(Row::new());
    rows.extend(rows_of(&facts::decided(entry), columns));
    let prompts = prompts(session, columns);
    let on_sheet = session.boxes.iter().any(|b| matches!(b, Overlay::Sheet(_)));
    if !prompts.is_empty() && !on_sheet {
        rows.push(Row::new());
        rows.push(Row::of(Role::PanelTitle, "Prompts"));
        rows.extend(prompts);
    }
    rows
}

/// Number at the left, decision at the right.
fn title(session: &Session, entry: &Entry, columns: usize) -> Row {
    let number = session.current.map_or(0, |nth| nth + 1);
    let of = session.checklist.entries.len();
    let left = Row::of(Role::PanelTitle, &format!("Claim {number} of {of}"));
    let (letter, role) = wording::letter(entry);
    let status = wording::decision(entry);
    let right = Row::of(role, letter)
        .add(Role::Text, " ")
        .add(role, &status);
    let gap = columns.saturating_sub(right.width());
    left.padded(gap).join(&right)
}

fn kind(entry: &Entry) -> Row {
    let mut row = Row::of(Role::Label, &format!("{} · {}", entry.kind, entry.part));
    if entry.review.flag {
        row = row.add(Role::Label, " · ").add(Role::Strong, "flagged");
    }
    if let Some(what) = wording::anchor(entry) {
        row = row.add(Role::Label, " · ").add(Role::Strong, what);
    }
    row
}

/// Facts in rows: addresses cut, everything else wrapped.
fn rows_of(facts: &[Fact], columns: usize) -> Vec<Row> {
    let rows = |fact: &Fact| {
        if fact.is_address {
            vec![field_row(fact.label, &fact.value, columns)]
        } else {
            field(fact.label, &fact.value, columns)
        }
    };
    facts.iter().flat_map(rows).collect()
}

fn prompts(session: &Session, columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let checks = session.entry().map_or(&[][..], |e| &e.review.checks);
    for (nth, question) in session.questions().iter().take(sheet::FEW).enumerate() {
        let answer = checks.iter().find(|(id, _)| *id == question.id);
        let answer = answer.map(|(_, answer)| format!(" {}", wording::answer(*answer)));
        let text = wrapped(Role::Prompt, &question.text, columns.saturating_sub(3));
        let n_rows = text.len();
        for (line, row) in text.into_iter().enumerate() {
            let lead = match line {
                0 => Row::of(Role::Key, &format!("{} ", nth + 1)).padded(3),
                _ => Row::new().padded(3),
            };
            let last = answer.as_deref().filter(|_| line + 1 == n_rows);
            rows.push(lead.join(&row).add(Role::Strong, last.unwrap_or("")));
        }
    }
    rows
}

/// A label with its value behind it, wrapped below itself.
pub(super) fn field(label: &str, value: &str, columns: usize) -> Vec<Row> {
    let mut rows = wrapped(Role::Text, value, columns.saturating_sub(LABEL));
    if let Some(first) = rows.first_mut() {
        let lead = Row::of(Role::Label, label).padded(LABEL);
        *first = lead.join(first);
    }
    for row in rows.iter_mut().skip(1) {
        *row = Row::new().padded(LABEL).join(row);
    }
    rows
}

/// A label with its value behind it in one row, cut.
fn field_row(label: &str, value: &str, columns: usize) -> Row {
    Row::of(Role::Label, label)
        .padded(LABEL)
        .add(Role::Text, value)
        .cut(columns)
}
