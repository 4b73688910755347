//! The shipped files themselves: each explains every one of its keys, and whoever has only the program has them too.

use crate::text::named;

named! {
    /// A file that is shipped inside the program; its name is the one on the command line.
    Shipped {
        /// `sourcecheck.toml`.
        Settings = "settings",
        /// `keys.toml`.
        Keys = "keys",
        /// What the preset "vim" changes in it.
        KeysVim = "keys-vim",
        /// What the preset "arrows" changes in it.
        KeysArrows = "keys-arrows",
        /// `theme.toml`.
        Theme = "theme",
        /// `prompts.toml`.
        Prompts = "prompts",
    }
}

impl Shipped {
    /// Its text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Settings => include_str!("../../config/sourcecheck.toml"),
            Self::Keys => include_str!("../../config/keys.toml"),
            Self::KeysVim => include_str!("../../config/keys-vim.toml"),
            Self::KeysArrows => include_str!("../../config/keys-arrows.toml"),
            Self::Theme => include_str!("../../config/theme.toml"),
            Self::Prompts => include_str!("../../config/prompts.toml"),
        }
    }
}
