//! Lines that the reader types, and what is done with them when they are sent.

use super::{
    Command, Effect, Filter, Invocation, Overlay, Purpose, Session, TextEntry, ThemeChoice, Waiting,
};
use crate::checklist::{Evidence, EvidenceRole, Stance};
use crate::claim::Status;
use jiff::Timestamp;

impl Session {
    /// Opens a line to type in.
    pub(super) fn type_line(&mut self, purpose: Purpose, initial: &str) {
        let entry = TextEntry::new(purpose, initial);
        self.boxes.push(Overlay::Entry(entry));
    }

    /// Opens the note of the current claim.
    pub(super) fn type_note(&mut self) {
        if self.changeable().is_some() {
            let note = self
                .entry()
                .and_then(|e| e.review.note.clone())
                .unwrap_or_default();
            self.type_line(Purpose::Note, &note);
        }
    }

    /// Opens a line for an evidence link.
    pub(super) fn type_evidence(&mut self) {
        if self.changeable().is_some() {
            self.type_line(Purpose::Evidence, "");
        }
    }

    /// Follows a line while it is typed.
    pub(super) fn typing(&mut self, text: &str) {
        let Some(Overlay::Entry(entry)) = self.boxes.last_mut() else {
            return;
        };
        text.clone_into(&mut entry.typed);
        match entry.purpose {
            Purpose::Search => self.search_as_typed(text),
            Purpose::Help => self.search_help(text),
            _ => {}
        }
    }

    /// Does what a typed line was for.
    pub(super) fn submit(&mut self, text: &str, now: Timestamp) -> Vec<Effect> {
        let Some(Overlay::Entry(entry)) = self.boxes.last() else {
            return Vec::new();
        };
        let purpose = entry.purpose;
        self.boxes.pop();
        match purpose {
            Purpose::Search if !self.whole => {
                self.tell("reading the rest of the article …");
                self.waiting = Some(Waiting::Search(text.to_owned()));
                Vec::new()
            }
            Purpose::Search => {
                self.search_for(text);
                Vec::new()
            }
            Purpose::Filter => {
                self.keep_typed(purpose, text.trim());
                self.filter_by(text.trim());
                Vec::new()
            }
            Purpose::Help => {
                self.search_help(text);
                Vec::new()
            }
            Purpose::Note => self.note(text.trim(), now),
            Purpose::Evidence => {
                self.keep_typed(purpose, text.trim());
                self.add_evidence(text.trim(), now)
            }
            Purpose::Command => {
                self.keep_typed(purpose, text.trim());
                self.run_line(text.trim(), now)
            }
            Purpose::SaveElsewhere if text.trim().is_empty() => Vec::new(),
            Purpose::SaveElsewhere => vec![Effect::SaveTo(text.trim().to_owned())],
        }
    }

    fn note(&mut self, text: &str, now: Timestamp) -> Vec<Effect> {
        let Some(index) = self.changeable() else {
            return Vec::new();
        };
        let note = (!text.is_empty()).then(|| text.to_owned());
        let what = if note.is_some() {
            "note kept"
        } else {
            "no note"
        };
        let effects = self.change(index, now, |entry, _| entry.review.note = note);
        self.tell(&format!("{}: {what}", index + 1));
        effects
    }

    /// Adds a link: the article's own where it cites it or where the decision rests on one, else the reader's.
    fn add_evidence(&mut self, text: &str, now: Timestamp) -> Vec<Effect> {
        let Some(index) = self.changeable() else {
            return Vec::new();
        };
        if text.is_empty() {
            return Vec::new();
        }
        // Kept above to be recalled: what was typed can be mended.
        let is_web = text.starts_with("http://") || text.starts_with("https://");
        if !is_web || text.contains(char::is_whitespace) {
            self.warn(if is_web {
                "an address holds no blanks"
            } else {
                "an evidence link begins with http:// or https://"
            });
            return Vec::new();
        }
        let cited_there = self.article.links.iter().any(|l| l.url.trim() == text);
        let needed = self.entry().is_some_and(|e| {
            e.review.status == Some(Status::Sourced)
                && !e
                    .review
                    .evidence
                    .iter()
                    .any(|e| e.role == EvidenceRole::Cited)
        });
        let cited = cited_there || needed;
        let role = if cited {
            EvidenceRole::Cited
        } else {
            EvidenceRole::Found
        };
        let fields = vec![("url".to_owned(), text.to_owned())];
        let evidence = Evidence {
            role,
            stance: Some(Stance::Unopened),
            fields,
        };
        let effects = self.change(index, now, |entry, _| entry.review.evidence.push(evidence));
        self.tell(&format!("{}: link kept as {role}", index + 1));
        effects
    }

