//! How far the checklist is, and what is listed of it: counted once after it may have changed, not once a frame.
//!
//! While a message is being taken in, it may be asked for only once the checklist is as it will be.

use super::filter::FilteredList;
use super::{Command as C, Invocation, Message, Session};
use std::sync::OnceLock;

/// What was counted of how many entries, and what was listed, once somebody asked. Says nothing that the checklist does
/// not say.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    counts: OnceLock<(usize, Totals)>,
    pub(super) listing: OnceLock<FilteredList>,
}

/// Claims that count: orphans and excluded ones do not.
#[derive(Clone, Copy, Debug, Default)]
struct Totals {
    decided: usize,
    /// Taken out of the count.
    excluded: usize,
    /// Decided on words that changed since.
    again: usize,
    all: usize,
}

impl PartialEq for Progress {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Session {
    /// How many claims are decided, and how many count (orphans and excluded ones do not). A
    /// decision on words that changed since is none.
    pub fn progress(&self) -> (usize, usize) {
        let counts = self.counts();
        (counts.decided, counts.all)
    }

    /// How many claims stand in the article, counted or not: those that are numbered.
    pub fn n_numbered(&self) -> usize {
        let counts = self.counts();
        counts.all + counts.excluded
    }

    /// How many claims were taken out of the count.
    pub fn n_excluded(&self) -> usize {
        self.counts().excluded
    }

    /// How many claims were decided on words that changed since, and have to be looked at again.
    pub fn n_to_look_at_again(&self) -> usize {
        self.counts().again
    }

    fn counts(&self) -> Totals {
        let entries = &self.checklist.entries;
        let count = || {
            let mut counts = Totals::default();
            for entry in entries.iter().filter(|e| e.span.is_some()) {
                let counted = entry.is_counted();
                counts.decided += usize::from(counted && entry.is_settled());
                counts.again += usize::from(entry.needs_another_look());
                counts.excluded += usize::from(!counted);
                counts.all += usize::from(counted);
            }
            (entries.len(), counts)
        };
        let known = *self.counted.counts.get_or_init(count);
        // Another number of entries was not counted: whoever changed them did not go through `update`.
        let (_, counts) = if known.0 == entries.len() {
            known
        } else {
            count()
        };
        counts
    }

    /// Forgets what was counted, unless all that happens is that the reader moves on.
    pub(super) fn forget_counts(&mut self, message: &Message) {
        let only_moves = matches!(
            message,
            Message::Resized(..)
                | Message::Typing(_)
                | Message::Clicked(..)
                | Message::ClickedRow(_)
                | Message::Told(_)
                | Message::Saved(_)
                | Message::Invoked(Invocation {
                    command: C::PageNext
                        | C::PageBack
                        | C::LineDown
                        | C::LineUp
                        | C::HalfDown
                        | C::HalfUp
                        | C::ClaimNext
                        | C::ClaimBack
                        | C::UndecidedNext
                        | C::UndecidedBack
                        | C::SearchNext
                        | C::SearchBack
                        | C::RowDown
                        | C::RowUp,
                    ..
                })
        );
        if !only_moves {
            self.counted = Progress::default();
        }
    }
}
