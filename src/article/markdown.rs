//! Markdown to a draft: pulldown-cmark's events, one after the other, into the writer.
//!
//! Iterative, so that no nesting can exhaust the stack.

use super::builder::Draft;
use super::builder::Mark;
use super::front_matter::FrontMatter;
use super::writer::DraftWriter;
use super::{Align, BlockKind, InlineStyle};
use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd,
};

/// Parses Markdown. A headline or standfirst given by the front matter alone becomes a block of its own.
pub(super) fn parse(text: &str, front: &FrontMatter) -> Draft {
    let mut reading = Reading {
        text,
        ..Reading::default()
    };
    let mut events = events(text).peekable();
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
        reading.writer.front(front);
    }
    for (event, range) in events {
        reading.at = range.end;
        reading.writer.pass_end(range.start);
        reading.event(event);
    }
    reading.writer.finish()
}

/// The events of a text, each with its bytes.
pub(super) fn events(text: &str) -> OffsetIter<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(text, options).into_offset_iter()
}

/// Where in the document the reading is.
#[derive(Default)]
struct Reading<'t> {
    text: &'t str,
    /// The byte of the text at which the event ends that is being read.
    at: usize,
    writer: DraftWriter,
    /// Words in braces at the end of a heading, which name neither an id nor a class and so are its words.
    braced: Vec<String>,
    /// The indented block that is being collected.
    indented: Option<String>,
    /// The HTML block that is being collected.
    html: Option<String>,
}

impl Reading<'_> {
    fn event(&mut self, event: Event<'_>) {
        let writer = &mut self.writer;
        match event {
            Event::Start(tag) => {
                if tag != Tag::HtmlBlock {
                    writer.start_scope();
                }
                self.start(tag);
            }
            Event::End(tag) => {
                if tag != TagEnd::HtmlBlock {
                    writer.end_scope();
                }
                self.end(tag);
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.words(&text);
            }
            Event::Code(text) => writer.styled(InlineStyle::Code, &text),
            Event::Html(html) => self.html.get_or_insert_default().push_str(&html),
            Event::InlineHtml(html) => writer.html(&html, true, (self.text, self.at)),
            Event::FootnoteReference(label) => self.words(&format!("[{label}]")),
            Event::SoftBreak => writer.line_break(false),
            Event::HardBreak => writer.line_break(true),
            Event::Rule => writer.rule(),
            Event::TaskListMarker(done) => writer.task(done),
        }
    }

    fn words(&mut self, text: &str) {
        match self.html.as_mut().or(self.indented.as_mut()) {
            Some(collected) => collected.push_str(text),
            None => self.writer.text(text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let writer = &mut self.writer;
        match tag {
            Tag::Paragraph => writer.begin(BlockKind::Paragraph),
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                writer.begin(BlockKind::Heading(level as u8));
                let named = id.is_some() || !classes.is_empty();
                if !named && attrs.iter().all(|(_, value)| value.is_none()) {
                    let words = attrs.into_iter().map(|(word, _)| word.into_string());
                    self.braced = words.collect();
                }
            }
            Tag::BlockQuote(alert) => writer.start_quote(alert.is_some()),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.indented = Some(String::new()),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => writer.begin(BlockKind::Code),
            Tag::HtmlBlock => {
                writer.close();
                self.html = Some(String::new());
            }
            Tag::List(first) => writer.start_list(first),
            Tag::DefinitionListTitle => writer.close(),
            Tag::DefinitionListDefinition => writer.start_list(None),
            Tag::Item => writer.start_item(),
            Tag::FootnoteDefinition(label) => writer.start_footnote(&label),
            Tag::Table(columns) => {
                let columns = columns.into_iter().map(align).collect();
                writer.begin(BlockKind::Table(columns));
            }
            Tag::TableCell => writer.start_cell(),
            Tag::Emphasis => writer.mark(Mark::Style(InlineStyle::Emphasis)),
            Tag::Strong => writer.mark(Mark::Style(InlineStyle::Strong)),
            Tag::Strikethrough => writer.mark(Mark::Style(InlineStyle::Struck)),
            Tag::Link { dest_url, .. } => writer.mark(Mark::Link(dest_url.into_string())),
            Tag::Image { .. } => writer.start_picture(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let writer = &mut self.writer;
        match tag {
            TagEnd::Heading(_) => {
                let braced = std::mem::take(&mut self.braced).join(" ");
                if !braced.is_empty() {
                    writer.text(&format!(" {{{braced}}}"));
                }
                writer.close();
            }
            TagEnd::Paragraph | TagEnd::Table | TagEnd::DefinitionListTitle => writer.close(),
            TagEnd::BlockQuote(alert) => writer.end_quote(alert.is_some()),
            TagEnd::CodeBlock => {
                if let Some(lines) = self.indented.take() {
                    write_indented(writer, &lines);
                }
                writer.close();
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                writer.html(&html, false, (self.text, self.at));
                writer.end_html();
            }
            TagEnd::List(_) | TagEnd::DefinitionListDefinition => writer.end_list(),
            TagEnd::Item => writer.end_item(),
            TagEnd::FootnoteDefinition => writer.end_footnote(),
            TagEnd::TableHead | TagEnd::TableRow => writer.end_row(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                writer.unmark();
            }
            TagEnd::Image => writer.end_picture(),
            _ => {}
        }
    }
}

const fn align(column: Alignment) -> Align {
    match column {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Middle,
        Alignment::Right => Align::Right,
    }
}

/// Writes an indented block. Scraped articles indent paragraphs, which Markdown takes for code: sentences are written as paragraphs.
fn write_indented(writer: &mut DraftWriter, lines: &str) {
    if !reads_like_prose(lines) {
        writer.begin(BlockKind::Code);
        return writer.text(lines);
    }
    for paragraph in lines.split("\n\n") {
        writer.begin(BlockKind::Paragraph);
        writer.text(paragraph);
    }
}

/// Whether indented lines hold sentences: many words a line, an end mark, none of the signs of code.
fn reads_like_prose(lines: &str) -> bool {
    let n_lines = lines.lines().filter(|l| !l.trim().is_empty()).count();
    let n_words = lines.split_whitespace().count();
    let ends = lines.trim_end().trim_end_matches(['"', '”', '’', ')']);
    n_words >= n_lines * 5
        && ends.ends_with(['.', '!', '?', ':', '…'])
        && !lines.contains(['{', '}', ';', '='])
}

#[cfg(test)]
mod tests;
