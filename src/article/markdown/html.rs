//! The HTML in Markdown, written into the draft as the Markdown around it is.
//!
//! html5gum reads the tags, one after the other; no tree is built, so that no text costs more than its length. An
//! element ends at the latest with the Markdown block that it began in.

use super::Reading;
use crate::article::builder::Mark;
use crate::article::{BlockKind, InlineStyle};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Elements inside of each other that are distinguished; deeper ones keep their words alone.
const MAX_OPEN: usize = 32;

/// Elements that do not end a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

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
    Raised,
    /// Nothing; what is open in it ends with it.
    Group,
}

impl Reading<'_> {
    /// A tag inside of a paragraph, which it does not end.
    pub(super) fn inline_html(&mut self, html: &str) {
        self.read_html(html, true);
    }

    /// The end of an HTML block: what it holds is written. Its lists, quotations and tables go on behind it.
    pub(super) fn end_html(&mut self) {
        let html = self.html.take().unwrap_or_default();
        self.read_html(&html, false);
        while self.innermost().is_some_and(ElementKind::is_inline) {
            self.end_innermost();
        }
        if !self.is_in_table() {
            self.close();
        }
    }

    /// Ends the elements that began in what ends now.
    pub(super) fn end_scope(&mut self) {
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

    /// Digits in `<sup>` as raised digits; anything else stays.
    pub(super) fn raised(&self, text: &str) -> Option<String> {
        const DIGITS: &[char] = &['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        let digit = |c: char| DIGITS.get(usize::try_from(c.to_digit(10)?).ok()?).copied();
        self.has(&ElementKind::Raised)
            .then(|| text.chars().map(digit).collect())?
    }

    fn read_html(&mut self, html: &str, in_line: bool) {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => self.start_tag(&tag, in_line),
                Token::EndTag(tag) => self.end_tag(&String::from_utf8_lossy(&tag.name), in_line),
                Token::String(words) => self.html_words(&String::from_utf8_lossy(&words)),
                _ => {}
            }
        }
        self.find_end(self.at);
    }

    /// White space between tags begins no block.
    fn html_words(&mut self, words: &str) {
        if words.trim_ascii().is_empty() && self.builder.kind() != Some(&BlockKind::Code) {
            self.builder.soft_break();
        } else {
            self.text(words);
        }
    }

    fn start_tag(&mut self, tag: &StartTag<()>, in_line: bool) {
        let name = String::from_utf8_lossy(&tag.name);
        if self.leaves_out(&name, true, tag.self_closing) {
            return;
        }
        let is_inline = INLINE.contains(&name.as_ref());
        match name.as_ref() {
            "br" if self.builder.kind() == Some(&BlockKind::Code) => self.text("\n"),
            "br" => self.line_break(true),
            "img" => self.picture(&attribute(tag, "alt").unwrap_or_default()),
            "q" => self.text("“"),
            "tr" | "td" | "th" if !in_line && self.has(&ElementKind::Table) => self.cell(&name),
            _ if !is_inline && (in_line || self.is_in_table()) => self.builder.soft_break(),
            "li" if !self.lists.is_empty() => {
                if let (Some(value), Some(list)) = (number(tag, "value"), self.lists.last_mut()) {
                    list.next = list.next.and(Some(value));
                }
                self.start_item();
            }
            "hr" => self.rule(),
            _ if !is_inline => self.close(),
            _ => {}
        }
        // A term or definition ends the definition before it.
        if matches!(name.as_ref(), "dt" | "dd")
            && self.elements.last().is_some_and(|e| e.name == "dd")
        {
            self.end_tag("dd", in_line);
        }
        let counts = |kind: &ElementKind| {
            kind.is_inline() || !in_line && (*kind == ElementKind::Table || !self.is_in_table())
        };
        let kind = ElementKind::of(tag, &name).filter(counts);
        if let Some(kind) = kind.filter(|_| self.elements.len() < MAX_OPEN) {
            match &kind {
                ElementKind::Quote => self.quoted += 1,
                ElementKind::List(next) => self.start_list(*next),
                ElementKind::Inline(mark) => self.mark(mark.clone()),
                _ => {}
            }
            self.elements.push(Element {
                name: name.into_owned(),
                kind,
            });
        }
    }

    fn end_tag(&mut self, name: &str, in_line: bool) {
        if self.leaves_out(name, false, false) {
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
            Some(ElementKind::Quote) => self.end_quote(),
            Some(ElementKind::List(_)) => self.end_list(),
            // A table in a cell ends with its row; the outer one goes on.
            Some(ElementKind::Table) if self.is_in_table() => {
                self.builder.row();
                self.row_begins = true;
                if !self.has(&ElementKind::Table) {
                    self.close();
                }
            }
            Some(ElementKind::Block(_) | ElementKind::Caption) => self.close(),
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
            self.row_begins = true;
        }
        self.start_cell();
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
    fn of(tag: &StartTag<()>, name: &str) -> Option<Self> {
        let style = |style| Some(Self::Inline(Mark::Style(style)));
        match name {
            "h1" => Some(Self::Block(BlockKind::Heading(1))),
            "h2" => Some(Self::Block(BlockKind::Heading(2))),
            "h3" => Some(Self::Block(BlockKind::Heading(3))),
            "h4" => Some(Self::Block(BlockKind::Heading(4))),
            "h5" => Some(Self::Block(BlockKind::Heading(5))),
            "h6" => Some(Self::Block(BlockKind::Heading(6))),
            "pre" | "listing" => Some(Self::Block(BlockKind::Code)),
            "figcaption" | "caption" => Some(Self::Caption),
            "blockquote" => Some(Self::Quote),
            "ol" => Some(Self::List(Some(number(tag, "start").unwrap_or(1)))),
            "ul" | "menu" | "dd" => Some(Self::List(None)),
            "table" => Some(Self::Table),
            "dl" | "figure" => Some(Self::Group),
            "a" => attribute(tag, "href").map(|url| Self::Inline(Mark::Link(url))),
            "em" | "i" => style(InlineStyle::Emphasis),
            "strong" | "b" => style(InlineStyle::Strong),
            "code" | "kbd" | "samp" | "tt" => style(InlineStyle::Code),
            "del" | "s" | "strike" => style(InlineStyle::Struck),
            "sup" => Some(Self::Raised),
            _ => None,
        }
    }

    const fn is_inline(&self) -> bool {
        matches!(self, Self::Inline(_) | Self::Raised)
    }
}

/// The value of an attribute, entities decoded.
fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn number(tag: &StartTag<()>, name: &str) -> Option<u64> {
    attribute(tag, name)?.trim().parse().ok()
}
