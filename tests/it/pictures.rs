//! Screens in colour: as rows with a letter for the look of each cell, and as pictures.

use crate::screens::{keep, open};
use crate::support::palettes::PALETTES;
use crate::support::sitting::{Disk, Sitting};
use crate::support::{bridge, painter, picture};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use sourcecheck::keymap::parse_keys;
use sourcecheck::session::{Listed, Overlay, Session, Sheet, ThemeChoice};
use std::path::Path;

/// The screens that are looked at.
fn screens(width: u16, height: u16) -> [(&'static str, Session); 6] {
    let over = |overlay| open(width, height, vec![overlay]);
    let sheet = Sheet {
        row: 1,
        more: false,
    };
    [
        ("page", bridge::at_claim(width, height, 7)),
        ("sheet", over(Overlay::Sheet(sheet))),
        ("list", over(Overlay::list(Listed::Claims, 3))),
        ("summary", over(Overlay::list(Listed::Summary, 0))),
        ("help", over(Overlay::list(Listed::Help, 0))),
        ("themes", over(Overlay::list(Listed::Themes, 3))),
    ]
}

#[test]
fn a_picture_holds_the_words_and_is_the_same_each_time() {
    let [(_, page), ..] = screens(80, 24);
    let draw = || picture::svg(&painter::draw_in(&page, ThemeChoice::Auto), &PALETTES[0]);
    let picture = draw();
    assert_eq!(picture, draw());
    for words in ["Oda Brekke", "fill=\"#ffd787\"", "fill=\"#005f87\""] {
        assert!(picture.contains(words), "{words}\n{picture}");
    }
}

#[test]
fn every_screen_in_the_default_theme() {
    for (width, height) in [(40, 12), (50, 16), (80, 24), (120, 40), (200, 60)] {
        let screens = screens(width, height).map(|(name, session)| {
            let buffer = painter::draw_in(&session, ThemeChoice::Auto);
            format!("{name}\n{}", painter::looks(&buffer, ThemeChoice::Auto))
        });
        keep(&format!("colours {width}x{height}"), &screens.join("\n"));
    }
}

#[test]
fn a_theme_is_seen_while_it_is_selected_and_gone_when_the_list_is_left() {
    let disk = Disk {
        article: "# Fog\n\nThe bell rang for nine hours on Sunday.\n".to_owned(),
        ..Disk::default()
    };
    let mut sitting = Sitting::open(disk, (80, 24));
    let ground = |sitting: &mut Sitting, keys: &str| {
        for key in parse_keys(keys).unwrap() {
            sitting.press(key);
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        sitting.desk.draw(&mut buffer);
        buffer[(0, 0)].bg
    };
    let (paper, night) = (Color::Rgb(0xfa, 0xf6, 0xec), Color::Rgb(0x16, 0x1a, 0x22));
    assert_eq!(ground(&mut sitting, "T"), Color::Reset);
    assert_eq!(ground(&mut sitting, "j j j"), paper);
    assert_eq!(ground(&mut sitting, "j"), night);
    assert_eq!(ground(&mut sitting, "Esc"), Color::Reset);
    assert_eq!(ground(&mut sitting, "T j j j Enter"), paper);
    assert_eq!(ground(&mut sitting, "T q"), paper);
}

/// Other sizes without colours are beside `screens`, each screen by itself.
#[test]
fn every_screen_of_a_small_window_without_colours() {
    let screens = screens(50, 16).map(|(name, session)| {
        let buffer = painter::draw_in(&session, ThemeChoice::Plain);
        format!("{name}\n{}", painter::with_styles(&buffer))
    });
    keep("plain 50x16", &screens.join("\n"));
}

/// Writes pictures of the screens into the folder that `PICTURES` names, to look at; without it does nothing.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("PICTURES") else {
        return;
    };
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let article = include_str!("../fixtures/journeys/articles/ferry.md").to_owned();
        let disk = Disk {
            article,
            ..Disk::default()
        };
        let mut sitting = Sitting::open(disk, (width, height));
        for key in parse_keys("a s u Tab Tab Shift-Tab x o Tab").unwrap() {
            sitting.press(key);
        }
        let real = ("ferry", sitting.desk.session.clone());
        for (name, session) in screens(width, height).into_iter().chain([real]) {
            for on in PALETTES {
                for theme in [
                    ThemeChoice::Auto,
                    on.ground,
                    ThemeChoice::Paper,
                    ThemeChoice::Night,
                ] {
                    let buffer = painter::draw_in(&session, theme);
                    let file = format!("{name}-{width}-{theme}-{}-{}.svg", on.name, on.ground);
                    let file = Path::new(&folder).join(file.replace(' ', ""));
                    std::fs::write(file, picture::svg(&buffer, &on)).unwrap();
                }
            }
        }
    }
}

/// The pictures at the head of the README: the sample with some decisions, on a light and on a dark ground.
#[test]
fn the_pictures_of_the_readme_are_those_of_the_program() {
    let article = include_str!("../../config/sample.md").to_owned();
    let disk = Disk {
        article,
        ..Disk::default()
    };
    let mut sitting = Sitting::open(disk, (100, 30));
    for key in parse_keys("Space Tab a r c a u s a u x o a").unwrap() {
        sitting.press(key);
    }
    let buffer = painter::draw_in(&sitting.desk.session, ThemeChoice::Auto);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github");
    for (file, ground) in [
        ("reader-light.svg", ThemeChoice::Light),
        ("reader-dark.svg", ThemeChoice::Dark),
    ] {
        let on = PALETTES
            .iter()
            .find(|on| on.ground == ground && on.name == "GNOME")
            .unwrap();
        let picture = picture::svg(&buffer, on);
        let path = folder.join(file);
        if std::env::var_os("UPDATE_README").is_some() {
            std::fs::write(&path, &picture).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == picture,
            "{file} shows an older screen: UPDATE_README=1 cargo test readme draws it anew"
        );
    }
}
