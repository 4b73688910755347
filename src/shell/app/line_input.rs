//! The input of the line mode: a session to which lines are handed instead of keys, and which answers in words.
//!
//! A line goes through the same keymap and the same commands as keys do; nothing is decided here. Touches neither disk
//! nor terminal, so that tests can drive it.

mod reading;
mod running;
mod shown;

use crate::keymap::Keymap;
use crate::session::{
    Called, ClaimsShown, Command as C, Effect, Listed, Message, Mode, Overlay, Place, Purpose,
    Session, TextEntry,
};
use crate::text::Span;
use crate::view::Plain;
use jiff::Timestamp;

/// Evidence used before that is offered again.
const MOST_RECALLED: usize = 9;

/// A session and what a line may still lack.
#[derive(Debug)]
pub struct LineInput {
    /// The session.
    pub session: Session,
    keymap: Keymap,
    width: usize,
    /// What of the article was read out last.
    heard: Span,
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
    output: String,
    /// Whether the line was to hear more of the article.
    reads: bool,
    /// Whether something went wrong: then what was found before is not printed again as if it had been found now.
    alarmed: bool,
}

/// What was shown before a line was answered.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    boxes: Vec<Overlay>,
    current: Option<usize>,
    place: Place,
    filter: String,
}

impl LineInput {
    /// The input of a session, with answers in lines of at most `width` columns.
    pub fn new(mut session: Session, keymap: Keymap, width: usize) -> Self {
        session.options.shown = ClaimsShown::InLines;
        Self {
            session,
            keymap,
            width,
            heard: Span::default(),
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
            self.invoke(C::UndecidedNext, now);
            self.take_notice();
        }
        let mut output = std::mem::take(&mut self.turn.output);
        if self.session.options.read_only.is_some() {
            // The opening says why.
            output.clear();
        }
        let opening = self.plain().opening(checklist) + &output + "\n" + &self.claim(C::Redraw);
        self.turn = Turn {
            before: self.seen(),
            ..Turn::default()
        };
        opening
    }

    /// Takes in a line; what it leads to is printed by [`LineInput::answer`], once the effects are done.
    pub fn line(&mut self, line: &str, now: Timestamp) -> Vec<Effect> {
        self.turn.before = self.seen();
        self.turn.command = None;
        // Whatever the line is: Ctrl-C was not the last thing.
        self.session.cancelled = false;
        let effects = match self.session.boxes.last() {
            Some(Overlay::Entry(entry)) => {
                let entry = entry.clone();
                self.submit(&entry, line.trim(), now)
            }
            _ => self.keys(line, now),
        };
        if let Some(command) = self.turn.command {
            self.read_after_jump(command);
        }
        let is_listed = self
            .session
            .list()
            .is_some_and(|list| list.of == Listed::Claims);
        if is_listed && self.seen().filter != self.turn.before.filter {
            // The title of the list says it.
            self.session.notice = None;
        }
        self.take_notice();
        effects
    }

    /// Takes in that what is being asked or typed was cancelled.
    pub fn cancel(&mut self, now: Timestamp) -> Vec<Effect> {
        self.turn.before = self.seen();
        self.turn.command = Some(C::Cancel);
        self.begun.clear();
        let effects = self.invoke(C::Cancel, now);
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
        let mut shown = self.shown();
        if self.session.is_asked() && self.opens_source() {
            shown.push_str(&self.plain().asked());
        }
        if self.session.mode() == Mode::Look {
            // Nothing to scroll and nothing to leave: it has been read out whole.
            self.invoke(C::Close, now);
        }
        let output = std::mem::take(&mut self.turn.output);
        // What happens from now on is no answer to that line.
        self.turn = Turn {
            before: self.seen(),
            ..Turn::default()
        };
        output + &shown
    }

    const fn opens_source(&self) -> bool {
        matches!(self.turn.command, Some(C::ClaimLinks | C::RowOpen))
    }

    fn plain(&self) -> Plain<'_> {
        Plain {
            session: &self.session,
            keymap: &self.keymap,
            width: self.width,
            heard: self.heard,
        }
    }

    fn seen(&self) -> Seen {
        let session = &self.session;
        Seen {
            boxes: session.boxes.clone(),
            current: session.current,
            place: session.place,
            filter: format!(
                "{} {:?} {:?}",
                session.filter, session.filter_words, session.filter_source
            ),
        }
    }

    /// Keeps what the session says, without the dots that a screen divides by.
    fn take_notice(&mut self) {
        let Some(notice) = self.session.notice.take() else {
            return;
        };
        self.turn.alarmed |= notice.alarm;
        let is_unsaved = matches!(self.session.boxes.last(), Some(Overlay::Unsaved));
        // The box about unsaved work has the reason in its text.
        if !(is_unsaved && notice.begins_with("NOT SAVED")) {
            let text = self.plain().notice(&notice);
            self.say(&text.replace(" · ", "; "));
        }
    }

    fn say(&mut self, text: &str) {
        let text = self.plain().sentence(text);
        self.turn.output.push_str(&text);
    }

    fn invoke(&mut self, called: impl Into<Called<'static>>, now: Timestamp) -> Vec<Effect> {
        self.session.update(Message::Invoked(called.into().at(now)))
    }

    fn send(&mut self, text: &str, now: Timestamp) -> Vec<Effect> {
        let text = text.to_owned();
        self.session.update(Message::Submitted { text, now })
    }

    fn is_asked_for_evidence(&self) -> bool {
        let top = self.session.boxes.last();
        matches!(top, Some(Overlay::Entry(entry)) if entry.purpose == Purpose::Evidence)
    }

    /// Says what a line that is being asked for would replace, or which evidence was used before.
    fn say_what_is_there(&mut self) {
        if self.is_asked_for_evidence() {
            let known = self.session.recallable(Purpose::Evidence);
            let known = known.iter().take(MOST_RECALLED).enumerate();
            let known: Vec<String> = known
                .map(|(nth, line)| format!("{} {line}", nth + 1))
                .collect();
            if !known.is_empty() {
                self.say(&format!(
                    "Used before: {}. A number takes that one.",
                    known.join("; ")
                ));
            }
        }
        if let Some(Overlay::Entry(TextEntry {
            initial, purpose, ..
        })) = self.session.boxes.last()
            && !initial.is_empty()
        {
            let text = match purpose {
                Purpose::Report => format!("An empty line takes {initial}."),
                _ => format!("Now: {initial}. An empty line keeps it, - removes it."),
            };
            self.say(&text);
        }
    }
}
