//! `keys.toml`: the shipped keys, overridden key by key by the reader's, made into a keymap.
//!
//! What keys and commands there are, the keymap knows; this finds the file and the line for what it says.

use super::document::{ConfigError, File, lines, listed};
use crate::keymap::{Keymap, KeymapError, parse_keys, show_keys};
use crate::session::Mode;
use std::collections::HashMap;

const SHIPPED: File<'static> =
    File::new("config/keys.toml", include_str!("../../config/keys.toml"));

/// One line of a file, under the keys as they are shown.
struct Bound<'f> {
    mode: Mode,
    keys: String,
    command: String,
    file: File<'f>,
    at: usize,
}

pub(super) fn load(reader: Option<&(String, String)>) -> Result<Keymap, Vec<ConfigError>> {
    let mut bound = read(SHIPPED)?;
    if let Some(file) = File::of_reader(reader) {
        bound = overridden(bound, read(file)?);
    }
    let (taken_away, kept): (Vec<_>, Vec<_>) = bound.into_iter().partition(is_nothing);
    // A key that is taken away must still be one, or nothing was taken away.
    let mistyped = taken_away.iter().filter_map(|line| {
        let why = parse_keys(&line.keys).err()?;
        let error = KeymapError::UnknownKey {
            mode: line.mode,
            keys: line.keys.clone(),
            why,
        };
        Some(line.file.error(line.at, error.to_string()))
    });
    let mut errors: Vec<ConfigError> = mistyped.collect();
    match Keymap::build(&tables(&kept)) {
        Ok(keymap) if errors.is_empty() => Ok(keymap),
        Ok(_) => Err(errors),
        Err(found) => {
            errors.extend(found.iter().map(|error| placed(error, &kept)));
            Err(errors)
        }
    }
}

fn read(file: File<'_>) -> Result<Vec<Bound<'_>>, Vec<ConfigError>> {
    let table = file.parse().map_err(|error| vec![error])?;
    let (mut bound, mut errors) = (Vec::new(), Vec::new());
    for line in lines(&table) {
        let mode = Mode::ALL.iter().find(|mode| mode.name() == line.key);
        let read = match (mode, line.table()) {
            (Some(mode), Ok(keys)) => Ok((*mode, keys)),
            (Some(_), Err(said)) => Err(said),
            (None, _) => Err(unknown_table(line.key)),
        };
        let (mode, keys) = match read {
            Ok(read) => read,
            Err(said) => {
                errors.push(file.error(line.at, said));
                continue;
            }
        };
        for line in lines(keys) {
            match line.string() {
                Ok(command) => bound.push(Bound {
                    mode,
                    keys: shown(line.key),
                    command: command.to_owned(),
                    file,
                    at: line.at,
                }),
                Err(_) => errors.push(file.error(line.at, line.wrong("the name of a command"))),
            }
        }
    }
    if errors.is_empty() {
        Ok(bound)
    } else {
        Err(errors)
    }
}

/// Keys as they are shown, so that `PageDown` and `PgDn` are one; what is no key stays as it was written.
fn shown(written: &str) -> String {
    parse_keys(written).map_or_else(|_| written.to_owned(), |keys| show_keys(&keys))
}

/// The shipped lines with the reader's in their place; the reader's other lines behind them.
fn overridden<'f>(shipped: Vec<Bound<'f>>, own: Vec<Bound<'f>>) -> Vec<Bound<'f>> {
    let own_keys: HashMap<(Mode, &str), ()> = own
        .iter()
        .map(|b| ((b.mode, b.keys.as_str()), ()))
        .collect();
    let stays = |b: &Bound<'_>| !own_keys.contains_key(&(b.mode, b.keys.as_str()));
    let kept: Vec<Bound<'f>> = shipped.into_iter().filter(stays).collect();
    kept.into_iter().chain(own).collect()
}

fn is_nothing(line: &Bound<'_>) -> bool {
    line.command.is_empty() || line.command == "none"
}

fn tables(bound: &[Bound<'_>]) -> Vec<(Mode, Vec<(String, String)>)> {
    let of = |mode: Mode| {
        let lines = bound.iter().filter(move |line| line.mode == mode);
        lines
            .map(|line| (line.keys.clone(), line.command.clone()))
            .collect()
    };
    Mode::ALL.iter().map(|mode| (*mode, of(*mode))).collect()
}

/// The error with its line: that of the last of its keys, which is the reader's own where there is one.
fn placed(error: &KeymapError, bound: &[Bound<'_>]) -> ConfigError {
    let places = error.places();
    let about = |line: &&Bound<'_>| places.contains(&(line.mode, line.keys.as_str()));
    match bound.iter().rev().find(about) {
        Some(line) => line.file.error(line.at, error.to_string()),
        None => SHIPPED.error(0, error.to_string()),
    }
}

fn unknown_table(name: &str) -> String {
    let modes = listed(Mode::ALL.iter().map(|mode| mode.name()));
    format!("there is no table [{name}]; tables are {modes}")
}
