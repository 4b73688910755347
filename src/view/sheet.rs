//! The sheet of the current claim: the prompts with their answers, then the fields with their values.
//!
//! Shows what was answered; what an answer proposes is shown as a proposal until the reader accepts it.

use super::border::{self, Border};
use super::canvas::{Canvas, Row, hung, wrapped};
use super::role::Role;
use super::{Scene, box_areas, claim_facts, hints, keep_together, key_hints, reason, wording};
use crate::checklist::{Answer, Entry};
use crate::claim::Problem;
use crate::layout::RectExt;
use crate::prompt::{Proposal, Question};
use crate::session::{Command as C, Field, HintPlace, Mode, Session, Sheet};
use crate::text::in_words;
use ratatui::layout::Rect;

/// Columns of the pointer.
const POINTER: usize = 2;
/// Columns of a prompt's number.
const NUMBER: usize = 3;

/// Columns of a field's name.
const NAME: usize = 11;
/// Columns of an answer at the right.
const ANSWER: usize = 8;

/// The text where there are none.
pub(super) const NO_PROMPTS: &str = "No prompts for this claim";

/// One row to select: what is drawn for it.
type SheetItem = Vec<Row>;

/// Where the sheet is.
pub(super) fn area(scene: &Scene, sheet: Sheet) -> Rect {
    // The width decides how prompts wrap, the wrapped prompts decide the height.
    let columns = columns(box_areas::lower(scene.session, 0));
    let rows = laid_out(scene, sheet, columns).0.len();
    box_areas::lower(scene.session, rows)
}

/// Draws the sheet.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, sheet: Sheet) {
    let session = scene.session;
    let area = area(scene, sheet);
    let number = session.current.map_or(0, |nth| nth + 1);
    let decision = session.entry().map(wording::standing).unwrap_or_default();
    let suggestion = session.entry().and_then(|e| session.suggestion_of(e));
    let aside = suggestion.map(|s| format!("suggested: {}", s.in_words()));
    let border = Border::new(
        &format!("Claim {number} · {decision}"),
        keys(scene, sheet, columns(area)),
    )
    .with_aside(aside.unwrap_or_default());
    let inside = border::draw(canvas, area, &border);
    let (rows, selected) = laid_out(scene, sheet, columns(area));
    let height = usize::from(inside.height);
    let first = if selected.end <= height {
        0
    } else {
        border::first_row(selected.start, rows.len(), height)
    };
    canvas.rows(inside, rows.get(first..).unwrap_or(&[]));
    border::mark_more(canvas, area, first > 0, first + height < rows.len());
    for nth in selected {
        let on_screen = nth.checked_sub(first).and_then(|n| u16::try_from(n).ok());
        if let Some(nth) = on_screen {
            canvas.tint(inside.row(nth), Role::Selected);
        }
    }
}

fn columns(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(4)
}

fn keys(scene: &Scene, sheet: Sheet, columns: usize) -> Row {
    if !scene.pending.is_empty() && scene.session.frame.strip.is_some() {
        return key_hints::upper(scene);
    }
    let on_prompt = sheet.row < scene.session.shown_questions().len();
    let hints = if on_prompt {
        HintPlace::Prompt
    } else {
        HintPlace::Field
    };
    hints::row(scene, Mode::Sheet, hints, columns.saturating_sub(2))
}

/// The rows of the whole sheet, and which of them are selected.
fn laid_out(scene: &Scene, sheet: Sheet, columns: usize) -> (Vec<Row>, std::ops::Range<usize>) {
    let mut rows = as_decided(scene.session, columns);
    rows.extend(why(scene.session, columns));
    let mut selected = 0..0;
    let prompts = prompts(scene, columns);
    let n_prompts = prompts.len();
    if n_prompts == 0 {
        rows.extend(without_prompts(scene, columns));
        rows.push(Row::new());
    }
    let items = prompts.into_iter().chain(fields(scene.session, columns));
    for (nth, item) in items.enumerate() {
        if nth == n_prompts && nth > 0 {
            rows.push(Row::new());
        }
        let pointer = if nth == sheet.row { "▸" } else { " " };
        let item = hung(&Row::of(Role::Gutter, pointer), POINTER, item);
        if nth == sheet.row {
            selected = rows.len()..rows.len() + item.len();
        }
        rows.extend(item);
    }
    (rows, selected)
}

/// What the strip says below the sheet: the reason of the suggestion, and why links do not count.
fn why(session: &Session, columns: usize) -> Vec<Row> {
    let Some(entry) = session.entry().filter(|_| session.frame.strip.is_some()) else {
        return Vec::new();
    };
    let again = session
        .suggestion_of(entry)
        .filter(|_| entry.needs_another_look());
    let reason = match (again, reason::of_entry(session, entry)) {
        (Some(now), Some(reason)) => {
            let suggestion = now.in_words();
            Some(format!("Suggested now: {suggestion}: {reason}"))
        }
        (None, reason) => reason.map(|why| format!("Suggested because: {why}")),
        (Some(_), None) => None,
    };
    let uncounted = session.uncounted_links(entry).join(", ");
    let others = (!uncounted.is_empty()).then(|| format!("Links not counted: {uncounted}"));
    let lines = reason.into_iter().chain(others);
    let rows = lines.flat_map(|text| wrapped(Role::Label, &text, columns.saturating_sub(POINTER)));
    let mut rows = hung(&Row::new(), POINTER, rows.collect());
    if !rows.is_empty() {
        rows.push(Row::new());
    }
    rows
}

