//! The shipped styles on the palettes that terminals ship: what is written can be read on each ground.
//!
//! Ratios of contrast as WCAG 2 counts them; 4.5 is its least for text, 7 its least at level AAA.

use crate::support::palettes::{PALETTES, Palette};
use ratatui::style::{Modifier, Style};
use sourcecheck::config::{self, ColourDepth, ThemeTable, UserFiles};
use sourcecheck::session::ThemeChoice;
use sourcecheck::view::{Role, Theme};

/// The least for text.
const LEAST: f64 = 4.5;
/// The least for large text and for signs, which is what black or white has on one of the sixteen in every palette.
const LEAST_OF_SIXTEEN: f64 = 3.0;
/// The least for running text on a page with its own ground.
const LEAST_ON_PAGES: f64 = 7.0;

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

/// The contrast of letters in a style; none where they are the terminal's own on its own ground.
///
/// Of dim letters it is the least that terminals leave: iTerm2 fades them to half of the ground, Windows Terminal halves
/// their light, so that they get darker on black and stay as they are on white.
fn contrast_of(style: Style, on: &Palette) -> Option<f64> {
    let is_dim = style.add_modifier.contains(Modifier::DIM);
    if style.fg.or(style.bg).is_none() && !is_dim {
        return None;
    }
    let letters = style.fg.map_or(on.letters, |colour| on.shown(colour));
    let back = style.bg.map_or(on.back, |colour| on.shown(colour));
    let halved = |colour: u32| (colour >> 1) & 0x7f_7f_7f;
    let dimmed = [halved(letters), halved(letters) + halved(back)];
    let shown = if is_dim { dimmed } else { [letters; 2] };
    shown
        .map(|letters| contrast(letters, back))
        .into_iter()
        .reduce(f64::min)
}

fn shipped(depth: ColourDepth) -> ThemeTable {
    let shipped = config::load(&UserFiles::default());
    let mut themes = shipped.expect("the shipped files are in order").theme;
    themes.depth = depth;
    themes
}

/// Checks every role of a theme, alone and over every other, on the palettes with such a ground.
fn check(
    choice: ThemeChoice,
    grounds: &[ThemeChoice],
    depth: ColourDepth,
    faint: &mut Vec<String>,
) {
    let theme = shipped(depth).theme(choice);
    let palettes = PALETTES.iter().filter(|on| grounds.contains(&on.ground));
    for on in palettes {
        for &role in Role::ALL {
            let least = least(choice, role, depth);
            let mut see = |style, what: &str| {
                let ratio = contrast_of(style, on).unwrap_or(LEAST_ON_PAGES);
                if ratio < least {
                    let (on, ground) = (on.name, on.ground);
                    faint.push(format!(
                        "{choice} {what} on {on} {ground}, {depth:?}: {ratio:.2}"
                    ));
                }
            };
            see(theme.style(role), role.name());
            for over in OVER {
                see(marked(&theme, role, *over), &format!("{over} over {role}"));
            }
        }
    }
}

/// What may lie over other text.
const OVER: &[Role] = &[
    Role::Current,
    Role::SourceAndCue,
    Role::Reason,
    Role::Match,
    Role::CurrentMatch,
];

fn marked(theme: &Theme, below: Role, over: Role) -> Style {
    theme.over(theme.style(below), over)
}

fn least(choice: ThemeChoice, role: Role, depth: ColourDepth) -> f64 {
    let is_page = matches!(choice, ThemeChoice::Paper | ThemeChoice::Night);
    match role {
        // A line across is no text.
        Role::Rule => 1.0,
        Role::Text | Role::Current if is_page && depth == ColourDepth::Full => LEAST_ON_PAGES,
        // Where there are only sixteen colours, the palette decides.
        _ if depth == ColourDepth::Sixteen => LEAST_OF_SIXTEEN,
        _ => LEAST,
    }
}

#[test]
fn black_on_white_is_as_far_apart_as_can_be() {
    assert!((contrast(0x00_00_00, 0xff_ff_ff) - 21.0).abs() < 0.01);
    assert!(contrast(0xff_ff_ff, 0xff_ff_00) < LEAST);
}

#[test]
fn every_style_can_be_read_on_every_palette() {
    use ThemeChoice::{Auto, Dark, Light, Night, Paper, Plain};
    let mut faint = Vec::new();
    for depth in [
        ColourDepth::Full,
        ColourDepth::Indexed,
        ColourDepth::Sixteen,
    ] {
        for anywhere in [Auto, Plain, Paper, Night] {
            check(anywhere, &[Dark, Light], depth, &mut faint);
        }
        for own in [Dark, Light] {
            check(own, &[own], depth, &mut faint);
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn what_has_to_be_told_apart_looks_different() {
    let apart = [
        Role::Text,
        Role::Attributed,
        Role::Sourced,
        Role::Unsupported,
        Role::Undecided,
        Role::Excluded,
        Role::Recheck,
        Role::Finding,
        Role::Link,
        Role::SourceAndCue,
        Role::Current,
        Role::Match,
        Role::CurrentMatch,
        Role::Key,
    ];
    for depth in [ColourDepth::Full, ColourDepth::Indexed] {
        let themes = shipped(depth);
        for &choice in ThemeChoice::ALL
            .iter()
            .filter(|at| **at != ThemeChoice::Plain)
        {
            let theme = themes.theme(choice);
            for (nth, &one) in apart.iter().enumerate() {
                for &other in apart.iter().skip(nth + 1) {
                    // Letters in the gutter are told by what they are as well; the same look there would be a loss all the same.
                    assert_ne!(
                        theme.style(one),
                        theme.style(other),
                        "{choice}: {one}, {other}"
                    );
                }
            }
        }
    }
}
