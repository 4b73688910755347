//! The beginning of a large article, so that its first page can be shown before the rest is read.
//!
//! What it shows is what the whole article begins with, wherever that can be told from the beginning; where it plainly
//! cannot (another encoding, a form that is refused), there is no beginning and the whole has to be read.

use super::decode::Body;
use super::sniff::{self, Format};
use super::{Article, Hint, front_matter, mail, read};

/// Reads the beginning of an article from its first bytes.
///
/// `rest` gives what follows them; it is asked for only when words of the beginning are links whose addresses are
/// elsewhere in the text.
pub fn read_beginning(
    first: &[u8],
    hint: &Hint,
    rest: impl FnOnce() -> Option<String>,
) -> Option<Article> {
    sniff::refuse_binary(first, hint).ok()?;
    let end = cut(first)?;
    let text = std::str::from_utf8(first.get(..end)?).ok()?;
    if text.contains(['\r', '\0', '\u{feff}']) || front_matter::may_be_cut_off(text) {
        return None;
    }
    let mut body = Body::of(text.to_owned(), hint).ok()?;
    // Which part of a page is the article is seen from all of it; a mail is decoded as a whole.
    if body.format == Format::Html || text.starts_with("From ") || mail::is_mail(first, hint) {
        return None;
    }
    if refers_elsewhere(text) {
        let cut_off = String::from_utf8_lossy(first.get(end..)?);
        let definitions = definitions(&(cut_off.into_owned() + &rest()?));
        body.text.push_str("\n\n");
        body.text.push_str(&definitions);
    }
    let article = read::parse(&body, hint);
    (!article.text.is_empty()).then_some(article)
}

/// Where to cut: behind the last empty line, else behind the last blank.
fn cut(first: &[u8]) -> Option<usize> {
    let half = first.len() / 2;
    let empty = first.windows(2).rposition(|w| w == b"\n\n");
    empty
        .filter(|&at| at > half)
        .or_else(|| first.iter().rposition(|&b| b == b' ' || b == b'\n'))
}

/// Whether words in square brackets may be a link or a note whose address or text is elsewhere.
fn refers_elsewhere(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(']') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if !rest.starts_with(['(', ':']) {
            return true;
        }
    }
    false
}

/// The lines that define links and notes.
fn definitions(text: &str) -> String {
    let mut lines = String::new();
    for line in text.lines() {
        if line.starts_with('[') && line.contains("]:") {
            lines.push_str(line);
            // Notes are set apart, so that none runs on into the next.
            lines.push_str("\n\n");
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGINNING: usize = 24 * 1024;

    use crate::article::read;
    use std::fmt::Write;

    /// Whether the blocks that a beginning shows first are those of the whole.
    #[track_caller]
    fn check(name: &str, text: &str) {
        let whole = read(text.as_bytes(), &Hint::file(name)).unwrap();
        let (first, rest) = text.as_bytes().split_at(BEGINNING);
        let rest = String::from_utf8_lossy(rest).into_owned();
        let beginning =
            read_beginning(first, &Hint::file(name), || Some(rest)).expect("a beginning");
        let shown = beginning.blocks.len() / 2;
        assert!(shown > 20);
        assert_eq!(beginning.blocks[..shown], whole.blocks[..shown]);
        let end = whole.blocks[shown].span.start;
        assert_eq!(beginning.text.get(..end), whole.text.get(..end));
    }

    fn article(paragraph: &str) -> String {
        let mut text = "# The ferry\n\nBy Mara Ilves\n\n".to_owned();
        for day in 0..1000 {
            write!(text, "## Day {day}\n\n{paragraph}\n\n").expect("memory is always there");
        }
        text
    }

    #[test]
    fn the_beginning_is_what_the_whole_begins_with() {
        let paragraph = "The ferry sailed at noon, said Peer Lund, and came back at four with all its passengers.";
        check("a.md", &article(paragraph));
        check(
            "a.txt",
            &article(paragraph).replace('#', "").replace("  ", ""),
        );
        check(
            "a.md",
            &(article("It is in [the report][r] and in a note[^1].")
                + "[r]: https://board.example/r\n\n[^1]: Page 4.\n"),
        );
    }

    #[test]
    fn one_enormous_paragraph_has_a_beginning_too() {
        let text = "The ferry sailed at noon. ".repeat(10_000);
        let first = &text.as_bytes()[..BEGINNING];
        let beginning = read_beginning(first, &Hint::default(), || None).expect("a beginning");
        assert!(text.starts_with(&beginning.text) && beginning.text.len() > BEGINNING / 2);
    }

    #[test]
    fn what_cannot_be_told_from_the_beginning_has_none() {
        let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 4000]].concat();
        assert!(read_beginning(&png, &Hint::file("x.md"), || None).is_none());
        let front = format!("---\ntitle: a\ntags:\n{}", "- fog\n".repeat(1000));
        assert!(read_beginning(front.as_bytes(), &Hint::file("x.md"), || None).is_none());
        let latin = [0xe9_u8; 4000];
        assert!(read_beginning(&latin, &Hint::file("x.md"), || None).is_none());
    }
}
