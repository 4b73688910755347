//! The letters and digits of a file, without what its form puts between them, each with its place.

use super::{LENGTHS, cut};
use crate::article::html::{plain, raw_length, tag_length};
use crate::article::sniff::Format;
use crate::article::{front_matter, markdown};
use pulldown_cmark::{Event, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;

/// The longest entity of HTML (bytes), with its signs.
const LONGEST_ENTITY: usize = 34;

/// Letters and digits in the order of the file.
#[derive(Default)]
pub(super) struct FileLetters {
    /// All of them, in one piece.
    all: String,
    /// For each byte of them the byte of the file.
    places: Vec<usize>,
    /// Where the article is looked for first: behind the head of a page.
    pub begin: usize,
}

/// A text as it is compared: letters and digits alone, without their marks, ligatures in their letters.
pub(super) fn folded(text: &str) -> String {
    text.nfkd().filter(|c| c.is_alphanumeric()).collect()
}

impl FileLetters {
    /// Those of a text in this form.
    pub(super) fn of(text: &str, format: Format) -> Self {
        let mut letters = Self::default();
        match format {
            Format::Html => letters.page(text, 0),
            Format::Plain => letters.words(text, 0),
            Format::Markdown => letters.markdown(text),
        }
        letters
    }

    /// Those of a mail, whose text is in this form: `=C3=A9` are the bytes of a letter (RFC 2045, section 6.7).
    pub(super) fn of_mail(text: &str, format: Format) -> Self {
        let (mut plain, mut places) = (String::new(), Vec::new());
        let mut from = 0;
        while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
            let quoted = |piece: &str| {
                let digits = piece.strip_prefix('=')?.get(..2)?;
                u8::from_str_radix(digits, 16).ok()
            };
            let pieces = (0..).map_while(|nth| quoted(rest.get(nth * 3..)?));
            let bytes: Vec<u8> = pieces.collect();
            let next = rest.chars().next().map_or(0, char::len_utf8);
            let (piece, length) = match bytes.len() {
                0 if rest.starts_with("=\n") => (String::new(), 2),
                0 => (rest.get(..next).unwrap_or_default().to_owned(), next),
                n => (String::from_utf8_lossy(&bytes).into_owned(), n * 3),
            };
            plain.push_str(&piece);
            places.resize(plain.len(), from);
            from += length;
        }
        let mut letters = Self::of(&plain, format);
        for place in &mut letters.places {
            *place = places.get(*place).copied().unwrap_or_default();
        }
        letters
    }

    /// The byte of the file in which a letter begins.
    pub(super) fn place(&self, at: usize) -> Option<usize> {
        self.places.get(at).copied()
    }

    /// Whether these letters are there.
    pub(super) fn begins(&self, at: usize, words: &str) -> bool {
        let rest = self.all.get(at..);
        !words.is_empty() && rest.is_some_and(|rest| rest.starts_with(words))
    }

    /// Where words begin: behind `from` first, else before it; where all of them are nowhere, their beginning.
    pub(super) fn find(&self, words: &str, from: usize) -> Option<usize> {
        let mut tried = usize::MAX;
        LENGTHS.iter().find_map(|&length| {
            let words = cut(words, length);
            if words.is_empty() || words.len() == tried {
                return None;
            }
            tried = words.len();
            self.next(words, from).or_else(|| self.next(words, 0))
        })
    }

    /// The next place where words begin, not in the middle of a word.
    fn next(&self, words: &str, from: usize) -> Option<usize> {
        let rest = self.all.get(from..)?;
        let found = rest.match_indices(words).map(|(at, _)| from + at);
        let mut found = found.filter(|&at| {
            let before = at.checked_sub(1).and_then(|before| self.place(before));
            let is_ascii = |at: usize| self.all.as_bytes().get(at).is_some_and(u8::is_ascii);
            // Scripts without blanks have words that begin behind a letter.
            !(is_ascii(at) && before.is_some() && before.map(|b| b + 1) == self.place(at))
        });
        found.next()
    }

    fn push(&mut self, c: char, place: usize) {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                self.all.push(c);
                self.places.push(place);
            }
            return;
        }
        self.all
            .extend(std::iter::once(c).nfkd().filter(|c| c.is_alphanumeric()));
        self.places.resize(self.all.len(), place);
    }

    fn words(&mut self, text: &str, begin: usize) {
        for (at, c) in text.char_indices() {
            self.push(c, begin + at);
        }
    }

    /// What Markdown shows of a text; its front matter as it is written.
    fn markdown(&mut self, text: &str) {
        let (_, rest) = front_matter::split(text);
        let begin = text.len() - rest.len();
        self.words(text.get(..begin).unwrap_or_default(), 0);
        // The lines of a block of HTML come one by one, and a tag may run on.
        let mut html = 0..0;
        for (event, range) in markdown::events(rest) {
            let at = begin + range.start;
            let written = rest.get(range.clone()).unwrap_or_default();
            match event {
                Event::Start(Tag::HtmlBlock) => html = range,
                Event::End(TagEnd::HtmlBlock) => {
                    let lines = std::mem::take(&mut html);
                    self.page(
                        rest.get(lines.clone()).unwrap_or_default(),
                        begin + lines.start,
                    );
                }
                Event::InlineHtml(_) => self.page(written, at),
                Event::Text(shown) | Event::Code(shown) | Event::FootnoteReference(shown) => {
                    // An entity is written otherwise than it is shown.
                    match written.find(&*shown) {
                        Some(before) => self.words(&shown, at + before),
                        None => shown.chars().for_each(|c| self.push(c, at)),
                    }
                }
                _ => {}
            }
        }
    }

    /// What a page shows, and what it tells search engines.
    fn page(&mut self, text: &str, begin: usize) {
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let next = rest.chars().next().unwrap_or_default();
            at += match next {
                '<' if opens_tag(rest) => self.tag(rest, begin + at),
                '&' => self.entity(rest, begin + at),
                _ => {
                    self.push(next, begin + at);
                    next.len_utf8()
                }
            };
        }
    }

    /// The length of the tag, comment, style or script with which a text begins.
    fn tag(&mut self, text: &str, place: usize) -> usize {
        let to = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
        let begins = |name: &str| {
            let begin = text.get(..name.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(name))
        };
        let behind = text.as_bytes().get(1);
        if text.starts_with("<!--") {
            return to("-->");
        }
        if !behind.is_some_and(|c| c.is_ascii_alphabetic() || b"/!?".contains(c)) {
            return 1;
        }
        if begins("<body") {
            self.begin = self.all.len();
        }
        let tag = tag_length(text);
        let Some(name) = ["script", "style"]
            .iter()
            .find(|name| begins(&format!("<{name}")))
        else {
            return tag;
        };
        let inside = text.get(tag..).unwrap_or_default();
        let inside = inside.get(..raw_length(inside, name)).unwrap_or_default();
        if text.get(..tag).is_some_and(|tag| tag.contains("ld+json")) {
            self.json(inside, place + tag);
        }
        tag + inside.len()
    }

    /// One that is shown as a letter.
    fn entity(&mut self, text: &str, place: usize) -> usize {
        let most = text.floor_char_boundary(LONGEST_ENTITY);
        let end = text
            .get(1..most)
            .and_then(|near| near.find([';', ' ', '&', '<']));
        let entity = end
            .and_then(|end| text.get(..end + 2))
            .filter(|e| e.ends_with(';'));
        let Some(entity) = entity else { return 1 };
        plain(entity).chars().for_each(|c| self.push(c, place));
        entity.len()
    }

    /// The words of texts in JSON, whose escapes are none.
    fn json(&mut self, text: &str, begin: usize) {
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let next = rest.chars().next().unwrap_or_default();
            at += match (next, rest.as_bytes().get(1)) {
                ('\\', Some(b'u')) => {
                    let digits = rest.get(2..6).and_then(|d| u32::from_str_radix(d, 16).ok());
                    let c = digits.and_then(char::from_u32).unwrap_or(' ');
                    self.push(c, begin + at);
                    2 + usize::from(digits.is_some()) * 4
                }
                ('\\', Some(escaped)) if escaped.is_ascii() => 2,
                ('<', _) if opens_tag(rest) => self.tag(rest, begin + at),
                ('&', _) => self.entity(rest, begin + at),
                _ => {
                    self.push(next, begin + at);
                    next.len_utf8()
                }
            };
        }
    }
}

/// Whether "<" begins a tag, a comment or a declaration, and is no character of its own.
fn opens_tag(text: &str) -> bool {
    let next = text.as_bytes().get(1);
    next.is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?'))
}
