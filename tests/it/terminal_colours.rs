//! Colours on a real terminal: a theme that was chosen comes back, the background is asked for only where it is wanted.

use crate::support::home::{Home, out};
use crate::support::program::Program;
use crate::support::pty::{Ended, Session};
use vt100::Color;

/// The ground of the theme `night`.
const NIGHT: Color = Color::Rgb(0x16, 0x1a, 0x22);
/// The question for the background.
const QUESTION: &[u8] = b"\x1b]11;?";

/// The reader on the home's article, on a terminal with all colours.
fn ferry(home: &Home, flags: &[&str]) -> Program {
    let article = home.path("ferry.md");
    let article = article.to_str().expect("its path is text");
    let words = flags.iter().chain([&article]);
    home.program(words).env("COLORTERM", "truecolor")
}

fn start(program: &Program) -> Session {
    let session = Session::start(program, 80, 24);
    session.wait_for_text("claims 0 of");
    session
}

fn corner(screen: &vt100::Screen) -> Color {
    screen
        .cell(0, 0)
        .map_or(Color::Default, vt100::Cell::bgcolor)
}

fn has_asked(session: &Session) -> bool {
    let raw = session.raw();
    raw.windows(QUESTION.len()).any(|bytes| bytes == QUESTION)
}

fn quit(mut session: Session) {
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
}

#[test]
fn a_theme_that_was_chosen_comes_back_until_another_is_set() {
    let home = Home::new();
    let mut session = start(&ferry(&home, &[]));
    session.send(":theme night\r");
    session.wait_for("the page at night", |screen| corner(screen) == NIGHT);
    quit(session);
    assert_eq!(home.text("state/sourcecheck/theme"), "night auto\n");

    let told = out(&home.run(&["config"], ""));
    let row = told
        .lines()
        .find(|row| row.trim_start().starts_with("theme "));
    let row = row.expect("the theme is told").split_whitespace();
    assert_eq!(
        row.collect::<Vec<_>>().join(" "),
        "theme night chosen with :theme"
    );

    let session = start(&ferry(&home, &[]));
    session.wait_for("the page at night", |screen| corner(screen) == NIGHT);
    quit(session);

    // Fewer colours: the nearest that looks the same everywhere.
    let session = start(&ferry(&home, &[]).env("COLORTERM", ""));
    session.wait_for("the nearest", |screen| corner(screen) == Color::Idx(234));
    quit(session);

    for program in [
        ferry(&home, &["--theme", "auto"]),
        ferry(&home, &[]).env("NO_COLOR", "1"),
    ] {
        let session = start(&program);
        session.wait_for("the terminal's own", |screen| {
            corner(screen) == Color::Default
        });
        quit(session);
    }
    home.write("config/sourcecheck/sourcecheck.toml", "theme = \"paper\"\n");
    let session = start(&ferry(&home, &[]));
    session.wait_for("paper", |screen| {
        corner(screen) == Color::Rgb(0xfa, 0xf6, 0xec)
    });
    quit(session);
}

#[test]
fn the_background_is_asked_for_only_with_ask_and_the_answer_is_no_key() {
    let home = Home::new();
    let answer = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\";
    let heading = |screen: &vt100::Screen| screen.cell(2, 6).map(vt100::Cell::fgcolor);

    let mut session = start(&ferry(&home, &[]));
    // Not asked for: still no key, also in two pieces.
    session.send(answer);
    session.send("\x1b]11;rgb:fdfd/f6f6/");
    session.send("e3e3\x1b\\");
    session.send("t");
    session.wait_for_text("Contents");
    assert!(!has_asked(&session));
    session.send("q");
    quit(session);

    // The answer waits when the question is sent, so that no machine is too slow for it.
    let mut session = Session::start(&ferry(&home, &["--theme", "ask"]), 80, 24);
    session.send(answer);
    session.wait_for("the theme for a light background", |screen| {
        heading(screen) == Some(Color::Idx(24))
    });
    assert!(has_asked(&session));
    quit(session);
    assert!(!home.path("ferry.checklist.toml").exists());
}

#[test]
fn a_terminal_that_does_not_answer_gets_the_theme_for_any_background() {
    let home = Home::new();
    let session = start(&ferry(&home, &["--theme", "ask"]));
    assert!(has_asked(&session));
    session.wait_for("words on their own ground", |screen| {
        let mut cells = (0..24).flat_map(|y| (0..80).filter_map(move |x| screen.cell(y, x)));
        cells.any(|cell| cell.bgcolor() == Color::Idx(24))
    });
    quit(session);
}
