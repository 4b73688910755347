//! The extended grapheme clusters of a text: what a reader takes for one character.
//!
//! Source of the rules: Unicode Standard Annex 29, as `unicode_segmentation` knows them. By these no cluster ever holds
//! two ASCII characters, a carriage return with its line feed apart; so only the stretches between such neighbours
//! need the rules at all.

use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};

/// The clusters of `text`, each with the byte it begins at.
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes {
        text,
        at: 0,
        stretch: "".grapheme_indices(true),
        begins: 0,
    }
}

/// See [`graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'t> {
    text: &'t str,
    /// Where what was not looked at yet begins.
    at: usize,
    /// The stretch at hand that needs the rules, and where it begins.
    stretch: GraphemeIndices<'t>,
    begins: usize,
}

impl<'t> Iterator for Graphemes<'t> {
    type Item = (usize, &'t str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if let Some((at, cluster)) = self.stretch.next() {
            return Some((self.begins + at, cluster));
        }
        let at = self.at;
        let end = self.end_of_stretch();
        self.at = end;
        let stretch = self.text.get(at..end)?;
        if stretch.len() <= 1 {
            return (!stretch.is_empty()).then_some((at, stretch));
        }
        (self.stretch, self.begins) = (stretch.grapheme_indices(true), at);
        let (_, cluster) = self.stretch.next()?;
        Some((at, cluster))
    }
}

impl Graphemes<'_> {
    /// The first place behind `at` that lies between two ASCII characters.
    #[inline]
    fn end_of_stretch(&self) -> usize {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(self.at..).unwrap_or_default();
        let divides = |pair: &[u8]| matches!(pair, [a, b] if a.is_ascii() && b.is_ascii() && (*a, *b) != (b'\r', b'\n'));
        let first = rest.windows(2).position(divides);
        first.map_or(bytes.len(), |nth| self.at + nth + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_clusters_are_those_of_the_annex(
            text in "\\PC{0,12}|[a \r\n日e\u{301}\u{200d}👩🚀🇫🇮\u{600}\u{94d}न한ᄀ\u{fe0f}]{0,12}"
        ) {
            let expected: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), expected);
        }
    }
}
