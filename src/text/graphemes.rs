//! The extended grapheme clusters of a text: what a reader takes for one character.
//!
//! Source of the rules: Unicode Standard Annex 29, as `unicode_segmentation` has them. By these no cluster ever holds
//! two letters that join with nothing, as those of ASCII and the ideographs are; so only the stretches between two such
//! neighbours need the rules at all.

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
        let (end, is_one) = self.end_of_stretch();
        self.at = end;
        let stretch = self
            .text
            .get(at..end)
            .filter(|stretch| !stretch.is_empty())?;
        if is_one {
            return Some((at, stretch));
        }
        (self.stretch, self.begins) = (stretch.grapheme_indices(true), at);
        let (_, cluster) = self.stretch.next()?;
        Some((at, cluster))
    }
}

impl Graphemes<'_> {
    /// The first place behind `at` between two characters that join with nothing, and whether one alone precedes it.
    #[inline]
    fn end_of_stretch(&self) -> (usize, bool) {
        let mut chars = self.text.get(self.at..).unwrap_or_default().chars();
        let Some(first) = chars.next() else {
            return (self.at, false);
        };
        let mut end = self.at + first.len_utf8();
        let (mut joins, mut is_one) = (may_join(first), true);
        for next in chars {
            let before = std::mem::replace(&mut joins, may_join(next));
            if !before && !joins {
                return (end, is_one);
            }
            is_one = false;
            end += next.len_utf8();
        }
        (end, is_one && !joins)
    }
}

/// Whether a character may be one cluster with a neighbour; `false` for letters and marks that never are, by which
/// nearly every text is made.
#[inline]
const fn may_join(c: char) -> bool {
    !matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_clusters_are_those_of_the_annex(
            text in "\\PC{0,12}|[a \r\néЖ“…©日、か\u{3099}ー！e\u{301}\u{200d}👩🚀🇫🇮\u{600}\u{94d}न한ᄀ\u{fe0f}]{0,12}"
        ) {
            let expected: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), expected);
        }
    }
}
