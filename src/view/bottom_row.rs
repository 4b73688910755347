//! The last row of every screen: what just happened or which keys may follow at the left, what is saved at the right.
//!
//! It always is in the same place, so that a notice never moves anything.

use super::Scene;
use super::canvas::{Canvas, Row};
use super::hints::{self, APART};
use super::role::Role;
use super::{header, keep_together, key_hints, notice};
use crate::layout::RectExt;
use crate::session::{Command, HintPlace, Mode, Notice, NoticePiece, SaveState, Session};
use crate::text::{self, SafeText};
use ratatui::layout::{Margin, Rect};

/// Columns that are kept free at the right, so that what is at the left never depends on what is saved.
const RIGHT_MOST: usize = 17;

/// Draws the last row; a notice that stands above the strip is not repeated.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, is_notice_above: bool) {
    let session = scene.session;
    if let Some(foot) = session.frame.foot {
        canvas.rule(foot, 0);
    }
    let area = area(session);
    let left = if scene.pending.is_empty() {
        left(scene, room(session), is_notice_above)
    } else {
        key_hints::last(scene)
    };
    let right = right(scene, left.width());
    let taken = match right.width() {
        0 => 0,
        columns => columns + APART,
    };
    let columns = usize::from(area.width).saturating_sub(taken);
    canvas.row(area, 0, &left.cut(columns));
    canvas.row_right(area, 0, &right);
}

/// The last row of the screen without its margins.
fn area(session: &Session) -> Rect {
    session.frame.screen.foot(1).inner(Margin::new(1, 0))
}

/// Columns for what is at the left.
pub(super) fn room(session: &Session) -> usize {
    usize::from(area(session).width).saturating_sub(RIGHT_MOST)
}

fn left(scene: &Scene, room: usize, is_notice_above: bool) -> Row {
    let session = scene.session;
    let mode = session.mode();
    let is_strip = session.frame.strip.is_some();
    if let Some(notice) = &session.notice {
        if is_notice_above {
            return hints::row(scene, mode, HintPlace::Moving, room);
        }
        return match mode {
            Mode::Reading if is_strip => in_one_row(scene, &shortened(scene, notice, room)),
            _ => in_one_row(scene, notice),
        };
    }
    match (&session.save, mode) {
        (SaveState::Failed(why), Mode::Reading | Mode::Sheet | Mode::List) => {
            Row::of(Role::Alarm, why)
        }
        (_, Mode::Reading) => hints::row(scene, mode, HintPlace::Moving, room),
        (_, Mode::Span) if is_strip => keys_of_ends(scene).pop().unwrap_or_default(),
        _ => Row::new(),
    }
}

/// A notice in as many rows as it needs; what only says the way back is left out where one row is enough then.
pub(super) fn in_rows(scene: &Scene, notice: &Notice, columns: usize) -> Vec<Row> {
    let notice = shortened(scene, notice, columns);
    keep_together::in_parts(role(&notice), &words(scene, &notice), columns)
}

/// Whether there is room for a notice in the last row.
pub(super) fn fits(scene: &Scene, notice: &Notice) -> bool {
    let room = room(scene.session);
    let text = words(scene, &shortened(scene, notice, room));
    text::width(SafeText::sanitize(&text).as_str()) <= room
}

/// The keys that move a claim's ends, in rows as wide as the screen.
pub(super) fn keys_of_ends(scene: &Scene) -> Vec<Row> {
    let columns = usize::from(area(scene.session).width);
    hints::rows(scene, Mode::Span, HintPlace::Ends, columns)
}

/// The notice without the ways back behind it that there is no room for in one row; whole where it needs two all the same.
fn shortened(scene: &Scene, notice: &Notice, room: usize) -> Notice {
    let whole = notice;
    let mut notice = notice.clone();
    let is_too_long = |notice: &Notice| {
        let words = words(scene, notice);
        text::width(SafeText::sanitize(&words).as_str()) > room
    };
    let is_way_back = |piece: &NoticePiece| match piece {
        NoticePiece::Key { called, .. } => {
            matches!(called.command, Command::Undo | Command::Return)
        }
        NoticePiece::Words(_) => false,
    };
    while is_too_long(&notice) && notice.pieces.last().is_some_and(is_way_back) {
        notice.pieces.pop();
    }
    if is_too_long(&notice) {
        return whole.clone();
    }
    notice
}

/// A notice in one row.
fn in_one_row(scene: &Scene, notice: &Notice) -> Row {
    Row::of(role(notice), &words(scene, notice))
}

fn words(scene: &Scene, notice: &Notice) -> String {
    notice::words(notice, scene.keymap, scene.session.mode())
}

const fn role(notice: &Notice) -> Role {
    if notice.alarm {
        Role::Alarm
    } else {
        Role::Strip
    }
}

/// Place and saving; where the notice (`left` columns) needs the room, the place gives way, and to keys that
/// wait for more the saving, too.
fn right(scene: &Scene, left: usize) -> Row {
    let session = scene.session;
    let page = match session.frame.header {
        Some(_) => header::percent(session),
        None if session.is_filtered() => format!("{} {}", header::FILTERED, header::page(session)),
        None => header::page(session),
    };
    // Without a header the count of what is decided stands here.
    let (decided, total) = session.progress();
    let is_counted = session.frame.header.is_none() && total > 0;
    let with_count = is_counted.then(|| format!("{decided}/{total}  {page}"));
    let saved = saved(session);
    let columns = usize::from(area(session).width);
    let fits = |right: &Row| left + APART + right.width() <= columns;
    let with_saved = |place: String| {
        let place = Row::of(Role::Label, &place);
        if saved.is_empty() {
            return place;
        }
        place.add(Role::Text, "  ").join(&saved)
    };
    let all = with_count.into_iter().chain([page]).map(with_saved);
    if let Some(all) = all.into_iter().find(fits) {
        all
    } else if fits(&saved) || (scene.pending.is_empty() && session.mode() != Mode::Span) {
        saved
    } else {
        Row::new()
    }
}

fn saved(session: &Session) -> Row {
    let (role, saved) = match &session.save {
        _ if session.options.read_only.is_some() => (Role::Alarm, "read only"),
        SaveState::Untouched => return Row::new(),
        SaveState::Saving => (Role::Label, "saving …"),
        SaveState::Saved => (Role::Saved, "saved"),
        SaveState::Failed(_) => (Role::Alarm, "NOT SAVED"),
    };
    Row::of(role, saved)
}
