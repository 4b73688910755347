//! A screen as text: its rows, then every run of cells whose style is not the terminal's own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui_textarea::TextArea;
use sourcecheck::config::{self, Config, UserFiles};
use sourcecheck::keymap::Keymap;
use sourcecheck::session::{Session, ThemeChoice};
use sourcecheck::view::{self, Role, Scene, Theme};
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

/// Draws a session in one of the shipped themes.
pub fn draw_in(session: &Session, choice: ThemeChoice) -> Buffer {
    let scene = Scene {
        session,
        keymap: &keymap(),
        theme: &config().theme.theme(choice),
        typing: None,
        pending: "",
        following: &[],
    };
    paint(
        &scene,
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

/// The words of every run that does not look like running text, each behind the role that looks so, row by row. Rules and
/// blanks are left out.
///
/// A look without colours is called by its attributes; of several roles that look the same it is the first; what no role
/// looks like is called by the role with its colours and what is added to that.
pub fn looks(buffer: &Buffer, choice: ThemeChoice) -> String {
    let theme = config().theme.theme(choice);
    let text = as_drawn(theme.style(Role::Text));
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let cells: Vec<_> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
        let runs = cells.chunk_by(|one, other| one.style() == other.style());
        let runs = runs.filter_map(|run| {
            let style = run.first()?.style();
            let words: String = run.iter().map(|cell| cell.symbol()).collect();
            let is_seen = |c: char| !c.is_whitespace() && !('─'..='╿').contains(&c);
            (style != text && words.contains(is_seen))
                .then(|| format!("{} “{}”", look(&theme, style), words.trim()))
        });
        let runs: Vec<String> = runs.collect();
        if !runs.is_empty() {
            writeln!(out, "{y:>2} {}", runs.join(", ")).expect("a string takes all");
        }
    }
    out
}

/// A style as the cells of a buffer have it.
fn as_drawn(style: Style) -> Style {
    let mut cell = ratatui::buffer::Cell::EMPTY;
    cell.set_style(style);
    cell.style()
}

fn look(theme: &Theme, style: Style) -> String {
    let drawn = |role: &Role| as_drawn(theme.style(*role));
    let colours = |style: Style| (style.fg, style.bg);
    let alike = |role: &&Role| colours(drawn(role)) == colours(style);
    if colours(style) == colours(as_drawn(Style::new())) {
        return name(style);
    }
    let same = Role::ALL.iter().find(|role| drawn(role) == style);
    match (same, Role::ALL.iter().rfind(alike)) {
        (Some(role), _) => role.to_string(),
        (None, Some(role)) => format!("{role} + {}", name(style)),
        (None, None) => format!("{:?} on {:?}", style.fg, style.bg),
    }
}

fn name(style: Style) -> String {
    format!("{:?}", style.add_modifier)
        .replace("NONE", "")
        .to_lowercase()
}
