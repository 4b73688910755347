//! A line that was typed where keys cannot be read one by one: which command it means.
//!
//! Uses the same keys as the screen. A line holds one command and no more, so that a word which happens to begin with
//! the letter of a decision decides nothing.

use super::input::{Input, KeyStep};
use super::key::{Key, KeyCode, parse_keys};
use super::table::Keymap;
use crate::session::{Called, Command, CommandFlag, Mode};
use crate::text::number;

/// What a typed line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedLine<'a> {
    /// One command, with what was typed around it.
    Command(Called<'a>),
    /// A number alone.
    Number(usize),
    /// The beginning of a sequence of keys: what may follow, and the command it leads to.
    Begun(Vec<(String, Command)>),
    /// A command and more behind it, or a number with a command that is not repeated.
    TooMuch,
    /// The beginning of a sequence of keys, and then what does not follow it.
    Nothing,
    /// No keys: perhaps the name of a command.
    Words(&'a str),
}

/// Reads a line typed in `mode`. An empty one is the Enter key; names of keys are written out (`Tab`, `PgDn`), but a
/// command's name is never taken for a key's: `return` is no Enter.
pub fn read_line<'a>(keymap: &Keymap, mode: Mode, line: &'a str) -> TypedLine<'a> {
    let line = line.trim();
    if line.is_empty() {
        let enter = Key::plain(KeyCode::Enter);
        return named(keymap, mode, &[enter]).unwrap_or(TypedLine::Words(line));
    }
    if let Some(number) = number(line) {
        return TypedLine::Number(number);
    }
    let mut words = line
        .split_whitespace()
        .skip_while(|word| number(word).is_some());
    if words.next().and_then(Command::from_name).is_some() {
        return TypedLine::Words(line);
    }
    typed(keymap, mode, line)
        .or_else(|| named(keymap, mode, &parse_keys(line).ok()?))
        .unwrap_or(TypedLine::Words(line))
}

/// Character by character, as if each were pressed; blanks between keys are passed over.
fn typed<'a>(keymap: &Keymap, mode: Mode, line: &'a str) -> Option<TypedLine<'a>> {
    let mut input = Input::default();
    let mut behind_blank = false;
    for (at, c) in line.char_indices() {
        if c.is_whitespace() {
            behind_blank = true;
            continue;
        }
        let begun = !input.keys.is_empty();
        match input.press(keymap, mode, Key::char(c)) {
            KeyStep::Wait => {}
            KeyStep::Nothing => return (begun && behind_blank).then_some(TypedLine::Nothing),
            KeyStep::Invoke(called) => {
                let rest = line.get(at + c.len_utf8()..).unwrap_or("");
                return with_rest(called, c, rest, behind_blank);
            }
        }
        behind_blank = false;
    }
    input
        .is_waiting()
        .then(|| TypedLine::Begun(keymap.following(mode, &input.keys)))
}

/// The command, if what is around it may; `key` was its last key. `None`: the line is no keys at all.
///
/// Behind a letter text has to begin with a blank: else every word with that letter would be a note.
fn with_rest<'a>(
    called: Called<'a>,
    key: char,
    rest: &'a str,
    behind_blank: bool,
) -> Option<TypedLine<'a>> {
    let Called { command, count, .. } = called;
    let text = Some(rest.trim()).filter(|text| !text.is_empty());
    let is_apart = rest.starts_with(char::is_whitespace);
    let may_follow = match command {
        Command::Help => is_apart,
        _ => command.has(CommandFlag::Text) && (is_apart || !key.is_alphanumeric()),
    };
    let takes_text = may_follow || command == Command::CommandLine;
    let is_of_row = matches!(
        command,
        Command::Forget | Command::Mark | Command::SourceMerge | Command::SourceRename
    );
    let number = text.and_then(number).filter(|_| is_of_row);
    match (text, count) {
        (_, Some(_)) if !command.takes_number() && (is_apart || rest.is_empty()) => {
            Some(TypedLine::TooMuch)
        }
        (None, _) => Some(TypedLine::Command(called)),
        (Some(_), None) if number.is_some() => {
            let count = number;
            Some(TypedLine::Command(Called { count, ..called }))
        }
        (Some(_), None) if takes_text => Some(TypedLine::Command(Called { text, ..called })),
        _ if is_apart => Some(TypedLine::TooMuch),
        // One word, of which the first letters happen to be keys: perhaps it is a name.
        _ => behind_blank.then_some(TypedLine::Nothing),
    }
}

/// Keys that were called by their names: all of them together have to be one command.
fn named<'a>(keymap: &Keymap, mode: Mode, keys: &[Key]) -> Option<TypedLine<'a>> {
    let mut input = Input::default();
    for (nth, &key) in keys.iter().enumerate() {
        match input.press(keymap, mode, key) {
            KeyStep::Invoke(called)
                if nth + 1 == keys.len()
                    && (called.count.is_none() || called.command.takes_number()) =>
            {
                return Some(TypedLine::Command(called));
            }
            KeyStep::Invoke(_) => return Some(TypedLine::TooMuch),
            KeyStep::Wait => {}
            KeyStep::Nothing => return None,
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
            (":", "command"),
            ("?", "help"),
        ];
        Keymap::build(&[(Mode::Reading, lines.to_vec())]).unwrap()
    }

    /// `meant` is number, name and letter of the command, then the text behind it in brackets.
    #[track_caller]
    fn check(line: &str, meant: &str) {
        let read = match read_line(&keymap(), Mode::Reading, line) {
            TypedLine::Command(Called {
                command,
                count,
                letter,
                text,
            }) => {
                let count = count.map(|n| n.to_string()).unwrap_or_default();
                let letter = letter.map(String::from).unwrap_or_default();
                let text = text.map(|t| format!("[{t}]")).unwrap_or_default();
                format!("{count}{}{letter}{text}", command.row().name)
            }
            other => format!("{other:?}"),
        };
        assert_eq!(read, meant, "{line:?}");
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
        check("interesting", "Words(\"interesting\")");
        check("x", "Begun([(\"o\", Exclude(Opinion))])");
        check("12", "Number(12)");
        check("+5", "Words(\"+5\")");
        for line in [
            "a a",
            "x o because",
            "2 a",
            "2a",
            "2 x o",
            "3 i hello",
            "G G",
            "Tab Tab",
            "2 Enter",
        ] {
            check(line, "TooMuch");
        }
        for line in ["x j", "x jj", "x opinion", "m 1"] {
            check(line, "Nothing");
        }
    }

    #[test]
    fn the_name_of_a_command_is_no_key() {
        check("return", "Words(\"return\")");
        check("end", "Words(\"end\")");
        check("3 end", "Words(\"3 end\")");
        check("End", "Words(\"End\")");
        check("x end", "Nothing");
    }

    #[test]
    fn text_stands_behind_what_asks_for_it() {
        check("/ferry sails", "search[ferry sails]");
        check("i ask the mayor ", "note[ask the mayor]");
        check("i", "note");
        check(":note hello", "command[note hello]");
        check("? names", "help[names]");
        check("?!", "Words(\"?!\")");
    }
}
