//! What the reader's keys change against the shipped ones.

use super::table::Keymap;
use crate::session::{Command, Mode};

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
    /// Every key that differs from `shipped`, mode by mode: those that are bound first, then those taken away.
    pub fn changes_from(&self, shipped: &Self) -> Vec<Remap> {
        let mut changes = Vec::new();
        for &mode in Mode::ALL {
            let bound = self.of(mode).map(|b| Remap {
                mode,
                keys: b.shown.clone(),
                was: shipped.command_of(mode, &b.shown),
                is: Some(b.command),
            });
            let gone = shipped.of(mode).map(|b| Remap {
                mode,
                keys: b.shown.clone(),
                was: Some(b.command),
                is: self.command_of(mode, &b.shown),
            });
            changes.extend(bound.filter(|c| c.was != c.is));
            changes.extend(gone.filter(|c| c.is.is_none()));
        }
        changes
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
