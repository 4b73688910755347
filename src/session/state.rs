//! The types of a session: what is open, where the reader is, what is being typed, what happened last.

use super::command::Invocation;
use super::editing::EditedFile;
use super::judging::OpenedSource;
use super::notice::Notice;
use super::overlay::{Overlay, Purpose};
use super::progress::{Filter, Progress};
use super::spot::Visited;
use super::themes::ThemeChoice;
use super::tips::Habits;
use crate::article::Article;
use crate::checklist::{Change, Checklist, ClaimId, Decision, Findings, History, Saving, Shelved};
use crate::layout::{Frame, Lines};
use crate::prompt::Bank;
use crate::text::{Span, named};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// One reading of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// The article, or its beginning while the rest is read.
    pub article: Arc<Article>,
    /// Whether that is all of it.
    pub whole: bool,
    /// What the claim finder found; `None` while it still looks.
    pub found: Option<Arc<Findings>>,
    /// The checklist, in reading order; empty while the finder still looks.
    pub checklist: Checklist,
    /// The prompts to choose from.
    pub bank: Arc<Bank>,
    /// What the reader set.
    pub options: Options,
    /// The width of the text (columns) with which the session began.
    pub usual_column: usize,
    /// The article's lines and pages at the present width and height, or those around the reader.
    pub lines: Arc<Lines>,
    /// The width (columns) for which all lines were asked for last.
    pub laying_out: Option<usize>,
    /// What waits for something that is not there yet.
    pub waiting: Option<Waiting>,
    /// How the screen is divided.
    pub frame: Frame,
    /// Where the reader is.
    pub place: Place,
    /// The current claim (index of an entry).
    pub current: Option<usize>,
    /// How much of the search for claims is done (percent), once it takes long.
    pub searched: usize,
    /// The claim to make current once claims are found (its id): where the reader left.
    pub returning_to: Option<ClaimId>,
    /// The claim decided last (its id), to which Backspace returns.
    pub just_decided: Option<ClaimId>,
    /// What was decided last, for "repeat".
    pub last_decision: Option<Decision>,
    /// The source opened last, while the reader is asked what it says.
    pub opened: Option<OpenedSource>,
    /// The boxes that are open, the uppermost last; none: the page has the keys.
    pub boxes: Vec<Overlay>,
    /// What is searched for.
    pub search: Option<Search>,
    /// Where the reader was before the phrase that is being typed.
    pub before_search: Option<Before>,
    /// Lines that were typed and sent, the latest last.
    pub typed_lines: Vec<(Purpose, String)>,
    /// What is remembered of the reader over all articles.
    pub habits: Habits,
    /// Which claims are listed and stepped through.
    pub filter: Filter,
    /// Only claims that hold these words.
    pub filter_words: Option<String>,
    /// Only claims of the source with this name.
    pub filter_source: Option<String>,
    /// The claims (ids) that have been on the screen.
    pub seen: FxHashSet<ClaimId>,
    /// The claims (ids) marked in the list, to be decided together.
    pub marked: Vec<ClaimId>,
    /// Marked places and their letters.
    pub marks: Vec<(char, Visited)>,
    /// Places to go back to, the latest last.
    pub jumps: Vec<Visited>,
    /// How many of those the reader has gone back by, one after the other.
    pub walked: usize,
    /// What was changed, for undo and redo.
    pub history: History,
    /// The line that says what just happened.
    pub notice: Option<Notice>,
    /// Whether all is on disk.
    pub save: SaveState,
    /// What was handed over to be saved and is not on disk yet, the latest last.
    pub unsaved: Vec<Vec<Change>>,
    /// What the next save writes as well: what was mended when the checklist was loaded.
    pub unwritten: Saving,
    /// What was being typed for a claim when the program was ended.
    pub draft: Option<Unfinished>,
    /// The chosen theme.
    pub theme: ThemeChoice,
    /// Whether the mouse is on; without, selecting text is the terminal's.
    pub mouse: bool,
    /// Whether Ctrl-C was the last thing pressed.
    pub cancelled: bool,
    /// The article on the shelf (index) that the next "forget" forgets.
    pub forgetting: Option<usize>,
    /// How far the checklist is, once it was counted.
    pub counted: Progress,
    /// What the shell has to do, since the message that is being taken in.
    pub effects: Vec<Effect>,
}

