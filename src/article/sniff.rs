//! What the bytes are: refused when they are no article, else Markdown or plain text.
//!
//! The name's ending is a hint; the content decides. Looks only, changes nothing.

use super::error::ReadError;

/// The forms that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Markdown (`CommonMark` with tables, footnotes, task lists and strikethrough).
    Markdown,
    /// Plain text.
    Plain,
}

/// Beginnings of files that hold no text.
const BINARY: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"RIFF", "a sound, picture or film"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"SQLite format 3\0", "a database"),
];

/// Beginnings of documents that hold an article in a form not read yet.
const DOCUMENTS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
];

/// Endings of names that say the same, for files whose beginning does not.
const ENDINGS: &[(&str, &str)] = &[
    ("html", "an HTML page"),
    ("htm", "an HTML page"),
    ("xhtml", "an HTML page"),
    ("pdf", "a PDF document"),
    ("epub", "an EPUB book"),
    ("docx", "a Word document"),
    ("doc", "an old Word document"),
    ("odt", "an OpenDocument text"),
    ("rtf", "an RTF document"),
];

/// What a page in HTML begins with.
const PAGE_TAGS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<?xml",
    "<title",
    "<meta",
];

/// What a piece of such a page begins with; Markdown may begin so too.
const FRAGMENT_TAGS: &[&str] = &[
    "<article", "<div", "<section", "<main", "<h1", "<h2", "<p>", "<p ", "<span", "<table", "<ul",
    "<script", "<style",
];

/// How many bytes decide whether something is binary.
const PROBE: usize = 8192;

/// Refuses what is no text by its first bytes, by the ending of its name, or by its many control characters.
pub(super) fn refuse_binary(bytes: &[u8], name_hint: Option<&str>) -> Result<(), ReadError> {
    let begins = |table: &[(&[u8], &'static str)]| {
        let found = table.iter().find(|(magic, _)| bytes.starts_with(magic));
        found.map(|&(_, what)| what)
    };
    if let Some(what) = begins(DOCUMENTS) {
        return Err(ReadError::NotYet { what });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(archive(bytes));
    }
    let ending = name_hint.and_then(ending);
    if let Some(&(_, what)) = ENDINGS.iter().find(|(e, _)| Some(*e) == ending.as_deref()) {
        return Err(ReadError::NotYet { what });
    }
    let what = begins(BINARY).filter(|_| !is_mostly_text(bytes));
    if let Some(what) = what.or_else(|| has_many_controls(bytes).then_some("binary data")) {
        return Err(ReadError::NotText { what });
    }
    Ok(())
}

/// Markdown or plain text; HTML is refused.
pub(super) fn format(text: &str, name_hint: Option<&str>) -> Result<Format, ReadError> {
    if is_checklist(text) {
        let what = "a checklist of this program";
        return Err(ReadError::NotText { what });
    }
    if begins_with_tag(text, PAGE_TAGS) {
        return Err(ReadError::NotYet {
            what: "an HTML page",
        });
    }
    let says_markdown = matches!(
        name_hint.and_then(ending).as_deref(),
        Some("md" | "markdown" | "mdown" | "mkd" | "mdx")
    );
    if says_markdown || Signs::of(text).say_markdown() {
        return Ok(Format::Markdown);
    }
    if begins_with_tag(text, FRAGMENT_TAGS) && text.contains("</") {
        return Err(ReadError::NotYet {
            what: "an HTML page",
        });
    }
    Ok(Format::Plain)
}

fn ending(name: &str) -> Option<String> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(ending.to_ascii_lowercase())
}

/// EPUB and Word documents are archives that name themselves in their first entries.
fn archive(bytes: &[u8]) -> ReadError {
    let probe = bytes.get(..bytes.len().min(PROBE)).unwrap_or(bytes);
    let holds = |name: &[u8]| probe.windows(name.len()).any(|w| w == name);
    if holds(b"application/epub+zip") {
        return ReadError::NotYet {
            what: "an EPUB book",
        };
    }
    if holds(b"word/") {
        return ReadError::NotYet {
            what: "a Word document",
        };
    }
    if holds(b"application/vnd.oasis.opendocument.text") {
        return ReadError::NotYet {
            what: "an OpenDocument text",
        };
    }
    ReadError::NotText {
        what: "a zip archive",
    }
}

/// Some magic numbers are plain letters ("RIFF"), with which an article may begin.
fn is_mostly_text(bytes: &[u8]) -> bool {
    let probe = bytes.get(..bytes.len().min(PROBE)).unwrap_or(bytes);
    !probe.contains(&0) && probe.is_ascii() && !has_many_controls(bytes)
}

/// More than one control character in ten, UTF-16 aside, is no text.
fn has_many_controls(bytes: &[u8]) -> bool {
    let probe = bytes.get(..bytes.len().min(PROBE)).unwrap_or(bytes);
    let is_control = |b: &&u8| matches!(**b, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f);
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let pairs = probe.as_chunks::<2>().0;
    let halves = pairs.iter().filter(|[a, b]| (*a == 0) != (*b == 0)).count();
    let is_utf16 = marked || halves * 10 > pairs.len() * 7;
    // Text in an older encoding is no UTF-8 either, but hardly ever holds controls.
    let most = if std::str::from_utf8(bytes).is_ok() {
        10
    } else {
        40
    };
    !is_utf16 && probe.len() > 16 && probe.iter().filter(is_control).count() * most > probe.len()
}

