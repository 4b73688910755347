//! The shelf at stated sizes, with styles, and at any size without a panic.

use crate::support::painter::{keymap, theme, with_styles};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use sourcecheck::checklist::Shelved;
use sourcecheck::session::{Command, Shelf};
use sourcecheck::view::{ShelfScene, draw_shelf};

fn item(title: &str, file: &str, progress: Option<(usize, usize)>, when: &str) -> Shelved {
    Shelved {
        title: title.to_owned(),
        article: format!("/home/ada/texts/{file}.md").into(),
        checklist: format!("/home/ada/texts/{file}.checklist.toml").into(),
        progress,
        percent: 33,
        opened: None,
        when: when.to_owned(),
        is_missing: file == "gone",
        apart: None,
    }
}

fn shelf() -> Shelf {
    Shelf::new(vec![
        item(
            "The harbour bridge, ten years on",
            "bridge",
            Some((9, 31)),
            "today 20:15",
        ),
        item(
            "Who pays for the quay, and who has always paid for it until now: a history",
            "quay",
            Some((31, 31)),
            "yesterday 08:02",
        ),
        item(
            "The school that moved \u{1b}[2Jaway \u{202e}",
            "gone",
            Some((0, 7)),
            "2025-12-31 23:59",
        ),
        item("日本語の案内板について", "sign", None, ""),
    ])
}

fn draw(shelf: &Shelf, width: u16, height: u16) -> Buffer {
    let (keymap, theme) = (keymap(), theme());
    let scene = ShelfScene {
        shelf,
        keymap: &keymap,
        theme: &theme,
    };
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal
        .draw(|frame| {
            draw_shelf(frame.buffer_mut(), &scene);
        })
        .unwrap();
    terminal.backend().buffer().clone()
}

#[track_caller]
fn check(name: &str, shelf: &Shelf, width: u16, height: u16) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let screen = with_styles(&draw(shelf, width, height));
    settings.bind(|| insta::assert_snapshot!(name, screen));
}

#[test]
fn at_the_common_sizes() {
    let mut shelf = shelf();
    check("shelf-80x24", &shelf, 80, 24);
    check("shelf-40x12", &shelf, 40, 12);
    shelf.invoke(Command::RowDown, 2);
    check("shelf-missing-120x40", &shelf, 120, 40);
    shelf.invoke(Command::Forget, 1);
    check("shelf-forgetting-80x24", &shelf, 80, 24);
    shelf.invoke(Command::Help, 1);
    check("shelf-help-80x24", &shelf, 80, 24);
}

#[test]
fn while_words_are_typed() {
    let mut shelf = shelf();
    shelf.invoke(Command::FilterWords, 1);
    shelf.filter("texts qu".to_owned());
    check("shelf-filter-80x24", &shelf, 80, 24);
}

#[test]
fn any_size_is_drawn() {
    let mut shelf = shelf();
    for row in 0..5 {
        shelf.row = row;
        for width in 0..30 {
            for height in 0..12 {
                draw(&shelf, width, height);
            }
        }
    }
}
