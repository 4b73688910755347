//! An article that was read before, as the shelf shows it.

use jiff::Timestamp;
use std::path::PathBuf;

/// An article that was read before, and how far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// Its title; its file's name where it has none.
    pub title: String,
    /// Its file, or the address of its page.
    pub article: PathBuf,
    /// Where its checklist is, or would.
    pub checklist: PathBuf,
    /// The file that keeps the reader's position in it.
    pub position: PathBuf,
    /// How many claims are decided, and how many there are; `None`: not known.
    pub progress: Option<(usize, usize)>,
    /// How much of it had been on the screen when the reader left, in percent.
    pub percent: usize,
    /// When it was last open.
    pub opened: Option<Timestamp>,
    /// The same as people here say it: "today 20:15".
    pub when: String,
    /// Whether its file is gone.
    pub is_missing: bool,
    /// The name of its checklist, where the shelf holds the article with another one, too.
    pub apart: Option<String>,
}

impl Shelved {
    /// How far it is decided: "9 of 31".
    pub fn decided(&self) -> String {
        match self.progress {
            Some((decided, total)) => format!("{decided} of {total}"),
            None => "unknown".to_owned(),
        }
    }

    /// What it is called on the shelf: its title, and its checklist where that alone tells it from another.
    pub fn name(&self) -> String {
        match &self.apart {
            Some(checklist) => format!("{} ({checklist})", self.title),
            None => self.title.clone(),
        }
    }

    /// Whether name or path hold these words, in any case; none are held by everything.
    pub fn holds(&self, words: &str) -> bool {
        let text = format!("{} {}", self.name(), self.article.display()).to_lowercase();
        words
            .to_lowercase()
            .split_whitespace()
            .all(|word| text.contains(word))
    }
}
