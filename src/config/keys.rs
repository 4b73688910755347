//! `keys.toml`: the shipped keys, overridden key by key by the reader's, made into a keymap.
//!
//! What keys and commands there are, the keymap knows; this finds the file and the line for what it says.

use super::document::{ConfigError, File, Line, lines, listed};
use crate::keymap::{Keymap, KeymapError, parse_keys, show_keys};
use crate::session::Mode;
use std::collections::HashSet;

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
    let mut bound = match shipped() {
        Some(bound) => bound,
        None => read(SHIPPED)?,
    };
    if let Some(file) = File::of_reader(reader) {
        bound = overridden(bound, read(file)?);
    }
    let (taken_away, kept): (Vec<_>, Vec<_>) = bound.into_iter().partition(is_nothing);
    let mut errors: Vec<ConfigError> = taken_away.iter().filter_map(mistyped).collect();
    match Keymap::build(&tables(&kept)) {
        Ok(keymap) if errors.is_empty() => return Ok(keymap),
        Ok(_) => {}
        Err(found) => errors.extend(found.iter().map(|error| placed(error, &kept))),
    }
    errors.sort_by_key(|error| error.line);
    Err(errors)
}

fn read(file: File<'_>) -> Result<Vec<Bound<'_>>, Vec<ConfigError>> {
    let table = file.parse().map_err(|error| vec![error])?;
    let (mut bound, mut errors) = (Vec::new(), Vec::new());
    for line in lines(&table) {
        match table_of(&line) {
            Ok((mode, keys)) => {
                for line in keys {
                    match read_line(file, mode, &line) {
                        Ok(read) => bound.push(read),
                        Err(said) => errors.push(file.error(line.at, said)),
                    }
                }
            }
            Err(said) => errors.push(file.error(line.at, said)),
        }
    }
    if errors.is_empty() {
        Ok(bound)
    } else {
        Err(errors)
    }
}

/// The shipped lines; their keys are written as they are shown, as a test sees to.
fn shipped() -> Option<Vec<Bound<'static>>> {
    let mut bound = Vec::new();
    for (table, lines) in SHIPPED.plain_tables()? {
        let mode = *Mode::ALL.iter().find(|mode| mode.name() == table)?;
        bound.extend(lines.iter().map(|line| Bound {
            mode,
            keys: line.key.to_owned(),
            command: line.value.to_owned(),
            file: SHIPPED,
            at: line.at,
        }));
    }
    Some(bound)
}

fn table_of<'d>(line: &Line<'d>) -> Result<(Mode, Vec<Line<'d>>), String> {
    let mode = Mode::ALL.iter().find(|mode| mode.name() == line.key);
    let mode = mode.ok_or_else(|| {
        let modes = listed(Mode::ALL.iter().map(|mode| mode.name()));
        format!("there is no table [{}]; tables are {modes}", line.key)
    })?;
    let keys = line.value.as_table();
    keys.map(|keys| (*mode, lines(keys)))
        .ok_or_else(|| line.wrong("a table, as in [reading]"))
}

fn read_line<'f>(file: File<'f>, mode: Mode, line: &Line<'_>) -> Result<Bound<'f>, String> {
    let command = line
        .string()
        .map_err(|_| line.wrong("the name of a command"))?;
    Ok(Bound {
        mode,
        keys: shown(line.key),
        command: command.to_owned(),
        file,
        at: line.at,
    })
}

/// What is wrong with a key that is taken away: it must still be one, or nothing was taken away.
fn mistyped(line: &Bound<'_>) -> Option<ConfigError> {
    let error = KeymapError::UnknownKey {
        mode: line.mode,
        keys: line.keys.clone(),
        why: parse_keys(&line.keys).err()?,
    };
    Some(line.file.error(line.at, error.to_string()))
}

/// Keys as they are shown, so that `PageDown` and `PgDn` are one; what is no key stays as it was written.
fn shown(written: &str) -> String {
    parse_keys(written).map_or_else(|_| written.to_owned(), |keys| show_keys(&keys))
}

/// The shipped lines with the reader's in their place; the reader's other lines behind them.
fn overridden<'f>(shipped: Vec<Bound<'f>>, own: Vec<Bound<'f>>) -> Vec<Bound<'f>> {
    let own_keys: HashSet<(Mode, String)> = own.iter().map(|b| (b.mode, b.keys.clone())).collect();
    let stays = |b: &Bound<'_>| !own_keys.contains(&(b.mode, b.keys.clone()));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lines_are_so_plain_that_they_are_read_fast_and_alike() {
        let fast = shipped().expect("only tables, keys and comments");
        let slow = read(SHIPPED).unwrap();
        assert_eq!(fast.len(), slow.len());
        for (fast, slow) in fast.iter().zip(&slow) {
            let seen =
                |line: &Bound<'_>| (line.mode, line.keys.clone(), line.command.clone(), line.at);
            assert_eq!(seen(fast), seen(slow));
        }
    }
}
