//! The list of claims: as a box, in the rows of the panel that the current claim leaves, and in a column on the widest screens.
//!
//! Shows the claims that the filter lets through; only those in view are laid out.

use super::border::{self, Border};
use super::canvas::{Canvas, Row, hung, shortened};
use super::list_box::ListView;
use super::role::Role;
use super::{Scene, box_areas, hints, list_box, wording};
use crate::checklist::Entry;
use crate::layout::RectExt;
use crate::session::{Filter, HintPlace, ListBox, Mode, Session};
use crate::text::one_line;
use ratatui::layout::Rect;

/// Columns from which who says it has a column of its own.
const WITH_SPEAKER: usize = 64;
/// Columns of who says it.
const SPEAKER: usize = 18;
/// Rows that the words of a claim that is gone leave to the list: border, line across, two claims.
const ROWS_BESIDE: usize = 5;
/// Rows of the border of a box.
const ROWS_OF_BORDER: usize = 2;
/// The widest list.
const WIDEST: u16 = 96;

/// The listed claims as a box.
pub(super) fn view<'s>(scene: &'s Scene, list: &ListBox) -> ListView<'s> {
    let session = scene.session;
    let n_listed = session.listed().len();
    let area = box_areas::middle(session, WIDEST, n_listed.max(1));
    let keys = hints::row(scene, Mode::List, HintPlace::Claims, hints::room(area));
    let columns = usize::from(border::inside(area).width);
    let most = usize::from(session.frame.for_boxes().height).saturating_sub(ROWS_BESIDE);
    let foot = gone(scene, list, columns, most);
    let around = foot.len() + usize::from(!foot.is_empty());
    let is_roomy = n_listed * 2 + around + ROWS_OF_BORDER <= box_areas::above_strip(session);
    let rows = n_listed.max(1) * (1 + usize::from(is_roomy)) + around;
    let area = box_areas::middle(session, WIDEST, rows);
    let row = move |index, nth| {
        let rows = rows_of(session, index, columns, 1 + usize::from(is_roomy));
        rows.into_iter().nth(nth).unwrap_or_default()
    };
    ListView {
        area,
        border: Border::new(&title(session), keys).with_aside(aside(session, n_listed)),
        row: Box::new(move |index| row(index, 0)),
        second: is_roomy.then(|| Box::new(move |index| row(index, 1)) as _),
        none: if session.checklist.entries.is_empty() {
            wording::no_claims(session)[0]
        } else {
            "No claim matches the filter."
        },
        foot,
    }
}

/// The words of the selected claim, whole, where the article shows them no longer.
fn gone(scene: &Scene, list: &ListBox, columns: usize, most: usize) -> Vec<Row> {
    let entries = &scene.session.checklist.entries;
    let entry = scene
        .session
        .selected(list)
        .and_then(|nth| entries.get(nth));
    let words = entry.filter(|entry| entry.span.is_none());
    let words = words.map(|entry| format!("Gone: “{}”", scene.session.words_of(entry)));
    words.map_or_else(Vec::new, |words| {
        shortened(Role::Strong, &words, columns, most)
    })
}

/// Draws the list in a column of its own, the current claim in view.
pub(super) fn draw_at_left(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    canvas.rule_down(area.right_edge());
    draw_beside(canvas, scene, area.right_of(1).left_of(1));
}

/// Draws the list below what is known of the current claim, with a rule above it.
pub(super) fn draw_below(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    canvas.rule(area, 0);
    draw_beside(canvas, scene, area.below(1));
}

fn draw_beside(canvas: &mut Canvas, scene: &Scene, inside: Rect) {
    let session = scene.session;
    let listed = session.listed();
    let title = Row::of(Role::PanelTitle, &title(session));
    canvas.row(inside, 0, &title);
    let aside = aside(session, listed.len());
    canvas.row_right(inside, 0, &Row::of(Role::Label, &aside));
    let current = session
        .current
        .and_then(|nth| listed.binary_search(&nth).ok());
    let columns = usize::from(inside.width);
    let row = |nth: usize| {
        let index = listed.get(nth).copied();
        rows_of(session, index.unwrap_or(usize::MAX), columns, 2)
    };
    list_box::draw_rows(canvas, inside.below(1), current, listed.len(), (2, row));
}

