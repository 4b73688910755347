//! Names to a keymap: every line of every table is read, checked against the commands, and checked against the others.
//!
//! All that is wrong is found at once, so that a reader mends a file in one go. Independent of files and
//! lines: the caller, who read the tables, finds the line again by mode and key.

use super::key::{Key, KeyCode, parse_keys, show_keys};
use super::table::{Binding, Keymap};
use crate::session::{Command, CommandFlag, Mode, ROWS};
use rustc_hash::FxHashMap;

/// One table of `keys.toml`: keys and the names of their commands, in the order in which they are there.
pub type Table<'t> = (Mode, Vec<(&'t str, &'t str)>);

/// What is wrong with one line of a table; shown, it is one sentence without the place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct KeymapError {
    /// In which table.
    pub mode: Mode,
    /// The keys, as written; of a conflict both, as shown.
    pub keys: Vec<String>,
    sentence: String,
}

impl KeymapError {
    fn new(mode: Mode, keys: &str, sentence: String) -> Self {
        Self {
            mode,
            keys: vec![keys.to_owned()],
            sentence,
        }
    }

    /// The key does not exist; `why` says what would be one.
    pub fn unknown_key(mode: Mode, keys: &str, why: &str) -> Self {
        Self::new(mode, keys, format!("no such key: \"{keys}\"; {why}"))
    }

    fn reserved(mode: Mode, keys: &str, why: &str) -> Self {
        Self::new(mode, keys, format!("\"{keys}\" cannot be bound: {why}"))
    }
}

impl Keymap {
    /// Makes the keymap of `tables`.
    ///
    /// # Errors
    /// Everything that is wrong with them, in their order, conflicts last.
    pub fn build(tables: &[Table<'_>]) -> Result<Self, Vec<KeymapError>> {
        let mut bindings = Vec::new();
        let mut errors = Vec::new();
        let commands = ROWS.iter().map(|row| (row.name, row.command)).collect();
        for (mode, lines) in tables {
            for (keys, command) in lines {
                match bind(*mode, keys, command, &commands) {
                    Ok(binding) => bindings.push(binding),
                    Err(error) => errors.push(error),
                }
            }
        }
        errors.extend(conflicts(&bindings));
        if errors.is_empty() {
            Ok(Self::new(bindings))
        } else {
            Err(errors)
        }
    }
}

fn bind(
    mode: Mode,
    written: &str,
    name: &str,
    commands: &FxHashMap<&str, Command>,
) -> Result<Binding, KeymapError> {
    let keys = parse_keys(written).map_err(|why| KeymapError::unknown_key(mode, written, &why))?;
    if let Some(why) = refused(mode, &keys) {
        return Err(KeymapError::reserved(mode, written, why));
    }
    let command = commands.get(name).copied().ok_or_else(|| {
        let sentence = format!(
            "\"{written}\": no such command: \"{name}\"; sourcecheck config --shipped keys lists them, \"\" unbinds the key"
        );
        KeymapError::new(mode, written, sentence)
    })?;
    if !command.row().modes.contains(&mode) {
        return Err(wrong_mode(mode, written, command));
    }
    let has_esc = keys.iter().any(|key| key.code == KeyCode::Esc);
    if has_esc && (keys.len() > 1 || command != Command::Close) {
        let why = "Esc can only be \"close\": it never decides and never quits";
        return Err(KeymapError::reserved(mode, written, why));
    }
    Ok(Binding {
        mode,
        shown: show_keys(&keys),
        keys,
        command,
    })
}

fn wrong_mode(mode: Mode, written: &str, command: Command) -> KeymapError {
    let row = command.row();
    let tables: Vec<String> = row
        .modes
        .iter()
        .map(|m| format!("[{}]", m.name()))
        .collect();
    let (name, here, tables) = (row.name, mode.name(), tables.join(", "));
    let sentence = format!("\"{written}\": \"{name}\" does not work in [{here}]; only in {tables}");
    KeymapError::new(mode, written, sentence)
}

/// Why these keys cannot be bound in this mode; `None` when they can.
fn refused(mode: Mode, keys: &[Key]) -> Option<&'static str> {
    if let Some(why) = keys.iter().find_map(|key| key.reserved()) {
        return Some(why);
    }
    let first = keys.first()?;
    match mode {
        Mode::Reading | Mode::List if first.digit().is_some() => {
            Some("digits are counts, as in 12G")
        }
        Mode::Entry if first.typed().is_some() => Some("it types a character"),
        _ => None,
    }
}

/// Pairs of which one is the other's beginning, or the same again.
fn conflicts(bindings: &[Binding]) -> Vec<KeymapError> {
    let mut found = Vec::new();
    for (nth, longer) in bindings.iter().enumerate() {
        let here = |b: &&Binding| b.mode == longer.mode && longer.keys.starts_with(&b.keys);
        let mut same = bindings.iter().take(nth).filter(here);
        let same = same.find(|b| b.keys.len() == longer.keys.len());
        let mut shorter = bindings.iter().filter(here);
        let shorter =
            shorter.find(|b| b.keys.len() < longer.keys.len() && !ends_a_letter(b, longer));
        found.extend(same.into_iter().chain(shorter).map(|b| conflict(b, longer)));
    }
    found
}

