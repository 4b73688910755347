//! The line that says what just happened: words, and commands that go on from there.
//!
//! A session has no keys. Where a notice names a command, it holds the command itself; its key is looked up when the notice
//! is shown. Words are only ever words, whatever an article or a reader put into them.

use super::{Called, Command, Mode};

/// The line that says what just happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// The text, piece by piece; sanitised when drawn.
    pub pieces: Vec<NoticePiece>,
    /// Whether something went wrong.
    pub alarm: bool,
}

/// A piece of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticePiece {
    /// Words as they are.
    Words(String),
    /// A command, shown as its key; left out where nothing can be pressed or typed for it.
    Key {
        /// The words that lead to it, and go with it.
        before: &'static str,
        /// The command, with the number or the letter that belongs to it.
        called: Called<'static>,
        /// What the command does.
        after: String,
    },
}

impl Notice {
    /// Something to know.
    pub fn info(words: impl Into<String>) -> Self {
        Self::default().words(words)
    }

    /// Something that went wrong.
    pub fn warning(words: impl Into<String>) -> Self {
        Self {
            alarm: true,
            ..Self::info(words)
        }
    }

    /// The same with words behind it.
    #[must_use]
    pub fn words(mut self, words: impl Into<String>) -> Self {
        self.pieces.push(NoticePiece::Words(words.into()));
        self
    }

    /// The same with a command behind it, and what that does.
    #[must_use]
    pub fn key(
        mut self,
        before: &'static str,
        called: impl Into<Called<'static>>,
        after: impl Into<String>,
    ) -> Self {
        self.pieces.push(NoticePiece::Key {
            before,
            called: called.into(),
            after: after.into(),
        });
        self
    }

    /// The same with what another notice says behind it.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// The same with the way to take back what was done.
    #[must_use]
    pub fn undoable(self) -> Self {
        self.key(" · ", Command::Undo, " undoes")
    }

    /// How places are marked.
    pub fn of_marks() -> Self {
        let [mark, go] = [Command::MarkSet, Command::MarkGo].map(|c| Called::of(c).letter('a'));
        Self::info("a mark is one letter")
            .key(": ", mark, " sets it")
            .key(", ", go, " returns")
    }

    /// The notice for a key that is not bound in `mode`.
    pub fn useless(key: &str, mode: Mode) -> Self {
        let notice = Self::info(format!("no such key: {key}"));
        if Command::Help.row().modes.contains(&mode) {
            notice.key("; ", Command::Help, " lists the keys")
        } else {
            notice
        }
    }

    /// Whether its first words are these.
    pub fn begins_with(&self, words: &str) -> bool {
        matches!(self.pieces.first(), Some(NoticePiece::Words(first)) if first.starts_with(words))
    }
}

impl From<&str> for Notice {
    fn from(words: &str) -> Self {
        Self::info(words)
    }
}

impl From<String> for Notice {
    fn from(words: String) -> Self {
        Self::info(words)
    }
}