/// A claim in one row or two: number, decision, who says it, its words.
fn rows_of(session: &Session, index: usize, columns: usize, n: usize) -> Vec<Row> {
    let entries = &session.checklist.entries;
    let Some(entry) = entries.get(index) else {
        return vec![Row::new(); n];
    };
    let digits = entries.len().to_string().len();
    let number = format!("{:>digits$} ", index + 1);
    let lead = Row::of(Role::Label, &number).join(&signs(session, entry));
    let who = speaker(session, entry);
    let words = session.words_of(entry);
    let room = columns.saturating_sub(list_box::POINTER);
    let indent = lead.width();
    let mut rows = if columns >= WITH_SPEAKER {
        let lead = lead.join(&who.cut(SPEAKER - 2)).padded(indent + SPEAKER);
        let rows = shortened(Role::Text, words, room.saturating_sub(lead.width()), n);
        hung(&lead, lead.width(), rows)
    } else if n > 1 && who.width() > 0 {
        let words = Row::of(Role::Text, words);
        vec![lead.join(&who), Row::new().padded(indent).join(&words)]
    } else {
        let gone = if entry.span.is_none() { "gone: " } else { "" };
        let words = format!("{gone}{words}");
        let rows = shortened(Role::Text, &words, room.saturating_sub(indent), n);
        hung(&lead, indent, rows)
    };
    rows.resize(n, Row::new());
    rows.into_iter().map(|row| row.cut(room)).collect()
}

/// Letter, finding and flag of a claim in as many columns whatever they are.
fn signs(session: &Session, entry: &Entry) -> Row {
    let (letter, role) = wording::letter(entry);
    let (mark, mark_role) = if session.marked.contains(entry.id()) {
        ("*", Role::Gutter)
    } else {
        wording::mark(entry)
    };
    let finding = wording::finding_sign(entry);
    let mark = match mark {
        " " if !finding.is_empty() => "",
        mark => mark,
    };
    Row::of(role, letter)
        .add(Role::Finding, finding)
        .add(mark_role, mark)
        .add(Role::Gutter, " ")
}

/// Who says a claim; of one that is gone, that it is.
fn speaker(session: &Session, entry: &Entry) -> Row {
    if entry.span.is_none() {
        return Row::of(Role::Strong, "gone");
    }
    let who = who(session, entry).unwrap_or_default();
    Row::of(Role::SourceAndCue, &who)
}

/// Who says a claim, in a few words.
pub(super) fn who(session: &Session, entry: &Entry) -> Option<String> {
    let own = session.corrected_source(entry).cloned();
    let source = own.or_else(|| session.found_source(entry))?;
    source.name.or(source.role).map(|who| one_line(&who))
}

/// What is listed: the filters are part of the title.
pub(super) fn title(session: &Session) -> String {
    let by_status = match session.filter {
        Filter::All => String::new(),
        filter => format!(" · {filter}"),
    };
    let words = session.filter_words.as_ref();
    let by_words = words.map(|words| format!(" · with “{words}”"));
    let source = session.filter_source.as_ref();
    let by_source = source.map(|name| format!(" · of {name}"));
    format!(
        "Claims{by_status}{}{}",
        by_source.unwrap_or_default(),
        by_words.unwrap_or_default()
    )
}

pub(super) fn aside(session: &Session, n_listed: usize) -> String {
    let (decided, total) = session.progress();
    let listed = match n_listed {
        n if n == session.checklist.entries.len() => String::new(),
        n => format!("{n} listed, "),
    };
    let marked = crate::text::if_any(session.marked.len(), "", " marked, ");
    format!("{listed}{marked}{decided} of {total} decided")
}
