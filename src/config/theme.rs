//! `theme.toml`: for each theme, a role and its style; the shipped file, overridden role by role by the reader's.
//!
//! A colour is one of the terminal's sixteen or one of 24 bits; a terminal that has fewer gets the nearest.

use super::colours::{self, ColourDepth, colour};
use super::document::{ConfigError, ConfigLine, File, lines, listed};
use super::shipped::Shipped;
use crate::session::ThemeChoice;
use crate::text::names;
use crate::view::{Role, Theme};
use ratatui::style::{Modifier, Style};
use std::collections::BTreeMap;

const SHIPPED: File<'static> = File::new("config/theme.toml", Shipped::Theme.text());

const ATTRIBUTES: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("crossed-out", Modifier::CROSSED_OUT),
];

/// Every style that the reader sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeTable {
    styles: BTreeMap<(ThemeChoice, Role), Style>,
    /// How many colours the terminal has.
    pub depth: ColourDepth,
}

impl ThemeTable {
    /// How every role looks in `theme`; of the shipped file only what it needs is read.
    pub fn theme(&self, theme: ThemeChoice) -> Theme {
        let theme = theme.until_answered();
        let mut all = Self::default();
        for name in [ThemeChoice::Plain, theme] {
            if let Some(table) = SHIPPED.table(name.name()) {
                all.read(table, &mut Vec::new());
            }
        }
        all.styles.extend(&self.styles);
        Theme::new(|role| self.depth.fit(all.style(theme, role)))
    }

    /// The style of `role` in `theme`; what a theme does not set is as in plain, on the ground of its text.
    fn style(&self, theme: ThemeChoice, role: Role) -> Style {
        let of = |theme, role| self.styles.get(&(theme, role)).copied();
        let style = of(theme, role).or_else(|| of(ThemeChoice::Plain, role));
        let text = of(theme, Role::Text).unwrap_or_default();
        let style = style.unwrap_or_default();
        Style {
            fg: style.fg.or(text.fg),
            bg: style.bg.or(text.bg),
            ..style
        }
    }

    fn read(&mut self, file: File<'_>, errors: &mut Vec<ConfigError>) {
        let table = file.parse(errors);
        for line in lines(&table) {
            let roles = file.checked(line.at, line.table("theme", "dark"), errors);
            let Some((theme, roles)) = roles else {
                continue;
            };
            for line in roles {
                file.checked(line.at, self.set(theme, &line), errors);
            }
        }
    }

    fn set(&mut self, theme: ThemeChoice, line: &ConfigLine<'_>) -> Result<(), String> {
        let role = Role::from_name(line.key).ok_or_else(|| {
            let (key, roles) = (line.key, names::<Role>());
            format!("no such role: \"{key}\"; roles are {roles}")
        })?;
        let words = line.string().map_err(|_| wrong_style(line))?;
        let style = style(words).ok_or_else(|| wrong_style(line))?;
        if theme == ThemeChoice::Plain && style.fg.or(style.bg).is_some() {
            return Err(format!("\"{}\": [plain] has no colours", line.key));
        }
        self.styles.insert((theme, role), style);
        Ok(())
    }
}

pub(super) fn load(reader: Option<&(String, String)>, errors: &mut Vec<ConfigError>) -> ThemeTable {
    let mut theme = ThemeTable::default();
    if let Some(file) = File::of_reader(reader) {
        theme.read(file, errors);
    }
    theme
}

/// Reads `bold red on blue`; `None` when a word is not understood or is twice.
fn style(words: &str) -> Option<Style> {
    let mut style = Style::new();
    if words.trim() == "none" {
        return Some(style);
    }
    let mut words = words.split_whitespace().peekable();
    words.peek()?;
    while let Some(word) = words.next() {
        if let Some(modifier) = find(&ATTRIBUTES, word) {
            if style.add_modifier.contains(modifier) {
                return None;
            }
            style = style.add_modifier(modifier);
            continue;
        }
        let (place, word) = match word {
            "on" => (&mut style.bg, words.next()?),
            _ => (&mut style.fg, word),
        };
        if place.replace(colour(word)?).is_some() {
            return None;
        }
    }
    Some(style)
}

