//! The desk of the line mode: a session to which lines are handed instead of keys, and which answers in words.
//!
//! A line goes through the same keymap and the same commands as keys do; nothing is decided here. Touches neither disk
//! nor terminal, so that a test can sit at it.

use crate::keymap::{Key, Keymap, Line, read_line};
use crate::session::{
    Command as C, Effect, Group, Invocation, Message, Mode, Overlay, Place, Purpose, Session,
    TextEntry,
};
use crate::view::Plain;
use jiff::Timestamp;

/// A session and what a line may still lack.
#[derive(Debug)]
pub struct LineDesk {
    /// The session.
    pub session: Session,
    keymap: Keymap,
    width: usize,
    /// The beginning of a sequence of keys whose end the next line has to bring.
    begun: String,
    turn: Turn,
}

/// What happened since the last words.
#[derive(Debug, Default)]
struct Turn {
    before: Seen,
    /// The command that the line meant.
    command: Option<C>,
    said: String,
}

/// What was shown before a line was answered.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    top: Option<Overlay>,
    current: Option<usize>,
    place: Place,
    filter: String,
}

impl LineDesk {
    /// Sits down at a session, to speak in lines of at most `width` columns.
    pub fn new(session: Session, keymap: Keymap, width: usize) -> Self {
        Self {
            session,
            keymap,
            width,
            begun: String::new(),
            turn: Turn::default(),
        }
    }

    /// What the next line answers, before the cursor.
    pub fn question(&self) -> String {
        if self.begun.is_empty() {
            self.plain().question()
        } else {
            format!("{}> ", self.begun)
        }
    }

    /// The article, the state of its checklist and the claim to begin with.
    pub fn opening(&mut self, checklist: &str, now: Timestamp) -> String {
        self.take_notice();
        if self.session.current.is_none() {
            self.invoke(C::UndecidedNext, None, None, now);
            self.take_notice();
        }
        let mut said = std::mem::take(&mut self.turn.said);
        if self.session.options.read_only.is_some() {
            // The opening says why.
            said.clear();
        }
        let plain = self.plain();
        plain.opening(checklist) + &said + "\n" + &plain.claim()
    }

    /// Takes in a line; what it leads to is said by [`LineDesk::answer`], once the effects are done.
    pub fn line(&mut self, line: &str, now: Timestamp) -> Vec<Effect> {
        self.turn.before = self.seen();
        self.turn.command = None;
        let effects = match self.session.boxes.last() {
            Some(Overlay::Entry(entry)) => {
                let entry = entry.clone();
                self.submit(&entry, line.trim(), now)
            }
            _ => self.keys(line, now),
        };
        self.take_notice();
        effects
    }

    /// Takes in anything else that happened.
    pub fn take(&mut self, message: Message) -> Vec<Effect> {
        let effects = self.session.update(message);
        self.take_notice();
        effects
    }

    /// Everything there is to say since the last line, what was done first.
    pub fn answer(&mut self, now: Timestamp) -> String {
        let shown = self.shown();
        if self.session.mode() == Mode::Look {
            // Nothing to scroll and nothing to leave: it has been read out whole.
            self.invoke(C::Close, None, None, now);
        }
        std::mem::take(&mut self.turn.said) + &shown
    }

