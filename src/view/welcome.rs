//! The one line that somebody who never used the program needs.

use crate::keymap::Keymap;
use crate::session::{Command as C, Mode};

/// Columns from which all of it has room, in two rows at most.
const ROOMY: u16 = 60;

/// What to press, in one line, made from the live keys; commands without a key are left out.
///
/// On a screen of few columns only what cannot be guessed is shown.
pub fn welcome(keymap: &Keymap, columns: u16) -> String {
    let key = |command| keymap.key_for(command, Mode::Reading);
    let keys = |commands: &[C]| {
        let keys: Vec<&str> = commands.iter().filter_map(|&c| key(c)).collect();
        (!keys.is_empty()).then(|| keys.join(" "))
    };
    let is_roomy = columns >= ROOMY;
    let hints = [
        (keys(&[C::PageNext]).filter(|_| is_roomy), "page"),
        (
            keys(&[C::ClaimNext]),
            if is_roomy { "to a claim" } else { "claim" },
        ),
        (keys(&[C::Attributed, C::Sourced, C::Unsupported]), "decide"),
        (keys(&[C::Help]), "help"),
        (keys(&[C::Quit]), "quit"),
    ];
    let hints: Vec<String> = hints
        .into_iter()
        .filter_map(|(keys, what)| Some(format!("{} {what}", keys?)))
        .collect();
    format!("New here? {}", hints.join(" · "))
}
