//! The presets of keys: named overlays between the shipped keys and the reader's.
//!
//! Their lines are data in `config/`; here is only which there are. How they override one another is in `keys`.

use super::document::File;
use super::shipped::Shipped;
use crate::text::named;

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
    pub(super) const fn file(self) -> Option<File<'static>> {
        let (path, file) = match self {
            Self::Less => return None,
            Self::Vim => ("config/keys-vim.toml", Shipped::KeysVim),
            Self::Arrows => ("config/keys-arrows.toml", Shipped::KeysArrows),
        };
        Some(File::new(path, file.text()))
    }
}
