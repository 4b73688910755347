//! The style the terminal writes in, changed by as few bytes as it takes (SGR sequences).
//!
//! Handles colours and attributes, not positions. Source of the numbers: ECMA-48, xterm's ctlseqs.

use crate::config::colour_number;
use crate::view::LINKED;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What a character looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::shell) struct CellStyle {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// Attributes that are sent, and their numbers; hiding text is not among them.
const ATTRIBUTES: &[(Modifier, usize)] = &[
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
    (Modifier::CROSSED_OUT, 9),
];

impl CellStyle {
    /// The terminal's own.
    pub(in crate::shell) const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };

    /// The look of a cell.
    pub(in crate::shell) const fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether the cell is part of the frame's link.
    pub(super) const fn is_linked(self) -> bool {
        self.modifier.contains(LINKED)
    }

    /// Whether one gets from `other` to this by adding alone.
    fn adds_to(self, other: Self) -> bool {
        let keeps = |now: Color, then: Color| then == Color::Reset || now != Color::Reset;
        self.modifier.contains(other.modifier)
            && keeps(self.fg, other.fg)
            && keeps(self.bg, other.bg)
    }
}

/// The look the terminal writes in now.
#[derive(Debug)]
pub(in crate::shell) struct SgrState(CellStyle);

impl Default for SgrState {
    fn default() -> Self {
        Self(CellStyle::PLAIN)
    }
}

impl SgrState {
    /// Goes over to a look.
    pub(in crate::shell) fn take(&mut self, mut look: CellStyle, out: &mut Vec<u8>) {
        look.modifier.remove(LINKED);
        if self.0 == look {
            return;
        }
        let (from, anew) = if look.adds_to(self.0) {
            (self.0, false)
        } else {
            (CellStyle::PLAIN, true)
        };
        self.0 = look;
        out.extend_from_slice(b"\x1b[");
        let begun = out.len();
        if anew && look != CellStyle::PLAIN {
            out.extend_from_slice(b"0;");
        }
        for (attribute, number) in ATTRIBUTES {
            if look.modifier.contains(*attribute) && !from.modifier.contains(*attribute) {
                push_number(out, *number);
                out.push(b';');
            }
        }
        if look.fg != from.fg {
            push_colour(out, look.fg, 30);
        }
        if look.bg != from.bg {
            push_colour(out, look.bg, 40);
        }
        if out.len() > begun {
            out.pop();
        }
        out.push(b'm');
    }

    /// Goes back to the terminal's own look.
    pub(in crate::shell) fn reset(&mut self, out: &mut Vec<u8>) {
        self.take(CellStyle::PLAIN, out);
    }
}

/// A colour as numbers, each with `;` behind it; `base` is 30 for letters and 40 for the ground.
fn push_colour(out: &mut Vec<u8>, colour: Color, base: usize) {
    let numbers: &[usize] = match colour {
        Color::Rgb(r, g, b) => &[base + 8, 2, r.into(), g.into(), b.into()],
        Color::Indexed(n) => &[base + 8, 5, n.into()],
        named => &[named_colour(named, base)],
    };
    for number in numbers {
        push_number(out, *number);
        out.push(b';');
    }
}

fn named_colour(colour: Color, base: usize) -> usize {
    match colour_number(colour) {
        Some(nth @ ..8) => base + nth,
        Some(nth) => base + 60 + nth - 8,
        None => base + 9,
    }
}

/// Writes a number in decimal.
pub(super) fn push_number(out: &mut Vec<u8>, number: usize) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(b'0' + u8::try_from(number % 10).unwrap_or(0));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the pen sends to write in each look in turn.
    #[track_caller]
    fn check(looks: &[CellStyle], sent: &str) {
        let mut pen = SgrState::default();
        let mut out = Vec::new();
        for look in looks {
            pen.take(*look, &mut out);
        }
        assert_eq!(String::from_utf8(out).unwrap().replace('\u{1b}', "^"), sent);
    }

    fn look(fg: Color, modifier: Modifier) -> CellStyle {
        CellStyle {
            fg,
            bg: Color::Reset,
            modifier,
        }
    }

    #[test]
    fn what_is_added_is_sent_alone_and_what_is_taken_away_begins_anew() {
        let bold = look(Color::Reset, Modifier::BOLD);
        let both = look(Color::Reset, Modifier::BOLD | Modifier::REVERSED);
        check(&[bold, both, both], "^[1m^[7m");
        check(&[both, bold], "^[1;7m^[0;1m");
        check(&[both, CellStyle::PLAIN, CellStyle::PLAIN], "^[1;7m^[m");
    }

    #[test]
    fn colours_are_the_terminal_s_own_sixteen() {
        let red = look(Color::Red, Modifier::empty());
        let bright = look(Color::LightRed, Modifier::empty());
        let on_blue = CellStyle {
            bg: Color::Blue,
            ..red
        };
        check(
            &[red, bright, on_blue, CellStyle::PLAIN],
            "^[31m^[91m^[31;44m^[m",
        );
        check(&[look(Color::Indexed(208), Modifier::DIM)], "^[2;38;5;208m");
    }
}
