//! Words and marks of the article's sentences, with what is known of each.
//!
//! Sentences come in, [`Tokens`] go out: the ground every rule is on. Tokens are `Copy` and point into the text.
//! No rule lives here.

use super::tokenize::{is_raised, next};
use crate::claim::cues::{Class, Classes, Cues, ShapeBits, WordFacts, WordId};
use crate::sentence::Sentence;
use crate::text::Span;

/// A word or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// Its number and head in the language data, and its classes, those of its shape among them.
    pub word: WordFacts,
    /// Its classes by shape and place alone.
    pub shape: ShapeBits,
    /// The sentence it is in (index).
    pub sentence: usize,
}

/// A token as it is kept: an article has millions of them, so classes that its word has anyway stay with the word.
#[derive(Clone, Copy, Debug)]
struct PackedToken {
    start: u32,
    sentence: u32,
    shape: ShapeBits,
    len: u16,
    word: WordId,
}

/// The tokens of all sentences, in reading order.
#[derive(Debug)]
pub struct Tokens<'t> {
    /// The article's text.
    pub text: &'t str,
    all: Vec<PackedToken>,
    /// What is known of the words.
    data: &'static Cues,
    /// The first token of each sentence, and one past the last of all.
    starts: Vec<usize>,
}

/// A stretch of tokens, `start..end` (indices).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

impl Stretch {
    /// The stretch from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The indices of its tokens.
    pub const fn iter(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// How many tokens it holds.
    #[inline]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds none.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the token at `index` is in it.
    #[inline]
    pub const fn contains(self, index: usize) -> bool {
        self.start <= index && index < self.end
    }
}

impl<'t> Tokens<'t> {
    /// Cuts the sentences into tokens.
    pub fn new(text: &'t str, sentences: &[Sentence]) -> Self {
        let cues = Cues::shipped();
        // Room that is not filled costs nothing; to run out of it would cost a copy of all.
        let mut all = Vec::with_capacity(text.len() / 3);
        let mut starts = Vec::with_capacity(sentences.len() + 1);
        for (index, sentence) in sentences.iter().enumerate() {
            starts.push(all.len());
            let mut rest = sentence.span;
            while let Some(span) = next(text, rest) {
                all.push(kept(text, span, index, cues));
                rest.start = span.end;
            }
        }
        starts.push(all.len());
        Self {
            text,
            all,
            data: cues,
            starts,
        }
    }

    /// The language data they were looked up in.
    pub const fn cues(&self) -> &'static Cues {
        self.data
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// How many sentences they are in.
    pub const fn n_sentences(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The token at `index`.
    #[inline]
    pub fn get(&self, index: usize) -> Option<Token> {
        let kept = self.all.get(index)?;
        let listed = self.data.word(kept.word);
        let start = kept.start as usize;
        Some(Token {
            span: Span::new(start, start + usize::from(kept.len)),
            word: WordFacts {
                classes: listed.classes.and(Classes::of_shape(kept.shape)),
                ..listed
            },
            shape: kept.shape,
            sentence: kept.sentence as usize,
        })
    }

    /// Adds a class of place to the token at `index`.
    pub fn add(&mut self, index: usize, class: Class) {
        if let Some(token) = self.all.get_mut(index) {
            token.shape |= Classes::of(class).shape_bits();
        }
    }

    /// The classes of the token at `index`; none where there is no token.
    #[inline]
    pub fn classes(&self, index: usize) -> Classes {
        self.get(index).map(|t| t.word.classes).unwrap_or_default()
    }

    /// Whether the token at `index` has the class.
    #[inline]
    pub fn has(&self, index: usize, class: Class) -> bool {
        self.classes(index).has(class)
    }

    /// Whether the token at `index` has one of the classes.
    #[inline]
    pub fn is_any(&self, index: usize, classes: Classes) -> bool {
        self.classes(index).meets(classes)
    }

    /// Whether one of the tokens has one of the classes.
    pub fn any(&self, stretch: Stretch, classes: Classes) -> bool {
        stretch.iter().any(|i| self.is_any(i, classes))
    }

    /// How many of the tokens are long words, and how many of those have a capital.
    pub fn n_capitals(&self, stretch: Stretch) -> (usize, usize) {
        let long = stretch.iter().map(|i| self.classes(i));
        let long = long.filter(|classes| classes.has(Class::Long));
        long.fold((0, 0), |(all, capitals), classes| {
            (all + 1, capitals + usize::from(classes.has(Class::Capital)))
        })
    }

    /// Whether one of the tokens is spelt so, whatever its capitals.
    pub fn has_word(&self, stretch: Stretch, word: &str) -> bool {
        stretch.iter().any(|i| self.is(i, word))
    }

    /// The first index of `from..to` whose token has one of the classes, else `to`.
    pub fn until(&self, from: usize, to: usize, classes: Classes) -> usize {
        let found = (from..to).find(|&i| self.is_any(i, classes));
        found.unwrap_or(to)
    }

    /// Whether the token at `index` is spelt so, whatever its capitals.
    pub fn is(&self, index: usize, lower: &str) -> bool {
        self.text_of(index).eq_ignore_ascii_case(lower)
    }

    /// Whether it is one of these.
    pub fn is_one_of(&self, index: usize, lower: &[&str]) -> bool {
        lower.iter().any(|word| self.is(index, word))
    }

    /// The text of the token at `index`.
    #[inline]
    pub fn text_of(&self, index: usize) -> &'t str {
        self.get(index).map_or("", |t| t.span.of(self.text))
    }

