//! `sourcecheck config`: gathers what is in force and where it came from.

use super::args::ReadingFlags;
use super::config_files::{configure, logged_in_as, theme};
use super::print;
use crate::config::{self, Config, Flags, Report, Settings, Shipped, UserFiles};
use crate::keymap::Remap;
use crate::shell::failure::{Failure, shown};
use crate::shell::storage::paths::{self, Folders};
use crate::shell::storage::source::ArticleSource as From;
use std::path::Path;

/// Prints settings, keys and files; with an article also where its checklist goes.
///
/// # Errors
/// When the configuration cannot be read or stdout cannot be written.
pub fn config(article: Option<&Path>, flags: &ReadingFlags) -> Result<(), Failure> {
    let folders = Folders::from_environment();
    let own = configure(&folders, flags)?;
    let report = Report {
        settings: settings(&own.settings, &folders),
        remaps: remaps(&own, &folders),
        files: files(&folders, article, flags)?,
    };
    print::out(&report.text())
}

/// Prints a shipped file, which is the manual of what can be set in it.
///
/// # Errors
/// When stdout cannot be written.
pub fn shipped(file: Shipped) -> Result<(), Failure> {
    print::out(file.text())
}

/// The keys that are not as shipped, each with the preset or the file that says so.
fn remaps(own: &Config, folders: &Folders) -> Vec<(Remap, String)> {
    let preset = own.settings.keys.value;
    let flags = Flags {
        keys: Some(preset),
        ..Flags::default()
    };
    let none = UserFiles::default();
    let (Ok(shipped), Ok(preferred)) = (config::load(&none), config::load_with(&none, &flags))
    else {
        return Vec::new();
    };
    let by_preset = preferred.keymap.changes_from(&shipped.keymap);
    let file = shown(&folders.config.join("keys.toml")).into_string();
    let changes = own.keymap.changes_from(&shipped.keymap).into_iter();
    let rows = changes.map(|change| {
        let by = if by_preset.contains(&change) {
            format!("the preset {preset}")
        } else {
            file.clone()
        };
        (change, by)
    });
    rows.collect()
}

/// The settings as they are in force: what is not set may come from the environment.
fn settings(settings: &Settings, folders: &Folders) -> Vec<(String, String, String)> {
    let rows = settings.shown().into_iter();
    let rows = rows.map(|(name, value, origin)| {
        let (value, origin) = match name {
            "reviewer" if value.is_empty() => match logged_in_as(folders) {
                Some((origin, who)) => (who, origin.to_string()),
                None => (value, origin),
            },
            "theme" => theme(&settings.theme, folders).shown(),
            _ => (value, origin),
        };
        let value = if value.is_empty() {
            "none".to_owned()
        } else {
            value
        };
        (name.to_owned(), value, origin)
    });
    rows.collect()
}

/// Where everything is, and whether it is there.
fn files(
    folders: &Folders,
    article: Option<&Path>,
    flags: &ReadingFlags,
) -> Result<Vec<(String, String, String)>, Failure> {
    let row = |what: &str, path: &Path| {
        if paths::is_without_home(path) {
            let nowhere = "none (no home folder)".to_owned();
            return (what.to_owned(), nowhere, String::new());
        }
        let there = if path.exists() {
            "exists"
        } else {
            "does not exist"
        };
        (what.to_owned(), shown(path).into_string(), there.to_owned())
    };
    let own = |what: &str, name: &str| row(what, &folders.config.join(name));
    let mut rows = vec![
        own("settings", "sourcecheck.toml"),
        own("keys", "keys.toml"),
        own("theme", "theme.toml"),
        own("prompts", "prompts.toml"),
        own("cues", "cues.toml"),
        row("data", &folders.data),
        row("state", &folders.state),
        row("rescued", &folders.rescued()),
    ];
    match (flags.checklist.as_deref(), From::of(article)?) {
        (Some(path), _) => rows.push(row("checklist", path)),
        (None, source @ (From::File(_) | From::Address(_))) => {
            let chosen = paths::choose(folders, &source, "", None);
            rows.push(row("checklist", &chosen.path));
        }
        (None, _) => rows.push((
            "checklist".to_owned(),
            "beside its article, else in the data folder".to_owned(),
            String::new(),
        )),
    }
    Ok(rows)
}
