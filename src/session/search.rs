//! Finding a phrase wherever it is, across line ends and paragraphs.
//!
//! Smart case: a phrase in lower case finds every case; one capital letter makes case count. A blank in the phrase
//! stands for any white space, so that a line end never hides a match.

use super::{Search, Session};
use crate::text::Span;

/// Every place where `phrase` stands in `text`, in reading order, not overlapping. Cost: linear for usual phrases.
pub fn find_all(text: &str, phrase: &str) -> Vec<Span> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let Some(first) = words.first() else {
        return Vec::new();
    };
    let any_case = !phrase.chars().any(char::is_uppercase);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(text, at, first, any_case) {
        if let Some(end) = end_of_match(text, start, &words, any_case) {
            found.push(Span::new(start, end));
            at = end;
        } else {
            at = start
                + text
                    .get(start..)
                    .and_then(|t| t.chars().next())
                    .map_or(1, char::len_utf8);
        }
    }
    found
}

/// The next byte from `at` on where `word` could begin.
fn next_start(text: &str, at: usize, word: &str, any_case: bool) -> Option<usize> {
    let initial = word.chars().next()?;
    let rest = text.get(at..)?;
    let fits = |c: char| same(c, initial, any_case);
    rest.char_indices()
        .find(|&(_, c)| fits(c))
        .map(|(i, _)| at + i)
}

/// Where the phrase that begins at `start` ends, if it stands there.
fn end_of_match(text: &str, start: usize, words: &[&str], any_case: bool) -> Option<usize> {
    let mut at = start;
    for (nth, word) in words.iter().enumerate() {
        if nth > 0 {
            let rest = text.get(at..)?;
            let blanks = rest.len() - rest.trim_start().len();
            if blanks == 0 {
                return None;
            }
            at += blanks;
        }
        let mut here = text.get(at..)?.chars();
        for wanted in word.chars() {
            let c = here.next().filter(|&c| same(c, wanted, any_case))?;
            at += c.len_utf8();
        }
    }
    Some(at)
}

/// Whether two characters match. Quotation marks and apostrophes match in every form: nobody types curly ones.
fn same(c: char, wanted: char, any_case: bool) -> bool {
    let plain = |c: char| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '\u{a0}' => ' ',
        _ => c,
    };
    let (c, wanted) = (plain(c), plain(wanted));
    c == wanted || (any_case && c.to_lowercase().eq(wanted.to_lowercase()))
}

impl Session {
    /// Searches for a phrase and goes to the first match from the present page on.
    pub(super) fn search_for(&mut self, phrase: &str) {
        if phrase.trim().is_empty() {
            self.search = None;
            return;
        }
        let matches = find_all(&self.article.text, phrase);
        if matches.is_empty() {
            self.search = None;
            self.warn(&format!("“{}” is not in this article", phrase.trim()));
            return;
        }
        let top = self.top_byte();
        let first = matches.partition_point(|m| m.start < top);
        let wrapped = first == matches.len();
        let current = Some(if wrapped { 0 } else { first });
        self.remember();
        self.search = Some(Search {
            phrase: phrase.trim().to_owned(),
            matches,
            current,
        });
        self.show_match(wrapped);
    }

    /// Goes `n` matches on or back, round the ends.
    pub(super) fn search_step(&mut self, n: usize, forward: bool) {
        let Some(search) = self.search.as_mut() else {
            self.tell("nothing is searched for: / finds a phrase");
            return;
        };
        let total = search.matches.len();
        let from = search.current.unwrap_or(0);
        let n = n % total.max(1);
        let next = if forward { from + n } else { from + total - n };
        let wrapped = if forward { next >= total } else { next < total };
        search.current = Some(next % total.max(1));
        self.show_match(wrapped);
    }

    fn show_match(&mut self, wrapped: bool) {
        let Some(search) = &self.search else {
            return;
        };
        let index = search.current.unwrap_or(0);
        let Some(&span) = search.matches.get(index) else {
            return;
        };
        let round = if wrapped { " · round the end" } else { "" };
        let text = format!(
            "“{}”: {} of {}{round}",
            search.phrase,
            index + 1,
            search.matches.len()
        );
        self.show(span);
        self.keep_current_in_sight();
        self.tell(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::find_all;

    #[track_caller]
    fn check(text: &str, phrase: &str, found: &[&str]) {
        let spans = find_all(text, phrase);
        let words: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
        assert_eq!(words, found, "{phrase:?}");
    }

    #[test]
    fn finds_across_line_ends_with_smart_case() {
        check(
            "The ferry\n\nsails. A Ferry sails.",
            "ferry sails",
            &["ferry\n\nsails", "Ferry sails"],
        );
        check("The ferry and the Ferry", "Ferry", &["Ferry"]);
        check("the mayor’s office", "mayor's", &["mayor’s"]);
        check("ÉTÉ été", "été", &["ÉTÉ", "été"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("nothing", "  ", &[]);
    }
}