/// What changed under a claim since it was decided; the words of one that is no longer in the article, whole.
fn as_decided(session: &Session, columns: usize) -> Vec<Row> {
    let Some(entry) = session.entry() else {
        return Vec::new();
    };
    let text = match entry.span {
        None => Some(format!(
            "No longer in the article: {}",
            session.words_of(entry)
        )),
        Some(_) => claim_facts::since(session, entry),
    };
    let Some(text) = text else {
        return Vec::new();
    };
    let rows = wrapped(Role::Strong, &text, columns.saturating_sub(POINTER));
    let mut rows = hung(&Row::new(), POINTER, rows);
    rows.push(Row::new());
    rows
}

/// The text where no prompt suits the claim: what can be done all the same.
fn without_prompts(scene: &Scene, columns: usize) -> Vec<Row> {
    let keys = |commands: &[C]| {
        let keys = commands.iter().copied();
        let keys = keys.filter_map(|command| scene.keymap.key_for(command, Mode::Sheet));
        keys.collect::<Vec<_>>().join(" ")
    };
    let ways = [
        (keys(&[C::RowOpen]), "changes a field"),
        (keys(&[C::Attributed, C::Sourced, C::Unsupported]), "decide"),
    ];
    let ways = ways.into_iter().filter(|(keys, _)| !keys.is_empty());
    let ways: Vec<String> = ways.map(|(keys, does)| format!("{keys} {does}")).collect();
    let text = format!("{NO_PROMPTS}: {}.", ways.join(", "));
    let rows = keep_together::wrapped(Role::Label, &text, columns.saturating_sub(POINTER));
    hung(&Row::new(), POINTER, rows)
}

fn prompts(scene: &Scene, columns: usize) -> Vec<SheetItem> {
    let questions = scene.session.shown_questions();
    let numbered = questions.iter().enumerate();
    numbered
        .map(|(nth, question)| prompt(scene, nth + 1, question, columns))
        .collect()
}

/// A prompt with its answer at the right and, after a no, what that proposes below.
fn prompt(scene: &Scene, number: usize, question: &Question, columns: usize) -> SheetItem {
    let entry = scene.session.entry();
    let answer = scene.session.answer_to(&question.id);
    let room = columns.saturating_sub(POINTER + NUMBER + ANSWER);
    let rows = wrapped(Role::Prompt, &question.text, room);
    let lead = Row::of(Role::Key, &number.to_string());
    let mut rows = hung(&lead, NUMBER, rows);
    if let Some(first) = rows.first_mut() {
        let (role, word) = match answer {
            Some(answer) => (Role::Strong, wording::answer(answer)),
            None => (Role::Label, "·"),
        };
        *first = std::mem::take(first)
            .padded(columns.saturating_sub(POINTER + ANSWER))
            .add(Role::Text, "  ")
            .add(role, word);
    }
    if let (Some(Answer::No), Some(proposal)) = (answer, question.proposes) {
        rows.push(proposed(scene, entry, proposal));
    }
    rows
}

fn proposed(scene: &Scene, entry: Option<&Entry>, proposal: Proposal) -> Row {
    let accepted = entry.is_some_and(|entry| proposal.is_in(entry.record()));
    let row = Row::new()
        .padded(NUMBER)
        .add(Role::Proposal, &format!("→ {}", proposal.words()));
    match scene.keymap.key_for(C::RowOpen, Mode::Sheet) {
        _ if accepted => row.add(Role::Label, ", added"),
        Some(key) => row
            .add(Role::Label, ", ")
            .add(Role::Key, key)
            .add(Role::Label, " adds it"),
        None => row,
    }
}

fn fields(session: &Session, columns: usize) -> Vec<SheetItem> {
    let room = columns.saturating_sub(POINTER);
    let row = |field: &Field| {
        let (role, value) = value(session, *field);
        let row = Row::of(Role::Label, field.name()).padded(NAME);
        vec![row.add(role, &value).cut(room)]
    };
    Field::ALL.iter().map(row).collect()
}

/// A field's value for the current claim; what is only suggested says so.
pub(super) fn value(session: &Session, field: Field) -> (Role, String) {
    let Some(entry) = session.entry() else {
        return (Role::Label, "—".to_owned());
    };
    let review = entry.record();
    let source = review.source.as_ref();
    let found = session.found_source(entry);
    let suggestion = session.suggestion_of(entry).filter(|_| !entry.is_settled());
    let suggested = match field {
        Field::Basis => suggestion.map(|s| s.basis.name()),
        Field::Problem => suggestion.and_then(|s| s.problem).map(Problem::name),
        _ => None,
    };
    let suggested = suggested.map(in_words).or_else(|| {
        let found = found.as_ref().filter(|_| source.is_none())?;
        field.of_source(found)
    });
    let evidence: Vec<_> = review.evidence.iter().map(wording::evidence).collect();
    let some = |values: Vec<String>| (!values.is_empty()).then(|| values.join(", "));
    let set = match field {
        Field::Note => review.note.clone(),
        Field::Concern => review.concerns(),
        Field::Evidence => some(evidence),
        _ => source
            .and_then(|source| field.of_source(source))
            .or_else(|| field.value_in(review).map(|value| in_words(&value))),
    };
    match (set, suggested) {
        (Some(set), Some(name)) if name != set => {
            (Role::Text, format!("{set} · suggested now: {name}"))
        }
        (Some(set), _) if field == Field::Finding => (Role::Finding, set),
        (Some(set), _) => (Role::Text, set),
        (None, Some(name)) => (Role::Label, format!("suggested: {name}")),
        (None, None) => (Role::Label, "—".to_owned()),
    }
}
