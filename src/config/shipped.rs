//! The shipped files themselves: each explains every one of its keys; they are part of the program.

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
        /// The four files of `cues`, one after the other: what a reader's `cues.toml` adds to.
        Cues = "cues",
        /// `cues/verbs.toml`.
        Verbs = "cues-verbs",
        /// `cues/words.toml`.
        Words = "cues-words",
        /// `cues/frames.toml`.
        Frames = "cues-frames",
        /// `cues/points.toml`.
        Points = "cues-points",
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
            Self::Cues => concat!(
                include_str!("../../config/cues/verbs.toml"),
                include_str!("../../config/cues/words.toml"),
                include_str!("../../config/cues/frames.toml"),
                include_str!("../../config/cues/points.toml"),
            ),
            Self::Verbs => include_str!("../../config/cues/verbs.toml"),
            Self::Words => include_str!("../../config/cues/words.toml"),
            Self::Frames => include_str!("../../config/cues/frames.toml"),
            Self::Points => include_str!("../../config/cues/points.toml"),
        }
    }
}
