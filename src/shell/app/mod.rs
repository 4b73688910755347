//! The running program: event loops, what they keep, and the programs that they start.

pub mod article_store;
pub mod claim_search;
pub mod editor;
pub mod events;
pub mod exit;
pub mod front_end;
pub mod line_input;
pub mod line_mode;
pub mod opener;
pub mod reader;
pub mod screen_input;
pub mod screen_mode;
