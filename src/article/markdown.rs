//! Markdown to a draft: pulldown-cmark's events, one after the other, into the builder.
//!
//! Iterative, so that no nesting can exhaust the stack. Decides no parts; leaves hints for what decides them.

mod code;
mod html;
mod markup;

use super::builder::{Builder, Mark};
use super::draft::Draft;
use super::front_matter::{self, FrontMatter};
use super::{Align, BlockKind, InlineStyle};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Parses Markdown. A headline or standfirst given by the front matter alone becomes a block of its own.
pub(super) fn parse(text: &str, front: &FrontMatter) -> Draft {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let mut reading = Reading::default();
    front_matter::write(front, text, &mut reading.builder);
    for event in Parser::new_ext(text, options) {
        reading.event(event);
    }
    reading.builder.finish()
}

/// Where in the document the reading stands.
#[derive(Default)]
struct Reading {
    builder: Builder,
    /// Quotations around.
    quoted: usize,
    /// Lists around: the number of the next item, if it is numbered.
    lists: Vec<Option<u64>>,
    /// What marks the item that has just begun.
    marker: Option<String>,
    /// Inside of a picture's alternative text.
    in_picture: usize,
    /// A picture has just been passed.
    after_picture: bool,
    /// The next cell is the first of its row.
    row_begins: bool,
    /// Footnotes around.
    footnotes: usize,
    /// The indented block that is being collected.
    indented: Option<String>,
    /// The HTML block that is being collected.
    html: Option<String>,
    /// Whether an HTML link is open.
    html_link: bool,
}

