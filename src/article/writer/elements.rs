//! What the elements of HTML make of the words in them, in Markdown and in pages of the web.
//!
//! Elements begin and end one after the other, whether html5gum reads their tags (HTML in Markdown, a page that is only
//! stripped of its tags) or a tree is walked. In Markdown an element ends at the latest with the block that it began in.

use super::DraftWriter;
use super::raised::{self, Shift};
use crate::article::builder::Mark;
use crate::article::{BlockKind, InlineStyle};
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements inside of each other that are distinguished; deeper ones keep their words alone.
const MAX_OPEN: usize = 32;

/// Elements that do not end a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// The beginning of an element.
pub(in crate::article) struct HtmlTag<'t> {
    /// Its name, in lower case.
    pub name: &'t str,
    /// Whether it ends with the same tag (`/>`).
    pub closes_itself: bool,
    /// The value of an attribute, entities decoded.
    pub value: &'t dyn Fn(&str) -> Option<String>,
}

impl HtmlTag<'_> {
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        (self.value)(name)
    }

    fn number(&self, name: &str) -> Option<u64> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether one of its classes says that it describes a picture.
    fn names_caption(&self) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        let mut classes = classes.split_whitespace().map(str::to_ascii_lowercase);
        classes.any(|class| class.contains("caption") || class.contains("credit"))
    }
}

/// An element that has begun and not ended.
pub(super) struct Element {
    name: String,
    kind: ElementKind,
}

/// What an element makes of the words in it.
#[derive(Clone, PartialEq, Eq)]
enum ElementKind {
    Block(BlockKind),
    Caption,
    Quote,
    List(Option<u64>),
    Table,
    Inline(Mark),
    Shifted(Shift),
    /// Nothing; what is open in it ends with it.
    Group,
}

