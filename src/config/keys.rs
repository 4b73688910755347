//! `keys.toml`: the shipped keys, overridden key by key by a preset and then by the reader's, made into a keymap.
//!
//! The keymap has the list of keys and commands; this finds the file and the line for its errors.

use super::document::{ConfigError, ConfigLine, File, lines};
use super::shipped::Shipped;
use crate::keymap::{Keymap, KeymapError, Table, parse_keys, show_keys};
use crate::session::Mode;
use crate::text::named;
use std::borrow::Cow;
use std::collections::HashSet;

const SHIPPED: File<'static> = File::new("config/keys.toml", Shipped::Keys.text());

named! {
    /// A set of keys to choose by its name, the default first.
    #[derive(Default)]
    Preset {
        /// The shipped keys as they are.
        #[default]
        Less = "less",
        /// With those of vim where they mean something here.
        Vim = "vim",
        /// With the arrows going from claim to claim.
        Arrows = "arrows",
    }
}

impl Preset {
    /// What it changes; `None`: nothing.
    const fn file(self) -> Option<File<'static>> {
        let (path, file) = match self {
            Self::Less => return None,
            Self::Vim => ("config/keys-vim.toml", Shipped::KeysVim),
            Self::Arrows => ("config/keys-arrows.toml", Shipped::KeysArrows),
        };
        Some(File::new(path, file.text()))
    }
}

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
    errors: &mut Vec<ConfigError>,
) -> Keymap {
    if reader.is_none() && preset == Preset::default() {
        return Keymap::read_later(shipped);
    }
    let mut bound = read(SHIPPED, errors);
    if let Some(file) = preset.file() {
        bound = preferred(bound, read(file, errors));
    }
    let mut wrong = Vec::new();
    if let Some(file) = File::of_reader(reader) {
        bound = overridden(bound, read(file, &mut wrong));
    }
    if wrong.is_empty() {
        let (taken_away, kept): (Vec<_>, Vec<_>) = bound.into_iter().partition(is_nothing);
        wrong.extend(taken_away.iter().filter_map(mistyped));
        match Keymap::build(&tables(&kept)) {
            Ok(keymap) if wrong.is_empty() => return keymap,
            Ok(_) => {}
            Err(found) => wrong.extend(found.iter().map(|error| placed(error, &kept))),
        }
        wrong.sort_by_key(|error| error.line);
    }
    errors.extend(wrong);
    Keymap::default()
}

/// The shipped keys of one mode. That they are the same as all of them read at once, is for a test to see.
fn shipped(mode: Mode) -> Keymap {
    let table = SHIPPED.table(mode.name());
    let bound = table.map(|table| read(table, &mut Vec::new()));
    Keymap::build(&tables(&bound.unwrap_or_default())).unwrap_or_default()
}

fn read<'f>(file: File<'f>, errors: &mut Vec<ConfigError>) -> Vec<FileBinding<'f>> {
    let table = file.parse(errors);
    let mut bound = Vec::new();
    for line in lines(&table) {
        let keys = file.checked(line.at, line.table("table", "reading"), errors);
        let Some((mode, keys)) = keys else { continue };
        for line in keys {
            bound.extend(file.checked(line.at, read_line(file, mode, &line), errors));
        }
    }
    bound
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
    let why = parse_keys(&line.keys).err()?;
    let error = KeymapError::unknown_key(line.mode, &line.keys, &why);
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
    let about = |line: &&FileBinding<'_>| {
        line.mode == error.mode && error.keys.iter().any(|keys| *keys == line.keys)
    };
    match bound.iter().rev().find(about) {
        Some(line) => line.file.error(line.at, error.to_string()),
        None => SHIPPED.error(0, error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(preset: Preset) -> Keymap {
        let mut errors = Vec::new();
        let keymap = load(preset, None, &mut errors);
        assert_eq!(errors, []);
        keymap
    }

    #[test]
    fn modes_read_one_by_one_are_those_of_the_whole_file() {
        let bound = read(SHIPPED, &mut Vec::new());
        let whole = Keymap::build(&tables(&bound)).unwrap();
        assert_eq!(loaded(Preset::default()), whole);
        assert!(
            Mode::ALL
                .iter()
                .all(|mode| !whole.following(*mode, &[]).is_empty())
        );
    }

    #[test]
    fn every_line_of_a_preset_changes_something() {
        let shipped = loaded(Preset::Less);
        for preset in Preset::ALL {
            let file = preset.file();
            let lines = file.map_or_else(Vec::new, |file| read(file, &mut Vec::new()));
            let changes = loaded(*preset).changes_from(&shipped);
            assert_eq!(changes.len(), lines.len(), "{preset}");
        }
    }
}