impl Reading {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(text) => self.styled(InlineStyle::Code, &text),
            Event::Html(html) => self.html.get_or_insert_default().push_str(&html),
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::SoftBreak => self.line_break(false),
            Event::HardBreak => self.line_break(true),
            Event::Rule => {
                self.close();
                self.builder.rule();
            }
            Event::TaskListMarker(done) => {
                self.marker = Some(if done { "☑" } else { "☐" }.to_owned());
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.begin(BlockKind::Paragraph),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(depth(level))),
            Tag::BlockQuote(_) => {
                self.close();
                self.quoted += 1;
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => self.indented = Some(String::new()),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.begin(BlockKind::Code),
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(String::new());
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
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
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Table => {
                self.close();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
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
        } else if let Some(indented) = &mut self.indented {
            indented.push_str(text);
        } else if self.in_picture > 0 {
            self.builder.picture_words(text);
        } else {
            self.ensure_open();
            self.builder.words(text);
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
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}.");
                *number = number.saturating_add(1);
                marker
            }
            _ => "•".to_owned(),
        };
        self.marker = Some(marker);
    }

    fn start_cell(&mut self) {
        if !std::mem::take(&mut self.row_begins) {
            self.builder.cell();
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        let kind = match (kind, self.marker.take()) {
            (BlockKind::Paragraph, Some(marker)) => BlockKind::Item(marker),
            (kind, _) => kind,
        };
        self.builder.begin(kind, self.quoted, self.lists.len());
        let after_picture = std::mem::take(&mut self.after_picture);
        let footnote = self.footnotes > 0;
        if let Some(hint) = self.builder.hint() {
            hint.after_picture = after_picture;
            hint.footnote = footnote;
        }
    }

    /// Tight list items and stray HTML bring words without a paragraph.
    fn ensure_open(&mut self) {
        if !self.builder.is_open() {
            self.begin(BlockKind::Paragraph);
        }
    }

    fn close(&mut self) {
        self.after_picture |= self.builder.holds_only_pictures();
        self.html_link = false;
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
mod tests {
    use super::*;
    use crate::article::Article;

    fn read(text: &str) -> Article {
        parse(text, &FrontMatter::default()).article
    }

    /// Blocks as `kind|quoted|listed|text`.
    #[track_caller]
    fn check(text: &str, blocks: &[&str]) {
        let article = read(text);
        let shown = article.blocks.iter().map(|b| {
            let kind = match &b.kind {
                BlockKind::Heading(level) => format!("h{level}"),
                BlockKind::Item(marker) => marker.clone(),
                other => format!("{other:?}").to_lowercase(),
            };
            format!(
                "{kind}|{}|{}|{}",
                b.quoted,
                b.listed,
                b.span.of(&article.text)
            )
        });
        assert_eq!(shown.collect::<Vec<_>>(), blocks, "{text}");
    }

    #[test]
    fn blocks_of_every_kind() {
        check(
            "# A\n\nb *c*\nd  \ne",
            &["h1|0|0|A", "paragraph|0|0|b c d\ne"],
        );
        check(
            "- a\n  - b\n- c\n\n  d\n",
            &["•|0|1|a", "•|0|2|b", "•|0|1|c", "paragraph|0|1|d"],
        );
        check(
            "3. a\n4. b\n\n- [x] done\n- [ ] open",
            &["3.|0|1|a", "4.|0|1|b", "☑|0|1|done", "☐|0|1|open"],
        );
        check(
            "> a\n> > b\n\n---\n\n```\nx\n\n  y\n```",
            &[
                "paragraph|1|0|a",
                "paragraph|2|0|b",
                "rule|0|0|",
                "code|0|0|x\n\n  y",
            ],
        );
        check(
            "| a | b |\n|---|--:|\n| c *d* | |\n| | e |",
            &["table([left, right])|0|0|a\tb\nc d\n\te"],
        );
        check("x[^1]\n\n[^1]: y\n", &["paragraph|0|0|x[1]", "[1]|0|0|y"]);
    }

    #[test]
    fn indented_sentences_are_no_code() {
        check(
            "A.\n\n    The boat came in late,\n    and nobody said why it had.\n",
            &[
                "paragraph|0|0|A.",
                "paragraph|0|0|The boat came in late, and nobody said why it had.",
            ],
        );
        check(
            "A.\n\n    let x = 1;\n\n    x",
            &["paragraph|0|0|A.", "code|0|0|let x = 1;\n\nx"],
        );
    }

    #[test]
    fn a_scene_break_is_a_rule_however_it_is_written() {
        check(
            "a\n\n\\*\n\nb\n\n\\* \\* \\*\n\nc",
            &[
                "paragraph|0|0|a",
                "rule|0|0|",
                "paragraph|0|0|b",
                "rule|0|0|",
                "paragraph|0|0|c",
            ],
        );
    }

    #[test]
    fn html_leaves_its_words() {
        check(
            "a<br>b <span>c</span> &amp; d",
            &["paragraph|0|0|a\nb c & d"],
        );
        check(
            "<div>\n<p>one</p>\n<p>two &copy;</p>\n</div>",
            &["paragraph|0|0|one", "paragraph|0|0|two ©"],
        );
        check(
            "&#27;[2J &#155;x &#0;",
            &["paragraph|0|0|␛[2J \u{fffd}x \u{fffd}"],
        );
    }

    #[test]
    fn a_picture_is_a_block_by_itself() {
        check(
            "![The pier](p.jpg)\n*At dawn*",
            &["paragraph|0|0|The pier", "paragraph|0|0|At dawn"],
        );
        let draft = parse(
            "![The pier](p.jpg)\n*At dawn*\n\n![](x)\n\nText",
            &FrontMatter::default(),
        );
        let hints: Vec<_> = draft
            .hints
            .iter()
            .map(|h| (h.picture, h.after_picture))
            .collect();
        assert_eq!(hints, [(true, false), (false, true), (false, true)]);
    }

    #[test]
    fn links_keep_their_address_raw() {
        let article = read("[A *b*](javascript:x) <https://c.example> www.d.example");
        let links: Vec<_> = article
            .links
            .iter()
            .map(|l| (l.span.of(&article.text), l.url.as_str()))
            .collect();
        assert_eq!(
            links,
            [
                ("A b", "javascript:x"),
                ("https://c.example", "https://c.example"),
                ("www.d.example", "https://www.d.example"),
            ]
        );
    }
}
