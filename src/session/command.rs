//! Commands: what a row of their table holds, and a command with what was typed around it.
//!
//! The rows themselves are in `command_table`.

use super::command_table::command_table;
use super::mode::Mode::{self, Asked, Entry, List, Look, Reading, Sheet, Span, Unsaved};
use super::mode::{Group, HintPlace};
use crate::checklist::{Answer, Exclude, Finding};
use jiff::Timestamp;

/// One command: what it is called and where it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// Its name in `keys.toml` and on the command line.
    pub name: &'static str,
    /// The modes in which it works.
    pub modes: &'static [Mode],
    /// Under which heading the help lists it.
    pub group: Group,
    /// What else is true of it.
    pub flags: &'static [CommandFlag],
    /// What it does, for the help.
    pub help: &'static str,
    /// Its key hints.
    pub hints: &'static [HintWords],
}

/// What the hint for a command's key says, in a word or two, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HintWords {
    /// The words.
    pub words: &'static str,
    /// Where they are shown.
    pub place: HintPlace,
    /// How early among the hints there: those that do not fit are left out from the end.
    pub rank: u8,
}

/// What is true of a command besides what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandFlag {
    /// A number before it says how often.
    Times,
    /// A number before it says which row, how many percent or how many columns.
    Number,
    /// A number before it is that of a page.
    Page,
    /// A letter must follow (marks).
    Letter,
    /// It takes a line of text, which may also follow its key or its name.
    Text,
    /// Words that choose may follow its name: a theme, what to find in the help.
    Words,
    /// It changes the checklist: refused where that is read only.
    Changes,
    /// It waits until claims are found.
    Claims,
    /// It may lead behind the beginning of the article: waits until all of it is read.
    Whole,
    /// All that it does is seen on a screen alone.
    Screen,
}

/// Makes [`Command`] and [`ROWS`], so that none is without the other.
macro_rules! commands {
    ($($group:ident {$(
        $($unit:ident)? $(($kind:ident($value:expr)))? $name:literal $modes:expr,
        [$($flag:ident)*], $help:literal, $action:expr $(, $words:literal: $($place:ident $rank:literal)+)*;
    )*})*) => {
        /// Something the reader can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each has its sentence in ROWS")]
        pub enum Command {
            $($($($unit,)?)*)*
            Exclude(Exclude),
            Answer(Answer),
            Finding(Option<Finding>),
        }

        /// Every command, in the order of the help.
        pub const ROWS: &[CommandRow] = &[$($(CommandRow {
            command: $(Command::$unit)? $(Command::$kind($value))?,
            name: $name,
            modes: $modes,
            group: Group::$group,
            flags: &[$(CommandFlag::$flag),*],
            help: $help,
            hints: &[$($(HintWords { words: $words, place: HintPlace::$place, rank: $rank },)+)*],
        },)*)*];
    };
}

const PAGE: &[Mode] = &[Reading];
const PAGED: &[Mode] = &[Reading, List, Look];
const PAGE_AND_SHEET: &[Mode] = &[Reading, Sheet];
const DECIDES: &[Mode] = &[Reading, Sheet, List];
const PAGE_AND_LIST: &[Mode] = &[Reading, List];
const ROWS_OF: &[Mode] = &[Sheet, List, Look];
const NOT_TYPING: &[Mode] = &[Reading, Sheet, List, Span, Look, Unsaved];
const EVERYWHERE: &[Mode] = &[Reading, Sheet, List, Span, Look, Unsaved, Entry];

command_table!(commands);

impl Command {
    /// Its row of the table.
    ///
    /// # Panics
    /// Never: commands and rows are made of one table, and all values that a command holds have their action there.
    pub fn row(self) -> &'static CommandRow {
        ROWS.iter()
            .find(|row| row.command == self)
            .expect("commands and rows are made of one table")
    }

    /// Whether something is true of it.
    pub fn has(self, flag: CommandFlag) -> bool {
        self.row().flags.contains(&flag)
    }

    /// Whether a number before it means something: how often, which one, or how far.
    pub fn takes_number(self) -> bool {
        use CommandFlag::{Number, Page, Times};
        [Times, Number, Page].into_iter().any(|flag| self.has(flag))
    }

    /// Whether all that it does is seen on a screen alone.
    pub fn needs_screen(self) -> bool {
        self.has(CommandFlag::Screen)
    }

    /// The command of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        ROWS.iter()
            .find(|row| row.name == name)
            .map(|row| row.command)
    }
}

/// A command and what its hint says.
pub type KeyHint = (Command, &'static str);

/// The hints of a place, those worth most first.
pub fn hints_at(place: HintPlace) -> Vec<KeyHint> {
    let of_row = |row: &'static CommandRow| {
        let here = row.hints.iter().filter(move |hint| hint.place == place);
        here.map(|hint| (hint.rank, (row.command, hint.words)))
    };
    let mut hints: Vec<(u8, KeyHint)> = ROWS.iter().flat_map(of_row).collect();
    hints.sort_by_key(|(rank, _)| *rank);
    hints.into_iter().map(|(_, hint)| hint).collect()
}

/// A command that was called by its name, with what was around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Called<'a> {
    /// The command.
    pub command: Command,
    /// The number before or behind the name.
    pub count: Option<usize>,
    /// The letter behind it (marks).
    pub letter: Option<char>,
    /// The text behind it, where the command takes some or chooses by it (a theme, words to find in the help).
    pub text: Option<&'a str>,
}

/// A command that is invoked, with what was around it; the text behind it is the caller's to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// The command.
    pub command: Command,
    /// The number typed before it.
    pub count: Option<usize>,
    /// The letter typed behind it (marks).
    pub letter: Option<char>,
    /// When.
    pub now: Timestamp,
}

impl Invocation {
    /// How often it is to be done.
    pub fn times(&self) -> usize {
        self.count.unwrap_or(1)
    }
}

impl Called<'_> {
    /// It is invoked now.
    pub const fn at(self, now: Timestamp) -> Invocation {
        Invocation {
            command: self.command,
            count: self.count,
            letter: self.letter,
            now,
        }
    }
}

impl Called<'static> {
    /// A command with nothing around it.
    pub const fn of(command: Command) -> Self {
        Self {
            command,
            count: None,
            letter: None,
            text: None,
        }
    }

    /// The same with a number before it.
    #[must_use]
    pub const fn times(self, count: usize) -> Self {
        Self {
            count: Some(count),
            ..self
        }
    }

    /// The same with a letter behind it.
    #[must_use]
    pub const fn letter(self, letter: char) -> Self {
        Self {
            letter: Some(letter),
            ..self
        }
    }
}

impl From<Command> for Called<'static> {
    fn from(command: Command) -> Self {
        Self::of(command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_found_again() {
        let names: HashSet<_> = ROWS.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), ROWS.len());
        for row in ROWS {
            assert_eq!(Command::from_name(row.name), Some(row.command));
            assert_eq!(row.command.row().name, row.name);
            let is_described = !row.help.is_empty() && !row.modes.is_empty();
            assert!(is_described, "{}", row.name);
        }
    }
}
