//! Screens in colour: themes tried out, and the pictures of the README.

use crate::support::bridge::at_claim;
use crate::support::palettes::PALETTES;
use crate::support::sitting::{Disk, Sitting};
use crate::support::{painter, picture};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use sourcecheck::keymap::parse_keys;
use sourcecheck::session::ThemeChoice;
use std::path::Path;

#[test]
fn a_picture_holds_the_words_and_is_the_same_each_time() {
    let page = at_claim(80, 24, 7);
    let draw = || picture::svg(&painter::draw_in(&page, ThemeChoice::Auto), &PALETTES[0]);
    let picture = draw();
    assert_eq!(picture, draw());
    for words in ["Oda Brekke", "fill=\"#ffd787\"", "fill=\"#005f87\""] {
        assert!(picture.contains(words), "{words}\n{picture}");
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
