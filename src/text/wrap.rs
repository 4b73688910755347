//! Text in rows: broken where Unicode lets a line end, and inside a word only where the word is wider than a row.
//!
//! First fit, by the columns of grapheme clusters. Whatever is wrapped anywhere is wrapped here.

use super::breaks::words;
use super::{Span, columns_at, graphemes};

/// The words of a text with one blank between them.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of at most `columns` columns into which `text` fits, as stretches of it, without the blanks at which it was
/// broken; at least one. A single cluster that is wider than a row is alone on one. Cost: linear in the text.
pub fn wrap(text: &str, columns: usize) -> Vec<Span> {
    let mut wrapping = Wrapping::new(text, columns);
    wrapping.words(Span::new(0, text.len()));
    wrapping.end(0)
}

/// A text being wrapped, stretch by stretch.
#[derive(Debug)]
pub struct Wrapping<'t> {
    text: &'t str,
    columns: usize,
    /// Columns that rows behind the first have less.
    hanging: usize,
    rows: Vec<Span>,
    /// Columns taken in the last row.
    used: usize,
}

impl<'t> Wrapping<'t> {
    /// Begins with no rows, which will be of at most `columns` columns.
    pub const fn new(text: &'t str, columns: usize) -> Self {
        Self::hanging(text, columns, 0)
    }

    /// The same where rows behind the first will be indented by `hanging` columns.
    pub const fn hanging(text: &'t str, columns: usize, hanging: usize) -> Self {
        Self {
            text,
            columns,
            hanging,
            rows: Vec::new(),
            used: 0,
        }
    }

    /// Adds a stretch word by word.
    pub fn words(&mut self, span: Span) {
        let mut at = span.start;
        for word in words(span.of(self.text)) {
            let here = Span::new(at, at + word.len);
            if word.columns + self.hanging > self.columns {
                self.clusters(here);
            } else {
                self.whole(here, word.columns);
            }
            self.blanks(word.blanks);
            at = here.end + word.blanks;
        }
    }

    /// Adds a stretch that is broken only where a row is full, between any two clusters.
    pub fn clusters(&mut self, span: Span) {
        let room = self.columns.saturating_sub(self.hanging);
        let (mut from, mut used) = (span.start, 0);
        for (at, cluster) in graphemes(span.of(self.text)) {
            let at = span.start + at;
            if used > 0 && used + columns_at(cluster, used) > room {
                self.whole(Span::new(from, at), used);
                (from, used) = (at, 0);
            }
            used += columns_at(cluster, used);
        }
        self.whole(Span::new(from, span.end), used);
    }

    /// Adds a stretch of so many columns that is never broken: to the last row, or as a row of its own.
    pub fn whole(&mut self, span: Span, columns: usize) {
        let indent = if self.rows.len() > 1 { self.hanging } else { 0 };
        match self.rows.last_mut() {
            Some(last) if self.used + columns + indent <= self.columns => last.end = span.end,
            _ => {
                self.rows.push(span);
                self.used = 0;
            }
        }
        self.used += columns;
    }

    /// Adds blank columns, which a row does not end with.
    pub const fn blanks(&mut self, columns: usize) {
        self.used += columns;
    }

    /// The rows; an empty one at byte `start` where nothing was added.
    pub fn end(mut self, start: usize) -> Vec<Span> {
        if self.rows.is_empty() {
            self.rows.push(Span::new(start, start));
        }
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SafeText, width};
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, columns: usize, expected: &[&str]) {
        let rows = wrap(text, columns);
        let rows: Vec<&str> = rows.iter().map(|row| row.of(text)).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn rows_end_between_words_and_inside_of_those_that_are_too_wide() {
        check(
            "the ferry  sails at noon",
            9,
            &["the ferry", "sails at", "noon"],
        );
        check("a harbour-master", 10, &["a harbour-", "master"]);
        check("of 1990-1995", 8, &["of", "1990-199", "5"]);
        check("so incomprehensible", 8, &["so", "incompre", "hensible"]);
        check("港は今日も", 5, &["港は", "今日", "も"]);
        check(
            "❤\u{fe0f}❤\u{fe0f}❤\u{fe0f}",
            5,
            &["❤\u{fe0f}❤\u{fe0f}", "❤\u{fe0f}"],
        );
        check("日", 1, &["日"]);
        check("", 5, &[""]);
    }

    #[test]
    fn rows_behind_the_first_may_be_narrower_and_stretches_stay_whole() {
        let text = "see quay.example/of/tides at noon";
        let mut wrapping = Wrapping::hanging(text, 9, 2);
        wrapping.words(Span::new(0, 4));
        wrapping.whole(Span::new(4, 25), 21);
        wrapping.blanks(1);
        wrapping.words(Span::new(26, text.len()));
        let rows: Vec<&str> = wrapping
            .end(0)
            .into_iter()
            .map(|row| row.of(text))
            .collect();
        assert_eq!(rows, ["see", "quay.example/of/tides", "at noon"]);
    }

    proptest! {
        #[test]
        fn no_row_is_too_wide_and_only_blanks_are_lost(
            text in "([a-z日é]{1,9}|❤\u{fe0f}|👩\u{200d}🚀|🇫🇮|1\u{fe0f}\u{20e3}|ｶﾞ|न\u{94d}दी|[-–/.,!?“” \u{a0}\u{200b}\u{ad}]){0,24}",
            columns in 1usize..30,
            hanging in 0usize..3,
        ) {
            let text = SafeText::sanitize(&text).into_string();
            let mut wrapping = Wrapping::hanging(&text, columns + hanging, hanging);
            wrapping.words(Span::new(0, text.len()));
            let rows = wrapping.end(0);
            let mut end = 0;
            for (nth, row) in rows.iter().enumerate() {
                let room = if nth == 0 { columns + hanging } else { columns };
                let is_one = graphemes(row.of(&text)).count() == 1;
                prop_assert!(width(row.of(&text)) <= room || is_one, "{:?}", row.of(&text));
                let between = text.get(end..row.start).expect("rows follow each other");
                prop_assert!(between.bytes().all(|byte| byte == b' '), "lost {:?}", between);
                end = row.end;
            }
            prop_assert_eq!(text.trim_end_matches(' ').len(), end);
        }
    }
}
