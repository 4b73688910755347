//! Plain text to a draft: paragraphs out of lines.
//!
//! The one question is what a line end means: a wrap, a paragraph, or a line of its own (verse, addresses). It is
//! answered from the shape of the lines alone. Decides no parts.

use super::BlockKind;
use super::builder::Builder;
use super::draft::Draft;
use super::front_matter::{self, FrontMatter};

/// Lines longer than this were not wrapped by hand or by a mail program (columns).
const WRAPPED_AT_MOST: usize = 100;
/// A subheading is no longer than this (columns).
const HEADING_AT_MOST: usize = 70;

/// Parses plain text; a headline given by the front matter alone becomes a block of its own.
pub(super) fn parse(text: &str, front: &FrontMatter) -> Draft {
    let mut builder = Builder::default();
    front_matter::write(front, &mut builder);
    let lines: Vec<QuotedLine<'_>> = text.lines().map(QuotedLine::new).collect();
    let shape = TextShape::of(&lines);
    let groups: Vec<&[QuotedLine<'_>]> = lines
        .split(QuotedLine::is_blank)
        .filter(|g| !g.is_empty())
        .collect();
    let quoted_on = quoted_between(&lines);
    for (n, group) in groups.iter().enumerate() {
        builder.end_quotations(quoted_on.get(n).copied().unwrap_or(0));
        let before = n.checked_sub(1).and_then(|p| groups.get(p));
        let after = groups.get(n + 1);
        if n == 0 && is_headline_group(group, &shape) {
            write_lines(&mut builder, group);
        } else if is_subheading(group, before.copied(), after.copied()) {
            write(&mut builder, BlockKind::Heading(2), group, true);
        } else {
            write_group(&mut builder, group, &shape);
        }
    }
    builder.finish()
}

/// One line, its quotation marks (`>`) taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
struct QuotedLine<'t> {
    text: &'t str,
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
        let bare = self
            .text
            .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '」', '』']);
        bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
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
#[derive(Debug)]
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
        line.columns + 1 + word.chars().count().min(width) > width * 3 / 4
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

