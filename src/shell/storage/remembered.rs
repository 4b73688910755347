//! What is remembered of the reader from session to session: files of a few words in the state folder.

use super::files::{self, FileError};
use super::paths::make_private;
use crate::session::{Habits, ThemeChoice};
use std::path::Path;

/// Something that is remembered; of two sessions at once that of the later one stays.
#[derive(Debug)]
pub enum Remembered {
    /// Who reviews, as typed once.
    Reviewer(String),
    /// The theme that was chosen, and the one that was set then: once the settings say something else, that is newer and
    /// holds.
    Theme(ThemeChoice, ThemeChoice),
    /// Commands and tips.
    Habits(Habits),
}

const REVIEWER: &str = "reviewer";
const THEME: &str = "theme";
const HABITS: &str = "habits";

impl Remembered {
    /// Keeps it in the state folder.
    ///
    /// # Errors
    /// It cannot be written; the session goes on.
    pub fn keep(&self, state: &Path) -> Result<(), FileError> {
        let (name, text) = match self {
            Self::Reviewer(who) => (REVIEWER, format!("{who}\n")),
            Self::Theme(chosen, set) => (THEME, format!("{chosen} {set}\n")),
            Self::Habits(habits) => (HABITS, serde_json::to_string(habits).unwrap_or_default()),
        };
        make_private(state)?;
        files::replace(&state.join(name), text.as_bytes())
    }
}

/// Who reviews, as was typed once in an earlier session; `None` where nobody was.
pub fn reviewer_in(state: &Path) -> Option<String> {
    let text = text(state, REVIEWER)?;
    let who = text.lines().next()?.trim();
    (!who.is_empty()).then(|| who.to_owned())
}

/// The theme that was chosen where `set` was set; `None` where none was, or the file says nothing of use.
pub fn theme_in(state: &Path, set: ThemeChoice) -> Option<ThemeChoice> {
    let text = text(state, THEME)?;
    let mut words = text.split_whitespace().map(ThemeChoice::from_name);
    let (chosen, then) = (words.next()??, words.next()??);
    (then == set).then_some(chosen)
}

/// Commands and tips; none where that cannot be read.
pub fn habits_in(state: &Path) -> Habits {
    let habits = text(state, HABITS).and_then(|text| serde_json::from_str(&text).ok());
    habits.unwrap_or_default()
}

fn text(state: &Path, name: &str) -> Option<String> {
    let (bytes, _) = files::read(&state.join(name)).ok()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_holds_until_something_else_is_set() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        assert_eq!(theme_in(&state, ThemeChoice::Auto), None);
        let night = Remembered::Theme(ThemeChoice::Night, ThemeChoice::Auto);
        night.keep(&state).unwrap();
        assert_eq!(
            theme_in(&state, ThemeChoice::Auto),
            Some(ThemeChoice::Night)
        );
        assert_eq!(theme_in(&state, ThemeChoice::Plain), None);
        for nothing in ["\0 pink", " \n"] {
            std::fs::write(state.join(THEME), nothing).unwrap();
            std::fs::write(state.join(REVIEWER), nothing.trim()).unwrap();
            assert_eq!(theme_in(&state, ThemeChoice::Auto), None);
        }
        assert_eq!(reviewer_in(&state), None);
    }
}
