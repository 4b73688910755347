//! Where boxes lie: below, beside or in the middle of the page, never over the last row of the screen.
//!
//! A box that is below covers text; `article` then lifts the current claim above it.

use crate::layout::{RectExt, to_u16};
use crate::session::Session;
use ratatui::layout::Rect;
use std::ops::Range;

/// Columns from which a panel is wide enough for a sheet.
const ROOMY_PANEL: u16 = 36;
/// Rows of a box, border included, below which the text moves rather than that the box gets smaller.
const LEAST_BESIDE_CLAIM: u16 = 9;
/// Rows of a screen below which fewer rows of the claim have to be seen.
pub(super) const LOW: u16 = 16;
/// Columns of text beside a box that would only be in the way.
const SLIVERS: u16 = 28;

/// Headings from which the contents say more than the list of claims.
const ENOUGH: usize = 8;
/// Rows of a panel from which its foot is the list's, and the least of them that are: rule, title, six claims.
const HIGH_PANEL: u16 = 32;
const LEAST_LIST: u16 = 8;

/// Whether there are enough headings for the contents to have a column of their own.
pub(super) fn has_contents(session: &Session) -> bool {
    session.headings().len() >= ENOUGH
}

/// Where the list of claims always is, whatever the current claim: in the column at the left where that has not the contents, else at
/// the foot of a high panel.
pub(super) fn list_place(session: &Session) -> Option<Rect> {
    let frame = &session.frame;
    match (frame.contents, frame.panel) {
        (Some(left), _) if !has_contents(session) => Some(left),
        (_, Some(panel)) if panel.height >= HIGH_PANEL => {
            Some(panel.foot((panel.height / 4).max(LEAST_LIST)))
        }
        _ => None,
    }
}

/// The panel, as far as it is the current claim's and not the list's.
pub(super) fn panel(session: &Session) -> Option<Rect> {
    let is_below = |place: &Rect| Some(*place) != session.frame.contents;
    let below = list_place(session).filter(is_below);
    let panel = session.frame.panel?;
    Some(panel.above(below.map_or(0, |list| list.height)))
}

/// The text column from the header to the last row, beside a panel; else all of the width.
fn page(session: &Session) -> Rect {
    let base = session.frame.for_boxes();
    match session.frame.panel {
        Some(_) => Rect {
            y: base.y,
            height: base.height,
            ..session.frame.text
        },
        None => base,
    }
}

/// Room for a sheet with `rows` rows inside: at the foot of the panel, else over the lower part of the page.
pub(super) fn lower(session: &Session, rows: usize) -> Rect {
    let panel = panel(session).filter(|panel| panel.width >= ROOMY_PANEL);
    foot(session, panel.unwrap_or_else(|| page(session)), rows)
}

/// Room for a list with `rows` rows inside at the foot of the whole panel: half of it at most, since what is selected is
/// described above.
pub(super) fn foot_of_panel(session: &Session, rows: usize) -> Rect {
    let panel = session.frame.panel.unwrap_or_default();
    foot(session, panel, rows.min(usize::from(panel.height) / 2))
}

/// Room for a box with `rows` rows inside over the lower part of the page, wherever a panel is.
pub(super) fn below(session: &Session, rows: usize) -> Rect {
    foot(session, page(session), rows)
}

/// Room for as many rows as there may be, beside the current claim: below it, else above it, so that no line has to move.
///
/// Where there is too little of either, the lower part of the region, so that enough of the upper one stays in view.
fn foot(session: &Session, region: Rect, rows: usize) -> Rect {
    let wanted = to_u16(rows + 2);
    let kept = (region.height / 3).clamp(2, 10);
    let most = region.height.saturating_sub(kept).max(5);
    let is_over_text = region.x < session.frame.text.right();
    let claim = rows_of_claim(session).filter(|_| is_over_text);
    for claim in claim.iter().flat_map(|claim| {
        let kept = claim.start + to_u16(kept_rows(session));
        [claim.clone(), claim.start..claim.end.min(kept)]
    }) {
        let below = region.below(claim.end.saturating_sub(region.y));
        let above = region.head(claim.start.saturating_sub(region.y));
        let needed = wanted.min(most).min(LEAST_BESIDE_CLAIM);
        let needed = needed.min(region.height.saturating_sub(1) / 2);
        for place in [below, above] {
            if place.height >= wanted {
                return place.foot(wanted);
            }
        }
        let larger = if below.height >= above.height {
            below
        } else {
            above
        };
        if larger.height >= needed {
            return larger;
        }
    }
    region.foot(most.min(wanted))
}

/// Rows of the current claim that stay in view beside a box: few where there are few.
pub(super) fn kept_rows(session: &Session) -> usize {
    if session.frame.screen.height < LOW {
        2
    } else {
        3
    }
}

/// The rows of the screen that the current claim is in, as far as they are kept in view beside a box.
pub(super) fn rows_of_claim(session: &Session) -> Option<Range<u16>> {
    let claim = session.entry()?.span?;
    let (page, facing) = session.spread();
    let first = session.lines.line_at(claim.start);
    let last = session.lines.line_at(claim.end.saturating_sub(1));
    let top = session.frame.text.y;
    let row = |page: &Range<usize>, line: usize| top + to_u16(line - page.start);
    let page = [page, facing]
        .into_iter()
        .find(|page| page.contains(&first))?;
    let last = last.min(page.end - 1);
    Some(row(&page, first)..row(&page, last) + 1)
}

/// Room for one line of text, at the foot of the page.
pub(super) fn line(session: &Session) -> Rect {
    page(session).foot(3)
}

/// Room for a list of so many rows at most above that line, as high for a short list as for a long one.
pub(super) fn above_line(session: &Session, rows: u16) -> Rect {
    let above = page(session).above(line(session).height);
    above.foot(above.height.min(rows + 2))
}

/// The rows of the page above the strip, where there is one.
pub(super) fn above_strip(session: &Session) -> usize {
    let page = page(session);
    let strip = session
        .frame
        .strip
        .map(|strip| strip.y.saturating_sub(page.y));
    strip.unwrap_or(page.height).into()
}

/// Room for `rows` rows inside a box in the middle of the page, at most `columns` columns wide inside.
///
/// A box that does not fit above the strip takes all of the height; one that would leave slivers takes all the width.
pub(super) fn middle(session: &Session, columns: u16, rows: usize) -> Rect {
    let page = page(session);
    let above_strip = page.head(to_u16(above_strip(session)));
    let wanted = columns.saturating_add(4);
    let width = match page.width.saturating_sub(wanted) {
        ..SLIVERS => page.width,
        _ => wanted,
    };
    match to_u16(rows + 2) {
        height if height <= above_strip.height => above_strip.centred(width, height),
        _ => page.centred(width, page.height),
    }
}

/// Room for a box that takes the whole screen but for its header and its last row.
pub(super) fn whole(session: &Session) -> Rect {
    session.frame.for_boxes()
}
