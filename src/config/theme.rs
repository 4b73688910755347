//! `theme.toml`: for each theme, a role and its paint; the shipped file, overridden role by role by the reader's.
//!
//! Knows paints, not the terminal library's styles: the view makes those.

use super::document::{ConfigError, ConfigLine, File, lines, listed};
use super::shipped::Shipped;
use crate::session::ThemeChoice;
use crate::text::{Colour, Paint, Role};
use std::collections::BTreeMap;

const SHIPPED: File<'static> = File::new("config/theme.toml", Shipped::Theme.text());

/// Every paint that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeTable {
    paints: BTreeMap<(ThemeChoice, Role), Paint>,
}

impl ThemeTable {
    /// The paint of `role` in `theme`; what a theme does not set is as in plain.
    pub fn paint(&self, theme: ThemeChoice, role: Role) -> Paint {
        let of = |theme| self.paints.get(&(theme, role)).copied();
        of(theme)
            .or_else(|| of(ThemeChoice::Plain))
            .unwrap_or_default()
    }

    fn of(file: File<'_>) -> Result<Self, Vec<ConfigError>> {
        let mut table = Self::default();
        table.read(file)?;
        Ok(table)
    }

    fn read(&mut self, file: File<'_>) -> Result<(), Vec<ConfigError>> {
        let table = file.parse().map_err(|error| vec![error])?;
        let mut errors = Vec::new();
        for line in lines(&table) {
            match theme_of(&line) {
                Ok((theme, roles)) => {
                    for line in roles {
                        if let Err(said) = self.set(theme, &line) {
                            errors.push(file.error(line.at, said));
                        }
                    }
                }
                Err(said) => errors.push(file.error(line.at, said)),
            }
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }

    /// The shipped paints.
    fn shipped() -> Option<Self> {
        let mut table = Self::default();
        for (name, lines) in SHIPPED.plain_tables()? {
            let theme = ThemeChoice::from_name(name)?;
            for line in lines {
                let key = (theme, Role::from_name(line.key)?);
                table.paints.insert(key, paint(line.value)?);
            }
        }
        Some(table)
    }

    fn set(&mut self, theme: ThemeChoice, line: &ConfigLine<'_>) -> Result<(), String> {
        let role = Role::from_name(line.key).ok_or_else(|| {
            let roles = listed(Role::ALL.iter().map(|role| role.name()));
            format!("no such role: \"{}\"; roles are {roles}", line.key)
        })?;
        let words = line.string().map_err(|_| wrong_paint(line))?;
        let paint = paint(words).ok_or_else(|| wrong_paint(line))?;
        if theme == ThemeChoice::Plain && paint != paint.without_colour() {
            return Err(format!("\"{}\": [plain] has no colours", line.key));
        }
        self.paints.insert((theme, role), paint);
        Ok(())
    }
}

pub(super) fn load(reader: Option<&(String, String)>) -> Result<ThemeTable, Vec<ConfigError>> {
    let mut theme = match ThemeTable::shipped() {
        Some(theme) => theme,
        None => ThemeTable::of(SHIPPED)?,
    };
    if let Some(file) = File::of_reader(reader) {
        theme.read(file)?;
    }
    Ok(theme)
}

fn theme_of<'d>(line: &ConfigLine<'d>) -> Result<(ThemeChoice, Vec<ConfigLine<'d>>), String> {
    let theme = ThemeChoice::from_name(line.key).ok_or_else(|| {
        let themes = listed(ThemeChoice::ALL.iter().map(|theme| theme.name()));
        format!("no such theme: [{}]; themes are {themes}", line.key)
    })?;
    let roles = line.value.as_table();
    roles
        .map(|roles| (theme, lines(roles)))
        .ok_or_else(|| line.wrong("a table, as in [dark]"))
}

/// Reads `bold red on blue`; `None` when a word is not understood or stands twice.
fn paint(words: &str) -> Option<Paint> {
    let mut paint = Paint::default();
    if words.trim() == "none" {
        return Some(paint);
    }
    let mut words = words.split_whitespace().peekable();
    words.peek()?;
    while let Some(word) = words.next() {
        let attribute = match word {
            "bold" => &mut paint.bold,
            "dim" => &mut paint.dim,
            "italic" => &mut paint.italic,
            "underlined" => &mut paint.underlined,
            "reversed" => &mut paint.reversed,
            "on" => {
                let colour = Colour::from_name(words.next()?)?;
                paint.bg.replace(colour).is_none().then_some(())?;
                continue;
            }
            _ => {
                let colour = Colour::from_name(word)?;
                paint.fg.replace(colour).is_none().then_some(())?;
                continue;
            }
        };
        if std::mem::replace(attribute, true) {
            return None;
        }
    }
    Some(paint)
}

fn wrong_paint(line: &ConfigLine<'_>) -> String {
    let colours = listed(Colour::ALL.iter().map(|colour| colour.name()));
    line.wrong(&format!(
        "\"none\", or some of bold, dim, italic, underlined, reversed, a colour, \"on\" and a colour; colours are {colours}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> ThemeTable {
        load(None).unwrap()
    }

    #[test]
    fn the_shipped_lines_are_so_plain_that_they_are_read_fast_and_alike() {
        let fast = ThemeTable::shipped().expect("only tables, paints and comments");
        assert_eq!(fast, ThemeTable::of(SHIPPED).unwrap());
    }

    #[test]
    fn paints_are_read_in_words() {
        let red_on_blue = Paint {
            fg: Some(Colour::Red),
            bg: Some(Colour::BrightBlue),
            bold: true,
            ..Paint::default()
        };
        assert_eq!(paint("bold red on bright-blue"), Some(red_on_blue));
        assert_eq!(paint("none"), Some(Paint::default()));
        for wrong in [
            "",
            "crimson",
            "bold bold",
            "red blue",
            "on",
            "on on",
            "none bold",
        ] {
            assert_eq!(paint(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_links_are_underlined_and_the_current_claim_is_reversed() {
        let shipped = shipped();
        for theme in ThemeChoice::ALL {
            for role in Role::ALL {
                let paint = shipped.paint(*theme, *role);
                assert_eq!(paint.underlined, *role == Role::Link, "{theme} {role}");
            }
            assert!(shipped.paint(*theme, Role::Current).reversed, "{theme}");
            assert!(shipped.paint(*theme, Role::SourceAndCue).bold, "{theme}");
            assert!(shipped.paint(*theme, Role::Matter).dim, "{theme}");
        }
    }

    #[test]
    fn plain_names_every_role_and_no_colour() {
        let shipped = shipped();
        for role in Role::ALL {
            let paint = shipped.paints.get(&(ThemeChoice::Plain, *role));
            let paint = paint.unwrap_or_else(|| panic!("[plain] does not name {role}"));
            assert_eq!(*paint, paint.without_colour(), "{role}");
        }
    }

    /// Colours that vanish on a white or on a black screen, whichever it is.
    #[test]
    fn auto_takes_no_colour_that_could_vanish() {
        for role in Role::ALL {
            let paint = shipped().paint(ThemeChoice::Auto, *role);
            let bears_both = matches!(paint.fg, None | Some(Colour::Red | Colour::Magenta));
            assert!(bears_both || paint.bg.is_some(), "{role}: {paint:?}");
            assert!(
                paint.bg.is_none() || paint.fg.is_some(),
                "{role}: {paint:?}"
            );
        }
    }
}
