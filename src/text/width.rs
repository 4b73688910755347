//! How many columns a stretch of text takes on the screen.

use super::safe::shown_grapheme;
use unicode_segmentation::UnicodeSegmentation;

/// The extended grapheme clusters of `text` with the byte each begins at.
///
/// Source of the rule: Unicode Standard Annex 29.
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// The columns `text` takes when it is shown, cluster by cluster, hidden characters as placeholders.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return text.len();
    }
    graphemes(text)
        .map(|(_, cluster)| shown_grapheme(cluster).1)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn counts_clusters_not_scalars() {
        for (text, columns) in [
            ("harbour", 7),
            ("日本", 4),
            ("e\u{301}", 1),
            ("👩\u{200d}🚀", 2),
            ("a\u{202e}b", 3),
            ("\t", 1),
            // Terminals that place letter by letter would write the next letter over a vowel that got no column.
            ("न\u{94d}दी", 3),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }
}
