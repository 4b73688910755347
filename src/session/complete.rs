//! Ending the name of a command that is being typed.

use super::{
    Command as C, Filter, Mode, Notice, Overlay, Purpose, ROWS, Session, ThemeChoice, called,
};

/// Names that are listed when several begin with what was typed; more would not fit.
const MOST_LISTED: usize = 12;

impl Session {
    /// Ends the name as far as it is certain; where several are possible they are listed, and gone through one by one.
    pub(super) fn complete(&mut self) {
        let selected = self.selected_name();
        let below = self.boxes.iter().rev().nth(1);
        let mode = below.map_or(Mode::Reading, Overlay::mode);
        let Some(Overlay::Entry(entry)) = self.boxes.last_mut() else {
            return;
        };
        if entry.purpose != Purpose::Command {
            return;
        }
        let (before, word) = last_word(&entry.typed);
        let (begun, next) = match entry.ending.take() {
            Some((begun, next)) => (begun, Some(next)),
            None => (word.to_owned(), None),
        };
        let values = values_behind(before);
        let selected = selected.filter(|_| values.is_none());
        let mut names = values.unwrap_or_else(|| names_in(mode));
        names.retain(|name| name.starts_with(&begun));
        let names = match (selected, next) {
            // Found by other letters than its first, or moved to.
            (Some(name), None) if names.is_empty() || entry.row > 0 => vec![name],
            _ => names,
        };
        let notice = match (names.as_slice(), next) {
            ([], _) if before.bytes().any(|b| b.is_ascii_alphabetic()) => {
                Notice::info(format!("{} takes no such words", before.trim()))
            }
            ([], _) => Notice::info(format!("no command begins with {begun} here")).key(
                ": ",
                C::Help,
                " lists them",
            ),
            ([name], _) => {
                let line = format!("{before}{name} ");
                entry.replace(&line);
                return;
            }
            ([first, rest @ ..], None) => {
                let common = rest
                    .iter()
                    .fold(*first, |common, name| common_prefix(common, name));
                let line = format!("{before}{common}");
                entry.replace(&line);
                entry.ending = Some((common.to_owned(), 0));
                several(&names)
            }
            (names, Some(next)) => {
                let name = names.get(next).copied().unwrap_or(&begun);
                let line = format!("{before}{name}");
                entry.replace(&line);
                entry.ending = Some((begun, (next + 1) % names.len()));
                several(names)
            }
        };
        self.notify(notice);
    }
}

/// What may stand behind a command's name; `None` where no name was typed yet. A number may precede one.
fn values_behind(before: &str) -> Option<Vec<&'static str>> {
    match called(before).ok()??.command {
        C::Theme => Some(ThemeChoice::ALL.iter().map(|theme| theme.name()).collect()),
        C::Filter => Some(Filter::ALL.iter().map(|filter| filter.name()).collect()),
        // A number alone goes to that page.
        C::End if before.trim().bytes().all(|byte| byte.is_ascii_digit()) => None,
        _ => Some(Vec::new()),
    }
}

/// The names of the commands that work in a mode.
fn names_in(mode: Mode) -> Vec<&'static str> {
    let here = ROWS.iter().filter(|row| row.modes.contains(&mode));
    here.map(|row| row.name).collect()
}

fn several(names: &[&str]) -> Notice {
    let tail = if names.len() > MOST_LISTED {
        " …"
    } else {
        ""
    };
    Notice::info(names.get(..MOST_LISTED).unwrap_or(names).join("  ") + tail)
}

/// The line before its last word, and that word.
fn last_word(line: &str) -> (&str, &str) {
    let at = line.rfind(' ').map_or(0, |blank| blank + 1);
    line.split_at_checked(at).unwrap_or(("", line))
}

/// The common beginning of two names. Names are ASCII.
fn common_prefix<'a>(one: &'a str, other: &str) -> &'a str {
    let pairs = one.bytes().zip(other.bytes());
    let n = pairs.take_while(|(a, b)| a == b).count();
    one.get(..n).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_word_is_ended() {
        assert_eq!(last_word("3 claim-"), ("3 ", "claim-"));
        assert_eq!(last_word("cl"), ("", "cl"));
        assert_eq!(last_word(""), ("", ""));
        assert_eq!(common_prefix("claim-next", "claim-back"), "claim-");
        assert_eq!(common_prefix("help", "quit"), "");
    }
}