/// A line that was being typed for a claim when the program was ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// The claim.
    pub claim: ClaimId,
    /// What was typed.
    pub text: String,
}

/// How claims are shown, which decides which of them the reader has seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClaimsShown {
    /// On a page, with others.
    #[default]
    OnPages,
    /// Read out line by line, so that only the current one is seen.
    InLines,
}

named! {
    /// What the address of a link is to the terminal.
    #[derive(Default)]
    LinkStyle {
        /// Text.
        #[default]
        Plain = "plain",
        /// A hyperlink, where it is shown whole (the sequence OSC 8).
        Osc8 = "osc8",
    }
}

/// Whether tips are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TipsShown {
    /// Each once, when it helps.
    #[default]
    Once,
    /// None.
    Never,
}

/// What the reader set, by file or by flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The width of the text (columns).
    pub column: usize,
    /// Whether panel hidden where there is room for one.
    pub panel_hidden: bool,
    /// The theme that is set, whichever is chosen in the program.
    pub theme: ThemeChoice,
    /// The theme for the background that the terminal told of, where it was asked and answered.
    pub answered: Option<ThemeChoice>,
    /// Whether it began at the list of recent articles, to which quitting leads back.
    pub from_shelf: bool,
    /// Who reviews; written as `by`.
    pub reviewer: Option<String>,
    /// The zone whose clock the reader lives by.
    pub zone: TimeZone,
    /// Whether the first decision asks who reviews, where nobody is known.
    pub asks_reviewer: bool,
    /// Whether tips are shown.
    pub tips: TipsShown,
    /// Prompt ids never to show.
    pub muted: Vec<String>,
    /// What addresses are that are shown whole.
    pub links: LinkStyle,
    /// How claims are shown.
    pub shown: ClaimsShown,
    /// Why nothing can be saved at all (a newer or broken checklist, another session); decisions are refused then.
    pub read_only: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            column: 68,
            panel_hidden: false,
            theme: ThemeChoice::Auto,
            answered: None,
            from_shelf: false,
            reviewer: None,
            zone: TimeZone::UTC,
            asks_reviewer: false,
            tips: TipsShown::Once,
            muted: Vec::new(),
            links: LinkStyle::default(),
            shown: ClaimsShown::default(),
            read_only: None,
        }
    }
}

/// Where the reader is: a place in the text, so that it survives any resize.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// A byte of the text that is on the page.
    pub at: usize,
    /// Whether the page begins with the line of `at` (after moving by lines), instead of being the page that holds it.
    pub free: bool,
}

/// A phrase that is searched for, and where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The phrase as typed.
    pub phrase: String,
    /// Every place where it is, in reading order.
    pub matches: Vec<Span>,
    /// Which of them was gone to last (index).
    pub current: Option<usize>,
    /// Whether the matches are not shown on the page.
    pub hidden: bool,
}

/// Where the reader was before a phrase was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The place.
    pub place: Place,
    /// The current claim (index of an entry).
    pub claim: Option<usize>,
    /// What was searched for.
    pub search: Option<Search>,
}

