//! A session drawn into a buffer, one file per part of the screen.
//!
//! Borrows everything and changes nothing; only what is on the screen is looked at, never the whole article.
//! Every character goes through [`canvas`], which lets nothing pass that is not [`SafeText`](crate::text::SafeText).

mod article;
mod canvas;
mod foot;
mod gutter;
mod header;
mod hints;
mod marks;
mod panel;
mod strip;
mod theme;
mod too_small;
mod wording;

pub use theme::Theme;

use crate::keymap::Keymap;
use crate::session::{Command, Session};
use canvas::Canvas;
use ratatui::Frame;
use ratatui_textarea::TextArea;

/// Everything that is needed to draw one screen.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The session.
    pub session: &'a Session,
    /// The keys, for hints and help.
    pub keymap: &'a Keymap,
    /// How it looks.
    pub theme: &'a Theme,
    /// The line being typed, while one is.
    pub typing: Option<&'a TextArea<'a>>,
    /// Keys typed so far that are no command yet.
    pub pending: &'a str,
    /// The keys that may follow, and what they would do.
    pub following: &'a [(String, Command)],
}

/// Draws the whole screen.
pub fn draw(frame: &mut Frame, scene: &Scene) {
    let mut canvas = Canvas::new(frame.buffer_mut(), scene.theme);
    if scene.session.frame.too_small {
        too_small::draw(&mut canvas, scene);
        return;
    }
    header::draw(&mut canvas, scene);
    article::draw(&mut canvas, scene, None);
    strip::draw(&mut canvas, scene);
    if let Some(area) = scene.session.frame.panel {
        panel::draw(&mut canvas, scene, area);
    }
    foot::draw(&mut canvas, scene);
}
