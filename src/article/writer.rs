//! What Markdown and HTML have in common: lists, quotations, notes, pictures, tables and marks over blocks, written into
//! the builder as a parser comes to them.
//!
//! Holds only what is around the place that is being read, so that no text costs more than its length. `elements` knows
//! the elements of HTML. Decides no parts; leaves hints for what decides them.

mod elements;
mod left_out;
mod raised;

pub(super) use elements::HtmlTag;

use super::builder::Draft;
use super::builder::{Builder, Mark};
use super::front_matter::{self, FrontMatter};
use super::{BlockKind, InlineStyle};
use elements::Element;
use left_out::LeftOut;
use raised::Shift;

/// Writes blocks; knows what is around the words that come next.
#[derive(Default)]
pub(super) struct DraftWriter {
    builder: Builder,
    /// Quotations around.
    quoted: usize,
    /// Lists around.
    lists: Vec<List>,
    /// What marks the item that has just begun.
    marker: Option<String>,
    /// What links call the block that begins next.
    anchors: Vec<String>,
    /// Inside of a picture's alternative text.
    in_picture: usize,
    /// A picture has just been passed.
    after_picture: bool,
    /// The next cell is the first of its row.
    row_begins: bool,
    /// Footnotes around.
    footnotes: usize,
    /// Notes set off as a quotation, such as `> [!NOTE]`, around.
    alerts: usize,
    /// The elements of HTML around.
    elements: Vec<Element>,
    /// For each thing of Markdown around, how many elements are around it.
    scopes: Vec<usize>,
    left_out: Option<LeftOut>,
    /// Names of elements that are left out and known to be closed no more.
    never_end: Vec<String>,
}

/// A list that is being read.
struct List {
    /// The number of the next item, if it is numbered.
    next: Option<u64>,
    n_items: usize,
}

impl DraftWriter {
    /// Writes the headline and standfirst that the article's metadata give and its text does not.
    pub fn front(&mut self, front: &FrontMatter) {
        front_matter::write(front, &mut self.builder);
    }

    /// The finished draft.
    pub fn finish(self) -> Draft {
        self.builder.finish()
    }

    /// Words; where no block is open, they begin a paragraph or an item.
    pub fn text(&mut self, text: &str) {
        if self.left_out.is_some() {
            self.builder.soft_break();
        } else if self.in_picture > 0 {
            self.builder.picture_words(text);
        } else {
            self.ensure_open();
            let raised = self.raised(text);
            self.builder.words(raised.as_deref().unwrap_or(text));
        }
    }

    /// A line across.
    pub fn rule(&mut self) {
        self.close();
        if self.left_out.is_none() {
            self.builder.rule();
        }
    }

    /// The beginning of a quotation; one that is a note set off is an `alert`.
    pub fn start_quote(&mut self, alert: bool) {
        self.close();
        self.quoted += 1;
        self.alerts += usize::from(alert);
    }

    /// The end of a quotation.
    pub fn end_quote(&mut self, alert: bool) {
        self.close();
        self.quoted = self.quoted.saturating_sub(1);
        self.alerts -= usize::from(alert);
        self.builder.end_quotations(self.quoted);
    }

    /// Lists hold items; what defines a term is as deep as an item and has no mark.
    pub fn start_list(&mut self, next: Option<u64>) {
        self.close();
        self.lists.push(List { next, n_items: 0 });
    }

    /// The end of a list.
    pub fn end_list(&mut self) {
        self.close();
        self.lists.pop();
    }

    /// The beginning of a list's item.
    pub fn start_item(&mut self) {
        self.close();
        let mut marker = "•".to_owned();
        if let Some(list) = self.lists.last_mut() {
            list.n_items += 1;
            if let Some(number) = &mut list.next {
                marker = format!("{number}.");
                *number = number.saturating_add(1);
            }
        }
        self.marker = Some(marker);
    }

    /// The item that has just begun is a task.
    pub fn task(&mut self, done: bool) {
        self.marker = Some(if done { "☑" } else { "☐" }.to_owned());
    }

    /// The end of an item.
    pub fn end_item(&mut self) {
        self.close();
        self.marker = None;
    }

    /// The beginning of a footnote.
    pub fn start_footnote(&mut self, label: &str) {
        self.close();
        self.footnotes += 1;
        self.marker = Some(format!("[{label}]"));
    }