fn conflict(shorter: &Binding, longer: &Binding) -> KeymapError {
    let [(keys, command), (longer_keys, other)] =
        [shorter, longer].map(|binding| (binding.shown.clone(), binding.command.row().name));
    let why = if keys == longer_keys {
        "the same key twice"
    } else {
        "one begins the other; set one of them to \"\""
    };
    KeymapError {
        mode: longer.mode,
        sentence: format!(
            "\"{keys}\" (\"{command}\") conflicts with \"{longer_keys}\" (\"{other}\"): {why}"
        ),
        keys: vec![keys, longer_keys],
    }
}

/// Whether `shorter` waits for a letter anyway, and `longer` goes on with something that is none, as `' '` does.
fn ends_a_letter(shorter: &Binding, longer: &Binding) -> bool {
    let next = longer.keys.get(shorter.keys.len());
    let letter = next
        .and_then(|key| key.typed())
        .is_some_and(char::is_alphabetic);
    shorter.command.has(CommandFlag::Letter) && next.is_some() && !letter
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(mode: Mode, lines: &[(&str, &str)]) -> Result<Keymap, Vec<KeymapError>> {
        Keymap::build(&[(mode, lines.to_vec())])
    }

    #[track_caller]
    fn check(mode: Mode, lines: &[(&str, &str)], sentences: &[&str]) {
        let errors = built(mode, lines).map_or_else(|errors| errors, |_| Vec::new());
        let shown: Vec<String> = errors.iter().map(KeymapError::to_string).collect();
        assert_eq!(shown, sentences);
    }

    #[test]
    fn a_conflict_names_both() {
        check(
            Mode::Reading,
            &[("x", "list"), ("x o", "exclude-opinion")],
            &[
                "\"x\" (\"list\") conflicts with \"x o\" (\"exclude-opinion\"): \
               one begins the other; set one of them to \"\"",
            ],
        );
        check(
            Mode::Reading,
            &[("PgDn", "page-next"), ("PageDown", "page-back")],
            &[
                "\"PgDn\" (\"page-next\") conflicts with \"PgDn\" (\"page-back\"): the same key twice",
            ],
        );
    }

    #[test]
    fn a_command_that_waits_for_a_letter_may_be_followed_by_what_is_none() {
        check(
            Mode::Reading,
            &[("'", "mark-go"), ("' '", "jump-back")],
            &[],
        );
        check(
            Mode::Reading,
            &[("'", "mark-go"), ("' a", "jump-back")],
            &[
                "\"'\" (\"mark-go\") conflicts with \"' a\" (\"jump-back\"): \
               one begins the other; set one of them to \"\"",
            ],
        );
    }

    #[test]
    fn keys_that_do_not_arrive_are_refused() {
        for c in ["I", "M", "H", "J", "S", "Q"] {
            let errors = built(Mode::List, &[(&format!("Ctrl-{c}"), "close")]).unwrap_err();
            let shown = errors[0].to_string();
            assert!(shown.contains("cannot be bound"), "Ctrl-{c}: {shown}");
        }
        check(
            Mode::Reading,
            &[("7", "end")],
            &["\"7\" cannot be bound: digits are counts, as in 12G"],
        );
        check(Mode::Sheet, &[("1", "prompt-1")], &[]);
        check(
            Mode::Entry,
            &[("q", "close")],
            &["\"q\" cannot be bound: it types a character"],
        );
    }

    #[test]
    fn esc_leaves_and_does_nothing_else() {
        check(Mode::Reading, &[("Esc", "close")], &[]);
        for (keys, command) in [
            ("Esc", "attributed"),
            ("Escape", "quit"),
            ("Esc", "cancel"),
            ("Esc Esc", "close"),
            ("g Esc", "start"),
        ] {
            let shown = format!(
                "\"{keys}\" cannot be bound: Esc can only be \"close\": it never decides and never quits"
            );
            check(Mode::Reading, &[(keys, command)], &[&shown]);
        }
    }

    #[test]
    fn what_is_unknown_or_out_of_place_is_said() {
        check(
            Mode::Look,
            &[("q", "fly"), ("w", "wider")],
            &[
                "\"q\": no such command: \"fly\"; sourcecheck config --shipped keys lists them, \"\" unbinds the key",
                "\"w\": \"wider\" does not work in [look]; only in [reading]",
            ],
        );
        let errors = built(Mode::Look, &[("Foo", "close")]).unwrap_err();
        assert!(
            errors[0]
                .to_string()
                .starts_with("no such key: \"Foo\"; keys are single characters")
        );
    }
}
