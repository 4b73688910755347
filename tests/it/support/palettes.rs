//! The colours that terminals ship: what tests of contrast are measured on, and pictures of screens are made with.
//!
//! Sources: xterm's XTerm-col.ad; the "GNOME" palette of GNOME Terminal (VTE); the default profile of iTerm2 3.5; Campbell of
//! Windows Terminal's defaults.json; kitty's default options; Solarized at ethanschoonover.com/solarized.

#![expect(
    clippy::unreadable_literal,
    reason = "colours are written as everybody writes them"
)]

use ratatui::style::Color;
use sourcecheck::config::colour_number;
use sourcecheck::session::ThemeChoice;

/// A palette: its sixteen colours from black to bright white, the ground and the letters on it.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    pub name: &'static str,
    pub colours: [u32; 16],
    /// Whether the ground is light or dark.
    pub ground: ThemeChoice,
    pub back: u32,
    pub letters: u32,
}

const fn dark(name: &'static str, colours: [u32; 16], back: u32, letters: u32) -> Palette {
    let ground = ThemeChoice::Dark;
    Palette {
        name,
        colours,
        ground,
        back,
        letters,
    }
}

const fn light(name: &'static str, colours: [u32; 16], back: u32, letters: u32) -> Palette {
    let ground = ThemeChoice::Light;
    Palette {
        name,
        colours,
        ground,
        back,
        letters,
    }
}

const XTERM: [u32; 16] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, //
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];
const GNOME: [u32; 16] = [
    0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc, //
    0x5e5c64, 0xf66151, 0x33da7a, 0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff,
];
const ITERM: [u32; 16] = [
    0x14191e, 0xb43c2a, 0x00c200, 0xc7c400, 0x2744c7, 0xc040be, 0x00c5c7, 0xc7c7c7, //
    0x686868, 0xdd7975, 0x58e790, 0xece100, 0xa7abf2, 0xe17ee1, 0x60fdff, 0xffffff,
];
const CAMPBELL: [u32; 16] = [
    0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, //
    0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
];
const KITTY: [u32; 16] = [
    0x000000, 0xcc0403, 0x19cb00, 0xcecb00, 0x0d73cc, 0xcb1ed1, 0x0dcdcd, 0xdddddd, //
    0x767676, 0xf2201f, 0x23fd00, 0xfffd00, 0x1a8fff, 0xfd28ff, 0x14ffff, 0xffffff,
];
const SOLARIZED: [u32; 16] = [
    0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, //
    0x002b36, 0xcb4b16, 0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
];

/// Each palette on its dark and on its light ground.
pub const PALETTES: [Palette; 12] = [
    dark("xterm", XTERM, 0x000000, 0xe5e5e5),
    light("xterm", XTERM, 0xffffff, 0x000000),
    dark("GNOME", GNOME, 0x171421, 0xd0cfcc),
    light("GNOME", GNOME, 0xffffff, 0x171421),
    dark("iTerm2", ITERM, 0x15191f, 0xdcdcdc),
    light("iTerm2", ITERM, 0xffffff, 0x101010),
    dark("Windows Terminal", CAMPBELL, 0x0c0c0c, 0xcccccc),
    light("Windows Terminal", CAMPBELL, 0xffffff, 0x0c0c0c),
    dark("kitty", KITTY, 0x000000, 0xdddddd),
    light("kitty", KITTY, 0xffffff, 0x000000),
    dark("Solarized", SOLARIZED, 0x002b36, 0x839496),
    light("Solarized", SOLARIZED, 0xfdf6e3, 0x657b83),
];

impl Palette {
    /// What a terminal with this palette shows for a colour that is not its own (0xRRGGBB).
    pub fn shown(&self, colour: Color) -> u32 {
        match colour {
            Color::Rgb(r, g, b) => u32::from_be_bytes([0, r, g, b]),
            Color::Indexed(n @ 16..232) => {
                let step = |nth: u8| [0_u8, 95, 135, 175, 215, 255][usize::from(nth)];
                let n = n - 16;
                u32::from_be_bytes([0, step(n / 36), step(n / 6 % 6), step(n % 6)])
            }
            Color::Indexed(n @ 232..) => {
                let grey = 8 + 10 * (n - 232);
                u32::from_be_bytes([0, grey, grey, grey])
            }
            named => self.colours[colour_number(named).expect("one of the sixteen")],
        }
    }
}
