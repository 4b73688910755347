//! An article between parsing and its parts: what the parsers know, and what is still to be decided.
//!
//! Made by the builder, consumed by `matter`. Only holds.

use super::{Article, Part};

/// What the parser knows of a block beyond its kind; the parts are decided from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BlockHint {
    /// The words describe a picture (alternative text, or marked as a caption).
    pub picture: bool,
    /// A picture stood directly before it.
    pub after_picture: bool,
    /// It belongs to a footnote or another note.
    pub note: bool,
    /// What links within the article call it: the `id` of the elements that begin with it.
    pub anchors: Vec<String>,
    /// Its part was given, by front matter.
    pub part: Option<Part>,
    /// What marks the item that begins with it, where it is no paragraph.
    pub marker: Option<String>,
}

/// An article whose parts are still to be decided: `hints` runs along its blocks.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Text, blocks, links and inlines; every part is `Body`.
    pub article: Article,
    /// One for each block.
    pub hints: Vec<BlockHint>,
}
