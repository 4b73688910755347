//! From a typed line to the command that it means: by its key, by its name, or as the text that was asked for.
//!
//! Whatever is not exactly one answer does nothing and says so.

use super::LineInput;
use crate::checklist::Answer;
use crate::keymap::{Key, TypedLine, read_line};
use crate::session::{
    Called, Command as C, CommandLineError, Effect, Listed, Mode, Overlay, Purpose, TextEntry,
    called,
};
use jiff::Timestamp;

/// What is printed where nothing was wanted after all.
const NOTHING: &str = "Nothing done.";

impl LineInput {
    /// A line that is keys, a number, or a command's name.
    pub(super) fn keys(&mut self, line: &str, now: Timestamp) -> Vec<Effect> {
        let begun = std::mem::take(&mut self.begun);
        if !begun.is_empty() && line.trim().is_empty() {
            self.say(NOTHING);
            return Vec::new();
        }
        let whole = format!("{begun} {line}");
        let whole = whole.trim();
        if let TypedLine::Command(answer) = read_line(&self.keymap, Mode::Asked, whole)
            && self.session.is_answer(answer.command)
        {
            return self.run(answer, now);
        }
        match read_line(&self.keymap, self.session.mode(), whole) {
            TypedLine::Command(called) => return self.run(called, now),
            TypedLine::Number(number) => return self.number(number, now),
            TypedLine::Begun(following) => {
                let words = self.plain().following(&following);
                self.turn.output.push_str(&words);
                whole.clone_into(&mut self.begun);
            }
            TypedLine::TooMuch => self.too_much(whole),
            TypedLine::Words(words) if begun.is_empty() => return self.words(words, now),
            TypedLine::Nothing | TypedLine::Words(_) => {
                self.refuse(&format!("no such key or command: {whole}"));
            }
        }
        Vec::new()
    }

    /// Goes to a claim; in a box opens or selects a row.
    fn number(&mut self, number: usize, now: Timestamp) -> Vec<Effect> {
        let is_page = self.session.mode() == Mode::Reading;
        if is_page {
            self.invoke(C::List, now);
        }
        let of_claims = self
            .session
            .list()
            .is_some_and(|list| list.of == Listed::Claims);
        let Some(row) = self.session.row_numbered(number) else {
            let (claims, rows) = (self.session.checklist.entries.len(), self.session.n_rows());
            self.say(&if !of_claims {
                format!("No row {number}: there are {rows}.")
            } else if (1..=claims).contains(&number) {
                format!("Claim {number} does not match the filter.")
            } else {
                format!("No claim {number}: there are {claims}.")
            });
            if is_page && self.session.mode() == Mode::List {
                self.invoke(C::Close, now);
            }
            return Vec::new();
        };
        let on_prompt =
            self.session.mode() == Mode::Sheet && row < self.session.shown_questions().len();
        self.invoke(C::RowFirst, now);
        self.invoke(Called::of(C::RowDown).times(row), now);
        self.turn.command = Some(C::RowOpen);
        if on_prompt {
            return Vec::new();
        }
        let effects = self.invoke(C::RowOpen, now);
        if !is_page && self.session.boxes.is_empty() {
            self.say("The list is closed.");
        }
        self.say_what_is_there();
        effects
    }

    /// Says that a line is more than one answer; a number before an answer is mostly meant to choose the claim.
    fn too_much(&mut self, line: &str) {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let claim = match line.get(..digits) {
            Some(number) if digits > 0 && self.session.mode() == Mode::Reading => {
                format!("; {number} alone goes to claim {number}")
            }
            _ => String::new(),
        };
        self.refuse(&format!(
            "{line} is more than one answer: nothing done{claim}."
        ));
    }

    /// A line that holds no keys: perhaps a name. A single character never is one without a colon before it, whatever
    /// other programs mean by it.
    fn words(&mut self, words: &str, now: Timestamp) -> Vec<Effect> {
        if words.chars().count() == 1 {
            let why = self.unknown(words, words);
            self.refuse(&why);
            return Vec::new();
        }
        self.called(words, now)
    }

    /// Runs a command by its name, or says why the words are none.
    fn called(&mut self, words: &str, now: Timestamp) -> Vec<Effect> {
        let why = match called(words) {
            Ok(Some(called)) if self.session.works_now(called.command) => {
                return self.run(called, now);
            }
            Ok(Some(called)) => format!("{} does not work here.", called.command.row().name),
            Ok(None) => NOTHING.to_owned(),
            Err(CommandLineError::Nearly(name, _)) if name.chars().count() == 1 => {
                self.unknown(words, &name)
            }
            Err(CommandLineError::Unknown(name)) => self.unknown(words, &name),
            Err(why) => why.to_string(),
        };
        if self.session.mode() == Mode::Unsaved && self.asks_for_help(words) {
            self.refuse("");
        } else {
            self.refuse(&why);
        }
        Vec::new()
    }

    /// What to say of words that are neither a key nor a name here.
    fn unknown(&self, words: &str, name: &str) -> String {
        let mode = self.session.mode();
        let help = self.keymap.key_for(C::Help, mode);
        let is_key = |word: &str| Key::parse(word).is_ok();
        let works_on_page = matches!(
            read_line(&self.keymap, Mode::Reading, words),
            TypedLine::Command(_) | TypedLine::Begun(_)
        );
        match (help, self.keymap.key_for(C::Quit, mode)) {
            (_, Some(quit)) if works_on_page && mode != Mode::Reading => {
                format!("{words} does not work here; {quit} closes this")
            }
            (None, _) if is_key(words) => format!("no such key: {words}"),
            (Some(help), _) if is_key(words) => {
                format!("no such key: {words}; {help} lists the keys")
            }
            _ if is_key(name) => format!("no such key or command: {words}"),
            (None, _) => format!("no such command: {name}"),
            (Some(help), _) => format!("no such command: {name}; {help} names lists them"),
        }
    }

