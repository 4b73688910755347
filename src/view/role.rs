//! What the parts of the screen are: each has a style in every theme, and a line in `[plain]` of `config/theme.toml`.

use crate::text::named;

named! {
    /// What a stretch of the screen is; each has one style per theme.
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
        /// Words that the author took back.
        Struck = "struck",
        /// A block quotation.
        Quote = "quote",
        /// The words of a link; nothing else is underlined.
        Link = "link",
        /// What is not the article: bylines, adverts, share notes.
        Matter = "matter",
        /// The text below a picture.
        Caption = "caption",
        /// The pointer and what else is in the gutter.
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
        /// A claim that has to be looked at again, or is flagged.
        Recheck = "recheck",
        /// What the reader found.
        Finding = "finding",
        /// The current claim.
        Current = "current",
        /// The words that say who says it.
        SourceAndCue = "source-and-cue",
        /// Other words that led to the suggestion: a number, a document, a link.
        Reason = "reason",
        /// A place where the searched phrase is.
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
