//! The one line that somebody who never used the program needs.

use crate::keymap::Keymap;
use crate::session::{Command as C, Mode};

/// What to press, in one line, made from the live keys; commands without a key are left out.
pub fn welcome(keymap: &Keymap) -> String {
    let key = |command| keymap.key_for(command, Mode::Reading);
    let keys = |commands: &[C]| {
        let keys: Vec<&str> = commands.iter().filter_map(|&c| key(c)).collect();
        (!keys.is_empty()).then(|| keys.join(" "))
    };
    let hints = [
        (keys(&[C::PageNext]), "page"),
        (keys(&[C::ClaimNext]), "to a claim"),
        (keys(&[C::Attributed, C::Sourced, C::Unsupported]), "decide"),
        (keys(&[C::Help]), "help"),
        (keys(&[C::Quit]), "quit"),
    ];
    let said: Vec<String> = hints
        .into_iter()
        .filter_map(|(keys, what)| Some(format!("{} {what}", keys?)))
        .collect();
    format!("New here? {}", said.join(" · "))
}
