//! The modes in which keys are looked up, and the groups under which the help lists commands.

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

/// Under which heading the help lists a command.
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
