//! The article: its text in one piece, and what is known about stretches of it.
//!
//! Bytes come in, an [`Article`] goes out; reading never fails once the bytes are decoded: what is not understood
//! becomes text, what was odd becomes a warning. Knows nothing of sentences, claims or screens.
//!
//! `read` goes this way:
//!
//! | file | what |
//! |---|---|
//! | `read`, `mail`, `decode` | bytes to text: gzip, the parts of a mail, encodings |
//! | `sniff` | web page, Markdown or plain text |
//! | `html`, `markdown`, `plain` | each to a draft of blocks (`builder`), by way of `writer`; a page's byline and dates: `html/metadata` |
//! | `front_matter`, `links`, `addresses`, `notes` | what a text says of itself, where its links lead, its footnotes |
//! | `matter` | the part of each block, and title, byline and date that the text names |
//! | `beginning` | the first pages of a large file before the rest |
//! | `place` | line and column of words in the file |

mod addresses;
mod beginning;
mod builder;
mod decode;
mod error;
mod form;
mod front_matter;
mod hint;
mod html;
mod language;
mod links;
mod mail;
mod markdown;
mod matter;
mod notes;
mod place;
mod plain;
mod read;
mod sniff;
mod writer;

use crate::text::{Span, is_web_address, named};
use std::borrow::Cow;

pub use beginning::read_beginning;
pub use error::{MAX_BYTES, ReadError};
pub use hint::Hint;
pub use place::{FilePlace, file_places};
pub use read::read;

/// The article shown when the reader has none: invented, with a claim of every kind.
pub const SAMPLE: &str = include_str!("../../config/sample.md");

/// One article, read-only once it is built.
///
/// `text` is in the form `sc-text-1` (see `sourcecheck help checklist`): blocks in document order, joined by one empty line.
/// Every span of every other field points into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The whole text, as `sourcecheck text` prints it (hidden characters aside).
    pub text: String,
    /// Its blocks in reading order; they do not overlap.
    pub blocks: Vec<Block>,
    /// Its links in reading order.
    pub links: Vec<Link>,
    /// Emphasis and the like, in reading order; they may nest.
    pub inlines: Vec<Inline>,
    /// What the article says about itself.
    pub metadata: Metadata,
    /// The language it is in, for a person, where that is plainly another than English.
    pub foreign: Option<String>,
    /// What was odd about the input, each one sentence for a person.
    pub warnings: Vec<String>,
}

impl Article {
    /// What it is called wherever it is named: its title, else the name of its file.
    pub fn name(&self) -> &str {
        let metadata = &self.metadata;
        let name = metadata.title.as_deref().or(metadata.file.as_deref());
        name.unwrap_or("Untitled")
    }

    /// The article with blanks for the words that are struck, each byte for byte: what its author took back.
    pub fn without_struck(&self) -> Cow<'_, Self> {
        if self.struck(Span::new(0, self.text.len())).next().is_none() {
            return Cow::Borrowed(self);
        }
        let mut article = self.clone();
        for span in self.struck(Span::new(0, self.text.len())) {
            let blanks = " ".repeat(span.len());
            article.text.replace_range(span.start..span.end, &blanks);
        }
        Cow::Owned(article)
    }

    /// The words of a stretch without those that are struck.
    pub fn valid_words(&self, span: Span) -> Cow<'_, str> {
        self.replacing_struck(span, |_| String::new())
    }

    /// The words of a stretch with `~~` around those that are struck, as Markdown marks them.
    pub fn marked_words(&self, span: Span) -> Cow<'_, str> {
        self.replacing_struck(span, |struck| format!("~~{struck}~~"))
    }

    fn replacing_struck(&self, span: Span, by: impl Fn(&str) -> String) -> Cow<'_, str> {
        let mut words = String::new();
        let mut from = span.start;
        for struck in self.struck(span) {
            let struck = Span::new(struck.start.max(span.start), struck.end.min(span.end));
            words.push_str(Span::new(from, struck.start).of(&self.text));
            words.push_str(&by(struck.of(&self.text)));
            from = struck.end;
            // No two blanks where words between them went.
            let behind = Span::new(from, span.end).of(&self.text);
            from += usize::from(words.ends_with(' ') && behind.starts_with(' '));
        }
        if from == span.start {
            return Cow::Borrowed(span.of(&self.text));
        }
        words.push_str(Span::new(from, span.end).of(&self.text));
        Cow::Owned(words)
    }

    /// The struck stretches that share at least one byte with `span`, in reading order; none is in another.
    pub fn struck(&self, span: Span) -> impl Iterator<Item = Span> {
        let all = self
            .inlines_in(span)
            .filter(|i| i.style == InlineStyle::Struck);
        let mut end = 0;
        all.map(|i| i.span).filter(move |s| {
            let is_outer = s.start >= end;
            end = end.max(s.end);
            is_outer
        })
    }

    /// The index of the block that holds byte `at`, or of the last block that begins before it.
    pub fn block_at(&self, at: usize) -> Option<usize> {
        self.blocks
            .partition_point(|b| b.span.start <= at)
            .checked_sub(1)
    }

    /// Whether it is plainly in another language than English.
    pub const fn is_foreign(&self) -> bool {
        self.foreign.is_some()
    }

    /// The links that share at least one byte with `span`, with their indices. Cost: a binary search and the hits.
    pub fn links_in(&self, span: Span) -> impl Iterator<Item = (usize, &Link)> {
        let from = self.links.partition_point(|l| l.span.end <= span.start);
        self.links
            .iter()
            .enumerate()
            .skip(from)
            .take_while(move |(_, l)| l.span.start < span.end)
    }

    /// The inline styles that share at least one byte with `span`. Cost: a binary search and those of its block.
    pub fn inlines_in(&self, span: Span) -> impl Iterator<Item = &Inline> {
        // They may nest, so an earlier one may end later; but none leaves its block.
        let block = self.block_at(span.start).and_then(|i| self.blocks.get(i));
        let begin = block.map_or(0, |b| b.span.start);
        let from = self.inlines.partition_point(|i| i.span.start < begin);
        self.inlines
            .iter()
            .skip(from)
            .take_while(move |i| i.span.start < span.end)
            .filter(move |i| i.span.overlaps(span))
    }
}

