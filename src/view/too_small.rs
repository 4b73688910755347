//! The message when there is too little room, at whatever length fits.

use super::Scene;
use super::canvas::{Canvas, Row};
use super::role::Role;
use crate::layout::{RectExt, to_u16};
use crate::session::SaveState;

/// The same message, ever shorter.
const MESSAGES: &[&str] = &[
    "Window too small: 40 columns and 10 rows needed. Nothing is lost.",
    "Window too small: 40 x 10 needed.",
    "too small: need 40 x 10",
    "need 40 x 10",
    "40x10",
];

/// Fills the screen with the message.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    let screen = scene.session.frame.screen;
    let room = usize::from(screen.width);
    let text = MESSAGES.iter().find(|text| text.len() <= room);
    let row = Row::of(Role::Text, text.unwrap_or(&"…"));
    let columns = to_u16(row.width());
    let middle = screen.centred(columns, screen.height);
    canvas.row(middle, screen.height / 2, &row);
    if matches!(scene.session.save, SaveState::Failed(_)) && screen.height > 1 {
        canvas.row(
            screen,
            screen.height - 1,
            &Row::of(Role::Alarm, "NOT SAVED"),
        );
    }
}