    /// The tokens of a sentence.
    #[inline]
    pub fn of_sentence(&self, sentence: usize) -> Stretch {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(self.all.len());
        Stretch::new(at(sentence), at(sentence + 1))
    }

    /// The tokens that share at least one byte with `span`. Cost: two binary searches.
    pub fn within(&self, span: Span) -> Stretch {
        let start = self
            .all
            .partition_point(|t| t.start as usize + usize::from(t.len) <= span.start);
        let end = self.all.partition_point(|t| (t.start as usize) < span.end);
        Stretch::new(start, end.max(start))
    }

    /// The stretch as a span of the text.
    pub fn span(&self, stretch: Stretch) -> Span {
        match (
            self.get(stretch.start),
            stretch.end.checked_sub(1).and_then(|i| self.get(i)),
        ) {
            (Some(first), Some(last)) if !stretch.is_empty() => {
                Span::new(first.span.start, last.span.end)
            }
            (Some(first), _) => Span::new(first.span.start, first.span.start),
            _ => Span::default(),
        }
    }

    /// Whether the token at `index` is a dash, or a hyphen that stands for one.
    pub fn is_dash(&self, index: usize) -> bool {
        self.has(index, Class::Dash) || self.text_of(index) == "-" && !self.is_glued(index)
    }

    /// Whether nothing is between the token at `index` and the one before it.
    pub fn is_glued(&self, index: usize) -> bool {
        match (
            index.checked_sub(1).and_then(|i| self.get(i)),
            self.get(index),
        ) {
            (Some(before), Some(token)) => before.span.end == token.span.start,
            _ => false,
        }
    }
}

/// The token at `span` with its entry in the language data and its shape.
fn kept(text: &str, span: Span, sentence: usize, cues: &Cues) -> PackedToken {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let token = span.of(text);
    PackedToken {
        start: small(span.start),
        sentence: small(sentence),
        shape: shape(token).shape_bits(),
        len: u16::try_from(span.len()).unwrap_or(u16::MAX),
        word: if is_initialism(token) {
            cues.exact_number(token)
        } else {
            cues.number(token)
        },
    }
}

/// Two or three capitals are a name in short, not the small word they spell: "US" is not "us", "IT" not "it".
fn is_initialism(token: &str) -> bool {
    matches!(token.len(), 2 | 3) && token.bytes().all(|b| b.is_ascii_uppercase())
}

fn shape(token: &str) -> Classes {
    let first = token.chars().next().unwrap_or(' ');
    let mark = match first {
        ',' => Some(Class::Comma),
        ':' => Some(Class::Colon),
        ';' => Some(Class::Semicolon),
        '\u{2013}'..='\u{2015}' => Some(Class::Dash),
        '-' if token.len() > 1 => Some(Class::Dash),
        '.' | '?' | '!' | '\u{2026}' => Some(Class::Stop),
        '(' | ')' | '[' | ']' => Some(Class::Bracket),
        _ => None,
    };
    let mut classes = mark.map(Classes::of).unwrap_or_default();
    if first.is_numeric() && !is_raised(first) {
        return classes.with(Class::Number);
    }
    if !first.is_alphabetic() || token.contains("://") || token.starts_with("www.") {
        return classes.with(Class::Marks);
    }
    classes = classes.with(Class::Word);
    if first.is_uppercase() {
        classes = classes.with(Class::Capital);
    }
    if token.len() > 3 {
        classes = classes.with(Class::Long);
    }
    endings(token, classes)
}

fn endings(token: &str, classes: Classes) -> Classes {
    match token.as_bytes() {
        [.., b'l', b'y'] if token.len() > 4 => classes.with(Class::Ly),
        [.., b'a', b'l'] => classes.with(Class::EndsAl).with(Class::Adjectival),
        [.., b'e', b'd'] => classes.with(Class::EndsEd),
        [.., b'i', b'n', b'g'] => classes.with(Class::EndsIng),
        [.., b'i', b'c'] | [.., b'o', b'u', b's'] | [.., b'i', b'v', b'e'] => {
            classes.with(Class::Adjectival)
        }
        _ => classes,
    }
}