    fn filter_by(&mut self, words: &str) {
        self.filter_words = (!words.is_empty()).then(|| words.to_owned());
        self.keep_list_row_valid();
        let n = self.listed().len();
        match &self.filter_words {
            Some(words) if self.found.is_none() => {
                self.tell(&format!(
                    "only claims that hold “{words}” · still looking for claims"
                ));
            }
            Some(words) => {
                let held = if n == 1 {
                    "1 claim holds".to_owned()
                } else {
                    format!("{n} claims hold")
                };
                let among = match self.filter {
                    Filter::All => String::new(),
                    filter => format!(" · only {filter}: F changes it"),
                };
                self.tell(&format!("{held} “{words}”{among}"));
            }
            None => self.tell("all words"),
        }
    }

    /// Runs a command by its name, with a number before it or behind it, or goes to a page number.
    fn run_line(&mut self, line: &str, now: Timestamp) -> Vec<Effect> {
        if let Some(percent) = line.strip_suffix('%').and_then(number) {
            return self.invoke(&Invocation {
                command: Command::Percent,
                count: Some(percent),
                letter: None,
                now,
            });
        }
        let mut words = line.split_whitespace().peekable();
        let mut count = words.peek().and_then(|w| number(w));
        if count.is_some() {
            words.next();
        }
        let Some(name) = words.next() else {
            if count.is_some() {
                let end = Invocation {
                    command: Command::End,
                    count,
                    letter: None,
                    now,
                };
                return self.invoke(&end);
            }
            return Vec::new();
        };
        let name = match name {
            "q" | "wq" | "x" | "q!" => "quit",
            "h" => "help",
            other => other,
        };
        let Some(command) = Command::from_name(name) else {
            self.warn(&nearest_name(name));
            return Vec::new();
        };
        let rest = words.next();
        count = count.or_else(|| rest.and_then(number));
        let letter = rest
            .filter(|_| command.row().takes_letter)
            .and_then(|w| w.chars().next());
        if let Some(rest) = rest.filter(|rest| number(rest).is_none() && letter.is_none()) {
            self.run_with(command, rest);
            return Vec::new();
        }
        if !command.row().modes.contains(&self.mode()) {
            self.warn(&format!("{name} does not work here"));
            return Vec::new();
        }
        self.invoke(&Invocation {
            command,
            count,
            letter,
            now,
        })
    }

    /// Runs a command with a word behind its name, if there is one that takes it.
    fn run_with(&mut self, command: Command, word: &str) {
        let theme = ThemeChoice::from_name(word);
        match (command, theme) {
            (Command::ThemeNext, Some(theme)) => self.choose_theme(theme),
            (Command::ThemeNext, None) => {
                let names: Vec<&str> = ThemeChoice::ALL.iter().map(|theme| theme.name()).collect();
                self.warn(&format!("there is no theme {word}: {}", names.join(", ")));
            }
            _ => {
                let name = command.row().name;
                self.warn(&format!(
                    "{name} takes nothing behind its name: {word} is too much"
                ));
            }
        }
    }
}

/// The largest number that is taken: more would only wait.
const LARGEST: usize = 999_999;

fn number(word: &str) -> Option<usize> {
    word.parse::<usize>().ok().map(|n| n.min(LARGEST))
}

/// What to say of a name that no command has, with the names that begin alike.
fn nearest_name(name: &str) -> String {
    let begin: String = name.chars().take(3).collect();
    let alike: Vec<&str> = super::ROWS
        .iter()
        .map(|row| row.name)
        .filter(|known| !begin.is_empty() && known.starts_with(&begin))
        .take(4)
        .collect();
    if alike.is_empty() {
        format!("no command is called {name}: ? lists them")
    } else {
        format!(
            "no command is called {name}: did you mean {}?",
            alike.join(", ")
        )
    }
}
