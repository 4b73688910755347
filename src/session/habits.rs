//! What is remembered of the reader over all articles: the commands run by name, and which tips were shown.

use super::{Effect, Session};
use serde::{Deserialize, Serialize};

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
}
