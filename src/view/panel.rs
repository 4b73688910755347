//! The panel at the right on wide screens: everything about the current claim.
//!
//! Always there, so that stepping from claim to claim never moves the text. Keys that decide stand at its foot, above the
//! list of claims; those that move about stand in the last row of the screen.

use super::Scene;
use super::canvas::{Canvas, Row, hung, shortened, wrapped};
use super::claim_facts::{self, Fact};
use super::role::Role;
use super::{box_areas, claim_strip, hints, wording};
use crate::checklist::{Answer, Entry};
use crate::layout::{RectExt, to_u16};
use crate::session::{Command as C, HintPlace, Mode, SHOWN_PROMPTS, Session};
use ratatui::layout::Rect;

/// Columns of the labels.
const LABEL: usize = 11;
/// Rows of the claim's own words before they are cut; in a low panel fewer, since they are in the text, too.
const WORDS: usize = 6;
const FEW_WORDS: usize = 3;
/// Rows from which there is room for all of the keys and of the words.
const HIGH: usize = 24;
/// Rows of keys in a low panel.
const FEW_KEYS: usize = 2;
/// Columns of the widest status, and of the widest with the reason of an exclusion.
const STATUS: usize = "U unsupported".len();
const WITH_REASON: usize = "- excluded: common knowledge".len();

/// Draws the panel with the line that divides it from the text.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    canvas.rule_down(area);
    let inside = box_areas::panel(scene.session).unwrap_or(area);
    let inside = inside.right_of(2).left_of(1);
    let columns = usize::from(inside.width);
    let height = usize::from(inside.height);
    let keys = keys(scene, inside);
    let beside_keys = height.saturating_sub(keys.len() + 1);
    let edited = claim_strip::edited(scene.session);
    let rows = match scene.session.shown_entry() {
        _ if edited.is_some() => edited
            .iter()
            .flatten()
            .flat_map(|text| wrapped(Role::Strip, text, columns))
            .collect(),
        // A question is not left out for what is known.
        Some(entry) if scene.session.is_asked() => {
            about(scene, entry, columns, [beside_keys, beside_keys])
        }
        Some(entry) => about(scene, entry, columns, [beside_keys, height]),
        None => without_claim(scene, columns),
    };
    canvas.rows(inside, &rows);
    // The keys give way to what is known of the claim.
    if rows.len() <= beside_keys {
        canvas.rows(inside.foot(to_u16(keys.len())), &keys);
    }
}

fn keys(scene: &Scene, inside: Rect) -> Vec<Row> {
    let columns = usize::from(inside.width);
    if scene.session.is_asked() {
        let mut rows = wrapped(Role::Prompt, claim_strip::QUESTION, columns);
        rows.extend(hints::rows(scene, Mode::Asked, HintPlace::Asked, columns));
        return rows;
    }
    let mut rows = match scene.session.mode() {
        Mode::Span => return hints::rows(scene, Mode::Span, HintPlace::Ends, columns),
        mode @ (Mode::Sheet | Mode::Reading) if scene.session.current.is_some() => {
            let mut rows = hints::rows(scene, mode, HintPlace::Deciding, columns);
            let run = claim_strip::own_key(scene, usize::MAX);
            if run.width() > 0 {
                rows.insert(0, run);
            }
            rows
        }
        // Under a list or a typed line these keys mean something else.
        _ => Vec::new(),
    };
    if is_low(inside.height.into()) {
        rows.truncate(FEW_KEYS);
    }
    rows
}

/// Everything about a claim, from its number to its prompts, in the first number of rows, or the second where it must be.
///
/// First the prompts are only counted, then the blank rows go, then what is last.
fn about(scene: &Scene, entry: &Entry, columns: usize, room: [usize; 2]) -> Vec<Row> {
    let session = scene.session;
    let decided = claim_facts::decided(session, entry);
    let decided = if is_low(room[1]) {
        // The decision itself is beside the number.
        let row = |fact: &Fact| field_row(fact.label, &fact.value, columns);
        decided.iter().map(row).collect()
    } else {
        rows_of(&decided, columns)
    };
    let parts = [
        [vec![title(session, entry, columns)], kind(session, entry)].concat(),
        words(session, entry, columns, room[1]),
        rows_of(&claim_facts::offered(session, entry), columns),
        decided,
    ];
    let mut parts: Vec<Vec<Row>> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let n_rows = |parts: &[Vec<Row>]| parts.iter().map(|part| part.len() + 1).sum::<usize>();
    parts.push(prompts(
        scene,
        columns,
        room[0].saturating_sub(n_rows(&parts)),
    ));
    parts.retain(|part| !part.is_empty());
    let apart = n_rows(&parts) <= room[0] + 1;
    let mut rows = parts.join(&Row::new());
    if !apart {
        rows = parts.concat();
    }
    if rows.len() > room[1] {
        rows.truncate(room[1].saturating_sub(1));
        rows.push(Row::of(Role::Label, "…"));
    }
    rows
}

