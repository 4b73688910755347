//! STUB keymap: stands in until the real one lands; only what drawing needs.

use crate::session::{Command, Mode};
use std::collections::HashMap;

/// Which key stands for which command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    keys: HashMap<(Command, Mode), Vec<String>>,
}

impl Keymap {
    /// A keymap of these rows: mode, keys, name of the command.
    pub fn from_rows(rows: &[(Mode, &str, &str)]) -> Self {
        let mut map = Self::default();
        for (mode, keys, name) in rows {
            if let Some(command) = Command::from_name(name) {
                let entry = map.keys.entry((command, *mode)).or_default();
                entry.extend(keys.split("  ").map(str::to_owned));
            }
        }
        map
    }

    /// The key shown for a command.
    pub fn key_for(&self, command: Command, mode: Mode) -> Option<&str> {
        self.keys.get(&(command, mode))?.first().map(String::as_str)
    }

    /// All keys of a command.
    pub fn keys_for(&self, command: Command, mode: Mode) -> Vec<String> {
        self.keys.get(&(command, mode)).cloned().unwrap_or_default()
    }
}
