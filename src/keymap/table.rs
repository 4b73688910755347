//! The keymap: for each mode, which keys are bound to which command.
//!
//! Made by `build`, asked by the key reader, the hints and the help. Never changes once it is made.

use super::key::{Key, show_keys};
use crate::session::{Command, Mode};
use std::sync::OnceLock;

/// Every key of every mode. Two sequences never contradict each other: `build` sees to it.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    /// In the order of [`Mode::ALL`].
    modes: Vec<OnceLock<Vec<Binding>>>,
    /// Makes the keymap of a mode, where that was left until it is needed.
    read: Option<fn(Mode) -> Self>,
}

impl PartialEq for Keymap {
    fn eq(&self, other: &Self) -> bool {
        Mode::ALL
            .iter()
            .all(|mode| self.of(*mode).eq(other.of(*mode)))
    }
}

impl Eq for Keymap {}

/// One line of `keys.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Binding {
    pub(super) mode: Mode,
    pub(super) keys: Vec<Key>,
    pub(super) shown: String,
    pub(super) command: Command,
}

/// What a sequence of keys is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// This command.
    Command(Command),
    /// The beginning of something longer.
    Pending,
    /// Nothing.
    None,
}

/// A key that is bound to another command than the shipped one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remap {
    /// In which mode.
    pub mode: Mode,
    /// The keys, as shown.
    pub keys: String,
    /// What they were bound to; `None`: nothing.
    pub was: Option<Command>,
    /// What they are bound to now; `None`: nothing.
    pub is: Option<Command>,
}

impl Keymap {
    /// A keymap of which each mode is made by `read` when it is first asked for: the first page needs one of them.
    pub fn read_later(read: fn(Mode) -> Self) -> Self {
        Self {
            modes: vec![OnceLock::new(); Mode::ALL.len()],
            read: Some(read),
        }
    }

    pub(super) fn new(bindings: Vec<Binding>) -> Self {
        let mut modes = vec![Vec::new(); Mode::ALL.len()];
        for binding in bindings {
            if let Some(mode) = modes.get_mut(binding.mode as usize) {
                mode.push(binding);
            }
        }
        Self {
            modes: modes.into_iter().map(OnceLock::from).collect(),
            read: None,
        }
    }

    /// What `keys`, pressed one after the other in `mode`, are bound to.
    pub fn look_up(&self, mode: Mode, keys: &[Key]) -> Lookup {
        let begun = || self.of(mode).filter(|b| b.keys.starts_with(keys));
        if let Some(whole) = begun().find(|b| b.keys.len() == keys.len()) {
            return Lookup::Command(whole.command);
        }
        match begun().next() {
            Some(_) if !keys.is_empty() => Lookup::Pending,
            _ => Lookup::None,
        }
    }

    /// Every key for `command` in `mode`, as shown, in the order in which they are declared.
    pub fn keys_for(&self, command: Command, mode: Mode) -> Vec<String> {
        let of_it = self.of(mode).filter(|b| b.command == command);
        of_it.map(|b| b.shown.clone()).collect()
    }

    /// Every key of a command in the first of its modes in which it has any: the page's, for most.
    pub fn first_keys(&self, command: Command) -> Vec<String> {
        let modes = command.row().modes.iter();
        let mut keys = modes.map(|mode| self.keys_for(command, *mode));
        keys.find(|keys| !keys.is_empty()).unwrap_or_default()
    }

    /// The key for `command` in `mode`, as shown, of several the first that is pressed with the fewest strokes; `None` when
    /// it is not bound there.
    pub fn key_for(&self, command: Command, mode: Mode) -> Option<&str> {
        let of_it = self.of(mode).filter(|b| b.command == command);
        let first = of_it.min_by_key(|b| b.keys.len())?;
        Some(&first.shown)
    }

    /// What can follow `keys` in `mode`: the keys still missing, as shown, and the command they lead to.
    pub fn following(&self, mode: Mode, keys: &[Key]) -> Vec<(String, Command)> {
        let longer = self.of(mode).filter_map(|b| {
            let missing = b.keys.strip_prefix(keys)?;
            (!missing.is_empty()).then(|| (show_keys(missing), b.command))
        });
        longer.collect()
    }

    pub(super) fn of(&self, mode: Mode) -> impl Iterator<Item = &Binding> {
        let read = move || {
            let keymap = self.read.map(|read| read(mode));
            let own =
                keymap.and_then(|keymap| keymap.modes.into_iter().nth(mode as usize)?.into_inner());
            own.unwrap_or_default()
        };
        let bindings = self.modes.get(mode as usize);
        bindings
            .into_iter()
            .flat_map(move |bindings| bindings.get_or_init(read))
    }

    /// Every key that differs from `shipped`, mode by mode: those that are bound first, then those taken away.
    pub fn changes_from(&self, shipped: &Self) -> Vec<Remap> {
        let in_mode = |&mode: &Mode| {
            let gone = shipped
                .of(mode)
                .filter(move |b| self.command_of(mode, &b.shown).is_none());
            let remap = move |b: &Binding| Remap {
                mode,
                keys: b.shown.clone(),
                was: shipped.command_of(mode, &b.shown),
                is: self.command_of(mode, &b.shown),
            };
            self.of(mode).chain(gone).map(remap)
        };
        let all = Mode::ALL.iter().flat_map(in_mode);
        all.filter(|remap| remap.was != remap.is).collect()
    }

    fn command_of(&self, mode: Mode, shown: &str) -> Option<Command> {
        Some(self.of(mode).find(|b| b.shown == shown)?.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_changed_and_gone() {
        let keymap =
            |lines: &[(&str, &str)]| Keymap::build(&[(Mode::Reading, lines.to_vec())]).unwrap();
        let shipped = keymap(&[("j", "line-down"), ("b", "page-back"), ("q", "quit")]);
        let own = keymap(&[("j", "claim-next"), ("w", "page-next"), ("q", "quit")]);
        let listed: Vec<String> = own
            .changes_from(&shipped)
            .iter()
            .map(|c| {
                let name = |c: Option<Command>| c.map_or("nothing", |c| c.row().name);
                format!("{} {} {}", c.keys, name(c.was), name(c.is))
            })
            .collect();
        let expected = [
            "j line-down claim-next",
            "w nothing page-next",
            "b page-back nothing",
        ];
        assert_eq!(listed, expected);
        assert_eq!(shipped.changes_from(&shipped), []);
    }
}
