//! The commands that a line behind `:` may mean, the likeliest first, and running the selected one.
//!
//! Letters are matched here and not by a library: a hundred rows of ASCII need no index, and what counts (a name before
//! its help, the beginnings of words) would have to be told to any library as well.

use super::command_line::{divided, with_rest};
use super::{
    Called, Command, CommandLineError, CommandRow, Mode, Overlay, ROWS, Session, TextEntry, called,
};
use jiff::Timestamp;

/// Cost of a letter that begins another word than the first.
const NEXT_WORD: usize = 1;
/// Cost of a match in the help instead of the name.
const IN_HELP: usize = 2;
/// Cost of a letter in the middle of a word that does not follow the one before; in the help it is no match.
const INSIDE: usize = 4;

impl Session {
    /// The commands that work below the line being typed and that it may mean, with the number before it and the text
    /// behind; those run last first where it says no more.
    pub fn offered<'a>(&self, line: &'a str) -> Vec<Called<'a>> {
        let below = self.boxes.iter().rev().nth(1);
        let mode = below.map_or(Mode::Reading, Overlay::mode);
        let works = |called: &Called| {
            called.command.row().modes.contains(&mode)
                && called.command != Command::CommandLine
                && self.allows(called.command)
        };
        let exact = match called(line) {
            Ok(exact) => exact,
            Err(
                CommandLineError::Unknown(_)
                | CommandLineError::Nearly(..)
                | CommandLineError::Otherwise(..),
            ) => None,
            // It is a name already, with what it does not take.
            Err(_) => return Vec::new(),
        };
        if line.trim().contains(' ') && exact.is_some() {
            return exact.into_iter().filter(works).collect();
        }
        let (count, name, rest) = divided(line);
        let query = name.to_lowercase();
        if !rest.is_empty() && query.chars().count() == 1 {
            // With text behind it one letter would say too much.
            return Vec::new();
        }
        let rows = ROWS.iter().enumerate().filter_map(|(nth, row)| {
            let is_exact = exact.is_some_and(|exact| exact.command == row.command);
            let cost = if is_exact {
                0
            } else {
                cost_of(&query, row)? + 1
            };
            let alone = Called {
                count,
                ..Called::of(row.command)
            };
            let called = with_rest(alone, rest).ok().filter(works)?;
            let recent = self.habits.commands.iter().position(|n| n == row.name);
            let recent = recent.unwrap_or(usize::MAX);
            let length = if query.is_empty() { 0 } else { row.name.len() };
            Some(((cost, recent, length, nth), called))
        });
        let mut rows: Vec<_> = rows.collect();
        rows.sort_unstable_by_key(|(order, _)| *order);
        rows.into_iter().map(|(_, called)| called).collect()
    }

    /// Selects the next or the previous of the commands offered; `false`: there is none, or no command is typed.
    pub(super) fn move_offered(&mut self, down: bool) -> bool {
        let Some(Overlay::Entry(entry)) = self.boxes.last() else {
            return false;
        };
        if !entry.is_command() {
            return false;
        }
        let n = self.offered(&entry.typed).len();
        let row = entry.row.min(n.saturating_sub(1));
        let to = match (down, row) {
            // What is above the first is what was typed before.
            (false, 0) => return false,
            (true, 0) if entry.recalled > 0 => return false,
            (false, row) => row - 1,
            (true, row) => (row + 1).min(n.saturating_sub(1)),
        };
        if let Some(Overlay::Entry(entry)) = self.boxes.last_mut() {
            entry.row = to;
        }
        true
    }

    /// The name of the selected command, where the line is not the beginning of any.
    pub(super) fn selected_name(&self) -> Option<&'static str> {
        let Some(Overlay::Entry(entry)) = self.boxes.last() else {
            return None;
        };
        let selected = self.offered(&entry.typed).get(entry.row).copied()?;
        Some(selected.command.row().name)
    }

    /// What a sent line calls: itself where it is a name and no other row was selected, else the selected row.
    pub(super) fn chosen(&self, entry: &TextEntry, line: &str) -> String {
        let row = if entry.typed.trim() == line {
            entry.row
        } else {
            0
        };
        let is_unknown = matches!(
            called(line),
            Err(CommandLineError::Unknown(_) | CommandLineError::Nearly(..)) | Ok(None)
        );
        let selected = self.offered(line).get(row).copied();
        match selected.filter(|_| row > 0 || is_unknown) {
            Some(selected) => spelled(selected),
            None => line.to_owned(),
        }
    }

    /// Runs a sent line, and remembers the command for the palette of later sessions.
    pub(super) fn run_chosen(&mut self, line: &str, now: Timestamp) {
        if let Ok(Some(called)) = called(line) {
            self.habits.run(called.command.row().name);
            self.keep_habits();
        }
        self.run_line(line, now);
    }
}

