//! The parts of the manual, by name: text files that are part of the program, for the terminal and for `man`.

use crate::article::{self, Article, Hint};
use crate::text::named;

named! {
    /// A part of the manual; its name is the one on the command line.
    Topic {
        /// Kinds of documents, reading and deciding, wide screens, the mouse.
        Reading = "reading",
        /// All keys.
        Keys = "keys",
        /// How claims are found.
        Claims = "claims",
        /// The checklist file.
        Checklist = "checklist",
        /// What other programs and people get.
        HandOver = "hand-over",
        /// The line mode.
        Plain = "plain",
        /// Pages of the web.
        Fetching = "fetching",
        /// Colours, settings, own files.
        Themes = "themes",
    }
}

impl Topic {
    /// Its text in Markdown: a heading of level 1 first, then headings of level 2.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Reading => include_str!("../../config/help/reading.md"),
            Self::Keys => include_str!("../../config/help/keys.md"),
            Self::Claims => include_str!("../../config/help/claims.md"),
            Self::Checklist => include_str!("../../config/help/checklist.md"),
            Self::HandOver => include_str!("../../config/help/hand-over.md"),
            Self::Plain => include_str!("../../config/help/plain.md"),
            Self::Fetching => include_str!("../../config/help/fetching.md"),
            Self::Themes => include_str!("../../config/help/themes.md"),
        }
    }

    /// What it is about: its first heading.
    pub fn title(self) -> &'static str {
        let first = self.text().lines().next().unwrap_or_default();
        first.trim_start_matches("# ")
    }
}

/// A text of the manual as an article; a test reads all, so that none is empty.
pub fn article_of(markdown: &str) -> Article {
    article::read(markdown.as_bytes(), &Hint::file("help.md")).unwrap_or_default()
}
