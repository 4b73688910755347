//! The boxes that are over the page: what each holds while it is open.
//!
//! What is done in them is in the files named after them; how they look is the view's.

use super::field::{EvidenceField, Field, FieldChoice};
use super::mode::Mode;
use crate::checklist::Shelved;
use crate::text::Span;
use std::sync::Arc;

/// A box that is over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The sheet of the current claim.
    Sheet(Sheet),
    /// Rows of which one is selected, or a text to scroll through.
    List(ListBox),
    /// The ends of the current claim are being moved.
    Span(SpanEdit),
    /// A line of text is being typed.
    Entry(TextEntry),
    /// Asks what to do, since the checklist cannot be saved.
    Unsaved,
}

impl Overlay {
    /// A list with row `row` selected, of help and summary the first that is shown.
    pub const fn list(of: Listed, row: usize) -> Self {
        let part = 0;
        let words = String::new();
        Self::List(ListBox {
            of,
            row,
            part,
            words,
        })
    }

    /// Which table of keys rules while it is uppermost.
    pub const fn mode(&self) -> Mode {
        match self {
            Self::Sheet(_) => Mode::Sheet,
            Self::List(list) if list.is_text() => Mode::Look,
            Self::List(_) => Mode::List,
            Self::Span(_) => Mode::Span,
            Self::Entry(_) => Mode::Entry,
            Self::Unsaved => Mode::Unsaved,
        }
    }

    /// Whether it works on the current claim, and would be wrong over another one.
    pub const fn is_of_claim(&self) -> bool {
        match self {
            Self::Sheet(_) | Self::Span(_) => true,
            Self::List(list) => list.of.is_of_claim(),
            Self::Entry(entry) => entry.purpose.is_of_claim(),
            Self::Unsaved => false,
        }
    }
}

/// The state of a list box, whatever it lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListBox {
    /// What is listed.
    pub of: Listed,
    /// The selected row among those listed; of a text, how many rows it is scrolled by.
    pub row: usize,
    /// Which part of an address is shown that is longer than the box; counted on beyond the last, behind which comes the first.
    pub part: usize,
    /// Only what holds these words is listed. Claims are filtered by [`Session::filter_words`](super::Session), since that
    /// filter is also for stepping from claim to claim.
    pub words: String,
}

impl ListBox {
    /// Whether it is a text to scroll through, of which no row is selected.
    pub const fn is_text(&self) -> bool {
        matches!(self.of, Listed::Summary | Listed::Help)
    }
}

/// What a list box lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The claims that the filter lets through.
    Claims,
    /// The headings.
    Contents,
    /// The links on or next to the current claim.
    ClaimLinks,
    /// All links of the article.
    AllLinks,
    /// The values of a field of the claim or of its evidence.
    Values(FieldChoice),
    /// The evidence of the current claim; behind it a row that adds some.
    Evidence,
    /// The fields of a piece of evidence (index).
    EvidenceFields(usize),
    /// The sources of the article; where one of them (row) waits to be made one with another, which.
    Sources(Option<usize>),
    /// The themes.
    Themes,
    /// The articles read before, those opened last first; behind them the built-in sample.
    Articles(Arc<[Shelved]>),
    /// The summary.
    Summary,
    /// The help.
    Help,
}

impl Listed {
    /// Whether it is about the current claim, and would be wrong over another one.
    pub const fn is_of_claim(&self) -> bool {
        matches!(
            self,
            Self::Values(_) | Self::Evidence | Self::EvidenceFields(_)
        )
    }

    /// Whether it is links that are listed.
    pub const fn is_links(&self) -> bool {
        matches!(self, Self::ClaimLinks | Self::AllLinks)
    }
}

/// The sheet of the current claim: prompts first, then fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The selected row: prompts count first, then [`Field::ALL`](super::Field::ALL).
    pub row: usize,
    /// Whether all prompts are shown, not just three.
    pub more: bool,
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
    /// What was typed so far, as far as the shell reported it.
    pub typed: String,
    /// How often another line was put in place of the typed one; each time it begins anew.
    pub replaced: usize,
    /// The beginning of a name whose possible ends are gone through, and which of them is next.
    pub ending: Option<(String, usize)>,
    /// The selected row of the commands that a line behind `:` may mean.
    pub row: usize,
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
            row: 0,
        }
    }

    /// Whether it is for a command by name.
    pub fn is_command(&self) -> bool {
        self.purpose == Purpose::Command
    }

    /// Puts another line in place of the typed one.
    pub(super) fn replace(&mut self, line: &str) {
        line.clone_into(&mut self.initial);
        line.clone_into(&mut self.typed);
        self.replaced += 1;
        self.ending = None;
        self.row = 0;
    }
}

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A phrase to find.
    Search,
    /// A note on the current claim.
    Note,
    /// Evidence for the current claim: an address or words.
    Evidence,
    /// Who says the current claim: name, role, body, why unnamed.
    Who,
    /// One of these.
    WhoField(Field),
    /// Another name of the selected source.
    SourceName,
    /// A field of a piece of evidence (index).
    EvidenceText(usize, EvidenceField),
    /// Who reviews, asked once behind the first decision.
    Reviewer,
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
    /// In which form a report is written, or where.
    Report,
}

impl Purpose {
    /// Whether the line is for the current claim.
    pub const fn is_of_claim(self) -> bool {
        matches!(
            self,
            Self::Note | Self::Evidence | Self::EvidenceText(..) | Self::Who | Self::WhoField(_)
        )
    }
}