fn find<T: Copy>(named: &[(&str, T)], name: &str) -> Option<T> {
    let found = named.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value)
}

fn wrong_style(line: &ConfigLine<'_>) -> String {
    let colours = listed(colours::names());
    line.wrong(&format!(
        "\"none\", or some of bold, dim, italic, underlined, reversed, crossed-out, a colour, \"on\" and a colour; colours are {colours}, or # and six digits"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    fn shipped() -> ThemeTable {
        let (mut table, mut errors) = (ThemeTable::default(), Vec::new());
        table.read(SHIPPED, &mut errors);
        assert_eq!(errors, []);
        table
    }

    #[test]
    fn styles_are_read_in_words() {
        let red_on_blue = Style::new().bold().fg(Color::Red).bg(Color::LightBlue);
        assert_eq!(style("bold red on bright-blue"), Some(red_on_blue));
        assert_eq!(style("white"), Some(Style::new().fg(Color::Gray)));
        let paper = Style::new().bg(Color::Rgb(0xfa, 0xf6, 0xec));
        assert_eq!(style("on #faf6ec"), Some(paper));
        assert_eq!(style("none"), Some(Style::new()));
        for wrong in [
            "",
            "crimson",
            "#faf6e",
            "#+af6ec",
            "bold bold",
            "red blue",
            "on",
            "on on",
            "none bold",
        ] {
            assert_eq!(style(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_links_are_underlined_and_the_current_claim_is_reversed_only_without_colour() {
        let shipped = shipped();
        for &theme in ThemeChoice::ALL {
            let has = |role, modifier| {
                let style = shipped.theme(theme).style(role);
                style.add_modifier.contains(modifier)
            };
            for role in Role::ALL {
                let is_underlined = has(*role, Modifier::UNDERLINED);
                assert_eq!(is_underlined, *role == Role::Link, "{theme} {role}");
            }
            let is_plain = theme == ThemeChoice::Plain;
            assert_eq!(has(Role::Current, Modifier::REVERSED), is_plain, "{theme}");
            let ground = shipped.theme(theme).style(Role::Current).bg;
            assert_eq!(ground.is_none(), is_plain, "{theme}");
            assert!(has(Role::SourceAndCue, Modifier::BOLD), "{theme}");
        }
    }

    #[test]
    fn plain_names_every_role_and_no_colour() {
        let shipped = shipped();
        for role in Role::ALL {
            let style = shipped.styles.get(&(ThemeChoice::Plain, *role));
            let style = style.unwrap_or_else(|| panic!("[plain] does not name {role}"));
            assert_eq!((style.fg, style.bg), (None, None), "{role}");
        }
    }

    #[test]
    fn without_colour_what_matters_still_differs() {
        let apart = [
            Role::Text,
            Role::Current,
            Role::SourceAndCue,
            Role::Match,
            Role::CurrentMatch,
            Role::Link,
            Role::Matter,
        ];
        let plain = shipped().theme(ThemeChoice::Plain);
        for (i, one) in apart.iter().enumerate() {
            for other in apart.iter().skip(i + 1) {
                assert_ne!(plain.style(*one), plain.style(*other), "{one} and {other}");
            }
        }
    }

    /// No letters can be read on any ground: what is coloured there brings its own.
    #[test]
    fn auto_has_no_colour_without_a_ground() {
        for role in Role::ALL {
            let Style { fg, bg, .. } = shipped().theme(ThemeChoice::Auto).style(*role);
            assert_eq!(fg.is_some(), bg.is_some(), "{role}: {fg:?} on {bg:?}");
        }
    }

    #[test]
    fn on_a_page_with_its_own_ground_nothing_has_the_terminal_s() {
        for theme in [ThemeChoice::Paper, ThemeChoice::Night] {
            for role in Role::ALL {
                let Style { fg, bg, .. } = shipped().theme(theme).style(*role);
                assert!(fg.is_some() && bg.is_some(), "{theme} {role}");
            }
        }
    }
}
