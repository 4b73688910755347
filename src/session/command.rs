//! Every command as a row of one table: name, where it works, what it does.
//!
//! Keys, help, hints and the README's key list are made from these rows; what a command does is in `update`.

use crate::checklist::{Answer, Exclude};

/// Something the reader can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each has its sentence in ROWS")]
pub enum Command {
    PageNext,
    PageBack,
    LineDown,
    LineUp,
    HalfDown,
    HalfUp,
    Start,
    End,
    Percent,
    ParagraphNext,
    ParagraphBack,
    SectionNext,
    SectionBack,
    Contents,
    MarkSet,
    MarkGo,
    JumpBack,
    JumpOlder,
    ClaimNext,
    ClaimBack,
    UndecidedNext,
    UndecidedBack,
    Attributed,
    Sourced,
    Unsupported,
    Exclude(Exclude),
    Clear,
    Return,
    Repeat,
    Flag,
    Shelf,
    Forget,
    Sheet,
    Note,
    Evidence,
    Pick,
    EditSpan,
    Undo,
    Redo,
    Search,
    SearchNext,
    SearchBack,
    RecallOlder,
    RecallNewer,
    /// Ends the name of a command that is being typed.
    Complete,
    ClaimLinks,
    AllLinks,
    Copy,
    CopyQuotation,
    CopyMarkdown,
    List,
    Filter,
    FilterWords,
    Summary,
    Editor,
    Reload,
    /// Take in what was saved elsewhere.
    TakeRescued,
    ThemeNext,
    Panel,
    Wider,
    Narrower,
    WidthReset,
    Mouse,
    Redraw,
    Suspend,
    Cancel,
    CommandLine,
    Help,
    Close,
    Quit,
    RowDown,
    RowUp,
    RowFirst,
    RowLast,
    RowOpen,
    Prompt(u8),
    Answer(Answer),
    MorePrompts,
    SpanEndBack,
    SpanEndForward,
    SpanStartBack,
    SpanStartForward,
    SpanSplit,
    SpanMerge,
    SpanKeep,
    SaveRetry,
    SaveElsewhere,
    QuitAnyway,
}

/// Where keys are looked up: one table of `keys.toml` each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// The page.
    Reading,
    /// The sheet of one claim: prompts and fields.
    Sheet,
    /// A list to choose from: claims, contents, the values of a field.
    List,
    /// Moving the ends of a claim.
    Span,
    /// Help or summary: something to look at and leave.
    Look,
    /// The box that says the checklist is not saved.
    Unsaved,
    /// A line of text is being typed; keys go to it.
    Entry,
}

impl Mode {
    /// Every mode, in the order of help.
    pub const ALL: &'static [Self] = &[
        Self::Reading,
        Self::Sheet,
        Self::List,
        Self::Span,
        Self::Look,
        Self::Unsaved,
        Self::Entry,
    ];

    /// Its table's name in `keys.toml`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Sheet => "sheet",
            Self::List => "list",
            Self::Span => "span",
            Self::Look => "look",
            Self::Unsaved => "unsaved",
            Self::Entry => "entry",
        }
    }
}

/// Where a command stands in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Turning pages and moving about.
    Reading,
    /// From claim to claim.
    Claims,
    /// Deciding.
    Deciding,
    /// Searching and lists.
    Finding,
    /// The sheet of one claim.
    Sheet,
    /// Moving the ends of a claim.
    Span,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: &'static [Self] = &[
        Self::Reading,
        Self::Claims,
        Self::Deciding,
        Self::Finding,
        Self::Sheet,
        Self::Span,
        Self::Program,
    ];

    /// Its heading in the help.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Reading => "Reading",
            Self::Claims => "From claim to claim",
            Self::Deciding => "Deciding",
            Self::Finding => "Finding",
            Self::Sheet => "On the sheet and in lists",
            Self::Span => "Moving a claim's ends",
            Self::Program => "The program",
        }
    }
}

/// One command: what it is called and where it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// Its name in `keys.toml` and on the command line.
    pub name: &'static str,
    /// The modes in which it works.
    pub modes: &'static [Mode],
    /// Where it stands in the help.
    pub group: Group,
    /// What it does, for the help.
    pub help: &'static str,
    /// Whether a letter must follow (marks).
    pub takes_letter: bool,
}

