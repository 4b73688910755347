//! How many columns a stretch of text takes on the screen, and how much of it fits into so many.

use super::graphemes;
use super::safe::{lone, shown_grapheme};
use std::borrow::Cow;

/// The columns `text` takes when it is shown, cluster by cluster, hidden characters as placeholders.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return text.len();
    }
    if let Some((_, columns)) = lone(text) {
        return columns;
    }
    graphemes(text)
        .map(|(_, cluster)| shown_grapheme(cluster).1)
        .sum()
}

/// Columns from one tab stop to the next, as terminals have them.
const TAB: usize = 8;

/// The columns that a cluster takes behind `used` others: a tab goes to the next stop.
pub fn columns_at(cluster: &str, used: usize) -> usize {
    match cluster {
        "\t" => TAB - used % TAB,
        _ => shown_grapheme(cluster).1,
    }
}

/// As much of `text` as fits into `columns`.
pub fn fitting(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let mut ends = graphemes(text).map(|(at, cluster)| {
        used += shown_grapheme(cluster).1;
        (at, used)
    });
    let cut = ends.find(|(_, used)| *used > columns);
    cut.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// `text` in at most `columns`, with `…` where something is left out.
pub fn clipped(text: &str, columns: usize) -> Cow<'_, str> {
    match columns.checked_sub(1) {
        _ if width(text) <= columns => Cow::Borrowed(text),
        None => Cow::Borrowed(""),
        Some(room) => Cow::Owned(fitting(text, room).trim_end().to_owned() + "…"),
    }
}

/// Whether every terminal gives this character two columns: the ideographs, syllables and full-width forms of East
/// Asia. Of emoji some terminals think otherwise.
///
/// Source of the ranges: Unicode Standard Annex 11, class W without pictographs, and F.
pub const fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::{clipped, fitting, graphemes, lone, width};
    use proptest::prelude::*;

    #[test]
    fn counts_clusters_not_scalars() {
        for (text, columns) in [
            ("harbour", 7),
            ("日本", 4),
            ("e\u{301}", 1),
            ("👩\u{200d}🚀", 2),
            ("a\u{202e}b", 3),
            ("\t", 1),
            ("❤\u{fe0f}", 2),
            ("ｶﾞ", 2),
            // Terminals that place letter by letter would write the next letter over a vowel that got no column.
            ("न\u{94d}दी", 3),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn text_is_cut_between_clusters() {
        for (text, columns, shown) in [
            ("harbour", 7, "harbour"),
            ("harbour", 6, "harbo…"),
            ("the harbour", 5, "the…"),
            ("日本語", 4, "日…"),
            ("❤\u{fe0f}❤\u{fe0f}", 3, "❤\u{fe0f}…"),
            ("harbour", 1, "…"),
            ("harbour", 0, ""),
        ] {
            assert_eq!(clipped(text, columns), shown, "{text} in {columns}");
        }
        assert_eq!(fitting("e\u{301}tat", 1), "e\u{301}");
    }

    proptest! {
        #[test]
        fn a_character_alone_takes_the_columns_of_its_cluster(text in "\\PC{0,8}|[日本ü─“👍🏽e\u{301}\u{200b}]{0,8}") {
            for (_, cluster) in graphemes(&text) {
                if let Some((c, columns)) = lone(cluster) {
                    prop_assert_eq!(c.to_string(), cluster);
                    prop_assert_eq!(columns, width(cluster), "{:?}", cluster);
                }
            }
        }
    }
}