impl DraftWriter {
    /// A stretch of HTML in Markdown; `in_line` inside of a paragraph, which its tags do not end. `rest` is the text that
    /// it is in, and the byte at which it ends.
    pub fn html(&mut self, html: &str, in_line: bool, rest: (&str, usize)) {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let value = |name: &str| {
                        let value = tag.attributes.get(name.as_bytes())?;
                        Some(String::from_utf8_lossy(value).into_owned())
                    };
                    let start = HtmlTag {
                        name: &String::from_utf8_lossy(&tag.name),
                        closes_itself: tag.self_closing,
                        value: &value,
                    };
                    self.start_tag(&start, in_line);
                }
                Token::EndTag(tag) => self.end_tag(&String::from_utf8_lossy(&tag.name), in_line),
                Token::String(words) => self.html_words(&String::from_utf8_lossy(&words)),
                _ => {}
            }
        }
        self.find_end(rest);
    }

    /// The end of a block of HTML. Its lists, quotations and tables go on behind it.
    pub fn end_html(&mut self) {
        while self.innermost().is_some_and(ElementKind::is_inline) {
            self.end_innermost();
        }
        if !self.is_in_table() {
            self.close();
        }
    }

    /// Something of Markdown begins: what begins in it ends with it.
    pub fn start_scope(&mut self) {
        self.scopes.push(self.elements.len());
    }

    /// Ends the elements that began in what ends now.
    pub fn end_scope(&mut self) {
        while self.innermost().is_some() {
            self.end_innermost();
        }
        self.scopes.pop();
    }

    /// What the elements around make of a paragraph. A heading is one block, also when it is never closed.
    pub(super) fn kind_by_html(&mut self) -> Option<BlockKind> {
        self.elements.iter_mut().rev().find_map(|element| {
            let ElementKind::Block(kind) = &element.kind else {
                return None;
            };
            let kind = kind.clone();
            if kind != BlockKind::Code {
                element.kind = ElementKind::Group;
            }
            Some(kind)
        })
    }

    /// Whether the words describe a picture.
    pub(super) fn is_in_caption(&self) -> bool {
        self.has(&ElementKind::Caption)
    }

    fn has(&self, kind: &ElementKind) -> bool {
        self.elements.iter().any(|element| element.kind == *kind)
    }

    /// Begins the marks again that go on in the next block of the same HTML.
    pub(super) fn mark_on(&mut self) {
        for element in self.elements.iter().skip(self.scope()) {
            if let ElementKind::Inline(mark) = &element.kind {
                self.builder.mark(mark.clone());
            }
        }
    }

    /// Words in `<sup>` and `<sub>` in characters that stand above and below the line; other words stay.
    pub(super) fn raised(&self, text: &str) -> Option<String> {
        let shift = self
            .elements
            .iter()
            .rev()
            .find_map(|element| match element.kind {
                ElementKind::Shifted(shift) => Some(shift),
                _ => None,
            })?;
        let after_digit = self.builder.ends_with(|c: char| c.is_ascii_digit());
        raised::shifted(text, shift, after_digit)
    }

    /// White space between tags begins no block.
    pub fn html_words(&mut self, words: &str) {
        if words.trim_ascii().is_empty() && self.builder.kind() != Some(&BlockKind::Code) {
            self.builder.soft_break();
        } else {
            self.text(words);
        }
    }

    /// The beginning of an element.
    pub fn start_tag(&mut self, tag: &HtmlTag<'_>, in_line: bool) {
        if self.leaves_out_start(tag, in_line) {
            return;
        }
        let name = tag.name;
        let kind = ElementKind::of(tag);
        let is_inline = INLINE.contains(&name) && kind != Some(ElementKind::Caption);
        match name {
            "br" if self.builder.kind() == Some(&BlockKind::Code) => self.text("\n"),
            "br" if self.ends_paragraph() => self.close(),
            "br" => self.line_break(true),
            "img" => self.picture(&tag.attribute("alt").unwrap_or_default()),
            "q" => self.text("“"),
            "tr" | "td" | "th" if !in_line && self.has(&ElementKind::Table) => self.cell(name),
            _ if !is_inline && (in_line || self.is_in_table()) => self.builder.soft_break(),
            "li" if !self.lists.is_empty() => {
                if let (Some(value), Some(list)) = (tag.number("value"), self.lists.last_mut()) {
                    list.next = list.next.and(Some(value));
                }
                self.start_item();
            }
            "hr" => self.rule(),
            _ if !is_inline => self.close(),
            _ => {}
        }
        // A term or definition ends the definition before it.
        if matches!(name, "dt" | "dd") && self.elements.last().is_some_and(|e| e.name == "dd") {
            self.end_tag("dd", in_line);
        }
        let counts = |kind: &ElementKind| {
            kind.is_inline() || !in_line && (*kind == ElementKind::Table || !self.is_in_table())
        };
        if let Some(kind) = kind.filter(|kind| counts(kind) && self.elements.len() < MAX_OPEN) {
            match &kind {
                ElementKind::Quote => self.start_quote(false),
                ElementKind::List(next) => self.start_list(*next),
                ElementKind::Inline(mark) => self.mark(mark.clone()),
                _ => {}
            }
            self.elements.push(Element {
                name: name.to_owned(),
                kind,
            });
        }
        let anchor = tag.attribute("id").or_else(|| tag.attribute("name"));
        if let Some(anchor) = anchor {
            self.anchor(anchor);
        }
    }

    /// The end of an element.
    pub fn end_tag(&mut self, name: &str, in_line: bool) {
        if self.leaves_out_end(name) {
            return;
        }
        let is_inline = INLINE.contains(&name);
        let scope = self.scope();
        let inside = self.elements.get(scope..).unwrap_or_default();
        let found = inside.iter().rposition(|element| element.name == name);
        match found.filter(|_| is_inline || !in_line) {
            Some(at) => {
                while self.elements.len() > scope + at {
                    self.end_innermost();
                }
            }
            None if name == "q" => self.text("”"),
            None if is_inline => {}
            None if in_line || self.is_in_table() => self.builder.soft_break(),
            None => self.close(),
        }
    }

    fn end_innermost(&mut self) {
        match self.elements.pop().map(|element| element.kind) {
            Some(ElementKind::Inline(_)) => self.builder.unmark(),
            Some(ElementKind::Quote) => self.end_quote(false),
            Some(ElementKind::List(_)) => self.end_list(),
            // A table in a cell ends with its row; the outer one goes on.
            Some(ElementKind::Table) if self.is_in_table() => {
                self.end_row();
                if !self.has(&ElementKind::Table) {
                    self.close();
                }
            }
            Some(ElementKind::Block(_) | ElementKind::Caption | ElementKind::Group) => self.close(),
            _ => {}
        }
    }

    /// A row or a cell of a table, which begins with its first cell.
    fn cell(&mut self, name: &str) {
        if name == "tr" {
            if self.is_in_table() {
                self.builder.row();
            }
            self.row_begins = true;
            return;
        }
        if !self.is_in_table() {
            self.begin(BlockKind::Table(Vec::new()));
        }
        self.start_cell();
    }

    /// Whether a line break has just been passed in running text: a second one ends the paragraph.
    fn ends_paragraph(&self) -> bool {
        let runs = matches!(
            self.builder.kind(),
            Some(BlockKind::Paragraph | BlockKind::Item(_))
        );
        runs && self.builder.is_at_break()
    }

    /// A picture, with the words that describe it.
    fn picture(&mut self, words: &str) {
        self.start_picture();
        self.builder.picture_words(words);
        self.end_picture();
    }

    const fn is_in_table(&self) -> bool {
        matches!(self.builder.kind(), Some(BlockKind::Table(_)))
    }

    /// The first of the elements that what is read now may end.
    fn scope(&self) -> usize {
        self.scopes.last().copied().unwrap_or(0)
    }

    /// The innermost element that what is read now may end.
    fn innermost(&self) -> Option<&ElementKind> {
        let inside = self.elements.get(self.scope()..)?;
        inside.last().map(|element| &element.kind)
    }
}

