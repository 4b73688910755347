//! Colours: their names in `theme.toml`, and the nearest that a terminal with fewer of them can show.

use ratatui::style::{Color, Style};

/// The terminal's colours in the order of their numbers, each with its name in the file and what xterm shows for it.
const NAMED: [(&str, Color, [u8; 3]); 16] = [
    ("black", Color::Black, [0x00, 0x00, 0x00]),
    ("red", Color::Red, [0xcd, 0x00, 0x00]),
    ("green", Color::Green, [0x00, 0xcd, 0x00]),
    ("yellow", Color::Yellow, [0xcd, 0xcd, 0x00]),
    ("blue", Color::Blue, [0x00, 0x00, 0xee]),
    ("magenta", Color::Magenta, [0xcd, 0x00, 0xcd]),
    ("cyan", Color::Cyan, [0x00, 0xcd, 0xcd]),
    // ratatui calls the seventh colour grey and the fifteenth white.
    ("white", Color::Gray, [0xe5, 0xe5, 0xe5]),
    ("bright-black", Color::DarkGray, [0x7f, 0x7f, 0x7f]),
    ("bright-red", Color::LightRed, [0xff, 0x00, 0x00]),
    ("bright-green", Color::LightGreen, [0x00, 0xff, 0x00]),
    ("bright-yellow", Color::LightYellow, [0xff, 0xff, 0x00]),
    ("bright-blue", Color::LightBlue, [0x5c, 0x5c, 0xff]),
    ("bright-magenta", Color::LightMagenta, [0xff, 0x00, 0xff]),
    ("bright-cyan", Color::LightCyan, [0x00, 0xff, 0xff]),
    ("bright-white", Color::White, [0xff, 0xff, 0xff]),
];

/// The names of the terminal's sixteen colours, in the order of their numbers.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    NAMED.iter().map(|(name, ..)| *name)
}

/// The number of one of the terminal's sixteen colours.
pub fn number(colour: Color) -> Option<usize> {
    NAMED.iter().position(|(_, known, _)| *known == colour)
}

/// The colour that a word of `theme.toml` stands for: a name, or `#` and six digits.
pub(super) fn colour(word: &str) -> Option<Color> {
    if let Some(digits) = word.strip_prefix('#') {
        let is_hex = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
        let [_, r, g, b] = number.to_be_bytes();
        return Some(Color::Rgb(r, g, b));
    }
    let found = NAMED.iter().find(|(name, ..)| *name == word);
    found.map(|(_, colour, _)| *colour)
}

/// Parts of the names of terminals that show all colours; over SSH `TERM` is all there is. By their terminfo entries.
const SHOW_ALL: [&str; 7] = [
    "-direct",
    "alacritty",
    "contour",
    "foot",
    "ghostty",
    "kitty",
    "wezterm",
];

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourDepth {
    /// Its own sixteen.
    Sixteen,
    /// Those and 240 more, which look the same everywhere.
    Indexed,
    /// All of 24 bits.
    #[default]
    Full,
}

