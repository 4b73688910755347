//! The panel at the right on wide screens: everything about the current claim.
//!
//! Always there, so that stepping from claim to claim never moves the text. Keys stand at its foot.

use super::Scene;
use super::canvas::{Canvas, Row, wrapped};
use super::{foot, hints, sheet, strip, wording};
use crate::checklist::Entry;
use crate::claim::Basis;
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
        _ if !scene.pending.is_empty() => foot::following(scene, columns),
        Mode::Span => hints::rows(scene, Mode::Span, hints::SPAN, columns),
        _ => {
            let mut rows = hints::rows(scene, Mode::Reading, hints::DECIDING, columns);
            rows.push(Row::new());
            rows.extend(hints::rows(scene, Mode::Reading, hints::MOVING, columns));
            rows
        }
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
    rows.extend(offered(session, entry, columns));
    rows.push(Row::new());
    rows.extend(decided(entry, columns));
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

/// What the article offers, and what the program makes of it.
fn offered(session: &Session, entry: &Entry, columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let found = session.claim_of(entry);
    let source = match &entry.review.source {
        Some(source) => Some(wording::source(source)),
        None => found.and_then(|claim| wording::found_source(claim, &session.article.text)),
    };
    let suggested = entry.suggestion.as_ref();
    let is_own_voice = suggested.is_some_and(|s| s.basis == Basis::OwnVoice);
    let own_voice = || is_own_voice.then(|| "the author's own voice".to_owned());
    if let Some(source) = source.or_else(own_voice) {
        rows.extend(field("who says", &source, columns));
    }
    let links = found.map_or(&[][..], |claim| &claim.links);
    for nth in links.iter().take(3) {
        if let Some(link) = session.article.links.get(*nth) {
            rows.push(field_row("link", &link.url, columns));
        }
    }
    if links.is_empty() {
        rows.push(field_row("link", "none in sight", columns));
    }
    if let Some(suggestion) = suggested {
        rows.extend(field(
            "suggested",
            &wording::suggestion(suggestion),
            columns,
        ));
        rows.extend(field("because", &suggestion.because, columns));
    }
    rows
}

/// What the reader decided and noted.
fn decided(entry: &Entry, columns: usize) -> Vec<Row> {
    let review = &entry.review;
    let mut rows = field("decided", &decision(entry), columns);
    if let Some(problem) = review.problem {
        rows.extend(field("problem", &wording::plain(problem.name()), columns));
    }
    let concerns: Vec<String> = review
        .concern
        .iter()
        .map(|c| wording::plain(c.name()))
        .collect();
    let finding = review.finding.map(|f| wording::plain(f.name()));
    for (label, value) in [
        (
            "concern",
            (!concerns.is_empty()).then(|| concerns.join(", ")),
        ),
        ("finding", finding),
        ("note", review.note.clone()),
    ] {
        rows.extend(value.iter().flat_map(|value| field(label, value, columns)));
    }
    for evidence in &review.evidence {
        rows.push(field_row("evidence", &wording::evidence(evidence), columns));
    }
    rows
}

/// The decision with who made it, and when.
fn decision(entry: &Entry) -> String {
    if !entry.is_decided() {
        return "not yet".to_owned();
    }
    let review = &entry.review;
    let basis = review.basis.map(wording::basis);
    let by = review.by.as_ref().map(|by| format!("by {by}"));
    let at = review
        .at
        .map(|at| at.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let parts = [Some(wording::decision(entry)), basis, by, at];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
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
