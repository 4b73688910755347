//! Printing to stdout: claims, text, and the wrapped article where stdout is no terminal.

use super::args::{RowFormat, TextFormat};
use crate::article::{Article, Block, BlockKind};
use crate::claim::Claim;
use crate::config::Topic;
use crate::export::Listing;
use crate::layout::{LineKind, Lines};
use crate::prompt::Bank;
use crate::shell::failure::{Failure, reason, report, shown};
use crate::shell::storage::files::{self, FileErrorKind};
use crate::shell::storage::load::{LoadedArticle, open};
use crate::shell::storage::paths::{self, Folders};
use crate::shell::storage::saved_review::SavedReview;
use crate::shell::storage::shelf::OnDisk;
use crate::shell::storage::source::ArticleSource;
use crate::shell::terminal::tty;
use crate::text::{SafeText, Span, count};
use crate::{claim, export, sentence};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

/// Columns of what is printed where no terminal says how wide it is.
pub(super) const WIDTH: usize = 80;
/// The widest listing (columns): longer lines are hard to read.
pub(super) const WIDEST: usize = 100;

/// An article; its warnings go to stderr.
fn opened(path: &Path) -> Result<LoadedArticle, Failure> {
    let loaded = open(ArticleSource::of(Some(path))?)?;
    for warning in &loaded.article.warnings {
        report(warning);
    }
    Ok(loaded)
}

/// Prints the claims of an article.
///
/// # Errors
/// When the article cannot be read or stdout cannot be written.
pub fn claims(path: &Path, all: bool, format: RowFormat) -> Result<(), Failure> {
    let loaded = opened(path)?;
    let article = &loaded.article;
    let sentences = sentence::split(article);
    let claims = claim::detect(article, &sentences);
    let listing = listing(all);
    match format {
        RowFormat::Text => out(&export::claims_text(article, &sentences, &claims, listing)),
        RowFormat::Json => out(&export::claims_json(article, &sentences, &claims, all)),
        RowFormat::Jsonl => out_pieces(export::claims_jsonl(article, &sentences, &claims, all)),
        RowFormat::Line => {
            let shown: Vec<&Claim> = claims.iter().filter(|c| all || c.not.is_none()).collect();
            out(&lines(&loaded, path, &shown))
        }
    }
}

/// Prints what was decided about the claims of an article, from the checklist that was given, else its own.
///
/// # Errors
/// When article or checklist cannot be read or stdout cannot be written.
pub fn decided(path: &Path, given: Option<&Path>, format: RowFormat) -> Result<(), Failure> {
    let folders = Folders::from_environment();
    let loaded = open(ArticleSource::of(Some(path))?)?;
    let own = || paths::saved(&folders, &loaded.origin, &loaded.article.text);
    let checklist = given.map_or_else(own, Path::to_owned);
    let bytes = match files::read(&checklist) {
        Ok((bytes, _)) => Some(bytes),
        Err(error) if given.is_none() && error.kind == FileErrorKind::Missing => None,
        Err(error) => return Err(Failure::Input(error.to_string())),
    };
    if bytes.is_none() {
        let path = shown(&checklist);
        report(&format!("nothing is decided yet: {path} does not exist"));
    }
    let saved = bytes.as_deref().map(|bytes| (checklist.as_path(), bytes));
    let review = SavedReview::over(loaded, saved)?;
    let bank = Bank::default();
    let report = review.report(&bank);
    match format {
        RowFormat::Text => out(&export::decided_text(&report, listing(false))),
        RowFormat::Json => out(&report.json()),
        RowFormat::Jsonl => out(&report.jsonl()),
        RowFormat::Line => Err(Failure::Use(
            "--format line prints suggestions: leave out --decided".to_owned(),
        )),
    }
}

/// A listing as wide as the terminal.
fn listing(all: bool) -> Listing {
    let width = tty::columns().map_or(WIDTH, usize::from).min(WIDEST);
    let ink = tty::ink();
    Listing { all, width, ink }
}

/// A line for each claim with its place in the file; that places are missing is said on stderr.
fn lines(loaded: &LoadedArticle, path: &Path, claims: &[&Claim]) -> String {
    let spans: Vec<Span> = claims.iter().map(|claim| claim.span).collect();
    let places = loaded.places(&spans);
    let n_missing = places.iter().filter(|place| place.is_none()).count();
    if n_missing > 0 {
        let what = count(n_missing, "claim");
        report(&format!(
            "{what} without line and column: the file is packed or encoded, so that no line of it holds the words"
        ));
    }
    export::claims_lines(&loaded.article, &path.to_string_lossy(), claims, &places)
}

