//! How far the checklist is, and what is listed of it: counted once after it changed, not once a frame.
//!
//! Whatever changes the checklist forgets what was counted, as it has the change saved.

use crate::checklist::SourceGroup;
use crate::text::named;
use std::sync::{Arc, OnceLock};

named! {
    /// Which claims are listed and stepped through.
    #[derive(Default)]
    Filter {
        /// All.
        #[default]
        All = "all",
        /// Those not decided yet.
        Undecided = "to do",
        /// Those decided as attributed.
        Attributed = "attributed",
        /// Those decided as sourced.
        Sourced = "sourced",
        /// Those decided as unsupported.
        Unsupported = "unsupported",
        /// Those taken out of the count.
        Excluded = "excluded",
        /// Those flagged.
        Flagged = "flagged",
        /// Those whose text changed after the decision.
        Stale = "changed",
        /// Those that the reader found to hold.
        Confirmed = "confirmed",
        /// Those of which some holds.
        Partly = "partly",
        /// Those that do not hold.
        Contradicted = "contradicted",
        /// Those that could not be checked.
        CouldNotCheck = "could not check",
    }
}

/// What was counted and listed, once somebody asked. Says nothing that checklist and filter do not say.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    pub(super) totals: OnceLock<Totals>,
    pub(super) listed: OnceLock<Arc<[usize]>>,
    pub(super) sources: OnceLock<Arc<[SourceGroup]>>,
}

/// Claims in numbers; those that are no longer in the article are not among them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Totals {
    /// Those that count, excluded ones do not.
    pub all: usize,
    /// Of those, the ones that are decided.
    pub decided: usize,
    /// Of the decided ones those of each status: attributed, sourced, unsupported.
    pub by_status: [usize; 3],
    /// Taken out of the count; numbered all the same.
    pub excluded: usize,
    /// Decided on words that changed since: to be looked at again.
    pub again: usize,
}

impl PartialEq for Progress {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