/// The rows when no claim is current.
fn without_claim(scene: &Scene, columns: usize) -> Vec<Row> {
    let (sentences, keys) = claim_strip::idle(scene.session);
    let mut rows = wrapped(Role::Strip, sentences.join(" ").trim_end(), columns);
    rows.push(Row::new());
    let keys = keys.map(|place| hints::rows(scene, Mode::Reading, place, columns));
    rows.extend(keys.unwrap_or_default());
    rows
}

const fn is_low(height: usize) -> bool {
    height < HIGH
}

/// The claim's own words, and those that were decided on where the article has changed them since.
fn words(session: &Session, entry: &Entry, columns: usize, height: usize) -> Vec<Row> {
    let most = if is_low(height) { FEW_WORDS } else { WORDS };
    let now = session.words_of(entry);
    let mut rows = shortened(Role::Text, &format!("“{now}”"), columns, most);
    if let Some(since) = claim_facts::since(session, entry) {
        rows.extend(shortened(Role::Strong, &since, columns, most.max(WORDS)));
    }
    rows
}

/// Number at the left, decision at the right; in few columns both are shown in fewer words, whatever the claim.
fn title(session: &Session, entry: &Entry, columns: usize) -> Row {
    let number = session.shown_claim().map_or(0, |nth| nth + 1);
    let counts = session.counts();
    let of = counts.all + counts.excluded;
    let widest = |text: &str| text.len() + 2 * of.to_string().len();
    let left = if entry.span.is_none() {
        format!("Claim {number}")
    } else if widest("Claim  of   ") + STATUS <= columns {
        format!("Claim {number} of {of}")
    } else if widest(" of  ") + STATUS <= columns {
        format!("{number} of {of}")
    } else {
        number.to_string()
    };
    let (letter, role) = wording::letter(entry);
    let status = if widest("Claim  of   ") + WITH_REASON <= columns {
        wording::decision(entry)
    } else {
        entry.record().decision().to_owned()
    };
    let right = Row::of(role, &format!("{letter} {status}"));
    let gap = columns.saturating_sub(right.width());
    Row::of(Role::PanelTitle, &left).padded(gap).join(&right)
}

/// Kind and part, flag, and what has to be looked at again; no row where there is none of it.
fn kind(session: &Session, entry: &Entry) -> Vec<Row> {
    let kind = wording::kind(session, entry).into_iter();
    let kind = kind.map(|name| Row::of(Role::Label, name));
    let flagged = entry.record().flag.then_some("flagged");
    let alarming = flagged.into_iter().chain(wording::anchor(entry));
    let parts = kind.chain(alarming.map(|what| Row::of(Role::Strong, what)));
    let joined = parts.reduce(|row, part| row.add(Role::Label, " · ").join(&part));
    joined.into_iter().collect()
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

/// The prompts below their number, as many as fit whole into so many rows.
fn prompts(scene: &Scene, columns: usize, room: usize) -> Vec<Row> {
    let session = scene.session;
    let questions = session.questions();
    let n = questions.len().min(SHOWN_PROMPTS);
    if n == 0 || session.sheet().is_some() {
        return Vec::new();
    }
    let title = Row::of(Role::PanelTitle, &crate::text::count(n, "prompt"));
    let mut rows = vec![title.clone()];
    for (nth, question) in questions.iter().take(n).enumerate() {
        let answer = session.answer_to(&question.id);
        let prompt = prompt(nth + 1, &question.text, answer, columns);
        if rows.len() + prompt.len() <= room {
            rows.extend(prompt);
            continue;
        }
        if let (Some(first), Some(key)) = (
            rows.first_mut(),
            scene.keymap.key_for(C::Sheet, Mode::Reading),
        ) {
            *first = title
                .add(Role::Label, " · ")
                .add(Role::Key, key)
                .add(Role::Label, " opens");
        }
        break;
    }
    rows
}

fn prompt(number: usize, text: &str, answer: Option<Answer>, columns: usize) -> Vec<Row> {
    let mut rows = wrapped(Role::Prompt, text, columns.saturating_sub(3));
    if let (Some(answer), Some(last)) = (answer, rows.last_mut()) {
        let answer = format!(" {}", wording::answer(answer));
        *last = std::mem::take(last).add(Role::Strong, &answer);
    }
    hung(&Row::of(Role::Key, &number.to_string()), 3, rows)
}

/// A label with its value behind it, wrapped below itself.
fn field(label: &str, value: &str, columns: usize) -> Vec<Row> {
    let rows = wrapped(Role::Text, value, columns.saturating_sub(LABEL));
    hung(&Row::of(Role::Label, label), LABEL, rows)
}

/// A label with its value behind it in one row, cut.
fn field_row(label: &str, value: &str, columns: usize) -> Row {
    Row::of(Role::Label, label)
        .padded(LABEL)
        .add(Role::Text, value)
        .cut(columns)
}