/// A paragraph, heading, list item, table or other piece that is by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its text. A rule is empty and sits at the end of the block before it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its role in the article.
    pub part: Part,
    /// How many quotations it is in.
    pub quoted: u8,
    /// How many of those quotations held the block before it, too.
    pub quoted_on: u8,
    /// How many lists it is in; a footnote counts as a list.
    pub listed: u8,
    /// Whether it follows the block before it without an empty line: an item of a list whose items are close together.
    pub close: bool,
    /// What marks the list item that begins with it, where it is no paragraph: code, a heading, a table.
    pub marker: Option<String>,
}

impl Block {
    /// One of running text, in no list and no quotation.
    pub const fn new(kind: BlockKind, span: Span) -> Self {
        Self {
            span,
            kind,
            part: Part::Body,
            quoted: 0,
            quoted_on: 0,
            listed: 0,
            close: false,
            marker: None,
        }
    }

    /// What marks the list item that begins with it.
    pub fn marker(&self) -> Option<&str> {
        match &self.kind {
            BlockKind::Item(marker) => Some(marker),
            _ => self.marker.as_deref(),
        }
    }
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// Running text; a line feed inside is a hard line break.
    Paragraph,
    /// The beginning of a list item, with what marks it: `•`, `3.`, `☐`, `☑`.
    Item(String),
    /// Preformatted lines.
    Code,
    /// Rows divided by line feeds, cells by tabs; the first row is the head. With it, where each column's cells are.
    Table(Vec<Align>),
    /// A line across, or a scene break.
    Rule,
}

/// Where the cells of a table's column stand in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Middle,
    /// At the right, as numbers do.
    Right,
}

named! {
    /// The role of a block in the article.
    #[derive(Default)]
    Part {
        /// The headline.
        Headline = "headline",
        /// The lines below the headline that sum up.
        Standfirst = "standfirst",
        /// The running text.
        #[default]
        Body = "body",
        /// The text below a picture.
        Caption = "caption",
        /// A block quotation.
        Quote = "quote",
        /// A table.
        Table = "table",
        /// A footnote or an editor's note.
        Note = "note",
        /// What is not the article: byline, share notes, adverts, copyright, comments.
        Matter = "matter",
    }
}

/// A link and the words it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub span: Span,
    /// The address as the article gives it; not checked, never shown unsanitised.
    pub url: String,
}

impl Link {
    /// Whether it leads to a page of the web.
    pub fn leads_somewhere(&self) -> bool {
        is_web_address(&self.url)
    }
}

/// A stretch set off inside a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// The words.
    pub span: Span,
    /// How they are set off.
    pub style: InlineStyle,
}

/// How words are set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InlineStyle {
    /// Italics.
    Emphasis,
    /// Bold.
    Strong,
    /// Code.
    Code,
    /// Struck through.
    Struck,
}

/// What the article says about itself; nothing here is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline, or the title given in front matter.
    pub title: Option<String>,
    /// Who wrote it, without the word "by".
    pub byline: Option<String>,
    /// When it appeared, as written.
    pub published: Option<String>,
    /// When it was changed last, as written.
    pub updated: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The name of its file, where it came from one.
    pub file: Option<String>,
}

impl Metadata {
    /// What it says, and where it says nothing what the other does.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            byline: self.byline.or(other.byline),
            published: self.published.or(other.published),
            updated: self.updated.or(other.updated),
            publisher: self.publisher.or(other.publisher),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
            file: self.file.or(other.file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hint, read};

    #[track_caller]
    fn check(text: &str, is_foreign: bool) {
        let article = read(text.as_bytes(), &Hint::file("ferry.md")).unwrap();
        assert_eq!(article.is_foreign(), is_foreign, "{text}");
    }

    #[test]
    fn another_language_is_told_by_what_is_declared_or_by_its_letters() {
        check("# The ferry\n\nIt sailed.\n", false);
        check("---\nlang: en-GB\n---\n\n# The ferry\n", false);
        check("---\nlang: de\n---\n\n# Die Fähre\n", true);
        check("# 港の鐘\n\n重さは四トンである。\n", true);
        check("# Die Fähre\n\nSie fuhr ab.\n", false);
    }
}
