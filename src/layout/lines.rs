//! The article's lines at one width, and its pages at one height: what is where.
//!
//! All of the article, or a stretch of it around the reader while the rest is still being wrapped. Line numbers count
//! within what is there; a place that is kept is a byte of the text, never a line.

use super::line::{Cell, Line, LineKind};
use super::{table, to_u16, wrap};
use crate::article::{Article, Block, BlockKind};
use crate::text::{columns_at, graphemes};

/// Lines of an article at one width, and pages at one height.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines in reading order; none begins before the one above it, and those about a line across begin at one byte.
    pub lines: Vec<Line>,
    /// The line each page begins with; the first is 0.
    pub pages: Vec<usize>,
    /// Rows of a page.
    pub height: usize,
    /// Columns of the text.
    pub column: usize,
    /// Whether the first line is the article's first: pages can be counted.
    pub from_start: bool,
    /// Whether the last line is the article's last.
    pub to_end: bool,
    /// The columns of each table whose cells are side by side, by its block (index): measured once, for every row.
    pub(super) tables: Vec<(usize, Vec<table::Column>)>,
}

impl Lines {
    /// Wraps the article to `column` columns and cuts it into pages of `height` rows. Cost: linear in the text.
    pub fn new(article: &Article, column: usize, height: usize) -> Self {
        let expected = article.text.len() / column.max(1) * 2 + article.blocks.len();
        let mut whole = Self::empty(column, expected);
        for index in 0..article.blocks.len() {
            whole.add_blank_above(article, index);
            whole.add_block(article, index, 0, |_| false);
        }
        whole.paged(article, height)
    }

    /// No lines yet, with room for so many.
    pub(super) fn empty(column: usize, expected: usize) -> Self {
        Self {
            lines: Vec::with_capacity(expected),
            column,
            from_start: true,
            to_end: true,
            ..Self::default()
        }
    }

    /// Cuts the same lines into pages of another height.
    #[must_use]
    pub fn repaged(&self, article: &Article, height: usize) -> Self {
        self.clone().paged(article, height)
    }

    pub(super) fn paged(mut self, article: &Article, height: usize) -> Self {
        self.pages = cut(&self.lines, &article.blocks, height);
        self.height = height;
        self
    }

    /// Whether the whole article is wrapped.
    pub const fn is_whole(&self) -> bool {
        self.from_start && self.to_end
    }

    /// How many pages there are; `None` while that is not known.
    pub fn page_count(&self) -> Option<usize> {
        self.is_whole().then(|| self.pages.len().max(1))
    }

    /// The line that shows byte `at`, or the last that begins before it.
    pub fn line_at(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|line| line.span.start <= at);
        let mut found = after.saturating_sub(1);
        while found > 0
            && self
                .lines
                .get(found)
                .is_some_and(|l| l.kind == LineKind::Blank)
        {
            found -= 1;
        }
        found
    }

    /// The line with which a screen begins that was scrolled to byte `at`: a blank one, too, where one begins there.
    pub fn top_at(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|line| line.span.start <= at);
        let last = after.saturating_sub(1);
        let is_blank = |line: &Line| line.kind == LineKind::Blank && line.span.start == at;
        if self.lines.get(last).is_some_and(is_blank) {
            last
        } else {
            self.line_at(at)
        }
    }

    /// The byte with which a line begins; 0 where there is none.
    pub fn start_of(&self, line: usize) -> usize {
        self.lines.get(line).map_or(0, |line| line.span.start)
    }

    /// The page (from 0) on which a line is.
    pub fn page_of(&self, line: usize) -> usize {
        self.pages
            .partition_point(|&first| first <= line)
            .saturating_sub(1)
    }

    /// Whether a page begins with the line.
    pub fn begins_page(&self, line: usize) -> bool {
        self.from_start && self.pages.binary_search(&line).is_ok()
    }

    /// The lines of a page: first, and one past the last.
    pub fn page_lines(&self, page: usize) -> (usize, usize) {
        let first = self.pages.get(page).copied().unwrap_or(0);
        let end = self
            .pages
            .get(page + 1)
            .copied()
            .unwrap_or(self.lines.len());
        (first, end)
    }

    /// Where each grapheme cluster of a line is.
    pub fn cells<'a>(&self, article: &'a Article, line: &Line) -> Vec<Cell<'a>> {
        match line.kind {
            LineKind::Row => {
                let table = self
                    .tables
                    .binary_search_by_key(&line.block, |(block, _)| *block);
                let columns = table.ok().and_then(|nth| self.tables.get(nth));
                return table::row_cells(
                    article,
                    columns.map_or(&[], |(_, columns)| columns),
                    line,
                );
            }
            LineKind::Head => return table::head_cells(article, line),
            _ => {}
        }
        let mut x = line.indent;
        let mut cells = Vec::new();
        for (at, cluster) in graphemes(line.span.of(&article.text)) {
            cells.push((x, line.span.start + at, cluster));
            let columns = columns_at(cluster, usize::from(x - line.indent));
            x = x.saturating_add(to_u16(columns));
        }
        cells
    }

    /// What is in the margin of a table's cell: the head of its column, and the columns before that.
    pub fn label(&self, article: &Article, line: &Line) -> Option<(u16, String)> {
        let block = article.blocks.get(line.block)?;
        if line.kind != LineKind::Cell {
            return None;
        }
        let indent = wrap::indent_of(&article.blocks, line.block).min(self.column / 2);
        let label = table::label(article, block, line, self.column - indent);
        Some((to_u16(indent), label))
    }
}

/// The line each page of `height` rows begins with; the first is 0. Cost: linear in the lines.
///
/// A heading, or the head of a table, never is alone at the foot of a page: it moves to the next one.
fn cut(lines: &[Line], blocks: &[Block], height: usize) -> Vec<usize> {
    let height = height.max(1);
    let mut pages = vec![0];
    let mut first = 0;
    loop {
        let mut next = first + height;
        if next >= lines.len() {
            return pages;
        }
        let full = next;
        while next > first + height / 2 && ends_in_heading(lines, blocks, next) {
            next -= 1;
        }
        if next <= first + height / 2 {
            next = full;
        }
        while lines.get(next).is_some_and(|l| l.kind == LineKind::Blank) {
            next += 1;
        }
        if next >= lines.len() {
            return pages;
        }
        pages.push(next);
        first = next;
    }
}

/// Whether the last line above `next` that is not blank belongs to a heading.
fn ends_in_heading(lines: &[Line], blocks: &[Block], next: usize) -> bool {
    let above = lines.get(..next).unwrap_or(&[]).iter().rev();
    let last = above.clone().find(|l| l.kind != LineKind::Blank);
    last.and_then(|l| Some((l, blocks.get(l.block)?)))
        .is_some_and(|(line, block)| match block.kind {
            BlockKind::Heading(_) => true,
            BlockKind::Table(_) => {
                line.kind == LineKind::Head || line.span.start == block.span.start
            }
            _ => false,
        })
}