/// One group of lines without a blank line inside.
fn write_group(builder: &mut Builder, group: &[QuotedLine<'_>], shape: &TextShape) {
    let mut from = 0;
    for (n, line) in group.iter().enumerate().skip(1) {
        let before = group.get(n - 1).unwrap_or(line);
        let begins = line.item().is_some()
            || line.quoted != before.quoted
            || (shape.has_indents && line.indented);
        if begins {
            write_piece(builder, group.get(from..n).unwrap_or(&[]), shape, from > 0);
            from = n;
        }
    }
    write_piece(builder, group.get(from..).unwrap_or(&[]), shape, from > 0);
}

/// Lines that hang together: one paragraph, a paragraph a line, or verse.
///
/// An item is `close` when no blank line is above it.
fn write_piece(builder: &mut Builder, piece: &[QuotedLine<'_>], shape: &TextShape, close: bool) {
    let Some(first) = piece.first() else { return };
    if let Some((marker, words)) = first.item() {
        builder.begin(BlockKind::Item(marker), first.quoted, 1);
        if close {
            builder.close_up();
        }
        builder.words(words);
        for line in piece.get(1..).unwrap_or(&[]) {
            builder.soft_break();
            builder.words(line.text);
        }
        return;
    }
    let pairs = || piece.iter().zip(piece.iter().skip(1));
    let n_wraps = pairs().filter(|(a, b)| shape.is_wrap(a, b)).count();
    let n_ends = pairs().filter(|(a, _)| a.ends_a_sentence()).count();
    let n_breaks = piece.len() - 1;
    let is_wrapped = n_wraps * 10 >= n_breaks * 7 && n_ends < n_breaks.max(2);
    let is_long = piece.iter().any(|l| l.columns > WRAPPED_AT_MOST);
    if n_breaks == 0 || (is_wrapped && shape.wrapped_to.is_some()) {
        write(builder, BlockKind::Paragraph, piece, true);
    } else if is_long || n_ends * 10 >= n_breaks * 7 || !shape.has_blank_lines {
        write_lines(builder, piece);
    } else {
        write(builder, BlockKind::Paragraph, piece, false);
    }
}

/// Writes each line as a paragraph.
fn write_lines(builder: &mut Builder, lines: &[QuotedLine<'_>]) {
    for line in lines {
        write(
            builder,
            BlockKind::Paragraph,
            std::slice::from_ref(line),
            true,
        );
    }
}

/// Writes lines as one block, joined by spaces or kept as lines.
fn write(builder: &mut Builder, kind: BlockKind, lines: &[QuotedLine<'_>], join: bool) {
    let quoted = lines.first().map_or(0, |l| l.quoted);
    builder.begin(kind, quoted, 0);
    for (n, line) in lines.iter().enumerate() {
        if n > 0 && join {
            builder.soft_break();
        } else if n > 0 {
            builder.hard_break();
        }
        builder.words(line.text);
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
mod tests {
    use super::*;

    /// Blocks as `kind: text`.
    #[track_caller]
    fn check(text: &str, blocks: &[&str]) {
        let article = parse(text, &FrontMatter::default()).article;
        let shown = article.blocks.iter().map(|b| {
            let kind = match &b.kind {
                BlockKind::Heading(_) => "h",
                BlockKind::Item(marker) => marker,
                BlockKind::Rule => "rule",
                _ => "p",
            };
            format!(
                "{kind}{}: {}",
                ">".repeat(b.quoted.into()),
                b.span.of(&article.text)
            )
        });
        assert_eq!(shown.collect::<Vec<_>>(), blocks, "{text}");
    }

    #[test]
    fn wrapped_lines_are_joined() {
        check(
            "The ferry was late again on Monday, and nobody on the\nquay was told why until the harbour master came out and\nread a note.\n\nIt was short.",
            &[
                "p: The ferry was late again on Monday, and nobody on the quay was told why until the harbour master came out and read a note.",
                "p: It was short.",
            ],
        );
    }

    #[test]
    fn a_paragraph_a_line_stays_one() {
        let long = "The ferry was late again on Monday. ".repeat(4);
        let long = long.trim_end();
        check(
            &format!("{long}\n{long}\nShort."),
            &[&format!("p: {long}"), &format!("p: {long}"), "p: Short."],
        );
        check(
            "Line 1 is true.\nLine 2 is true.\nLine 3 is true.",
            &[
                "p: Line 1 is true.",
                "p: Line 2 is true.",
                "p: Line 3 is true.",
            ],
        );
    }

    #[test]
    fn verse_keeps_its_lines() {
        let prose = "She read it out to the whole of the council chamber on Friday,\nand then she sat down and said nothing more to anybody there.";
        let joined = prose.replace('\n', " ");
        check(
            &format!("{prose}\n\nO boat,\nO rope,\nO tide"),
            &[&format!("p: {joined}"), "p: O boat,\nO rope,\nO tide"],
        );
    }

    #[test]
    fn lists_and_quotations_are_told_apart() {
        check(
            "– Were you there?\n– I was.",
            &["p: – Were you there?", "p: – I was."],
        );
        check(
            "- rope\n- tar and\n  oakum\n2) sail",
            &["•: rope", "•: tar and oakum", "2.: sail"],
        );
        check(
            "> were you there?\nI was.",
            &["p>: were you there?", "p: I was."],
        );
    }

    #[test]
    fn a_short_line_between_paragraphs_is_a_subheading() {
        let prose =
            "The ferry was late again on Monday, which nobody had said it would be. ".repeat(3);
        let prose = prose.trim_end();
        check(
            &format!("{prose}\n\nA short history of lateness\n\n{prose}"),
            &[
                &format!("p: {prose}"),
                "h: A short history of lateness",
                &format!("p: {prose}"),
            ],
        );
    }
}
