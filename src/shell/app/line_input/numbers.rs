//! A number as an answer: that claim, or that row of what is open.

use super::LineInput;
use crate::session::{Called, Command as C, Effect, Mode, Overlay, choices};
use jiff::Timestamp;

impl LineInput {
    /// Goes to a claim; in a box opens or selects a row.
    pub(super) fn number(&mut self, number: usize, now: Timestamp) -> Vec<Effect> {
        let is_page = self.session.mode() == Mode::Reading;
        if is_page {
            self.invoke(C::List, now);
        }
        let of_claims = matches!(self.session.boxes.last(), Some(Overlay::Claims(_)));
        let Some(row) = self.row(number) else {
            if is_page && self.session.mode() == Mode::List {
                self.invoke(C::Close, now);
            }
            let is_claim = (1..=self.session.checklist.entries.len()).contains(&number);
            self.say(&if of_claims && is_claim {
                format!("Claim {number} does not match the filter.")
            } else {
                format!("No row {number}.")
            });
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
        self.say_what_is_there();
        effects
    }

    /// The row that a number stands for in the box that is open.
    fn row(&self, number: usize) -> Option<usize> {
        let session = &self.session;
        let n_rows = match session.boxes.last()? {
            Overlay::Claims(_) => return self.row_of_claim(number),
            Overlay::Shelf(articles) => {
                let index = number.checked_sub(1)?;
                return articles.listed().iter().position(|i| *i == index);
            }
            Overlay::Contents(_) => session.headings().len(),
            Overlay::Links(links) => session.listed_links(*links).len(),
            Overlay::Choose(choose) => choices(choose.field).len(),
            Overlay::Sheet(_) => session.n_sheet_rows(),
            _ => 0,
        };
        number.checked_sub(1).filter(|row| *row < n_rows)
    }

    /// The row of a claim among those that the filter lets through.
    fn row_of_claim(&self, number: usize) -> Option<usize> {
        let index = number.checked_sub(1)?;
        self.session.listed().iter().position(|i| *i == index)
    }
}