/// Prints an article as extracted.
///
/// # Errors
/// When the article cannot be read or stdout cannot be written.
pub fn text(path: &Path, sentences: bool, format: TextFormat) -> Result<(), Failure> {
    let LoadedArticle { article, .. } = opened(path)?;
    out(&match format {
        _ if sentences => export::article_sentences(&article, &sentence::split(&article)),
        TextFormat::Text => export::article_text(&article),
        TextFormat::Json => export::article_json(&article),
    })
}

/// Prints a shelf, and what could not be read of it on stderr.
///
/// # Errors
/// When stdout cannot be written.
pub fn shelf(shelf: &OnDisk, format: TextFormat) -> Result<(), Failure> {
    shelf.troubles.iter().for_each(|trouble| report(trouble));
    out(&match format {
        TextFormat::Text => export::shelf_text(&shelf.items),
        TextFormat::Json => export::shelf_json(&shelf.items),
    })
}

/// Prints the manual page, or that of a topic.
///
/// # Errors
/// When it cannot be made or stdout cannot be written.
pub fn manual(topic: Option<Topic>) -> Result<(), Failure> {
    let page = topic.map_or_else(super::man::page, super::man::page_of);
    let page = page.map_err(|e| {
        let why = reason(&e);
        Failure::Output(format!("the manual page cannot be created: {why}"))
    })?;
    out(&page)
}

/// Prints the article wrapped, without escapes, as a pager does whose output is a pipe.
///
/// # Errors
/// When stdout cannot be written.
pub fn wrapped(opened: &LoadedArticle, column: usize) -> Result<(), Failure> {
    let article = &opened.article;
    article.warnings.iter().for_each(|warning| report(warning));
    out(&wrapped_text(article, column))
}

/// An article in lines of at most so many columns.
pub(super) fn wrapped_text(article: &Article, column: usize) -> String {
    let lines = Lines::new(article, column, usize::MAX / 2);
    let mut text = String::with_capacity(article.text.len() + article.text.len() / 8);
    for line in &lines.lines {
        match line.kind {
            LineKind::Blank => {}
            LineKind::Rule => text.push_str(&"-".repeat(column.min(20))),
            _ => push_line(&mut text, article, &lines, line),
        }
        text.push('\n');
    }
    text
}

fn push_line(text: &mut String, article: &Article, lines: &Lines, line: &crate::layout::Line) {
    let block = article.blocks.get(line.block);
    let mark = block.filter(|block| line.begins(block));
    let mark = mark.and_then(Block::marker).unwrap_or_default();
    let code = if block.is_some_and(|b| b.kind == BlockKind::Code) {
        2
    } else {
        0
    };
    let before_mark = crate::text::width(mark) + 1 + code;
    let indent = usize::from(line.indent).saturating_sub(before_mark);
    let before = text.len();
    text.push_str(&" ".repeat(indent));
    text.push_str(SafeText::sanitize(mark).as_str());
    let mut x = indent + crate::text::width(mark);
    if let Some((at, label)) = lines.label(article, line) {
        text.truncate(before);
        text.push_str(&" ".repeat(at.into()));
        text.push_str(SafeText::sanitize(&label).as_str());
        x = usize::from(at) + crate::text::width(&label);
    }
    let struck: Vec<Span> = article.struck(line.span).collect();
    let mut is_struck = false;
    for (column, at, cluster) in lines.cells(article, line) {
        let column = usize::from(column);
        if struck.iter().any(|span| span.contains(at)) != is_struck {
            text.push_str("~~");
            is_struck = !is_struck;
        }
        text.push_str(&" ".repeat(column.saturating_sub(x)));
        let (shown, width) = crate::text::shown_grapheme(cluster);
        text.push_str(&shown);
        x = column.max(x) + width;
    }
    text.truncate(before + text.get(before..).unwrap_or("").trim_end().len());
    if is_struck {
        text.push_str("~~");
    }
}

/// Writes whole lines to stdout: a line feed is at the end.
///
/// # Errors
/// When stdout cannot be written.
pub(in crate::shell) fn out(text: &str) -> Result<(), Failure> {
    let end = if text.ends_with('\n') || text.is_empty() {
        ""
    } else {
        "\n"
    };
    out_pieces([text, end])
}

/// Bytes collected before they are written.
const BUFFER: usize = 1 << 16;

/// Writes pieces to stdout, one after the other, as they are. A reader that has gone away (`head`) is no failure.
///
/// # Errors
/// When stdout cannot be written.
pub(in crate::shell) fn out_pieces(
    pieces: impl IntoIterator<Item = impl AsRef<[u8]>>,
) -> Result<(), Failure> {
    let mut stdout = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let written = pieces
        .into_iter()
        .try_for_each(|piece| stdout.write_all(piece.as_ref()))
        .and_then(|()| stdout.flush());
    // What a failed write left in the buffer is not tried again.
    let _ = stdout.into_parts();
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Output(format!(
            "stdout cannot be written: {}",
            reason(&error)
        ))),
        _ => Ok(()),
    }
}