/// A command as it would be typed.
fn spelled(called: Called<'_>) -> String {
    let count = called.count.map(|n| format!("{n} ")).unwrap_or_default();
    let name = called.command.row().name;
    let letter = called.letter.map(|letter| format!(" {letter}"));
    let text = called.text.map(|text| format!(" {text}"));
    format!(
        "{count}{name}{}{}",
        letter.unwrap_or_default(),
        text.unwrap_or_default()
    )
}

/// How far a row is from what was typed; `None`: its letters are neither in the name nor at beginnings of the help's words.
fn cost_of(query: &str, row: &CommandRow) -> Option<usize> {
    let in_name = cost(query, row.name, true);
    let in_help = || Some(cost(query, &row.help.to_lowercase(), false)? + IN_HELP);
    match (in_name, in_help()) {
        (Some(name), Some(help)) => Some(name.min(help)),
        (name, help) => name.or(help),
    }
}

/// The cheapest way to find the letters of `query` in their order in `text`. Cost: their product.
fn cost(query: &str, text: &str, inside: bool) -> Option<usize> {
    let letters: Vec<char> = text.chars().collect();
    let cheaper = |one: Option<usize>, other: Option<usize>| match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    // What it costs when the last letter found is at each place.
    let mut ends: Vec<Option<usize>> = vec![None; letters.len()];
    for (nth, wanted) in query.chars().enumerate() {
        let mut next = Vec::with_capacity(letters.len());
        let mut before = (nth == 0).then_some(0);
        let mut beside = None;
        let mut last = None;
        for (letter, end) in letters.iter().zip(&ends) {
            let is_beginning = last.is_none_or(|c: char| !c.is_alphanumeric());
            let step = match (last, is_beginning) {
                (None, _) => Some(0),
                (_, true) => Some(NEXT_WORD),
                (_, false) => inside.then_some(INSIDE),
            };
            let apart = before.and_then(|cost| Some(cost + step?));
            let found = (*letter == wanted).then(|| cheaper(apart, beside));
            next.push(found.flatten());
            (before, beside, last) = (cheaper(before, *end), *end, Some(*letter));
        }
        ends = next;
    }
    if query.is_empty() {
        return Some(0);
    }
    ends.into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Purpose;

    fn palette() -> Session {
        let mut session = Session::default();
        let line = TextEntry::new(Purpose::Command, "");
        session.boxes.push(Overlay::Entry(line));
        session
    }

    #[track_caller]
    fn check(line: &str, first: &[&str]) {
        let session = palette();
        let offered = session.offered(line);
        let names: Vec<String> = offered.into_iter().map(spelled).collect();
        assert_eq!(
            names.get(..first.len()).unwrap_or(&names),
            first,
            "{line:?}"
        );
    }

    #[test]
    fn names_are_found_by_some_of_their_letters() {
        check("rep", &["repeat", "report"]);
        check("un", &["undo", "unsupported", "undecided-next"]);
        check("pn", &["page-next", "paragraph-next"]);
        check("eck", &["exclude-common-knowledge"]);
        check("zz", &[]);
    }

    #[test]
    fn a_command_is_found_by_what_it_does() {
        check("spreadsheet", &[]);
        check("histo", &[]);
        check("headings", &["contents"]);
        check("regular", &["search"]);
    }

    #[test]
    fn what_is_a_name_comes_first_with_what_belongs_to_it() {
        check("q", &["quit"]);
        check("find ferry", &["search ferry"]);
        check("3 claim-n", &["3 claim-next"]);
        check("no ask the mayor", &["note ask the mayor"]);
        check("row-down", &[]);
        check("e draft.md", &[]);
        check("undo please", &[]);
    }

    #[test]
    fn commands_run_last_come_first() {
        let mut session = palette();
        session.habits.run("theme");
        session.habits.run("summary");
        let names: Vec<String> = session.offered("").into_iter().map(spelled).collect();
        assert_eq!(names.get(..2).unwrap(), ["summary", "theme"]);
    }

    /// With the colon and Enter that is four keys.
    #[test]
    fn two_letters_bring_nearly_every_command_near_three_to_the_top() {
        let session = palette();
        let reading = ROWS.iter().filter(|row| row.modes.contains(&Mode::Reading));
        let mut rarer = Vec::new();
        for row in reading.filter(|row| row.command != Command::CommandLine) {
            let letters: Vec<char> = row.name.chars().collect();
            let mut begins = letters.iter().enumerate().skip(1);
            let is_near = begins.any(|(_, second)| {
                let query: String = letters.first().into_iter().chain([second]).collect();
                let offered = session.offered(&query);
                offered.iter().take(5).any(|c| c.command == row.command)
            });
            if !is_near {
                rarer.push(row.name);
            }
        }
        assert_eq!(rarer, Vec::<&str>::new());
    }
}
