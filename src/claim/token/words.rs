//! One sentence seen as words: what the rules on cues, subjects and contents look at.
//!
//! Outside of the sentence there is nothing, so a rule may look one word too far without asking first.

use super::tokens::{Stretch, Token, Tokens};
use crate::claim::cues::{Class, Classes, WordFacts};

/// The longest stretch that is looked at in one piece (tokens): a text without stops must not cost the square of it.
pub const LONGEST: usize = 400;

/// A sentence, or a piece of a very long one.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a, 't> {
    /// The tokens of the article.
    pub tokens: &'a Tokens<'t>,
    /// Those of this sentence.
    pub within: Stretch,
}

impl<'a, 't> Words<'a, 't> {
    /// The pieces of a sentence: one, unless it is very long.
    pub fn pieces(tokens: &'a Tokens<'t>, sentence: usize) -> impl Iterator<Item = Self> {
        let whole = tokens.of_sentence(sentence);
        whole.iter().step_by(LONGEST).map(move |start| Self {
            tokens,
            within: Stretch::new(start, (start + LONGEST).min(whole.end)),
        })
    }

    /// The first token of the sentence.
    pub const fn start(&self) -> usize {
        self.within.start
    }

    /// One past its last token.
    pub const fn end(&self) -> usize {
        self.within.end
    }

    /// The token at `index`, when it is in the sentence.
    #[inline]
    pub fn get(&self, index: usize) -> Option<Token> {
        if self.within.contains(index) {
            self.tokens.get(index)
        } else {
            None
        }
    }

    /// What is known of the word at `index`.
    #[inline]
    pub fn word(&self, index: usize) -> WordFacts {
        self.get(index).map(|t| t.word).unwrap_or_default()
    }

    /// Its classes; none outside of the sentence.
    #[inline]
    pub fn classes(&self, index: usize) -> Classes {
        self.word(index).classes
    }

    /// Whether the word at `index` has the class.
    #[inline]
    pub fn has(&self, index: usize, class: Class) -> bool {
        self.classes(index).has(class)
    }

    /// Whether it has one of the classes.
    #[inline]
    pub fn is_any(&self, index: usize, classes: Classes) -> bool {
        self.classes(index).meets(classes)
    }

    /// Whether one of the words has one of the classes.
    pub fn any(&self, stretch: Stretch, classes: Classes) -> bool {
        stretch.iter().any(|i| self.is_any(i, classes))
    }

    /// Whether the word at `index` is spelt so, whatever its capitals.
    pub fn is(&self, index: usize, lower: &str) -> bool {
        self.get(index)
            .is_some_and(|t| t.span.of(self.tokens.text).eq_ignore_ascii_case(lower))
    }

    /// Whether it is one of these.
    pub fn is_one_of(&self, index: usize, lower: &[&str]) -> bool {
        lower.iter().any(|word| self.is(index, word))
    }

    /// The first index of `from..to` that fits.
    pub fn find(
        &self,
        from: usize,
        to: usize,
        mut fits: impl FnMut(usize) -> bool,
    ) -> Option<usize> {
        (from.max(self.start())..to.min(self.end())).find(|&i| fits(i))
    }

    /// The first index of `from..to` that fits, else `to`.
    pub fn until(&self, from: usize, to: usize, fits: impl FnMut(usize) -> bool) -> usize {
        self.find(from, to, fits).unwrap_or(to)
    }
}

/// The index before `index`; before the first word of the text there is none, and nothing is found there.
pub const fn before(index: usize) -> usize {
    index.wrapping_sub(1)
}