impl ElementKind {
    fn of(tag: &HtmlTag<'_>) -> Option<Self> {
        let style = |style| Some(Self::Inline(Mark::Style(style)));
        match tag.name {
            "div" | "p" | "span" | "small" | "cite" | "aside" if tag.names_caption() => {
                Some(Self::Caption)
            }
            "h1" => Some(Self::Block(BlockKind::Heading(1))),
            "h2" => Some(Self::Block(BlockKind::Heading(2))),
            "h3" => Some(Self::Block(BlockKind::Heading(3))),
            "h4" => Some(Self::Block(BlockKind::Heading(4))),
            "h5" => Some(Self::Block(BlockKind::Heading(5))),
            "h6" => Some(Self::Block(BlockKind::Heading(6))),
            "pre" | "listing" => Some(Self::Block(BlockKind::Code)),
            "figure" | "figcaption" | "caption" => Some(Self::Caption),
            "blockquote" => Some(Self::Quote),
            "ol" => Some(Self::List(Some(tag.number("start").unwrap_or(1)))),
            "ul" | "menu" | "dd" => Some(Self::List(None)),
            "table" => Some(Self::Table),
            "dl" => Some(Self::Group),
            "a" => tag
                .attribute("href")
                .map(|url| Self::Inline(Mark::Link(url))),
            "em" | "i" | "cite" | "dfn" | "var" => style(InlineStyle::Emphasis),
            "strong" | "b" => style(InlineStyle::Strong),
            "code" | "kbd" | "samp" | "tt" => style(InlineStyle::Code),
            "del" | "s" | "strike" => style(InlineStyle::Struck),
            "sup" => Some(Self::Shifted(Shift::Raised)),
            "sub" => Some(Self::Shifted(Shift::Lowered)),
            _ => None,
        }
    }

    const fn is_inline(&self) -> bool {
        matches!(self, Self::Inline(_) | Self::Shifted(_))
    }
}
