//! The smallest program on the terminal guard, for trying what the reader never does: panic, hang, lend.
//!
//! It is this test binary itself, started again with one "test" to run. Keys: `q` quits, `P` panics, `W` panics in
//! another thread, `L` lends the terminal to a shell's `read`, `M` turns the mouse on, `H` hangs, Ctrl-Z suspends;
//! any other key is echoed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, exit};
use std::thread;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::Line;
use ratatui::widgets::Widget;
use sourcecheck::shell::TERMINAL_GONE_EXIT;
use sourcecheck::shell::app::events::{AppEvent, Events};
use sourcecheck::shell::terminal::panics;
use sourcecheck::shell::terminal::screen::Screen;
use sourcecheck::shell::terminal::signals::{Signal, die_by, on_flush};
use sourcecheck::shell::terminal::tty::TerminalError;

use super::pty::Program;

/// Set in the environment of the toy only.
const SWITCH: &str = "SOURCECHECK_TEST_TOY";

/// The toy as a program for a terminal.
pub fn toy() -> Program {
    let tests = std::env::current_exe().unwrap();
    Program::new([
        tests.into_os_string(),
        "--exact".into(),
        "support::toy::main".into(),
        "--ignored".into(),
        "--nocapture".into(),
        "--test-threads=1".into(),
    ])
    .env(SWITCH, "1")
}

#[test]
#[ignore = "a program for other tests, not a test"]
fn main() {
    if std::env::var_os(SWITCH).is_some() {
        let code = catch_unwind(AssertUnwindSafe(run)).unwrap_or(panics::EXIT_CODE);
        exit(code.into());
    }
}

fn run() -> u8 {
    let (mut screen, mut events) = match start() {
        Ok(started) => started,
        Err(error) => {
            eprintln!("{error}");
            return TerminalError::EXIT_CODE;
        }
    };
    let mut said = String::new();
    loop {
        let drawn = screen.draw(|buffer| {
            let area = buffer.area;
            let text = format!("ready {}x{} {said}", area.width, area.height);
            Line::raw(text).render(area, buffer);
            None
        });
        if drawn.is_err() {
            return TERMINAL_GONE_EXIT;
        }
        match events.wait_until(None).expect("it has no end") {
            AppEvent::Terminal(Event::Key(key)) => {
                if let Some(code) = press(key, &mut screen, &mut said) {
                    return code;
                }
            }
            AppEvent::Terminal(_) | AppEvent::Typed(_) | AppEvent::Message(..) => {}
            AppEvent::Signal(Signal::End(signal)) => {
                screen.leave();
                return die_by(signal);
            }
            AppEvent::Signal(Signal::Stop) => drop(screen.suspend()),
            AppEvent::Signal(_) => drop(screen.resume()),
            AppEvent::TerminalGone => return TERMINAL_GONE_EXIT,
            AppEvent::WorkerPanicked => {
                screen.leave();
                eprintln!("{}", panics::sentence().unwrap());
                return panics::EXIT_CODE;
            }
        }
    }
}

/// Its disk takes what is handed over unless there is a file `stuck`.
fn start() -> Result<(Screen, Events), TerminalError> {
    let events = Events::listen()?;
    on_flush(|_| {
        std::fs::write("flushed", "").unwrap();
        let stuck = Path::new("stuck").exists();
        (!stuck)
            .then_some(())
            .ok_or_else(|| "the disk does not respond; check the last changes later".to_owned())
    });
    let screen = Screen::enter(events.keys())?;
    Ok((screen, events))
}

/// Does what a key says; the exit code when it ends the program.
fn press(key: KeyEvent, screen: &mut Screen, said: &mut String) -> Option<u8> {
    match key.code {
        KeyCode::Char('z') if key.modifiers.contains(KeyModifiers::CONTROL) => {
            let stopped = screen.suspend().unwrap();
            said.push_str(if stopped { "back" } else { "alone" });
        }
        KeyCode::Char('q') => return Some(0),
        KeyCode::Char('P') => panic!("the toy was told to panic"),
        KeyCode::Char('W') => drop(thread::spawn(|| panic!("the worker was told to panic"))),
        KeyCode::Char('L') => *said = lend(screen),
        KeyCode::Char('M') => screen.set_mouse(true).unwrap(),
        KeyCode::Char('H') => hang(screen),
        code => said.push_str(&code.to_string()),
    }
    None
}

fn hang(screen: &mut Screen) -> ! {
    let shown = screen.draw(|buffer| {
        "hanging".render(buffer.area, buffer);
        None
    });
    shown.unwrap();
    loop {
        thread::park();
    }
}

/// The other program reads only when the file `go` is there, so that a thief of keys would have had the time.
fn lend(screen: &mut Screen) -> String {
    let script = "echo lent; until [ -e go ]; do :; done; read -r line; test \"$line\" = qqq";
    let output = screen.lend(|| Command::new("/bin/sh").args(["-c", script]).status());
    format!("returned {}", output.unwrap().unwrap().success())
}
