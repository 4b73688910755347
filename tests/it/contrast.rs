//! The shipped styles on the palettes that terminals ship: what is written can be read on each ground.
//!
//! Ratios of contrast as WCAG 2 counts them; 3 is its least for large text and for signs, which here are bold letters,
//! headings and the words of links. Running text has no colour of ours.

#![expect(
    clippy::unreadable_literal,
    reason = "colours are written as everybody writes them"
)]

use ratatui::style::Color;
use sourcecheck::config::{self, COLOURS, UserFiles};
use sourcecheck::session::ThemeChoice;
use sourcecheck::view::Role;

/// The least that is readable.
const LEAST: f64 = 3.0;

/// A palette: its sixteen colours from black to bright white, then for each ground that it has its theme, the ground
/// and the letters on it.
struct Palette {
    name: &'static str,
    colours: [u32; 16],
    grounds: [(ThemeChoice, u32, u32); 2],
}

#[rustfmt::skip]
const PALETTES: [Palette; 3] = [
    Palette {
        name: "xterm",
        colours: [
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
            0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
        ],
        grounds: [(ThemeChoice::Dark, 0x000000, 0xe5e5e5), (ThemeChoice::Light, 0xffffff, 0x000000)],
    },
    Palette {
        name: "solarized",
        colours: [
            0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5,
            0x002b36, 0xcb4b16, 0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
        ],
        grounds: [(ThemeChoice::Dark, 0x002b36, 0x839496), (ThemeChoice::Light, 0xfdf6e3, 0x657b83)],
    },
    Palette {
        name: "vga",
        colours: [
            0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
            0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
        ],
        grounds: [(ThemeChoice::Dark, 0x000000, 0xaaaaaa), (ThemeChoice::Light, 0xffffff, 0x000000)],
    },
];

/// How bright a colour (0xRRGGBB) looks, from 0 to 1.
fn luminance(colour: u32) -> f64 {
    let part = |shift: u32| {
        let part = f64::from((colour >> shift) & 0xff) / 255.0;
        if part <= 0.03928 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

pub fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn black_on_white_is_as_far_apart_as_can_be() {
    assert!((contrast(0x000000, 0xffffff) - 21.0).abs() < 0.01);
    assert!(contrast(0xffffff, 0xffff00) < LEAST);
}

#[test]
fn every_style_can_be_read_on_every_palette() {
    let themes = config::load(&UserFiles::default()).unwrap().theme;
    let mut faint = Vec::new();
    for palette in PALETTES {
        let of = |colour: Color| {
            let number = COLOURS.iter().position(|(_, known)| *known == colour);
            palette.colours[number.unwrap()]
        };
        for (ground, back, letters) in palette.grounds {
            for theme in [ThemeChoice::Auto, ground] {
                for role in Role::ALL {
                    let style = themes.style(theme, *role);
                    let ratio = contrast(style.fg.map_or(letters, of), style.bg.map_or(back, of));
                    if ratio < LEAST {
                        let on = palette.name;
                        faint.push(format!("{theme} {role} on {on} {ground}: {ratio:.2}"));
                    }
                }
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}
