//! Lines of words: neutralised, wrapped, one below the other.

use crate::text::{SafeText, graphemes, width};
use crate::view::together;
use textwrap::WordSeparator;

/// What a line that runs on begins with, so that one hears and sees where the next fact begins.
const RUNS_ON: &str = "  ";

/// The narrowest lines; on less, words are broken anywhere.
const NARROWEST: usize = 12;

/// Lines that grow.
pub(super) struct Said {
    text: String,
    width: usize,
}

impl Said {
    /// Nothing yet, in lines of at most `width` columns.
    pub(super) fn new(width: usize) -> Self {
        Self {
            text: String::new(),
            width: width.max(NARROWEST),
        }
    }

    /// Adds a line; white space in `text` becomes single blanks.
    pub(super) fn line(&mut self, text: &str) {
        self.wrap(text, RUNS_ON);
    }

    /// Adds a line that names keys: none is torn from the word that says what it does.
    pub(super) fn told(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.fill(&together::tied(&words.join(" ")), RUNS_ON);
    }

    /// Adds a line with a label before it.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        self.line(&format!("{label}: {text}"));
    }

    /// Adds a label and a path, which stands whole on a line of its own where both do not fit on one.
    pub(super) fn path(&mut self, label: &str, path: &str) {
        let path = SafeText::sanitize(path);
        let fits = width(label) + width(path.as_str()) + 2 <= self.width;
        let between = if fits { " " } else { "\n  " };
        for piece in [label, ":", between, path.as_str(), "\n"] {
            self.text.push_str(piece);
        }
    }

    /// Adds a paragraph of the article, wrapped flush.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.wrap(text, "");
    }

    /// Adds an empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// All of it, each line ended.
    pub(super) fn end(self) -> String {
        self.text
    }

    fn wrap(&mut self, text: &str, runs_on: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.fill(&words.join(" "), runs_on);
    }

    fn fill(&mut self, text: &str, runs_on: &str) {
        let safe = SafeText::sanitize(text);
        let mut out = String::new();
        let mut used = 0;
        let mut lead = "";
        for word in whole_words(safe.as_str()) {
            for piece in pieces(word, self.width - runs_on.len()) {
                let columns = width(piece.trim_end());
                if used > lead.len() && used + columns > self.width {
                    out.truncate(out.trim_end().len());
                    lead = runs_on;
                    out.push('\n');
                    out.push_str(lead);
                    used = lead.len();
                }
                out.push_str(piece);
                used += width(piece);
            }
        }
        self.text.push_str(&together::untied(&out));
        self.text.push('\n');
    }
}

/// The parts of a line between which it may be broken, each with the blank behind it. Addresses and paths stay whole:
/// nobody could copy one that runs over a line's end.
fn whole_words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let (mut from, mut at) = (0, 0);
    for token in text.split_inclusive(' ') {
        let begin = at;
        at += token.len();
        if token.contains('/') {
            words.extend(parts(text.get(from..begin).unwrap_or_default()));
            words.push(token);
            from = at;
        }
    }
    words.extend(parts(text.get(from..).unwrap_or_default()));
    words
}

/// The parts of a text between which Unicode lets a line end.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    let words = WordSeparator::UnicodeBreakProperties.find_words(text);
    words.filter_map(move |word| {
        let begin = at;
        at += word.word.len() + word.whitespace.len();
        text.get(begin..at)
    })
}

/// A word in pieces of at most so many columns, if it is longer; addresses and paths stay whole all the same.
fn pieces(word: &str, columns: usize) -> Vec<&str> {
    if width(word.trim_end()) <= columns || word.contains('/') {
        return vec![word];
    }
    let (mut pieces, mut from, mut used) = (Vec::new(), 0, 0);
    for (at, cluster) in graphemes(word) {
        if used > 0 && used + width(cluster) > columns {
            pieces.extend(word.get(from..at));
            (from, used) = (at, 0);
        }
        used += width(cluster);
    }
    pieces.extend(word.get(from..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn lines_are_wrapped_and_neutral() {
        let mut said = Said::new(20);
        said.labelled("Claim", "The ferry\n\ncarried 300 \u{1b}[2J people.");
        said.told("That is done; z undoes");
        said.paragraph("日本語の港は朝から忙しいです");
        assert_eq!(
            said.end(),
            "Claim: The ferry\n  carried 300 ␛[2J\n  people.\nThat is done;\n  z undoes\n日本語の港は朝から忙\nしいです\n"
        );
    }

    #[test]
    fn addresses_and_paths_stay_whole() {
        let mut said = Said::new(20);
        said.labelled("Link", "https://accounts.example/bridge-2031.pdf and more");
        said.line("kept in /home/ada/texts/ferry.md");
        said.line("a word of antidisestablishmentarianism");
        said.path("Checklist", "/home/ada/my texts/ferry.checklist.toml");
        said.path("At", "a b.toml");
        let expected = [
            "Link:",
            "  https://accounts.example/bridge-2031.pdf",
            "  and more",
            "kept in",
            "  /home/ada/texts/ferry.md",
            "a word of",
            "  antidisestablishme",
            "  ntarianism",
            "Checklist:",
            "  /home/ada/my texts/ferry.checklist.toml",
            "At: a b.toml",
            "",
        ];
        assert_eq!(said.end(), expected.join("\n"));
    }
}
