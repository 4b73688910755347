//! The help: opening it, and finding commands in it.
//!
//! What is typed is looked for at once; Esc shows all of the help again. Which commands that leaves is asked by the view.

use super::{Overlay, Purpose, Session};

impl Session {
    /// Opens the help at its beginning, all of it.
    pub(super) fn open_help(&mut self) {
        self.help_words.clear();
        self.boxes.push(Overlay::Help(0));
    }

    /// Opens the line for words to find in the help.
    pub(super) fn begin_help_search(&mut self) {
        let words = self.help_words.clone();
        self.type_line(Purpose::Help, &words);
    }

    /// Shows only the commands that have to do with these words.
    pub(super) fn search_help(&mut self, words: &str) {
        words.trim().clone_into(&mut self.help_words);
        let looked = self.boxes.iter_mut().rev().find_map(|b| match b {
            Overlay::Help(scrolled) => Some(scrolled),
            _ => None,
        });
        if let Some(scrolled) = looked {
            *scrolled = 0;
        }
    }
}
