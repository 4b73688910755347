//! Plain text to a draft: paragraphs out of lines.
//!
//! The one question is what a line end means: a wrap, a paragraph, or a line of its own (verse, addresses). It is
//! answered from the shape of the lines alone. Decides no parts.

mod columns;
mod hyphen;
mod message;
mod pages;

use super::builder::Builder;
use super::builder::Draft;
use super::form;
use super::front_matter::{self, FrontMatter};
use super::{Align, BlockKind, Part};
use columns::Columns;
use hyphen::LineEnd;

/// Lines longer than this were not wrapped by hand or by a mail program (columns).
const WRAPPED_AT_MOST: usize = 100;
/// Bytes of the text in which a divided word is looked up.
const WORDS_FROM: usize = 32 * 1024;
/// A subheading is no longer than this (columns).
const HEADING_AT_MOST: usize = 70;

/// Parses plain text; a headline given by the front matter alone becomes a block of its own.
pub(super) fn parse(text: &str, front: &mut FrontMatter) -> Draft {
    let mut writer = PlainWriter {
        words: text
            .get(..text.floor_char_boundary(WORDS_FROM))
            .unwrap_or_default(),
        ..PlainWriter::default()
    };
    front_matter::write(front, &mut writer.builder);
    let (lines, n_left_out) = pages::without_heads(text);
    if n_left_out > 0 {
        front.warnings.push(format!(
            "Page numbers and running heads ({n_left_out} lines) are left out."
        ));
    }
    let parts = message::parts(&lines, &mut front.metadata);
    let lines: Vec<QuotedLine<'_>> = lines.into_iter().map(QuotedLine::new).collect();
    writer.shape = TextShape::of(&lines);
    let mut from = 0;
    for (end, part) in parts {
        writer.part = part;
        writer.write_lines_of(lines.get(from..end).unwrap_or(&[]), from == 0);
        from = end;
    }
    writer.builder.finish()
}

/// Writes the groups of lines between blank lines.
#[derive(Default)]
struct PlainWriter<'t> {
    /// A text in which words are looked up.
    words: &'t str,
    builder: Builder,
    shape: TextShape,
    /// The part of what is written, where that is known.
    part: Option<Part>,
}

/// One line, its quotation marks (`>`) taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
struct QuotedLine<'t> {
    text: &'t str,
    /// The same with the blanks before it.
    raw: &'t str,
    quoted: usize,
    indented: bool,
    columns: usize,
}

impl<'t> QuotedLine<'t> {
    fn new(line: &'t str) -> Self {
        let mut rest = line.trim_end();
        let indented = rest.starts_with("  ") || rest.starts_with('\t');
        let mut quoted = 0;
        while let Some(inside) = rest.trim_start().strip_prefix('>') {
            quoted += 1;
            rest = inside;
        }
        let text = rest.trim();
        Self {
            text,
            raw: rest,
            quoted,
            indented: indented && quoted == 0,
            columns: text.chars().count(),
        }
    }

    const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether a sentence ends here.
    fn ends_a_sentence(&self) -> bool {
        form::ends_a_sentence(self.text)
    }

    /// A list item's mark and the words behind it. A long dash is none: it opens speech in many languages.
    fn item(&self) -> Option<(String, &'t str)> {
        for bullet in ["- ", "* ", "• ", "+ "] {
            if let Some(words) = self.text.strip_prefix(bullet) {
                return Some(("•".to_owned(), words));
            }
        }
        let digits = self.text.len()
            - self
                .text
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let (number, rest) = self.text.split_at_checked(digits)?;
        let words = rest
            .strip_prefix(". ")
            .or_else(|| rest.strip_prefix(") "))?;
        ((1..=3).contains(&digits)).then(|| (format!("{number}."), words))
    }
}

/// What the lines of the whole text look like.
#[derive(Debug, Default)]
struct TextShape {
    /// The width the text was wrapped to, when it was.
    wrapped_to: Option<usize>,
    /// Whether blank lines divide it.
    has_blank_lines: bool,
    /// Whether an indent begins a paragraph.
    has_indents: bool,
}