impl ColourDepth {
    /// What a terminal says of itself by `COLORTERM` and `TERM`.
    ///
    /// Source: the note on `COLORTERM` and on `-direct` entries at github.com/termstandard/colors.
    pub fn detected(colorterm: &str, term: &str) -> Self {
        if matches!(colorterm, "truecolor" | "24bit")
            || SHOW_ALL.iter().any(|part| term.contains(part))
        {
            Self::Full
        } else if term.contains("256") {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }

    /// A style in the nearest colours of this depth; a colour that has a number is sent by that, in half the bytes.
    ///
    /// Of sixteen the ground has the same hue and the letters on it are black or white, whichever stands out more; letters
    /// without a ground of theirs have the terminal's colour.
    pub fn fit(self, style: Style) -> Style {
        let is_own = |colour: Option<Color>| matches!(colour, Some(Color::Rgb(..)));
        match self {
            Self::Full => each(style, |colour| indexed(colour, 0)),
            Self::Indexed => each(style, |colour| indexed(colour, u32::MAX)),
            Self::Sixteen if is_own(style.bg) => {
                let ground = style.bg.map(named);
                let (bg, bright) = ground.unwrap_or((Color::Black, false));
                let fg = if bright { Color::Black } else { Color::White };
                style.fg(fg).bg(bg)
            }
            Self::Sixteen if is_own(style.fg) => Style { fg: None, ..style },
            Self::Sixteen => style,
        }
    }
}

fn each(style: Style, change: impl Fn(Color) -> Color) -> Style {
    Style {
        fg: style.fg.map(&change),
        bg: style.bg.map(&change),
        ..style
    }
}

/// The nearest of the 240 colours that look the same everywhere, a cube of six steps and greys, where it is as near as that.
///
/// Source of the values: xterm's 256colres.pl.
fn indexed(colour: Color, furthest: u32) -> Color {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let Color::Rgb(r, g, b) = colour else {
        return colour;
    };
    let own = [r, g, b];
    let steps = own.map(|part| {
        let steps = (0..).zip(STEPS).min_by_key(|(_, step)| step.abs_diff(part));
        steps.unwrap_or_default()
    });
    let [(red, _), (green, _), (blue, _)] = steps;
    let cube = (
        16 + 36 * red + 6 * green + blue,
        steps.map(|(_, step)| step),
    );
    let greys = (232..=255_u8).map(|n| (n, [8 + 10 * (n - 232); 3]));
    let nearest = std::iter::once(cube)
        .chain(greys)
        .min_by_key(|(_, known)| distance(own, *known))
        .filter(|(_, known)| distance(own, *known) <= furthest);
    nearest.map_or(colour, |(n, _)| Color::Indexed(n))
}

/// How far apart the parts of a grey are at most.
const GREY: u8 = 40;

/// One of the sixteen in place of a colour, and whether it is bright: of a grey the nearest, else the one of the same hue. Bright black is
/// left out: some palettes have the page there.
fn named(colour: Color) -> (Color, bool) {
    let Color::Rgb(r, g, b) = colour else {
        return (colour, false);
    };
    let (least, most) = (r.min(g).min(b), r.max(g).max(b));
    let found = if most - least <= GREY {
        let greys = [0, 7, 15].into_iter().filter_map(|nth| NAMED.get(nth));
        greys.min_by_key(|(_, _, known)| distance([r, g, b], *known))
    } else {
        // The first eight are numbered by their parts: 1 for red, 2 for green, 4 for blue.
        let has = |part: u8| usize::from(part - least > (most - least) / 2);
        NAMED.get(has(r) + 2 * has(g) + 4 * has(b))
    };
    found.map_or((colour, false), |(_, named, known)| {
        let [r, g, b] = known.map(u32::from);
        // Black and white stand out alike from a ground of this luma (of 255000).
        (*named, 299 * r + 587 * g + 114 * b > 117_000)
    })
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    let squares = one.iter().zip(other).map(|(one, other)| {
        let apart = u32::from(one.abs_diff(other));
        apart * apart
    });
    squares.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_says_how_many_colours_it_has() {
        for (colorterm, term, depth) in [
            ("truecolor", "xterm", ColourDepth::Full),
            ("24bit", "", ColourDepth::Full),
            ("", "xterm-direct", ColourDepth::Full),
            ("", "xterm-kitty", ColourDepth::Full),
            ("", "tmux-256color", ColourDepth::Indexed),
            ("yes", "xterm", ColourDepth::Sixteen),
            ("", "linux", ColourDepth::Sixteen),
        ] {
            assert_eq!(ColourDepth::detected(colorterm, term), depth, "{term}");
        }
    }

    #[test]
    fn fewer_colours_are_the_nearest_and_stay_readable() {
        let paper = Style::new()
            .fg(Color::Rgb(0x2b, 0x26, 0x20))
            .bg(Color::Rgb(0xfa, 0xf6, 0xec));
        let fit = ColourDepth::Indexed.fit(paper);
        assert_eq!(
            (fit.fg, fit.bg),
            (Some(Color::Indexed(235)), Some(Color::Indexed(255)))
        );
        let fit = ColourDepth::Sixteen.fit(paper);
        assert_eq!((fit.fg, fit.bg), (Some(Color::Black), Some(Color::White)));
        for (ground, named) in [
            (Color::Rgb(0x87, 0xd7, 0xff), Color::Cyan),
            (Color::Rgb(0x87, 0xd7, 0x87), Color::Green),
            (Color::Rgb(0xff, 0x87, 0x87), Color::Red),
            (Color::Rgb(0x4e, 0x4e, 0x4e), Color::Black),
        ] {
            let fit = ColourDepth::Sixteen.fit(Style::new().bg(ground));
            assert_eq!(fit.bg, Some(named));
        }
        let letters = Style::new().bold().fg(Color::Rgb(1, 2, 3));
        assert_eq!(ColourDepth::Sixteen.fit(letters), Style::new().bold());
        let own = Style::new().fg(Color::Red);
        assert_eq!(ColourDepth::Sixteen.fit(own), own);
    }
}
