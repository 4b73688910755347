//! Commands that are called by their names: what may precede and behind a name, and what is too much.
//!
//! The line behind `:` and the line mode read names through this, so that both take and refuse the same.

use super::{Called, Command, CommandFlag, Mode, Notice, ROWS, Session};
use crate::text;
use jiff::Timestamp;

/// Why a line calls no command; shown, it is half a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandLineError {
    /// No command has this name, and none begins like it.
    #[error("no such command: {0}")]
    Unknown(String),
    /// No command has this name, but some begin like it.
    #[error("no such command: {0}; did you mean {1}?")]
    Nearly(String, String),
    /// A number with a command that is not repeated.
    #[error("{0} takes no number")]
    NoNumber(&'static str),
    /// Text behind a command that takes none.
    #[error("{0} takes no argument; got {1}")]
    TooMuch(&'static str, String),
    /// A name that other programs have for what is done otherwise here.
    #[error("{0}: {1}")]
    Otherwise(&'static str, &'static str),
    /// Text behind a short name that other programs have given their readers.
    #[error("{0} means {1} and takes no number or argument")]
    Alone(String, &'static str),
}

/// Names from other programs; whatever is beside one of them is a mistake, and none of them may be taken for it.
const BORROWED: &[(&str, Command)] = &[
    ("q", Command::Quit),
    ("wq", Command::Quit),
    ("x", Command::Quit),
    ("q!", Command::Quit),
    ("h", Command::Help),
    ("$", Command::End),
];

/// Names that readers know from editors for what no command does, and how it is done.
const OTHERWISE: &[(&str, &str)] = &[
    ("w", SAVED),
    ("w!", SAVED),
    ("wa", SAVED),
    ("write", SAVED),
    ("e", OPENED),
    ("open", OPENED),
    (
        "set",
        "sourcecheck config lists the settings and their file",
    ),
];
const SAVED: &str = "every change is saved already";
const OPENED: &str = "sourcecheck opens the article it is started with; shelf lists recent ones";

/// Second names, which take what the command takes.
const ALIASES: &[(&str, Command)] = &[
    ("width", Command::WidthReset),
    ("find", Command::Search),
    ("claim", Command::List),
];

/// The largest number that is taken: more would only wait.
const LARGEST: usize = 999_999;

/// Reads a line that calls a command by its name; a number alone goes to that page, `50%` half way. `None`: an empty one.
///
/// # Errors
/// Why it calls none.
pub fn called(line: &str) -> Result<Option<Called<'_>>, CommandLineError> {
    let line = line.trim();
    let alone = |command, count| Called {
        count,
        ..Called::of(command)
    };
    if let Some(percent) = line.strip_suffix('%').and_then(number) {
        return Ok(Some(alone(Command::Percent, Some(percent))));
    }
    let (count, name, rest) = divided(line);
    if name.is_empty() {
        return Ok(count.map(|page| alone(Command::End, Some(page))));
    }
    if let Some((_, command)) = BORROWED.iter().find(|(known, _)| *known == name) {
        let row = command.row();
        let is_alone = rest.is_empty() && count.is_none();
        return is_alone
            .then(|| Some(alone(*command, None)))
            .ok_or_else(|| CommandLineError::Alone(name.to_owned(), row.name));
    }
    if let Some((name, how)) = OTHERWISE.iter().find(|(known, _)| *known == name) {
        return Err(CommandLineError::Otherwise(name, how));
    }
    let second = || ALIASES.iter().find(|(known, _)| *known == name);
    let command = Command::from_name(name).or_else(|| second().map(|(_, command)| *command));
    let command = command.ok_or_else(|| nearest_name(name))?;
    with_rest(alone(command, count), rest).map(Some)
}

/// The number before a name, the name, and what is behind it.
pub(super) fn divided(line: &str) -> (Option<usize>, &str, &str) {
    let (first, behind) = first_word(line.trim());
    match number(first) {
        Some(count) => {
            let (name, rest) = first_word(behind);
            (Some(count), name, rest)
        }
        None => (None, first, behind),
    }
}

/// The command with what follows its name, if it takes that.
pub(super) fn with_rest<'a>(
    called: Called<'a>,
    rest: &'a str,
) -> Result<Called<'a>, CommandLineError> {
    let row = called.command.row();
    let has = |flag| row.flags.contains(&flag);
    let behind = number(rest).filter(|_| called.count.is_none() && row.command.takes_number());
    let letter = only_letter(rest).filter(|_| has(CommandFlag::Letter));
    let takes_text = has(CommandFlag::Text) || has(CommandFlag::Words);
    if called.count.is_some() && !row.command.takes_number() {
        return Err(CommandLineError::NoNumber(row.name));
    }
    match (behind, letter) {
        _ if rest.is_empty() => Ok(called),
        (Some(_), _) => Ok(Called {
            count: behind,
            ..called
        }),
        (None, Some(_)) => Ok(Called { letter, ..called }),
        (None, None) if takes_text => Ok(Called {
            text: Some(rest),
            ..called
        }),
        (None, None) => Err(CommandLineError::TooMuch(row.name, rest.to_owned())),
    }
}