impl TextShape {
    fn of(lines: &[QuotedLine<'_>]) -> Self {
        let full: Vec<&QuotedLine<'_>> = lines.iter().filter(|l| !l.is_blank()).collect();
        let mut columns: Vec<usize> = full.iter().map(|l| l.columns).collect();
        columns.sort_unstable();
        // One long address does not make a wrapped text an unwrapped one.
        let widest = columns
            .get(columns.len().saturating_sub(1) * 95 / 100)
            .copied();
        let n_indented = full.iter().filter(|l| l.indented).count();
        Self {
            wrapped_to: widest.filter(|&w| w <= WRAPPED_AT_MOST && w > 30),
            has_blank_lines: full.len() < lines.len(),
            has_indents: n_indented > 1 && n_indented * 2 < full.len(),
        }
    }

    /// Whether a line end between these two is a wrap: the next word would hardly have fitted.
    fn is_wrap(&self, line: &QuotedLine<'_>, next: &QuotedLine<'_>) -> bool {
        let Some(width) = self.wrapped_to else {
            return false;
        };
        let word = next.text.split_whitespace().next().unwrap_or("");
        let divided = line.text.ends_with('-') && next.text.starts_with(char::is_lowercase);
        divided || line.columns + 1 + word.chars().count().min(width) > width * 3 / 4
    }
}

/// For each group how many quotations the blank lines above it stand in.
fn quoted_between(lines: &[QuotedLine<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut between = Some(0);
    for line in lines {
        if line.is_blank() {
            between = Some(between.map_or(line.quoted, |n| n.min(line.quoted)));
        } else {
            found.extend(between.take());
        }
    }
    found
}

impl<'t> PlainWriter<'t> {
    /// Writes lines, group by group; those of the beginning may open with a headline.
    fn write_lines_of(&mut self, lines: &[QuotedLine<'t>], is_beginning: bool) {
        let groups: Vec<&[QuotedLine<'_>]> = lines
            .split(QuotedLine::is_blank)
            .filter(|g| !g.is_empty())
            .collect();
        let quoted_on = quoted_between(lines);
        for (n, group) in groups.iter().enumerate() {
            let on = quoted_on.get(n).copied().unwrap_or(0);
            self.builder.end_quotations(on);
            let before = n.checked_sub(1).and_then(|p| groups.get(p));
            let after = groups.get(n + 1);
            if n == 0 && is_beginning && is_headline_group(group, &self.shape) {
                self.write_each(group);
            } else if is_subheading(group, before.copied(), after.copied()) {
                self.write(BlockKind::Heading(2), group, true);
            } else {
                self.write_group(group);
            }
        }
    }

    /// One group of lines without a blank line inside, with its lines of columns.
    fn write_group(&mut self, group: &[QuotedLine<'t>]) {
        let mut from = 0;
        let mut at = 0;
        while at < group.len() {
            let rest = group.get(at..).unwrap_or(&[]);
            let raw = rest.iter().map(|line| line.raw);
            let Some((n_lines, columns)) = columns::columns(raw) else {
                at += 1;
                continue;
            };
            self.write_running(group.get(from..at).unwrap_or(&[]));
            self.write_columns(rest.get(..n_lines).unwrap_or(&[]), &columns);
            at += n_lines;
            from = at;
        }
        self.write_running(group.get(from..).unwrap_or(&[]));
    }

    /// Lines of columns: a table, or lines as they are.
    fn write_columns(&mut self, lines: &[QuotedLine<'t>], columns: &Columns<'_>) {
        match columns {
            Columns::Table(rows) => {
                self.begin(BlockKind::Table(Vec::<Align>::new()), lines, 0);
                for row in rows {
                    for (n, cell) in row.iter().enumerate() {
                        if n > 0 {
                            self.builder.cell();
                        }
                        self.builder.words(cell);
                    }
                    self.builder.row();
                }
                self.builder.end();
            }
            Columns::Preformatted => {
                self.begin(BlockKind::Code, lines, 0);
                let raw: Vec<&str> = lines.iter().map(|line| line.raw).collect();
                self.builder.words(&raw.join("\n"));
            }
        }
    }

    /// Running lines: items, quotations and indents begin something new.
    fn write_running(&mut self, group: &[QuotedLine<'t>]) {
        let mut from = 0;
        for (n, line) in group.iter().enumerate().skip(1) {
            let before = group.get(n - 1).unwrap_or(line);
            let begins = line.item().is_some()
                || line.quoted != before.quoted
                || (self.shape.has_indents && line.indented);
            if begins {
                self.write_piece(group.get(from..n).unwrap_or(&[]), from > 0);
                from = n;
            }
        }
        self.write_piece(group.get(from..).unwrap_or(&[]), from > 0);
    }

    /// Lines that hang together: one paragraph, a paragraph a line, or verse.
    ///
    /// An item is `close` when no blank line is above it.
    fn write_piece(&mut self, piece: &[QuotedLine<'t>], close: bool) {
        let Some(first) = piece.first() else { return };
        if let Some((marker, words)) = first.item() {
            self.begin(BlockKind::Item(marker), piece, 1);
            if close {
                self.builder.close_up();
            }
            let rest = piece.iter().skip(1).map(|line| line.text);
            let lines: Vec<&str> = std::iter::once(words).chain(rest).collect();
            return self.write_wrapped(&lines);
        }
        let pairs = || piece.iter().zip(piece.iter().skip(1));
        let n_wraps = pairs().filter(|(a, b)| self.shape.is_wrap(a, b)).count();
        let n_ends = pairs().filter(|(a, _)| a.ends_a_sentence()).count();
        let n_breaks = piece.len() - 1;
        let is_wrapped = n_wraps * 10 >= n_breaks * 7 && n_ends < n_breaks.max(2);
        let is_long = piece.iter().any(|l| l.columns > WRAPPED_AT_MOST);
        if n_breaks == 0 || (is_wrapped && self.shape.wrapped_to.is_some()) {
            self.write(BlockKind::Paragraph, piece, true);
        } else if is_long || n_ends * 10 >= n_breaks * 7 || !self.shape.has_blank_lines {
            self.write_each(piece);
        } else {
            self.write(BlockKind::Paragraph, piece, false);
        }
    }

    /// Writes each line as a paragraph.
    fn write_each(&mut self, lines: &[QuotedLine<'t>]) {
        for line in lines {
            self.write(BlockKind::Paragraph, std::slice::from_ref(line), true);
        }
    }

    /// Writes lines as one block, joined or kept as lines.
    fn write(&mut self, kind: BlockKind, lines: &[QuotedLine<'t>], join: bool) {
        self.begin(kind, lines, 0);
        let words: Vec<&str> = lines.iter().map(|line| line.text).collect();
        if join {
            return self.write_wrapped(&words);
        }
        for (n, line) in words.iter().enumerate() {
            if n > 0 {
                self.builder.hard_break();
            }
            self.builder.words(line);
        }
    }

    /// Writes the lines of a paragraph; a word that is divided at a line's end is put together.
    fn write_wrapped(&mut self, lines: &[&str]) {
        for (n, line) in lines.iter().enumerate() {
            let next = lines.get(n + 1).copied().unwrap_or_default();
            match hyphen::line_end(line, next, self.words) {
                LineEnd::Blank => {
                    self.builder.words(line);
                    self.builder.soft_break();
                }
                LineEnd::Compound => self.builder.words(line),
                LineEnd::Divided => {
                    let end = line.char_indices().next_back().map_or(0, |(at, _)| at);
                    self.builder.words(line.get(..end).unwrap_or_default());
                }
            }
        }
    }

    fn begin(&mut self, kind: BlockKind, lines: &[QuotedLine<'t>], listed: usize) {
        let quoted = lines.first().map_or(0, |line| line.quoted);
        self.builder.begin(kind, quoted, listed);
        let part = self.part;
        if let Some(hint) = self.builder.hint() {
            hint.part = part;
        }
    }
}

/// The first lines, when they are neither wrapped nor the fields of a message: headline, byline, date.
fn is_headline_group(group: &[QuotedLine<'_>], shape: &TextShape) -> bool {
    let pairs = group.iter().zip(group.iter().skip(1));
    let n_wraps = pairs.filter(|(a, b)| shape.is_wrap(a, b)).count();
    let fields = group.iter().all(|l| l.text.contains(": "));
    shape.has_blank_lines && group.len() <= 4 && n_wraps == 0 && !fields
}

/// A short line by itself, numbered or not, without an end mark, between a finished paragraph and the beginning of another.
fn is_subheading(
    group: &[QuotedLine<'_>],
    before: Option<&[QuotedLine<'_>]>,
    after: Option<&[QuotedLine<'_>]>,
) -> bool {
    let ([line], Some(before), Some(after)) = (group, before, after) else {
        return false;
    };
    let begins_high = line
        .text
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let ends_open = line
        .text
        .ends_with(|c: char| c.is_alphanumeric() || c == '’');
    let long = |group: &[QuotedLine<'_>]| {
        group.iter().map(|l| l.columns).sum::<usize>() > HEADING_AT_MOST * 2
    };
    let finished = before.last().is_some_and(QuotedLine::ends_a_sentence);
    let goes_on = after
        .first()
        .is_none_or(|l| l.text.starts_with(char::is_lowercase));
    line.columns <= HEADING_AT_MOST
        && line.quoted == 0
        && line.item().is_none_or(|(mark, _)| mark != "•")
        && begins_high
        && ends_open
        && finished
        && long(before)
        && !goes_on
        && long(after)
}

#[cfg(test)]
mod tests;
