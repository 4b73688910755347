//! The presets of keys: named overlays that lie between the shipped keys and the reader's.
//!
//! Their lines are data in `config/`; here is only which there are. How they are laid over one another, `keys` knows.

use super::document::File;
use super::shipped::Shipped;
use std::fmt;

/// A set of keys to choose by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// The shipped keys as they are.
    #[default]
    Less,
    /// With those of vim where they mean something here.
    Vim,
    /// With the arrows going from claim to claim.
    Arrows,
}

impl Preset {
    /// Every preset, the default first.
    pub const ALL: &'static [Self] = &[Self::Less, Self::Vim, Self::Arrows];

    /// Its name in the settings and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Less => "less",
            Self::Vim => "vim",
            Self::Arrows => "arrows",
        }
    }

    /// The preset of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|preset| preset.name() == name)
    }

    /// What it changes; `None`: nothing.
    pub(super) const fn file(self) -> Option<File<'static>> {
        match self {
            Self::Less => None,
            Self::Vim => Some(File::new("config/keys-vim.toml", Shipped::KeysVim.text())),
            Self::Arrows => Some(File::new(
                "config/keys-arrows.toml",
                Shipped::KeysArrows.text(),
            )),
        }
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