fn first_word(line: &str) -> (&str, &str) {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (first, rest.trim())
}

fn only_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// A number, no larger than any count.
fn number(word: &str) -> Option<usize> {
    Some(text::number(word)?.min(LARGEST))
}

/// What to say of a name that no command has, with the names that begin alike.
fn nearest_name(name: &str) -> CommandLineError {
    let begin: String = name.chars().take(3).collect();
    let alike: Vec<&str> = ROWS
        .iter()
        .map(|row| row.name)
        .filter(|known| known.starts_with(&begin))
        .take(4)
        .collect();
    if alike.is_empty() {
        CommandLineError::Unknown(name.to_owned())
    } else {
        CommandLineError::Nearly(name.to_owned(), alike.join(", "))
    }
}

impl Session {
    /// Runs the command that a line calls by its name, or says why it calls none.
    pub(super) fn run_line(&mut self, line: &str, now: Timestamp) {
        match called(line) {
            Ok(Some(called)) => self.run_called(called, now),
            Ok(None) => {}
            Err(why) => {
                let notice = Notice::info(why.to_string());
                self.warn(match why {
                    CommandLineError::Unknown(_) => notice.key("; ", Command::Help, " lists them"),
                    _ => notice,
                });
            }
        }
    }

    fn run_called(&mut self, called: Called<'_>, now: Timestamp) {
        let row = called.command.row();
        if !self.works_now(called.command) {
            self.warn(format!("{} does not work here", row.name));
            return;
        }
        if let (Command::Theme, Some(name)) = (called.command, called.text) {
            self.theme_called(name);
            return;
        }
        if let (Command::Filter, Some(name)) = (called.command, called.text) {
            self.filter_called(name);
            return;
        }
        if let (Command::Help, Some(words)) = (called.command, called.text) {
            self.open_help();
            self.search_help(words);
            return;
        }
        self.invoke(&called.at(now));
        if let (Some(text), Mode::Entry) = (called.text, self.mode()) {
            self.submit(text, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `meant` is number, name and letter, then the text in brackets; or why it calls nothing.
    #[track_caller]
    fn check(line: &str, meant: &str) {
        let notice = match called(line) {
            Ok(Some(called)) => {
                let count = called.count.map(|n| n.to_string()).unwrap_or_default();
                let letter = called.letter.map(String::from).unwrap_or_default();
                let text = called.text.map(|t| format!("[{t}]")).unwrap_or_default();
                format!("{count}{}{letter}{text}", called.command.row().name)
            }
            Ok(None) => "nothing".to_owned(),
            Err(why) => why.to_string(),
        };
        assert_eq!(notice, meant, "{line:?}");
    }

    #[test]
    fn names_take_what_their_keys_take() {
        check("claim-next", "claim-next");
        check("3 claim-next", "3claim-next");
        check("claim-next 3", "3claim-next");
        check("12", "12end");
        check("50%", "50percent");
        check("mark-set a", "mark-seta");
        check("note ask the mayor", "note[ask the mayor]");
        check("search  3 crowns ", "search[3 crowns]");
        check("search 12", "search[12]");
        check("find fog", "search[fog]");
        check("width 50", "50width-reset");
        check("width", "width-reset");
        check("theme dark", "theme[dark]");
        check("help undo", "help[undo]");
        check(" ", "nothing");
    }

    #[test]
    fn what_is_too_much_calls_nothing() {
        let too_much = "sourced takes no argument; got please";
        check("sourced please", too_much);
        check("attributed 2", "attributed takes no argument; got 2");
        check("2 attributed", "attributed takes no number");
        check("2 note hello", "note takes no number");
        check("2 3 end", "no such command: 3");
        check("mark-set ab", "mark-set takes no argument; got ab");
        check(
            "wide",
            "no such command: wide; did you mean wider, width-reset?",
        );
        check("brew fog", "no such command: brew");
        check("w", "w: every change is saved already");
        check(
            "set nu",
            "set: sourcecheck config lists the settings and their file",
        );
    }

    #[test]
    fn borrowed_names_stand_alone() {
        check("x", "quit");
        check("q!", "quit");
        check("$", "end");
        check("x o", "x means quit and takes no number or argument");
        check("3 q", "q means quit and takes no number or argument");
        check("quit now", "quit takes no argument; got now");
    }
}
