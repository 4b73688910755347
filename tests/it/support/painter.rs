//! A screen as text: its rows, then every run of cells whose style is not the terminal's own.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui_textarea::TextArea;
use sourcecheck::config::{self, Config, UserFiles};
use sourcecheck::keymap::Keymap;
use sourcecheck::session::{Session, ThemeChoice};
use sourcecheck::view::{self, Role, Scene, Theme};
use std::fmt::Write;
use std::sync::LazyLock;

/// The keys the screens of the tests are drawn with: the shipped ones.
pub fn keymap() -> Keymap {
    CONFIG.keymap.clone()
}

/// The theme the screens of the tests are drawn with: the shipped one without colours.
pub fn theme() -> Theme {
    CONFIG.theme.theme(ThemeChoice::Plain)
}

static CONFIG: LazyLock<Config> =
    LazyLock::new(|| config::load(&UserFiles::default()).expect("the shipped files are in order"));

/// A session as it is drawn: in one of the shipped themes, with nothing typed.
fn scene<'a>(
    session: &'a Session,
    theme: &'a Theme,
    typing: Option<&'a TextArea<'a>>,
) -> Scene<'a> {
    Scene {
        session,
        keymap: &CONFIG.keymap,
        theme,
        typing,
        pending: "",
        following: &[],
    }
}

/// Draws a session in the plain theme on a screen of its own size.
pub fn draw(session: &Session, typing: Option<&TextArea>) -> Buffer {
    let screen = session.frame.screen;
    draw_on(session, typing, screen.width, screen.height)
}

/// The same on a screen of any size.
pub fn draw_on(session: &Session, typing: Option<&TextArea>, width: u16, height: u16) -> Buffer {
    paint(&scene(session, &theme(), typing), width, height)
}

/// Draws a session in one of the shipped themes.
pub fn draw_in(session: &Session, choice: ThemeChoice) -> Buffer {
    let (theme, screen) = (CONFIG.theme.theme(choice), session.frame.screen);
    paint(&scene(session, &theme, None), screen.width, screen.height)
}

/// Where the terminal's cursor stands while a line is typed.
pub fn cursor(session: &Session, typing: &TextArea) -> (u16, u16) {
    let screen = session.frame.screen;
    let mut buffer = Buffer::empty(Rect::new(0, 0, screen.width, screen.height));
    let at = view::draw(&mut buffer, &scene(session, &theme(), Some(typing)));
    let at = at.expect("a line is being typed");
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

/// The rows of a session's screen, then the words of every run that does not look like running text, row by row: how they
/// look in the default theme and, where that is another name, in the plain one. Rules and blanks are left out.
///
/// A look without colours is called by its attributes; of several roles that look the same it is the first; what no role
/// looks like is called by the role with its colours and what is added to that.
pub fn in_both_themes(session: &Session) -> String {
    let [auto, plain] = [ThemeChoice::Auto, ThemeChoice::Plain].map(|at| draw_in(session, at));
    let mut out = rows(&auto);
    assert_eq!(out, rows(&plain), "themes change how words look, not which");
    out.push_str("---\n");
    let theme = CONFIG.theme.theme(ThemeChoice::Auto);
    for y in 0..auto.area.height {
        let cells = (0..auto.area.width).map(|x| (&auto[(x, y)], &plain[(x, y)]));
        let cells: Vec<_> = cells.collect();
        let styles = |(auto, plain): &(&Cell, &Cell)| (auto.style(), plain.style());
        let runs = cells.chunk_by(|one, other| styles(one) == styles(other));
        let runs = runs.filter_map(|run| {
            let (auto, plain) = run.first().map(styles)?;
            let words: String = run.iter().map(|(cell, _)| cell.symbol()).collect();
            let is_seen = |c: char| !c.is_whitespace() && !('─'..='╿').contains(&c);
            let (auto, plain) = (look(&theme, auto), name(plain));
            let both = if auto == plain {
                auto
            } else {
                format!("{auto}/{plain}")
            };
            (!both.is_empty() && words.contains(is_seen))
                .then(|| format!("{both} “{}”", words.trim()))
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
    let mut cell = Cell::EMPTY;
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