const fn row(
    command: Command,
    name: &'static str,
    modes: &'static [Mode],
    group: Group,
    help: &'static str,
) -> CommandRow {
    let takes_letter = matches!(command, Command::MarkSet | Command::MarkGo);
    CommandRow {
        command,
        name,
        modes,
        group,
        help,
        takes_letter,
    }
}

use Command as C;
use Group as G;
use Mode::{Entry, List, Look, Reading, Sheet, Span, Unsaved};

const PAGE: &[Mode] = &[Reading];
const PAGED: &[Mode] = &[Reading, List, Look];
const PAGE_AND_SHEET: &[Mode] = &[Reading, Sheet];
const ROWS_OF: &[Mode] = &[Sheet, List, Look];
const EVERYWHERE: &[Mode] = &[Reading, Sheet, List, Span, Look, Unsaved, Entry];
const NOT_TYPING: &[Mode] = &[Reading, Sheet, List, Span, Look, Unsaved];
const TYPING: &[Mode] = &[Entry];
const ON_SHEET: &[Mode] = &[Sheet];
const ON_SPAN: &[Mode] = &[Span];
const NOT_SAVED: &[Mode] = &[Unsaved];

/// Every command, in the order of the help.
#[rustfmt::skip]
pub const ROWS: &[CommandRow] = &[
    row(C::PageNext, "page-next", PAGED, G::Reading, "next page"),
    row(C::PageBack, "page-back", PAGED, G::Reading, "previous page"),
    row(C::LineDown, "line-down", PAGE, G::Reading, "one line down"),
    row(C::LineUp, "line-up", PAGE, G::Reading, "one line up"),
    row(C::HalfDown, "half-down", PAGE, G::Reading, "half a page down"),
    row(C::HalfUp, "half-up", PAGE, G::Reading, "half a page up"),
    row(C::Start, "start", PAGE, G::Reading, "start of the article"),
    row(C::End, "end", PAGE, G::Reading, "end; with a number, that page"),
    row(C::Percent, "percent", PAGE, G::Reading, "with a number, that far into the article"),
    row(C::ParagraphNext, "paragraph-next", PAGE, G::Reading, "next paragraph"),
    row(C::ParagraphBack, "paragraph-back", PAGE, G::Reading, "previous paragraph"),
    row(C::SectionNext, "section-next", PAGE, G::Reading, "next section"),
    row(C::SectionBack, "section-back", PAGE, G::Reading, "previous section"),
    row(C::Contents, "contents", PAGE, G::Reading, "contents: the headings"),
    row(C::MarkSet, "mark-set", PAGE, G::Reading, "with a letter, mark this place"),
    row(C::MarkGo, "mark-go", PAGE, G::Reading, "with a letter, go to that mark"),
    row(C::JumpBack, "jump-back", PAGE, G::Reading, "back where I was; again comes back"),
    row(C::JumpOlder, "jump-older", PAGE, G::Reading, "where I was before that, and so on"),
    row(C::ClaimNext, "claim-next", PAGE_AND_SHEET, G::Claims, "next claim"),
    row(C::ClaimBack, "claim-back", PAGE_AND_SHEET, G::Claims, "previous claim"),
    row(C::UndecidedNext, "undecided-next", PAGE_AND_SHEET, G::Claims, "next undecided claim"),
    row(C::UndecidedBack, "undecided-back", PAGE_AND_SHEET, G::Claims, "previous undecided claim"),
    row(C::Return, "return", PAGE_AND_SHEET, G::Claims, "back to the claim just decided"),
    row(C::Attributed, "attributed", PAGE_AND_SHEET, G::Deciding, "attributed: the article says whose word it is"),
    row(C::Sourced, "sourced", PAGE_AND_SHEET, G::Deciding, "sourced: the article gives something to consult"),
    row(C::Unsupported, "unsupported", PAGE_AND_SHEET, G::Deciding, "unsupported: neither"),
    row(C::Exclude(Exclude::Opinion), "exclude-opinion", PAGE_AND_SHEET, G::Deciding, "exclude: an opinion"),
    row(C::Exclude(Exclude::Question), "exclude-question", PAGE_AND_SHEET, G::Deciding, "exclude: a question"),
    row(C::Exclude(Exclude::CommonKnowledge), "exclude-common-knowledge", PAGE_AND_SHEET, G::Deciding, "exclude: common knowledge"),
    row(C::Exclude(Exclude::Definition), "exclude-definition", PAGE_AND_SHEET, G::Deciding, "exclude: a definition"),
    row(C::Exclude(Exclude::OwnExperience), "exclude-own-experience", PAGE_AND_SHEET, G::Deciding, "exclude: the author's own experience"),
    row(C::Exclude(Exclude::Transition), "exclude-transition", PAGE_AND_SHEET, G::Deciding, "exclude: a transition"),
    row(C::Exclude(Exclude::NotAClaim), "exclude-not-a-claim", PAGE_AND_SHEET, G::Deciding, "exclude: not a claim"),
    row(C::Clear, "clear", PAGE_AND_SHEET, G::Deciding, "clear the decision"),
    row(C::Repeat, "repeat", PAGE_AND_SHEET, G::Deciding, "repeat the last decision on this claim"),
    row(C::Flag, "flag", PAGE_AND_SHEET, G::Deciding, "flag for later, or take the flag away"),
    row(C::Note, "note", PAGE_AND_SHEET, G::Deciding, "write a note"),
    row(C::Evidence, "evidence", PAGE_AND_SHEET, G::Deciding, "add an evidence link"),
    row(C::Undo, "undo", PAGE_AND_SHEET, G::Deciding, "undo"),
    row(C::Redo, "redo", PAGE_AND_SHEET, G::Deciding, "redo"),
    row(C::Pick, "pick", &[Reading, Span], G::Deciding, "pick a sentence that was missed; again: the next one"),
    row(C::EditSpan, "edit-span", PAGE, G::Deciding, "move the claim's ends, split it, merge it"),
    row(C::Search, "search", PAGED, G::Finding, "find a phrase; /PATTERN a regular expression"),
    row(C::SearchNext, "search-next", &[Reading, List], G::Finding, "next match"),
    row(C::SearchBack, "search-back", &[Reading, List], G::Finding, "previous match"),
    row(C::RecallOlder, "recall-older", TYPING, G::Finding, "while typing: the line typed before"),
    row(C::RecallNewer, "recall-newer", TYPING, G::Finding, "while typing: the line typed after it"),
    row(C::Complete, "complete", TYPING, G::Finding, "while typing: end the name of a command"),
    row(C::ClaimLinks, "claim-links", PAGE, G::Finding, "links of this claim, to look at and to open"),
    row(C::AllLinks, "links", PAGE, G::Finding, "all links of the article"),
    row(C::Copy, "copy", &[Reading, List], G::Finding, "copy the claim, or the address of the link shown"),
    row(C::CopyQuotation, "copy-quotation", PAGE, G::Finding, "copy it as a quotation with its speaker"),
    row(C::CopyMarkdown, "copy-markdown", PAGE, G::Finding, "copy it as Markdown"),
    row(C::List, "list", PAGE, G::Finding, "list of claims"),
    row(C::Filter, "filter", &[Reading, List], G::Finding, "show all, undecided, attributed, ... claims in turn"),
    row(C::FilterWords, "filter-words", &[Reading, List], G::Finding, "only claims with these words or such a speaker"),
    row(C::Summary, "summary", PAGE, G::Finding, "summary of the decisions"),
    row(C::Sheet, "sheet", PAGE, G::Sheet, "the claim's sheet: prompts and fields"),
    row(C::RowDown, "row-down", ROWS_OF, G::Sheet, "next row"),
    row(C::RowUp, "row-up", ROWS_OF, G::Sheet, "previous row"),
    row(C::RowFirst, "row-first", ROWS_OF, G::Sheet, "first row"),
    row(C::RowLast, "row-last", ROWS_OF, G::Sheet, "last row"),
    row(C::RowOpen, "row-open", ROWS_OF, G::Sheet, "open or choose the row; accept what a prompt proposes"),
    row(C::Prompt(1), "prompt-1", ON_SHEET, G::Sheet, "go to the first prompt"),
    row(C::Prompt(2), "prompt-2", ON_SHEET, G::Sheet, "go to the second prompt"),
    row(C::Prompt(3), "prompt-3", ON_SHEET, G::Sheet, "go to the third prompt"),
    row(C::Answer(Answer::Yes), "answer-yes", ON_SHEET, G::Sheet, "answer: yes"),
    row(C::Answer(Answer::No), "answer-no", ON_SHEET, G::Sheet, "answer: no"),
    row(C::Answer(Answer::Partly), "answer-partly", ON_SHEET, G::Sheet, "answer: partly"),
    row(C::Answer(Answer::Na), "answer-na", ON_SHEET, G::Sheet, "answer: does not apply"),
    row(C::MorePrompts, "more-prompts", ON_SHEET, G::Sheet, "show more prompts, or fewer"),
    row(C::SpanEndBack, "span-end-back", ON_SPAN, G::Span, "end one word earlier"),
    row(C::SpanEndForward, "span-end-forward", ON_SPAN, G::Span, "end one word later"),
    row(C::SpanStartBack, "span-start-back", ON_SPAN, G::Span, "start one word earlier"),
    row(C::SpanStartForward, "span-start-forward", ON_SPAN, G::Span, "start one word later"),
    row(C::SpanSplit, "span-split", ON_SPAN, G::Span, "split here: what is cut off becomes a claim"),
    row(C::SpanMerge, "span-merge", ON_SPAN, G::Span, "merge with the next claim"),
    row(C::SpanKeep, "span-keep", ON_SPAN, G::Span, "keep the new ends"),
    row(C::Shelf, "shelf", PAGE, G::Program, "the articles read before, to open another one"),
    row(C::Forget, "forget", &[List], G::Program, "take an article off the shelf; asks first"),
    row(C::CommandLine, "command", &[Reading, Sheet, List, Span, Look, Unsaved], G::Program, "a command by its name"),
    row(C::Help, "help", &[Reading, Sheet, List, Span], G::Program, "this help"),
    row(C::Close, "close", EVERYWHERE, G::Program, "leave a box or filter; never decides or quits"),
    row(C::Quit, "quit", NOT_TYPING, G::Program, "close this box, or quit; always saved"),
    row(C::Cancel, "cancel", EVERYWHERE, G::Program, "cancel; twice: quit"),
    row(C::Suspend, "suspend", EVERYWHERE, G::Program, "suspend; the shell's fg comes back"),
    row(C::Redraw, "redraw", EVERYWHERE, G::Program, "draw the screen again"),
    row(C::Editor, "editor", PAGE, G::Program, "open the checklist in $EDITOR"),
    row(C::Reload, "reload", PAGE, G::Program, "read article and checklist again"),
    row(C::TakeRescued, "take-rescued", PAGE, G::Program, "take in what was saved elsewhere"),
    row(C::ThemeNext, "theme", PAGE, G::Program, "next theme; :theme dark goes to one"),
    row(C::Panel, "panel", PAGE, G::Program, "hide or show the panel; wide screens then show two pages"),
    row(C::Wider, "wider", PAGE, G::Program, "wider text"),
    row(C::Narrower, "narrower", PAGE, G::Program, "narrower text"),
    row(C::WidthReset, "width-reset", PAGE, G::Program, "text at its usual width, or as a number says"),
    row(C::Mouse, "mouse", PAGE, G::Program, "mouse on or off: wheel, click on a claim or a link"),
    row(C::SaveRetry, "save-retry", NOT_SAVED, G::Program, "try to save again"),
    row(C::SaveElsewhere, "save-elsewhere", NOT_SAVED, G::Program, "save to another file"),
    row(C::QuitAnyway, "quit-unsaved", NOT_SAVED, G::Program, "quit without saving"),
];

impl Command {
    /// Its row of the table.
    ///
    /// # Panics
    /// Never: a test checks that every command has a row.
    pub fn row(self) -> &'static CommandRow {
        ROWS.iter()
            .find(|row| row.command == self)
            .expect("every command has a row: a test checks it")
    }

    /// The command of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        ROWS.iter()
            .find(|row| row.name == name)
            .map(|row| row.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_found_again() {
        let names: HashSet<_> = ROWS.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), ROWS.len());
        for row in ROWS {
            assert_eq!(Command::from_name(row.name), Some(row.command));
            assert!(
                !row.help.is_empty() && !row.modes.is_empty(),
                "{}",
                row.name
            );
        }
    }
}
