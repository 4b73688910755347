//! `theme.toml`: for each theme, a role and its style; the shipped file, overridden role by role by the reader's.
//!
//! Only the terminal's sixteen colours and its attributes can be set, so that every palette is the reader's own.

use super::document::{ConfigError, ConfigLine, File, lines, listed};
use super::shipped::Shipped;
use crate::session::ThemeChoice;
use crate::text::names;
use crate::view::{Role, Theme};
use ratatui::style::{Color, Modifier, Style};
use std::collections::BTreeMap;

const SHIPPED: File<'static> = File::new("config/theme.toml", Shipped::Theme.text());

/// The terminal's colours in the order of their numbers, each with its name in the file.
pub const COLOURS: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    // ratatui calls the seventh colour grey and the fifteenth white.
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

const ATTRIBUTES: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("crossed-out", Modifier::CROSSED_OUT),
];

/// Every style that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeTable {
    styles: BTreeMap<(ThemeChoice, Role), Style>,
}

impl ThemeTable {
    /// How every role looks in `theme`.
    pub fn theme(&self, theme: ThemeChoice) -> Theme {
        Theme::new(|role| self.style(theme, role))
    }

    /// The style of `role` in `theme`; what a theme does not set is as in plain.
    pub fn style(&self, theme: ThemeChoice, role: Role) -> Style {
        let of = |theme| self.styles.get(&(theme, role)).copied();
        of(theme)
            .or_else(|| of(ThemeChoice::Plain))
            .unwrap_or_default()
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
    for file in [SHIPPED].into_iter().chain(File::of_reader(reader)) {
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
        let (place, colour) = match word {
            "on" => (&mut style.bg, words.next()?),
            _ => (&mut style.fg, word),
        };
        if place.replace(find(&COLOURS, colour)?).is_some() {
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
    let colours = listed(COLOURS.iter().map(|(name, _)| *name));
    line.wrong(&format!(
        "\"none\", or some of bold, dim, italic, underlined, reversed, crossed-out, a colour, \"on\" and a colour; colours are {colours}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> ThemeTable {
        let mut errors = Vec::new();
        let table = load(None, &mut errors);
        assert_eq!(errors, []);
        table
    }

    #[test]
    fn styles_are_read_in_words() {
        let red_on_blue = Style::new().bold().fg(Color::Red).bg(Color::LightBlue);
        assert_eq!(style("bold red on bright-blue"), Some(red_on_blue));
        assert_eq!(style("white"), Some(Style::new().fg(Color::Gray)));
        assert_eq!(style("none"), Some(Style::new()));
        for wrong in [
            "",
            "crimson",
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
    fn only_links_are_underlined_and_the_current_claim_is_reversed() {
        let shipped = shipped();
        let has = |theme, role, modifier| {
            let style = shipped.style(theme, role);
            style.add_modifier.contains(modifier)
        };
        for theme in ThemeChoice::ALL {
            for role in Role::ALL {
                let is_underlined = has(*theme, *role, Modifier::UNDERLINED);
                assert_eq!(is_underlined, *role == Role::Link, "{theme} {role}");
            }
            assert!(has(*theme, Role::Current, Modifier::REVERSED), "{theme}");
            assert!(has(*theme, Role::SourceAndCue, Modifier::BOLD), "{theme}");
            assert!(has(*theme, Role::Matter, Modifier::DIM), "{theme}");
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

    /// Colours that vanish on a white or on a black screen, whichever it is.
    #[test]
    fn auto_takes_no_colour_that_could_vanish() {
        for role in Role::ALL {
            let Style { fg, bg, .. } = shipped().style(ThemeChoice::Auto, *role);
            let bears_both = matches!(fg, None | Some(Color::Red | Color::Magenta));
            assert!(bears_both || bg.is_some(), "{role}: {fg:?}");
            assert!(bg.is_none() || fg.is_some(), "{role}: {bg:?}");
        }
    }
}