/// Whether all is on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was decided yet that would need saving.
    #[default]
    Untouched,
    /// On its way to the disk.
    Saving,
    /// On disk.
    Saved,
    /// Not on disk, and why.
    Failed(String),
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The reader asked for something.
    Invoked(Invocation),
    /// The line being typed holds this now.
    Typing(String),
    /// The line being typed was sent.
    Submitted {
        /// What was typed.
        text: String,
        /// When.
        now: Timestamp,
    },
    /// The screen was clicked in this column and row.
    Clicked(u16, u16),
    /// This row of the open list was clicked.
    ClickedRow(usize),
    /// The screen has this size now (columns, rows).
    Resized(u16, u16),
    /// What the terminal said of its background, when it was asked: whether it is light.
    Background {
        /// Unknown where it did not answer.
        light: Option<bool>,
    },
    /// The whole article was read, after its beginning was shown.
    Read(Arc<Article>),
    /// All lines of the article are there.
    LaidOut {
        /// The article.
        article: Arc<Article>,
        /// Its lines, for the width that was asked for.
        lines: Lines,
    },
    /// So much of the search for claims is done (percent).
    Searched(usize),
    /// The claim finder is done, with the article that is open or as it was read again.
    Found(Box<FoundClaims>),
    /// Another program changed the checklist's file, which was read again.
    FileChanged {
        /// As it is now.
        loaded: Box<Read>,
        /// The name of the file; where it was deleted, `loaded` holds nothing of it.
        name: String,
    },
    /// So many of the saves that were asked for are on disk.
    Saved(usize),
    /// It is not, and why.
    SaveFailed(String),
    /// This web address could not be opened, and why.
    NotOpened(String, String),
    /// The articles read before, those opened last first.
    Shelf {
        /// The articles.
        items: Vec<Shelved>,
        /// What to tell the reader.
        report: Option<Notice>,
        /// Whether their list is opened; else they only take the place of those that are listed.
        opens: bool,
    },
    /// Something to tell the reader.
    Notice(Notice),
}

/// Everything that is known once claims have been looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundClaims {
    /// The article, and what was found in it.
    pub findings: Arc<Findings>,
    /// The checklist made of it and of what was saved.
    pub loaded: Read,
    /// What was changed before, for undo.
    pub history: History,
    /// Why nothing can be decided, when nothing can.
    pub read_only: Option<String>,
    /// What to tell the reader.
    pub report: Option<Notice>,
    /// Whether there is a file that could not be read at all: `loaded` holds nothing of it.
    pub is_unread: bool,
    /// Whether work was taken over that has to be saved.
    pub is_taken_over: bool,
}

/// A checklist as it was read from its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// The checklist.
    pub checklist: Checklist,
    /// What differs from the file, to be written with the next save.
    pub unwritten: Saving,
}

/// What was asked for before all that it needs was there; any further key takes its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Waiting {
    /// A command.
    Command(Invocation),
    /// A phrase to find.
    Search(String),
}

/// Something for the shell to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write this into the checklist's file, and append its steps to the history.
    Save(Saving),
    /// Keep the file that another program wrote beside ours: both changed one value.
    KeepTheirs,
    /// Keep who reviews for later sessions.
    KeepReviewer(String),
    /// Keep what is remembered of the reader for later sessions.
    KeepHabits(Habits),
    /// Write the checklist to this path from now on.
    SaveTo(String),
    /// Write what was decided as a report: in the form of that name beside the checklist, or to that path.
    Report(String),
    /// Wrap the whole article at the present width.
    LayOut,
    /// Have a web address opened.
    OpenLink(String),
    /// Keep the theme for later sessions, and beside it the one that is set.
    KeepTheme(ThemeChoice, ThemeChoice),
    /// Send this to the terminal's clipboard.
    Copy(String),
    /// Have the mouse reported, or not.
    Mouse(bool),
    /// Draw everything again.
    Redraw,
    /// Stop the program until the shell's `fg`.
    Suspend,
    /// Open a file in the reader's editor, then read it again.
    Edit(EditedFile),
    /// Read article and checklist again; with what was saved elsewhere when it could not be saved here.
    Reload {
        /// Whether that is to be taken in.
        rescued: bool,
    },
    /// Read which articles were read before.
    Shelf {
        /// The position file of an article that is taken off the shelf first.
        forget: Option<PathBuf>,
    },
    /// Open an article that was read before in place of this one; none: the sample.
    Open(Option<Box<Shelved>>),
    /// End.
    Quit,
}
