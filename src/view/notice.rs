//! What just happened, in words: commands are shown as the keys that are in force.

use crate::keymap::Keymap;
use crate::session::{Called, Command, Mode, Notice, NoticePiece};

/// A notice with the keys of `mode`.
pub(super) fn words(notice: &Notice, keymap: &Keymap, mode: Mode) -> String {
    text(notice, mode, |command, mode| {
        keymap.key_for(command, mode).map(str::to_owned)
    })
}

/// A notice with the keys that `key` has for a command in a mode.
pub(super) fn text(
    notice: &Notice,
    mode: Mode,
    key: impl Fn(Command, Mode) -> Option<String>,
) -> String {
    let mut out = String::new();
    for piece in &notice.pieces {
        match piece {
            NoticePiece::Words(words) => out.push_str(words),
            NoticePiece::Key {
                before,
                called,
                after,
            } => {
                if let Some(pressed) = pressed(*called, mode, &key) {
                    out.extend([*before, &pressed, after]);
                }
            }
        }
    }
    out
}

/// What is pressed for a command: in this mode; where it does not work, in the first in which it has a key. Without a
/// key, its name behind a colon.
fn pressed(
    called: Called,
    mode: Mode,
    key: impl Fn(Command, Mode) -> Option<String>,
) -> Option<String> {
    let modes = called.command.row().modes;
    let works_here = modes.contains(&mode);
    let mut modes = modes.iter().filter(|m| !works_here || **m == mode);
    let key = modes.find_map(|mode| key(called.command, *mode));
    key.map_or_else(|| by_name(called), |key| Some(with_key(called, &key)))
}

fn with_key(called: Called, key: &str) -> String {
    // The name of a key would run into the number.
    let apart = if key.chars().count() == 1 { "" } else { " " };
    let count = called.count.map(|count| format!("{count}{apart}"));
    let letter = called.letter.map(|letter| format!(" {letter}"));
    format!(
        "{}{key}{}",
        count.unwrap_or_default(),
        letter.unwrap_or_default()
    )
}

/// The name as it is typed behind a colon; `None` where no colon leads to the command.
fn by_name(called: Called) -> Option<String> {
    let row = called.command.row();
    let has_line = |mode| Command::CommandLine.row().modes.contains(mode);
    let count = called.count.map(|count| format!("{count} "));
    let letter = called.letter.map(|letter| format!(" {letter}"));
    row.modes.iter().any(has_line).then(|| {
        let (count, letter) = (count.unwrap_or_default(), letter.unwrap_or_default());
        format!(":{count}{}{letter}", row.name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says a notice while reading, with `lines` as all of the keys.
    #[track_caller]
    fn check(lines: &[(&str, &str)], notice: &Notice, words: &str) {
        let keymap = Keymap::build(&[(Mode::Reading, lines.to_vec())]).unwrap();
        assert_eq!(super::words(notice, &keymap, Mode::Reading), words);
    }

    #[test]
    fn commands_are_said_by_the_key_in_force() {
        let notice = Notice::info("3 sourced")
            .key(" · ", Command::Return, " returns")
            .undoable();
        let keys = [("U", "undo"), ("Backspace", "return")];
        check(&keys, &notice, "3 sourced · Backspace returns · U undoes");
        check(&[], &notice, "3 sourced · :return returns · :undo undoes");
        let typed = Notice::info("done").key(": ", Command::RecallOlder, " brings it back");
        check(&[], &typed, "done");
    }

    #[test]
    fn numbers_and_letters_stand_with_their_key() {
        let half = Called::of(Command::Percent).times(50);
        let notice = Notice::default().key("", half, " goes half way");
        check(&[("%", "percent")], &notice, "50% goes half way");
        check(&[("F5", "percent")], &notice, "50 F5 goes half way");
        check(&[], &notice, ":50 percent goes half way");
        let mark = Called::of(Command::MarkGo).letter('a');
        let notice = Notice::default().key("", mark, " returns");
        check(&[("'", "mark-go")], &notice, "' a returns");
        check(&[], &notice, ":mark-go a returns");
    }

    #[test]
    fn words_are_never_taken_for_a_command() {
        let notice = Notice::info("“{undo} :undo z”: 1 of 2");
        check(&[("U", "undo")], &notice, "“{undo} :undo z”: 1 of 2");
    }
}
