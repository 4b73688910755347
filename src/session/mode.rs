//! Where commands belong: the modes in which keys are looked up, the groups of the help, the places of key hints.

use crate::text::named;

named! {
    /// Where keys are looked up: one table of `keys.toml` each, in the order of the help.
    Mode {
        /// The page.
        Reading = "reading",
        /// The question whether an opened source says so; all other keys are those of the page.
        Asked = "asked",
        /// The sheet of one claim: prompts and fields.
        Sheet = "sheet",
        /// A list to choose from: claims, contents, the values of a field.
        List = "list",
        /// Moving the ends of a claim.
        Span = "span",
        /// Help or summary: something to look at and leave.
        Look = "look",
        /// The box that says the checklist is not saved.
        Unsaved = "unsaved",
        /// A line of text is being typed; keys go to it.
        Entry = "entry",
    }
}

named! {
    /// Under which heading the help lists a command; its name is that heading.
    Group {
        /// Turning pages and moving about.
        Reading = "Reading",
        /// From claim to claim.
        Claims = "From claim to claim",
        /// Deciding.
        Deciding = "Deciding",
        /// Searching and lists.
        Finding = "Finding",
        /// The sheet of one claim.
        Sheet = "On the sheet and in lists",
        /// Moving the ends of a claim.
        Span = "Moving a claim's ends",
        /// The program itself.
        Program = "The program",
    }
}

/// A place where key hints are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HintPlace {
    /// What decides, below the page.
    Deciding,
    /// What moves about, in the last row.
    Moving,
    /// What a newcomer needs, while no claim is current.
    First,
    /// The same below the last claim.
    Last,
    /// What helps where no claim was found.
    Picking,
    /// Moving the ends of a claim.
    Ends,
    /// The answers to the question whether an opened source says so.
    Asked,
    /// The same where there is little room.
    AskedInBrief,
    /// What can be answered in the line mode.
    Lines,
    /// A prompt of the sheet.
    Prompt,
    /// A field of the sheet.
    Field,
    /// The values of a field.
    Values,
    /// A list of links; the first opens one.
    Links,
    /// The evidence of a claim, or the fields of one piece.
    EvidenceItems,
    /// The list of headings.
    Contents,
    /// The list of claims.
    Claims,
    /// The list of sources.
    Sources,
    /// The summary.
    Summary,
    /// The help.
    Help,
    /// A line that is typed; sending it by Enter is no command.
    Typing,
    /// The same for words that may be typed again.
    TypingWords,
    /// The same for the name of a command.
    TypingName,
    /// The shelf; the last only where the program began with it.
    Shelf,
    /// The box that says that the checklist is not saved.
    Unsaved,
    /// The list of claims in the line mode.
    LineClaims,
    /// The list of sources in the line mode.
    LineSources,
    /// Lists of links in the line mode.
    LineLinks,
    /// The evidence of a claim in the line mode.
    LineEvidence,
    /// Other lists in the line mode.
    LineList,
    /// The shelf in the line mode.
    LineShelf,
    /// The sheet in the line mode.
    LineSheet,
}
