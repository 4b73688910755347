//! The modes in which keys are looked up, and the groups under which the help lists commands.

use crate::text::named;

named! {
    /// Where keys are looked up: one table of `keys.toml` each, in the order of the help.
    Mode {
        /// The page.
        Reading = "reading",
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
