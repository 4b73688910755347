//! What the reader does: the state of one reading, and how commands change it.
//!
//! Pure: [`Session::update`] takes a [`Message`] and returns [`Effect`]s; it sees no clock, disk or terminal.
//! Independent of keys (keymap) and of how it is drawn (view).

mod change;
mod claim_steps;
mod command;
mod command_line;
mod command_table;
mod complete;
mod copying;
mod decide;
mod deferred_layout;
mod editing;
mod evidence;
mod field;
mod filter;
mod find;
mod folding;
mod judging;
mod links;
mod lists;
mod mode;
mod mouse;
mod navigate;
mod notice;
mod open;
mod overlay;
mod overlays;
mod palette;
mod progress;
mod queries;
mod run;
mod search;
mod several;
mod sheet;
mod shelf;
mod sources;
mod span_edit;
mod spot;
mod state;
mod themes;
mod tips;
mod typing;
mod update;
mod visible;
mod who;

pub use command::{
    Called, Command, CommandFlag, CommandRow, HintWords, Invocation, KeyHint, ROWS, hints_at,
};
pub use command_line::{CommandLineError, called};
pub use editing::EditedFile;
pub use field::{EvidenceField, Field, FieldChoice};
pub use judging::OpenedSource;
pub use mode::{Group, HintPlace, Mode};
pub use mouse::Pointed;
pub use notice::{Notice, NoticePiece};
pub use open::Bookmark;
pub use overlay::*;
pub use progress::{Filter, Progress, Totals};
pub use sheet::SHOWN_PROMPTS;
pub use spot::{Spot, Visited};
pub use state::*;
pub use themes::ThemeChoice;
pub use tips::Habits;
