//! What the bytes are: refused when they are no article, else a page of the web, Markdown or plain text.
//!
//! The name's ending and what a server says are hints; the content decides. Looks only, changes nothing.

use super::error::ReadError;
use super::hint::Hint;

/// The forms that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Markdown (`CommonMark` with tables, footnotes, task lists and strikethrough).
    Markdown,
    /// Plain text.
    Plain,
    /// HTML.
    Html,
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
    (b"\x1f\x8b", "a gzip archive inside of another"),
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

/// A form that holds an article and is not read yet, and what to do.
type NotYet = (&'static str, &'static str);

const PDF: NotYet = ("a PDF document", "try `pdftotext x.pdf - | sourcecheck -`");
const RTF: NotYet = (
    "an RTF document",
    "try `pandoc x.rtf -t gfm | sourcecheck -`",
);
const OLD_WORD: NotYet = (
    "an old Word document",
    "save it as HTML or plain text and open that",
);
const WORD: NotYet = (
    "a Word document",
    "try `pandoc x.docx -t gfm | sourcecheck -`",
);
const OPEN_DOCUMENT: NotYet = (
    "an OpenDocument text",
    "try `pandoc x.odt -t gfm | sourcecheck -`",
);
const EPUB: NotYet = ("an EPUB book", "try `pandoc x.epub -t gfm | sourcecheck -`");
const WEB_ARCHIVE: NotYet = (
    "an archive of a web page",
    "save the page as HTML alone and open that",
);

/// Beginnings of documents that hold an article in a form not read yet.
const DOCUMENTS: &[(&[u8], NotYet)] = &[
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_WORD),
    (b"bplist00", WEB_ARCHIVE),
];

/// Endings of names that say the same, for files whose beginning does not.
const ENDINGS: &[(&str, NotYet)] = &[
    ("pdf", PDF),
    ("epub", EPUB),
    ("docx", WORD),
    ("doc", OLD_WORD),
    ("odt", OPEN_DOCUMENT),
    ("rtf", RTF),
    ("webarchive", WEB_ARCHIVE),
];

/// Entries with which an archive says that it is such a document.
const ARCHIVED: &[(&[u8], NotYet)] = &[
    (b"application/epub+zip", EPUB),
    (b"word/", WORD),
    (b"application/vnd.oasis.opendocument.text", OPEN_DOCUMENT),
];

/// What XML begins with that is no page.
const OTHER_XML: &[(&str, &str)] = &[
    ("<rss", "a news feed"),
    ("<feed", "a news feed"),
    ("<rdf:rdf", "a news feed"),
    ("<svg", "a drawing"),
];

/// What a page in HTML begins with.
const PAGE_TAGS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
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
pub(super) fn refuse_binary(bytes: &[u8], hint: &Hint) -> Result<(), ReadError> {
    let not_yet = |(what, instead)| Err(ReadError::NotYet { what, instead });
    if let Some(&(_, document)) = DOCUMENTS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return not_yet(document);
    }
    let probe = bytes.get(..bytes.len().min(PROBE)).unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04") {
        let holds = |name: &[u8]| probe.windows(name.len()).any(|w| w == name);
        return match ARCHIVED.iter().find(|(name, _)| holds(name)) {
            Some(&(_, document)) => not_yet(document),
            None => Err(ReadError::NotText {
                what: "a zip archive",
            }),
        };
    }
    let ending = hint.ending();
    if let Some(&(_, document)) = ENDINGS.iter().find(|(e, _)| Some(*e) == ending.as_deref()) {
        return not_yet(document);
    }
    let binary = BINARY.iter().find(|(magic, _)| bytes.starts_with(magic));
    let what = binary
        .filter(|_| !is_mostly_text(probe))
        .map(|&(_, what)| what);
    let is_tar = bytes.get(257..262) == Some(b"ustar");
    let what = what.or_else(|| is_tar.then_some("a tar archive"));
    if let Some(what) = what.or_else(|| has_many_controls(bytes).then_some("binary data")) {
        return Err(ReadError::NotText { what });
    }
    Ok(())
}

