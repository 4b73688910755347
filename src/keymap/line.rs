//! A line that was typed where keys cannot be read one by one: which command it means.
//!
//! Uses the same keys as the screen. A line holds one command and no more, so that a word which happens to begin with
//! the letter of a decision decides nothing.

use super::input::{Input, Step};
use super::key::{Key, KeyCode, parse_keys};
use super::table::Keymap;
use crate::session::{Command, Mode};

/// What a typed line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// One command, with what was typed around it.
    Command {
        /// The command.
        command: Command,
        /// The number before it.
        count: Option<usize>,
        /// The letter behind it (marks).
        letter: Option<char>,
        /// The text behind a command that asks for some: `/ferry`, `i ask the mayor`.
        text: Option<&'a str>,
    },
    /// A number alone.
    Number(usize),
    /// The beginning of a sequence of keys: what may follow, and the command it leads to.
    Begun(Vec<(String, Command)>),
    /// No keys: perhaps the name of a command.
    Words(&'a str),
}

/// Reads a line typed in `mode`. An empty one is the Enter key; names of keys are written out (`Tab`, `PgDn`).
pub fn read_line<'a>(keymap: &Keymap, mode: Mode, line: &'a str) -> Line<'a> {
    let line = line.trim();
    if line.is_empty() {
        let enter = Key::plain(KeyCode::Enter);
        return named(keymap, mode, &[enter]).unwrap_or(Line::Words(line));
    }
    if let Ok(number) = line.parse() {
        return Line::Number(number);
    }
    typed(keymap, mode, line)
        .or_else(|| named(keymap, mode, &parse_keys(line).ok()?))
        .unwrap_or(Line::Words(line))
}

/// Character by character, as if each were pressed; blanks between keys are passed over.
fn typed<'a>(keymap: &Keymap, mode: Mode, line: &'a str) -> Option<Line<'a>> {
    let mut input = Input::default();
    for (at, c) in line.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        match input.press(keymap, mode, Key::char(c)) {
            Step::Wait => {}
            Step::Nothing => return None,
            Step::Invoke {
                command,
                count,
                letter,
            } => {
                let rest = line.get(at + c.len_utf8()..).unwrap_or("");
                let text = Some(rest.trim()).filter(|text| !text.is_empty());
                return may_follow(command, c, rest).then_some(Line::Command {
                    command,
                    count,
                    letter,
                    text,
                });
            }
        }
    }
    input
        .is_waiting()
        .then(|| Line::Begun(keymap.following(mode, &input.keys)))
}

/// Whether `rest` may stand behind a command; else the line is no command at all.
///
/// Behind a letter text has to begin with a blank: else every word with that letter would be a note.
fn may_follow(command: Command, key: char, rest: &str) -> bool {
    let apart = !key.is_alphanumeric() || rest.starts_with(char::is_whitespace);
    rest.trim().is_empty() || (asks_for_text(command) && apart)
}

const fn asks_for_text(command: Command) -> bool {
    matches!(
        command,
        Command::Note
            | Command::Evidence
            | Command::Search
            | Command::FilterWords
            | Command::CommandLine
            | Command::SaveElsewhere
    )
}

/// Keys that were called by their names: all of them together have to be one command.
fn named<'a>(keymap: &Keymap, mode: Mode, keys: &[Key]) -> Option<Line<'a>> {
    let mut input = Input::default();
    for (nth, &key) in keys.iter().enumerate() {
        let step = input.press(keymap, mode, key);
        match step {
            Step::Invoke {
                command,
                count,
                letter,
            } if nth + 1 == keys.len() => {
                return Some(Line::Command {
                    command,
                    count,
                    letter,
                    text: None,
                });
            }
            Step::Wait => {}
            Step::Nothing | Step::Invoke { .. } => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keymap() -> Keymap {
        let lines = [
            ("a", "attributed"),
            ("G", "end"),
            ("x o", "exclude-opinion"),
            ("i", "note"),
            ("/", "search"),
            ("m", "mark-set"),
            ("Tab", "claim-next"),
            ("Enter", "sheet"),
        ];
        Keymap::build(&[(Mode::Reading, lines.to_vec())]).unwrap()
    }

    /// `meant` is number, name and letter of the command, then the text behind it in brackets.
    #[track_caller]
    fn check(line: &str, meant: &str) {
        let said = match read_line(&keymap(), Mode::Reading, line) {
            Line::Command {
                command,
                count,
                letter,
                text,
            } => {
                let count = count.map(|n| n.to_string()).unwrap_or_default();
                let letter = letter.map(String::from).unwrap_or_default();
                let text = text.map(|t| format!("[{t}]")).unwrap_or_default();
                format!("{count}{}{letter}{text}", command.row().name)
            }
            other => format!("{other:?}"),
        };
        assert_eq!(said, meant, "{line:?}");
    }

    #[test]
    fn a_line_is_one_command() {
        check("a", "attributed");
        check(" a \r", "attributed");
        check("12G", "12end");
        check("12 G", "12end");
        check("x o", "exclude-opinion");
        check("xo", "exclude-opinion");
        check("ma", "mark-seta");
        check("", "sheet");
        check("tab", "claim-next");
    }

    #[test]
    fn more_than_a_command_is_none() {
        check("aa", "Words(\"aa\")");
        check("attributed", "Words(\"attributed\")");
        check("a a", "Words(\"a a\")");
        check("interesting", "Words(\"interesting\")");
        check("x", "Begun([(\"o\", Exclude(Opinion))])");
        check("x j", "Words(\"x j\")");
        check("12", "Number(12)");
    }

    #[test]
    fn text_stands_behind_what_asks_for_it() {
        check("/ferry sails", "search[ferry sails]");
        check("i ask the mayor ", "note[ask the mayor]");
        check("i", "note");
    }
}