    /// Whether a line is the help command on the page: where there is none, what can be answered is printed again.
    fn asks_for_help(&self, line: &str) -> bool {
        let by_name = called(line).ok().flatten();
        let asked = match read_line(&self.keymap, Mode::Reading, line) {
            TypedLine::Command(by_key) => Some(by_key),
            _ => by_name,
        };
        asked.is_some_and(|called| called.command == C::Help)
    }

    /// Says why nothing is done; where that is urgent, what can be done as well.
    fn refuse(&mut self, why: &str) {
        if !why.is_empty() {
            self.say(why);
        }
        if self.session.mode() == Mode::Unsaved {
            let choices = self.plain().whole_box();
            self.turn.output.push_str(&choices);
        }
    }

    /// Runs a command with what was typed around it.
    fn run(&mut self, asked: Called<'_>, now: Timestamp) -> Vec<Effect> {
        let Called {
            command,
            count,
            letter,
            text,
        } = asked;
        match (command, text) {
            (C::CommandLine, Some(name)) => return self.called(name, now),
            (C::Filter, Some(name)) => {
                self.turn.command = Some(C::Filter);
                self.invoke(C::CommandLine, now);
                return self.send(&format!("filter {name}"), now);
            }
            (C::Evidence, Some(number)) if self.session.mode() == Mode::List => {
                let count = number.parse().ok();
                self.invoke(
                    Called {
                        count,
                        ..Called::of(C::RowFirst)
                    },
                    now,
                );
                return self.run(
                    Called {
                        text: None,
                        ..asked
                    },
                    now,
                );
            }
            (C::Help, Some(words)) => return self.help_about(words, now),
            _ if command.needs_screen() => {
                self.say(&format!("{} needs a screen.", command.row().name));
                return Vec::new();
            }
            _ => {}
        }
        self.turn.command = Some(command);
        let times = count.unwrap_or(1).max(1);
        if self.session.mode() == Mode::Reading && self.read_on(command, times) {
            return Vec::new();
        }
        let prompt = self.session.sheet().map_or(0, |sheet| sheet.row + 1);
        let called = Called {
            count,
            letter,
            ..Called::of(command)
        };
        let mut effects = self.invoke(called, now);
        match (text, self.session.boxes.last()) {
            (Some(text), Some(Overlay::Entry(entry))) => {
                let entry = entry.clone();
                effects.extend(self.submit(&entry, text, now));
            }
            _ => self.say_what_is_there(),
        }
        self.confirm(command, prompt, &effects);
        effects
    }

    /// Says what the session leaves to the screen to show: an answer that was taken, words that cannot be copied.
    fn confirm(&mut self, command: C, prompt: usize, effects: &[Effect]) {
        if effects
            .iter()
            .any(|effect| matches!(effect, Effect::Copy(_)))
        {
            self.session.notice = None;
            self.say("Printed here: copying needs a screen.");
        }
        if matches!(command, C::Undo | C::Redo) && effects.is_empty() {
            self.turn.command = None;
        }
        if let (C::Answer(answer), false, None) =
            (command, effects.is_empty(), &self.session.notice)
        {
            let answer = match answer {
                Answer::Na => "does not apply",
                other => other.name(),
            };
            self.say(&format!("Prompt {prompt}: {answer}."));
        }
    }

    /// The help about some words; `names` is every command by its name.
    fn help_about(&mut self, words: &str, now: Timestamp) -> Vec<Effect> {
        self.turn.command = Some(C::Help);
        self.invoke(C::Help, now);
        self.invoke(C::Search, now);
        self.send(words, now)
    }

    /// A line for what was asked. With an empty one a note or a filter stays as it is; `-` takes it away.
    pub(super) fn submit(&mut self, entry: &TextEntry, line: &str, now: Timestamp) -> Vec<Effect> {
        // The form that is proposed.
        let proposed = entry.purpose == Purpose::Report && line.is_empty();
        let line = if proposed { &entry.initial } else { line };
        let is_kept = matches!(
            entry.purpose,
            Purpose::Note
                | Purpose::Filter
                | Purpose::Articles
                | Purpose::EvidenceText(..)
                | Purpose::Who
                | Purpose::WhoField(_)
        );
        // What is suggested is the reader's own once it was seen and kept.
        let line = match entry.purpose {
            Purpose::Who if line.is_empty() => entry.initial.as_str(),
            _ => line,
        };
        let is_empty = line.is_empty() && entry.purpose != Purpose::Search;
        let takes_away_nothing = is_kept && line == "-" && entry.initial.is_empty();
        if is_empty || takes_away_nothing {
            self.turn.command = Some(C::Close);
            self.invoke(C::Close, now);
            self.say(match entry.initial.as_str() {
                "" => NOTHING,
                _ => "No change.",
            });
            return Vec::new();
        }
        self.turn.command = match entry.purpose {
            Purpose::Search => Some(C::Search),
            Purpose::Filter | Purpose::Articles => Some(C::FilterWords),
            Purpose::Command => {
                self.invoke(C::Close, now);
                return self.called(line, now);
            }
            _ => Some(C::Note),
        };
        let nth = line.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let nth = nth.filter(|_| entry.purpose == Purpose::Evidence);
        let recalled =
            nth.and_then(|nth| self.session.recallable(entry.purpose).into_iter().nth(nth));
        match recalled {
            Some(recalled) => self.send(&recalled, now),
            None if is_kept && line == "-" => self.send("", now),
            None => self.send(line, now),
        }
    }
}