    /// The end of a footnote.
    pub fn end_footnote(&mut self) {
        self.end_item();
        self.footnotes = self.footnotes.saturating_sub(1);
    }

    /// The beginning of a table's row comes with its first cell.
    pub fn start_cell(&mut self) {
        if !std::mem::take(&mut self.row_begins) {
            self.builder.cell();
        }
    }

    /// The end of a table's row.
    pub fn end_row(&mut self) {
        self.builder.row();
        self.row_begins = true;
    }

    /// The beginning of a picture; the words up to its end describe it.
    pub fn start_picture(&mut self) {
        self.ensure_open();
        self.builder.picture();
        self.in_picture += 1;
    }

    /// The end of a picture.
    pub fn end_picture(&mut self) {
        self.in_picture = self.in_picture.saturating_sub(1);
    }

    /// A picture of which nothing is written.
    pub fn pass_picture(&mut self) {
        self.after_picture = true;
    }

    /// Words that are set off as a whole.
    pub fn styled(&mut self, style: InlineStyle, text: &str) {
        self.mark(Mark::Style(style));
        self.text(text);
        self.unmark();
    }

    /// The mark of a footnote, which is a link to its note: raised where it is a number directly behind a word, which it
    /// would otherwise run into. Whether it was that, and is written.
    pub fn note_mark(&mut self, url: &str, words: &str) -> bool {
        let is_number = words.len() <= 3 && words.bytes().all(|b| b.is_ascii_digit());
        let is_glued =
            self.builder.kind().is_some() && self.builder.ends_with(|c| !c.is_whitespace());
        let raised = raised::shifted(words, Shift::Raised, true);
        let Some(raised) = raised.filter(|_| is_number && is_glued && self.left_out.is_none())
        else {
            return false;
        };
        self.mark(Mark::Link(url.to_owned()));
        self.builder.words(&raised);
        self.unmark();
        true
    }

    /// Links call the block by this name that begins here or next.
    pub fn anchor(&mut self, name: String) {
        if let Some(hint) = self.builder.empty_hint() {
            hint.anchors.push(name);
        } else if self.builder.kind().is_none() {
            self.anchors.push(name);
        }
    }

    /// The beginning of a marked stretch.
    pub fn mark(&mut self, mark: Mark) {
        self.ensure_open();
        self.builder.mark(mark);
    }

    /// The end of the stretch marked last.
    pub fn unmark(&mut self) {
        self.builder.unmark();
    }

    /// A picture and the line below it are two things, though Markdown puts them in one paragraph.
    pub fn line_break(&mut self, hard: bool) {
        if self.in_picture == 0 && self.builder.holds_only_pictures() {
            self.close();
        } else if hard {
            self.builder.hard_break();
        } else {
            self.builder.soft_break();
        }
    }

    /// Begins a block.
    pub fn begin(&mut self, kind: BlockKind) {
        self.close();
        self.row_begins = matches!(kind, BlockKind::Table(_));
        let (kind, marker) = match (kind, self.kind_by_html(), self.marker.take()) {
            (BlockKind::Paragraph, None, Some(marker)) => (BlockKind::Item(marker), None),
            (BlockKind::Paragraph, Some(kind), marker) | (kind, _, marker) => (kind, marker),
        };
        let listed = self.lists.len() + self.footnotes;
        self.builder.begin(kind, self.quoted, listed);
        let after_picture = std::mem::take(&mut self.after_picture);
        let note = self.footnotes + self.alerts > 0;
        let picture = self.is_in_caption();
        if let Some(hint) = self.builder.hint() {
            hint.after_picture = after_picture;
            hint.note = note;
            hint.picture = picture;
            hint.marker = marker;
            hint.anchors = std::mem::take(&mut self.anchors);
        }
        self.mark_on();
    }

    /// Tight list items and stray HTML bring words without a paragraph.
    fn ensure_open(&mut self) {
        if self.builder.kind().is_some() {
            return;
        }
        // The first item of a list that is in no other begins something new.
        let begins = matches!(self.lists.as_slice(), [list] if list.n_items == 1);
        let is_close = self.marker.is_some() && !begins;
        self.begin(BlockKind::Paragraph);
        if is_close {
            self.builder.close_up();
        }
    }

    /// Ends the open block.
    pub fn close(&mut self) {
        self.after_picture |= self.builder.holds_only_pictures();
        self.builder.end();
    }
}
