//! Where boxes lie: below, beside or in the middle of the page, never over the last row of the screen.
//!
//! A box that lies below covers text; `article` then lifts the current claim above it.

use crate::layout::Area;
use crate::session::Session;

/// Columns from which a panel is wide enough for a sheet.
const ROOMY_PANEL: u16 = 36;
/// The widest box that lies in the middle.
const WIDEST: u16 = 100;

/// The screen without its header and its last row.
fn base(session: &Session) -> Area {
    let frame = &session.frame;
    let header = frame.header.map_or(0, |h| h.height);
    let foot = frame.foot.map_or(1, |f| f.height);
    frame.screen.below(header).above(foot)
}

/// Room for a sheet with `rows` rows inside: at the foot of the panel, else over the lower part of the page.
pub(super) fn lower(session: &Session, rows: usize) -> Area {
    let base = base(session);
    let region = match session.frame.panel {
        Some(panel) if panel.width >= ROOMY_PANEL => panel,
        Some(_) => Area {
            y: base.y,
            height: base.height,
            ..session.frame.text
        },
        None => base,
    };
    let kept = (region.height / 3).clamp(2, 10);
    let most = region.height.saturating_sub(kept).max(5);
    region.foot(most.min(to_rows(rows + 2)))
}

/// Room for one line of text, at the foot of the page.
pub(super) fn line(session: &Session) -> Area {
    let base = base(session);
    match session.frame.panel {
        Some(_) => Area {
            y: base.y,
            height: base.height,
            ..session.frame.text
        }
        .foot(3),
        None => base.foot(3),
    }
}

/// Room for `rows` rows of at most `columns` columns inside a box in the middle of the screen.
pub(super) fn middle(session: &Session, columns: u16, rows: usize) -> Area {
    let base = base(session);
    let wanted = columns.min(WIDEST) + 4;
    // A sliver of text at either side would only be in the way.
    let width = if wanted + 8 >= base.width {
        base.width
    } else {
        wanted
    };
    base.centred(width, to_rows(rows + 2))
}

/// Room for `rows` rows of `columns` columns, however wide, inside a box in the middle of the screen.
pub(super) fn whole(session: &Session, columns: u16, rows: usize) -> Area {
    let base = base(session);
    base.centred(columns.saturating_add(4), to_rows(rows + 2))
}

fn to_rows(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}
