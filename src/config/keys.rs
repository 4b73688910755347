//! `keys.toml`: the shipped keys, overridden key by key by a preset and then by the reader's, made into a keymap.
//!
//! What keys and commands there are, the keymap knows; this finds the file and the line for what it says.

use super::document::{ConfigError, ConfigLine, File, lines, listed};
use super::presets::Preset;
use super::shipped::Shipped;
use crate::keymap::{Keymap, KeymapError, Table, parse_keys, show_keys};
use crate::session::Mode;
use std::borrow::Cow;
use std::collections::HashSet;

const SHIPPED: File<'static> = File::new("config/keys.toml", Shipped::Keys.text());

/// One line of a file, under the keys as they are shown.
struct FileBinding<'f> {
    mode: Mode,
    keys: Cow<'f, str>,
    command: Cow<'f, str>,
    file: File<'f>,
    at: usize,
}

pub(super) fn load(
    preset: Preset,
    reader: Option<&(String, String)>,
) -> Result<Keymap, Vec<ConfigError>> {
    if reader.is_none() && preset == Preset::default() {
        return Ok(Keymap::read_later(shipped));
    }
    let mut bound = plainly_read(SHIPPED)?;
    if let Some(file) = preset.file() {
        bound = preferred(bound, plainly_read(file)?);
    }
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

/// The shipped keys of one mode. That they are right, and the same as all of them read at once, is for a test to see.
fn shipped(mode: Mode) -> Keymap {
    let tables = SHIPPED.table(mode.name()).and_then(File::plain_tables);
    let lines = tables.into_iter().flatten().flat_map(|(_, lines)| lines);
    let lines = lines.map(|line| (line.key, line.value)).collect();
    Keymap::build(&[(mode, lines)]).unwrap_or_default()
}

fn read(file: File<'_>) -> Result<Vec<FileBinding<'_>>, Vec<ConfigError>> {
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

/// The lines of a file that is shipped, the fast way.
fn plainly_read(file: File<'static>) -> Result<Vec<FileBinding<'static>>, Vec<ConfigError>> {
    plain(file).map_or_else(|| read(file), Ok)
}

/// The lines of a file in which keys are written as they are shown, as a test sees to with those that are shipped.
fn plain(file: File<'static>) -> Option<Vec<FileBinding<'static>>> {
    let mut bound = Vec::new();
    for (table, lines) in file.plain_tables()? {
        let mode = *Mode::ALL.iter().find(|mode| mode.name() == table)?;
        bound.extend(lines.iter().map(|line| FileBinding {
            mode,
            keys: line.key.into(),
            command: line.value.into(),
            file,
            at: line.at,
        }));
    }
    Some(bound)
}

fn table_of<'d>(line: &ConfigLine<'d>) -> Result<(Mode, Vec<ConfigLine<'d>>), String> {
    let mode = Mode::ALL.iter().find(|mode| mode.name() == line.key);
    let mode = mode.ok_or_else(|| {
        let modes = listed(Mode::ALL.iter().map(|mode| mode.name()));
        format!("no such table: [{}]; tables are {modes}", line.key)
    })?;
    let keys = line.value.as_table();
    keys.map(|keys| (*mode, lines(keys)))
        .ok_or_else(|| line.wrong("a table, as in [reading]"))
}

fn read_line<'f>(
    file: File<'f>,
    mode: Mode,
    line: &ConfigLine<'_>,
) -> Result<FileBinding<'f>, String> {
    let command = line
        .string()
        .map_err(|_| line.wrong("the name of a command"))?;
    Ok(FileBinding {
        mode,
        keys: shown(line.key).into(),
        command: command.to_owned().into(),
        file,
        at: line.at,
    })
}

/// What is wrong with a key that is taken away: it must still be one, or nothing was taken away.
fn mistyped(line: &FileBinding<'_>) -> Option<ConfigError> {
    let error = KeymapError::UnknownKey {
        mode: line.mode,
        keys: line.keys.to_string(),
        why: parse_keys(&line.keys).err()?,
    };
    Some(line.file.error(line.at, error.to_string()))
}

/// Keys as they are shown, so that `PageDown` and `PgDn` are one; what is no key stays as it was written.
fn shown(written: &str) -> String {
    parse_keys(written).map_or_else(|_| written.to_owned(), |keys| show_keys(&keys))
}

/// The lines below without those that `over` replaces, and behind them the lines of `over`.
fn overridden<'f>(below: Vec<FileBinding<'f>>, over: Vec<FileBinding<'f>>) -> Vec<FileBinding<'f>> {
    let kept = without(below, &over);
    kept.into_iter().chain(over).collect()
}

/// The same, but with the lines of `over` first: hints name a command's first key, and a preset's is the one to show.
fn preferred<'f>(below: Vec<FileBinding<'f>>, over: Vec<FileBinding<'f>>) -> Vec<FileBinding<'f>> {
    let kept = without(below, &over);
    over.into_iter().chain(kept).collect()
}

fn without<'f>(below: Vec<FileBinding<'f>>, over: &[FileBinding<'f>]) -> Vec<FileBinding<'f>> {
    let replaced: HashSet<(Mode, &str)> = over.iter().map(|b| (b.mode, &*b.keys)).collect();
    let stays = |b: &FileBinding<'_>| !replaced.contains(&(b.mode, &*b.keys));
    below.into_iter().filter(stays).collect()
}

fn is_nothing(line: &FileBinding<'_>) -> bool {
    line.command.is_empty() || line.command == "none"
}

fn tables<'b>(bound: &'b [FileBinding<'_>]) -> Vec<Table<'b>> {
    let of = |mode: Mode| {
        let lines = bound.iter().filter(move |line| line.mode == mode);
        lines.map(|line| (&*line.keys, &*line.command)).collect()
    };
    Mode::ALL.iter().map(|mode| (*mode, of(*mode))).collect()
}

/// The error with its line: that of the last of its keys, which is the reader's own where there is one.
fn placed(error: &KeymapError, bound: &[FileBinding<'_>]) -> ConfigError {
    let places = error.places();
    let about = |line: &&FileBinding<'_>| places.contains(&(line.mode, &*line.keys));
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
        let presets = Preset::ALL.iter().filter_map(|preset| preset.file());
        for file in presets.chain([SHIPPED]) {
            let fast = plain(file).expect("only tables, keys and comments");
            let slow = read(file).unwrap();
            assert_eq!(fast.len(), slow.len());
            for (fast, slow) in fast.iter().zip(&slow) {
                let seen = |line: &FileBinding<'_>| {
                    let written = (line.keys.to_string(), line.command.to_string());
                    (line.mode, written, line.at)
                };
                assert_eq!(seen(fast), seen(slow));
            }
        }
    }

    #[test]
    fn modes_read_one_by_one_are_those_of_the_whole_file() {
        let bound = read(SHIPPED).unwrap();
        let whole = Keymap::build(&tables(&bound)).unwrap();
        assert_eq!(load(Preset::default(), None).unwrap(), whole);
        assert!(Mode::ALL.iter().all(|mode| !whole.rows(*mode).is_empty()));
    }

    #[test]
    fn every_line_of_a_preset_changes_something() {
        let shipped = load(Preset::Less, None).unwrap();
        for preset in Preset::ALL {
            let lines = preset.file().map_or(Ok(Vec::new()), read).unwrap();
            let changes = load(*preset, None).unwrap().changes_from(&shipped);
            assert_eq!(changes.len(), lines.len(), "{preset}");
        }
    }
}
