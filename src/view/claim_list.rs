//! The list of claims: as a box, and below the panel on the widest screens.
//!
//! Shows the claims that the filter lets through; only those in view are laid out.

use super::border::{self, Border};
use super::canvas::{Canvas, Row};
use super::role::Role;
use super::{Scene, box_areas, hints, wording};
use crate::checklist::Entry;
use crate::layout::RectExt;
use crate::session::{Filter, Mode, Session};
use ratatui::layout::Rect;

/// Columns from which the part of the article is named.
const WITH_PART: usize = 64;
/// Columns of the part.
const PART: usize = 11;
/// The widest list.
const WIDEST: u16 = 96;

/// Where the box lies with so many claims.
pub(super) fn area(session: &Session, n_listed: usize) -> Rect {
    box_areas::middle(session, WIDEST, n_listed.max(1))
}

/// Draws the list as a box, row `selected` of the listed claims selected.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, selected: usize) {
    let session = scene.session;
    let listed = session.listed();
    let area = area(session, listed.len());
    let columns = usize::from(area.width).saturating_sub(6);
    let border = Border::new(
        &title(session),
        hints::row(scene, Mode::List, hints::LISTING, columns),
    )
    .with_aside(aside(session, listed.len()));
    let inside = border::draw(canvas, area, &border);
    if listed.is_empty() {
        let none = match (session.checklist.entries.is_empty(), &session.filter_words) {
            (true, _) => wording::no_claims(session)[0],
            (false, Some(_)) => {
                "No claim passes the filter. Its words can be changed, too: none shows all."
            }
            (false, None) => "No claim passes the filter.",
        };
        canvas.row(inside, 0, &Row::of(Role::Label, none));
        return;
    }
    let selected = selected.min(listed.len() - 1);
    if let Some(nth) = draw_rows(canvas, session, &listed, Some(selected), inside) {
        canvas.tint(inside.row(nth), Role::Selected);
        let first = selected - usize::from(nth);
        let below = first + usize::from(inside.height) < listed.len();
        border::mark_more(canvas, area, first > 0, below);
    }
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
    draw_rows(canvas, session, &listed, current, inside.below(2));
}

/// Draws the rows around the selected one and says on which row of the area that one is.
fn draw_rows(
    canvas: &mut Canvas,
    session: &Session,
    listed: &[usize],
    selected: Option<usize>,
    area: Rect,
) -> Option<u16> {
    let height = usize::from(area.height);
    let first = border::first_row(selected.unwrap_or(0), listed.len(), height);
    let digits = session.checklist.entries.len().to_string().len();
    let shown = listed.iter().enumerate().skip(first).take(height);
    let mut at = None;
    for (nth, (position, &index)) in (0..).zip(shown) {
        let Some(entry) = session.checklist.entries.get(index) else {
            continue;
        };
        let is_selected = selected == Some(position);
        let lead = Row::of(Role::Gutter, if is_selected { "▸ " } else { "  " })
            .add(Role::Label, &format!("{:>digits$} ", index + 1));
        let row = lead.join(&about(session, entry, usize::from(area.width)));
        canvas.row(area, nth, &row);
        at = is_selected.then_some(nth).or(at);
    }
    at
}

/// Letter, flag, part and words of a claim; of one that is gone, that it is.
fn about(session: &Session, entry: &Entry, columns: usize) -> Row {
    let (letter, role) = wording::letter(entry);
    let sign = match entry {
        e if e.record().flag => "! ",
        e if e.record().stale => "~ ",
        _ => "  ",
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
    Row::of(role, letter)
        .add(Role::Gutter, sign)
        .join(&part)
        .add(Role::Text, session.words_of(entry))
}

/// What is listed: the filters are part of the title.
pub(super) fn title(session: &Session) -> String {
    let by_status = match session.filter {
        Filter::All => String::new(),
        filter => format!(" · only {filter}"),
    };
    let words = session.filter_words.as_ref();
    let by_words = words.map(|words| format!(" · with “{words}”"));
    format!("Claims{by_status}{}", by_words.unwrap_or_default())
}

pub(super) fn aside(session: &Session, n_listed: usize) -> String {
    let (decided, total) = session.progress();
    let listed = match n_listed {
        n if n == session.checklist.entries.len() => String::new(),
        n => format!("{n} listed, "),
    };
    format!("{listed}{decided} of {total} decided")
}
