//! The boxes that are over the page: what each holds while it is open.
//!
//! What is done in them is in the files named after them; how they look is the view's.

use super::mode::Mode;
use super::shelf::Shelf;
use crate::text::{Span, named};

/// A box that is over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The sheet of the current claim.
    Sheet(Sheet),
    /// The values of a field to choose from.
    Choose(Choose),
    /// The list of claims; the selected row counts among those that the filter lets through.
    Claims(usize),
    /// Links to pick from.
    Links(LinkList),
    /// The headings; the selected row.
    Contents(usize),
    /// The articles read before.
    Shelf(Shelf),
    /// The summary, scrolled by so many rows.
    Summary(usize),
    /// The help, scrolled by so many rows.
    Help(usize),
    /// The ends of the current claim are being moved.
    Span(SpanEdit),
    /// A line of text is being typed.
    Entry(TextEntry),
    /// Asks what to do, since the checklist cannot be saved.
    Unsaved,
}

impl Overlay {
    /// Which table of keys rules while it is uppermost.
    pub const fn mode(&self) -> Mode {
        match self {
            Self::Sheet(_) => Mode::Sheet,
            Self::Choose(_)
            | Self::Claims(_)
            | Self::Contents(_)
            | Self::Links(_)
            | Self::Shelf(_) => Mode::List,
            Self::Summary(_) | Self::Help(_) => Mode::Look,
            Self::Span(_) => Mode::Span,
            Self::Entry(_) => Mode::Entry,
            Self::Unsaved => Mode::Unsaved,
        }
    }

    /// Whether it works on the current claim, and would be wrong over another one.
    pub const fn is_of_claim(&self) -> bool {
        match self {
            Self::Sheet(_) | Self::Choose(_) | Self::Span(_) => true,
            Self::Entry(entry) => entry.purpose.is_of_claim(),
            _ => false,
        }
    }
}

/// Links to pick from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkList {
    /// Only those on or next to the current claim.
    pub of_claim: bool,
    /// The selected row.
    pub row: usize,
}

/// The sheet of the current claim: prompts first, then fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The selected row: prompts count first, then [`Field::ALL`].
    pub row: usize,
    /// Whether all prompts are shown, not just three.
    pub more: bool,
}

named! {
    /// A field of the sheet.
    Field {
        /// Who or what is given as the origin.
        Basis = "basis",
        /// Why it is unsupported.
        Problem = "problem",
        /// What qualifies the decision.
        Concern = "concern",
        /// What the reader found.
        Finding = "finding",
        /// The reader's words.
        Note = "note",
        /// Links the article cites or the reader found.
        Evidence = "evidence",
    }
}

/// The values of a field, to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choose {
    /// The field; one of those with fixed values.
    pub field: Field,
    /// The selected row; row 0 is "none" except for concerns, of which several can hold.
    pub row: usize,
}

/// The ends of a claim while they are being moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanEdit {
    /// The entry (index); for a picked sentence there is none yet.
    pub entry: Option<usize>,
    /// The ends now (bytes).
    pub span: Span,
}

/// A line of text that is being typed. Its cursor is with the shell's text area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEntry {
    /// What it is for.
    pub purpose: Purpose,
    /// What it begins with.
    pub initial: String,
    /// How many lines back in what was typed before this one comes from; 0: none.
    pub recalled: usize,
    /// What was typed so far, as far as it was notified.
    pub typed: String,
    /// How often another line was put in place of the typed one; each time it begins anew.
    pub replaced: usize,
    /// The beginning of a name whose possible ends are gone through, and which of them is next.
    pub ending: Option<(String, usize)>,
}

impl TextEntry {
    /// A line that begins with `initial`.
    pub fn new(purpose: Purpose, initial: &str) -> Self {
        Self {
            purpose,
            initial: initial.to_owned(),
            recalled: 0,
            typed: initial.to_owned(),
            replaced: 0,
            ending: None,
        }
    }

    /// Puts another line in place of the typed one.
    pub(super) fn replace(&mut self, line: &str) {
        line.clone_into(&mut self.initial);
        line.clone_into(&mut self.typed);
        self.replaced += 1;
        self.ending = None;
    }
}

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A phrase to find.
    Search,
    /// A note on the current claim.
    Note,
    /// An evidence link for the current claim.
    Evidence,
    /// A command by name.
    Command,
    /// Words to find in the help.
    Help,
    /// Words to find in a list.
    Row,
    /// Words to filter claims by.
    Filter,
    /// Words to filter the articles read before by.
    Articles,
    /// Where to save instead.
    SaveElsewhere,
}

impl Purpose {
    /// Whether the line is for the current claim.
    pub const fn is_of_claim(self) -> bool {
        matches!(self, Self::Note | Self::Evidence)
    }
}