    fn plain(&self) -> Plain<'_> {
        Plain {
            session: &self.session,
            keymap: &self.keymap,
            width: self.width,
        }
    }

    fn seen(&self) -> Seen {
        let session = &self.session;
        Seen {
            top: session.boxes.last().cloned(),
            current: session.current,
            place: session.place,
            filter: format!("{} {:?}", session.filter, session.filter_words),
        }
    }

    /// Keeps what the session says, without the dots that a screen divides by.
    fn take_notice(&mut self) {
        if let Some(notice) = self.session.notice.take() {
            self.say(&notice.text.replace(" · ", "; "));
        }
    }

    fn say(&mut self, text: &str) {
        let text = self.plain().sentence(text);
        self.turn.said.push_str(&text);
    }

    fn invoke(
        &mut self,
        command: C,
        count: Option<usize>,
        letter: Option<char>,
        now: Timestamp,
    ) -> Vec<Effect> {
        self.session.update(Message::Invoked(Invocation {
            command,
            count,
            letter,
            now,
        }))
    }

    /// A line that is keys, a number, or a command's name.
    fn keys(&mut self, line: &str, now: Timestamp) -> Vec<Effect> {
        let begun = std::mem::take(&mut self.begun);
        if !begun.is_empty() && line.trim().is_empty() {
            self.say("Nothing done.");
            return Vec::new();
        }
        let whole = format!("{begun} {line}");
        match read_line(&self.keymap, self.session.mode(), &whole) {
            Line::Command {
                command,
                count,
                letter,
                text,
            } => {
                self.turn.command = Some(command);
                let mut effects = self.invoke(command, count, letter, now);
                if let (Some(text), Mode::Entry) = (text, self.session.mode()) {
                    if command == C::CommandLine {
                        self.turn.command = named(text);
                    }
                    effects.extend(self.send(text, now));
                }
                self.say_what_is_there();
                effects
            }
            Line::Number(number) => self.number(number, now),
            Line::Begun(following) => {
                let words = self.plain().following(&following);
                self.turn.said.push_str(&words);
                whole.trim().clone_into(&mut self.begun);
                Vec::new()
            }
            Line::Words(words) if begun.is_empty() => self.words(words, now),
            Line::Words(words) => {
                self.say(&format!("{words} means nothing: nothing done."));
                Vec::new()
            }
        }
    }

    /// Runs a command by its name.
    fn words(&mut self, words: &str, now: Timestamp) -> Vec<Effect> {
        if Key::parse(words).is_ok() {
            self.say(&format!("{words} does nothing here: ? lists the keys"));
            return Vec::new();
        }
        self.turn.command = named(words);
        self.invoke(C::CommandLine, None, None, now);
        self.send(words, now)
    }

    fn send(&mut self, text: &str, now: Timestamp) -> Vec<Effect> {
        let text = text.to_owned();
        self.session.update(Message::Submitted { text, now })
    }

    /// A line for what was asked. With an empty one a note stays as it is; `-` takes it away.
    fn submit(&mut self, entry: &TextEntry, line: &str, now: Timestamp) -> Vec<Effect> {
        match (entry.purpose, line) {
            (Purpose::Note | Purpose::Evidence, "") => self.invoke(C::Close, None, None, now),
            (Purpose::Note, "-") if !entry.initial.is_empty() => self.send("", now),
            _ => {
                self.turn.command = match entry.purpose {
                    Purpose::Search => Some(C::Search),
                    Purpose::Command => named(line),
                    _ => Some(C::Note),
                };
                self.send(line, now)
            }
        }
    }

    /// Says what a line that is being asked for would replace.
    fn say_what_is_there(&mut self) {
        if let Some(Overlay::Entry(TextEntry { initial, .. })) = self.session.boxes.last()
            && !initial.is_empty()
        {
            let text = format!("It says: {initial}. An empty line leaves it so, - takes it away.");
            self.say(&text);
        }
    }

    /// A number: that claim, or that row of what is open.
    fn number(&mut self, number: usize, now: Timestamp) -> Vec<Effect> {
        let is_page = self.session.mode() == Mode::Reading;
        if is_page {
            self.invoke(C::List, None, None, now);
        }
        let row = match self.session.boxes.last() {
            Some(Overlay::Claims(_)) => self.row_of_claim(number),
            Some(Overlay::Contents(_)) => row_of(number, self.session.headings().len()),
            Some(Overlay::Choose(choose)) => {
                row_of(number, crate::session::choices(choose.field).len())
            }
            Some(Overlay::Sheet(_)) => row_of(number, self.session.n_sheet_rows()),
            _ => None,
        };
        let Some(row) = row else {
            if is_page && self.session.mode() == Mode::List {
                self.invoke(C::Close, None, None, now);
            }
            self.say(&format!("There is no {number} here."));
            return Vec::new();
        };
        let on_prompt = self.session.sheet().is_some()
            && self.session.mode() == Mode::Sheet
            && row < self.session.shown_questions().len();
        self.invoke(C::RowFirst, None, None, now);
        self.invoke(C::RowDown, Some(row), None, now);
        self.turn.command = Some(C::RowOpen);
        if on_prompt {
            return Vec::new();
        }
        let effects = self.invoke(C::RowOpen, None, None, now);
        self.say_what_is_there();
        effects
    }

    /// The row of a claim among those that the filter lets through.
    fn row_of_claim(&self, number: usize) -> Option<usize> {
        let index = number.checked_sub(1)?;
        self.session.listed().iter().position(|i| *i == index)
    }

    /// What is there now that was not there before.
    fn shown(&self) -> String {
        let before = &self.turn.before;
        let now = self.seen();
        let plain = self.plain();
        let Some(command) = self.turn.command else {
            return if now.top.is_some() && now.top != before.top {
                plain.whole_box()
            } else {
                String::new()
            };
        };
        let is_new = now.filter != before.filter || !is_known(now.top.as_ref(), before);
        match &now.top {
            Some(_) if is_new => plain.whole_box(),
            Some(_) => plain.selected(),
            None if matches!(command, C::Search | C::SearchNext | C::SearchBack) => plain.found(),
            None if command.row().group == Group::Reading => plain.page(),
            None if matches!(before.top, Some(Overlay::Contents(_))) => plain.page(),
            None => {
                let again = matches!(command, C::Undo | C::Redo | C::Return | C::Redraw);
                let closed = matches!(before.top, Some(Overlay::Sheet(_) | Overlay::Span(_)));
                let asked =
                    command == C::RowOpen && matches!(before.top, None | Some(Overlay::Claims(_)));
                if again || closed || asked || now.current != before.current {
                    plain.claim()
                } else {
                    String::new()
                }
            }
        }
    }
}

/// Whether a box was there before, but for the row that is selected; a sheet stays below what opens over it.
fn is_known(now: Option<&Overlay>, before: &Seen) -> bool {
    let (Some(now), Some(was)) = (now, before.top.as_ref()) else {
        return false;
    };
    match (now, was) {
        (Overlay::Sheet(now), Overlay::Sheet(before)) => now.more == before.more,
        (Overlay::Choose(now), Overlay::Choose(before)) => now.field == before.field,
        (Overlay::Sheet(_), Overlay::Choose(_) | Overlay::Entry(_))
        | (Overlay::Claims(_), Overlay::Claims(_))
        | (Overlay::Contents(_), Overlay::Contents(_))
        | (Overlay::Span(_), Overlay::Span(_))
        | (Overlay::Unsaved, Overlay::Unsaved) => true,
        _ => false,
    }
}

/// The command that a typed line names; numbers may stand around the name.
fn named(line: &str) -> Option<C> {
    line.split_whitespace().find_map(C::from_name)
}

fn row_of(number: usize, n_rows: usize) -> Option<usize> {
    number.checked_sub(1).filter(|row| *row < n_rows)
}
