//! A screen as text: its rows, then every run of cells whose style is not the terminal's own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui_textarea::TextArea;
use sourcecheck::config::{self, Config, UserFiles};
use sourcecheck::keymap::Keymap;
use sourcecheck::session::{Session, ThemeChoice};
use sourcecheck::view::{self, Scene, Theme};
use std::fmt::Write;

/// The keys the screens of the tests are drawn with: the shipped ones.
pub fn keymap() -> Keymap {
    config().keymap
}

/// The theme the screens of the tests are drawn with: the shipped one without colours.
pub fn theme() -> Theme {
    config().theme.theme(ThemeChoice::Plain)
}

fn config() -> Config {
    config::load(&UserFiles::default()).expect("the shipped files are in order")
}

/// Draws a session in the plain theme on a screen of its own size.
pub fn draw(session: &Session, typing: Option<&TextArea>) -> Buffer {
    draw_on(
        session,
        typing,
        session.frame.screen.width,
        session.frame.screen.height,
    )
}

/// The same on a screen of any size.
pub fn draw_on(session: &Session, typing: Option<&TextArea>, width: u16, height: u16) -> Buffer {
    let keymap = keymap();
    let theme = theme();
    let scene = Scene {
        session,
        keymap: &keymap,
        theme: &theme,
        typing,
        pending: "",
        following: &[],
    };
    paint(&scene, width, height)
}

/// Where the terminal's cursor stands while a line is typed.
pub fn cursor(session: &Session, typing: &TextArea) -> (u16, u16) {
    let (keymap, theme) = (keymap(), theme());
    let screen = session.frame.screen;
    let mut buffer = Buffer::empty(Rect::new(0, 0, screen.width, screen.height));
    let scene = Scene {
        session,
        keymap: &keymap,
        theme: &theme,
        typing: Some(typing),
        pending: "",
        following: &[],
    };
    let at = view::draw(&mut buffer, &scene).expect("a line is being typed");
    (at.x, at.y)
}

/// Draws a scene.
pub fn paint(scene: &Scene, width: u16, height: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    view::draw(&mut buffer, scene);
    buffer
}

/// The rows of a buffer, without blanks at their ends.
pub fn rows(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut skip = 0;
        for x in 0..buffer.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            skip = sourcecheck::text::width(symbol).saturating_sub(1);
            row.push_str(symbol);
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

/// The rows, then the styled runs as `row column..column style`.
pub fn with_styles(buffer: &Buffer) -> String {
    let mut out = rows(buffer);
    out.push_str("---\n");
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let style = buffer[(x, y)].style();
            let from = x;
            while x < buffer.area.width && buffer[(x, y)].style() == style {
                x += 1;
            }
            let name = name(style);
            if !name.is_empty() {
                writeln!(out, "{y:>2} {from}..{x} {name}").expect("a string takes all");
            }
        }
    }
    out
}

fn name(style: Style) -> String {
    format!("{:?}", style.add_modifier)
        .replace("NONE", "")
        .to_lowercase()
}
