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

/// Draws the last row.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    let session = scene.session;
    if let Some(foot) = session.frame.foot {
        canvas.rule(foot, 0);
    }
    let area = area(session);
    let left = if scene.pending.is_empty() {
        left(scene, room(session))
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

fn left(scene: &Scene, room: usize) -> Row {
    let session = scene.session;
    let mode = session.mode();
    let is_strip = session.frame.strip.is_some();
    if let Some(notice) = &session.notice {
        let columns = usize::from(area(session).width);
        return match mode {
            Mode::Reading if is_strip => in_two_rows(scene, notice, columns, room)[1].clone(),
            _ => in_one_row(scene, notice),
        };
    }
    match (&session.save, mode) {
        (SaveState::Failed(why), Mode::Reading | Mode::Sheet | Mode::List) => {
            Row::of(Role::Alarm, why)
        }
        (_, Mode::Reading) => hints::row(scene, mode, HintPlace::Moving, room),
        (_, Mode::Span) if is_strip => {
            let rows = hints::rows(scene, mode, HintPlace::Ends, room);
            rows.into_iter().nth(1).unwrap_or_default()
        }
        _ => Row::new(),
    }
}

/// A notice in the two lowest rows: alone in the last one where it fits there.
pub(super) fn in_two_rows(scene: &Scene, notice: &Notice, columns: usize, room: usize) -> [Row; 2] {
    let notice = &shortened(scene, notice, room);
    let text = SafeText::sanitize(&words(scene, notice));
    if scene.session.is_asked() || text::width(text.as_str()) <= room {
        return [Row::new(), in_one_row(scene, notice)];
    }
    let (upper, lower) = keep_together::in_two(text.as_str(), columns, room);
    [upper, lower].map(|row| Row::of(role(notice), &row))
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
    let place = match session.frame.header {
        Some(_) => header::percent(session),
        None if session.is_filtered() => format!("{} {}", header::FILTERED, header::page(session)),
        None => header::page(session),
    };
    let saved = saved(session);
    let mut all = Row::of(Role::Label, &place);
    if !saved.is_empty() {
        all = all.add(Role::Text, "  ").join(&saved);
    }
    let columns = usize::from(area(session).width);
    let fits = |right: &Row| left + APART + right.width() <= columns;
    if fits(&all) {
        all
    } else if scene.pending.is_empty() || fits(&saved) {
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
