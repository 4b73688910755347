//! Finding the claims of a saved checklist again in the article as it is now: never silently.
//!
//! A saved file and what the claim finder found go in, a checklist in reading order comes out, with what became of each
//! saved claim; pure. Nothing the reader decided or noted is ever dropped, and a decision whose words changed is marked to
//! be checked again.

mod fuzzy;
mod judge;
mod load;
mod locate;
mod offers;
mod place;
mod spelling;
mod words;

pub use load::{Edited, Loaded, Saving, begin, load};
pub(super) use locate::locate_record;
