//! How the roles look, alone and above each other; which style each has is read by the configuration.

use super::role::Role;
use ratatui::style::{Modifier, Style};

/// How every role looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// One style a role, in the order of [`Role::ALL`].
    styles: Vec<Style>,
}

impl Theme {
    /// The theme in which each role has the style that `style` gives it.
    pub fn new(style: impl Fn(Role) -> Style) -> Self {
        Self {
            styles: Role::ALL.iter().map(|&role| style(role)).collect(),
        }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The style of text that looks like `below` where a role is over it.
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

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    #[test]
    fn a_match_is_seen_inside_the_current_claim_with_and_without_colours() {
        let reversed = |_| Style::new().reversed();
        let plain = Theme::new(reversed);
        let claim = plain.over(Style::new(), Role::Current);
        for role in [Role::Match, Role::CurrentMatch] {
            let inside = plain.over(claim, role);
            assert!(!inside.add_modifier.contains(Modifier::REVERSED));
        }
        let coloured = Theme::new(|role| match role {
            Role::Match => Style::new().bg(Color::Yellow),
            role => reversed(role),
        });
        let inside = coloured.over(claim, Role::Match);
        assert_eq!(inside.bg, Some(Color::Yellow));
        assert!(!inside.add_modifier.contains(Modifier::REVERSED));
    }
}