/// A page of the web, Markdown or plain text.
pub(super) fn format(text: &str, hint: &Hint) -> Result<Format, ReadError> {
    let no_article = |what| Err(ReadError::NotText { what });
    if is_checklist(text) {
        return no_article("a checklist of this program");
    }
    let begin = first_tag(text);
    let begins = |tags: &[&str]| tags.iter().any(|tag| begin.starts_with(tag));
    match hint.ending().as_deref() {
        _ if begins(PAGE_TAGS) => return Ok(Format::Html),
        Some("html" | "htm" | "xhtml" | "xht") => return Ok(Format::Html),
        Some("md" | "markdown" | "mdown" | "mkd" | "mdx") => return Ok(Format::Markdown),
        _ => {}
    }
    if let Some((_, what)) = OTHER_XML.iter().find(|(tag, _)| begin.starts_with(tag)) {
        return no_article(what);
    }
    let said = hint.content_type.as_deref().unwrap_or_default();
    let said = said.to_ascii_lowercase();
    if said.starts_with("text/markdown") {
        return Ok(Format::Markdown);
    }
    let is_xml = text.trim_start().starts_with("<?xml") || said.contains("application/xhtml");
    let says_html = said.contains("text/html") || is_xml;
    if says_html && text.contains("</") {
        return Ok(Format::Html);
    }
    if Signs::of(text).say_markdown() {
        return Ok(Format::Markdown);
    }
    if begins(FRAGMENT_TAGS) && text.contains("</") {
        return Ok(Format::Html);
    }
    Ok(Format::Plain)
}

/// Some magic numbers are plain letters ("RIFF"), with which an article may begin.
fn is_mostly_text(probe: &[u8]) -> bool {
    !probe.contains(&0) && probe.is_ascii() && !has_many_controls(probe)
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

/// How the text begins, in lower case, behind comments and what XML says of itself.
fn first_tag(text: &str) -> String {
    let mut rest = text.trim_start();
    let asides = [("<!--", "-->"), ("<?", "?>")];
    while let Some((_, end)) = asides.iter().find(|(begin, _)| rest.starts_with(begin)) {
        let after = rest.split_once(end).map_or("", |(_, after)| after);
        rest = after.trim_start();
    }
    let begin: String = rest.chars().take(20).collect();
    begin.to_ascii_lowercase()
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
        // Looked for in the whole text once, most lines need no look of their own.
        let marked = ["](", "**", "__", "|"]
            .iter()
            .any(|mark| text.contains(mark));
        let mut previous = "";
        for line in text.lines() {
            let line = line.trim_end();
            if marked || line.starts_with(['#', '=', '-', '`', '~']) {
                signs.count(line, previous);
            }
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
        assert_eq!(
            format(text, &Hint::file(name)),
            Ok(expected),
            "{name}: {text:?}"
        );
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], name: &str, sentence: &str) {
        let hint = Hint::file(name);
        let refused = refuse_binary(bytes, &hint)
            .and_then(|()| format(&String::from_utf8_lossy(bytes), &hint).map(drop));
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
        check("<!-- hi -->\n<!DOCTYPE html><p>x", "x.md", Format::Html);
        check("<?xml version='1.0'?><html>", "x", Format::Html);
        check("words", "Page.HTML", Format::Html);
        check("<div><p>words</p></div>", "-", Format::Html);
        check("<div><p>words</p></div>", "a.md", Format::Markdown);
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
        check_refused(b"<?xml version='1.0'?>\n<rss>", "x", "a news feed");
        check_refused(b"<svg></svg>", "x", "a drawing");
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
            refuse_binary(b"RIFF raff came ashore at noon.", &Hint::default()),
            Ok(())
        );
    }
}
