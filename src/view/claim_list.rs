//! The list of claims: as a box, and below the panel on the widest screens.
//!
//! Shows the claims that the filter lets through; only those in view are laid out.

use super::border::{self, Border};
use super::canvas::{Canvas, Row, shortened};
use super::list_box::ListView;
use super::role::Role;
use super::{Scene, box_areas, hints, list_box, wording};
use crate::checklist::Entry;
use crate::layout::RectExt;
use crate::session::{Filter, HintPlace, ListBox, Mode, Session};
use ratatui::layout::Rect;

/// Columns from which the part of the article is named.
const WITH_PART: usize = 64;
/// Columns of the part.
const PART: usize = 11;
/// Rows that the words of a claim that is gone leave to the list: border, line across, two claims.
const ROWS_BESIDE: usize = 5;
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
    let line_across = usize::from(!foot.is_empty());
    let rows = n_listed.max(1) + foot.len() + line_across;
    let area = box_areas::middle(session, WIDEST, rows);
    ListView {
        area,
        border: Border::new(&title(session), keys).with_aside(aside(session, n_listed)),
        row: Box::new(move |index| row(session, index, columns)),
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

/// Draws the list below the panel, the current claim in view.
pub(super) fn draw_beside(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    let session = scene.session;
    canvas.rule_down(area);
    canvas.rule(area.right_of(1), 0);
    let listed = session.listed();
    let inside = area.below(1).right_of(2).left_of(1);
    let title = Row::of(Role::PanelTitle, &title(session));
    canvas.row(inside, 0, &title);
    let aside = aside(session, listed.len());
    canvas.row_right(inside, 0, &Row::of(Role::Label, &aside));
    let current = session
        .current
        .and_then(|nth| listed.binary_search(&nth).ok());
    let columns = usize::from(inside.width);
    list_box::draw_rows(canvas, inside.below(2), current, listed.len(), |nth| {
        let index = listed.get(nth).copied();
        row(session, index.unwrap_or(usize::MAX), columns)
    });
}

/// Number, letter, flag, part and words of a claim.
fn row(session: &Session, index: usize, columns: usize) -> Row {
    let entries = &session.checklist.entries;
    let Some(entry) = entries.get(index) else {
        return Row::new();
    };
    let digits = entries.len().to_string().len();
    let number = format!("{:>digits$} ", index + 1);
    Row::of(Role::Label, &number).join(&about(session, entry, columns))
}

/// Letter, flag, part and words of a claim; of one that is gone, that it is.
fn about(session: &Session, entry: &Entry, columns: usize) -> Row {
    let (letter, role) = wording::letter(entry);
    let (mark, mark_role) = if session.marked.contains(entry.id()) {
        ("*", Role::Gutter)
    } else {
        wording::mark(entry)
    };
    let gone = entry.span.is_none();
    let part = match columns {
        WITH_PART.. if gone => Row::of(Role::Strong, "gone").padded(PART),
        WITH_PART.. => {
            Row::of(Role::Label, entry.part(session.claim_of(entry)).name()).padded(PART)
        }
        _ if gone => Row::of(Role::Strong, "gone: "),
        _ => Row::new(),
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
        .join(&part)
        .add(Role::Text, session.words_of(entry))
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
