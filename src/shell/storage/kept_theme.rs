//! The theme that was chosen in the program, kept in the state folder for later sessions.
//!
//! With it stands what was set when it was chosen: once the settings say something else, that is newer and holds.

use super::files::{self, FileError};
use super::paths::make_private;
use crate::session::ThemeChoice;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The name of the file.
const NAME: &str = "theme";

/// The theme that was chosen where `set` was set; `None` where none was, or the file says nothing of use.
pub fn read(state: &Path, set: ThemeChoice) -> Option<ThemeChoice> {
    // It is two words.
    let (mut text, most) = (String::new(), 64);
    let file = File::open(state.join(NAME)).ok()?;
    file.take(most).read_to_string(&mut text).ok()?;
    let mut words = text.split_whitespace().map(ThemeChoice::from_name);
    let (chosen, then) = (words.next()??, words.next()??);
    (then == set).then_some(chosen)
}

/// Keeps the theme that was chosen where `set` was set.
///
/// # Errors
/// It cannot be written; the session goes on with the theme.
pub fn keep(state: &Path, chosen: ThemeChoice, set: ThemeChoice) -> Result<(), FileError> {
    make_private(state)?;
    files::replace(&state.join(NAME), format!("{chosen} {set}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_holds_until_something_else_is_set() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        assert_eq!(read(&state, ThemeChoice::Auto), None);
        keep(&state, ThemeChoice::Night, ThemeChoice::Auto).unwrap();
        assert_eq!(read(&state, ThemeChoice::Auto), Some(ThemeChoice::Night));
        assert_eq!(read(&state, ThemeChoice::Plain), None);
        std::fs::write(state.join(NAME), "\0 pink").unwrap();
        assert_eq!(read(&state, ThemeChoice::Auto), None);
    }
}
