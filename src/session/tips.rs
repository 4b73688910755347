//! Tips: a line about a command, shown once in all, the first time when it would help; and what else is remembered of the
//! reader over all articles.
//!
//! A row each. A tip never takes the place of a notice, and comes only while the page has the keys.

use super::{Called, ClaimsShown, Command as C, Effect, Message, Notice, Session, TipsShown};
use crate::checklist::Entry;
use serde::{Deserialize, Serialize};

/// Claims of a quotation from which deciding it whole saves keys.
const LONG_QUOTATION: usize = 3;

/// Rows of a screen below which a tip would cover what is read.
const LEAST_ROWS: u16 = 20;

/// One tip: its name in the state folder, when it helps, the command, and what that does.
struct Tip(&'static str, fn(&Session) -> bool, C, &'static str);

/// The tips, what is needed first before what can wait.
const TIPS: &[Tip] = &[
    Tip(
        "changed",
        |s| s.entry().is_some_and(Entry::needs_another_look),
        C::Sheet,
        " to see what changed since you decided",
    ),
    Tip(
        "quotation",
        |s| s.open_quotation().is_some_and(|n| n >= LONG_QUOTATION),
        C::QuotationAttributed,
        " to decide all of this quotation",
    ),
    Tip(
        "link",
        |s| s.is_open_now() && !s.links_of_claim().is_empty(),
        C::ClaimLinks,
        " to open the link of this claim",
    ),
    Tip(
        "palette",
        |s| s.progress().0 >= 2 && s.options.shown == ClaimsShown::OnPages,
        C::CommandLine,
        " to find any command by some letters",
    ),
    Tip(
        "sources",
        |s| s.progress().0 >= 5,
        C::Sources,
        " to list the sources, each with its claims",
    ),
    Tip(
        "report",
        |s| s.progress().0 >= 10 || s.is_all_decided(),
        C::Report,
        " to write a report of what you decided",
    ),
];

/// Commands that are remembered.
const MOST: usize = 9;

/// What is remembered of the reader; kept in the state folder, and without it everything begins anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    /// The names of the commands that were run by name, the latest first.
    pub commands: Vec<String>,
    /// The names of the tips that were shown.
    pub tips: Vec<String>,
}

impl Habits {
    /// Puts a command first.
    pub(super) fn run(&mut self, name: &str) {
        self.commands.retain(|known| known != name);
        self.commands.insert(0, name.to_owned());
        self.commands.truncate(MOST);
    }
}

impl Session {
    /// Has what is remembered kept for later sessions.
    pub(super) fn keep_habits(&mut self) {
        self.effects.push(Effect::KeepHabits(self.habits.clone()));
    }

    /// Says the first tip that helps now and was never shown, after a key that left nothing else to say.
    pub(super) fn tell_tip(&mut self, is_key: bool) {
        let is_free = self.notice.is_none() && self.boxes.is_empty() && self.found.is_some();
        if !(is_key && is_free && self.options.tips == TipsShown::Once)
            || self.is_asked()
            || self.frame.screen.height < LEAST_ROWS
        {
            return;
        }
        let known = &self.habits.tips;
        let is_new = |tip: &&Tip| !known.iter().any(|name| name == tip.0);
        let helps = |tip: &&Tip| self.allows(tip.2) && tip.1(self);
        let Some(tip) = TIPS.iter().filter(is_new).find(helps) else {
            return;
        };
        self.habits.tips.push(tip.0.to_owned());
        self.keep_habits();
        self.notify(Notice::default().key("tip: press ", Called::of(tip.2), tip.3));
    }

    /// Whether the current claim waits for a decision.
    fn is_open_now(&self) -> bool {
        self.entry().is_some_and(|entry| !entry.is_settled())
    }

    fn is_all_decided(&self) -> bool {
        let counts = self.counts();
        counts.decided > 0 && counts.decided + counts.excluded >= counts.all
    }
}

/// Whether a message is a key of the reader, after which a tip may come.
pub(super) const fn is_key(message: &Message) -> bool {
    matches!(message, Message::Invoked(_))
}
