//! One line on the screen: a stretch of the article's text, and what it is.

use crate::article::Block;
use crate::text::Span;

/// One line on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its text, without the blanks at which it was broken.
    pub span: Span,
    /// The block it belongs to (index); for a blank line, the block above.
    pub block: usize,
    /// Columns before its text.
    pub indent: u16,
    /// What it is.
    pub kind: LineKind,
}

impl Line {
    /// Whether it is the one that a block begins with.
    pub fn begins(&self, block: &Block) -> bool {
        self.kind != LineKind::Blank && self.span.start == block.span.start
    }
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The first line of a block.
    First,
    /// A further line of a block.
    Next,
    /// A row of a table whose cells are in columns.
    Row,
    /// A line of the head of a table whose cells do not fit in columns.
    Head,
    /// The first line of a cell of such a table.
    Cell,
    /// The space between two blocks.
    Blank,
    /// A line across.
    Rule,
}

/// A grapheme cluster on a line: its column from the line's left edge, its byte, and itself.
pub type Cell<'a> = (u16, usize, &'a str);