/// Whether the text, comments aside, begins with one of these tags.
fn begins_with_tag(text: &str, tags: &[&str]) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let after = comment.split_once("-->").map_or("", |(_, after)| after);
        rest = after.trim_start();
    }
    let begin: String = rest.chars().take(20).collect();
    let begin = begin.to_ascii_lowercase();
    tags.iter().any(|tag| begin.starts_with(tag))
}

/// Whether the first lines name the format of this program's checklists.
fn is_checklist(text: &str) -> bool {
    let mut first = text.lines().take(12);
    first.any(|line| line.starts_with("format") && line.contains("\"sourcecheck-checklist\""))
}

/// How many lines of a text show each mark of Markdown.
#[derive(Debug, Default)]
struct Signs {
    headings: usize,
    underlined: usize,
    links: usize,
    strong: usize,
    fences: usize,
    tables: usize,
    front_matter: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self {
            front_matter: super::front_matter::is_present(text),
            ..Self::default()
        };
        let mut previous = "";
        for line in text.lines() {
            let line = line.trim_end();
            signs.count(line, previous);
            previous = line;
        }
        signs
    }

    fn count(&mut self, line: &str, previous: &str) {
        let marks = line.len() - line.trim_start_matches('#').len();
        let after = line.trim_start_matches('#');
        self.headings +=
            usize::from((1..=6).contains(&marks) && after.starts_with(' ') && after.len() > 2);
        let ruled =
            line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'));
        self.underlined += usize::from(ruled && !previous.is_empty() && previous.len() <= 120);
        self.links += usize::from(has_link(line));
        self.strong += usize::from(has_pair(line, "**") || has_pair(line, "__"));
        self.fences += usize::from(line.starts_with("```") || line.starts_with("~~~"));
        let dashes = line.len() >= 3 && line.contains('|') && line.contains("--");
        self.tables += usize::from(dashes && line.bytes().all(|b| b" |:-".contains(&b)));
    }

    /// One sure mark, or two that plain text shows only by chance.
    fn say_markdown(&self) -> bool {
        if self.front_matter || self.links > 0 || self.fences >= 2 || self.tables > 0 {
            return true;
        }
        let kinds = [self.headings > 0, self.underlined > 0, self.strong > 0];
        let n_kinds = kinds.iter().filter(|&&k| k).count();
        n_kinds >= 2 || self.headings >= 2 || self.strong >= 2 || self.underlined >= 1
    }
}

/// `[words](address)` on one line.
fn has_link(line: &str) -> bool {
    line.match_indices("](").any(|(at, _)| {
        let before = line.get(..at).unwrap_or("");
        let after = line.get(at + 2..).unwrap_or("");
        let address = after.split(')').next().unwrap_or("");
        before.contains('[') && after.contains(')') && !address.contains(' ')
    })
}

/// A pair of `mark` that hugs words, as emphasis does and arithmetic does not.
fn has_pair(line: &str, mark: &str) -> bool {
    let mut parts = line.splitn(3, mark);
    let (before, inside, after) = (parts.next(), parts.next(), parts.next());
    let (Some(before), Some(inside), Some(_)) = (before, inside, after) else {
        return false;
    };
    !before.ends_with(char::is_alphanumeric)
        && inside.starts_with(|c: char| !c.is_whitespace() && !"*_".contains(c))
        && !inside.ends_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, expected: Format) {
        assert_eq!(format(text, Some(name)), Ok(expected), "{name}: {text:?}");
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], name: &str, sentence: &str) {
        let refused = refuse_binary(bytes, Some(name))
            .and_then(|()| format(&String::from_utf8_lossy(bytes), Some(name)).map(drop));
        let message = refused.unwrap_err().to_string();
        assert!(message.contains(sentence), "{name}: {message}");
    }

    #[test]
    fn the_content_decides() {
        check(
            "# Ferry late\n\nIt was **very** late.",
            "a.txt",
            Format::Markdown,
        );
        check(
            "See [the report](https://report.example).",
            "a.txt",
            Format::Markdown,
        );
        check("Ferry late\n==========\n\nIt was.", "-", Format::Markdown);
        check(
            "Ferry late\n\nIt was 5 ** 3 hours late, item #4.",
            "a.txt",
            Format::Plain,
        );
        check(
            "Dear all,\n\n> were you there?\n\nI was * not * there.\n-- \nBo",
            "a.eml",
            Format::Plain,
        );
        check("No marks at all.", "a.md", Format::Markdown);
    }

    #[test]
    fn what_is_no_article_is_refused_with_a_name_for_it() {
        check_refused(
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "x.md",
            "looks like a PNG image, not an article",
        );
        check_refused(
            b"%PDF-1.7\n",
            "x.txt",
            "a PDF document, which cannot be read yet",
        );
        check_refused(b"<!-- hi -->\n<!DOCTYPE html><p>x", "x", "an HTML page");
        check_refused(b"words", "Page.HTML", "an HTML page");
        check_refused(b"<div><p>words</p></div>", "-", "an HTML page");
        check_refused(
            b"format = \"sourcecheck-checklist\"\n",
            "x",
            "a checklist of this program, not an article",
        );
        check_refused(
            b"PK\x03\x04....mimetypeapplication/epub+zip",
            "x",
            "an EPUB book",
        );
        check_refused(b"PK\x03\x04....word/document.xml", "x", "a Word document");
        check_refused(&[0_u8, 1, 2, 3].repeat(64), "x.txt", "binary data");
    }

    #[test]
    fn an_article_may_begin_with_letters_that_begin_a_sound_file() {
        assert_eq!(
            refuse_binary(b"RIFF raff came ashore at noon.", None),
            Ok(())
        );
    }
}
