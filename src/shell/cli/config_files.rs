//! The reader's own configuration files, and what the environment says of the reader: name and colours.

use super::args::ReadingFlags;
use crate::config::{self, ColourDepth, Config, ConfigError, Flags, Set, SettingOrigin, UserFiles};
use crate::session::ThemeChoice;
use crate::shell::failure::{Failure, reason, shown};
use crate::shell::storage::account::Account;
use crate::shell::storage::paths::{Folders, is_without_home};
use crate::shell::storage::remembered::{reviewer_in, theme_in};
use crate::shell::terminal::title;
use std::path::Path;

/// The configuration of files and flags.
///
/// # Errors
/// When a file cannot be read, or for everything that is wrong with the files.
pub fn configure(folders: &Folders, flags: &ReadingFlags) -> Result<Config, Failure> {
    let set = Flags {
        reviewer: flags.reviewer.clone(),
        width: flags.width,
        theme: flags.theme,
        keys: flags.keys,
    };
    config::load_with(&user_files(&folders.config)?, &set).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ConfigError::to_string).collect();
        Failure::Use(lines.join("\nsourcecheck: "))
    })
}

/// Adds the reader's own words to those that claims are found by.
///
/// # Errors
/// When their file cannot be read, or for what is wrong in it.
pub fn own_cues(folders: &Folders) -> Result<(), Failure> {
    match user_file(&folders.config, "cues.toml")? {
        Some(file) => config::own_cues(&file).map_err(|error| Failure::Use(error.to_string())),
        None => Ok(()),
    }
}

/// Reads the reader's configuration files, as far as there are any.
///
/// # Errors
/// When one is there and cannot be read.
pub fn user_files(folder: &Path) -> Result<UserFiles, Failure> {
    Ok(UserFiles {
        settings: user_file(folder, "sourcecheck.toml")?,
        keys: user_file(folder, "keys.toml")?,
        theme: user_file(folder, "theme.toml")?,
        prompts: user_file(folder, "prompts.toml")?,
        cues: user_file(folder, "cues.toml")?,
    })
}

fn user_file(folder: &Path, name: &str) -> Result<Option<(String, String)>, Failure> {
    if is_without_home(folder) {
        return Ok(None);
    }
    let path = folder.join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some((shown(&path).into_string(), text))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            Err(Failure::Use(format!(
                "{} is not text in UTF-8: save it as UTF-8 in your editor, or move it away",
                shown(&path)
            )))
        }
        Err(error) => {
            let text = format!("{} cannot be read: {}", shown(&path), reason(&error));
            Err(Failure::Use(text))
        }
    }
}

/// Who is logged in, as the system calls them, or who was asked once.
pub fn logged_in(folders: &Folders) -> Option<String> {
    logged_in_as(folders).map(|(_, name)| name)
}

/// Who is logged in, after what says so: a variable, else the system's list of accounts, else what was
/// typed once when a decision had to be signed.
pub fn logged_in_as(folders: &Folders) -> Option<(SettingOrigin, String)> {
    let variables = ["USER", "LOGNAME"].into_iter();
    let named = variables
        .filter_map(|name| Some((SettingOrigin::Environment(name), std::env::var(name).ok()?)));
    let account = || Some((SettingOrigin::Account, Account::current()?.name));
    let is_name = |(_, name): &(SettingOrigin, String)| !name.trim().is_empty();
    let asked = || Some((SettingOrigin::Asked, reviewer_in(&folders.state)?));
    named
        .into_iter()
        .find(is_name)
        .or_else(account)
        .or_else(asked)
}

/// Whether the terminal has a window, with a title and a pointer.
pub fn has_window() -> bool {
    let term = std::env::var("TERM").unwrap_or_default();
    title::is_window(&term)
}

/// The theme to begin with, and what says so: the command line, else what was chosen in an earlier session, else what is
/// set, else the environment.
///
/// Sources: no-color.org; bixense.com/clicolors, by which `CLICOLOR_FORCE` wins over `CLICOLOR`; `COLORFGBG` is `foreground;background` as rxvt and Konsole set it.
pub fn theme(set: &Set<ThemeChoice>, folders: &Folders) -> Set<ThemeChoice> {
    let from = |origin, value| Set { value, origin };
    if set.origin == SettingOrigin::Flag {
        return set.clone();
    }
    let set = match colourless(set) {
        Some(variable) => from(SettingOrigin::Environment(variable), ThemeChoice::Plain),
        None => set.clone(),
    };
    if let Some(chosen) = theme_in(&folders.state, set.value) {
        return from(SettingOrigin::Chosen, chosen);
    }
    let colours = std::env::var("COLORFGBG").unwrap_or_default();
    match background(&colours).filter(|_| is_unset(&set)) {
        Some(theme) => from(SettingOrigin::Environment("COLORFGBG"), theme),
        None => set,
    }
}

/// The theme that is set, by the reader or because the environment wants no colours: beside it a choice is kept.
pub fn set_theme(set: &Set<ThemeChoice>) -> ThemeChoice {
    colourless(set).map_or(set.value, |_| ThemeChoice::Plain)
}

fn is_unset(set: &Set<ThemeChoice>) -> bool {
    set.origin == SettingOrigin::Default
}

/// The variable that wants no colours, where no theme is set.
fn colourless(set: &Set<ThemeChoice>) -> Option<&'static str> {
    let is_off =
        |variable| std::env::var_os(variable).is_none_or(|value| value.is_empty() || value == "0");
    if !is_unset(set) {
        None
    } else if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        Some("NO_COLOR")
    } else if std::env::var_os("CLICOLOR").is_some_and(|value| value == "0")
        && is_off("CLICOLOR_FORCE")
    {
        Some("CLICOLOR")
    } else {
        None
    }
}

/// How many colours the terminal says it has.
pub fn colour_depth() -> ColourDepth {
    let variable = |name| std::env::var(name).unwrap_or_default();
    ColourDepth::detected(&variable("COLORTERM"), &variable("TERM"))
}

/// Light or dark by the number of the background's colour: 7 and 9 to 15 are light.
fn background(colours: &str) -> Option<ThemeChoice> {
    let number: u8 = colours.rsplit(';').next()?.parse().ok()?;
    match number {
        7 | 9..=15 => Some(ThemeChoice::Light),
        0..=8 => Some(ThemeChoice::Dark),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_background_is_believed_where_it_is_told() {
        for (colours, theme) in [
            ("15;0", Some(ThemeChoice::Dark)),
            ("0;default;15", Some(ThemeChoice::Light)),
            ("0;7", Some(ThemeChoice::Light)),
            ("12;8", Some(ThemeChoice::Dark)),
            ("", None),
            ("0;default", None),
        ] {
            assert_eq!(background(colours), theme, "{colours:?}");
        }
    }
}
