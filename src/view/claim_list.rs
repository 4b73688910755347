//! The list of claims: as a box; on wide screens always there, at the foot of the panel or in a column of its own.
//!
//! Shows the claims that the filter lets through; only those in view are laid out.

use super::border;
use super::canvas::{Canvas, Row, hung, shortened};
use super::list_box::ListView;
use super::role::Role;
use super::{Scene, box_areas, list_box, wording};
use crate::checklist::Entry;
use crate::layout::RectExt;
use crate::session::{Filter, HintPlace, ListBox, Session};
use crate::text::one_line;
use ratatui::layout::Rect;

/// Columns of who says it before it is cut.
const SPEAKER: usize = 24;
/// Rows that the words of a claim that is gone leave to the list: border, line across, two claims.
const ROWS_BESIDE: usize = 5;
/// Rows of the border of a box.
const ROWS_OF_BORDER: usize = 2;
/// The widest list.
const WIDEST: u16 = 96;

/// The listed claims as a box: over the list that is always there, else in the middle of the page.
pub(super) fn view<'s>(scene: &'s Scene, list: &ListBox) -> ListView<'s> {
    let session = scene.session;
    let n_listed = session.listed().len();
    let area = |rows: usize| match box_areas::list_place(session) {
        Some(place) if Some(place) == session.frame.contents => place,
        Some(place) => box_areas::foot_of_panel(session, rows.max(place.height.into())),
        None => box_areas::middle(session, WIDEST, rows),
    };
    let widest = area(n_listed.max(1));
    let columns = usize::from(border::inside(widest).width);
    let most = usize::from(session.frame.for_boxes().height).saturating_sub(ROWS_BESIDE);
    let foot = gone(scene, list, columns, most);
    let around = foot.len() + usize::from(!foot.is_empty());
    let is_roomy = n_listed * 2 + around + ROWS_OF_BORDER <= box_areas::above_strip(session);
    let rows_each = 1 + u16::from(is_roomy);
    let area = area(n_listed.max(1) * usize::from(rows_each) + around);
    let title = title(session);
    let mut view = ListView::new(scene, area, (&title, HintPlace::Claims), |_| Row::new());
    view.border.aside = aside(session, n_listed);
    ListView {
        rows_each,
        rows: Box::new(move |index| rows_of(session, index, columns, rows_each)),
        none: if session.checklist.entries.is_empty() {
            wording::no_claims(session)[0]
        } else {
            "No claim matches the filter."
        },
        foot,
        ..view
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

/// Draws the list where it always is, the current claim in view.
pub(super) fn draw_beside(canvas: &mut Canvas, scene: &Scene, place: Rect) {
    let session = scene.session;
    let is_at_left = Some(place) == session.frame.contents;
    let inside = place.right_of(1).left_of(1);
    let inside = if is_at_left {
        inside
    } else {
        canvas.rule(place.right_of(2).left_of(1), 0);
        inside.right_of(1).below(1)
    };
    let listed = session.listed();
    let title = Row::of(Role::PanelTitle, &title(session));
    canvas.row(inside, 0, &title);
    let aside = aside(session, listed.len());
    canvas.row_right(inside, 0, &Row::of(Role::Label, &aside));
    let current = session
        .current
        .and_then(|nth| listed.binary_search(&nth).ok());
    let (columns, n) = (usize::from(inside.width), 1 + u16::from(is_at_left));
    let row = |nth: usize| {
        let index = listed.get(nth).copied();
        rows_of(session, index.unwrap_or(usize::MAX), columns, n)
    };
    list_box::draw_rows(canvas, inside.below(1), current, listed.len(), (n, row));
}

/// A claim in `n` rows: number, decision, who says it unless its words do, its words.
fn rows_of(session: &Session, index: usize, columns: usize, n: u16) -> Vec<Row> {
    let entries = &session.checklist.entries;
    let mut rows = entries.get(index).map_or_else(Vec::new, |entry| {
        let digits = entries.len().to_string().len();
        let number = format!("{:>digits$} ", index + 1);
        let lead = Row::of(Role::Label, &number).join(&signs(session, entry));
        let room = columns.saturating_sub(list_box::POINTER + lead.width());
        let words = session.words_of(entry);
        let who = speaker(session, entry).filter(|who| !words.contains(who.as_str()));
        let who = Row::of(Role::Strong, &who.unwrap_or_default()).cut(SPEAKER.min(room / 2));
        let colon = if who.is_empty() { "" } else { ": " };
        let said = who.add(Role::Text, colon).add(Role::Text, words);
        let rows = said.shortened(room, n.into());
        hung(&lead, lead.width(), rows)
    });
    rows.resize(n.into(), Row::new());
    rows
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
fn speaker(session: &Session, entry: &Entry) -> Option<String> {
    if entry.span.is_none() {
        return Some("gone".to_owned());
    }
    who(session, entry)
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
