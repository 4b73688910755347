//! How far the checklist is: counted once after it may have changed, not once a frame.
//!
//! While a message is being taken in, it may be asked for only once the checklist is as it will be.

use super::{Command as C, Invocation, Message, Session};
use std::sync::OnceLock;

/// Entries, decided claims and claims that count, once somebody asked. Says nothing that the checklist does not say.
#[derive(Clone, Debug, Default)]
pub struct Counted(OnceLock<(usize, usize, usize)>);

impl PartialEq for Counted {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Session {
    /// How many claims are decided, and how many count (orphans do not).
    pub fn progress(&self) -> (usize, usize) {
        let entries = &self.checklist.entries;
        let count = || {
            let placed = entries.iter().filter(|e| e.span.is_some());
            let (decided, all) = placed.fold((0, 0), |(decided, all), entry| {
                (decided + usize::from(entry.is_decided()), all + 1)
            });
            (entries.len(), decided, all)
        };
        let known = *self.counted.0.get_or_init(count);
        // Another number of entries was not counted: whoever changed them did not go through `update`.
        let (_, decided, all) = if known.0 == entries.len() {
            known
        } else {
            count()
        };
        (decided, all)
    }

    /// Forgets what was counted, unless all that happens is that the reader moves on.
    pub(super) fn forget_counts(&mut self, message: &Message) {
        let only_moves = matches!(
            message,
            Message::Resized(..)
                | Message::Told(_)
                | Message::Saved
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
            self.counted = Counted::default();
        }
    }
}
