//! How the screen's parts look: roles, and a paint for each, without any terminal library.
//!
//! The configuration fills them in, the view turns them into its own styles. Only the terminal's sixteen colours and
//! its attributes exist here, so that every palette is the reader's own.

use super::named::named;

named! {
    /// What a stretch of the screen is; each has one paint per theme.
    Role {
        /// Running text.
        Text = "text",
        /// A heading of the article.
        Heading = "heading",
        /// Words set in italics.
        Emphasis = "emphasis",
        /// Words set in bold.
        Strong = "strong",
        /// Code.
        Code = "code",
        /// A block quotation.
        Quote = "quote",
        /// The words of a link; nothing else is underlined.
        Link = "link",
        /// What is not the article: bylines, adverts, share notes.
        Matter = "matter",
        /// The text below a picture.
        Caption = "caption",
        /// The pointer and what else stands in the gutter.
        Gutter = "gutter",
        /// The letter of an attributed claim.
        Attributed = "attributed",
        /// The letter of a sourced claim.
        Sourced = "sourced",
        /// The letter of an unsupported claim.
        Unsupported = "unsupported",
        /// The sign of an excluded claim.
        Excluded = "excluded",
        /// The sign of an undecided claim.
        Undecided = "undecided",
        /// The current claim.
        Current = "current",
        /// The words that say who says it.
        SourceAndCue = "source-and-cue",
        /// A place where the searched phrase stands.
        Match = "match",
        /// The one gone to last.
        CurrentMatch = "current-match",
        /// The line above the page.
        Header = "header",
        /// A line across.
        Rule = "rule",
        /// The rows below the page.
        Strip = "strip",
        /// A key in a hint.
        Key = "key",
        /// The name of a field, or what a key does.
        Label = "label",
        /// Something went wrong.
        Alarm = "alarm",
        /// All is on disk.
        Saved = "saved",
        /// The title of a box or panel.
        PanelTitle = "panel-title",
        /// The selected row of a list.
        Selected = "selected",
        /// A question.
        Prompt = "prompt",
        /// What an answer proposes.
        Proposal = "proposal",
    }
}

named! {
    /// One of the terminal's sixteen colours; the terminal decides what it looks like.
    Colour {
        /// Black.
        Black = "black",
        /// Red.
        Red = "red",
        /// Green.
        Green = "green",
        /// Yellow.
        Yellow = "yellow",
        /// Blue.
        Blue = "blue",
        /// Magenta.
        Magenta = "magenta",
        /// Cyan.
        Cyan = "cyan",
        /// White.
        White = "white",
        /// Bright black, mostly a grey.
        BrightBlack = "bright-black",
        /// Bright red.
        BrightRed = "bright-red",
        /// Bright green.
        BrightGreen = "bright-green",
        /// Bright yellow.
        BrightYellow = "bright-yellow",
        /// Bright blue.
        BrightBlue = "bright-blue",
        /// Bright magenta.
        BrightMagenta = "bright-magenta",
        /// Bright cyan.
        BrightCyan = "bright-cyan",
        /// Bright white.
        BrightWhite = "bright-white",
    }
}

/// How a role looks; the default is the terminal's own text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one attribute that a terminal has or has not"
)]
pub struct Paint {
    /// The colour of the letters; `None` for the terminal's own.
    pub fg: Option<Colour>,
    /// The colour behind them; `None` for the terminal's own.
    pub bg: Option<Colour>,
    /// Bold.
    pub bold: bool,
    /// Dim.
    pub dim: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
    /// Letters and background exchanged.
    pub reversed: bool,
}

impl Paint {
    /// The same without its colours, for a terminal or a reader that wants none.
    #[must_use]
    pub const fn without_colour(self) -> Self {
        Self {
            fg: None,
            bg: None,
            ..self
        }
    }
}
