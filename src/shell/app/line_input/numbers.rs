//! A number as an answer: that claim, or that row of what is open.

use super::LineInput;
use crate::session::{Called, Command as C, Effect, Listed, Mode};
use jiff::Timestamp;

impl LineInput {
    /// Goes to a claim; in a box opens or selects a row.
    pub(super) fn number(&mut self, number: usize, now: Timestamp) -> Vec<Effect> {
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
}
