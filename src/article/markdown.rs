//! Markdown to a draft: pulldown-cmark's events, one after the other, into the builder.
//!
//! Iterative, so that no nesting can exhaust the stack. Decides no parts; leaves hints for what decides them.

mod code;
mod html;
mod left_out;

use super::builder::{Builder, Mark};
use super::draft::Draft;
use super::front_matter::{self, FrontMatter};
use super::{Align, BlockKind, InlineStyle};
use html::Element;
use left_out::LeftOut;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Parses Markdown. A headline or standfirst given by the front matter alone becomes a block of its own.
pub(super) fn parse(text: &str, front: &FrontMatter) -> Draft {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let mut reading = Reading {
        text,
        ..Reading::default()
    };
    let mut events = Parser::new_ext(text, options).into_offset_iter().peekable();
    let is_headline = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            })
        )
    };
    if !events.peek().is_some_and(|(event, _)| is_headline(event)) {
        front_matter::write(front, &mut reading.builder);
    }
    for (event, range) in events {
        reading.at = range.end;
        reading.pass_end(range.start);
        reading.event(event);
    }
    reading.builder.finish()
}

/// Where in the document the reading is.
#[derive(Default)]
struct Reading<'t> {
    text: &'t str,
    /// The byte of the text at which the event ends that is being read.
    at: usize,
    builder: Builder,
    /// Quotations around.
    quoted: usize,
    /// Lists around.
    lists: Vec<List>,
    /// What marks the item that has just begun.
    marker: Option<String>,
    /// Inside of a picture's alternative text.
    in_picture: usize,
    /// A picture has just been passed.
    after_picture: bool,
    /// Words in braces at the end of a heading, which name neither an id nor a class and so are its words.
    braced: Vec<String>,
    /// The next cell is the first of its row.
    row_begins: bool,
    /// Footnotes around.
    footnotes: usize,
    /// Notes set off as a quotation, such as `> [!NOTE]`, around.
    alerts: usize,
    /// The indented block that is being collected.
    indented: Option<String>,
    /// The HTML block that is being collected.
    html: Option<String>,
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

impl Reading<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                if tag != Tag::HtmlBlock {
                    self.scopes.push(self.elements.len());
                }
                self.start(tag);
            }
            Event::End(tag) => {
                if tag != TagEnd::HtmlBlock {
                    self.end_scope();
                }
                self.end(tag);
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(text) => self.styled(InlineStyle::Code, &text),
            Event::Html(html) => self.html.get_or_insert_default().push_str(&html),
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::SoftBreak => self.line_break(false),
            Event::HardBreak => self.line_break(true),
            Event::Rule => self.rule(),
            Event::TaskListMarker(done) => {
                self.marker = Some(if done { "☑" } else { "☐" }.to_owned());
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.begin(BlockKind::Paragraph),
            Tag::Heading {
                level,
                id: None,
                classes,
                attrs,
            } if classes.is_empty() && attrs.iter().all(|(_, value)| value.is_none()) => {
                self.begin(BlockKind::Heading(depth(level)));
                self.braced = attrs
                    .into_iter()
                    .map(|(word, _)| word.into_string())
                    .collect();
            }
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(depth(level))),
            Tag::BlockQuote(alert) => {
                self.close();
                self.quoted += 1;
                self.alerts += usize::from(alert.is_some());
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => self.indented = Some(String::new()),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.begin(BlockKind::Code),
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(String::new());
            }
            Tag::List(first) => self.start_list(first),
            Tag::DefinitionListTitle => self.close(),
            Tag::DefinitionListDefinition => self.start_list(None),
            Tag::Item => self.start_item(),
            Tag::FootnoteDefinition(label) => {
                self.close();
                self.footnotes += 1;
                self.marker = Some(format!("[{label}]"));
            }
            Tag::Table(columns) => {
                let columns = columns.into_iter().map(align).collect();
                self.begin(BlockKind::Table(columns));
                self.row_begins = true;
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.mark(Mark::Style(InlineStyle::Emphasis)),
            Tag::Strong => self.mark(Mark::Style(InlineStyle::Strong)),
            Tag::Strikethrough => self.mark(Mark::Style(InlineStyle::Struck)),
            Tag::Link { dest_url, .. } => self.mark(Mark::Link(dest_url.into_string())),
            Tag::Image { .. } => {
                self.ensure_open();
                self.builder.picture();
                self.in_picture += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let braced = std::mem::take(&mut self.braced).join(" ");
                if !braced.is_empty() {
                    self.text(&format!(" {{{braced}}}"));
                }
                self.close();
            }
            TagEnd::Paragraph | TagEnd::Table | TagEnd::DefinitionListTitle => self.close(),
            TagEnd::BlockQuote(alert) => {
                self.end_quote();
                self.alerts -= usize::from(alert.is_some());
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::List(_) | TagEnd::DefinitionListDefinition => self.end_list(),
            TagEnd::Item => {
                self.close();
                self.marker = None;
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                self.footnotes = self.footnotes.saturating_sub(1);
                self.marker = None;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.builder.row();
                self.row_begins = true;
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.builder.unmark();
            }
            TagEnd::Image => self.in_picture = self.in_picture.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(html) = &mut self.html {
            html.push_str(text);
        } else if self.left_out.is_some() {
            self.builder.soft_break();
        } else if let Some(indented) = &mut self.indented {
            indented.push_str(text);
        } else if self.in_picture > 0 {
            self.builder.picture_words(text);
        } else {
            self.ensure_open();
            let raised = self.raised(text);
            self.builder.words(raised.as_deref().unwrap_or(text));
        }
    }

    fn rule(&mut self) {
        self.close();
        if self.left_out.is_none() {
            self.builder.rule();
        }
    }

    fn end_quote(&mut self) {
        self.close();
        self.quoted = self.quoted.saturating_sub(1);
        self.builder.end_quotations(self.quoted);
    }

    /// Lists hold items; what defines a term is as deep as an item and has no mark.
    fn start_list(&mut self, next: Option<u64>) {
        self.close();
        self.lists.push(List { next, n_items: 0 });
    }

    fn end_list(&mut self) {
        self.close();
        self.lists.pop();
    }

    /// A picture of HTML, with the words that describe it.
    fn picture(&mut self, words: &str) {
        if self.left_out.is_none() {
            self.ensure_open();
            self.builder.picture();
            self.builder.picture_words(words);
        }
    }

    fn styled(&mut self, style: InlineStyle, text: &str) {
        self.mark(Mark::Style(style));
        self.text(text);
        self.builder.unmark();
    }

    fn mark(&mut self, mark: Mark) {
        self.ensure_open();
        self.builder.mark(mark);
    }

    /// A picture and the line below it are two things, though Markdown puts them in one paragraph.
    fn line_break(&mut self, hard: bool) {
        if self.in_picture == 0 && self.builder.holds_only_pictures() {
            self.close();
        } else if hard {
            self.builder.hard_break();
        } else {
            self.builder.soft_break();
        }
    }

    fn start_item(&mut self) {
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

    fn start_cell(&mut self) {
        if !std::mem::take(&mut self.row_begins) {
            self.builder.cell();
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        let kind = match (kind, self.kind_by_html(), self.marker.take()) {
            (BlockKind::Paragraph, Some(kind), _) => kind,
            (BlockKind::Paragraph, _, Some(marker)) => BlockKind::Item(marker),
            (kind, ..) => kind,
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

    fn close(&mut self) {
        self.after_picture |= self.builder.holds_only_pictures();
        self.builder.end();
    }
}

const fn align(column: Alignment) -> Align {
    match column {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Middle,
        Alignment::Right => Align::Right,
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests;
