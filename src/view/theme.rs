//! Roles to ratatui styles. The only file that knows both; which paint a role has is the configuration's affair.

use crate::text::paint::{Colour, Paint, Role};
use ratatui::style::{Color, Modifier, Style};

/// How every role looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// One style a role, in the order of [`Role::ALL`].
    styles: Vec<Style>,
}

/// The attributes without which a screen without colour could not be read; only links are underlined.
const PLAIN: &[(Role, Modifier)] = &[
    (Role::Heading, Modifier::BOLD),
    (Role::Emphasis, Modifier::ITALIC),
    (Role::Strong, Modifier::BOLD),
    (Role::Link, Modifier::UNDERLINED),
    (Role::Matter, Modifier::DIM),
    (Role::Caption, Modifier::ITALIC),
    (Role::Attributed, Modifier::BOLD),
    (Role::Sourced, Modifier::BOLD),
    (Role::Unsupported, Modifier::BOLD),
    (Role::Excluded, Modifier::DIM),
    (Role::Current, Modifier::REVERSED),
    (Role::SourceAndCue, Modifier::BOLD),
    (Role::Match, Modifier::BOLD.union(Modifier::REVERSED)),
    (
        Role::CurrentMatch,
        Modifier::BOLD
            .union(Modifier::ITALIC)
            .union(Modifier::REVERSED),
    ),
    (Role::Rule, Modifier::DIM),
    (Role::Key, Modifier::BOLD),
    (Role::Alarm, Modifier::BOLD.union(Modifier::REVERSED)),
    (Role::PanelTitle, Modifier::BOLD),
    (Role::Selected, Modifier::REVERSED),
    (Role::Proposal, Modifier::ITALIC),
];

impl Theme {
    /// The theme with these paints; a role that is not among them is plain text.
    pub fn from_paints(paints: impl IntoIterator<Item = (Role, Paint)>) -> Self {
        let mut styles = vec![Style::default(); Role::ALL.len()];
        for (role, paint) in paints {
            if let Some(style) = styles.get_mut(role as usize) {
                *style = to_style(paint);
            }
        }
        Self { styles }
    }

    /// A theme of attributes alone, without any colour.
    pub fn plain() -> Self {
        let mut styles = vec![Style::default(); Role::ALL.len()];
        for (role, modifier) in PLAIN {
            if let Some(style) = styles.get_mut(*role as usize) {
                *style = Style::default().add_modifier(*modifier);
            }
        }
        Self { styles }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The style of text that looks like `below` where a role lies over it.
    ///
    /// A match stands out of the current claim: with its own colours, or, where both are only reversed, by not being so.
    pub fn over(&self, below: Style, role: Role) -> Style {
        let style = self.style(role);
        let reversed = |style: Style| style.add_modifier.contains(Modifier::REVERSED);
        if !matches!(role, Role::Match | Role::CurrentMatch) || !reversed(below) {
            return below.patch(style);
        }
        let both = below.remove_modifier(Modifier::REVERSED).patch(style);
        if reversed(style) {
            both.remove_modifier(Modifier::REVERSED)
        } else {
            both
        }
    }
}

fn to_style(paint: Paint) -> Style {
    let mut style = Style {
        fg: paint.fg.map(to_color),
        bg: paint.bg.map(to_color),
        ..Style::default()
    };
    for (on, modifier) in [
        (paint.bold, Modifier::BOLD),
        (paint.dim, Modifier::DIM),
        (paint.italic, Modifier::ITALIC),
        (paint.underlined, Modifier::UNDERLINED),
        (paint.reversed, Modifier::REVERSED),
    ] {
        if on {
            style = style.add_modifier(modifier);
        }
    }
    style
}

fn to_color(colour: Colour) -> Color {
    match colour {
        Colour::Black => Color::Black,
        Colour::Red => Color::Red,
        Colour::Green => Color::Green,
        Colour::Yellow => Color::Yellow,
        Colour::Blue => Color::Blue,
        Colour::Magenta => Color::Magenta,
        Colour::Cyan => Color::Cyan,
        // ratatui calls the seventh colour grey and the fifteenth white.
        Colour::White => Color::Gray,
        Colour::BrightBlack => Color::DarkGray,
        Colour::BrightRed => Color::LightRed,
        Colour::BrightGreen => Color::LightGreen,
        Colour::BrightYellow => Color::LightYellow,
        Colour::BrightBlue => Color::LightBlue,
        Colour::BrightMagenta => Color::LightMagenta,
        Colour::BrightCyan => Color::LightCyan,
        Colour::BrightWhite => Color::White,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paints_become_styles() {
        let paint = Paint {
            fg: Some(Colour::White),
            bold: true,
            ..Paint::default()
        };
        let theme = Theme::from_paints([(Role::Key, paint)]);
        let expected = Style::default()
            .fg(Color::Gray)
            .add_modifier(Modifier::BOLD);
        assert_eq!(theme.style(Role::Key), expected);
        assert_eq!(theme.style(Role::Proposal), Style::default());
    }

    #[test]
    fn without_colour_what_matters_still_differs() {
        let theme = Theme::plain();
        let apart = [
            Role::Text,
            Role::Current,
            Role::SourceAndCue,
            Role::Match,
            Role::CurrentMatch,
            Role::Link,
            Role::Matter,
        ];
        for (i, one) in apart.iter().enumerate() {
            for other in apart.iter().skip(i + 1) {
                assert_ne!(theme.style(*one), theme.style(*other), "{one} and {other}");
            }
        }
    }

    #[test]
    fn a_match_is_seen_inside_the_current_claim_with_and_without_colours() {
        let plain = Theme::plain();
        let claim = plain.over(Style::default(), Role::Current);
        for role in [Role::Match, Role::CurrentMatch] {
            let inside = plain.over(claim, role);
            assert!(!inside.add_modifier.contains(Modifier::REVERSED));
            assert!(plain.style(role).add_modifier.contains(Modifier::REVERSED));
        }
        let yellow = Paint {
            bg: Some(Colour::Yellow),
            ..Paint::default()
        };
        let reversed = Paint {
            reversed: true,
            ..Paint::default()
        };
        let paints = [(Role::Current, reversed), (Role::Match, yellow)];
        let coloured = Theme::from_paints(paints);
        let claim = coloured.over(Style::default(), Role::Current);
        let inside = coloured.over(claim, Role::Match);
        assert_eq!(inside.bg, Some(Color::Yellow));
        assert!(!inside.add_modifier.contains(Modifier::REVERSED));
    }
}
