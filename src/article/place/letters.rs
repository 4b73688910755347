//! The letters and digits of a file, without what its form puts between them, each with its place.

use super::{LENGTHS, cut};
use crate::article::form::plain;
use crate::article::sniff::Format;
use crate::article::{front_matter, markdown};
use html5gum::{DefaultEmitter, Token, Tokenizer};
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

    /// Those of a mail, whose text is in this form.
    pub(super) fn of_mail(text: &str, format: Format) -> Self {
        Self::of_written(text, format, quoted)
    }

    /// Those of a text in this form that is written otherwise in the file.
    fn of_written(text: &str, format: Format, next: Next) -> Self {
        let (mut plain, mut places) = (String::new(), Vec::new());
        for (piece, place) in pieces(text, next) {
            plain.push_str(&piece);
            places.resize(plain.len(), place);
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
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let (mut from, mut read): (_, fn(&mut Self, &str, usize)) = (0, Self::shown);
        for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
            let (tag, next): (_, fn(&mut Self, &str, usize)) = match &token {
                Token::StartTag(tag) if matches!(&**tag.name, b"script" | b"style") => {
                    let written = text.get(tag.span.start..tag.span.end);
                    let is_data = written.is_some_and(|tag| tag.contains("ld+json"));
                    (tag.span, if is_data { Self::json } else { |_, _, _| {} })
                }
                Token::StartTag(tag) => (tag.span, Self::shown),
                Token::EndTag(tag) => (tag.span, Self::shown),
                Token::Comment(comment) => (comment.span, read),
                Token::Doctype(doctype) => (doctype.span, read),
                Token::String(_) | Token::Error(_) => continue,
            };
            read(
                self,
                text.get(from..tag.start).unwrap_or_default(),
                begin + from,
            );
            if matches!(&token, Token::StartTag(tag) if &**tag.name == b"body") {
                self.begin = self.all.len();
            }
            (from, read) = (tag.end, next);
        }
        read(self, text.get(from..).unwrap_or_default(), begin + from);
    }

    /// Words of a page between its tags.
    fn shown(&mut self, text: &str, begin: usize) {
        for (piece, place) in pieces(text, entity) {
            piece.chars().for_each(|c| self.push(c, begin + place));
        }
    }

    /// The words of texts in JSON, which may hold tags.
    fn json(&mut self, text: &str, begin: usize) {
        let found = Self::of_written(text, Format::Html, escaped);
        self.all.push_str(&found.all);
        self.places.extend(found.places.iter().map(|at| begin + at));
    }
}

/// What stands for other characters at the beginning of a text, and its length; `None`: the first stands for itself.
type Next = fn(&str) -> Option<(String, usize)>;

/// The characters of a text, each with the byte where it is written.
fn pieces(text: &str, next: Next) -> impl Iterator<Item = (String, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let first = rest.chars().next()?;
        let (piece, length) = next(rest).unwrap_or_else(|| (first.into(), first.len_utf8()));
        from += length;
        Some((piece, from - length))
    })
}

/// `=C3=A9` are the bytes of a letter in a mail (RFC 2045, section 6.7).
fn quoted(text: &str) -> Option<(String, usize)> {
    if text.starts_with("=\n") {
        return Some((String::new(), 2));
    }
    let byte = |piece: &str| {
        let digits = piece.strip_prefix('=')?.get(..2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    let bytes: Vec<u8> = (0..).map_while(|nth| byte(text.get(nth * 3..)?)).collect();
    let letters = String::from_utf8_lossy(&bytes).into_owned();
    (!bytes.is_empty()).then_some((letters, bytes.len() * 3))
}

/// An entity of HTML that is shown as a letter.
fn entity(text: &str) -> Option<(String, usize)> {
    let behind = text.strip_prefix('&')?;
    let near = behind.get(..behind.floor_char_boundary(LONGEST_ENTITY))?;
    let (name, _) = near.split_once(';')?;
    let is_name = !name.contains([' ', '&', '<']);
    let entity = text.get(..name.len() + 2).filter(|_| is_name)?;
    Some((plain(entity), entity.len()))
}

/// A character of a text in JSON that is written behind a backslash.
fn escaped(text: &str) -> Option<(String, usize)> {
    let behind = text.strip_prefix('\\')?;
    let Some(digits) = behind.strip_prefix('u').and_then(|digits| digits.get(..4)) else {
        return Some((" ".to_owned(), 1 + behind.chars().next()?.len_utf8()));
    };
    let letter = char::from_u32(u32::from_str_radix(digits, 16).ok()?);
    Some((letter.unwrap_or(' ').into(), 6))
}
