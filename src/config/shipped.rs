//! The shipped files themselves: each explains every one of its keys, and whoever has only the program has them too.

/// A file that is shipped inside the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shipped {
    /// `sourcecheck.toml`.
    Settings,
    /// `keys.toml`.
    Keys,
    /// What the preset "vim" changes in it.
    KeysVim,
    /// What the preset "arrows" changes in it.
    KeysArrows,
    /// `theme.toml`.
    Theme,
    /// `prompts.toml`.
    Prompts,
}

impl Shipped {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[
        Self::Settings,
        Self::Keys,
        Self::KeysVim,
        Self::KeysArrows,
        Self::Theme,
        Self::Prompts,
    ];

    /// What it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Keys => "keys",
            Self::KeysVim => "keys-vim",
            Self::KeysArrows => "keys-arrows",
            Self::Theme => "theme",
            Self::Prompts => "prompts",
        }
    }

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
